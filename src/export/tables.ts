import { stringify } from 'csv-stringify/sync';
import type { Kind, Slice } from '../model/index.js';
import { visible } from '../text/index.js';
import { listing } from '../views/listing.js';
import { reportRows } from '../views/reports.js';

/** Lists of findings by the name of their table. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  statements: ['statement'],
  meetings: ['meeting'],
  proposals: ['proposal', 'reception'],
  positions: ['position'],
  conditions: ['condition'],
  commitments: ['commitment'],
  acts: ['event'],
  assessments: ['assessment'],
  figures: ['figure'],
  questions: ['question'],
};

/** Every table of a record as CSV (RFC 4180, UTF-8 with a mark for spreadsheets), by file name. */
export function csvTables(slice: Slice): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, kinds] of Object.entries(KINDS))
    files.set(
      `${name}.csv`,
      csv(
        listing(slice, kinds).map((r) => ({
          id: r.id,
          day: r.day,
          outlet: r.outlet,
          speaker: r.speaker,
          'told by': r.tellers.join('; '),
          side: r.side,
          summary: r.summary,
          words: r.words,
          start: r.start,
        })),
      ),
    );
  files.set('reports.csv', csv(reportRows(slice).map((r) => ({ ...r }))));
  files.set(
    'actors.csv',
    csv(
      slice.record.actors.map((a) => ({
        id: a.id,
        name: a.name,
        names: a.names.join('; '),
        type: a.type,
        side: a.side,
        roles: a.roles.map((r) => r.words).join('; '),
        statements: a.statements,
      })),
    ),
  );
  return files;
}

const csv = (rows: readonly object[]): string =>
  // Words that turn the direction of writing would turn the table.
  // A spreadsheet would run a cell that begins like a formula; words of a report must stay words.
  stringify(rows as object[], {
    cast: { string: (words) => visible(words) },
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
