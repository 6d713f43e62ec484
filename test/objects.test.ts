import { describe, expect, test } from 'vitest';
import type { FindingId, Slice } from '../src/model/index.js';
import { operativeChanges } from '../src/record/operative.js';
import { wordDiff } from '../src/text/index.js';
import { absence, moveRows, openRows } from '../src/views/objects.js';
import { record, withReader } from './slices.js';

withReader();

const wordsOf = (slice: Slice, id: FindingId) => {
  const f = slice.findings.get(id)!.finding;
  return f.kind === 'condition' ? `${f.dependent.value} / ${f.required.value}` : f.kind;
};

describe('what was put to somebody', () => {
  test('is open with the reports that were read since, whether somebody was silent or would not say', async () => {
    const slice = await record(
      '2031-03-01 Asked whether the guns would be counted, General Orm Keldar smiled and walked to his car.',
      '2031-03-03 Varenian Foreign Minister Lena Orsk declined to say when the crossing would open.',
      '2031-03-09 The ferry ran again on Sunday, the harbour office said.',
    );
    expect(openRows(slice).map((q) => [q.to, q.kind, q.words, absence(q.coverage)])).toEqual([
      ['Lena Orsk', 'declined', 'when the crossing would open', 'in 1 report of 1 outlet of 2031-03-09'],
      [
        'Orm Keldar',
        'silent',
        'whether the guns would be counted',
        'in 2 reports of 2 outlets from 2031-03-03 to 2031-03-09',
      ],
    ]);
  });

  test('and answered is not open', async () => {
    const slice = await record(
      '2031-03-01 Asked whether the guns would be counted, General Orm Keldar said that every gun would be.',
    );
    expect(slice.record.questions).toEqual([]);
  });

  test('told twice is one question', async () => {
    const slice = await record(
      '2031-03-03 Varenian Foreign Minister Lena Orsk declined to say when the crossing would open.',
      '2031-03-04 Foreign Minister Lena Orsk of Varenia would not say when the crossing would open.',
    );
    expect(slice.record.questions.map((q) => q.members.length)).toEqual([2]);
  });

  test('“the talks” that somebody would not discuss are a topic and no question', async () => {
    const slice = await record('2031-03-03 Varenian Foreign Minister Lena Orsk declined to comment on the talks.');
    expect(slice.record.questions).toEqual([]);
  });
});

describe('sides that wait for each other', () => {
  const reports = [
    '2031-03-01 Varenia will lift its duty on Corranthian steel only after inspectors have entered the Orm mill, Foreign Minister Lena Orsk of Varenia said on Saturday.',
    '2031-03-04 Corranth will let inspectors enter the Orm mill only after Varenia has lifted its duty on steel, Foreign Minister Pavel Thorn of Corranth said on Tuesday.',
  ];

  test('are a deadlock, with both conditions', async () => {
    const slice = await record(...reports);
    expect(slice.record.deadlocks.map((d) => [d.sides, d.since, d.day])).toEqual([
      [['Corranth', 'Varenia'], '2031-03-01', '2031-03-04'],
    ]);
    expect(slice.record.deadlocks[0]!.members.map((m) => wordsOf(slice, m)).toSorted()).toHaveLength(2);
  });

  test('are one deadlock when the same is told again', async () => {
    const again = reports.map((r, i) =>
      r.replace(/^\S+/u, `2031-03-1${i}`).replace(', Foreign Minister', ', the Foreign Minister'),
    );
    const { deadlocks } = (await record(...reports, ...again)).record;
    expect(deadlocks.map((d) => [d.members.length, d.day])).toEqual([[4, '2031-03-11']]);
  });

  test('are none where nobody tells whose side one of them is on', async () => {
    const unknown = reports[1]!
      .replace('Corranth will let', 'We will let')
      .replace('Foreign Minister Pavel Thorn of Corranth', 'Pavel Thorn');
    const { deadlocks, conditions } = (await record(reports[0]!, unknown)).record;
    expect(conditions).toHaveLength(2);
    expect(deadlocks).toEqual([]);
  });

  test('are none while only one of them waits', async () => {
    expect((await record(reports[0]!)).record.deadlocks).toEqual([]);
  });
});

describe('moves', () => {
  test('stand between two wordings of one thing, with what changed', async () => {
    const slice = await record(
      '2031-03-01 The Reed Front demands the withdrawal of all troops from the Orm valley within 30 days, its spokesman Dario Keld said on Saturday.',
      '2031-04-01 The Reed Front demands the withdrawal of most troops from the Orm valley within 60 days, its spokesman Dario Keld said on Tuesday.',
    );
    const [move] = moveRows(slice);
    expect(move?.side).toBe('Reed Front');
    expect(move?.operative).toContainEqual({ kind: 'quantity', from: 'all', to: 'most' });
    expect([move?.from.day, move?.to.day]).toEqual(['2031-03-01', '2031-04-01']);
  });

  test('are told word by word, and both wordings stay what they are to the letter', () => {
    const [from, to] = ['Varenia may sign “in May” , it said.', 'varenia shall sign “in May”, it said.'];
    const diff = wordDiff(from, to);
    expect([diff.from, diff.to].map((side) => side.map((p) => p.words).join(''))).toEqual([from, to]);
    expect([diff.from, diff.to].map((side) => side.filter((p) => p.own).map((p) => p.words.trim()))).toEqual([
      ['may'],
      ['shall'],
    ]);
  });

  test('change what is meant by numbers, modals and quantities, not by dates and months', () => {
    expect(operativeChanges('all troops may leave within 30 days', 'most troops shall leave within 60 days')).toEqual([
      { kind: 'number', from: '30 days', to: '60 days' },
      { kind: 'modal', from: 'may', to: 'shall' },
      { kind: 'quantity', from: 'all', to: 'most' },
    ]);
    expect(operativeChanges('a list by May 3', 'a list by 9 June')).toEqual([]);
  });
});

describe('whose side somebody is on', () => {
  const sideOf = (slice: Slice, name: string) => slice.record.actors.find((a) => a.name === name)?.side ?? null;

  test('is told behind an office as well as before it, and not by a portfolio', async () => {
    const slice = await record(
      '2031-03-01 The Prime Minister of Varenia, Lena Orsk, met the Minister of Trade, Pavel Thorn, on Monday. Thorn said that the talks would go on.',
    );
    expect(sideOf(slice, 'Lena Orsk')).toBe('Varenia');
    expect(sideOf(slice, 'Pavel Thorn')).toBeNull();
  });
});

describe('a round of talks', () => {
  test('is one by its number, put off and moved', async () => {
    const { record: made } = await record(
      '2031-03-01 France and Moldova will hold a third round of talks in Oslo on March 10, the mediators said.',
      '2031-03-08 The third round of talks between France and Moldova has been postponed to March 20.',
      '2031-03-21 France and Moldova held the third round of talks in Geneva on Thursday.',
    );
    const third = made.rounds.filter((r) => r.members.length > 1);
    expect(third).toHaveLength(1);
    expect(third[0]!.history.map((h) => h.status)).toEqual(['planned', 'postponed', 'held']);
  });

  test('is none with another number, on whatever day', async () => {
    const { record: made } = await record(
      '2031-03-01 France and Moldova held a second round of talks in Oslo on Saturday.',
      '2031-03-02 France and Moldova held a third round of talks in Oslo on Saturday.',
    );
    expect(made.rounds.map((r) => r.members.length)).toEqual([1, 1]);
  });
});

test('a paper that is told under one word again and again is one paper', async () => {
  const { record: made } = await record(
    '2031-03-01 The mediator tabled a harbour formula in Oslo on Saturday.',
    '2031-03-12 France rejected the harbour formula on Tuesday. The harbour formula was drawn up by the mediator.',
    '2031-03-20 Moldova called the harbour formula useful. The harbour formula would tax every ship.',
  );
  expect(made.proposals.filter((p) => /harbour formula/u.test(p.name))).toHaveLength(1);
});
