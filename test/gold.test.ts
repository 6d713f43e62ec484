import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ACTS, COMMITMENT_STATUSES, CONNECTIVES, MEETING_STATUSES, STANCES } from '../src/model/index.js';
import { claimsOfGold, SCORED } from '../src/score/claims.js';
import { judgeClaims, parseParties } from '../src/score/frames.js';
import { findParts, type GoldText, parseGold, spansOf } from '../src/score/gold.js';
import { Text } from '../src/text/index.js';

const FOLDER = fileURLToPath(new URL('../fixtures/gold', import.meta.url));
const PASSAGES = fileURLToPath(new URL('../training/passages', import.meta.url));
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');
const negotiations = readdirSync(FOLDER, { withFileTypes: true })
  .filter((d) => d.isDirectory() && d.name !== 'second')
  .map((d) => d.name);
const names = negotiations.flatMap((n) =>
  readdirSync(join(FOLDER, n))
    .filter((f) => f.endsWith('.gold'))
    .map((f) => `${n}/${f.slice(0, -5)}`),
);
const heldOut = read('held-out.txt')
  .split('\n')
  .filter((l) => l && !l.startsWith('#'));
const golds = new Map<string, GoldText>(names.map((n) => [n, parseGold(read(`${n}.gold`))]));

/** Party roles whose value must be a name of the list. */
const PARTIES =
  'source participant mediator drawnUpBy tabledBy carriedBy holder setBy actor counterpart recipient by'.split(' ');

test('the gold is 72 reports of six negotiations, a third of them held out', () => {
  expect(negotiations).toHaveLength(6);
  expect(names).toHaveLength(72);
  expect(heldOut).toHaveLength(24);
  for (const name of heldOut) expect(names).toContain(name);
});

test('the held-out reports are those whose digest is on record', () => {
  const hash = createHash('sha256');
  for (const name of heldOut) hash.update(readFileSync(join(FOLDER, `${name}.gold`)));
  expect(hash.digest('hex')).toBe(read('held-out.sha256').trim());
});

test('the held-out part has at least forty of each kind that is scored', () => {
  for (const kind of SCORED) {
    const n = heldOut.reduce((sum, name) => sum + golds.get(name)!.marks.filter((m) => m.kind === kind).length, 0);
    expect([kind, n >= 40]).toEqual([kind, true]);
  }
});

/** An object of a record that was kept by hand. */
interface Kept {
  readonly told?: string | readonly string[];
  readonly fromWords?: string;
  readonly toWords?: string;
}

test.each(negotiations)('every party that %s names is on its list, and its record speaks of the same reports', (n) => {
  const known = new Set(parseParties(read(`${n}/parties.tsv`)).map((p) => p.name));
  for (const [name, gold] of golds)
    if (name.startsWith(`${n}/`))
      for (const mark of gold.marks)
        for (const role of PARTIES)
          for (const { value } of mark.roles[role] ?? [])
            if (value) expect([name, mark.line, known.has(value)]).toEqual([name, mark.line, true]);
  const record = JSON.parse(read(`${n}/record.json`)) as Record<string, readonly { reports?: string[] }[]>;
  expect(Object.keys(record)).toEqual(
    expect.arrayContaining(['actors', 'sides', 'rounds', 'lines', 'moves', 'commitments', 'openQuestions', 'cycles']),
  );
  for (const list of ['rounds', 'lines', 'commitments', 'openQuestions'])
    for (const { reports = [] } of record[list]!) for (const r of reports) expect(names).toContain(`${n}/${r}`);
  expect(record.cycles!.length).toBeGreaterThan(0);
});

test.each(negotiations)('the record of %s rests on words that stand once, and on every mark once', (n) => {
  const record = JSON.parse(read(`${n}/record.json`)) as Record<string, readonly Kept[]>;
  const at = (told: string) => {
    const [, number = '', words = ''] = /^(\d+): (.+)$/su.exec(told) ?? [];
    return findParts(new Text(golds.get(`${n}/${number}`)!.text), words).map((s) => `${number} ${s.start}-${s.end}`);
  };
  for (const [list, kind] of [
    ['rounds', 'meeting'],
    ['lines', 'proposal'],
    ['commitments', 'commitment'],
  ] as const) {
    const told = record[list]!.flatMap((o) => o.told as string[]).map((t) => at(t).join());
    const marks = [...golds]
      .filter(([name]) => name.startsWith(`${n}/`))
      .flatMap(([name, gold]) =>
        gold.marks
          .filter((m) => m.kind === kind)
          .map((m) =>
            spansOf(m, 'words')
              .map((s) => `${name.split('/')[1]} ${s.start}-${s.end}`)
              .join(),
          ),
      );
    const held = new Set(marks);
    // A promise may also be told done by words that are no mark of one.
    expect([list, told.filter((t) => held.has(t)).sort()]).toEqual([list, [...marks].sort()]);
  }
  for (const move of record.moves!) expect([at(move.fromWords!), at(move.toWords!)].flat().length).toBeGreaterThan(1);
  for (const edge of record.cycles!.flatMap((c) => c as unknown as Kept[]))
    expect(at(edge.told as string)).not.toEqual([]);
});

test('a third of the held-out reports was marked a second time, over the same text', () => {
  const twice = heldOut.filter((name) => existsSync(join(FOLDER, 'second', `${name}.gold`)));
  expect(twice).toHaveLength(8);
  for (const name of twice) {
    const second = parseGold(read(`second/${name}.gold`));
    expect(second.text.trim()).toBe(golds.get(name)!.text.trim());
    const parties = parseParties(read(`${name.split('/')[0]}/parties.tsv`));
    const { counts } = judgeClaims(second.text, claimsOfGold(golds.get(name)!), claimsOfGold(second), parties);
    expect(counts['statement hit']).toBeGreaterThan(0);
  }
});

describe('the passages that the model learns from', () => {
  const files = readdirSync(PASSAGES).filter((f) => f.endsWith('.txt'));
  const marks = files.flatMap((file) =>
    readFileSync(join(PASSAGES, file), 'utf8')
      .split(/^%%%.*\n/mu)
      .filter((part) => part.trim() !== '')
      .map((part) => ({ file, gold: parseGold(`===\n${part}`) })),
  );

  test('are at least fifteen hundred, none with a slip', () => expect(marks.length).toBeGreaterThanOrEqual(1500));

  test.each([
    ['meeting', MEETING_STATUSES],
    ['reception', STANCES],
    ['position', STANCES],
    ['condition', CONNECTIVES],
    ['commitment', COMMITMENT_STATUSES],
    ['event', ACTS],
  ] as const)('hold every class of %s', (kind, classes) => {
    const found = new Set(marks.flatMap((m) => m.gold.marks.filter((x) => x.kind === kind).map((x) => x.classes[0]!)));
    expect([...classes].filter((c) => !found.has(c))).toEqual([]);
  });
});
