import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actWeights, issueNames, modeTold } from '../src/lexicon/index.js';
import { table } from '../src/lexicon/table.js';
import {
  ACTS,
  BOUNDS,
  CHANNELS,
  COMMITMENT_STATUSES,
  COMMITS,
  CONNECTIVES,
  type Hedge,
  KINDS,
  LINEAGE_RELATIONS,
  MEETING_FORMATS,
  MEETING_STATUSES,
  type MentionForm,
  type MentionType,
  type MomentRelation,
  PROPOSAL_STATUSES,
  type Precision,
  type Question,
  RUNGS,
  STANCES,
  type Statement,
} from '../src/model/index.js';
import { SHAPES } from '../src/score/gold.js';

const BOOK = readFileSync(new URL('../docs/codebook.md', import.meta.url), 'utf8');

/** A numbered section of the codebook. */
const section = (n: number): string => BOOK.split(/^## /mu).find((s) => s.startsWith(`${n}. `))!;

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The cells of the table of a section whose head begins with a word, a row each. */
function rows(n: number, head: string): string[][] {
  const lines = section(n).split('\n');
  const from = lines.findIndex((line, i) => line.startsWith(`| ${head}`) && lines[i + 1]?.startsWith('| ---'));
  const size = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return lines.slice(from + 2, from + size).map(cells);
}

const first = (n: number, head: string): string[] => rows(n, head).map(([word]) => word!);

/** The values that rows "field: value" of a table of fields give. */
const ofField = (n: number, field: string): string[] =>
  first(n, 'field').flatMap((cell) => (cell.startsWith(`${field}: `) ? [cell.slice(field.length + 2)] : []));

/** Names of a type that has no list in the model: the compiler wants them all. */
const all = <T extends string>(names: Readonly<Record<T, 0>>): string[] => Object.keys(names);

const sorted = (words: readonly string[]) => [...words].sort();

const acts = rows(10, 'act ');
const modes = new Map(acts.map(([act, , cell]) => [act!, cell === 'none' ? [] : cell!.split(', ')]));
const stances = first(7, '`stance`');
const connectives = first(8, '`connective`');
const issues = first(7, 'issue');
const channels = first(3, '`channel`');
const formats = ofField(4, 'format');
const meetingStatuses = first(4, 'value');
const judged = rows(11, 'field').map(([field, value]) => `${field} ${value}`);

const FORMS = all<MentionForm>({ name: 0, title: 0, description: 0, pronoun: 0 });
const TYPES = all<MentionType>({
  person: 0,
  organisation: 0,
  state: 0,
  office: 0,
  place: 0,
  nationality: 0,
  group: 0,
  other: 0,
});
const QUOTATIONS = all<Statement['quotation']>({ direct: 0, indirect: 0, mixed: 0 });
const HEDGES = all<Hedge>({ 'more or less': 0, somewhat: 0, possibly: 0, reportedly: 0, largely: 0 });
const ANSWERS = all<Question['answer']>({ answered: 0, declined: 0, silent: 0 });
const RELATIONS = all<MomentRelation>({ on: 0, before: 0, after: 0, during: 0, 'same day': 0 });
const PRECISIONS = all<Precision>({
  minute: 0,
  hour: 0,
  'part of day': 0,
  day: 0,
  week: 0,
  month: 0,
  season: 0,
  quarter: 0,
  half: 0,
  year: 0,
  decade: 0,
  century: 0,
  unknown: 0,
});

describe('the model has the classes of the codebook', () => {
  test.each([
    ['acts', [...modes.keys()], ACTS],
    ['stances', stances, STANCES],
    ['connectives', connectives, CONNECTIVES],
    ['issues', issues, [...issueNames()]],
    ['forms of mentions', first(2, '`form`'), FORMS],
    ['types of mentions', first(2, '`type`'), TYPES],
    ['quotations', first(3, '`quotation`'), QUOTATIONS],
    ['what a source does', first(3, '`commits`'), COMMITS],
    ['rungs', first(3, '`rung`'), RUNGS],
    ['channels', channels, CHANNELS],
    ['formats of meetings', formats, MEETING_FORMATS],
    ['statuses of meetings', meetingStatuses, MEETING_STATUSES],
    ['lineage', first(5, 'lineage'), LINEAGE_RELATIONS],
    ['answers', first(6, '`answer`'), STANCES],
    ['hedges', first(6, '`hedge`'), HEDGES],
    ['bounds', ofField(12, 'bound'), BOUNDS],
    ['answers to questions', ofField(13, 'answer'), ANSWERS],
    ['precisions', first(14, 'precision'), PRECISIONS],
    ['relations of moments', first(14, 'relation'), RELATIONS],
    ['statuses of proposals', first(5, '`status`'), PROPOSAL_STATUSES],
    ['statuses of commitments', first(9, '`status`'), COMMITMENT_STATUSES],
  ] as const)('%s', (_, told, known) => expect(sorted(told)).toEqual(sorted(known)));
});

describe('the lexicons have no class that the codebook has not', () => {
  test('acts, and their weights', () => {
    for (const [act] of table('acts')) expect([act, modes.has(act!)]).toEqual([act, true]);
    const weights = acts.map(([act, , , weight]) => [act, Number(weight!.replace('−', '-'))]);
    expect([...actWeights()]).toEqual(expect.arrayContaining(weights));
  });

  test('modes, each under its act', () => {
    for (const [act, mode] of table('modes')) {
      if (mode !== '') expect([act, mode, modes.get(act!)?.includes(mode!)]).toEqual([act, mode, true]);
      else expect(modes.get(act!)).not.toEqual([]);
    }
  });

  test('stances and connectives', () => {
    for (const [stance] of table('stances')) expect(stances).toContain(stance);
    for (const [connective] of table('connectives')) expect(connectives).toContain(connective);
  });

  test('how talks go, and how they are valued', () => {
    expect([...new Set(table('assessments').map(([tells, value]) => `${tells} ${value}`))].sort()).toEqual(
      sorted(judged),
    );
  });

  test.each([
    ['issues', issues],
    ['channels', channels],
    ['formats', formats],
    ['meetingstatuses', meetingStatuses],
    ['bounds', ofField(12, 'bound')],
    ['stances', stances],
  ])('%s', (file, told) => {
    expect(told).toEqual(expect.arrayContaining(table(file).map(([value]) => value)));
    for (const value of told) expect(table(file).map(([v]) => v)).toContain(value);
  });

  test('nouns of meetings', () => {
    for (const [, format] of table('meetings')) if (format) expect(formats).toContain(format);
  });
});

describe('the book tells every value', () => {
  const kinds = KINDS.map((kind, i) => [kind, i + 2] as const);

  test.each([...kinds, ['moments', 14] as const])('%s: no row without an example and a counter-example', (_, n) => {
    const lines = section(n).split('\n');
    const heads = [...lines.keys()].filter((i) => lines[i + 1]?.startsWith('| ---'));
    expect(heads).not.toHaveLength(0);
    for (const head of heads) {
      const columns = cells(lines[head]!);
      expect(columns.slice(-2)).toEqual(['example', 'counter-example']);
      for (let i = head + 2; lines[i]?.startsWith('|'); i++) {
        const row = cells(lines[i]!);
        expect([row[0], row.length, row.filter((cell) => cell === '')]).toEqual([row[0], columns.length, []]);
      }
    }
  });

  test.each(kinds)('%s: every role that a mark may have stands in a table', (kind, n) => {
    const told = section(n)
      .split('\n')
      .flatMap((line) => (line.startsWith('|') ? cells(line).slice(0, 1) : []))
      .join(' ');
    for (const role of [...SHAPES[kind]!.needs, ...SHAPES[kind]!.may]) {
      // Trigger words are what a mark is; the table of lineage has the values of the output.
      if (['words', 'basedOn', 'revises', 'addsTo', 'replaces'].includes(role)) continue;
      expect(told).toMatch(new RegExp(`\\b${role}`, 'u'));
    }
  });
});

test('every mode of the codebook has words', () => {
  const known = new Set(table('modes').map(([act, mode]) => `${act} ${mode}`));
  for (const [act, list] of modes) for (const mode of list) expect(known).toContain(`${act} ${mode}`);
});

describe('words tell the mode of an act', () => {
  const words = (text: string) => (text === '' ? [] : text.split(' '));
  test.each([
    ['SANCTION', 'osk', 'expelled', 'two diplomats', 'expel'],
    ['SANCTION', 'varnia', 'recalled', 'its ambassador', 'withdraw'],
    ['MOBILIZE', 'osk', 'massed', 'troops at the river', 'troops'],
    ['COERCE', 'police', 'detained', 'the editor', 'arrest'],
    ['ASSAULT', 'the army', 'shelled', 'the harbour', 'heavy-weapons'],
    ['ASSAULT', 'drones', 'hit', 'the gate', 'drone'],
    ['CONSULT', 'oren', 'spoke', 'by telephone with the premier', 'phone'],
    ['CONSULT', 'the delegations will', 'confer', 'by video link', 'phone'],
    ['CONSULT', 'the envoy', 'shuttled', 'between the two', 'third-party'],
    ['CONSULT', 'the premier', 'visited', 'osk', 'visit'],
    ['CONSULT', 'oren', 'met', 'the envoy', null],
    ['RETREAT', 'the front', 'freed', 'nine men', 'release'],
    ['RETREAT', 'osk', 'pulled back', 'its guns', 'withdraw'],
    ['REQUEST', 'oren', 'invited', 'the front to talks', 'meet'],
    ['REQUEST', 'varnia', 'demanded', 'the release of the pilots', 'yield'],
    ['REJECT', 'the envoy', 'refused to attend', '', 'meet'],
    ['THREATEN', 'osk', 'threatened', 'to close the strait', 'restrict'],
    ['PROTEST', 'students', 'marched', 'on the ministry', 'demo'],
    ['SANCTION', 'varnia', 'imposed', 'tariffs on steel', null],
    ['SUPPORT', 'oren', 'praised', 'the ruling', null],
  ] as const)('%s: %s %s %s', (act, before, trigger, behind, mode) =>
    expect(modeTold(act, { before: words(before), words: words(trigger), behind: words(behind) })).toBe(mode),
  );
});
