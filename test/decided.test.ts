import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionOf, standing } from '../src/model/index.js';
import { OPERATIONS, takeDecision } from '../src/operations/index.js';
import { sliceOf } from '../src/operations/open.js';
import { undecidedRows } from '../src/views/decided.js';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-decided-'));
const quiet = { progress: () => {}, notice: () => {} };
const REPORTS = {
  '2031-03-01':
    'The League of the Three Valleys rejected the offer on Friday. The Peasant League welcomed it, said Peasant League chairman Ivo Brandt.',
  '2031-03-03':
    'The League said on Sunday that it would study a new text. Lena Orsk, who came with nobody, said the text was good.',
};
const add = OPERATIONS.find((o) => o.name === 'add')!;
let n = 0;

async function take(dossier: string, published: string, text: string): Promise<void> {
  const source = join(folder, `${published}.txt`);
  writeFileSync(source, text);
  await add.run({ dossier, source: [source], published }, quiet);
}

/** A new dossier of the two reports. */
async function dossier(): Promise<string> {
  const path = join(folder, `${++n}.dossier`);
  for (const [published, text] of Object.entries(REPORTS)) await take(path, published, text);
  return path;
}

const decide = (path: string, kind: string, ...words: string[]) =>
  takeDecision({ dossier: path, kind: kind as 'side', words, author: 'Ada', reason: 'a test' });
const actor = async (path: string, name: string) =>
  (await sliceOf(path)).record.actors.find((a) => a.names.includes(name)) ?? null;
const fault = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (e: { code: string; hint: string }) => e,
  );

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('who is who, as people decide it', () => {
  let path: string;
  beforeAll(async () => {
    path = await dossier();
  });

  test('of a name that may be one of two, a person says which, and the queue is shorter', async () => {
    const rows = undecidedRows(await sliceOf(path));
    expect(rows.map((r) => [r.name, r.candidates.map((c) => c.name).sort()])).toEqual([
      ['League', ['League of the Three Valleys', 'Peasant League']],
    ]);
    const { decision, words } = await decide(path, 'merge', 'League', 'Peasant League');
    expect(words).toBe('League is Peasant League');
    expect((await actor(path, 'League'))!.names.toSorted()).toEqual(['League', 'Peasant League']);
    expect(undecidedRows(await sliceOf(path))).toEqual([]);
    await decide(path, 'undo', decision.id);
    expect((await actor(path, 'League'))!.names).toEqual(['League']);
    expect(undecidedRows(await sliceOf(path))).toHaveLength(1);
  });

  test('two that are said not to be one are not asked about again, and rules may take the one that is left', async () => {
    const own = await dossier();
    await decide(own, 'split', 'League', 'Peasant League');
    expect((await actor(own, 'League'))!.names.toSorted()).toEqual(['League', 'League of the Three Valleys']);
    expect(undecidedRows(await sliceOf(own))).toEqual([]);
  });

  test('two names that rules made one are taken apart', async () => {
    const own = await dossier();
    await decide(own, 'merge', 'League', 'Peasant League');
    await decide(own, 'split', 'League', 'Peasant League');
    await decide(own, 'split', 'League', 'League of the Three Valleys');
    expect((await actor(own, 'League'))!.names).toEqual(['League']);
    expect((await fault(decide(own, 'split', 'League', 'League')))?.code).toBe('decision-words');
  });

  test('a side that is set counts, and what the reports gave stays beside it', async () => {
    const own = await dossier();
    expect((await actor(own, 'Lena Orsk'))!.side).toBeNull();
    const { decision } = await decide(own, 'side', 'Lena Orsk', 'Peasant League');
    const orsk = (await actor(own, 'Lena Orsk'))!;
    expect([orsk.side, orsk.sideSet]).toEqual(['Peasant League', { decision: decision.id, was: null }]);
    await decide(own, 'side', 'Lena Orsk', '-');
    expect((await actor(own, 'Lena Orsk'))!.side).toBeNull();
    const log = (await sliceOf(own)).record.decisions;
    expect(log.map((d) => [d.kind, d.author, d.reason, d.state])).toEqual([
      ['side', 'Ada', 'a test', 'overruled'],
      ['side', 'Ada', 'a test', 'stands'],
    ]);
  });

  test('who is of a body goes with it when the side of the body is set', async () => {
    const own = await dossier();
    expect((await actor(own, 'Ivo Brandt'))!.side).toBe('Peasant League');
    await decide(own, 'side', 'Peasant League', 'Valley Front');
    expect((await actor(own, 'Ivo Brandt'))!.side).toBe('Valley Front');
    expect((await actor(own, 'Peasant League'))!.side).toBe('Valley Front');
  });

  test('what is decided of a mention is decided of its report, and of no other', async () => {
    const path = join(folder, 'mention.dossier');
    await take(
      path,
      '2031-03-01',
      'The foreign minister of Varenia, Lena Orsk, met the envoys on Saturday. Defence Minister Tomas Orsk left.',
    );
    await take(path, '2031-03-03', 'Orsk said on Monday that the guns were silent.');
    const [open] = undecidedRows(await sliceOf(path));
    const lena = open!.candidates.find((c) => c.name === 'Lena Orsk')!;
    const { words } = await decide(path, 'merge', open!.id, lena.id);
    expect(words).toMatch(/^“Orsk” \(2031-03-03\) is “Lena Orsk”/u);
    const mentions = async () => (await actor(path, 'Lena Orsk'))!.members.length;
    const before = await mentions();
    await take(path, '2031-03-09', 'General Orsk of Maresh said on Sunday that the war would go on.');
    expect(await mentions()).toBe(before);
    expect((await actor(path, 'Lena Orsk'))!.side).not.toBe('Maresh');
    const verify = OPERATIONS.find((o) => o.name === 'verify')!;
    expect(((await verify.run({ dossier: path }, quiet)) as { faults: string[] }).faults).toEqual([]);
  });

  test('an office that rules gave to somebody is taken from them by its mention', async () => {
    const path = join(folder, 'office.dossier');
    await take(path, '2031-03-01', 'The prime minister of Georgia, Lena Orsk, met the envoys on Saturday.');
    await take(path, '2031-03-03', 'The prime minister of Georgia said on Monday that she would sign.');
    const slice = await sliceOf(path);
    const orsk = slice.record.actors.find((a) => a.name === 'Lena Orsk')!;
    const other = orsk.members.find((m) => slice.findings.get(m)!.day === '2031-03-03')!;
    await decide(path, 'split', other, 'Lena Orsk');
    const after = (await sliceOf(path)).record;
    expect(after.actors.find((a) => a.name === 'Lena Orsk')!.members).not.toContain(other);
    expect(after.decisions.map((d) => d.state)).toEqual(['stands']);
  });

  test('whichever is named first, a state keeps its name and kind', async () => {
    for (const words of [
      ['Selmar', 'Georgia'],
      ['Georgia', 'Selmar'],
    ]) {
      const path = join(folder, `${words[0]}.dossier`);
      await take(path, '2031-03-01', 'Georgia rejected the offer on Friday. The envoys flew to Selmar.');
      await decide(path, 'merge', ...words);
      const one = (await actor(path, 'Selmar'))!;
      expect([words, one.names.includes('Georgia'), one.type, one.side]).toEqual([words, true, 'state', 'Georgia']);
    }
  });

  test('a later side of a body takes along those whom an earlier one took', async () => {
    const own = await dossier();
    await decide(own, 'side', 'Peasant League', 'Valley Front');
    await decide(own, 'side', 'Peasant League', 'River Front');
    expect((await actor(own, 'Ivo Brandt'))!.side).toBe('River Front');
  });

  test('a decision that others leave nothing of is listed as overruled', async () => {
    const own = await dossier();
    await decide(own, 'merge', 'League', 'Peasant League');
    await decide(own, 'split', 'League', 'Peasant League');
    await decide(own, 'merge', 'Peasant League', 'League');
    expect((await sliceOf(own)).record.decisions.map((d) => d.state)).toEqual(['stands', 'overruled', 'stands']);
  });

  test('a decision about a dossier that is not there makes none', async () => {
    const path = join(folder, 'typo.dossier');
    expect((await fault(decide(path, 'side', 'Lena Orsk', 'Varenia')))?.code).toBe('dossier-missing');
    expect(existsSync(path)).toBe(false);
  });

  test('words that mean nobody are refused, and nothing is kept', async () => {
    const own = await dossier();
    for (const [kind, ...words] of [
      ['side', 'Nobody Here', 'Varenia'],
      ['merge', 'League', 'League'],
      ['side', 'Lena Orsk'],
      ['undo', 'decision:none'],
      ['guess', 'League', 'Varenia'],
    ])
      expect((await fault(decide(own, kind!, ...words)))?.code).toBe('decision-words');
    expect((await sliceOf(own)).record.decisions).toEqual([]);
  });

  test('an undo that is undone brings the decision back, and an old one that matches nobody is listed', async () => {
    const own = await dossier();
    const { decision } = await decide(own, 'side', 'Lena Orsk', 'Varenia');
    const undo = await decide(own, 'undo', decision.id);
    expect((await fault(decide(own, 'undo', decision.id)))?.code).toBe('decision-words');
    await decide(own, 'undo', undo.decision.id);
    const record = (await sliceOf(own)).record;
    expect(record.actors.find((a) => a.name === 'Lena Orsk')!.side).toBe('Varenia');
    expect(record.decisions.map((d) => d.state)).toEqual(['stands', 'undone', 'stands']);
  });
});

test('of decisions that are undone in turn those stand that nothing standing undoes', () => {
  const at = (n: number) => `2031-03-0${n}T00:00:00.000Z`;
  const told = (kind: 'side' | 'undo', about: string, n: number) =>
    decisionOf({ kind, about, value: null, body: null, author: 'Ada', at: at(n), reason: null });
  const first = told('side', 'Lena Orsk', 1);
  const undo = told('undo', first.id, 2);
  const again = told('undo', undo.id, 3);
  expect(standing([again, undo, first])).toEqual([first]);
  expect(standing([undo, first])).toEqual([]);
});
