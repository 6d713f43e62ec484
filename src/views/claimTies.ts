/** What a telling may have in common with others so that they come from one source: a text, a sentence, an agency, a speaker on one occasion. */
import { newsNames } from '../lexicon/index.js';
import {
  type Credit,
  type FindingId,
  grouped,
  type Located,
  type OriginTie,
  type Party,
  type Passage,
  put,
  type ReportId,
  type Slice,
  type Statement,
} from '../model/index.js';
import { contains, hull, overlaps, type Span, sentenceAt, span } from '../text/index.js';
import { originOf } from './lookup.js';
import { keyWords } from './reference.js';
import { nameOf } from './voice.js';

/**
 * What makes several reports one source of a claim: `text`, copies of one text; `passage`, the words around the claim are copied;
 * `credit`, all have it from one agency or outlet; `speaker`, all tell one speaker's words on one occasion.
 */
export type OriginKind = 'text' | 'passage' | 'credit' | 'speaker';

/** One thing that a telling may share with others, with the words of its report that say so. */
export interface Tie {
  readonly kind: OriginKind;
  /** Tellings with one key have it in common. */
  readonly key: string;
  /** The agency, or the speaker with the day; null for what is copied. */
  readonly name: string | null;
  /** The copied words, the credit, or the words that name the speaker; null where the byline beside the text or the outlet itself says it. */
  readonly at: Span | null;
}

/** What one telling of a claim may have in common with others, the closest first. */
export function tiesOf(slice: Slice, told: Located): Tie[] {
  const at = keyWords(told.finding);
  const sentence = sentenceAt(slice.text(told.source), at);
  const { passages } = lookups(slice);
  const found: Tie[] = [
    { kind: 'text', key: `text ${originOf(slice, told.report)?.id ?? told.report}`, name: null, at: sentence },
    ...passagesAround(passages.get(told.report) ?? [], told, at, sentence),
    ...creditTies(slice, told),
    ...speakerTies(slice, told),
  ];
  const keys = new Set<string>();
  return found.filter((t) => !keys.has(t.key) && keys.add(t.key));
}

/** Whom a telling has it from: credits of the whole report, of its sentence or of the one before, and an outlet that others credit itself. */
export function creditTies(slice: Slice, told: Located): Tie[] {
  const { credits, credited } = lookups(slice);
  const own = credits.get(told.report) ?? [];
  const outlets = (slice.appearances.get(told.report) ?? []).flatMap((a) => (a.outlet ? [usualName(a.outlet)] : []));
  const tie = (name: string, at: Span | null): Tie => ({ kind: 'credit', key: `credit ${name}`, name, at });
  const text = slice.text(told.source);
  const sentence = own.some((c) => !c.whole) ? sentenceAt(text, keyWords(told.finding)) : null;
  const isOfIt = (c: Credit) =>
    c.whole ||
    (c.at !== null &&
      sentence !== null &&
      (overlaps(c.at, sentence) || follows(text.slice.bind(text), c.at, sentence)));
  const found = [
    ...own.filter(isOfIt).map((c) => tie(c.to, c.at)),
    ...tellers(slice, told).flatMap((p) => (isNews(slice, p) ? [tie(usualName(p.value.name), p.evidence[0])] : [])),
    ...outlets.filter((o) => credited.has(o)).map((o) => tie(o, null)),
  ];
  return found.filter((t, i) => found.findIndex((o) => o.key === t.key) === i);
}

/** The statement in which a finding is said, or that it is. */
function statementOf(slice: Slice, { finding }: Located): Statement | null {
  if (finding.kind === 'statement') return finding;
  const said = finding.saidIn ? slice.findings.get(finding.saidIn)?.finding : undefined;
  return said?.kind === 'statement' ? said : null;
}

/** Who says it and who tells that. */
function tellers(slice: Slice, told: Located): readonly Party[] {
  const statement = statementOf(slice, told);
  return statement ? [...(statement.source ? [statement.source] : []), ...statement.relayedBy] : [];
}

/** Whether somebody who tells is an agency or another outlet. */
const isNews = (slice: Slice, { value: { name } }: Party): boolean =>
  newsNames().has(name.toLowerCase()) || lookups(slice).credited.has(name);

const usualName = (outlet: string): string => newsNames().get(outlet.toLowerCase()) ?? outlet;

/** Code points between a credit and the sentence after it, which it is about too. */
const BEHIND = 12;

/** Whether a sentence comes right after the one of the credit, in the same paragraph. */
function follows(slice: (at: Span) => string, credit: Span, sentence: Span): boolean {
  if (credit.end > sentence.start || sentence.start - credit.end > 200) return false;
  const between = slice({ start: credit.end, end: sentence.start } as Span);
  return !between.includes('\n') && (between.length <= BEHIND || between.split(/[.!?]\s/u).length <= 2);
}

/** Stretches that two reports share and that hold more of the claim's sentence than its own words; named by the earlier report and the place there. */
function passagesAround(all: readonly Passage[], told: Located, at: Span, sentence: Span): Tie[] {
  return all.flatMap((p) => {
    const mine = p.report === told.report ? p.at : p.ofAt;
    const shared = Math.min(mine.end, sentence.end) - Math.max(mine.start, sentence.start);
    const around = told.finding.kind === 'statement' ? beyond(mine, told.finding.content) : true;
    if (!contains(mine, at) || shared < 0.6 * (sentence.end - sentence.start) || !around) return [];
    const words = span(Math.max(mine.start, sentence.start), Math.min(mine.end, sentence.end));
    // Where the sentence stands in the earlier report, so that every later one that has it from there meets here.
    const key = `passage ${p.of} ${Math.round((p.ofAt.start + at.start - mine.start) / 40)}`;
    return [{ kind: 'passage', key, name: null, at: words }];
  });
}

/** Words that a speaker says stand in many reports: only what stands around them tells that one has it from the other. */
const beyond = (stretch: Span, content: readonly Span[]): boolean =>
  content.every((c) => stretch.end - c.end + (c.start - stretch.start) >= 40);

/** The speaker in whose words a claim stands, by the act of speech and by the day. */
function speakerTies(slice: Slice, told: Located): Tie[] {
  const { day } = told;
  const statement = statementOf(slice, told);
  // Of what an agency tells the agency is the origin, on whatever day.
  if (!statement?.source || isNews(slice, statement.source)) return [];
  const { party } = statement.source.value;
  const called = nameOf(slice, statement.source.value);
  const [source] = statement.source.evidence;
  const cue = statement.cue.find((c) => Math.abs(c.start - source.end) < 60 || Math.abs(source.start - c.end) < 60);
  const tie = {
    kind: 'speaker',
    name: day ? `${called}, ${day}` : called,
    at: cue ? hull([source, cue]) : source,
  } as const;
  const utterance = lookups(slice).utterances.get(statement.id);
  // Whoever is not named may be one or another: only words that align make one of them.
  const named = /^\p{Lu}/u.test(called) && statement.rung !== 'anonymous';
  const key = named ? ((party && slice.actorOf.get(party)) ?? called) : statement.id;
  return [
    ...(utterance ? [{ ...tie, key: `utterance ${utterance}` }] : []),
    // The same claim by the same speaker on one day is one occasion, however differently it is put.
    ...(day ? [{ ...tie, key: `speaker ${key} ${day}` }] : []),
  ];
}

interface Lookups {
  /** Stretches that a report shares with one of another origin. */
  readonly passages: ReadonlyMap<ReportId, readonly Passage[]>;
  readonly credits: ReadonlyMap<ReportId, readonly Credit[]>;
  /** Whom some report credits. */
  readonly credited: ReadonlySet<string>;
  /** The utterance of a statement. */
  readonly utterances: ReadonlyMap<FindingId, FindingId>;
  /** How a report hangs on another one of its origin. */
  readonly copies: ReadonlyMap<ReportId, OriginTie>;
}

const known = new WeakMap<Slice, Lookups>();

/** What ties are looked up in; made once for a slice. */
export function lookups(slice: Slice): Lookups {
  let found = known.get(slice);
  if (!found) {
    found = lookedUp(slice);
    known.set(slice, found);
  }
  return found;
}

function lookedUp(slice: Slice): Lookups {
  const { record } = slice;
  const passages = new Map<ReportId, Passage[]>();
  for (const p of record.passages)
    if (originOf(slice, p.report) !== originOf(slice, p.of))
      for (const r of new Set([p.report, p.of])) put(passages, r, p);
  return {
    passages,
    credits: grouped(record.credits, (c) => c.report),
    credited: new Set(record.credits.map((c) => c.to)),
    utterances: new Map(record.utterances.flatMap((u) => u.members.map((m) => [m, u.id] as const))),
    copies: new Map(record.origins.flatMap((o) => o.ties.map((t) => [t.report, t] as const))),
  };
}
