import { RapporteurError } from '../errors.js';
import type { ReportId } from '../model/index.js';

/** Letters of a digest by which a report may be named. */
const SHORTEST = 8;

/** The reports that words mean: ids, or how their digests begin. @throws RapporteurError `report-unknown`. */
export function reportsCalled(all: readonly ReportId[], words: readonly string[]): ReportId[] {
  return words.map((word) => {
    const start = word.startsWith('report:') ? word : `report:${word}`;
    const found = start.length < 'report:'.length + SHORTEST ? [] : all.filter((id) => id.startsWith(start));
    if (found.length !== 1)
      throw new RapporteurError(
        'report-unknown',
        found.length === 0 ? `there is no report ${word} in the dossier` : `several reports begin with ${word}`,
      );
    return found[0]!;
  });
}
