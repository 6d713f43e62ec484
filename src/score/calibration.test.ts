import { describe, expect, it } from 'vitest';
import { calibrationError, reliability } from './calibration.js';

const times = (n: number, confidence: number, right: number) =>
  Array.from({ length: n }, (_, i) => ({ confidence, right: i < right }));

describe('calibration error', () => {
  it('is nothing when as many are right as was said', () => {
    expect(calibrationError([...times(10, 0.8, 8), ...times(10, 0.3, 3)], 2)).toBeCloseTo(0);
  });

  it('is the distance between what was said and what was right, in points', () => {
    expect(calibrationError(times(20, 0.9, 10), 4)).toBeCloseTo(40);
  });

  it('weighs bins by their answers and knows an empty list', () => {
    expect(calibrationError([...times(10, 0.2, 0), ...times(10, 0.9, 9)], 2)).toBeCloseTo(10);
    expect(calibrationError([])).toBe(0);
  });

  it('a reliability table has the bins that hold answers', () => {
    const bins = reliability([...times(10, 0.8, 8), ...times(2, 1, 2), ...times(10, 0.3, 3)]);
    expect(bins.map((b) => [b.from, b.count])).toEqual([
      [0.2, 10],
      [0.8, 12],
    ]);
    expect(bins[1]!.right).toBeCloseTo(10 / 12);
    expect(bins[0]!.sure).toBeCloseTo(0.3);
  });
});
