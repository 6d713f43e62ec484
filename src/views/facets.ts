import type { Slice } from '../model/index.js';
import { visible } from '../text/index.js';
import { type Filter, filtered, issuesOf, passing, type Row, tellersOf } from './listing.js';

/** One value that a list can be narrowed to, and how many rows would be left. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

export interface Facet {
  readonly name: FacetName;
  readonly label: string;
  readonly values: readonly FacetValue[];
  /** Values that are not shown. */
  readonly more: number;
}

const FACETS = ['speaker', 'teller', 'side', 'issue', 'outlet', 'quotation', 'tellers'] as const;
type FacetName = (typeof FACETS)[number];

const LABELS: Readonly<Record<FacetName, string>> = {
  speaker: 'Speaker',
  teller: 'Told by',
  side: 'Side',
  issue: 'Issue',
  outlet: 'Outlet',
  quotation: 'Quoted or not',
  tellers: 'Tellers between',
};

const DEPTHS: Readonly<Record<string, string>> = { 0: 'none', 1: 'one', 2: 'two or more' };

/** Values of a facet that are shown. */
const SHOWN = 7;
/** And of the one that is opened. */
const MOST = 300;

/** What a list of statements can be narrowed to; one facet may be opened `whole`. Each facet counts the rows that the other choices leave. */
export function facets(slice: Slice, rows: readonly Row[], filter: Filter, whole?: string): Facet[] {
  const { words, since, until } = filter;
  const base = filtered(slice, rows, { words, since, until });
  const chosen = FACETS.filter((name) => filter[name]);
  const tests = chosen.map((name) => ({ name, passes: passing(slice, base, { [name]: filter[name] }) }));
  const counts = new Map(FACETS.map((name) => [name, new Map<string, number>()]));
  for (const row of base) {
    const failed = tests.filter((t) => !t.passes(row));
    // A row that one choice alone keeps out is still counted under that facet.
    if (failed.length > 1) continue;
    for (const name of failed[0] ? [failed[0].name] : FACETS) {
      const of = counts.get(name)!;
      for (const value of valuesOf(row, name)) of.set(value, (of.get(value) ?? 0) + 1);
    }
  }
  return FACETS.map((name) => facet(name, counts.get(name)!, filter[name], name === whole ? MOST : SHOWN)).filter(
    (f) => f.values.length > 0,
  );
}

function facet(name: FacetName, counts: ReadonlyMap<string, number>, wanted: string | undefined, most: number): Facet {
  const chosen = wanted?.toLowerCase();
  const all = [...counts]
    .map(([value, count]) => ({
      value: visible(value),
      label: name === 'tellers' ? DEPTHS[value]! : value,
      count,
      chosen: visible(value).toLowerCase() === chosen,
    }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const values = all.filter((v, i) => i < most || v.chosen);
  return { name, label: LABELS[name], values, more: all.length - values.length };
}

function valuesOf(row: Row, name: FacetName): readonly string[] {
  switch (name) {
    case 'speaker':
      return row.speaker ? [row.speaker] : [];
    case 'teller':
      return row.tellers;
    case 'side':
      return row.side ? [row.side] : [];
    case 'issue':
      return issuesOf(row);
    case 'outlet':
      return row.outlet ? [row.outlet] : [];
    case 'quotation':
      return row.quotation ? [row.quotation] : [];
    case 'tellers':
      return [tellersOf(row)];
  }
}
