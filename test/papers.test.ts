import { describe, expect, test } from 'vitest';
import type { ProposalLine, Slice } from '../src/model/index.js';
import { proposals } from '../src/operations/proposals.js';
import { terminalStyle } from '../src/render/style.js';
import { lineage } from '../src/views/lineage.js';
import { type Papers, paperRows } from '../src/views/papers.js';
import { record, withReader } from './slices.js';

withReader();

const line = (slice: Slice, name: RegExp): ProposalLine => {
  const found = slice.record.proposals.filter((p) => name.test(p.name));
  expect(found.map((p) => p.name)).toHaveLength(1);
  return found[0]!;
};
const answersTo = (slice: Slice, name: RegExp) =>
  line(slice, name).receptions.map((r) => [r.side, r.answer, r.hedge].filter((w) => w !== null).join(', '));
const openOf = (slice: Slice) =>
  [...new Map(slice.record.proposals.flatMap((p) => p.candidates.map((c) => [c.finding, c] as const))).values()].map(
    (c) =>
      [
        `${c.side} ${c.answer}`,
        c.among.map((id) => slice.record.proposals.find((p) => p.id === id)!.name).toSorted(),
      ] as const,
  );
const arrows = (slice: Slice) => {
  const { papers, descents } = lineage(slice);
  const name = (id: string) => papers.find((p) => p.id === id)!.name;
  return descents.map((d) => `${name(d.later)} ${d.stated ? '' : '(inferred) '}${d.relation} ${name(d.earlier)}`);
};

const PLAN = [
  "2033-07-01 Norland's envoy, Peter Quade, drew up a 28-point peace plan, and Norland tabled it in Genna on Friday. The plan provides for a ceasefire of 60 days. Moldova welcomed the 28-point plan. Georgia rejected it.",
  '2033-07-12 The 19-point plan, a revised version of the 28-point plan, drops the ceasefire. Georgia said it accepted the 19-point plan in part. Moldova said it was worried about the 19-point plan.',
];

describe('a paper that was reworked', () => {
  test('keeps its versions, its makers and its points, and an arrow with the words', async () => {
    const slice = await record(...PLAN);
    expect(arrows(slice)).toEqual(['19-point plan revises 28-point plan']);
    const long = line(slice, /28/u);
    expect(long.versions.map((v) => [v.number, v.day])).toEqual([
      [28, '2033-07-01'],
      [19, '2033-07-12'],
    ]);
    expect(line(slice, /19/u).versions).toEqual(long.versions);
    expect(long.makers.map((m) => `${m.role} ${m.name}`)).toContain('drawn up Peter Quade');
    expect(long.terms.map((t) => t.issue)).toContain('ceasefire');
    expect(line(slice, /19/u).lineage[0]!.words).toMatch(/28-point plan/u);
  });

  test('is answered by each side in order of days, in part where the words say so', async () => {
    const slice = await record(...PLAN);
    expect(answersTo(slice, /28/u)).toEqual(['Moldova, warmer', 'Georgia, rejects']);
    expect(answersTo(slice, /19/u).toSorted()).toEqual(['Georgia, accepts in part', 'Moldova, worried']);
  });

  test.each([
    ['has been cut down to 19 points'],
    ['was trimmed to 19 points by the mediator'],
    ['has been whittled down to nineteen points'],
  ])('by a number alone: it %s', async (words) => {
    const slice = await record(
      '2033-07-01 Norland tabled a 28-point plan in Genna on Friday.',
      `2033-07-12 The 28-point plan ${words}. Moldova accepted the 19-point plan, and the mediator tabled the 19-point plan.`,
    );
    expect(arrows(slice)).toEqual(['19-point plan revises 28-point plan']);
    expect(line(slice, /28/u).versions.map((v) => v.number)).toEqual([28, 19]);
  });

  test('is inferred to come from the one paper that "revised" can mean', async () => {
    const slice = await record(
      '2033-07-01 Georgia tabled a harbour paper in Oslo on Friday.',
      '2033-07-08 Georgia tabled a revised paper in Oslo on Friday.',
    );
    expect(arrows(slice)).toHaveLength(1);
    expect(arrows(slice)[0]).toMatch(/^revised paper.*\(inferred\) revises harbour paper/u);
  });
});

describe('“the plan” in a report of its own', () => {
  const one = '2033-06-01 Norland tabled a 28-point peace plan on Wednesday.';
  const two = '2033-06-02 The Southern League tabled a 12-point plan on Thursday.';

  test('is the one plan of the record', async () => {
    const slice = await record(one, '2033-06-04 Georgia rejected the plan on Saturday.');
    expect(answersTo(slice, /28/u)).toEqual(['Georgia, rejects']);
    expect(openOf(slice)).toEqual([]);
  });

  test('is one of two, and counted under neither', async () => {
    const slice = await record(one, two, '2033-06-04 Georgia rejected the plan on Saturday.');
    expect(slice.record.proposals.flatMap((p) => p.receptions)).toEqual([]);
    expect(openOf(slice)).toEqual([['Georgia rejects', expect.arrayContaining([expect.stringMatching(/12-point/u)])]]);
    expect(openOf(slice)[0]![1]).toHaveLength(2);
  });

  test('is not one that another took the place of', async () => {
    const slice = await record(
      one,
      '2033-06-03 The 19-point plan, a revised version of the 28-point plan, was tabled by Norland.',
      '2033-06-05 Georgia rejected the plan on Sunday.',
    );
    expect(answersTo(slice, /19/u)).toEqual(['Georgia, rejects']);
  });

  test('is not one of long ago, nor one of another kind', async () => {
    const late = await record(one, '2033-09-30 Georgia rejected the plan on Friday.');
    expect(answersTo(late, /28/u)).toEqual([]);
    const list = await record(
      '2033-06-01 Norland tabled a 28-page list on Wednesday.',
      '2033-06-04 Georgia rejected the plan.',
    );
    expect(list.record.proposals.flatMap((p) => p.receptions)).toEqual([]);
  });

  test('with both told in one sentence before it is one of them; "both plans" is each', async () => {
    const told =
      'There are two plans on the table, the 19-point plan of Norland and the 12-point plan of the Southern League.';
    const unclear = await record(
      `2033-06-04 ${told} "We cannot accept the plan," Georgia's foreign minister, Dora Hutt, said.`,
    );
    expect(openOf(unclear).map(([answer, among]) => [answer, among.length])).toEqual([['Georgia rejects', 2]]);
    const both = await record(one, two, '2033-06-04 Georgia rejected both plans.');
    expect(answersTo(both, /28/u)).toEqual(['Georgia, rejects']);
    expect(answersTo(both, /12/u)).toEqual(['Georgia, rejects']);
  });
});

describe('what a paper is called', () => {
  test.each([
    ['Georgia has drawn up a paper of its own. Moldova said it would study the paper.', 'paper by Georgia'],
    ['Georgia tabled its six-point list in Oslo on Friday.', 'six-point list by Georgia'],
    ['Georgia tabled a text on Friday.', 'text by Georgia'],
  ])('%s', async (text, name) => {
    const slice = await record(`2033-06-01 ${text}`);
    expect(slice.record.proposals.map((p) => p.name)).toEqual([name]);
  });

  test('is never a verb, a bare kind or a part', async () => {
    const slice = await record(
      '2033-06-01 Georgia has offered a truce of ten days. The mediator handed both sides a draft on Friday. Article 9 of the draft lets crews go home.',
    );
    expect(slice.record.proposals.length).toBeGreaterThan(0);
    for (const { name } of slice.record.proposals)
      expect(name).not.toMatch(/^(?:has offered|draft|paper|article 9)$/iu);
  });
});

describe('the list of proposals', () => {
  const shown = (found: Papers) => proposals.terminal(found, terminalStyle(false), {} as never);

  test('has each paper once, its answers by side, what is open and a tree', async () => {
    const slice = await record(
      ...PLAN,
      '2033-07-13 The Southern League tabled a 12-point plan on Wednesday.',
      '2033-07-14 Georgia rejected the plan.',
    );
    const words = shown(paperRows(slice));
    expect(words).toMatch(/drawn up by Peter Quade/u);
    expect(words).toMatch(/versions: 28: .* → 19: /u);
    expect(words).toMatch(/Georgia: accepts in part “.*” \(2033-07-12\)/u);
    expect(words).toMatch(/Answers to one of several papers\n.*Georgia rejects.*may be .* or /u);
    expect(words).toMatch(/ {2}28-point plan\n {2}└─ 19-point plan \(revises/u);
  });

  test('is narrowed by who made or answered a paper, what it touches and when it was told', async () => {
    const slice = await record(
      ...PLAN,
      '2033-09-01 The Southern League tabled a 12-point plan on the harbour tolls on Thursday.',
    );
    const names = (filter: Parameters<typeof paperRows>[1]) => paperRows(slice, filter).rows.map((p) => p.name);
    expect(names({ side: 'Georgia' })).toEqual(['28-point plan', '19-point plan']);
    expect(names({ issue: 'ceasefire' })).toContain('28-point plan');
    expect(names({ issue: 'elections' })).toEqual([]);
    expect(names({ since: '2033-08-01' })).toHaveLength(1);
    expect(names({ until: '2033-07-02' })).toEqual(['28-point plan']);
    const [json] = proposals.json!(paperRows(slice, { until: '2033-07-02' })) as Record<string, unknown>[];
    for (const key of ['members', 'versions', 'makers', 'documents', 'terms', 'receptions', 'lineage', 'candidates'])
      expect(json).toHaveProperty(key);
  });
});
