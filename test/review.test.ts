import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { FindingOf, Kind } from '../src/model/index.js';
import { OPERATIONS, takeDecision } from '../src/operations/index.js';
import { sliceOf } from '../src/operations/open.js';
import { listing } from '../src/views/listing.js';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-review-'));
const said: string[] = [];
const quiet = { progress: () => {}, notice: (words: string) => void said.push(words) };
const TEXT =
  'Varenia flatly rejected the truce plan on Friday. “We will never sign it,” Foreign Minister Lena Orsk told reporters in Sarn. Kordavia welcomed the plan. The two sides plan to meet in Lunde on Monday.';

let n = 0;
const run = (name: string, given: object) =>
  OPERATIONS.find((o) => o.name === name)!.run(given, quiet) as Promise<never>;
async function take(dossier: string, text: string, told: object = {}): Promise<string> {
  const source = join(folder, `${++n}.txt`);
  writeFileSync(source, text);
  const { rows } = (await run('add', { dossier, source: [source], published: '2031-03-07', ...told })) as {
    rows: { report: string }[];
  };
  return rows[0]!.report;
}
async function dossier(text = TEXT): Promise<{ path: string; report: string }> {
  const path = join(folder, `${++n}.dossier`);
  return { path, report: await take(path, text) };
}
const decide = (path: string, kind: string, words: string[], more: object = {}) =>
  takeDecision({ dossier: path, kind: kind as 'side', words, author: 'Ada', ...more });
async function of<K extends Kind>(path: string, kind: K): Promise<FindingOf<K>[]> {
  const slice = await sliceOf(path);
  return [...slice.findings.values()].map((l) => l.finding).filter((f): f is FindingOf<K> => f.kind === kind);
}
const states = async (path: string) => (await sliceOf(path)).record.decisions.map((d) => `${d.kind} ${d.state}`);
const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (e: { code: string }) => e.code,
  );
const dump = async (path: string) => JSON.stringify(await run('dump', { dossier: path }));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what people decide about findings', () => {
  test('a rejected answer leaves the record and stays beside it, and comes back when the decision is undone', async () => {
    const { path } = await dossier();
    const no = (await of(path, 'reception')).find((r) => r.answer.value === 'rejects')!;
    const { decision } = await decide(path, 'reject', [no.id]);
    const slice = await sliceOf(path);
    expect(slice.findings.has(no.id)).toBe(false);
    expect(slice.rejected.get(no.id)!.review.verdict).toBe('rejected');
    expect(slice.record.proposals.flatMap((p) => p.receptions.map((r) => r.answer))).not.toContain('rejects');
    await decide(path, 'undo', [decision.id]);
    expect((await of(path, 'reception')).some((r) => r.id === no.id)).toBe(true);
  });

  test('of two verdicts the later one counts, and the log says so', async () => {
    const { path } = await dossier();
    const [first] = await of(path, 'reception');
    await decide(path, 'accept', [first!.id]);
    await decide(path, 'reject', [first!.id]);
    await decide(path, 'accept', [first!.id]);
    expect(await states(path)).toEqual(['accept stands', 'reject overruled', 'accept stands']);
    expect((await of(path, 'reception')).find((r) => r.id === first!.id)!.confidence).toBe(1);
  });

  test('a corrected value stands with its words, and the reader’s own stays beside it', async () => {
    const { path } = await dossier();
    const yes = (await of(path, 'reception')).find((r) => r.holder?.value.name === 'Kordavia')!;
    await decide(path, 'correct', [yes.id, 'answer=accepts in part@welcomed']);
    const slice = await sliceOf(path);
    const now = (await of(path, 'reception')).find((r) => r.holder?.value.name === 'Kordavia')!;
    expect(now.answer.value).toBe('accepts in part');
    const review = slice.reviews.get(now.id)!;
    expect([review.verdict, (review.was as typeof yes).answer.value]).toEqual(['corrected', yes.answer.value]);
    // Under its first id it can be decided of again.
    await decide(path, 'note', [yes.id, 'she said “welcome”, no more']);
    expect((await sliceOf(path)).reviews.get(now.id)!.notes).toEqual(['she said “welcome”, no more']);
    const rows = listing(await sliceOf(path), ['reception']);
    expect(rows.flatMap((r) => r.review?.verdict ?? [])).toEqual(['corrected']);
    await decide(path, 'correct', [now.id, 'answer=open@welcomed']);
    expect(await states(path)).toEqual(['correct overruled', 'note stands', 'correct stands']);
  });

  test('a holder is set by words of the report, whom the record then knows', async () => {
    const { path } = await dossier();
    const no = (await of(path, 'reception')).find((r) => r.answer.value === 'rejects')!;
    await decide(path, 'correct', [no.id, 'holder=Lena Orsk']);
    const now = (await of(path, 'reception')).find((r) => r.answer.value === 'rejects')!;
    const orsk = (await sliceOf(path)).record.actors.find((a) => a.name === 'Lena Orsk')!;
    expect([now.holder!.value.name, orsk.members.includes(now.holder!.value.party as never)]).toEqual([
      'Lena Orsk',
      true,
    ]);
  });

  test('what the reader missed is added from selected words, and stands in the record', async () => {
    const { path, report } = await dossier(
      'The envoys of Varenia and Kordavia spoke of fish. Nothing else happened in Sarn that day, and the hall was dark.',
    );
    const { decision } = await decide(path, 'add', [
      report,
      'position',
      'spoke of fish',
      'holder=Varenia',
      'stance=open@spoke of',
      'issue=fish',
    ]);
    const [made] = (await of(path, 'position')).filter((p) => p.step === 'review');
    expect([made!.holder.value.name, made!.stance.value, made!.issue!.value, made!.confidence]).toEqual([
      'Varenia',
      'open',
      'fish',
      1,
    ]);
    expect((await sliceOf(path)).reviews.get(made!.id)!.verdict).toBe('added');
    expect(await code(decide(path, 'add', [report, 'position', 'spoke of fish', 'stance=open@spoke of']))).toBe(
      'decision-words',
    );
    await decide(path, 'undo', [decision.id]);
    expect((await of(path, 'position')).filter((p) => p.step === 'review')).toEqual([]);
  });

  test('somebody without a mention of the reader is made one by the words that name them', async () => {
    const { path, report } = await dossier(
      'A man of the hills spoke for peace near Sarn, and nobody else did on that long cold evening.',
    );
    await decide(path, 'add', [report, 'statement', 'spoke for peace', 'source=A man of the hills']);
    const made = (await of(path, 'statement')).find((s) => s.step === 'review')!;
    expect(made.source!.value.name.toLowerCase()).toContain('man of the hills');
  });

  test('wrong words are told with what to do, and nothing is kept', async () => {
    const { path, report } = await dossier();
    const [one] = await of(path, 'reception');
    for (const [kind, words] of [
      ['accept', ['reception:none']],
      ['correct', [one!.id]],
      ['correct', [one!.id, 'colour=red']],
      ['correct', [one!.id, 'answer=perhaps@welcomed']],
      ['correct', [one!.id, 'answer=-']],
      ['correct', [one!.id, 'of=words that are not there']],
      ['correct', [one!.id, 'of=@9000-9001']],
      ['add', [report, 'dream', 'flatly']],
      ['add', ['report:ffffffffff', 'position', 'flatly']],
      ['note', [one!.id]],
      ['link', [one!.id, one!.id]],
    ] as const)
      expect([kind, ...words, await code(decide(path, kind, [...words]))].at(-1)).toMatch(
        /^(?:decision-words|report-unknown)$/u,
      );
    expect(await states(path)).toEqual([]);
  });

  test('who decides on a state that is no longer there is told, and overwrites nothing', async () => {
    const { path } = await dossier();
    const [one] = await of(path, 'reception');
    await decide(path, 'accept', [one!.id], { seen: '' });
    expect(await code(decide(path, 'reject', [one!.id], { seen: '' }))).toBe('decision-crossed');
    expect(await states(path)).toEqual(['accept stands']);
    const seen = (await sliceOf(path)).reviews.get(one!.id)!.decisions.join(' ');
    expect(await code(decide(path, 'reject', [one!.id], { seen }))).toBeNull();
  });

  test('another reader’s finding at the same words is meant as well, and what none finds any more is listed', async () => {
    const { path } = await dossier();
    const no = (await of(path, 'reception')).find((r) => r.answer.value === 'rejects')!;
    const [met] = await of(path, 'meeting');
    await decide(path, 'reject', [no.id]);
    await decide(path, 'note', [met!.id, 'asked the host']);
    await run('read', { dossier: path, reader: 'rules' });
    const slice = await sliceOf(path);
    expect(slice.record.fingerprint.reader).toMatch(/^rules/u);
    expect([...slice.rejected.values()].map((r) => r.finding.kind)).toEqual(['reception']);
    expect(slice.record.decisions).toHaveLength(2);
  });

  test('a brief that was kept is the one that was shown', async () => {
    const { path } = await dossier();
    const shown = await run('brief', { dossier: path, format: 'terminal', keep: true, author: 'Ada', reason: 'sent' });
    await take(path, 'Varenia accepted the truce plan on Saturday, its foreign minister Lena Orsk said in Lunde.', {
      published: '2031-03-08',
    });
    const [one] = (await run('kept', { dossier: path })) as { id: string; author: string; brief: object }[];
    expect(one!.author).toBe('Ada');
    expect(one!.brief).toEqual(shown);
    expect(await code(run('kept', { dossier: path, brief: 'brief:none', format: 'terminal' }))).toBe('option-value');
  });
});

describe('versions of a story', () => {
  const told = { url: 'https://courier.example/talks/7?utm_source=mail', outlet: 'Courier' };
  const first =
    'Varenia said on Friday that 40 prisoners were freed. Lena Orsk, its foreign minister, called the talks useful.';
  const second =
    'Varenia said on Friday that 14 prisoners were freed. Lena Orsk, its foreign minister, called the talks useful.';

  test('the record follows the newest wording, keeps the older, and tells what went', async () => {
    const { path } = await dossier(
      'Kordavia said on Thursday that it would come to Sarn for the talks with Varenia next week.',
    );
    const old = await take(path, first, { ...told, published: '2031-03-07' });
    const now = await take(path, second, {
      ...told,
      url: 'https://www.courier.example/talks/7/',
      published: '2031-03-08',
    });
    const slice = await sliceOf(path);
    expect(slice.record.stories.map((s) => s.versions.map((v) => v.report))).toEqual([[old, now]]);
    expect([slice.record.coverage.reports, slice.record.coverage.superseded]).toEqual([3, 1]);
    expect([...slice.findings.values()].some((l) => l.report === old)).toBe(false);
    const { edits } = (await run('changes', { dossier: path })) as {
      edits: { findings: { what: string; kind: string; from: { words: string }; to: { words: string } }[] }[];
    };
    expect(
      edits[0]!.findings.filter((f) => f.kind === 'figure').map((f) => [f.what, f.from.words, f.to.words]),
    ).toEqual([['changed', '40 prisoners', '14 prisoners']]);
    expect(edits[0]!.findings.some((f) => f.kind === 'assessment')).toBe(false);
  });

  test('what another outlet still carries stands, and a decision follows its words into the newer version', async () => {
    const { path } = await dossier(
      'Nothing happened in Sarn on this day that anybody could tell of in more than a line.',
    );
    const old = await take(path, first, told);
    await decide(path, 'reject', [(await of(path, 'assessment'))[0]!.id]);
    await take(path, second, { ...told, published: '2031-03-08' });
    expect(await of(path, 'assessment')).toEqual([]);
    await take(path, first, { url: 'https://post.example/x', outlet: 'Post' });
    expect([...(await sliceOf(path)).findings.values()].some((l) => l.report === old)).toBe(true);
  });

  test('a correction is carried with the words of each of its fields, or stays where it was taken', async () => {
    const lead = 'Milan Velt of Kordavia promised to return with an answer within five days.';
    const no = 'Varenia flatly rejected the truce plan on Friday.';
    for (const [second, carried] of [
      [`${no} The hall was dark, and nobody else spoke of the plan that evening.`, false],
      [`${no} Later in the evening came the other one. ${lead}`, true],
    ] as const) {
      const { path } = await dossier('Nothing happened in Sarn on this day that anybody could tell of in a line.');
      await take(path, `${lead} ${no}`, told);
      const answer = (await of(path, 'reception')).find((r) => r.answer.value === 'rejects')!;
      await decide(path, 'correct', [answer.id, 'holder=Kordavia']);
      await take(path, second, { ...told, published: '2031-03-08' });
      expect(await states(path)).toEqual([carried ? 'correct stands' : 'correct unmatched']);
      const now = (await of(path, 'reception')).find((r) => r.answer.value === 'rejects')!;
      expect(now.holder!.value.name).toBe(carried ? 'Kordavia' : 'Varenia');
    }
  });

  test('a story that is taken back says so', async () => {
    const { path } = await dossier(
      'Nothing happened in Sarn on this day that anybody could tell of in more than a line.',
    );
    await take(path, first, told);
    await take(path, 'This story about the prisoners has been withdrawn because its source could not be confirmed.', {
      ...told,
      published: '2031-03-09',
    });
    const [story] = (await sliceOf(path)).record.stories;
    expect(story!.versions.map((v) => v.retracted !== null)).toEqual([false, true]);
    expect(await of(path, 'figure')).toEqual([]);
  });

  test('a notice that names the headline which it takes back makes no meeting of it', async () => {
    const notice =
      'RETRACTION: The Courier takes back its story “Talks held in Halden” of Wednesday. Varenia and Kordavia held no talks. The meeting did not take place.';
    const { path } = await dossier(notice);
    expect((await sliceOf(path)).findings.size).toBe(0);
    expect((await sliceOf(path)).record.coverage).toMatchObject({ reports: 1, unread: 0 });
  });
});

describe('taking out, looking back, putting together', () => {
  const other =
    'Kordavia’s envoy Milan Velt said on Sunday that a secretword corridor would open if Varenia withdrew its guns.';

  test('a report that was deleted leaves nothing, not even in the bytes of the file', async () => {
    const { path } = await dossier();
    const before = await dump(path);
    const report = await take(path, other, { published: '2031-03-09' });
    const condition = (await of(path, 'condition'))[0]!;
    await decide(path, 'accept', [condition.id]);
    await run('brief', { dossier: path, format: 'terminal', keep: true });
    const { objects, decisions } = (await run('impact', { dossier: path, report: [report] })) as {
      objects: { what: string; list: string }[];
      decisions: unknown[];
    };
    expect(objects.filter((o) => o.list === 'conditions').map((o) => o.what)).toEqual(['went']);
    expect(decisions).toHaveLength(1);
    await run('delete', { dossier: path, report: [report.slice(0, 20)], author: 'Ada', reason: 'asked' });
    expect(await dump(path)).toBe(before);
    expect(readFileSync(path).includes('secretword')).toBe(false);
    expect(existsSync(`${path}-wal`)).toBe(false);
    expect(await code(run('delete', { dossier: path, report: [report] }))).toBe('report-unknown');
  });

  test('who is who by a name that a deleted report alone bears goes with it', async () => {
    const { path } = await dossier();
    const report = await take(path, 'The Quorlish League sent observers to Sarn. The Quorlish League spoke of peace.');
    await decide(path, 'side', ['Lena Orsk', 'Kordavia']);
    await decide(path, 'side', ['Quorlish League', 'Varenia']);
    await run('delete', { dossier: path, report: [report] });
    expect((await sliceOf(path)).record.decisions.map((d) => d.about)).toEqual(['Lena Orsk']);
    expect(readFileSync(path).includes('Quorlish')).toBe(false);
  });

  test('as of a day a dossier is what it was with fewer reports', async () => {
    const { path } = await dossier();
    const before = await dump(path);
    await take(path, other, { published: '2031-03-09' });
    await take(path, `${other} Undated.`, { published: undefined });
    expect(JSON.stringify(await run('dump', { dossier: path, asOf: '2031-03-08', clock: 'published' }))).toBe(before);
    const shown = (await run('brief', {
      dossier: path,
      format: 'terminal',
      asOf: '2031-03-08',
      clock: 'published',
    })) as { coverage: string };
    expect(shown.coverage).toMatch(
      /^As of 2031-03-08, by when reports were published \(1 without a date left out\): 1 report/u,
    );
    expect(await code(run('brief', { dossier: path, asOf: 'soon' }))).toBe('date-not-edtf');
  });

  test('two dossiers become one whatever the order, and contrary decisions are listed', async () => {
    const a = await dossier();
    const b = await dossier();
    await take(b.path, other, { published: '2031-03-09' });
    const [one] = await of(a.path, 'reception');
    await decide(a.path, 'accept', [one!.id]);
    await takeDecision({ dossier: b.path, kind: 'reject', words: [one!.id], author: 'Ben' });
    const c = await dossier(other);
    await run('merge', { dossier: c.path, other: [a.path, b.path] });
    const d = await dossier();
    const { conflicts } = (await run('merge', { dossier: d.path, other: [b.path, a.path] })) as {
      conflicts: { words: string[] }[];
    };
    expect(conflicts.map((x) => x.words.length)).toEqual([2]);
    const bare = (text: string) => text.replace(/"published[^,]*,/gu, '');
    expect(JSON.parse(bare(await dump(c.path))).findings).toEqual(JSON.parse(bare(await dump(d.path))).findings);
    expect(await states(d.path)).toHaveLength(2);
    expect(await code(run('merge', { dossier: d.path, other: [d.path] }))).toBe('option-value');
  });
});

describe('tellings that are one thing, or are not', () => {
  const met = (day: string, n: number) =>
    `Envoys of Varenia and Kordavia met in Sarn on ${day} for talks on prisoners, an official said. It was the ${n} day of rain.`;

  test('a round is parted and put together again, and the log says which decision counts', async () => {
    const path = join(folder, 'links.dossier');
    await take(path, met('Friday', 2), { published: '2031-03-07' });
    await take(
      path,
      'Varenia and Kordavia met in Sarn on Friday, where snow fell on the old bridge. A ferry ran late.',
      {
        published: '2031-03-08',
      },
    );
    const rounds = async () => (await sliceOf(path)).record.rounds.filter((r) => r.members.length > 0);
    const [one] = await rounds();
    expect(one!.members).toHaveLength(2);
    await decide(path, 'unlink', [...one!.members]);
    expect((await rounds()).map((r) => r.members.length)).toEqual([1, 1]);
    await decide(path, 'link', [...one!.members].reverse());
    expect((await rounds()).map((r) => r.members.length)).toEqual([2]);
    expect(await states(path)).toEqual(['unlink overruled', 'link stands']);
  });
});
