import type { Span } from '../text/index.js';
import type { Finding, FindingId } from './finding.js';
import type { Moment } from './moment.js';
import type { Vectors } from './vectors.js';
import type { LayoutRole } from './vocabulary.js';

export interface LayoutMark {
  readonly role: LayoutRole;
  readonly span: Span;
}

/** A candidate that could not be pinned to words, or that gave way to a better one. */
export interface Dropped {
  readonly step: string;
  readonly reason: string;
  readonly text: string;
}

/** What a step saw below the findings: for scoring and for whoever wants it, not kept in a dossier. */
export interface Annotations {
  readonly tokens: readonly { start: number; end: number; upos: string; head: number; deprel: string }[];
  readonly names: readonly { start: number; end: number; type: string }[];
  /** Offices and posts ("deputy foreign minister"); apart from the names, which may stand in them or hold them. */
  readonly offices: readonly Span[];
  readonly clusters: readonly (readonly Span[])[];
  readonly times: readonly { readonly start: number; readonly end: number; readonly moment: Moment }[];
}

/** A pure function of a report's text and the reader. */
export interface Reading {
  /** `report:…` for a body, `title:…` (digest of the headline) for a headline. */
  readonly source: string;
  /** Name, version and model digest of the reader. */
  readonly reader: string;
  readonly findings: readonly Finding[];
  /** From the least mention id of a cluster to the name that the report uses. */
  readonly parties: Readonly<Record<string, string>>;
  readonly layout: readonly LayoutMark[];
  readonly dropped: readonly Dropped[];
  readonly annotations?: Annotations;
  /** What its sentences and what is said in it mean, where that was asked for. */
  readonly vectors?: Vectors;
  /** By finding: what speaks for or against it, where that was asked for instead of a confidence. */
  readonly signs?: Readonly<Record<FindingId, Readonly<Record<string, number>>>>;
}
