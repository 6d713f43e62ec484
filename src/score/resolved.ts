/**
 * Who is who, held against marked texts: B-cubed (Bagga & Baldwin 1998) over the words of party roles whose party the marks tell.
 */
import { type Mention, PARTY_ROLES, type Reading } from '../model/index.js';
import { type Span, Text } from '../text/index.js';
import { Cover } from './claims.js';
import type { Counts } from './figures.js';
import type { GoldText } from './gold.js';

/** Words of a report that mean a party: which by the marks, and which by the reading (null where it sees none there). */
export interface Resolved {
  readonly words: string;
  readonly party: string;
  readonly found: string | null;
}

const ROLES = new Set([
  ...Object.values(PARTY_ROLES).flat(),
  'voicedBy',
  'addressee',
  'putBy',
  'to',
  'countedBy',
  'claimedBy',
  'handedFrom',
  'handedTo',
  'cancelledBy',
]);

/** Every stretch of words that marks tie to just one party, with the party that the reading ties it to. */
export function resolvedWords(gold: GoldText, reading: Reading): Resolved[] {
  const text = new Text(gold.text);
  const cover = new Cover(text);
  const meant = new Map<string, { span: Span; parties: Set<string> }>();
  for (const mark of gold.marks)
    for (const [role, list] of Object.entries(mark.roles)) {
      if (!ROLES.has(role) && !(mark.kind === 'mention' && role === 'words')) continue;
      for (const { spans, value } of list) {
        if (value === null || spans.length !== 1) continue;
        const key = `${spans[0]!.start}-${spans[0]!.end}`;
        const known = meant.get(key) ?? { span: spans[0]!, parties: new Set() };
        known.parties.add(value);
        meant.set(key, known);
      }
    }
  const mentions = reading.findings.filter((f): f is Mention => f.kind === 'mention' && f.party !== null);
  return [...meant.values()]
    .filter((m) => m.parties.size === 1)
    .map(({ span, parties }) => ({
      words: text.slice(span),
      party: [...parties][0]!,
      found: mentionAt(span, mentions, cover)?.party ?? null,
    }));
}

/** The mention that words are: the one that shares most with them; of words around a name, the name that they end or begin with. */
function mentionAt(span: Span, mentions: readonly Mention[], cover: Cover): Mention | null {
  const own = cover.of([span]);
  const near = mentions.flatMap((mention) => {
    const at = mention.evidence[0]!;
    if (at.start >= span.end || span.start >= at.end) return [];
    const its = cover.of([at]);
    const shared = [...its].filter((i) => own.has(i)).length;
    const alike = (2 * shared) / (own.size + its.size);
    const edge = at.end === span.end || at.start === span.start;
    const named = mention.form === 'name' && mention.type === 'person' && shared === its.size;
    return shared > 0 ? [{ mention, rank: alike + (named ? 0.5 : 0) + (edge ? 0.1 : 0) }] : [];
  });
  return near.sort((a, b) => b.rank - a.rank)[0]?.mention ?? null;
}

/** What one document (or several, taken as one) adds: sums of precision and recall with how many they are of. */
export function countResolved(list: readonly Resolved[]): Counts {
  const same = (a: Resolved, b: Resolved) => a.party === b.party;
  const one = (a: Resolved, b: Resolved) => a.found !== null && a.found === b.found;
  let [p, r, found] = [0, 0, 0];
  for (const m of list) {
    if (m.found === null) continue;
    found++;
    const both = list.filter((o) => same(m, o) && one(m, o)).length;
    p += both / list.filter((o) => one(m, o)).length;
    r += both / list.filter((o) => same(m, o)).length;
  }
  return { p, found, r, gold: list.length };
}

export function bCubedF(sum: Readonly<Record<string, number>>): number {
  const p = (sum.p ?? 0) / Math.max(1, sum.found ?? 0);
  const r = (sum.r ?? 0) / Math.max(1, sum.gold ?? 0);
  return (200 * p * r) / Math.max(1e-9, p + r);
}
