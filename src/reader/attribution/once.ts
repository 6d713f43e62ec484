import { grouped } from '../../model/index.js';
import type { Stretch } from '../parties/mention.js';
import type { StatementDraft } from './statement.js';

/** Of two statements of one source with the same words, found by two ways, the one that is told by somebody, else the surer. */
export function onceEach(all: readonly StatementDraft[]): StatementDraft[] {
  const near = grouped(all, (s) => s.sentence);
  const tellers = new Set(all.map((s) => s.within));
  const before = (a: StatementDraft, b: StatementDraft) =>
    rank(a) > rank(b) || (rank(a) === rank(b) && all.indexOf(a) < all.indexOf(b));
  return all.filter((s) => tellers.has(s) || !near.get(s.sentence)!.some((o) => isTwin(s, o) && before(o, s)));
}

const rank = (s: StatementDraft): number => (s.within ? 1 : 0) + s.confidence;

const isTwin = (a: StatementDraft, b: StatementDraft): boolean =>
  a !== b && a.source?.first === b.source?.first && sameContent(a.content, b.content);

export const sameContent = (a: readonly Stretch[], b: readonly Stretch[]): boolean =>
  a.length === b.length && a.every((s, i) => s.first === b[i]!.first && s.last === b[i]!.last);
