/** Who comes into an office and who leaves it in a report, so that "the minister" behind it is the right one. */
import { comesIntoOffice, leavesOffice, offices } from '../../lexicon/index.js';

import type { Entity, Mentioned, Parties } from './parties.js';

/** Somebody who comes into an office: that of whom they follow, or one that is named. */
interface Arrival {
  readonly to: Entity;
  readonly mention: Mentioned;
  readonly offices: ReadonlySet<string>;
}

interface Turns {
  /** The first token behind which somebody is told to have left their office. */
  readonly left: ReadonlyMap<Entity, number>;
  readonly leavers: readonly Mentioned[];
  readonly arrivals: readonly Arrival[];
}

const known = new WeakMap<Parties, Turns>();

/** Read once, when the names of the report are joined and before its descriptions are. */
function turns(parties: Parties): Turns {
  const before = known.get(parties);
  if (before) return before;
  const left = new Map<Entity, number>();
  const leavers: Mentioned[] = [];
  const comers: { mention: Mentioned; told: NonNullable<ReturnType<typeof comesIntoOffice>> }[] = [];
  for (const m of parties.mentions) {
    const entity = m.form === 'name' && m.type === 'person' ? parties.entityOf(m) : null;
    if (!entity) continue;
    const [front, behind] = beside(parties, m);
    if (leavesOffice(front, behind)) {
      leavers.push(m);
      left.set(entity, Math.min(left.get(entity) ?? Infinity, m.last));
    }
    const told = comesIntoOffice(front, behind);
    if (told) comers.push({ mention: m, told });
  }
  const arrivals = comers.map(({ mention, told }): Arrival => {
    const from = leavers.filter((o) => told.follows && o.sentence === mention.sentence && o.entity !== mention.entity);
    const theirs = from.flatMap((o) => [...parties.entityOf(o)!.offices]);
    return { to: parties.entityOf(mention)!, mention, offices: new Set([...theirs, ...officesIn(told.into)]) };
  });
  const found = { left, leavers, arrivals };
  known.set(parties, found);
  return found;
}

/** The word and class of the office with which one of some words begins. */
function officesIn(into: readonly string[]): string[] {
  for (const words of into) {
    const tokens = words.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    const found = offices().match(0, (k) => tokens[k] ?? '');
    if (found && !found.value.plural) return [found.value.word, `class:${found.value.class}`];
  }
  return [];
}

/** The words of a sentence in front of a mention and behind it. */
function beside({ syntax }: Parties, m: Mentioned): [string, string] {
  const { first, last } = syntax.sentences[m.sentence]!;
  const { text, tokens } = syntax;
  const [start, end] = [tokens[m.first]!.start, tokens[m.last - 1]!.end];
  const whole = syntax.span(first, last);
  return [text.slice({ ...whole, end: start }), text.slice({ ...whole, start: end })];
}

/**
 * Whether somebody else has come into the office of a person who left it, in front of a token: as long as nobody has, a report that tells
 * of a minister who resigned goes on calling them so.
 */
export function hasLeft(parties: Parties, entity: Entity, at: number): boolean {
  const { left, arrivals } = turns(parties);
  if ((left.get(entity) ?? Infinity) > at) return false;
  return arrivals.some(
    (a) => a.to !== entity && a.mention.last <= at && [...a.offices].some((o) => entity.offices.has(o)),
  );
}

/** The offices that a person holds at a token: their own, and those that they have come into. */
export function officesAt(parties: Parties, entity: Entity, at: number): ReadonlySet<string> {
  const own = turns(parties).arrivals.filter((a) => a.to === entity && a.mention.last <= at);
  return own.length === 0 ? entity.offices : new Set([...entity.offices, ...own.flatMap((a) => [...a.offices])]);
}

/** "Orsk was sworn in as | foreign minister": who comes into the office that words behind "as" name. */
export function comerInto(parties: Parties, m: Mentioned): Entity | undefined {
  const { syntax } = parties;
  const word = m.office?.word;
  if (!word || ![1, 2].some((back) => syntax.lower(m.first - back) === 'as')) return undefined;
  const holds = (a: Arrival) => [...a.offices].some((o) => o === word || o.endsWith(` ${word}`));
  return turns(parties).arrivals.find((a) => a.mention.sentence === m.sentence && holds(a))?.to;
}

/** "dismissed Orsk and named Brandt to replace | him": who leaves an office in the sentence. */
export function leaverMeant(parties: Parties, m: Mentioned): Entity | null {
  if (!/^(?:replace|succeed)(?:d|ed|s|ing)?$/u.test(parties.syntax.lower(m.first - 1))) return null;
  const leaver = turns(parties).leavers.find((o) => o.sentence === m.sentence && o.last <= m.first);
  const entity = parties.entityOf(leaver ?? null);
  return entity && (entity.gender === 'u' || entity.gender === m.gender) ? entity : null;
}
