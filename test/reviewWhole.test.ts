import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { durationOf, durationWords, FIELDS, type FindingOf, type Kind, type Slice } from '../src/model/index.js';
import { OPERATIONS, takeDecision } from '../src/operations/index.js';
import { sliceOf } from '../src/operations/open.js';
import { findingDecision } from '../src/operations/review.js';
import { undecidedRows } from '../src/views/decided.js';
import { fieldsNow } from '../src/views/givenFields.js';
import { likely } from '../src/views/likely.js';
import { notesOn } from '../src/views/reviews.js';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-whole-'));
const quiet = { progress: () => {}, notice: () => {} };
const operation = (name: string) => OPERATIONS.find((o) => o.name === name)!;
const run = (name: string, given: object) => operation(name).run(given, quiet) as Promise<never>;
let n = 0;
async function dossier(...reports: readonly (readonly [text: string, published: string])[]): Promise<string> {
  const path = join(folder, `${++n}.dossier`);
  for (const [text, published] of reports) {
    const source = join(folder, `${++n}.txt`);
    writeFileSync(source, text);
    await run('add', { dossier: path, source: [source], published });
  }
  return path;
}
const decide = (dossier: string, kind: string, words: readonly string[], more: object = {}) =>
  takeDecision({ dossier, kind: kind as 'side', words: [...words], author: 'Ada', ...more });
const fault = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (e: { code: string; message: string; hint: string }) => e,
  );
const states = (now: Slice) => now.record.decisions.map((d) => `${d.kind} ${d.state}`);
const printed = async (dossier: string, kind: string, words: readonly string[], more: object = {}) =>
  operation('decide').terminal(
    await decide(dossier, kind, words, more),
    { width: 2000, quiet: (w: string) => w } as never,
    { dossier },
  );
const of = <K extends Kind>(now: Slice, kind: K) =>
  [...now.findings.values()].map((l) => l.finding).filter((f): f is FindingOf<K> => f.kind === kind);

const FRIDAY =
  'Envoys of Varenia and Kordavia met in Sarn on Friday for talks on prisoners, an official said. Rain fell.';
const SNOW = 'Varenia and Kordavia met in Sarn on Friday, where snow fell on the old bridge. A ferry ran late.';
const GUARDS = 'Officials said that Varenia and Kordavia met in Sarn on Friday behind closed doors and many guards.';
const round = (more: readonly (readonly [string, string])[] = []) =>
  dossier([FRIDAY, '2031-03-07'], [SNOW, '2031-03-08'], [GUARDS, '2031-03-08'], ...more);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a thing that several reports tell', () => {
  test('of one telling it is said that it is one of so many, and how all are decided of', async () => {
    const path = await round();
    const [met] = (await sliceOf(path)).record.rounds;
    expect(met!.members).toHaveLength(3);
    const words = await printed(path, 'reject', [met!.id]);
    expect(words).toContain('This is one of 3 tellings of a round; the other 2 stay as they are');
    expect(words).toContain(`decide ${path} reject ${met!.id} --whole`);
    expect((await sliceOf(path)).record.rounds[0]!.members).toHaveLength(2);
  });

  test('all tellings are rejected by one decision, accepted by another, and each is undone as one', async () => {
    const path = await round();
    const [met] = (await sliceOf(path)).record.rounds;
    const { decision, words, oneOf } = await decide(path, 'reject', [met!.members[1]!], { whole: true });
    expect([words, oneOf]).toEqual([expect.stringMatching(/^rejected round “.*” \(3 tellings\)$/u), null]);
    const rejected = await sliceOf(path);
    expect([rejected.record.rounds, rejected.rejected.size]).toEqual([[], 3]);
    // Another person brings it back as a whole, under the id of any telling.
    await decide(path, 'accept', [met!.members[2]!], { whole: true, author: 'Ben' });
    const back = await sliceOf(path);
    expect(back.record.rounds[0]!.members).toHaveLength(3);
    expect(of(back, 'meeting').map((m) => m.confidence)).toEqual([1, 1, 1]);
    expect(states(back)).toEqual(['reject overruled', 'accept stands']);
    await decide(path, 'undo', [back.record.decisions[1]!.id]);
    expect((await sliceOf(path)).rejected.size).toBe(3);
    await decide(path, 'undo', [decision.id]);
    const undone = await sliceOf(path);
    expect([undone.rejected.size, undone.record.rounds[0]!.members.length]).toEqual([0, 3]);
  });

  test('what is left of a decision about all when one is decided of again stands', async () => {
    const path = await round();
    const [met] = (await sliceOf(path)).record.rounds;
    await decide(path, 'reject', [met!.id], { whole: true });
    await decide(path, 'accept', [met!.members[1]!]);
    const now = await sliceOf(path);
    expect(states(now)).toEqual(['reject stands', 'accept stands']);
    expect(of(now, 'meeting').map((m) => m.id)).toEqual([met!.members[1]]);
  });

  test('a finding that stands alone, and decisions that cannot be of a whole, say so', async () => {
    const path = await dossier(['Varenia flatly rejected the truce plan on Friday, Lena Orsk said.', '2031-03-07']);
    const [answer] = of(await sliceOf(path), 'reception');
    expect((await fault(decide(path, 'reject', [answer!.id], { whole: true })))!.message).toContain('stands alone');
    expect((await fault(decide(path, 'side', ['Varenia', 'Kordavia'], { whole: true })))!.hint).toContain('--whole');
    const fields = [answer!.id, 'answer=open@flatly rejected'];
    expect((await fault(decide(path, 'correct', fields, { whole: true })))!.hint).toContain('--whole');
    expect(states(await sliceOf(path))).toEqual([]);
  });

  test('a decision of all tellings goes with a report that tells one, and is named beforehand', async () => {
    const path = await round();
    const slice = await sliceOf(path);
    const [met] = slice.record.rounds;
    await decide(path, 'note', [met!.id, 'secretword'], { whole: true });
    const report = slice.findings.get(met!.members[2]!)!.report;
    const { decisions } = (await run('impact', { dossier: path, report: [report] })) as { decisions: unknown[] };
    expect(decisions).toHaveLength(1);
    await run('delete', { dossier: path, report: [report] });
    expect(states(await sliceOf(path))).toEqual([]);
    expect(readFileSync(path).includes('secretword')).toBe(false);
  });
});

describe('copies of one text', () => {
  const COPY = `${FRIDAY}\n\nRead more tomorrow.`;

  test('are decided of together, corrections by the words of each', async () => {
    const path = await dossier([FRIDAY, '2031-03-07'], [`The Post:\n\n${COPY}`, '2031-03-08']);
    const before = of(await sliceOf(path), 'meeting');
    expect(before).toHaveLength(2);
    const { words } = await decide(path, 'correct', [before[0]!.id, 'place=-', 'reason=Rain fell']);
    expect(words).toContain('and its copy');
    const now = await sliceOf(path);
    for (const m of of(now, 'meeting')) {
      const { source } = now.findings.get(m.id)!;
      expect([m.place, now.text(source).slice(m.reason!.evidence[0])]).toEqual([null, 'Rain fell']);
    }
    await decide(path, 'reject', [of(now, 'meeting')[1]!.id]);
    expect(of(await sliceOf(path), 'meeting')).toEqual([]);
  });

  test('are not parted from each other, and go along when one is parted from another telling', async () => {
    const path = await dossier([FRIDAY, '2031-03-07'], [COPY, '2031-03-08'], [SNOW, '2031-03-08']);
    const slice = await sliceOf(path);
    const [met] = slice.record.rounds;
    expect(met!.members).toHaveLength(3);
    const telling = (words: string) =>
      met!.members.filter((m) => slice.text(slice.findings.get(m)!.source).value.includes(words));
    const [one, other] = telling('Rain fell') as [string, string];
    const [snow] = telling('snow') as [string];
    const refused = (await fault(decide(path, 'unlink', [one, other])))!;
    expect([refused.code, refused.message]).toEqual(['decision-words', expect.stringContaining('these are copies')]);
    expect(refused.hint).toContain('copies go along');
    await decide(path, 'unlink', [one, snow]);
    const groups = (await sliceOf(path)).record.rounds.map((r) => [...r.members].sort());
    expect(groups).toHaveLength(2);
    expect(groups).toContainEqual([one, other].sort());
  });

  test('weeks apart may be said of another day, and can be parted', async () => {
    const path = await dossier([FRIDAY, '2031-03-07'], [COPY, '2031-03-28']);
    const [a, b] = of(await sliceOf(path), 'meeting');
    expect(await fault(decide(path, 'unlink', [a!.id, b!.id]))).toBeNull();
  });
});

describe('notes', () => {
  const REPORT =
    'Milan Velt of Kordavia promised to return with an answer within five days. Maresh handed a new 12-point draft to Varenia, officials said. The foreign minister refused to say whether Varenia had accepted the draft. “We will never sign it,” Foreign Minister Lena Orsk of Varenia told reporters in Sarn.';

  test('are made on every kind of thing, shown beside it and listed', async () => {
    const path = await round([[REPORT, '2031-03-09']]);
    const now = await sliceOf(path);
    const { rounds, utterances, proposals, commitments, questions, actors } = now.record;
    const orsk = actors.find((a) => a.name === 'Lena Orsk')!;
    const mention = of(now, 'mention').find((m) => m.name.includes('Velt'))!;
    const report = now.findings.get(commitments[0]!.id)!.report;
    const things = [
      ['round', rounds[0]!],
      ['utterance', utterances[0]!],
      ['paper', proposals[0]!],
      ['promise', commitments[0]!],
      ['open question', questions[0]!],
    ] as const;
    for (const [name, { id }] of things) await decide(path, 'note', [id, `on the ${name}`]);
    await decide(path, 'note', ['Lena Orsk', 'on her']);
    await decide(path, 'note', [mention.id, 'on him']);
    await decide(path, 'note', [report.slice(0, 20), 'on the report']);
    const after = await sliceOf(path);
    const words = (on: Parameters<typeof notesOn>[1]) => notesOn(after, on).map((t) => t.value);
    for (const [name, { members }] of things) expect(words({ name, members })).toContain(`on the ${name}`);
    expect(words({ members: [...orsk.names, ...orsk.members] })).toEqual(['on her']);
    expect(words({ members: [mention.id] })).toEqual(['on him']);
    expect(words({ members: [report] })).toEqual(['on the report']);
    const log = (await run('decisions', { dossier: path })) as { words: string; state: string }[];
    expect(new Set(log.map((d) => d.state))).toEqual(new Set(['stands']));
    expect(log[0]!.words).toMatch(/^note on report /u);
    // Nothing of who is who rests on notes.
    expect(after.record.actors).toEqual(now.record.actors);
  });

  test('on a round stay as long as any telling stands, and apply to nothing when it is gone', async () => {
    const path = await round();
    const [met] = (await sliceOf(path)).record.rounds;
    await decide(path, 'note', [met!.id, 'asked the host'], { whole: true });
    await decide(path, 'reject', [met!.id]);
    const less = await sliceOf(path);
    const left = less.record.rounds[0]!;
    expect(notesOn(less, { name: 'round', members: left.members }).map((t) => t.of)).toEqual(['round']);
    await decide(path, 'reject', [left.id], { whole: true });
    expect(states(await sliceOf(path))).toEqual(['note unmatched', 'reject stands', 'reject stands']);
  });

  test('on an object with an id of its own are kept by the words of what it rests on', async () => {
    const path = await dossier(
      ['Varenia said on Friday that 40 prisoners were freed in Sarn.', '2031-03-07'],
      ['Varenia said on Friday that 14 prisoners were freed in Sarn, a guard said.', '2031-03-07'],
    );
    const now = await sliceOf(path);
    const [differ] = now.record.contradictions;
    const named = {
      ...now,
      record: { ...now.record, contradictions: [{ ...differ!, id: 'contradiction:1234' }] },
    } as unknown as Slice;
    const told = findingDecision(named, 'note', ['contradiction:1234', 'asked both']);
    expect([told.about, told.body!.whole, told.body!.each!.map((e) => e.about)]).toEqual([
      differ!.findings[0],
      'contradiction',
      [differ!.findings[1]],
    ]);
    expect(() => findingDecision(named, 'accept', ['contradiction:1234'])).toThrow('nobody tells as a whole');
    expect(() => findingDecision(named, 'note', ['contradiction:none', 'x'])).toThrow('nothing called');
  });

  test('on a report and on somebody whom it alone names go with it', async () => {
    const path = await round([
      ['The Quorlish League sent observers to Sarn. The Quorlish League spoke.', '2031-03-09'],
    ]);
    const now = await sliceOf(path);
    const league = [...now.findings.values()].find(
      (l) => l.finding.kind === 'mention' && l.finding.name.includes('Quor'),
    )!;
    await decide(path, 'note', ['Quorlish League', 'secretword']);
    await decide(path, 'note', [league.report, 'secretword']);
    await decide(path, 'note', [now.record.rounds[0]!.id, 'stays']);
    await run('delete', { dossier: path, report: [league.report] });
    expect((await sliceOf(path)).record.decisions.map((d) => d.value)).toEqual(['stays']);
    expect(readFileSync(path).includes('secretword')).toBe(false);
  });
});

describe('two people', () => {
  const TEXT = 'Varenia flatly rejected the truce plan on Friday. Kordavia welcomed the plan, Milan Velt said in Sarn.';
  const answerIn = async (path: string) =>
    of(await sliceOf(path), 'reception').find((r) => r.answer.value === 'rejects')!;

  test('who reject and correct one finding contradict each other, in the log and when dossiers are merged', async () => {
    const [a, b] = [await dossier([TEXT, '2031-03-07']), await dossier([TEXT, '2031-03-07'])];
    const { id } = await answerIn(a);
    await decide(a, 'reject', [id]);
    await decide(b, 'correct', [id, 'holder=Milan Velt'], { author: 'Ben' });
    const { conflicts } = (await run('merge', { dossier: a, other: [b] })) as { conflicts: { words: string[] }[] };
    expect(conflicts.map((c) => c.words.map((w) => w.replace(/,.*?: (\w+).*/u, ' $1')))).toEqual([
      ['Ada rejected', 'Ben corrected'],
    ]);
    const log = (await run('decisions', { dossier: a })) as { id: string; against: string[] }[];
    expect(log.map((d) => d.against)).toEqual([[log[1]!.id], [log[0]!.id]]);
    const lines = operation('decisions').terminal(
      log as never,
      { width: 200, quiet: String, strong: String, accent: String, warning: String } as never,
      {} as never,
    );
    expect(lines).toContain('↔ Ada said otherwise: rejected');
    // Whoever comes round contradicts nobody any more.
    await decide(a, 'accept', [id]);
    expect(((await run('decisions', { dossier: a })) as { against: string[] }[]).flatMap((d) => d.against)).toEqual([]);
  });

  test('are told of each other on the command line, whether asked or not', async () => {
    const path = await dossier([TEXT, '2031-03-07']);
    const { id } = await answerIn(path);
    expect(await printed(path, 'reject', [id])).not.toContain('decided of it');
    expect(await printed(path, 'reject', [id])).not.toContain('decided of it');
    expect(await printed(path, 'accept', [id], { author: 'Ben' })).toMatch(
      /Ada decided of it just now \(rejected .*\); yours stands over it\. Undo yours: `rapporteur decide .* undo decision:/u,
    );
    expect(await printed(path, 'accept', [id])).toContain('yours says the same');
    expect(await printed(path, 'note', [id, 'x'], { author: 'Ben' })).toContain('both stand');
    expect(await printed(path, 'side', ['Milan Velt', 'Varenia'])).not.toContain('decided of it');
    expect(await printed(path, 'side', ['Milan Velt', 'Kordavia'], { author: 'Ben' })).toContain(
      'yours stands over it',
    );
  });

  test('a decision is kept only where nothing was decided that was not seen', async () => {
    const path = await dossier([TEXT, '2031-03-07']);
    const { id } = await answerIn(path);
    const { decision } = await decide(path, 'accept', [id], { seen: 'none' });
    const crossed = (await fault(decide(path, 'reject', [id], { seen: 'none' })))!;
    expect([crossed.code, crossed.message]).toEqual(['decision-crossed', expect.stringMatching(/^meanwhile Ada/u)]);
    await decide(path, 'reject', [id], { seen: decision.id });
    await decide(path, 'side', ['Milan Velt', 'Varenia'], { seen: 'none' });
    for (const [kind, words] of [
      ['side', ['Milan Velt', 'Kordavia']],
      ['reject', [id]],
    ] as const)
      expect((await fault(decide(path, kind, words, { seen: 'none' })))!.code).toBe('decision-crossed');
    await decide(path, 'undo', [decision.id], { seen: '' });
    expect((await fault(decide(path, 'undo', [decision.id], { seen: '' })))!.code).toBe('decision-crossed');
    expect((await fault(decide(path, 'accept', [id], { seen: `${decision.id} decision:gone` })))!.code).toBe(
      'decision-crossed',
    );
  });
});

describe('fields', () => {
  test('a length of time and the unit of a figure are corrected, and read as they are written', async () => {
    const path = await dossier([
      'Varenia and Kordavia met in Sarn for three hours on Friday. Varenia said that 3,000 tonnes of grain were let through.',
      '2031-03-07',
    ]);
    const slice = await sliceOf(path);
    const [met] = of(slice, 'meeting');
    expect(met!.duration!.value.about).toBe(180);
    await decide(path, 'correct', [met!.id, 'duration=at least 2 h 30 min@three hours']);
    const now = of(await sliceOf(path), 'meeting')[0]!;
    expect(now.duration!.value).toEqual({ expression: 'three hours', about: 150, atLeast: 150, atMost: null });
    const { source } = (await sliceOf(path)).findings.get(now.id)!;
    const field = fieldsNow(slice.text(source), now).find((f) => f.name === 'duration')!;
    expect([field.value, field.words]).toEqual(['at least 2 h 30 min', 'three hours']);
    expect((await sliceOf(path)).record.rounds[0]!.durations.map((d) => d.minutes)).toEqual([150]);
    const [grain] = of(await sliceOf(path), 'figure');
    await decide(path, 'correct', [grain!.id, 'unit=weight']);
    expect(of(await sliceOf(path), 'figure')[0]!.unit).toBe('weight');
    await decide(path, 'correct', [of(await sliceOf(path), 'figure')[0]!.id, 'unit=-']);
    expect(of(await sliceOf(path), 'figure')[0]!.unit).toBeNull();
  });

  test('lengths are written as they are read', () => {
    for (const told of ['5 h', '1 h 30 min', '2 days', 'about 45 min', 'at most 3 h', 'at least 4 days'])
      expect(durationWords(durationOf(told, told)!)).toBe(told);
    for (const [told, minutes] of [
      ['90 minutes', 90],
      ['1.5 hours', 90],
      ['1 week', 10_080],
    ] as const)
      expect(durationOf(told, told)!.about).toBe(minutes);
    for (const none of ['', 'long', '5', 'h', '0 h', '3 h or so', '-2 h']) expect(durationOf(none, none)).toBeNull();
  });

  test('what is wrong is answered with how it is written', async () => {
    const path = await dossier(['Varenia and Kordavia met in Sarn for three hours on Friday.', '2031-03-07']);
    const [met] = of(await sliceOf(path), 'meeting');
    for (const [given, message, hint] of [
      ['nosuch=1', 'no field nosuch', /duration=LENGTH@WORDS, status=VALUE@WORDS/u],
      ['held', '“held” gives no field', /status=VALUE@WORDS/u],
      ['status=done', '“done” is no status', /one of possible, offered, planned/u],
      ['status=done@met', '“done” is no status', /one of possible, offered, planned/u],
      ['status=-', 'none without its status', /status=VALUE@WORDS, or reject it/u],
      ['place=Lunde', 'no words “Lunde”', /place=WORDS, or place=NAME@WORDS/u],
      ['place=', 'gives nothing', /place=- to take it away/u],
      ['place=@9000-9001', 'no place in the report', /START-END in code points, of a text of \d+/u],
      ['when=soon@Friday', '“soon” is no date', /as in 2031-03-04/u],
      ['when=2031-02-30@Friday', '“2031-02-30” is no date', /as in 2031-03-04/u],
      ['duration=long@three hours', '“long” is no length of time', /90 min, 1 h 30 min or 2 days/u],
      ['ordinal=four@three', '“four” is no number', /in figures/u],
    ] as const) {
      const told = (await fault(decide(path, 'correct', [met!.id, given])))!;
      expect([given, told.code, told.message, told.hint]).toEqual([
        given,
        'decision-words',
        expect.stringContaining(message),
        expect.stringMatching(hint),
      ]);
    }
    const nobody = (await fault(decide(path, 'side', ['Varenya of Sarn', 'Kordavia'])))!;
    expect(nobody.hint).toMatch(/Did you mean “Sarn”\?/u);
    expect((await fault(decide(path, 'add', ['1234', 'meeting', 'met'])))!.code).toBe('report-unknown');
    expect((await fault(run('impact', { dossier: path, report: ['1234'] })))!.message).toContain('too short');
    expect(states(await sliceOf(path))).toEqual([]);
  });

  test('what has one of some values always has one; the unit of a figure alone may have none', () => {
    for (const [kind, fields] of Object.entries(FIELDS))
      for (const [name, { shape, needed }] of Object.entries(fields!))
        if (shape === 'plain') expect([kind, name, needed === true]).toEqual([kind, name, name !== 'unit']);
  });
});

describe('what may be one thing', () => {
  test('is asked once of two who may be each other', async () => {
    const path = await round();
    const now = await sliceOf(path);
    const [a, b] = now.record.actors;
    const undecided = [
      { mention: a!.id, candidates: [b!.id], why: 'x' },
      { mention: b!.id, candidates: [a!.id, a!.id], why: 'x' },
    ];
    const rows = undecidedRows({ ...now, record: { ...now.record, undecided } });
    expect(rows.map((r) => r.candidates.length)).toEqual([1]);
  });

  test('words of one speaker are put together and taken apart again', async () => {
    const path = await dossier(
      [
        '“We will never sign the paper of the mediators,” Foreign Minister Lena Orsk told reporters in Sarn.',
        '2031-03-07',
      ],
      ['Foreign Minister Lena Orsk said in Sarn that her country had other worries than ink.', '2031-03-08'],
      ['“We will never sign the paper of the mediators,” said Foreign Minister Lena Orsk, and left.', '2031-03-07'],
    );
    const sizes = async () => (await sliceOf(path)).record.utterances.map((u) => u.members.length).sort();
    const now = await sliceOf(path);
    expect(await sizes()).toEqual([1, 2]);
    const [quoted, ink] = ['never sign', 'ink'].map((words) =>
      of(now, 'statement')
        .filter((s) => now.text(now.findings.get(s.id)!.source).value.includes(words))
        .map((s) => s.id),
    ) as [string[], string[]];
    expect(likely(now, ink[0] as never).map((l) => quoted.includes(l.id))).toEqual([true]);
    await decide(path, 'link', [ink[0]!, quoted[0]!]);
    expect(await sizes()).toEqual([3]);
    await decide(path, 'unlink', [quoted[1]!, ink[0]!]);
    expect(await sizes()).toEqual([1, 2]);
    expect(states(await sliceOf(path))).toEqual(['link stands', 'unlink stands']);
  });

  test('kinds of which each finding stands by itself are not put together', async () => {
    const path = await round([
      ['Kordavia welcomed the plan. Varenia flatly rejected the truce plan on Sunday.', '2031-03-09'],
    ]);
    const [a, b] = of(await sliceOf(path), 'reception');
    expect((await fault(decide(path, 'link', [a!.id, b!.id])))!.hint).toContain(
      'meeting, proposal, commitment, statement',
    );
  });
});
