import { type DifferenceWords, differenceWords } from '../lexicon/index.js';
import {
  type Contradiction,
  type ContradictionLabel,
  contradictionId,
  type Origin,
  type ProposalLine,
  type Round,
  type Utterance,
} from '../model/index.js';
import type { Actors } from './actors.js';
import { Denials } from './denials.js';
import { apart, canDiffer, type Difference, type Differing, type End, voiceOf } from './difference.js';
import { differingAnswers } from './differingAnswers.js';
import { differingDeeds } from './differingDeeds.js';
import { differingHeadlines } from './differingHeadlines.js';
import { differingMeetings } from './differingMeetings.js';
import { differingNumbers } from './differingNumbers.js';
import { differingRenderings } from './differingRenderings.js';
import { compare, type Material, sentenceAround } from './located.js';
import { Sentences } from './sentences.js';

/** The objects that tellings are compared under. */
export interface Compared {
  readonly origins: readonly Origin[];
  readonly rounds: readonly Round[];
  readonly proposals: readonly ProposalLine[];
  readonly utterances: readonly Utterance[];
}

/** Where two tellings differ, each difference once, with what it is as far as words and days tell. */
export function contradictions(material: Material, who: Actors, compared: Compared): Contradiction[] {
  const originOf = new Map(compared.origins.flatMap((o) => o.reports.map((r) => [r, o.id] as const)));
  const differing: Differing = { material, who, originOf, sentences: new Sentences(material, who) };
  const denials = new Denials(differing);
  const utteranceOf = new Map(compared.utterances.flatMap((u) => u.members.map((m) => [m as string, u.id] as const)));
  const found = [
    ...differingRenderings(differing, compared.utterances),
    ...differingNumbers(differing),
    ...differingMeetings(differing, compared.rounds, denials),
    ...differingDeeds(differing, denials),
    ...differingAnswers(differing, compared.proposals),
  ].filter((d) => canDiffer(differing, d.ends[0].told, d.ends[1].told));
  found.push(...differingHeadlines(differing, compared.proposals, denials));
  return once(found, originOf)
    .map((d) => contradiction(d, labelOf(differing, utteranceOf, d)))
    .sort((a, b) => compare(a.findings.join(), b.findings.join()) || compare(a.kind, b.kind));
}

/** Each difference once, however many reports of the same two origins, or of others with the same two values, tell it. */
function once(all: readonly Difference[], originOf: ReadonlyMap<string, string>): Difference[] {
  const seen = new Set<string>();
  return all.filter(({ kind, about, ends: [a, b] }) => {
    const origins = [a, b].map((e) => originOf.get(e.told.report)).sort();
    const values = [a.value, b.value].sort().join('\n');
    const month = a.told.day?.slice(0, 7);
    // "yes" and "no" are all answers: of which thing they are tells them apart.
    const of = kind === 'agreed' || kind === 'happened' ? about : '';
    const keys = [
      `${kind}\n${about}\n${month}\n${values}`,
      `${kind}\n${origins.join('\n')}\n${values}\n${of}`,
      contradictionId(kind, [a.told.finding.id, b.told.finding.id]),
    ];
    const known = keys.some((k) => seen.has(k));
    for (const k of keys) seen.add(k);
    return !known;
  });
}

const contradiction = ({ kind, about, side, ends: [a, b] }: Difference, label: ContradictionLabel): Contradiction => ({
  id: contradictionId(kind, [a.told.finding.id, b.told.finding.id]),
  kind,
  label,
  about,
  side,
  findings: [a.told.finding.id, b.told.finding.id],
  at: [a.at, b.at],
});

/** Days after which what is told otherwise has changed since, where nothing says that it has not. */
const CHANGED = 2;

function labelOf(
  differing: Differing,
  utteranceOf: ReadonlyMap<string, string>,
  difference: Difference,
): ContradictionLabel {
  const { ends, as } = difference;
  const [a, b] = ends;
  if (as) return as;
  if (isRendering(differing, utteranceOf, a, b)) return 'paraphrase against quotation';
  if (isOfOtherScope(differing.material, difference)) return 'different scope';
  if (isLaterChange(differing.material, difference)) return 'later change';
  const [x, y] = [voiceOf(differing, a.told), voiceOf(differing, b.told)];
  if (x?.side && x.side === y?.side && x.actor !== y.actor) return 'same side, different voice';
  return 'conflict';
}

/** One quotes what the other paraphrases: words of one act of speech. */
function isRendering({ material }: Differing, utteranceOf: ReadonlyMap<string, string>, a: End, b: End): boolean {
  const [x, y] = [a, b].map(({ told }) => (told.finding.kind === 'statement' ? told.finding.id : told.finding.saidIn));
  if (!x || !y || x === y || utteranceOf.get(x) === undefined || utteranceOf.get(x) !== utteranceOf.get(y))
    return false;
  const quoted = [x, y].map((id) => {
    const f = material.located.get(id)?.finding;
    return f?.kind === 'statement' && f.quotation === 'direct';
  });
  return quoted[0] !== quoted[1];
}

const around = (material: Material, { told, at }: End): string => sentenceAround(material, told.source, at);

/** Places that a sentence names behind a preposition. */
const PLACE = /(?<!\p{L})(?:[Ii]n|[Nn]ear|[Aa]t|[Aa]round|[Oo]utside|[Aa]cross)\s+(?:the\s+)?(\p{Lu}[\p{L}’-]+)/gu;

/** What is counted or meant is more, less or something else in the one than in the other. */
function isOfOtherScope(material: Material, { kind, ends }: Difference): boolean {
  if (kind === 'date' || kind === 'place') return false;
  const [a, b] = ends.map((e) => around(material, e)) as [string, string];
  if (tellOtherwise(a, b, 'scope')) return true;
  if (kind !== 'number' && kind !== 'attendance') return false;
  if (tellOtherwise(a, b, 'area')) return true;
  const places = (s: string) => new Set([...s.matchAll(PLACE)].map((m) => m[1]!));
  const [p, q] = [places(a), places(b)];
  return p.size > 0 && q.size > 0 && ![...p].some((w) => q.has(w));
}

/** Whether one of two sentences has words of a kind that the other has not. */
function tellOtherwise(a: string, b: string, tells: DifferenceWords): boolean {
  const told = (s: string) => new Set([...s.matchAll(differenceWords(tells))].map(([w]) => w.toLowerCase()));
  const [x, y] = [told(a), told(b)];
  return [...x].some((w) => !y.has(w)) || [...y].some((w) => !x.has(w));
}

/** The later report says that things have moved on, or came days after the other. */
function isLaterChange(material: Material, { kind, ends: [a, b] }: Difference): boolean {
  if (a.told.source.startsWith('title:')) return false;
  const days = apart(a.told.day, b.told.day);
  const says = differenceWords('change').test(around(material, b));
  if (days >= 1 && says && days !== Number.POSITIVE_INFINITY) return true;
  // Of one day or one report: the later words come after the earlier ones, so only what is said outright counts.
  if (days < 1 && says && kind !== 'number' && kind !== 'duration') return a.told.report === b.told.report;
  const moves = kind === 'agreed' || a.told.finding.kind === 'figure';
  return moves && days >= CHANGED && days !== Number.POSITIVE_INFINITY;
}
