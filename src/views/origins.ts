/** Where reports come from: texts that are one origin, what ties them, and which stretches of a report stand in others. */
import type { Credit, OriginTie, Passage, ReportId, Slice } from '../model/index.js';
import { put } from '../model/index.js';
import { overlaps, type Span } from '../text/index.js';
import { clip } from './brief/context.js';
import { copyWords } from './claimOrigins.js';
import { lookups } from './claimTies.js';
import { findingsBySource, originOf } from './lookup.js';

/** A report by where it stood first. */
export interface Standing {
  readonly report: ReportId;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly day: string | null;
}

/** From whom a report says that it has what it tells. */
export interface CreditRow {
  readonly to: string;
  /** The words that say so; empty where the byline beside the text does. */
  readonly words: string;
  readonly at: Span | null;
  /** Of the whole report; else of its sentence and the next one. */
  readonly whole: boolean;
}

/** A place where a text of an origin stood. */
export interface TextCarrier extends Standing {
  /** How it hangs on another report of the origin; null for the earliest, and for further places of one text. */
  readonly tie: OriginTie | null;
  /** "copied, 87 %" */
  readonly why: string;
  /** The longest stretch that it shares word for word with that report; null where it has none of twelve words. */
  readonly shared: { readonly at: Span; readonly words: string } | null;
  readonly credits: readonly CreditRow[];
}

export interface OriginRow {
  readonly id: ReportId;
  /** The report that the others hang on: the earliest, or of one day any. */
  readonly first: Standing;
  /** Every place where it stood, in order of days. */
  readonly carriers: readonly TextCarrier[];
  /** Whom its reports credit, each once. */
  readonly credits: readonly string[];
  /** Findings of its reports, mere mentions aside. */
  readonly findings: number;
}

/** A stretch of twelve words and more that stands word for word in other reports too. */
export interface Stretch {
  readonly at: Span;
  readonly words: string;
  /** The earliest report that holds it first, where that is another; then the others. */
  readonly in: readonly (Standing & {
    readonly at: Span;
    /** Whether it is of the same origin as a whole. */
    readonly isCopy: boolean;
  })[];
}

/** One report: of what origin it is, whom it credits, and which of its stretches stand in which others. */
export interface ReportOrigin {
  readonly report: ReportId;
  readonly origin: OriginRow | null;
  readonly credits: readonly CreditRow[];
  /** In the order of the text. */
  readonly stretches: readonly Stretch[];
}

/** Code points of a stretch that are shown; its span is whole. */
const SHOWN = 300;

/** The origins of a record, those with most carriers first; of equals the newest. What costs time is made when it is asked for. */
export function originRows(slice: Slice): OriginRow[] {
  const key = (r: OriginRow) => `${r.first.day ?? '0000'} ${r.id}`;
  const counts = new Map(slice.record.origins.map((o) => [o.id, o.appearances.length] as const));
  return slice.record.origins
    .map((o) => row(slice, o.id))
    .sort((a, b) => counts.get(b.id)! - counts.get(a.id)! || (key(a) < key(b) ? 1 : -1));
}

function row(slice: Slice, report: ReportId): OriginRow {
  const origin = originOf(slice, report)!;
  const { copies } = lookups(slice);
  return {
    id: origin.id,
    first: standing(slice, origin.reports.find((r) => !copies.has(r)) ?? origin.id),
    get carriers() {
      return origin.reports.flatMap((r) => carriers(slice, r)).sort(byDay);
    },
    get credits() {
      return [...new Set(origin.reports.flatMap((r) => (lookups(slice).credits.get(r) ?? []).map((c) => c.to)))];
    },
    get findings() {
      const of = (r: ReportId) => (findingsBySource(slice).get(r) ?? []).filter((l) => l.finding.kind !== 'mention');
      return origin.reports.reduce((n, r) => n + of(r).length, 0);
    },
  };
}

const byDay = (a: Standing, b: Standing): number => {
  const [x, y] = [a, b].map((s) => `${s.day ?? '9999'} ${s.report}`) as [string, string];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Every place where one text stood. */
function carriers(slice: Slice, report: ReportId): TextCarrier[] {
  const tie = lookups(slice).copies.get(report) ?? null;
  const own = {
    report,
    tie,
    why: copyWords(tie ?? undefined),
    get shared() {
      return tie && longest(slice, tie);
    },
    get credits() {
      return creditsOf(slice, report);
    },
  };
  return (slice.appearances.get(report) ?? []).map(({ outlet, title, url, publishedAt }) =>
    Object.defineProperties(
      { outlet, title, url, day: publishedAt?.slice(0, 10) ?? null },
      Object.getOwnPropertyDescriptors(own),
    ),
  ) as TextCarrier[];
}

function longest(slice: Slice, { report }: OriginTie): TextCarrier['shared'] {
  const own = shared(slice).in.get(report) ?? [];
  const inside = own.filter((p) => originOf(slice, p.of) === originOf(slice, report));
  const [most] = [...inside].sort((a, b) => b.words - a.words || a.at.start - b.at.start);
  return most ? { at: most.at, words: clip(slice.text(report).slice(most.at), SHOWN) } : null;
}

/** Where a report stood first. */
function standing(slice: Slice, report: ReportId): Standing {
  const where = [...(slice.appearances.get(report) ?? [])].sort((a, b) =>
    (a.publishedAt ?? '9999') < (b.publishedAt ?? '9999') ? -1 : 1,
  );
  const [first] = where;
  return {
    report,
    outlet: first?.outlet ?? null,
    title: where.find((a) => a.title)?.title ?? null,
    url: where.find((a) => a.url)?.url ?? null,
    day: first?.publishedAt?.slice(0, 10) ?? null,
  };
}

const creditsOf = (slice: Slice, report: ReportId): CreditRow[] =>
  (lookups(slice).credits.get(report) ?? []).map(({ to, at, whole }: Credit) => ({
    to,
    words: at ? slice.text(report).slice(at) : '',
    at,
    whole,
  }));

/** Of what origin a report is, and what stands in other reports too; null where there is no such report. */
export function reportOrigin(slice: Slice, report: ReportId): ReportOrigin | null {
  if (!slice.appearances.has(report)) return null;
  return {
    report,
    origin: originOf(slice, report) ? row(slice, report) : null,
    credits: creditsOf(slice, report),
    stretches: stretches(slice, report),
  };
}

function stretches(slice: Slice, report: ReportId): Stretch[] {
  const { in: taken, of: given } = shared(slice);
  const found = new Map<string, { at: Span; places: { report: ReportId; at: Span }[] }>();
  const add = (at: Span, other: ReportId, there: Span) => {
    const key = `${at.start} ${at.end}`;
    const known = found.get(key) ?? { at, places: [] };
    found.set(key, known);
    if (other !== report && !known.places.some((p) => p.report === other))
      known.places.push({ report: other, at: there });
  };
  for (const p of taken.get(report) ?? []) {
    add(p.at, p.of, p.ofAt);
    // Others that have it from there too.
    for (const o of given.get(p.of) ?? []) if (overlaps(o.ofAt, p.ofAt)) add(p.at, o.report, o.at);
  }
  for (const p of given.get(report) ?? []) add(p.ofAt, p.report, p.at);
  const own = originOf(slice, report);
  return [...found.values()]
    .sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end)
    .map(({ at, places }) => ({
      at,
      words: clip(slice.text(report).slice(at), SHOWN),
      in: places.map((p) => ({
        ...standing(slice, p.report),
        at: p.at,
        isCopy: own !== undefined && originOf(slice, p.report) === own,
      })),
    }));
}

interface Shared {
  /** By the report that has a stretch from an earlier one. */
  readonly in: ReadonlyMap<ReportId, readonly Passage[]>;
  /** By that earlier one. */
  readonly of: ReadonlyMap<ReportId, readonly Passage[]>;
}

const known = new WeakMap<Slice, Shared>();

/** Stretches by both reports that hold them; made once for a slice. */
function shared(slice: Slice): Shared {
  let found = known.get(slice);
  if (!found) {
    const [taken, given] = [new Map<ReportId, Passage[]>(), new Map<ReportId, Passage[]>()];
    for (const p of slice.record.passages) {
      put(taken, p.report, p);
      put(given, p.of, p);
    }
    found = { in: taken, of: given };
    known.set(slice, found);
  }
  return found;
}
