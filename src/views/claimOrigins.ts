/** Where what an object of the record tells really comes from: its distinct origins, each with everything that carries it. */
import type { AppearanceId, FindingId, Located, ReportId, Slice } from '../model/index.js';
import { grouped } from '../model/index.js';
import { type Span, sentenceAt } from '../text/index.js';
import { clip } from './brief/context.js';
import { claimOf } from './claims.js';
import { lookups, type OriginKind, type Tie, tiesOf } from './claimTies.js';
import { originOf } from './lookup.js';
import { keyWords } from './reference.js';

/** Why a report is of an origin: what it has in common with another carrier, with its words. */
export interface CarrierTie {
  readonly kind: OriginKind;
  /** For people: "copied, 87 %", "credits Unipress", "words of Lena Orsk, 2031-03-04". */
  readonly why: string;
  /** The words of this report that say so; empty where none does. */
  readonly words: string;
  readonly at: Span | null;
}

/** One place where the claim stood. */
export interface Carrier {
  readonly appearance: AppearanceId;
  readonly report: ReportId;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly day: string | null;
  /** The finding of the claim in that report, or in the report of which it is a copy. */
  readonly finding: FindingId;
  /** What ties it to the other carriers, the closest first; none for what stands alone. */
  readonly ties: readonly CarrierTie[];
}

export interface ClaimOrigin {
  readonly kind: OriginKind;
  /** The speaker with the day, the agency, or the outlet that had the text first. */
  readonly name: string;
  /** In order of days. */
  readonly carriers: readonly Carrier[];
}

export interface ClaimOrigins {
  /** In order of the day of the first carrier. */
  readonly origins: readonly ClaimOrigin[];
  /** Appearances in all. */
  readonly carriers: number;
}

/** How many origins and carriers, with or without which they are. */
export interface Counted {
  readonly origins: number | readonly ClaimOrigin[];
  readonly carriers: number;
}

/** What makes one origin of several reports, in a word for people. */
export const ORIGIN_WORDS: Readonly<Record<OriginKind, string>> = {
  text: 'one text',
  passage: 'copied words',
  credit: 'credited to it',
  speaker: 'one speaker on one occasion',
};

/** "2 origins, 11 carriers" */
export const originWords = ({ origins, carriers }: Counted): string => {
  const n = typeof origins === 'number' ? origins : origins.length;
  return `${n} ${n === 1 ? 'origin' : 'origins'}, ${carriers} ${carriers === 1 ? 'carrier' : 'carriers'}`;
};

const made = new WeakMap<Slice, Map<FindingId | readonly FindingId[], ClaimOrigins>>();

/**
 * The origins of a claim: of an object of the record or of a finding by its id, or of the findings given. Unknown ids have none. Those
 * of one claim are made once for a slice.
 */
export function claimOrigins(slice: Slice, of: FindingId | readonly FindingId[]): ClaimOrigins {
  const ids = typeof of === 'string' ? claimOf(slice, of) : of;
  let all = made.get(slice);
  if (!all) {
    all = new Map();
    made.set(slice, all);
  }
  let found = all.get(ids);
  if (!found) {
    found = originsOf(slice, ids);
    all.set(ids, found);
  }
  return found;
}

function originsOf(slice: Slice, ids: readonly FindingId[]): ClaimOrigins {
  const told = [...new Set(ids)].flatMap((id) => slice.findings.get(id) ?? []);
  const claims = told.map((located) => ({ told: located, ties: tiesOf(slice, located) }));
  const origins = parts(claims)
    .map((members) => origin(slice, members))
    .sort((a, b) => compare(a.carriers[0]?.day ?? '9999', b.carriers[0]?.day ?? '9999') || compare(a.name, b.name));
  return { origins, carriers: origins.reduce((n, o) => n + o.carriers.length, 0) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One telling of a claim with what it may have in common with others. */
interface Claim {
  readonly told: Located;
  readonly ties: readonly Tie[];
}

/** Claims of one origin: whatever has a tie in common. */
function parts(claims: readonly Claim[]): Claim[][] {
  const root = claims.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const first = new Map<string, number>();
  for (const [i, { ties }] of claims.entries())
    for (const { key } of ties) {
      const other = first.get(key);
      if (other === undefined) first.set(key, i);
      else root[Math.max(find(i), find(other))] = Math.min(find(i), find(other));
    }
  return [...grouped(claims.keys(), find).values()].map((list) => list.map((i) => claims[i]!));
}

function origin(slice: Slice, members: readonly Claim[]): ClaimOrigin {
  const carriers = carriersOf(slice, members);
  const tied = (kind: OriginKind) =>
    [...members]
      .sort((a, b) => compare(a.told.day ?? '9999', b.told.day ?? '9999'))
      .flatMap((m) => m.ties.find((t) => t.kind === kind) ?? [])[0];
  const [spoken, credit] = [tied('speaker'), tied('credit')];
  const copied = new Set(members.map((m) => m.ties[0]!.key)).size > 1;
  const [head] = carriers;
  const name = head ? `${head.outlet ?? 'outlet not given'}${head.title ? `, “${head.title}”` : ''}` : 'not known';
  if (spoken) return { kind: 'speaker', name: spoken.name!, carriers };
  return credit
    ? { kind: 'credit', name: credit.name!, carriers }
    : { kind: copied ? 'passage' : 'text', name, carriers };
}

/** A report that tells a claim, or a copy of one in which its words stand. */
interface Bearer {
  readonly report: ReportId;
  readonly told: Located;
  /** Of every telling in it; none where it is known as a copy alone. */
  readonly ties: readonly Tie[];
}

/** Every appearance of the reports that tell it, and of their copies in which its words stand too. */
function carriersOf(slice: Slice, members: readonly Claim[]): Carrier[] {
  const bearers = bearersOf(slice, members);
  const shared = sharedKeys(slice, bearers);
  return bearers
    .flatMap((bearer) =>
      (slice.appearances.get(bearer.report) ?? []).map(
        (a): Carrier => ({
          appearance: a.id,
          report: bearer.report,
          outlet: a.outlet,
          title: a.title,
          url: a.url,
          day: a.publishedAt?.slice(0, 10) ?? null,
          finding: bearer.told.finding.id,
          get ties() {
            return carrierTies(slice, bearer, shared);
          },
        }),
      ),
    )
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.appearance, b.appearance));
}

function bearersOf(slice: Slice, members: readonly Claim[]): Bearer[] {
  const found = new Map<ReportId, { report: ReportId; told: Located; ties: Tie[] }>();
  for (const { told, ties } of members) {
    const known = found.get(told.report);
    if (known) known.ties.push(...ties);
    else found.set(told.report, { report: told.report, told, ties: [...ties] });
  }
  for (const { told } of members) {
    const copies = (originOf(slice, told.report)?.reports ?? []).filter((r) => !found.has(r));
    const words = copies.length > 0 ? slice.text(told.source).slice(keyWords(told.finding)) : '';
    for (const report of copies)
      if (slice.text(report).value.includes(words)) found.set(report, { report, told, ties: [] });
  }
  return [...found.values()];
}

/** Ties that more than one report has. */
function sharedKeys(slice: Slice, bearers: readonly Bearer[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { report, ties } of bearers)
    for (const key of new Set([textKey(slice, report), ...ties.map((t) => t.key)]))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Set([...counts].filter(([, n]) => n > 1).map(([key]) => key));
}

const textKey = (slice: Slice, report: ReportId): string => `text ${originOf(slice, report)?.id ?? report}`;

/** Code points of the words of a tie. */
const SHOWN = 300;

function carrierTies(slice: Slice, { report, told, ties }: Bearer, shared: ReadonlySet<string>): CarrierTie[] {
  const text = slice.text(report);
  // A copy that the reader found nothing in has the words of the claim all the same.
  const copied = ties.length > 0 ? [] : [copyTie(slice, report, told)];
  const own = [...ties, ...copied].filter((t) => shared.has(t.key));
  return own
    .filter((t, i) => own.findIndex((o) => o.kind === t.kind && o.name === t.name) === i)
    .map(({ kind, name, at }) => ({
      kind,
      why: why(slice, report, kind, name),
      words: at ? clip(text.slice(at), SHOWN) : '',
      at,
    }));
}

function copyTie(slice: Slice, report: ReportId, told: Located): Tie {
  const text = slice.text(report);
  const at = text.find(slice.text(told.source).slice(keyWords(told.finding)));
  return { kind: 'text', key: textKey(slice, report), name: null, at: at && sentenceAt(text, at) };
}

function why(slice: Slice, report: ReportId, kind: OriginKind, name: string | null): string {
  switch (kind) {
    case 'text':
      return copyWords(lookups(slice).copies.get(report));
    case 'passage':
      return 'copied words';
    case 'credit':
      return `credit to ${name}`;
    case 'speaker':
      return `words of ${name}`;
  }
}

/** "copied, 87 %": how a report hangs on another one of its origin. Of the earliest only that it has the same text, since of one day nobody knows which was first. */
export const copyWords = (tie: { readonly as: 'copied' | 'rewritten'; readonly share: number } | undefined): string =>
  tie ? `${tie.as === 'copied' ? 'copied' : 'written anew'}, ${Math.round(tie.share * 100)} %` : 'the same text';

/** Why a carrier is of its origin, in a line. */
export const tieWords = ({ ties }: Pick<Carrier, 'ties'>): string =>
  ties.map((t) => `${t.why}${t.words === '' ? '' : `: “${t.words}”`}`).join('; ');
