/** Whose a thing is: what a side promises, holds back or has ("Orm's guns") is in its hands, so that who waits for it waits for that side. */
import { type Finding, grouped, type Mention, type Party } from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { type Material, stems } from './located.js';
import { isSide, sideOfParty } from './sides.js';

/** How much of what is told of a thing must be of one side. */
const SHARE = 0.6;
/** How much of what is waited for must be told of somebody at all. */
const KNOWN = 0.4;
/** Words behind a side's name that tell what it has. */
const BEHIND = 3;

export class Control {
  readonly #by = new Map<string, Map<string, number>>();

  constructor(material: Material, actors: Actors) {
    const tell = (party: Party | null, words: string) => {
      const side = sideOfParty(actors, party);
      if (side === null || !isSide(actors, party) || !/^\P{Ll}/u.test(side)) return;
      for (const stem of stems(words)) {
        const sides = this.#by.get(stem) ?? new Map<string, number>();
        sides.set(side, (sides.get(side) ?? 0) + 1);
        this.#by.set(stem, sides);
      }
    };
    for (const { finding: f } of material.of('condition')) tell(f.setBy, f.dependent.value);
    for (const { finding: f } of material.of('commitment')) tell(f.actor, f.act.value);
    // Whose a thing is, the reports tell that tell of conditions: the others are not looked into.
    const telling = new Set(material.of('condition').map((c) => c.source));
    for (const [source, mentions] of grouped(
      material.of('mention').filter((m) => telling.has(m.source)),
      (m) => m.source,
    ))
      for (const { finding: m } of mentions) tell(partyOf(m), had(material.behind(source, endOf(m), 60), m));
  }

  /** The side in whose hands most of what is waited for is; null where no side's are told to be, or more than one's. */
  of(required: string, own: string | null): string | null {
    const score = new Map<string, number>();
    let known = 0;
    const wanted = stems(required);
    for (const stem of wanted) {
      const sides = this.#by.get(stem);
      if (!sides) continue;
      known++;
      const total = [...sides.values()].reduce((a, b) => a + b, 0);
      for (const [side, n] of sides) score.set(side, (score.get(side) ?? 0) + n / total);
    }
    const [best] = [...score].filter(([side]) => side !== own).sort((a, b) => b[1] - a[1]);
    // One word of many says nothing of whose the thing is.
    return best && known >= KNOWN * wanted.size && best[1] / known >= SHARE ? best[0] : null;
  }
}

const endOf = (m: Mention): number => (m.evidence[0] as Span).end;
const partyOf = (m: Mention): Party => ({ value: { name: m.name, party: m.party }, evidence: m.evidence }) as Party;

/** "Orm|'s heavy guns", "Ormish | guns": the words of what somebody has. */
function had(behind: string, m: Finding & { kind: 'mention' }): string {
  const own =
    behind.match(/^[’']s?\s+((?:[\p{L}-]+\s?)+)/u)?.[1] ??
    (m.form === 'name' && m.type === 'nationality' ? behind : '');
  return own.trim().split(/\s+/u).slice(0, BEHIND).join(' ');
}
