import type { ActEvent, Reading } from '../model/index.js';
import { Text } from '../text/index.js';
import type { Counts } from './figures.js';

/** A record of the PLOVER gold sets as it is published; older names of acts are read as today's. */
export interface PloverRecord {
  readonly event: string;
  readonly text: string;
  readonly source?: unknown;
  readonly target?: unknown;
}

const OLDER: Readonly<Record<string, string>> = {
  DEMAND: 'REQUEST',
  DISAPPROVE: 'ACCUSE',
  INVESTIGATE: 'ACCUSE',
  FIGHT: 'ASSAULT',
};

/** Records by their text, in the order of the file; notes that stand among them are left out. */
export function ploverTexts(records: readonly PloverRecord[]): { text: string; records: PloverRecord[] }[] {
  const byText = new Map<string, PloverRecord[]>();
  for (const r of records) {
    if (r.event === 'DOCUMENT' || !r.text) continue;
    const list = byText.get(r.text);
    if (list) list.push(r);
    else byText.set(r.text, [r]);
  }
  return [...byText].map(([text, list]) => ({ text, records: list }));
}

/**
 * Acts of one text: at most the two surest count. `both` are those whose actor and recipient share a word of four letters or more (any
 * word where the gold name has none so long) with the gold names; what the gold leaves empty asks nothing.
 */
export function countActs(source: string, records: readonly PloverRecord[], reading: Reading): Counts {
  const text = new Text(source);
  const found = reading.findings
    .filter((f) => f.kind === 'event')
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 2);
  const left = [...found];
  const counts = { gold: records.length, found: found.length, hit: 0, both: 0 };
  for (const record of records) {
    const act = OLDER[record.event] ?? record.event;
    const same = left.filter((f) => f.act.value === act);
    if (same.length === 0) continue;
    const full = same.find((f) => isParty(text, record.source, f.actor) && isParty(text, record.target, f.recipient));
    counts.hit++;
    if (full) counts.both++;
    left.splice(left.indexOf(full ?? same[0]!), 1);
  }
  return counts;
}

const words = (value: string, least: number): Set<string> =>
  new Set(
    value
      .toLowerCase()
      .replaceAll('.', '')
      .match(new RegExp(`[\\p{L}\\p{N}_]{${least},}`, 'gu')) ?? [],
  );

function isParty(text: Text, gold: unknown, found: ActEvent['actor']): boolean {
  const names = (Array.isArray(gold) ? gold : [])
    .map((a: { actorText?: string }) => (a.actorText ?? '').trim())
    .filter((n) => n !== '');
  if (names.length === 0) return true;
  if (!found) return false;
  const have = words(`${found.value.name} ${found.evidence.map((e) => text.slice(e)).join(' ')}`, 1);
  return names.some((n) => {
    const long = words(n, 4);
    return [...(long.size > 0 ? long : words(n, 1))].some((w) => have.has(w));
  });
}
