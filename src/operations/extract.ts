import { asRapporteurError, RapporteurError } from '../errors.js';
import { idOf, parseLine } from '../ingest/jsonLine.js';
import {
  type Annotations,
  type Finding,
  KINDS,
  type Kind,
  type Published,
  publicationDay,
  publish,
  reportId,
  roleSpans,
  specificResource,
  timexType,
  timexValue,
  titleId,
} from '../model/index.js';
import type { Reader, ReadOptions } from '../reader/reader.js';
import { FOUNDATION, STEPS } from '../reader/steps.js';
import { Text } from '../text/index.js';

export interface ExtractOptions extends ReadOptions {
  /** Kinds of finding to give; all but mentions when left out. */
  readonly kinds?: readonly Kind[];
}

export type ExtractAnswer =
  | {
      readonly id: string;
      readonly report: string;
      readonly reader: string;
      readonly findings: readonly Published[];
      readonly [key: string]: unknown;
    }
  | { readonly id: string; readonly error: { readonly code: string; readonly message: string; readonly hint: string } };

/**
 * One line of JSON Lines in, one answer out: the findings of the text, measured as given, or an error with its code.
 * Never throws; `number` counts lines from 1 and answers for a missing id.
 */
export async function extractLine(
  reader: Reader,
  line: string,
  number: number,
  options: ExtractOptions = {},
): Promise<ExtractAnswer> {
  try {
    const input = parseLine(line, number, 'input');
    const day = publicationDay(input.publishedAt);
    const kinds = new Set<Kind>(options.kinds ?? KINDS.filter((k) => k !== 'mention'));
    const source = reportId(input.text);
    const text = new Text(input.text);
    const reading = await reader.read(input.text, source, options);
    const findings = reading.findings
      .filter((f) => kinds.has(f.kind))
      .sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1))
      .map((f) => publish(f, source, text, day));
    if (input.title !== null) findings.push(...(await headline(reader, input.title, kinds, day, options)));
    return {
      id: input.id,
      report: source,
      reader: reading.reader,
      findings,
      parties: reading.parties,
      layout: reading.layout.map((l) => ({ role: l.role, evidence: specificResource(source, text, l.span) })),
      dropped: reading.dropped,
      ...(reading.annotations ? { annotations: compact(reading.annotations, day) } : {}),
    };
  } catch (thrown) {
    return { id: idOf(line, number), error: asRapporteurError(thrown).toJSON() };
  }
}

/** Where the first words of a finding stand. */
const startOf = (f: Finding): number => Math.min(...roleSpans(f).map((r) => r.span.start));

/** A headline is a text of its own; without a dossier its appearance is unknown, and its digest names it. */
async function headline(
  reader: Reader,
  title: string,
  kinds: ReadonlySet<Kind>,
  day: string | null,
  options: ExtractOptions,
): Promise<Published[]> {
  const source = titleId(title);
  const text = new Text(title);
  const reading = await reader.read(title, source, { ...options, trace: undefined });
  return reading.findings.filter((f) => kinds.has(f.kind)).map((f) => publish(f, source, text, day));
}

function compact(a: Annotations, day: string | null): object {
  return {
    tokens: a.tokens.map((t) => [t.start, t.end, t.upos, t.head, t.deprel]),
    names: a.names.map((n) => [n.start, n.end, n.type]),
    offices: a.offices.map((o) => [o.start, o.end]),
    clusters: a.clusters.map((c) => c.map((s) => [s.start, s.end])),
    times: a.times.map((t) => [t.start, t.end, timexType(t.moment), timexValue(t.moment, day)]),
  };
}

/** Steps that can be left out. */
export const STEP_NAMES: readonly string[] = STEPS.map((s) => s.name).filter((n) => !FOUNDATION.has(n));

export const EXTRACT_DETAIL =
  'Reads JSON Lines from standard input or files: one object a line with "text" and, where known, "id", "title", "url", "outlet", "publishedAt". Writes one line for each, in order: the findings with their selectors, or an error with its code. Needs no dossier.';

/** Options of a door as `ExtractOptions`. @throws RapporteurError `kind-unknown`. */
export function extractOptions(given: { kinds?: string; without?: string; annotations?: boolean }): ExtractOptions {
  const kinds = given.kinds?.split(',').map((k) => k.trim());
  const wrong = kinds?.find((k) => !(KINDS as readonly string[]).includes(k));
  if (wrong !== undefined)
    throw new RapporteurError('kind-unknown', `there is no kind "${wrong}"; kinds are ${KINDS.join(', ')}`);
  return {
    kinds: kinds as Kind[] | undefined,
    without: given.without?.split(',').map((s) => s.trim()),
    annotations: given.annotations,
  };
}
