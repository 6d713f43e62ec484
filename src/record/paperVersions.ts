/** The wordings that a paper has had: its own, and those of papers that it was reworked from or into. */
import { type FindingId, type PaperVersion, put } from '../model/index.js';
import type { Descent } from './descents.js';
import { compare } from './located.js';
import type { PaperLine, PaperTold } from './papers.js';

/** Every line with the versions of its family, oldest first. */
export function versions(
  lines: readonly PaperLine[],
  origins: ReadonlyMap<PaperLine, readonly Descent[]>,
  ids: ReadonlyMap<PaperLine, FindingId>,
): Map<PaperLine, readonly PaperVersion[]> {
  const beside = new Map<PaperLine, PaperLine[]>();
  for (const [line, list] of origins)
    for (const { relation, of } of list)
      if (of && relation === 'revises') {
        put(beside, line, of);
        put(beside, of, line);
      }
  const found = new Map<PaperLine, readonly PaperVersion[]>();
  for (const line of lines) {
    if (found.has(line)) continue;
    const family = around(line, beside);
    const order = new Map(family.map((l) => [ids.get(l)!, depth(l, origins)]));
    const all = family
      .flatMap((l) => own(l, ids.get(l)!))
      .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || order.get(a.line)! - order.get(b.line)!);
    // "Cut down to 19 points" and "the 19-point plan" are one version, by its own words.
    const isTold = (v: Own) => all.some((o) => o !== v && o.number === v.number && o.line !== v.line);
    const once = all.filter((v) => !(v.changed && isTold(v))).map(({ changed: _, ...v }) => v);
    for (const l of family) found.set(l, once);
  }
  return found;
}

function around(line: PaperLine, beside: ReadonlyMap<PaperLine, readonly PaperLine[]>): PaperLine[] {
  const found = new Set([line]);
  for (const l of found) for (const next of beside.get(l) ?? []) found.add(next);
  return [...found];
}

/** How many revisions lie behind a line. */
function depth(line: PaperLine, origins: ReadonlyMap<PaperLine, readonly Descent[]>): number {
  const from = (origins.get(line) ?? []).find((d) => d.of && d.relation === 'revises')?.of;
  return from ? 1 + depth(from, origins) : 0;
}

/** `changed`: what an earlier version is told to have come to. */
type Own = PaperVersion & { readonly changed?: boolean };

/** Versions that the tellings of one line tell apart, by a number or by "revised", "second"; at least one. */
function own(line: PaperLine, id: FindingId): Own[] {
  const found = new Map<string, Own>();
  for (const t of line.told) {
    const key = keyOf(t);
    if (key !== null && !found.has(key)) found.set(key, version(t, id));
    const changed = t.told.finding.numbers[1]?.value;
    if (changed !== undefined) found.set(`${changed}`, { ...version(t, id), number: changed, changed: true });
  }
  if (found.size > 0) return [...found.values()];
  const named = line.told.find((t) => !t.bare) ?? line.told[0]!;
  return [{ ...version(named, id), words: line.name, day: line.told[0]!.day }];
}

const keyOf = ({ number, after }: PaperTold): string | null =>
  number !== null ? `${number}` : after !== null && !/^(?:new|latest|fresh)$/u.test(after) ? after : null;

const version = ({ number, told, day }: PaperTold, line: FindingId): PaperVersion => ({
  number,
  words: told.finding.name.value.replace(/^(?:the|an?)\s+/iu, ''),
  day,
  finding: told.finding.id,
  line,
});
