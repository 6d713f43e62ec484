/** Where what an object of the record tells really comes from: its distinct origins, each with everything that carries it. */
import { newsNames } from '../lexicon/index.js';
import {
  type AppearanceId,
  type Credit,
  type FindingId,
  grouped,
  type Located,
  type Passage,
  type ReportId,
  type Slice,
  type Statement,
} from '../model/index.js';
import { contains, overlaps, type Span, sentenceAt } from '../text/index.js';
import { originOf } from './lookup.js';
import { keyWords } from './reference.js';
import { nameOf } from './voice.js';

/**
 * What makes several reports one source of a claim: `text`, copies of one text; `passage`, the words around the claim are copied;
 * `credit`, all have it from one agency or outlet; `speaker`, all tell one speaker's words on one occasion.
 */
export type OriginKind = 'text' | 'passage' | 'credit' | 'speaker';

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

/** "2 origins, 11 carriers" */
export const originWords = ({ origins, carriers }: Counted): string => {
  const n = typeof origins === 'number' ? origins : origins.length;
  return `${n} ${n === 1 ? 'origin' : 'origins'}, ${carriers} ${carriers === 1 ? 'carrier' : 'carriers'}`;
};

interface Counted {
  readonly origins: number | readonly ClaimOrigin[];
  readonly carriers: number;
}

/** The origins of a claim: of an object of the record or of a finding by its id, or of the findings given. Unknown ids have none. */
export function claimOrigins(slice: Slice, of: FindingId | readonly FindingId[]): ClaimOrigins {
  const ids = typeof of === 'string' ? claimOf(slice, of) : of;
  const told = [...new Set(ids)].flatMap((id) => slice.findings.get(id) ?? []);
  const claims = told.map((located) => claim(slice, located));
  const origins = parts(claims)
    .map((members) => origin(slice, members))
    .sort((a, b) => compare(a.carriers[0]?.day ?? '9999', b.carriers[0]?.day ?? '9999') || compare(a.name, b.name));
  return { origins, carriers: origins.reduce((n, o) => n + o.carriers.length, 0) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One telling of a claim with what it may have in common with others. */
interface Claim {
  readonly told: Located;
  readonly text: string;
  readonly passages: readonly string[];
  readonly credits: readonly string[];
  readonly speaker: { readonly name: string; readonly key: string; readonly utterance: string | null } | null;
}

function claim(slice: Slice, told: Located): Claim {
  const at = keyWords(told.finding);
  const text = slice.text(told.source);
  const known = knownOf(slice);
  const sentence = sentenceAt(text, at);
  const outlets = (slice.appearances.get(told.report) ?? []).flatMap((a) => (a.outlet ? [usualName(a.outlet)] : []));
  const credited = (known.credits.get(told.report) ?? []).filter(
    (c) => c.whole || (c.at !== null && (overlaps(c.at, sentence) || follows(text.slice.bind(text), c.at, sentence))),
  );
  return {
    told,
    text: originOf(slice, told.report)?.id ?? told.report,
    passages: passagesAround(known.passages.get(told.report) ?? [], told, at, sentence),
    credits: [...new Set([...credited.map((c) => c.to), ...outlets.filter((o) => known.credited.has(o))])],
    speaker: speakerOf(slice, told),
  };
}

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
function passagesAround(all: readonly Passage[], told: Located, at: Span, sentence: Span): string[] {
  return all.flatMap((p) => {
    const [mine, there, of] = p.report === told.report ? [p.at, p.ofAt, p.of] : [p.ofAt, p.ofAt, p.of];
    const shared = Math.min(mine.end, sentence.end) - Math.max(mine.start, sentence.start);
    const around = told.finding.kind === 'statement' ? beyond(mine, told.finding.content) : true;
    if (!contains(mine, at) || shared < 0.6 * (sentence.end - sentence.start) || !around) return [];
    // Where the sentence stands in the earlier report, so that every later one that has it from there meets here.
    return [`${of} ${Math.round((there.start + at.start - mine.start) / 40)}`];
  });
}

/** Words that a speaker says stand in many reports: only what stands around them tells that one has it from the other. */
const beyond = (stretch: Span, content: readonly Span[]): boolean =>
  content.every((c) => stretch.end - c.end + (c.start - stretch.start) >= 40);

/** The speaker in whose words a claim stands, and which act of speech that is. */
function speakerOf(slice: Slice, { finding, day }: Located): Claim['speaker'] {
  const id = finding.kind === 'statement' ? finding.id : finding.saidIn;
  const statement = (id && slice.findings.get(id)?.finding) as Statement | undefined;
  if (!statement?.source) return null;
  const name = nameOf(slice, statement.source.value);
  const { party } = statement.source.value;
  const actor = (party && slice.actorOf.get(party)) ?? name;
  const utterance = knownOf(slice).utterances.get(statement.id) ?? null;
  const named = /^\p{Lu}/u.test(name) && statement.rung !== 'anonymous';
  // Whoever is not named may be one or another: only words that align make one of them.
  return { name: day ? `${name}, ${day}` : name, key: named ? actor : statement.id, utterance };
}

/** Claims of one origin, joined step by step from the closest tie to the loosest. */
function parts(claims: readonly Claim[]): Claim[][] {
  const root = claims.map((_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : find(root[i]!));
  const first = new Map<string, number>();
  const tie = (i: number, key: string) => {
    const other = first.get(key);
    if (other === undefined) first.set(key, i);
    else root[Math.max(find(i), find(other))] = Math.min(find(i), find(other));
  };
  for (const [i, c] of claims.entries()) {
    tie(i, `text ${c.text}`);
    for (const p of c.passages) tie(i, `passage ${p}`);
    for (const to of c.credits) tie(i, `credit ${to}`);
    if (!c.speaker) continue;
    if (c.speaker.utterance) tie(i, `utterance ${c.speaker.utterance}`);
    // The same claim by the same speaker on one day is one occasion, however differently it is put.
    if (c.told.day) tie(i, `speaker ${c.speaker.key} ${c.told.day}`);
  }
  return [...grouped(claims.keys(), find).values()].map((list) => list.map((i) => claims[i]!));
}

function origin(slice: Slice, members: readonly Claim[]): ClaimOrigin {
  const carriers = carriersOf(slice, members);
  const spoken = [...members]
    .sort((a, b) => compare(a.told.day ?? '9999', b.told.day ?? '9999'))
    .find((m) => m.speaker)?.speaker;
  const credit = members.flatMap((m) => m.credits)[0];
  const copied = new Set(members.map((m) => m.text)).size > 1;
  const [head] = carriers;
  const name = head ? `${head.outlet ?? 'outlet not given'}${head.title ? `, “${head.title}”` : ''}` : 'not known';
  if (spoken) return { kind: 'speaker', name: spoken.name, carriers };
  return credit ? { kind: 'credit', name: credit, carriers } : { kind: copied ? 'passage' : 'text', name, carriers };
}

/** Every appearance of the reports that tell it, and of their copies in which its words stand too. */
function carriersOf(slice: Slice, members: readonly Claim[]): Carrier[] {
  const reports = new Map<ReportId, FindingId>();
  for (const { told } of members) if (!reports.has(told.report)) reports.set(told.report, told.finding.id);
  for (const { told } of members) {
    const copies = (originOf(slice, told.report)?.reports ?? []).filter((r) => !reports.has(r));
    const words = copies.length > 0 ? slice.text(told.source).slice(keyWords(told.finding)) : '';
    for (const r of copies) if (slice.text(r).value.includes(words)) reports.set(r, told.finding.id);
  }
  return [...reports]
    .flatMap(([report, finding]) =>
      (slice.appearances.get(report) ?? []).map((a) => ({
        appearance: a.id,
        report,
        outlet: a.outlet,
        title: a.title,
        url: a.url,
        day: a.publishedAt?.slice(0, 10) ?? null,
        finding,
      })),
    )
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.appearance, b.appearance));
}

interface Known {
  readonly passages: ReadonlyMap<ReportId, readonly Passage[]>;
  readonly credits: ReadonlyMap<ReportId, readonly Credit[]>;
  /** Whom some report credits. */
  readonly credited: ReadonlySet<string>;
  /** The utterance of a statement. */
  readonly utterances: ReadonlyMap<FindingId, FindingId>;
  /** All tellings of what a finding tells. */
  readonly claims: ReadonlyMap<FindingId, readonly FindingId[]>;
}

const known = new WeakMap<Slice, Known>();

/** What ties are looked up in; made once for a slice. */
function knownOf(slice: Slice): Known {
  let found = known.get(slice);
  if (!found) {
    found = lookedUp(slice);
    known.set(slice, found);
  }
  return found;
}

function lookedUp({ record }: Slice): Known {
  const passages = new Map<ReportId, Passage[]>();
  for (const p of record.passages)
    for (const r of new Set([p.report, p.of])) passages.set(r, [...(passages.get(r) ?? []), p]);
  const claims = new Map<FindingId, readonly FindingId[]>();
  for (const list of [
    record.rounds,
    record.proposals,
    record.conditions,
    record.commitments,
    record.ultimatums,
    record.questions,
    record.forecasts,
    record.utterances,
  ])
    for (const { id, members } of list as readonly { id: FindingId; members: readonly FindingId[] }[])
      for (const m of [id, ...members]) if (!claims.has(m)) claims.set(m, members);
  return {
    passages,
    credits: grouped(record.credits, (c) => c.report),
    credited: new Set(record.credits.map((c) => c.to)),
    utterances: new Map(record.utterances.flatMap((u) => u.members.map((m) => [m, u.id] as const))),
    claims,
  };
}

/** All tellings of what a finding tells: those of its object; of a mere part of what somebody says, those of the act of speech. */
function claimOf(slice: Slice, id: FindingId): readonly FindingId[] {
  const { claims } = knownOf(slice);
  const own = claims.get(id);
  if (own) return own;
  const said = slice.findings.get(id)?.finding.saidIn;
  return [id, ...((said && claims.get(said)) || [])];
}
