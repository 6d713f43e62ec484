import { stringify } from 'csv-stringify/sync';
import { type Kind, type ReceptionBySide, type ReportId, resolveMoments, type Slice } from '../model/index.js';
import { visible } from '../text/index.js';
import { clip } from '../views/brief/context.js';
import { convergence } from '../views/convergence.js';
import { deadlineRows } from '../views/deadlines.js';
import { decisionLog } from '../views/decided.js';
import { type Listed, listed } from '../views/folded.js';
import { forecastRows } from '../views/forecasts.js';
import { listing } from '../views/listing.js';
import { makers } from '../views/makers.js';
import { positionTable } from '../views/positions.js';
import { accountWords, promiseRows } from '../views/promises.js';
import { SHORT } from '../views/reference.js';
import { reportRows } from '../views/reports.js';
import { ORIGIN_COLUMNS, originCounts, originTables } from './originTables.js';

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

/** Fields that have a column of their own in every table, or that only a program needs. */
const OWN = new Set([
  'id',
  'kind',
  'evidence',
  'saidIn',
  'within',
  'confidence',
  'step',
  'cue',
  'content',
  'cuts',
  'candidates',
]);

/** Every table of a record as CSV (RFC 4180, UTF-8 with a mark for spreadsheets), by file name; without `text` words are short. */
export function csvTables(slice: Slice, text = true): Map<string, string> {
  const files = new Map<string, string>();
  for (const [name, kinds] of Object.entries(KINDS)) files.set(`${name}.csv`, findings(slice, kinds, text));
  files.set('reports.csv', csv(reportRows(slice).map((r) => ({ ...r, address: addressOf(slice, r.id) }))));
  for (const [name, rows] of Object.entries(objects(slice, text))) files.set(`${name}.csv`, csv(rows, OBJECTS[name]));
  for (const [name, rows] of Object.entries(originTables(slice, text)))
    files.set(`${name}.csv`, csv(rows, ORIGIN_COLUMNS[name]));
  files.set('notes.csv', csv(NOTES));
  return files;
}

/** Numbers in the tables that are no measurement, and what they are. */
const NOTES: readonly { readonly table: string; readonly column: string; readonly note: string }[] = [
  {
    table: 'acts',
    column: 'weight',
    note: 'a convention of the project, set class by class between conflict (-10) and cooperation (10) in the manner of Goldstein (1992): it orders acts for a picture; it measures nothing, and no sum or mean of it is a state of affairs',
  },
  {
    table: 'convergence',
    column: 'rank',
    note: 'a convention: the order of stances from 0 (red line) to 7 (accepts), and no distances; mean and apart are reckoned from it',
  },
  {
    table: 'every table of findings',
    column: 'confidence',
    note: 'about the reading and not about the world: how likely it is that the report says this, never how likely it is that it is so; 1 where a person accepted, corrected or added the finding',
  },
  {
    table: 'every table of findings',
    column: 'review',
    note: 'what people said of the finding; decisions.csv has who, when and why, and what they rejected is in no table',
  },
];

function findings(slice: Slice, kinds: readonly Kind[], text: boolean): string {
  const rows = uniform(listed(slice, listing(slice, kinds), false).map((r) => finding(slice, r, text)));
  return rows.length > 0 ? csv(rows) : csv([], BASE);
}

/** Columns of every table of findings. */
const BASE = [
  'id',
  'day',
  'outlet',
  'speaker',
  'told by',
  'side',
  'summary',
  'words',
  'report',
  'address',
  'start',
  'origins',
  'carriers',
  'copy of',
  'confidence',
  'review',
  'notes',
];

/** Columns of the tables of what is joined, for those without rows. */
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
  actors: ['id', 'name', 'names', 'type', 'side', 'side set by', 'roles', 'statements'],
  rounds: ['id', 'when', 'place', 'participants', 'status', 'history', 'minutes', 'members', 'origins', 'carriers'],
  papers: [
    'id',
    'name',
    'status',
    'makers',
    'versions',
    'terms',
    'answers',
    'may be answered',
    'comes from',
    'members',
    'origins',
    'carriers',
  ],
  cells: ['side', 'issue', 'stance', 'day', 'age in days', 'also', 'members', 'origins', 'carriers'],
  waits: [
    'id',
    'day',
    'side',
    'what waits',
    'connective',
    'for what',
    'polarity',
    'waits for side',
    'reported',
    'later reported',
    'deadlocks',
    'origins',
    'carriers',
  ],
  deadlocks: ['id', 'sides', 'since', 'day', 'circle', 'members'],
  orders: ['id', 'since', 'day', 'side', 'first', 'second', 'members'],
  convergence: ['issue', 'day', 'mean', 'apart', 'side', 'stance', 'rank', 'from', 'told', 'finding'],
  forecasts: ['id', 'day', 'speaker', 'side', 'foretold', 'later reported', 'reports since', 'origins', 'carriers'],
  promises: [
    'id',
    'day',
    'actor',
    'side',
    'to',
    'promised',
    'by',
    'when it starts',
    'status',
    'told by',
    'accounts',
    'later reported',
    'reports since',
    'members',
    'origins',
    'carriers',
  ],
  deadlines: [
    'id',
    'day',
    'kind',
    'set by',
    'side',
    'to',
    'demanded',
    'by',
    'before',
    'threatened',
    'later reported',
    'reports since',
    'members',
    'origins',
    'carriers',
  ],
  decisions: ['id', 'at', 'author', 'decided', 'reason', 'state'],
  differences: ['kind', 'label', 'about', 'side', 'members', 'origins', 'carriers'],
};

/** A finding in columns: where it stands, whose voice, its words, and each of its fields as words. */
function finding(slice: Slice, r: Listed, text: boolean): Record<string, unknown> {
  const located = slice.findings.get(r.id)!;
  const fields = Object.entries(located.finding).filter(([key]) => !OWN.has(key));
  const short = (words: string) => (text ? words : clip(words, SHORT));
  return {
    id: r.id,
    day: r.day,
    outlet: r.outlet,
    speaker: r.speaker,
    'told by': r.tellers.join('; '),
    side: r.side,
    summary: short(r.summary),
    words: short(r.parts.join(' … ')),
    report: located.report,
    address: addressOf(slice, located.report),
    start: r.start,
    ...originCounts(slice, r.id),
    'copy of': r.copyOf,
    confidence: located.finding.confidence,
    review: r.review?.verdict ?? '',
    notes: short(r.review?.notes.join('; ') ?? ''),
    ...(r.weight === null ? {} : { weight: r.weight }),
    ...Object.fromEntries(fields.map(([key, value]) => [key, short(plain(value))])),
    ...resolveMoments(located.finding, located.day),
  };
}

/** A field as words: the value of what is grounded, names of parties, lists with semicolons. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plain).join('; ');
  if (typeof value !== 'object') return String(value);
  const { value: inner, name, expression } = value as { value?: unknown; name?: unknown; expression?: string };
  if (inner !== undefined) return plain(inner);
  if (typeof name === 'string' || expression !== undefined) return (name as string | undefined) ?? expression!;
  return Object.values(value).map(plain).filter(Boolean).join(', ');
}

/** Rows of one table have the same columns. */
function uniform(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const columns = [...new Set(rows.flatMap((r) => Object.keys(r)))];
  return rows.map((r) => Object.fromEntries(columns.map((c) => [c, r[c] ?? ''])));
}

const addressOf = (slice: Slice, report: ReportId): string | null =>
  slice.appearances.get(report)?.find((a) => a.url)?.url ?? null;

/** Tables of what is joined over reports. */
function objects(slice: Slice, text: boolean): Record<string, Record<string, unknown>[]> {
  const { record } = slice;
  const papers = new Map(record.proposals.map((p) => [p.id, p.name]));
  const short = (words: string | null) => (text || words === null ? words : clip(words, SHORT));
  return {
    actors: record.actors.map((a) => ({
      id: a.id,
      name: a.name,
      names: a.names.join('; '),
      type: a.type,
      side: a.side,
      'side set by': a.sideSet?.decision ?? null,
      roles: a.roles.map((r) => r.words).join('; '),
      statements: a.statements,
    })),
    rounds: record.rounds.map((r) => ({
      id: r.id,
      when: r.when,
      place: r.place,
      participants: r.participants.join('; '),
      status: r.status,
      history: r.history.map((h) => `${h.day ?? 'no date'} ${h.status}`).join('; '),
      minutes: [...new Set(r.durations.map((d) => d.minutes))].join('; '),
      members: r.members.join('; '),
      ...originCounts(slice, r.members),
    })),
    papers: record.proposals.map((p) => ({
      id: p.id,
      name: p.name,
      status: p.status,
      makers: makers(p).join('; '),
      versions: p.versions
        .map((v) => `${v.day ?? 'no date'} ${v.number ?? ''} ${short(v.words)}`.replace(/ {2,}/gu, ' '))
        .join('; '),
      terms: p.terms.map((t) => `${t.issue ?? 'other'}: ${short(t.words)}`).join('; '),
      answers: p.receptions.map(answered).join('; '),
      'may be answered': p.candidates.map(answered).join('; '),
      'comes from': p.lineage
        .map((d) => `${d.relation} ${d.of ? `${papers.get(d.of)} (${d.of})` : short(d.words)}`)
        .join('; '),
      members: p.members.join('; '),
      ...originCounts(slice, p.members),
    })),
    cells: [...positionTable(slice).cells.values()].map((c) => ({
      side: c.side,
      issue: c.issue,
      stance: c.stance,
      day: c.day,
      'age in days': c.age,
      also: c.differs?.stance ?? null,
      members: c.members.join('; '),
      ...originCounts(slice, c.members[0]!),
    })),
    ...waitTables(slice, text),
    // A row for each side that a point counts, so that its mean can be taken again.
    convergence: convergence(slice).flatMap(({ issue, points }) =>
      points.flatMap(({ day, mean, apart, held }) =>
        held.map((h) => ({
          issue,
          day,
          mean,
          apart,
          side: h.side,
          stance: h.stance,
          rank: h.rank,
          from: h.from,
          told: h.day,
          finding: h.finding,
        })),
      ),
    ),
    forecasts: forecastRows(slice).map((f) => ({
      id: f.id,
      day: f.day,
      speaker: f.speaker,
      side: f.side,
      foretold: f.foretold,
      'later reported': f.later.map((l) => l.id).join('; '),
      'reports since': f.coverage.reports,
      origins: f.origins.origins.length,
      carriers: f.origins.carriers,
    })),
    promises: promiseRows(slice).map((p) => ({
      id: p.id,
      day: p.day,
      actor: p.actor,
      side: p.side,
      to: p.to,
      promised: short(p.act),
      by: p.by,
      'when it starts': short(p.trigger),
      status: p.status,
      'told by': p.status === null ? null : (p.told.speaker ?? p.told.outlet),
      accounts: p.accounts.map(accountWords).join('; '),
      'later reported': p.later.map((l) => l.finding).join('; '),
      'reports since': p.coverage.reports,
      members: p.members.join('; '),
      ...originCounts(slice, p.members),
    })),
    deadlines: deadlineRows(slice).map((d) => ({
      id: d.id,
      day: d.day,
      kind: d.kind,
      'set by': d.setBy,
      side: d.side,
      to: d.to,
      demanded: short(d.demanded),
      by: d.by,
      before: d.before.join('; '),
      threatened: short(d.threatened),
      'later reported': d.later.map((l) => l.finding).join('; '),
      'reports since': d.coverage.reports,
      members: d.members.join('; '),
      ...originCounts(slice, d.members),
    })),
    decisions: decisionLog(slice).map(({ id, at, author, words, reason, state }) => ({
      id,
      at,
      author,
      decided: words,
      reason,
      state,
    })),
    differences: record.contradictions.map((c) => ({
      id: c.id,
      kind: c.kind,
      label: c.label,
      about: c.about,
      side: c.side,
      members: c.findings.join('; '),
      origins: c.findings.map((id) => originCounts(slice, id).origins).join('; '),
      carriers: c.findings.map((id) => originCounts(slice, id).carriers).join('; '),
    })),
  };
}

/** Who waits for what with what later reports tell of it, the deadlocks as circles of conditions, and for each dispute of order who wants what first. */
function waitTables(slice: Slice, text: boolean): Record<string, Record<string, unknown>[]> {
  const { record } = slice;
  const short = (words: string) => (text ? words : clip(words, SHORT));
  return {
    waits: record.conditions.map((c) => ({
      id: c.id,
      day: c.day,
      side: c.side,
      'what waits': short(c.dependent.value),
      connective: c.connective,
      'for what': short(c.required.value),
      polarity: c.polarity,
      'waits for side': c.on,
      reported: c.reported,
      'later reported': c.laterReported.map((l) => `${l.day ?? 'no date'} ${l.says} ${l.finding}`).join('; '),
      deadlocks: record.deadlocks
        .filter((d) => d.members.includes(c.id))
        .map((d) => d.id)
        .join('; '),
      ...originCounts(slice, c.id),
    })),
    deadlocks: record.deadlocks.map((d) => ({
      id: d.id,
      sides: d.sides.join('; '),
      since: d.since,
      day: d.day,
      circle: d.cycle.join('; '),
      members: d.members.join('; '),
    })),
    orders: record.orders.flatMap(({ id, things, since, day, wishes }) =>
      wishes.map((w) => ({
        id,
        since,
        day,
        side: w.side,
        first: short(things[w.first]),
        second: short(things[1 - w.first]!),
        members: w.members.join('; '),
      })),
    ),
  };
}

const answered = ({ day, side, answer, hedge }: ReceptionBySide): string =>
  `${day ?? 'no date'} ${side} ${answer}${hedge ? ` (${hedge})` : ''}`;

const csv = (rows: readonly object[], columns: readonly string[] = Object.keys(rows[0] ?? {})): string =>
  // Words that turn the direction of writing would turn the table.
  // A spreadsheet would run a cell that begins like a formula; words of a report must stay words.
  stringify(rows as object[], {
    cast: { string: (words) => visible(words) },
    header: true,
    // A table without rows still says what its columns are.
    columns: columns.length > 0 ? [...columns] : ['id'],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
