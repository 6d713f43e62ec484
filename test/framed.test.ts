import { describe, expect, test } from 'vitest';
import type { FrameLabels, Labels } from '../src/reader/neural/bundle.js';
import { frames } from '../src/reader/neural/frameHead.js';
import { units } from '../src/reader/neural/units.js';
import { agree } from '../src/record/differingNumbers.js';
import { Text } from '../src/text/index.js';
import { name, names, read, type Told, withModel } from './told.js';

withModel();

describe('frames become findings', () => {
  test('an act with actor, recipient, status and the words of its trigger', async () => {
    const text = 'Gunboats of Georgia shadowed a convoy of Moldova on Monday, and the port stayed shut.';
    const { of } = await read(text, [
      {
        kind: 'event',
        label: 'COERCE',
        words: 'shadowed',
        status: 'happened',
        parts: { agent: 'Gunboats of Georgia', patient: 'a convoy of Moldova' },
      },
    ]);
    const [act] = of('event').filter((e) => e.act.value === 'COERCE');
    expect(new Text(text).slice(act!.act.evidence[0]!)).toBe('shadowed');
    expect(act!.status).toBe('happened');
    expect(name(act!.actor)).toContain('Georgia');
    expect(name(act!.recipient)).toContain('Moldova');
    expect(act!.confidence).toBeCloseTo(0.9);
  });

  test('the syntax gives actor and recipient where the head sees none', async () => {
    const { of } = await read('Georgia berated Moldova on Monday.', [
      { kind: 'event', label: 'ACCUSE', words: 'berated', status: 'happened' },
    ]);
    const [act] = of('event').filter((e) => e.act.value === 'ACCUSE');
    expect([name(act!.actor), name(act!.recipient)]).toEqual(['Georgia', 'Moldova']);
  });

  test.each([
    ['held', 1, 'happened'],
    ['planned', 1, 'planned'],
    ['offered', 0, null],
    ['cancelled', 0, null],
  ])('a meeting that is %s makes %d act of consulting', async (label, count, status) => {
    const { of } = await read('Georgia huddled with Moldova in Vienna on Monday.', [
      { kind: 'meeting', label, words: 'huddled', parts: { participant: 'Georgia', place: 'Vienna' } },
    ]);
    const meetings = of('meeting').filter((m) => m.status.value === label);
    expect(meetings).toHaveLength(1);
    expect(names(meetings[0]!.participants).sort()).toEqual(['Georgia', 'Moldova']);
    expect(meetings[0]!.place?.value).toBe('Vienna');
    const consults = of('event').filter((e) => e.act.value === 'CONSULT');
    expect(consults).toHaveLength(count);
    if (count > 0) {
      expect([name(consults[0]!.actor), name(consults[0]!.recipient)]).toEqual(['Georgia', 'Moldova']);
      expect(consults[0]!.status).toBe(status);
      expect(consults[0]!.codes).toEqual([meetings[0]!.id]);
    }
  });

  test.each([
    ['Georgia and Moldova talked in Vienna under the mediation of Norway.', 'talked'],
    ["Georgia and Moldova talked in Vienna under Norway's chairmanship.", 'talked'],
    ['Georgia and Moldova held talks in Vienna, chaired by Norway.', 'held talks'],
  ])('who has the chair takes no part: %s', async (text, words) => {
    const { of } = await read(text, [
      { kind: 'meeting', label: 'held', words, parts: { participant: 'Georgia and Moldova' } },
    ]);
    const [meeting] = of('meeting');
    expect(names(meeting!.mediators)).toEqual(['Norway']);
    expect(names(meeting!.participants).sort()).toEqual(['Georgia', 'Moldova']);
    expect(of('event').map((e) => [e.act.value, e.mode])).toContainEqual(['CONSULT', 'third-party']);
  });

  test('a meeting of nobody, nowhere and at no time is none', async () => {
    const { of } = await read('Those talks were hard.', [{ kind: 'meeting', label: 'held', words: 'talks' }]);
    expect(of('meeting')).toEqual([]);
  });

  test('who is threatened is not who threatens, nor the subject of what is threatened', async () => {
    const { of } = await read('President Ivo Sarn warned that Georgia was ready for war with Moldova.', [
      { kind: 'event', label: 'THREATEN', status: 'happened', words: 'ready for war', parts: { patient: 'Georgia' } },
    ]);
    expect(of('event').map((e) => e.act.value)).toContain('THREATEN');
    for (const e of of('event')) expect(e.recipient?.value.name).not.toBe('Georgia');
  });

  test('“who” is whom it goes back to, and a phrase keeps its owner', async () => {
    const { of } = await read('Georgia met Ivo Sarn, who rejected Moldova’s request.', [
      {
        kind: 'reception',
        label: 'rejects',
        words: 'rejected',
        parts: { agent: 'who', of: '’s request' },
      },
    ]);
    const [answer] = of('reception');
    expect(name(answer!.holder)).toBe('Ivo Sarn');
    expect(answer!.of!.value).toBe('Moldova’s request');
  });

  test('what a side may do it has not done', async () => {
    const { of } = await read('Georgia may accept the plan.', [
      { kind: 'reception', label: 'accepts', words: 'accept', parts: { agent: 'Georgia', of: 'the plan' } },
    ]);
    expect(of('reception')).toEqual([]);
  });

  test('who wrote a paper drew it up, whatever the model says', async () => {
    const { of } = await read('A draft protocol, written by Norway, is with both sides.', [
      { kind: 'proposal', label: 'on the table', words: 'A draft protocol', parts: { tabledBy: 'Norway' } },
    ]);
    expect(names(of('proposal')[0]!.drawnUpBy)).toEqual(['Norway']);
    expect(of('proposal')[0]!.tabledBy).toEqual([]);
  });

  test('a promise has its words as evidence, and “we” is the side that speaks', async () => {
    const { of } = await read('“We will open the road,” the Georgian minister said.', [
      { kind: 'commitment', label: 'pending', words: 'open the road', parts: { agent: 'We' } },
    ]);
    const [promise] = of('commitment');
    expect(promise!.evidence.length).toBeGreaterThan(0);
    expect(promise!.actor.value.name).toBe('Georgia');
  });

  test('a paper with who tabled it and its terms, and the answer to it', async () => {
    const { of } = await read(
      'Georgia put a nine-page blueprint for a halt to shelling on the table. Moldova sniffed at the blueprint.',
      [
        {
          kind: 'proposal',
          label: 'on the table',
          words: 'blueprint',
          parts: { tabledBy: 'Georgia', terms: 'a halt to shelling' },
        },
        {
          kind: 'reception',
          label: 'critical',
          words: 'sniffed',
          parts: { agent: 'Moldova', of: 'the blueprint' },
        },
      ],
    );
    const [paper] = of('proposal').filter((p) => p.name.value.includes('nine-page'));
    expect(names(paper!.tabledBy)).toEqual(['Georgia']);
    expect(paper!.terms.map((t) => t.value)).toEqual(['a halt to shelling']);
    const [answer] = of('reception').filter((r) => r.answer.value === 'critical');
    expect(name(answer!.holder)).toBe('Moldova');
    expect(answer!.of?.value).toBe('the blueprint');
    expect(answer!.candidates).toContain(paper!.id);
  });

  test('a stance is the speaker’s where its words name nobody', async () => {
    const { of } = await read('“No soldier may stay in the valley,” President Irakli Maro of Georgia said on Monday.', [
      { kind: 'position', label: 'demands', words: 'No soldier may stay', parts: { terms: 'in the valley' } },
    ]);
    const [stance] = of('position').filter((p) => p.stance.value === 'demands');
    expect(name(stance!.holder)).toContain('Maro');
    expect(name(stance!.voicedBy)).toContain('Maro');
  });

  test('a condition needs both halves; one without is dropped and counted', async () => {
    const text = 'Georgia will open the bridge the moment Moldova frees the pilots. It rained, the moment it was noon.';
    const whole = { kind: 'condition', label: 'after', words: 'the moment' } as const;
    const { of, dropped } = await read(text, [
      {
        ...whole,
        parts: { agent: 'Georgia', dependent: 'open the bridge', required: 'Moldova frees the pilots' },
      },
      { ...whole, words: ', the moment', parts: { dependent: 'It rained' } },
    ]);
    const [condition] = of('condition');
    expect(of('condition')).toHaveLength(1);
    expect([condition!.dependent.value, condition!.required.value]).toEqual([
      'open the bridge',
      'Moldova frees the pilots',
    ]);
    expect(name(condition!.setBy)).toBe('Georgia');
    expect(dropped.filter((d) => d.reason.includes('half'))).toHaveLength(1);
  });

  test('a promise with its window, and a judgement without a direction', async () => {
    const { of } = await read('Georgia gave Moldova its word to clear the mines by Friday. The talks were a slog.', [
      {
        kind: 'commitment',
        label: 'pending',
        words: 'clear the mines',
        parts: { agent: 'Georgia', patient: 'Moldova', window: 'by Friday' },
      },
      { kind: 'assessment', label: 'valuation', words: 'a slog', parts: { of: 'The talks' } },
    ]);
    const [promise] = of('commitment');
    expect([name(promise!.actor), name(promise!.counterpart)]).toEqual(['Georgia', 'Moldova']);
    expect(promise!.window?.evidence.length).toBeGreaterThan(0);
    const [judged] = of('assessment').filter((a) => a.of?.value === 'The talks');
    expect(judged!.direction).toBeNull();
    expect(judged!.valuation.map((v) => v.value)).toEqual(['slog']);
  });

  test('a telling inside somebody’s words, only where the head is sure enough', async () => {
    const text = 'The envoy said on Monday that Georgia swore blind that the bridge was open.';
    const inner = (sure: number): Told => ({
      kind: 'statement',
      label: 'asserts',
      words: 'swore',
      sure,
      parts: { agent: 'Georgia', content: 'that the bridge was open' },
    });
    const tells = async (sure: number) =>
      (await read(text, [inner(sure)])).of('statement').filter((s) => name(s.source)?.includes('Georgia')).length;
    expect(await tells(0.9)).toBe(1);
    expect(await tells(0.3)).toBe(0);
  });
});

describe('what the head leaves', () => {
  const TEXT = 'Georgia accused Moldova of smuggling. Georgia berated Moldova on Monday.';
  const berated = (sure: number): Told => ({
    kind: 'event',
    label: 'THREATEN',
    words: 'berated',
    status: 'happened',
    sure,
    parts: { agent: 'Georgia', patient: 'Moldova' },
  });

  test('a finding of the rules that the head does not see stays', async () => {
    const { of } = await read(TEXT, [berated(0.9)]);
    expect(
      of('event')
        .map((e) => e.act.value)
        .sort(),
    ).toEqual(['ACCUSE', 'THREATEN']);
  });

  test('a frame that the model hardly believes in is left unread', async () => {
    const { of } = await read(TEXT, [berated(0.2)]);
    expect(of('event').some((e) => e.act.value === 'THREATEN')).toBe(false);
  });

  test('what the outlet itself negates, and what is only demanded, did not happen', async () => {
    const text = 'Georgia never ratified the treaty. Moldova demanded the release of two pilots.';
    const { of } = await read(text, [
      { kind: 'event', label: 'AGREE', words: 'ratified', status: 'happened', parts: { agent: 'Georgia' } },
      { kind: 'event', label: 'RETREAT', words: 'release', status: 'happened' },
    ]);
    expect(of('event').map((e) => e.act.value)).not.toContain('AGREE');
    expect(of('event').map((e) => e.act.value)).not.toContain('RETREAT');
  });
});

test('what is demanded is not who is asked for it', async () => {
  const { of } = await read('Georgia demanded two pilots.', [
    { kind: 'event', label: 'REQUEST', words: 'demanded', status: 'happened', parts: { agent: 'Georgia' } },
  ]);
  expect(of('event').map((e) => name(e.recipient))).toEqual([null]);
});

describe('the fewest words', () => {
  test('a round is told by what it is a round of, a planned meeting by its verb', async () => {
    const text =
      'The third round of talks between Georgia and Moldova is due on Friday. Their ministers are due to meet in Oslo.';
    const { of } = await read(text, [
      {
        kind: 'meeting',
        label: 'planned',
        words: 'The third round of talks',
        parts: { participant: 'Georgia and Moldova' },
      },
      { kind: 'meeting', label: 'planned', words: 'are due to meet', parts: { participant: 'Their ministers' } },
    ]);
    const told = of('meeting').flatMap((m) => m.evidence.map((e) => text.slice(e.start, e.end)));
    expect(told).toContain('third round of talks');
    expect(told).toContain('to meet');
  });

  test('a content ends where the model sees it end', async () => {
    const text = 'The premier said that his men had left the town, and threatened to close the river.';
    const { of } = await read(text, [
      {
        kind: 'statement',
        label: 'asserts',
        words: 'said',
        parts: { agent: 'The premier', content: 'that his men had left the town' },
      },
    ]);
    const [first] = of('statement');
    expect(first!.content.every((c) => c.end <= text.indexOf(', and'))).toBe(true);
  });

  test('who asked not to be named stays nameless in the next paragraph', async () => {
    const text =
      'A senior aide, asking not to be named, said the talks were over.\n\n"We are going home," the senior aide said.';
    const { of } = await read(text, []);
    expect(of('statement').map((s) => s.rung)).not.toContain('role');
    expect(of('statement').find((s) => s.anonymity)?.anonymity?.value).toBe('asking not to be named');
  });
});

describe('how sure a finding is', () => {
  const TEXT = 'Georgia rejected the plan on Monday, and the port stayed shut.';
  const rejected = (agent?: string): Told => ({
    kind: 'event',
    label: 'REJECT',
    words: 'rejected',
    status: 'happened',
    parts: agent ? { agent } : {},
  });

  test('signs tell of missing parties, of what the rules see and of whom a pronoun stands for', async () => {
    const { signs } = await read(TEXT, [rejected('Georgia')]);
    const [, event] = signs.find(([kind]) => kind === 'event')!;
    expect(event['no actor']).toBeUndefined();
    expect(event['no recipient']).toBe(1);
    expect(event.unseen).toBeUndefined();
    expect(event['rules agree'] ?? event['rules differ']).toBe(1);
  });

  test('a finding of the rules that the model does not see at all is less sure than the same with a frame', async () => {
    const [seen] = (await read(TEXT, [rejected('Georgia')], true)).of('event');
    const [unseen] = (await read(TEXT, [], true)).of('event');
    expect(unseen?.confidence ?? 0).toBeLessThan(seen!.confidence);
  });

  test('what is left out is listed, and nothing that stays names it', async () => {
    const text = 'The premier said the envoy had warned that Georgia would close the river if the dam was built.';
    const { draft, of } = await read(text, [
      {
        kind: 'statement',
        label: 'asserts',
        words: 'had warned',
        parts: { agent: 'the envoy', content: 'Georgia would close the river if the dam was built' },
      },
    ]);
    const inner = of('statement').find((s) => s.within !== null)!;
    const outer = of('statement').find((s) => s.id === inner.within)!;
    expect(inner.relayedBy.map((t) => t.value.name)).toHaveLength(1);
    draft.leaveOut(new Set([outer.id]), 'for a test');
    const left = of('statement').find((s) => s.id === inner.id)!;
    expect(of('statement').map((s) => s.id)).not.toContain(outer.id);
    expect([left.within, left.relayedBy]).toEqual([null, []]);
    expect(draft.dropped.at(-1)?.reason).toBe('for a test');
  });

  test('a threat whose condition is left out has none', async () => {
    const { draft, of } = await read('Georgia threatened to close the river if the dam was built.', [
      { kind: 'event', label: 'THREATEN', words: 'threatened', status: 'happened', parts: { agent: 'Georgia' } },
      {
        kind: 'condition',
        label: 'if',
        words: 'if',
        parts: { dependent: 'close the river', required: 'the dam was built' },
      },
    ]);
    const id = of('condition')[0]!.id;
    expect(of('event').find((e) => e.act.value === 'THREATEN')!.condition).toBe(id);
    draft.leaveOut(new Set([id]), 'for a test');
    expect(of('event').find((e) => e.act.value === 'THREATEN')!.condition).toBeNull();
  });
});

describe('figures', () => {
  const number = async (words: string) => {
    const { of } = await read(words, []);
    return of('figure').map((f) => [f.bound?.value ?? null, f.number.value, f.to?.value ?? null, f.unit]);
  };

  test.each([
    ['At least 26 soldiers were killed.', ['at least', 26, null, null]],
    ['Between 3,000 and 4,000 villagers fled.', [null, 3000, 4000, null]],
    ['Some 3,000 to 4,000 villagers fled.', ['about', 3000, 4000, null]],
    ['They asked for more than 40 lorries.', ['at least', 40, null, null]],
    ['The fund gave 10 million dollars.', [null, 1e7, null, 'money']],
    ['They freed 40 prisoners.', [null, 40, null, null]],
    ['Between 300,000 and 1 million refugees left.', [null, 300000, 1e6, null]],
    ['The number fell from 60 to 40 prisoners.', [null, 40, null, null]],
  ])('%s', async (words, wanted) => {
    expect(await number(words)).toContainEqual(wanted);
  });
});

test('numbers contradict each other only where neither leaves the other open', async () => {
  const figure = async (words: string) => (await read(words, [])).of('figure')[0]!;
  const [least, exact, fewer] = await Promise.all([
    figure('At least 20 soldiers fell.'),
    figure('They counted 26 soldiers.'),
    figure('They counted 18 soldiers.'),
  ]);
  const range = await figure('Between 20 and 30 soldiers fell.');
  expect([agree(least, exact), agree(exact, least), agree(range, exact)]).toEqual([true, true, true]);
  expect([agree(least, fewer), agree(exact, fewer), agree(range, fewer)]).toEqual([false, false, false]);
});

describe('the decoder', () => {
  const FRAMES: FrameLabels = {
    kinds: { meeting: 'statuses', event: 'acts' },
    classes: { statuses: ['held', 'planned'], acts: ['AGREE', 'ACCUSE'], status: ['happened', 'planned'] },
    roles: ['agent', 'patient'],
    asked: { meeting: ['patient'], event: ['agent', 'patient'] },
    reaches: [1, 3],
    scale: 1,
    // Inside, two classes behind the trigger, two before it.
    far: [
      [-9, -9, -9, 0, 0],
      [-9, 0, 0, -9, -9],
    ],
    bias: [0, 0],
  };
  // Columns: two triggers, statuses, acts, status, answer (2), questions (2 roles of 2).
  const WIDTH = 14;
  const COLUMNS = {
    triggers: [0, 2],
    statuses: [2, 4],
    acts: [4, 6],
    status: [6, 8],
    answer: [8, 10],
    ask: [10, 14],
  } as const;
  const labels = { frames: FRAMES, columns: { frames: COLUMNS } } as unknown as Labels;

  /** Rows in which nothing is anything, with some numbers set. */
  function rows(n: number, set: Readonly<Record<number, Readonly<Record<number, number>>>>) {
    const data = new Float32Array(n * WIDTH);
    for (let i = 0; i < n; i++) {
      data[i * WIDTH] = -9;
      data[i * WIDTH + 1] = -9;
      data[i * WIDTH + 8] = -3;
      for (const [column, value] of Object.entries(set[i] ?? {})) data[i * WIDTH + Number(column)] = value;
    }
    return { data, width: WIDTH };
  }
  const SEEN = units(new Text('Georgia has accused Moldova again'));

  test('runs of units, the class that they give most, and parts on their side of the trigger', () => {
    const trigger = { 1: 9, 5: 4, 7: 4, 10: 3, 12: 3 };
    const answers = { 8: 3 };
    const table = rows(5, { 0: answers, 1: trigger, 2: trigger, 3: answers });
    const [frame, ...more] = frames(SEEN, table as never, labels);
    expect(more).toEqual([]);
    expect(frame).toMatchObject({ kind: 'event', first: 1, last: 3, label: 'ACCUSE', status: 'planned' });
    expect(frame!.parts.agent).toMatchObject([{ first: 0, last: 1 }]);
    expect(frame!.parts.patient).toMatchObject([{ first: 3, last: 4 }]);
    expect(frame!.found).toBeGreaterThan(0.99);
    expect(frame!.sure).toBeGreaterThan(0.9);
  });

  test('of each kind only its own roles are asked, whatever answers', () => {
    const meets = { 0: 9, 3: 2, 10: 3, 12: 3 };
    const [frame] = frames(SEEN, rows(5, { 0: { 8: 3 }, 1: meets, 2: { 8: 3 } }) as never, labels);
    expect(frame!.kind).toBe('meeting');
    expect(Object.keys(frame!.parts)).toEqual(['patient']);
  });

  test('two runs are two frames, in the order of the text; a meeting has no status of an act', () => {
    const found = frames(SEEN, rows(5, { 0: { 1: 9 }, 4: { 0: 9, 3: 2 } }) as never, labels);
    expect(found.map((f) => [f.kind, f.first, f.label, f.status])).toEqual([
      ['event', 0, 'AGREE', 'happened'],
      ['meeting', 4, 'planned', null],
    ]);
  });

  test('a model without the head sees no frames', () => {
    expect(frames(SEEN, rows(5, {}) as never, { columns: {} } as unknown as Labels)).toEqual([]);
  });
});
