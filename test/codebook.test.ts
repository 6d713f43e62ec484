import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { actWeights, modeTold } from '../src/lexicon/index.js';
import { table } from '../src/lexicon/table.js';
import {
  ACTS,
  COMMITMENT_STATUSES,
  CONNECTIVES,
  MEETING_STATUSES,
  PROPOSAL_STATUSES,
  STANCES,
} from '../src/model/index.js';

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
  const from = lines.findIndex((line) => line.startsWith(`| ${head}`));
  const size = lines.slice(from).findIndex((line) => !line.startsWith('|'));
  return lines.slice(from + 2, from + size).map(cells);
}

const first = (n: number, head: string): string[] => rows(n, head).map(([word]) => word!);

const sorted = (words: readonly string[]) => [...words].sort();

const acts = rows(10, 'act ');
const modes = new Map(acts.map(([act, , cell]) => [act!, cell === 'none' ? [] : cell!.split(', ')]));
const stances = first(7, '`stance`');
const connectives = first(8, '`connective`');

describe('the model has the classes of the codebook', () => {
  test.each([
    ['acts', [...modes.keys()], ACTS],
    ['stances', stances, STANCES],
    ['connectives', connectives, CONNECTIVES],
    ['statuses of meetings', first(4, 'value'), MEETING_STATUSES],
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

  test('how talks go', () => {
    const told = rows(11, 'field').map(([field, value]) => `${field} ${value}`);
    for (const [tells, value] of table('assessments'))
      if (tells !== 'valuation') expect(told).toContain(`${tells} ${value}`);
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
