import { describe, expect, test } from 'vitest';
import { calendar } from '../src/views/calendar.js';
import { convergence } from '../src/views/convergence.js';
import { record, withReader } from './slices.js';

withReader();

describe('convergence', () => {
  test('counts the newest stance of each side, and nobody whose side is not told', async () => {
    const slice = await record(
      '2031-03-01 Varenia rejects a ceasefire, Varenian Foreign Minister Lena Orsk said. Maresh demands a ceasefire, Maresh’s President Ivo Brandt said.',
      '2031-03-09 Varenia accepts a ceasefire, Varenian Foreign Minister Lena Orsk said.',
    );
    const all = convergence(slice);
    for (const { points } of all)
      for (const { day, mean, apart, held } of points) {
        const ranks = held.map((h) => h.rank);
        expect(Math.round((100 * ranks.reduce((sum, r) => sum + r, 0)) / ranks.length) / 100).toBe(mean);
        expect(Math.max(...ranks) - Math.min(...ranks)).toBe(apart);
        for (const h of held) {
          expect(slice.record.sides.concat(slice.record.positions.map((c) => c.side))).toContain(h.side);
          expect(h.day <= day).toBe(true);
          expect(h.words.length).toBeGreaterThan(0);
          expect(slice.findings.has(h.finding)).toBe(true);
        }
      }
    const truce = all.find((i) => i.issue === 'ceasefire');
    expect(truce?.points.map((p) => p.day)).toEqual(['2031-03-01', '2031-03-09']);
    const [first, last] = truce!.points;
    expect(last!.mean).toBeGreaterThan(first!.mean);
    expect(convergence(slice, { side: 'nobody' })).toEqual([]);
    expect(convergence(slice, { issue: 'ceasefire', since: '2031-03-02' })[0]?.points.length).toBe(1);
  });
});

describe('the calendar', () => {
  test('holds rounds and deadlines with days, and counts what has none', async () => {
    const slice = await record(
      '2031-03-01 Delegations of Varenia and Maresh held talks in Tolmar on Friday. They will meet again in Tolmar on March 12. Varenia promised to free the prisoners by March 20, Varenian Foreign Minister Lena Orsk said.',
      '2031-03-02 Varenian Foreign Minister Lena Orsk said a summit of Varenia and Maresh was possible.',
    );
    const { appointments, undated } = calendar(slice);
    expect(appointments.filter((a) => a.kind === 'round').map((a) => a.from)).toContain('2031-03-12');
    expect(appointments.filter((a) => a.kind === 'deadline').map((a) => [a.from, a.to])).toEqual([
      ['2031-03-20', '2031-03-20'],
    ]);
    for (const a of appointments) for (const t of a.told) expect(t.words.length).toBeGreaterThan(10);
    expect(undated).toBe(slice.record.rounds.length - appointments.filter((a) => a.kind === 'round').length);
    const short = calendar(slice, false).appointments.flatMap((a) => a.told.map((t) => t.words.length));
    expect(Math.max(...short)).toBeLessThan(
      Math.max(...appointments.flatMap((a) => a.told.map((t) => t.words.length))),
    );
  });
});
