/** Disputes of order: two things that sides want one before the other, each another one first. */
import {
  type Condition,
  DAY,
  type FindingId,
  type Located,
  type OrderDispute,
  type OrderWish,
  type Party,
  type Position,
  put,
  type Statement,
} from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { accountOf } from './claims.js';
import { compare, least, type Material, stems } from './located.js';
import { Polarities } from './polarity.js';
import { isOnlooker, loners, sideOfParty } from './sides.js';

/** Days between wishes of one dispute, at most. */
const WITHIN = 60;

/** What sides do together or not at all, by the words that name it: whose turn it is to do it first nobody can say. */
const TOGETHER: readonly (readonly [string, RegExp])[] = [
  [
    'truce',
    /\b(?:truce|cease-?fire|armistice|cessation of hostilities|guns?\b[^.,]*\bsilent|end (?:to|of) (?:the )?(?:fighting|hostilities))\b|\b(?:fighting|shooting)\b[^.,]*\b(?:stop|end|cease)/iu,
  ],
  [
    'talks',
    /\b(?:talk(?:s|ed|ing)?|negotiat\p{L}+|dialogue|summit|meet(?:s|ing)?(?!\s+(?:(?:the|its|their|his|her|our|these|those|all)\s+)*(?:demands?|conditions?|terms|deadlines?|needs|targets?|obligations?|commitments?))|(?:the|negotiating) table)\b/iu,
  ],
  ['deal', /\b(?:deal|agreement|accord|treaty|settlement|pact)\b/iu],
  ['elections', /\b(?:elections?|vote|referendum|polls)\b/iu],
];

interface Thing {
  readonly words: string;
  /** What it is of `TOGETHER`, and the word that says so; null for the deed of one side. */
  readonly kind: string | null;
  readonly stems: ReadonlySet<string>;
}

/** One thing first, then another; `second` is null where only the first is told. */
interface Wish {
  readonly id: FindingId;
  readonly side: string;
  readonly day: string | null;
  /** Days since 1970. */
  readonly date: number | null;
  readonly source: string;
  readonly at: Span;
  readonly first: Thing;
  readonly second: Thing | null;
}

/** Every dispute of order of the record, newest first. */
export function orderDisputes(material: Material, actors: Actors): OrderDispute[] {
  const wishes = wishesOf(material, actors);
  const disputes: { things: readonly [Thing, Thing]; wishes: Set<Wish> }[] = [];
  // What one wants last, somebody else has to want first: only those are held against each other.
  const byFirst = new Map<string, Wish[]>();
  for (const w of wishes) for (const key of keysOf(w.first)) put(byFirst, key, w);
  for (const a of wishes) {
    const others = a.second === null ? [] : keysOf(a.second).flatMap((key) => byFirst.get(key) ?? []);
    for (const b of new Set(others)) {
      if (a.second === null || a.side === b.side || !isNear(a, b) || !areOpposite(a, b)) continue;
      const things = [a.first, a.second] as const;
      const known = disputes.find((d) => [...d.wishes].some((w) => isNear(w, a)) && isSamePair(d.things, things));
      if (known) known.wishes.add(a).add(b);
      else disputes.push({ things, wishes: new Set([a, b]) });
    }
  }
  return disputes
    .map(({ things, wishes: all }) => dispute(things, [...all]))
    .sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.id, b.id));
}

const keysOf = ({ kind, stems: all }: Thing): string[] => (kind !== null ? [`kind ${kind}`] : [...all]);

const isNear = (a: Wish, b: Wish): boolean => a.date === null || b.date === null || Math.abs(a.date - b.date) <= WITHIN;

/** What the one wants first the other wants last; "talks first" is against whoever puts anything before talks. */
function areOpposite(a: Wish, b: Wish): boolean {
  if (a.first.kind === null && a.second!.kind === null) return false;
  return isSame(a.second!, b.first) && (b.second === null ? b.first.kind !== null : isSame(a.first, b.second));
}

const isSamePair = (a: readonly [Thing, Thing], b: readonly [Thing, Thing]): boolean =>
  (isSame(a[0], b[0]) && isSame(a[1], b[1])) || (isSame(a[0], b[1]) && isSame(a[1], b[0]));

function isSame(a: Thing, b: Thing): boolean {
  if (a.kind !== null || b.kind !== null) return a.kind === b.kind;
  const shared = [...a.stems].filter((s) => b.stems.has(s)).length;
  return shared >= 2 || (shared === 1 && Math.min(a.stems.size, b.stems.size) < 3);
}

function dispute(things: readonly [Thing, Thing], all: readonly Wish[]): OrderDispute {
  const wishes = new Map<string, OrderWish>();
  const sorted = [...all].sort((a, b) => compare(a.day ?? '', b.day ?? '') || compare(a.id, b.id));
  for (const w of sorted) {
    const first = isSame(w.first, things[0]) ? 0 : 1;
    const known = wishes.get(`${w.side} ${first}`);
    wishes.set(`${w.side} ${first}`, { side: w.side, first, members: [...(known?.members ?? []), w.id] });
  }
  const members = [...new Set(sorted.map((w) => w.id))].sort(compare);
  const days = sorted.map((w) => w.day).filter((d) => d !== null);
  const plain = things.map((t) =>
    plainest(
      t,
      all.flatMap((w) => [w.first, ...(w.second ? [w.second] : [])]),
    ),
  );
  return {
    id: least(members),
    members,
    things: plain as [string, string],
    wishes: [...wishes.values()].sort((a, b) => a.first - b.first || compare(a.side, b.side)),
    since: days[0] ?? null,
    day: days.at(-1) ?? null,
  };
}

/** A thing in the words that most name it by, the fewest where these are equal. */
function plainest(thing: Thing, all: readonly Thing[]): string {
  const words = all.filter((t) => isSame(t, thing)).map((t) => t.words);
  const often = (w: string) => words.filter((other) => other === w).length;
  return words.sort((a, b) => often(b) - often(a) || a.length - b.length || compare(a, b))[0]!;
}

/** "no talks until there is a truce", "wants a truce before talks", "talks first": what sides want first, as they tell it themselves. */
function wishesOf(material: Material, actors: Actors): Wish[] {
  const found: Wish[] = [];
  const alone = loners(actors);
  const add = (told: Located, party: Party | null, at: Span, first: string, second: string | null) => {
    const side = sideOfParty(actors, party);
    const [a, b] = [thing(first), second === null ? null : thing(second)];
    if (
      side === null ||
      !/^\P{Ll}/u.test(side) ||
      alone.has(side) ||
      isOnlooker(actors, party) ||
      accountOf(actors, told.finding) !== null
    )
      return;
    if (a.stems.size === 0 || (b && (b.stems.size === 0 || isSame(a, b)))) return;
    // A saying whose halves were found already says no more.
    if (found.some((w) => w.source === told.source && w.side === side && w.at.start < at.end && at.start < w.at.end))
      return;
    found.push({
      id: told.finding.id,
      side,
      day: told.day,
      date: told.day === null ? null : Date.parse(told.day) / DAY,
      source: told.source,
      at,
      first: a,
      second: b,
    });
  };
  const polarities = new Polarities(material);
  for (const told of material.of('condition')) {
    const c = told.finding as Condition;
    if (!ORDERS.has(c.connective.value) || polarities.of(c, told.source) !== 'to happen') continue;
    add(told, c.setBy, around([...c.dependent.evidence, ...c.required.evidence]), c.required.value, c.dependent.value);
  }
  for (const told of material.of('position')) {
    const p = told.finding as Position;
    const order = WANTS.has(p.stance.value) && p.terms[0] ? parsed(p.terms.map((t) => t.value).join(' ')) : null;
    const refused = /^(?:rejects|red line)$/u.test(p.stance.value);
    if (!order || (refused && order.second === null)) continue;
    const [first, second] = refused ? [order.second!, order.first] : [order.first, order.second];
    add(told, p.holder, around(p.terms.flatMap((t) => t.evidence)), first, second);
  }
  for (const told of material.of('statement')) {
    const s = told.finding as Statement;
    for (const at of s.commits === 'asserts' ? s.content : []) {
      const order = at.end - at.start <= SHORT ? parsed(material.words(told.source, at)) : null;
      if (order && thing(order.first).kind !== null) add(told, s.source, at, order.first, order.second);
    }
  }
  return found;
}

/** Connectives that put one thing before another; an "if" and a bargain do not. */
const ORDERS: ReadonlySet<string> = new Set(['only if', 'unless', 'until', 'after', 'waits for']);
const WANTS: ReadonlySet<string> = new Set(['demands', 'red line', 'offers', 'rejects']);
/** Code points of a saying that is about an order and nothing else. */
const SHORT = 90;

const around = (spans: readonly Span[]): Span =>
  ({ start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }) as Span;

/** "a truce before talks", "talks only after a truce", "talks first". */
function parsed(words: string): { first: string; second: string | null } | null {
  const [, a, tie, b] =
    /^(.{3,}?)[,\s]+(before|only after|after|and only then|and then|then)\s+(.{3,})$/isu.exec(words) ?? [];
  if (a && tie && b) return /after/iu.test(tie) ? { first: b, second: a } : { first: a, second: b };
  const [, first] =
    /^(.{3,}?)[,\s]+(?:(?:must|should|has to|have to|to)\s+)?(?:(?:come|be|go)\s+)?first(?=\s*(?:$|[.,;:”"’'–—]|and\b|then\b|before\b))/isu.exec(
      words,
    ) ?? [];
  return first ? { first, second: null } : null;
}

/** Words around a thing that say nothing of what it is. */
const PLAIN =
  /^(?:[\s“"‘',.:–—]|\b(?:there|could|can|would|will|must|should|may|might|cannot|be|is|are|was|were|no|not|any|a|an|the|first|that|we|they|it|only|to|of)\b)+/iu;

function thing(words: string): Thing {
  const bare = words.replace(PLAIN, '').replace(/[\s“”"’',.]+$/u, '');
  const kinds = TOGETHER.map(([kind, pattern]) => ({ kind, found: pattern.exec(words) }))
    .filter(({ found }) => found !== null)
    .sort((a, b) => a.found!.index - b.found!.index);
  const [named] = kinds;
  return { words: named ? named.found![0].toLowerCase() : bare, kind: named?.kind ?? null, stems: stems(bare) };
}
