import type { FindingId, Slice } from '../model/index.js';
import { clip } from '../views/brief/context.js';
import { claimOrigins, ORIGIN_WORDS } from '../views/claimOrigins.js';
import { originRows } from '../views/origins.js';
import { SHORT } from '../views/reference.js';

/** Columns of the tables of origins, for those without rows. */
export const ORIGIN_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  origins: ['origin', 'report', 'outlet', 'day', 'address', 'tie', 'share', 'of', 'credits', 'findings'],
  carriers: ['claim', 'origin', 'kind', 'name', 'report', 'outlet', 'day', 'address', 'finding', 'why', 'words'],
};

/** From how many origins a claim comes and how many carry it, as columns. */
export function originCounts(
  slice: Slice,
  of: FindingId | readonly FindingId[],
): { origins: number; carriers: number } {
  const { origins, carriers } = claimOrigins(slice, of);
  return { origins: origins.length, carriers };
}

/** Every place where a text stood with its origin, and every place where a claim stood that stood in several; without `text` words are short. */
export function originTables(slice: Slice, text: boolean): Record<string, Record<string, unknown>[]> {
  return {
    origins: originRows(slice).flatMap(({ id, carriers, findings }) =>
      carriers.map((c) => ({
        origin: id,
        report: c.report,
        outlet: c.outlet,
        day: c.day,
        address: c.url,
        tie: c.tie?.as ?? null,
        share: c.tie?.share ?? null,
        of: c.tie?.of ?? null,
        credits: c.credits.map((k) => k.to).join('; '),
        findings,
      })),
    ),
    carriers: carried(slice, text),
  };
}

function carried(slice: Slice, text: boolean): Record<string, unknown>[] {
  const seen = new Set<unknown>();
  const rows: Record<string, unknown>[] = [];
  for (const { finding } of slice.findings.values()) {
    const told = finding.kind === 'mention' ? null : claimOrigins(slice, finding.id);
    if (!told || told.carriers < 2 || seen.has(told)) continue;
    seen.add(told);
    for (const [i, { kind, name, carriers }] of told.origins.entries())
      for (const c of carriers)
        rows.push({
          claim: finding.id,
          origin: i + 1,
          kind: ORIGIN_WORDS[kind],
          name: text ? name : clip(name, SHORT),
          report: c.report,
          outlet: c.outlet,
          day: c.day,
          address: c.url,
          finding: c.finding,
          why: c.ties.map((t) => t.why).join('; '),
          // Copied words are whole sentences: where texts stay at home they would be put together again.
          words: c.ties
            .filter((t) => text || t.kind === 'credit' || t.kind === 'speaker')
            .map((t) => (text ? t.words : clip(t.words, SHORT)))
            .join(' | '),
        });
  }
  return rows;
}
