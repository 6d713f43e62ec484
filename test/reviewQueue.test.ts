import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { OPERATIONS, takeDecision } from '../src/operations/index.js';
import { sliceOf } from '../src/operations/open.js';
import { paragraphDiff } from '../src/text/index.js';
import { fieldLines, fieldsNow } from '../src/views/givenFields.js';
import { type QueueEntry, reviewQueue } from '../src/views/reviewQueue.js';
import { storyView } from '../src/views/stories.js';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-queue-'));
const quiet = { progress: () => {}, notice: () => {} };
const run = (name: string, given: object) =>
  OPERATIONS.find((o) => o.name === name)!.run(given, quiet) as Promise<never>;
let n = 0;
async function take(dossier: string, text: string, told: object = {}): Promise<string> {
  const source = join(folder, `${++n}.txt`);
  writeFileSync(source, text);
  const { rows } = (await run('add', { dossier, source: [source], published: '2031-03-07', ...told })) as {
    rows: { report: string }[];
  };
  return rows[0]!.report;
}
const TEXT =
  'Varenia flatly rejected the truce plan on Friday. “We will never sign it,” Foreign Minister Lena Orsk told reporters in Sarn. Kordavia welcomed the plan. The two sides plan to meet in Lunde on Monday.';
async function dossier(): Promise<string> {
  const path = join(folder, `${++n}.dossier`);
  await take(path, TEXT);
  return path;
}
const queue = async (path: string) => reviewQueue(await sliceOf(path));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what to look at first', () => {
  test('is ordered by how unsure a finding is and how much rests on it, each with its sentence and words', async () => {
    const path = await dossier();
    const all = await queue(path);
    expect(all.length).toBeGreaterThan(3);
    expect(all.map((e) => e.weight)).toEqual([...all.map((e) => e.weight)].sort((a, b) => b - a));
    for (const e of all) {
      const rests = Math.max(1, e.rests.objects + e.rests.lines);
      expect(e.weight).toBeCloseTo((1 - e.confidence) * rests, 2);
      const slice = await sliceOf(path);
      const sentence = e.sentence.map((p) => p.words).join('');
      expect(slice.text(e.report).value).toContain(sentence);
      expect(slice.text(e.report).find(sentence)!.start).toBe(e.start);
      expect(e.sentence.some((p) => p.own && p.words.trim() !== '')).toBe(true);
      expect(e.fields.length).toBeGreaterThan(0);
    }
    const answer = all.find((e) => e.kind === 'reception')!;
    expect(answer.rests.on.join()).toContain('paper');
    expect(answer.rests.lines).toBeGreaterThan(0);
    expect(all.some((e) => e.kind === 'mention')).toBe(false);
  });

  test('what people answered is left out; a note alone answers nothing, and what is undone comes back', async () => {
    const path = await dossier();
    const [a, b, c] = await queue(path);
    const decide = (kind: string, words: string[]) =>
      takeDecision({ dossier: path, kind: kind as 'side', words, author: 'Ada' });
    await decide('accept', [a!.id]);
    const { decision } = await decide('reject', [b!.id]);
    await decide('note', [c!.id, 'asked the host']);
    const ids = (list: QueueEntry[]) => list.map((e) => e.id);
    const left = ids(await queue(path));
    expect([left.includes(a!.id), left.includes(b!.id), left.includes(c!.id)]).toEqual([false, false, true]);
    expect((await queue(path)).find((e) => e.id === c!.id)!.seen).not.toBe('');
    await decide('undo', [decision.id]);
    expect(ids(await queue(path))).toContain(b!.id);
  });

  test('copies of one text are asked about once, and an answer to one counts for all', async () => {
    const path = await dossier();
    const before = await queue(path);
    // A wire copy with a line of its own below it.
    await take(path, `${TEXT}\n\nRead more in our paper of tomorrow.`, { outlet: 'Post', published: '2031-03-08' });
    const after = await queue(path);
    const answers = (list: QueueEntry[]) => list.filter((e) => e.kind === 'reception').length;
    expect(answers(after)).toBe(answers(before));
    const asked = after.find((e) => e.kind === 'reception')!;
    expect(asked.copies).toBe(1);
    await takeDecision({ dossier: path, kind: 'accept', words: [asked.id], author: 'Ada' });
    expect(answers(await queue(path))).toBe(answers(before) - 1);
    expect((await sliceOf(path)).reviews.size).toBe(2);
    // A copy that comes later is asked about again: nobody has said anything of it.
    await take(path, `${TEXT}\n\nSubscribe to our letter.`, { outlet: 'Gazette', published: '2031-03-09' });
    const again = (await queue(path)).filter((e) => e.kind === 'reception');
    expect([again.length, again.find((e) => e.outlet === 'Gazette')?.copies]).toEqual([answers(before), 2]);
  });

  test('the operation lists the same, narrowed and cut, and tells what it does not know', async () => {
    const path = await dossier();
    const given = (more: object) =>
      OPERATIONS.find((o) => o.name === 'review')!.input.parse({ dossier: path, ...more });
    const all = (await run('review', given({}) as object)) as { waiting: number; entries: QueueEntry[] };
    expect(all.entries.map((e) => e.id)).toEqual((await queue(path)).slice(0, 20).map((e) => e.id));
    const answers = (await run('review', given({ kind: 'reception', limit: '1' }) as object)) as typeof all;
    expect([answers.entries.length, answers.entries[0]!.kind]).toEqual([1, 'reception']);
    const ours = (await run('review', given({ side: 'Kordavia' }) as object)) as typeof all;
    expect(new Set(ours.entries.map((e) => e.side))).toEqual(new Set(['Kordavia']));
    for (const wrong of [{ kind: 'mention' }, { kind: 'dream' }, { limit: '0' }, { limit: 'x' }])
      expect(() => given(wrong)).toThrow();
  });
});

test('fields are told with their words and places, and what the reader said beside them', async () => {
  const path = await dossier();
  const slice = await sliceOf(path);
  const told = [...slice.findings.values()].find(
    (l) => l.finding.kind === 'reception' && l.finding.holder?.value.name === 'Kordavia',
  )!;
  const text = slice.text(told.source);
  const fields = new Map(fieldsNow(text, told.finding).map((f) => [f.name, f]));
  expect([fields.get('holder')!.value, fields.get('holder')!.words]).toEqual(['Kordavia', 'Kordavia']);
  const [start, end] = fields.get('answer')!.place.split('-').map(Number);
  expect([...TEXT].slice(start, end).join('')).toBe(fields.get('answer')!.words);
  expect(fields.get('voicedBy')!.place).toBe('');
  await takeDecision({
    dossier: path,
    kind: 'correct',
    words: [told.finding.id, 'answer=open@welcomed'],
    author: 'Ada',
  });
  const after = await sliceOf(path);
  const [id, review] = [...after.reviews][0]!;
  const lines = fieldLines(text, after.findings.get(id)!.finding, review.was);
  expect(lines.filter((l) => l.was !== null).map((l) => [l.name, l.was, l.said])).toEqual([
    ['answer', fields.get('answer')!.value, 'open'],
  ]);
});

test('two wordings of a story stand paragraph by paragraph', async () => {
  const pairs = paragraphDiff('One.\nTwo are here.\nThree.', 'One.\n\nTwo were here.\nThree.\nFour.');
  const words = (side: 'from' | 'to') =>
    pairs.map((p) => p[side]?.map((w) => (w.own ? `[${w.words}]` : w.words)).join('') ?? null);
  expect(words('from')).toEqual(['One.', 'Two [are ]here.', 'Three.', null]);
  expect(words('to')).toEqual(['One.', 'Two [were ]here.', 'Three.', '[Four.]']);
  const path = await dossier();
  const told = { url: 'https://courier.example/talks/7', outlet: 'Courier' };
  const old = await take(path, 'Varenia said on Friday that 40 prisoners were freed in Sarn.', told);
  const now = await take(path, 'Varenia said on Friday that 14 prisoners were freed in Sarn.', {
    ...told,
    published: '2031-03-08',
  });
  const slice = await sliceOf(path);
  for (const id of [old, now]) {
    const view = storyView(slice, id as never)!;
    expect([view.edit.from.report, view.edit.to.report]).toEqual([old, now]);
    expect(view.paragraphs[0]!.to!.filter((p) => p.own).map((p) => p.words.trim())).toEqual(['14']);
  }
  expect(storyView(slice, [...slice.appearances.keys()].find((r) => r !== old && r !== now)!)).toBeNull();
  expect(storyView(slice, now as never, false)!.paragraphs).toEqual([]);
});
