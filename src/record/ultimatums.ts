/** Ultimatums and deadlines: a time that somebody gives for something, one however often it is told. */
import {
  type ActEvent,
  DAY,
  type Excerpt,
  type FindingId,
  grouped,
  type Located,
  type Party,
  type Ultimatum,
} from '../model/index.js';
import { overlap, sentenceAt } from '../text/index.js';
import { type Actors, countryName } from './actors.js';
import { byTime, compare, least, type Material, stems } from './located.js';
import type { ReadAfter } from './readAfter.js';
import { sideOfParty } from './sides.js';
import { NOT, type TimeGiven, timesGiven } from './timesGiven.js';

/** Days between two tellings of one ultimatum, at most. */
const WITHIN = 60;
/** Of the words of the shorter demand, how much the longer must hold. */
const ALIKE = 0.3;
/** Lines that a telling is held against, those begun last. */
const LAST = 60;

interface Line {
  readonly set: TimeGiven[];
  /** What became of it, in the words of later sentences. */
  readonly after: TimeGiven[];
}

/** Oldest first. */
export function ultimatums(material: Material, actors: Actors, read: ReadAfter): Ultimatum[] {
  const lines: Line[] = [];
  const words = new Words(material);
  for (const told of timesGiven(material, actors)) {
    const home = lines.slice(-LAST).findLast((line) => fits(line, told, words));
    if (told.after) home?.after.push(told);
    else if (home) home.set.push(told);
    else if (told.by !== null || told.setBy !== null) lines.push({ set: [told], after: [] });
  }
  const answers = new Answers(material, actors);
  return lines
    .map((line) => ultimatum(line, material, actors, answers, read))
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.id, b.id));
}

/** The words of demands and threats as stems, made once for each telling. */
class Words {
  readonly #known = new Map<TimeGiven, ReadonlySet<string>>();

  constructor(private readonly material: Material) {}

  of(told: TimeGiven): ReadonlySet<string> {
    let known = this.#known.get(told);
    if (!known) {
      const parts = [told.demanded, told.threatened].filter((e) => e !== null);
      known = stems(parts.map((e) => this.material.words(told.told.source, e.at)).join(' '));
      this.#known.set(told, known);
    }
    return known;
  }
}

/** Whether a telling is of what a line tells: no two setters, no two whom it is put to, no two times, and words in common where both have any. */
function fits({ set }: Line, told: TimeGiven, words: Words): boolean {
  const last = set.at(-1)!;
  const apart = days(last.told.day, told.told.day);
  if (apart > WITHIN) return false;
  const sides = set.map((t) => t.side).filter((s) => s !== null);
  const targets = set.map((t) => t.toSide).filter((s) => s !== null);
  if (differs(sides, told.side) || differs(targets, told.toSide)) return false;
  const shared = among(sides, told.side) || among(targets, told.toSide);
  const same = told.by !== null && set.some((t) => t.by === told.by);
  const other = told.by !== null && set.some((t) => t.by !== null) && !same;
  // "The deadline passed" means what was set last, where nobody else's is told.
  if (told.after || told.extended) return shared || (sides.length === 0 && told.side === null);
  if (other) return false;
  const best = Math.max(...set.map((t) => overlap(words.of(t), words.of(told))));
  const bare = words.of(told).size === 0 || set.every((t) => words.of(t).size === 0);
  if (same) return bare ? shared || told.called : best >= ALIKE;
  return bare ? shared && told.called : shared && best >= 2 * ALIKE;
}

const differs = (known: readonly string[], told: string | null): boolean =>
  told !== null && known.length > 0 && !among(known, told);

/** "Orlan" and "Orlan government" are one here. */
const among = (known: readonly string[], told: string | null): boolean =>
  told !== null && known.some((k) => k === told || k.startsWith(`${told} `) || told.startsWith(`${k} `));

const days = (a: string | null, b: string | null): number =>
  a === null || b === null ? 0 : Math.abs(Date.parse(a) - Date.parse(b)) / DAY;

function ultimatum(line: Line, material: Material, actors: Actors, answers: Answers, read: ReadAfter): Ultimatum {
  const { set, after } = line;
  const first = set[0]!;
  const setter = set.find((t) => t.setBy !== null);
  const put = set.find((t) => t.to !== null);
  const members = [...new Set([...set, ...after].map((t) => t.told.finding.id))].sort(compare);
  const wordsOf = (e: Excerpt) => material.words(material.located.get(e.finding)!.source, e.at);
  const demands = set.flatMap((t) => t.demanded ?? []);
  const plain = demands.filter((e) => !NOT.test(wordsOf(e)));
  const demanded = longest(plain.length > 0 ? plain : demands);
  const toSide = set.find((t) => t.toSide !== null)?.toSide ?? null;
  const done = answers.to(set.at(-1)!, toSide, demanded ? wordsOf(demanded) : '');
  const threatened = longest(set.flatMap((t) => t.threatened ?? []));
  return {
    id: least(members),
    members,
    kind: threatened || set.some((t) => isUltimatum(material, t)) ? 'ultimatum' : 'deadline',
    setBy: nameOf(actors, setter?.setBy ?? null),
    side: set.find((t) => t.side !== null)?.side ?? null,
    to: nameOf(actors, put?.to ?? null),
    toSide,
    demanded,
    threatened,
    by: set.findLast((t) => t.by !== null)?.by ?? null,
    day: first.told.day,
    tellings: set.map((t) => ({ finding: t.told.finding.id, at: t.at, by: t.by, day: t.told.day })),
    laterReported: [...new Set([...after.map((t) => t.told.finding.id), ...done])],
    coverage: read.after([...set, ...after].map((t) => t.told.day).findLast((d) => d !== null) ?? null),
  };
}

/** Acts of those to whom something is put, and whether they answer it is left to the reader. */
class Answers {
  readonly #bySide: ReadonlyMap<string, readonly Told[]>;

  constructor(
    private readonly material: Material,
    private readonly actors: Actors,
  ) {
    const happened = material
      .of('event')
      .filter(({ finding: e }) => e.status === 'happened' && ANSWERS.has(e.act.value));
    this.#bySide = grouped(happened, (e) => sideOfParty(actors, e.finding.actor) ?? '');
  }

  /** Later acts of a side, up to some weeks on, that share two words with what is demanded, or a name in it. */
  to({ told }: TimeGiven, side: string | null, demanded: string): FindingId[] {
    if (side === null || told.day === null) return [];
    const wanted = without(stems(demanded), stems(side));
    const names = without(stems((demanded.match(/(?<!^)\b\p{Lu}\p{L}+/gu) ?? []).join(' ')), CALENDAR);
    return [...this.#bySide]
      .filter(([by]) => among([side], by) || among([side], countryName(by, this.actors.countries)))
      .flatMap(([, all]) => all)
      .filter((e) => e.day !== null && e.day > told.day! && days(e.day, told.day) <= WITHIN)
      .filter((e) => {
        const own = stems(
          this.material.words(e.source, sentenceAt(this.material.text(e.source), e.finding.act.evidence[0])),
        );
        return [...wanted].filter((s) => own.has(s)).length > 1 || [...names].some((s) => own.has(s) && wanted.has(s));
      })
      .sort(byTime)
      .slice(0, SHOWN)
      .map((e) => e.finding.id);
  }
}

type Told = Located & { finding: ActEvent };
const ANSWERS: ReadonlySet<string> = new Set('CONCEDE RETREAT AGREE AID COOPERATE REJECT'.split(' '));
const CALENDAR = stems(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec monday tuesday wednesday thursday friday saturday sunday',
);
/** Later acts that are shown with an ultimatum. */
const SHOWN = 2;
const without = (all: ReadonlySet<string>, gone: ReadonlySet<string>): Set<string> =>
  new Set([...all].filter((s) => !gone.has(s) && !CALENDAR.has(s)));

const isUltimatum = (material: Material, { told, at }: TimeGiven): boolean =>
  /\bultimatum\b/iu.test(material.words(told.source, at));

const longest = (all: readonly Excerpt[]): Excerpt | null =>
  all.reduce<Excerpt | null>((best, e) => (!best || length(e) > length(best) ? e : best), null);
const length = ({ at }: Excerpt): number => at.end - at.start;

const nameOf = (actors: Actors, party: Party | null): string | null =>
  (party?.value.party ? actors.of.get(party.value.party)?.name : undefined) ?? party?.value.name ?? null;
