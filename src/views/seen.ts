/** What had been decided of a thing, as whoever decides of it remembers it. */
import type { DecisionKind, DecisionState, FindingId, Slice } from '../model/index.js';
import { wholeOf } from './holding.js';
import { decisionsById, findingOf, reviewOf } from './reviews.js';

/**
 * Decisions about the same thing as one of this kind and these words would be, oldest first, without those that were undone: of a finding all
 * that was said of it, of a pair whether it is one, of an actor the side, of a decision that it was undone.
 */
export function decidedOf(
  now: Slice,
  kind: DecisionKind,
  words: readonly string[],
  whole = false,
): readonly DecisionState[] {
  const [about = '', value = ''] = words;
  const [one, two] = [about, value].map((id) => findingOf(now, id));
  const of = (kinds: readonly DecisionKind[], same: (d: DecisionState) => boolean) =>
    now.record.decisions.filter((d) => d.state !== 'undone' && kinds.includes(d.kind) && same(d));
  switch (kind) {
    case 'undo':
      return of(['undo'], (d) => d.about === about);
    case 'side':
      return of(['side'], (d) => isSame(now, d.about, one!));
    case 'merge':
    case 'split':
      return of(['merge', 'split'], (d) => isPair(now, d, one!, two!));
    case 'link':
    case 'unlink':
      return of(['link', 'unlink'], (d) => isPair(now, d, one!, two!));
    case 'add':
      return of(['add'], (d) => isOfWords(d, words));
    default:
      return ofFinding(now, one!, whole) ?? of(['note'], (d) => isSame(now, d.about, one!));
  }
}

/** The same as ids, as a form remembers them; empty where nobody decided anything. */
export const seenOf = (now: Slice, kind: DecisionKind, words: readonly string[], whole = false): string =>
  decidedOf(now, kind, words, whole)
    .map((d) => d.id)
    .join(' ');

function ofFinding(now: Slice, about: string, whole: boolean): readonly DecisionState[] | null {
  const id = about as FindingId;
  if (!now.findings.has(id) && !now.rejected.has(id)) return null;
  const all = whole ? (wholeOf(now, id)?.members ?? [id]) : [id];
  const ids = new Set(all.flatMap((m) => reviewOf(now, m)?.decisions ?? []));
  const known = decisionsById(now);
  return all.length === 1
    ? [...ids].flatMap((d) => known.get(d) ?? [])
    : now.record.decisions.filter((d) => ids.has(d.id));
}

/** Whether what a decision named means the same: one finding, one report, or somebody in common. */
function isSame(now: Slice, named: string, own: string): boolean {
  if (named === own || findingOf(now, named) === own) return true;
  const actors = actorsOf(now, own);
  return actors.length > 0 && actorsOf(now, named).some((id) => actors.includes(id));
}

/** Actors whom a name or a mention means. */
const actorsOf = (now: Slice, who: string): string[] =>
  now.record.actors.filter((a) => a.names.includes(who) || a.members.includes(who as FindingId)).map((a) => a.id);

const isPair = (now: Slice, d: DecisionState, a: string, b: string): boolean =>
  (isSame(now, d.about, a) && isSame(now, d.value ?? '', b)) ||
  (isSame(now, d.about, b) && isSame(now, d.value ?? '', a));

/** Whether somebody added a finding of a kind at words that are selected, or around or inside them. */
function isOfWords({ body }: DecisionState, [report, kind, words = '']: readonly string[]): boolean {
  const on = body!.on;
  if (on.source !== report || on.kind !== kind) return false;
  const [, start, end] = /^(\d+)-(\d+)$/u.exec(words) ?? [];
  if (start && end) return on.at.start < Number(end) && Number(start) < on.at.end;
  return on.exact.includes(words) || words.includes(on.exact);
}
