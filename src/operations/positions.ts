import type { Slice } from '../model/index.js';
import { originLines } from '../render/originLines.js';
import { type Style, wrap } from '../render/style.js';
import { terminalTable } from '../render/table.js';
import { visible } from '../text/index.js';
import { clip } from '../views/brief/context.js';
import { type Counted, claimOrigins, originWords } from '../views/claimOrigins.js';
import { type Listed, listed } from '../views/folded.js';
import { listing } from '../views/listing.js';
import { cellKey, type PositionTable, positionTable, type Stand, silenceWords } from '../views/positions.js';
import { checked, countWords, FILTERS, foldedRows, input } from './lists.js';
import { sliceOf } from './open.js';
import { DOSSIER, operation } from './operation.js';

/** Columns of one table in a terminal; more sides have a table of their own below. */
const COLUMNS = 4;
/** Code points that a cell shows. */
const SHOWN = 110;

interface Positions {
  readonly table: PositionTable;
  /** Cells with their newest member that passes the filter. */
  readonly shown: readonly Stand[];
  /** Stances that pass the filter, oldest first. */
  readonly rows: readonly Listed[];
  /** From where the newest words of a cell come. */
  readonly told: (cell: Stand) => Counted;
}

function positionsOf(slice: Slice, filter: Parameters<typeof listing>[2], opened: boolean): Positions {
  const table = positionTable(slice);
  const inCells = new Set([...table.cells.values()].flatMap((c) => c.members));
  const rows = listing(slice, ['position', 'reception'], filter).filter(
    (r) => slice.findings.get(r.id)!.finding.kind === 'position' || inCells.has(r.id),
  );
  const ids = new Set(rows.map((r) => r.id));
  return {
    table,
    rows: listed(slice, rows, opened),
    shown: [...table.cells.values()].filter((c) => c.members[0] && ids.has(c.members[0])),
    told: (cell) => claimOrigins(slice, cell.members[0]!),
  };
}

export const positions = operation({
  name: 'positions',
  summary: 'Where each side stands on each issue',
  detail:
    'Draws sides by issues with the newest stance and its terms, as the reports up to --until have it; stances on which no issue of the lexicon is named stand below. An empty cell says which kind of empty it is: nothing said, where the side speaks of the issue and no stance was found in its words, or nothing read, where no report that was read has a word of it on the issue.',
  examples: ['rapporteur positions talks.dossier', 'rapporteur positions talks.dossier --side Kelmara --json'],
  arguments: [DOSSIER],
  options: FILTERS,
  input,
  run: async (given) => {
    const filter = checked(given);
    // What later reports tell is no part of where a side stood.
    return positionsOf(await sliceOf(given, filter.until ?? null), filter, given.origins === true);
  },
  json: ({ rows }) => rows,
  terminal: ({ table, shown, rows, told }, style, { origins = false }) => {
    if (rows.length === 0) return style.quiet('No positions in this dossier fit.');
    const inTable = new Set(shown.flatMap((c) => c.members));
    const others = rows.filter((r) => !inTable.has(r.id));
    const parts = [...matrices(table, shown, told, style), ...(origins ? cellOrigins(shown, told, style) : [])];
    return [...parts, ...otherMatters(others, style), style.quiet(countWords(rows, 'positions'))].join('\n\n');
  },
});

/** Sides by issues, a few sides at a time, in the order of the record: those of which most is told first. */
function matrices(table: PositionTable, shown: readonly Stand[], told: Positions['told'], style: Style): string[] {
  const sides = [...table.sides, ...table.hidden].filter((side) => shown.some((c) => c.side === side));
  const found: string[] = [];
  for (let i = 0; i < sides.length; i += COLUMNS) {
    const columns = sides.slice(i, i + COLUMNS);
    const issues = table.issues.filter((issue) => shown.some((c) => c.issue === issue && columns.includes(c.side)));
    const cells = issues.map((issue) => [
      issue,
      ...columns.map((side) => cellOf(table, shown, told, side, issue, style)),
    ]);
    found.push(terminalTable(['issue', ...columns.map((c) => visible(c))], cells, style));
  }
  return found;
}

/** Below the tables, from where the words of each cell come. */
const cellOrigins = (shown: readonly Stand[], told: Positions['told'], style: Style): string[] =>
  shown.map((c) => [style.strong(visible(`${c.side}: ${c.issue}`)), ...originLines(told(c), true, style)].join('\n'));

function cellOf(
  table: PositionTable,
  shown: readonly Stand[],
  told: Positions['told'],
  side: string,
  issue: string,
  style: Style,
): string {
  const stand = shown.find((c) => c.side === side && c.issue === issue);
  if (stand) {
    const terms = stand.terms ? `: “${clip(stand.terms, SHOWN)}”` : '';
    return visible(`${stand.stance}${terms} (${stand.day ?? 'no date'}; ${originWords(told(stand))})`);
  }
  const other = table.instead.get(cellKey(side, issue));
  if (other) return visible(`${other.does}: “${clip(other.words, SHOWN)}”`);
  return style.quiet(silenceWords(table.silence(side, issue)));
}

/** Whose words these are; of another side's will it is an account. */
function toldBy({ speaker, outlet, finding }: Listed): string {
  const { claimedBy } = finding as { claimedBy?: { value: { name: string } } | null };
  if (claimedBy) return `by ${claimedBy.value.name}’s account`;
  return speaker ?? outlet ?? 'outlet not given';
}

function otherMatters(rows: readonly Listed[], style: Style): string[] {
  if (rows.length === 0) return [];
  const lines = foldedRows(rows).flatMap(({ row: r, copies }) => {
    const more = copies.length > 0 ? `, and ${copies.length} more in the same words` : '';
    return [
      wrap(visible(`${r.summary} (${toldBy(r)}, ${r.day ?? 'no date'}${more})`), style.width, '  ', '    '),
      ...originLines(r.told, true, style),
    ];
  });
  return [`${style.strong('On other matters, earlier, or as others tell it')}\n${lines.join('\n')}`];
}
