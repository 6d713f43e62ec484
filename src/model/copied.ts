import { hull, type Span, sentenceAt, type Text } from '../text/index.js';
import { roleSpans, roleWords } from './findingId.js';
import { grouped } from './grouped.js';
import type { Located } from './record.js';

/**
 * What tells the same as a finding in other copies of its text: of each copy the finding with the same words in the same roles, or else the only
 * one of its kind in the same sentence, since a reader may see one name more in one copy than in another. `among` are findings of the kind in all
 * copies of the text, its own too.
 */
export function copiesAmong(one: Located, among: readonly Located[], text: (source: string) => Text): Located[] {
  const words = (l: Located) => roleWords(l.finding, text(l.source));
  const sentence = ({ finding, source }: Located) => {
    const of = text(source);
    return of.slice(sentenceAt(of, hull(roleSpans(finding).map((r) => r.span))));
  };
  const [own, around] = [words(one), sentence(one)];
  const byReport = grouped(among, (l) => l.report);
  const alike = (all: readonly Located[]) =>
    all.filter((l) => words(l) === own).sort((a, b) => startOf(a) - startOf(b));
  const beside = (all: readonly Located[]) => all.filter((l) => sentence(l) === around);
  const ours = byReport.get(one.report) ?? [one];
  // The same words twice in one text are two findings, the first of a copy is the first of the other.
  const place = alike(ours).findIndex((l) => l.finding.id === one.finding.id);
  const isOnly = beside(ours).length === 1;
  return [...byReport]
    .filter(([report]) => report !== one.report)
    .flatMap(([, all]) => {
      const found = alike(all)[place];
      const near = isOnly && !found ? beside(all) : [];
      return found ?? (near.length === 1 ? near : []);
    });
}

const startOf = ({ finding }: Located): number =>
  Math.min(...roleSpans(finding).map((r): Span['start'] => r.span.start));
