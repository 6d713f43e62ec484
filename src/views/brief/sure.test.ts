import { expect, test } from 'vitest';
import type { Slice } from '../../model/index.js';
import { withoutUnsure } from './sure.js';

const located = (id: string, confidence: number, day: string) =>
  [id, { finding: { id, confidence }, report: 'report:x', source: 'report:x', day }] as const;

const slice = (rounds: readonly object[]) =>
  ({
    findings: new Map([located('a', 0.1, '2031-05-13'), located('b', 0.9, '2031-05-14')]),
    record: {
      rounds,
      proposals: [{ id: 'a', members: ['a'], receptions: [] }],
      positions: [],
      conditions: [],
      commitments: [],
      ultimatums: [],
      contradictions: [{ findings: ['a', 'b'] }],
      moves: [],
      orders: [],
      deadlocks: [],
      questions: [],
    },
  }) as unknown as Slice;

test('what rests on unsure findings alone is left out', () => {
  const { record } = withoutUnsure(
    slice([{ members: ['a'], history: [], durations: [], attendance: [], outcomes: [] }]),
  );
  expect([record.rounds, record.proposals, record.contradictions]).toEqual([[], [], []]);
});

test('a round whose state an unsure finding tells first stands in the words of the sure one', () => {
  const round = {
    members: ['a', 'b'],
    status: 'offered',
    history: [{ status: 'offered', day: '2031-05-13', finding: 'a' }],
    durations: [{ minutes: 60, finding: 'a' }],
    attendance: [{ names: ['Orsk'], finding: 'a' }],
    outcomes: [],
  };
  const [told] = withoutUnsure(slice([round])).record.rounds;
  expect(told).toMatchObject({ members: ['b', 'a'], durations: [], attendance: [] });
  expect(told!.history).toEqual([{ status: 'offered', day: '2031-05-14', finding: 'b' }]);
});
