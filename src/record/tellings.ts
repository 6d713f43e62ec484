/** What tells of a side's will: stances, conditions, promises and answers to papers, under one roof. */

import { issuesIn } from '../lexicon/index.js';
import { DAY, type FindingId, type Located, type Party, type ProposalLine, type Stance } from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { accountOf } from './claims.js';
import { type Material, sentenceAround, stems } from './located.js';
import { isSide, sideOfParty } from './sides.js';

/** One telling of what a side wants, will do, waits for or says to a paper. */
export interface Telling {
  readonly id: FindingId;
  readonly kind: 'position' | 'condition' | 'commitment' | 'reception';
  readonly side: string;
  readonly stance: Stance;
  /** Issues of the lexicon that it touches. */
  readonly issues: ReadonlySet<string>;
  /** The paper that it answers. */
  readonly paper: FindingId | null;
  readonly day: string | null;
  /** The day as a number, for counting. */
  readonly date: number | null;
  readonly report: string;
  readonly at: Span;
  readonly words: () => string;
  /** Stems of the sentence that it stands in. */
  readonly around: () => ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

type Parts = Pick<Telling, 'kind' | 'stance'> & {
  readonly party: Party | null;
  readonly spans: readonly Span[];
  /** Words of its content that need no look into the text. */
  readonly told: string;
  readonly issue: string | null;
};

/** Every telling of a named side that is not another side's claim or in the mouth of another, nor denied, in order of time. */
export function tellings(material: Material, actors: Actors, lines: readonly ProposalLine[]): Telling[] {
  const paperOf = new Map(lines.flatMap((l) => l.receptions.map((r) => [r.finding, l.id] as const)));
  const found: Telling[] = [];
  for (const told of [...material.located.values()]) {
    const parts = partsOf(told);
    if (!parts || accountOf(actors, told.finding) !== null || !isSide(actors, parts.party)) continue;
    const side = sideOfParty(actors, parts.party);
    if (side === null || !/^\P{Ll}/u.test(side) || !ownVoice(material, actors, told, side)) continue;
    const spans = [...parts.spans].sort((a, b) => a.start - b.start);
    if (spans.length === 0) continue;
    const at = stretch(spans);
    found.push({
      id: told.finding.id,
      kind: parts.kind,
      side,
      stance: parts.stance,
      issues: new Set([...(parts.issue ? [parts.issue] : []), ...issuesIn(parts.told)]),
      paper: paperOf.get(told.finding.id) ?? null,
      day: told.day,
      date: told.day === null ? null : Date.parse(told.day) / DAY,
      report: told.report,
      at,
      // Texts are long: only what is shown or compared word by word is looked up.
      words: () => material.words(told.source, at),
      around: () => stems(sentenceAround(material, told.source, at)),
      stems: stems(parts.told),
    });
  }
  const byTime = (a: Telling, b: Telling) =>
    cmp(a.day ?? '9999', b.day ?? '9999') || cmp(a.report, b.report) || a.at.start - b.at.start || cmp(a.id, b.id);
  return joined(found.sort(byTime));
}

/** Whether nobody but the side or an outlet tells it: what an envoy tells of the other side's will is the envoy's account. */
function ownVoice(material: Material, actors: Actors, { finding }: Located, side: string): boolean {
  const within = finding.saidIn ? material.located.get(finding.saidIn)?.finding : undefined;
  if (within?.kind !== 'statement') return true;
  if (within.commits !== 'asserts') return false;
  const speaker = sideOfParty(actors, within.source);
  return speaker === null || speaker === side;
}

/** A stance and its condition in the same words are one telling, under the finding whose words reach furthest. */
function joined(all: readonly Telling[]): Telling[] {
  const found: Telling[] = [];
  for (const next of all) {
    const n = sameWords(found, next);
    if (n < 0) found.push(next);
    else found[n] = both(found[n]!, next);
  }
  return found;
}

/** Where among the tellings of the report that came last one of the same side has words in common; -1 where none has. */
function sameWords(found: readonly Telling[], next: Telling): number {
  for (let n = found.length - 1; n >= 0 && found[n]!.report === next.report; n--) {
    const { side, at } = found[n]!;
    if (side === next.side && at.start < next.at.end && next.at.start < at.end) return n;
  }
  return -1;
}

function both(a: Telling, b: Telling): Telling {
  const wide = a.at.end - a.at.start >= b.at.end - b.at.start ? a : b;
  return {
    ...wide,
    issues: new Set([...a.issues, ...b.issues]),
    stems: new Set([...a.stems, ...b.stems]),
    paper: a.paper ?? b.paper,
  };
}

/** From the first word to the last: what stands in between ties them together. */
const stretch = (spans: readonly Span[]): Span =>
  ({ start: spans[0]!.start, end: Math.max(...spans.map((s) => s.end)) }) as Span;

const cmp = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function partsOf({ finding: f }: Located): Parts | null {
  switch (f.kind) {
    case 'position':
      return {
        kind: f.kind,
        party: f.holder,
        stance: f.stance.value,
        spans: [...f.stance.evidence, ...f.terms.flatMap((t) => t.evidence)],
        issue: f.issue?.value ?? null,
        told: f.terms.map((t) => t.value).join(' '),
      };
    case 'reception':
      return {
        kind: f.kind,
        party: f.holder,
        stance: f.answer.value,
        spans: [...f.answer.evidence, ...(f.of?.evidence ?? [])],
        issue: null,
        told: f.of?.value ?? '',
      };
    case 'condition':
      return {
        kind: f.kind,
        party: f.setBy,
        stance: 'accepts if',
        spans: [...f.dependent.evidence, ...f.connective.evidence, ...f.required.evidence],
        issue: null,
        told: `${f.dependent.value} ${f.required.value}`,
      };
    case 'commitment':
      // What is done, or was not done, is a deed and no will.
      return f.status === 'pending' || f.status === 'due'
        ? { kind: f.kind, party: f.actor, stance: 'accepts', spans: f.act.evidence, issue: null, told: f.act.value }
        : null;
    default:
      return null;
  }
}
