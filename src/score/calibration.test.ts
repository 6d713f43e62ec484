import { describe, expect, it } from 'vitest';
import { calibrationError, chanceError, reliability } from './calibration.js';

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

describe('the error by chance', () => {
  it('ten answers a bin at one half are about twelve points off, a hundred about four, and sure ones not at all', () => {
    expect(chanceError(times(100, 0.5, 50))).toBeGreaterThan(11);
    expect(chanceError(times(100, 0.5, 50))).toBeLessThan(14);
    expect(chanceError(times(1000, 0.5, 500))).toBeLessThan(5);
    expect(chanceError(times(50, 1, 50))).toBe(0);
    expect(chanceError([])).toBe(0);
  });
});
