import { grouped, type Origin, put, type ReportId } from '../model/index.js';
import { compare, type Material } from './located.js';

/** Words in a shingle. */
const WIDTH = 6;
/** Share of the shorter text's shingles at which two reports are one origin. */
const COPIED = 0.55;

/** Reports whose texts are copies of one another, whole or cut. */
export function origins(material: Material): Origin[] {
  const reports = [...material.readings.keys()].sort(compare);
  const sets = new Map(reports.map((r) => [r, shingles(material.inputs.text(r))]));
  const root = new Map<ReportId, ReportId>(reports.map((r) => [r, r]));
  const find = (r: ReportId): ReportId => (root.get(r) === r ? r : find(root.get(r)!));
  for (const pair of candidates(sets)) {
    const [a, b] = pair;
    if (find(a) !== find(b) && shared(sets.get(a)!, sets.get(b)!) >= COPIED) {
      const [low, high] = [find(a), find(b)].sort(compare) as [ReportId, ReportId];
      root.set(high, low);
    }
  }
  return [...grouped(reports, find)].map(([id, members]) => ({
    id,
    reports: members,
    appearances: members.flatMap((r) => (material.appearances.get(r) ?? []).map((a) => a.id)).sort(compare),
  }));
}

function shingles(text: string): Set<string> {
  const words = [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map((m) => m[0]);
  const found = new Set<string>();
  for (let i = 0; i + WIDTH <= words.length; i++) found.add(words.slice(i, i + WIDTH).join(' '));
  return found;
}

/** Pairs that share at least eight shingles; found by an index, so unrelated reports are never compared. */
function candidates(sets: ReadonlyMap<ReportId, ReadonlySet<string>>): [ReportId, ReportId][] {
  const reports = [...sets.keys()];
  const index = new Map<string, number[]>();
  for (const [at, set] of [...sets.values()].entries()) for (const s of set) put(index, s, at);
  // A pair as one number: strings of two ids would fill the memory in a large dossier.
  const counts = new Map<number, number>();
  for (const list of index.values()) {
    if (list.length < 2 || list.length > 50) continue;
    for (const [i, low] of list.entries())
      for (let k = i + 1; k < list.length; k++) {
        const pair = low * reports.length + list[k]!;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
  }
  return [...counts]
    .filter(([, n]) => n >= 8)
    .map(([pair]): [ReportId, ReportId] => [
      reports[Math.floor(pair / reports.length)]!,
      reports[pair % reports.length]!,
    ])
    .sort((a, b) => compare(a.join(), b.join()));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let n = 0;
  for (const s of small) if (large.has(s)) n++;
  return small.size === 0 ? 0 : n / small.size;
}
