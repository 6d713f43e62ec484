import { RapporteurError } from '../errors.js';
import type { ReportId } from '../model/index.js';

/** Letters of a digest by which a report may be named. */
const SHORTEST = 8;

/** The one report of these that an id, or the first letters of one, means. @throws RapporteurError `report-unknown`. */
export function reportCalled(all: Iterable<ReportId>, words: string): ReportId {
  const start = words.startsWith('report:') ? words : `report:${words}`;
  if (start.length < 'report:'.length + SHORTEST)
    throw unknown(`“${words}” is too short for a report`, `Give at least ${SHORTEST} letters of its id.`);
  const found = [...all].filter((id) => id.startsWith(start));
  if (found.length > 1) throw unknown(`several reports begin with ${words}`, 'Give more letters of the id.');
  if (found.length === 0) throw unknown(`there is no report ${words} in the dossier`);
  return found[0]!;
}

const unknown = (message: string, hint?: string) =>
  new RapporteurError('report-unknown', message, hint ? { hint } : {});
