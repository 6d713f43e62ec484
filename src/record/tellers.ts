/** In whose mouth a promise stands: its own side's, another side's, or that of somebody who is neither. */
import type { Commitment, Located, Party } from '../model/index.js';
import type { Actors } from './actors.js';
import { accountOf } from './claims.js';
import type { Material } from './located.js';
import { isOnlooker, sideOfParty } from './sides.js';

type Promised = Located & { finding: Commitment };

/** Acts that part two sides. */
const HOSTILE: ReadonlySet<string> = new Set(
  'THREATEN ACCUSE ASSAULT SANCTION COERCE MOBILIZE PROTEST REJECT'.split(' '),
);
const BETWEEN = /\b(?:mediators?|facilitators?|go-betweens?|monitors?|observers?|arbitrators?)\b/iu;

/** Who tells of promises. One report may not show that speaker and promiser are two sides where the whole record does. */
export class Tellers {
  readonly #rivals = new Set<string>();
  /** Sides, or people of none, that go between the others. */
  readonly #between = new Set<string>();

  constructor(
    private readonly material: Material,
    private readonly actors: Actors,
  ) {
    for (const { finding: f } of material.of('event')) if (HOSTILE.has(f.act.value)) this.#part(f.actor, f.recipient);
    for (const { finding: m } of material.of('meeting')) {
      for (const [i, a] of m.participants.entries()) for (const b of m.participants.slice(i + 1)) this.#part(a, b);
      for (const p of m.mediators) this.#goesBetween(p);
    }
    for (const a of actors.list) if (a.roles.some((r) => BETWEEN.test(r.words))) this.#between.add(a.side ?? a.name);
  }

  #part(a: Party | null, b: Party | null): void {
    const [x, y] = [sideOfParty(this.actors, a), sideOfParty(this.actors, b)];
    if (x !== null && y !== null && x !== y) this.#rivals.add(pair(x, y));
  }

  #goesBetween(party: Party): void {
    const side = sideOfParty(this.actors, party);
    if (side !== null) this.#between.add(side);
  }

  /** Who speaks where a promise is told; null for the outlet. */
  speaker({ finding }: Promised): Party | null {
    const said = finding.saidIn ? this.material.located.get(finding.saidIn)?.finding : undefined;
    return said?.kind === 'statement' ? said.source : null;
  }

  /** Whether the side that gave a promise tells of it. */
  isOwn(told: Promised): boolean {
    const speaker = this.speaker(told);
    return speaker !== null && sideOfParty(this.actors, speaker) === sideOfParty(this.actors, told.finding.actor);
  }

  /** The side whose account a telling is; null where it is the promiser's, an outlet's, or that of somebody between the sides. */
  accountOf(told: Promised): string | null {
    const { actors } = this;
    const known = accountOf(actors, told.finding);
    if (known !== null) return this.#between.has(known) ? null : known;
    const speaker = this.speaker(told);
    const [side, own] = [sideOfParty(actors, speaker), sideOfParty(actors, told.finding.actor)];
    if (speaker === null || side === null || own === null || side === own || isOnlooker(actors, speaker)) return null;
    if (!/^\P{Ll}/u.test(side) || this.#between.has(side) || BETWEEN.test(speaker.value.name)) return null;
    const promisedTo = side === sideOfParty(actors, told.finding.counterpart);
    const two = this.#rivals.has(pair(side, own)) || (this.#isCountry(side) && this.#isCountry(own));
    return promisedTo || two ? side : null;
  }

  /** A country, or a bare name without an office, which may be one that nobody knows. */
  #isCountry(side: string): boolean {
    if (this.actors.countries.includes(side)) return true;
    const bearers = this.actors.list.filter((a) => a.name === side && a.type !== 'place');
    return !/\s/u.test(side) && bearers.length > 0 && bearers.every((a) => a.type === 'person' && a.roles.length === 0);
  }
}

const pair = (a: string, b: string): string => [a, b].sort().join('\n');
