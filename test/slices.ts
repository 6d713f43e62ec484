import { createHash } from 'node:crypto';
import { beforeAll } from 'vitest';
import type { Appearance, ReportId, Slice } from '../src/model/index.js';
import { neuralReader, type Reader } from '../src/reader/reader.js';
import { buildSlice } from '../src/record/record.js';

let reader: Reader;
/** To be called once in a file that makes records. */
export const withReader = (): void =>
  beforeAll(async () => {
    reader = await neuralReader();
  });

/** The record of reports given as `day text`. */
export async function record(...reports: readonly string[]): Promise<Slice> {
  const texts = new Map<string, string>();
  const appearances: Appearance[] = [];
  const readings = [];
  for (const [i, told] of reports.entries()) {
    const [day, text] = [told.slice(0, 10), told.slice(11)];
    const id: ReportId = `report:${createHash('sha256').update(text).digest('hex')}`;
    texts.set(id, text);
    readings.push(await reader.read(text, id));
    appearances.push({
      id: `appearance:${i}`,
      report: id,
      outlet: `Outlet ${i}`,
      publishedAt: day,
      capturedAt: day,
    } as Appearance);
  }
  return buildSlice({ appearances, readings, decisions: [], text: (s) => texts.get(s)!, reader: 'test' });
}
