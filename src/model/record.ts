import type { RenderedPiece, Span, Text } from '../text/index.js';
import type { Decision } from './decision.js';
import { shortDigest } from './digest.js';
import type { Direction, Finding, FindingId, Kind, Statement, Words } from './finding.js';
import type { Appearance, ReportId } from './report.js';
import type {
  CommitmentStatus,
  Connective,
  Hedge,
  LineageRelation,
  MeetingStatus,
  ProposalStatus,
  Stance,
} from './vocabulary.js';

/** A finding with the report that it stands in. Its spans count in `source`'s text. */
export interface Located {
  readonly finding: Finding;
  readonly report: ReportId;
  /** `report:…`, or `title:…` for the headline of an appearance. */
  readonly source: string;
  /** Earliest publication day of the report's appearances. */
  readonly day: string | null;
}

/** An object of the record: derived from findings, named by the least id among its members. */
interface RecordObject {
  readonly id: FindingId;
  readonly members: readonly FindingId[];
}

/** How a report of an origin hangs on another one of it. */
export interface OriginTie {
  readonly report: ReportId;
  /** The report that it has its text from, or that has it from there too: nearer to the earliest of the origin. */
  readonly of: ReportId;
  /** Word for word, whole or cut; or written anew, sentence by sentence in the same order. */
  readonly as: 'copied' | 'rewritten';
  /** How much of the shorter of both stands in the other: of six words in a row where it was copied, else of sentences; from 0 to 1. */
  readonly share: number;
}

/** What really is one source: copies of one text, cut or not. */
export interface Origin {
  readonly id: ReportId;
  readonly reports: readonly ReportId[];
  /** For each report but the earliest. */
  readonly ties: readonly OriginTie[];
  readonly appearances: readonly string[];
}

/** A stretch of a report that stands word for word in an earlier one, of the same origin or another: outlets cut and paste. */
export interface Passage {
  readonly report: ReportId;
  readonly at: Span;
  /** The earliest report that holds it. */
  readonly of: ReportId;
  readonly ofAt: Span;
  readonly words: number;
}

/** Words by which a report says from whom it has what it tells. */
export interface Credit {
  readonly report: ReportId;
  /** Null where the byline that came with the report says so, and not its text. */
  readonly at: Span | null;
  /** The agency or outlet under its usual name. */
  readonly to: string;
  /** Stands in the byline or dateline, so that it is about the whole report; else about its sentence and the next one. */
  readonly whole: boolean;
}

export interface Role {
  readonly words: string;
  /** How often it is given. */
  readonly count: number;
  readonly from: string | null;
  readonly finding: FindingId;
}

/** Parties joined over reports. */
export interface Actor extends RecordObject {
  readonly name: string;
  readonly names: readonly string[];
  readonly type: string;
  readonly roles: readonly Role[];
  /** The grouping that it belongs to: a state, a body or a group; null when no report says. */
  readonly side: string | null;
  /** Where a person set the side: by which decision, and what the reports alone gave. */
  readonly sideSet: { readonly decision: string; readonly was: string | null } | null;
  readonly statements: number;
}

/** Words that may mean one of several actors; a person must say which. */
export interface Undecided {
  /** The least mention of the party in question. */
  readonly mention: FindingId;
  /** Least mentions of those that it may be. */
  readonly candidates: readonly FindingId[];
  readonly why: string;
}

/** A decision with what has become of it. */
export interface DecisionState extends Decision {
  /** `unmatched`: the record has nobody or no finding that its words mean; `overruled`: later ones leave nothing of it. */
  readonly state: 'stands' | 'undone' | 'unmatched' | 'overruled';
}

/** What people said of a finding. */
export interface Review {
  readonly verdict: 'accepted' | 'rejected' | 'corrected' | 'added' | 'checked' | 'noted';
  /** Oldest first. */
  readonly decisions: readonly string[];
  /** The reader's own finding where people gave another one; null where they left it or the reader has none. */
  readonly was: Finding | null;
  /** The reader's confidence; null where the reader has no such finding. */
  readonly confidence: number | null;
  readonly notes: readonly string[];
}

/** One wording of a story. */
export interface StoryVersion {
  readonly report: ReportId;
  readonly appearance: string;
  readonly day: string | null;
  /** Words that take the story back; null where none do. */
  readonly retracted: Span | null;
}

/** An address that held other words before; the record follows the newest. */
export interface Story {
  readonly url: string;
  /** Oldest first. */
  readonly versions: readonly StoryVersion[];
}

/** How one report renders an utterance. */
export interface Rendering {
  readonly finding: FindingId;
  readonly day: string | null;
  readonly quotation: Statement['quotation'];
  /** Against the verbatim form, in order; none where there is no such form. */
  readonly pieces: readonly RenderedPiece[];
}

/** One act of speech with its renderings: words of one speaker within two days, in however many reports. */
export interface Utterance extends RecordObject {
  readonly speaker: string;
  readonly side: string | null;
  /** When it was told first. */
  readonly day: string | null;
  /** The longest direct quotation that most who quote agree with, whole or cut; null where nobody quotes it directly. */
  readonly verbatim: FindingId | null;
  /** Of every member, oldest first. */
  readonly renderings: readonly Rendering[];
  readonly origins: number;
  readonly carriers: number;
}

export interface RoundState {
  readonly status: MeetingStatus;
  readonly day: string | null;
  readonly finding: FindingId;
}

/** One meeting told many times. */
export interface Round extends RecordObject {
  readonly participants: readonly string[];
  readonly place: string | null;
  /** EDTF; null when no report tells. */
  readonly when: string | null;
  readonly status: MeetingStatus;
  readonly history: readonly RoundState[];
  /** What each telling says of who was there, how long it took and how it ended, oldest first: where they differ, every version stands. */
  readonly attendance: readonly { readonly names: readonly string[]; readonly finding: FindingId }[];
  readonly durations: readonly { readonly minutes: number; readonly finding: FindingId }[];
  readonly outcomes: readonly { readonly words: string; readonly finding: FindingId }[];
}

export interface ReceptionBySide {
  readonly side: string;
  readonly answer: Stance;
  /** How surely or how far, where the words say so. */
  readonly hedge: Hedge | null;
  readonly day: string | null;
  readonly finding: FindingId;
}

/** An answer to "the plan" on a day on which several papers may be meant; it is counted under none of them. */
export interface CandidateReception extends ReceptionBySide {
  /** Every line that it may answer. */
  readonly among: readonly FindingId[];
}

/** One wording of a paper that was reworked: "28-point plan", "revised draft". */
export interface PaperVersion {
  /** Of its points, articles or pages; null when no report counts them. */
  readonly number: number | null;
  readonly words: string;
  /** When it was told first. */
  readonly day: string | null;
  readonly finding: FindingId;
  /** The line that tells of it: this one, one that it was reworked from, or one that was reworked from it. */
  readonly line: FindingId;
}

export interface PaperMaker {
  readonly role: 'drawn up' | 'tabled' | 'carried';
  readonly name: string;
  readonly side: string | null;
  readonly day: string | null;
  readonly finding: FindingId;
}

/** The paper as it passed from hand to hand. */
export interface PaperDocument {
  readonly words: string;
  /** How many were handed over, where the words count them. */
  readonly count: number | null;
  readonly from: string | null;
  readonly to: readonly string[];
  readonly day: string | null;
  readonly finding: FindingId;
}

/** A point of a paper as a report has it. */
export interface PaperTerm {
  /** An issue of the lexicon; null where the words touch none. */
  readonly issue: string | null;
  readonly words: string;
  readonly day: string | null;
  readonly finding: FindingId;
}

/** What a paper grew out of. */
export interface PaperDescent {
  readonly relation: LineageRelation;
  /** The line of the other paper; null where no line holds it. */
  readonly of: FindingId | null;
  /** The words that tell of the other paper. */
  readonly words: string;
  /** Said in so many words, or inferred from "revised", "third version". */
  readonly stated: boolean;
  readonly day: string | null;
  readonly finding: FindingId;
}

/** A paper on the table with all that is told of it, and how each side takes it; every list in order of days. */
export interface ProposalLine extends RecordObject {
  readonly name: string;
  readonly status: ProposalStatus;
  readonly versions: readonly PaperVersion[];
  readonly makers: readonly PaperMaker[];
  readonly documents: readonly PaperDocument[];
  readonly terms: readonly PaperTerm[];
  readonly receptions: readonly ReceptionBySide[];
  readonly candidates: readonly CandidateReception[];
  readonly lineage: readonly PaperDescent[];
}

/** Where a side stands on an issue: the newest words first. */
export interface PositionCell extends RecordObject {
  readonly side: string;
  readonly issue: string;
  readonly stance: Stance;
  readonly day: string | null;
}

/** Words of two wordings that make another commitment of them: may → shall, 30 days → 60 days, all → most. */
export interface OperativeChange {
  readonly kind: 'number' | 'modal' | 'quantity' | 'negation' | 'connective';
  readonly from: string | null;
  readonly to: string | null;
}

interface MoveEnd {
  readonly finding: FindingId;
  /** The words that are compared, in the text of the finding's report. */
  readonly at: Span;
  readonly stance: Stance;
  readonly day: string | null;
}

/** A side's will on one thing, told twice and differently. */
export interface Move extends RecordObject {
  readonly side: string;
  readonly issue: string | null;
  /** The paper that both answer, where they do. */
  readonly paper: FindingId | null;
  readonly from: MoveEnd;
  readonly to: MoveEnd;
  /** By the order of stances from refusal to consent; a condition counts as consent with conditions, a promise as consent. */
  readonly direction: Direction;
  readonly operative: readonly OperativeChange[];
}

/** What the required half must do for the wait to end. */
export type Polarity = 'to happen' | 'not to happen';

/** What later words tell of the required half: as it was wanted, as not done or refused, its contrary done, or only the words once more. */
export type Outcome = 'met' | 'not met' | 'broken' | 'told again';

/** Words of a later report that tell of what was waited for; whether it is so is left to the reader. */
export interface LaterReport {
  readonly says: Outcome;
  /** A finding of the sentence, which tells in whose voice it stands. */
  readonly finding: FindingId;
  /** The sentence, in the text of the finding's report. */
  readonly at: Span;
  readonly day: string | null;
}

/** The newest of what is told later that is more than the words once more; oldest first. */
export const lastTelling = (later: readonly LaterReport[]): ConditionEdge['reported'] =>
  (later.findLast((l) => l.says !== 'told again')?.says as ConditionEdge['reported']) ?? null;

export interface ConditionEdge extends RecordObject {
  readonly dependent: Words;
  readonly connective: Connective;
  readonly required: Words;
  readonly polarity: Polarity;
  readonly side: string | null;
  /** The side that is named in what is waited for, where it is another. */
  readonly on: string | null;
  readonly day: string | null;
  /** The newest of what is told that is more than the words once more; null where nothing is. */
  readonly reported: Exclude<Outcome, 'told again'> | null;
  /** Oldest first. */
  readonly laterReported: readonly LaterReport[];
}

/** Conditions of sides that wait for each other. */
export interface Deadlock extends RecordObject {
  readonly sides: readonly string[];
  /** One condition of each side that waits, in order: what it waits for the next holds back, and what the last waits for the first. */
  readonly cycle: readonly FindingId[];
  /** When the oldest and the newest of them were told. */
  readonly since: string | null;
  readonly day: string | null;
}

/** What one side of a dispute of order wants first, and in which findings it says so. */
export interface OrderWish {
  readonly side: string;
  /** Which of the two things, 0 or 1. */
  readonly first: 0 | 1;
  readonly members: readonly FindingId[];
}

/** Two things that two sides want in opposite order: the truce first, the talks first. */
export interface OrderDispute extends RecordObject {
  /** What the two things are called in the plainest words that tell of them. */
  readonly things: readonly [string, string];
  readonly wishes: readonly OrderWish[];
  readonly since: string | null;
  readonly day: string | null;
}

/** What another side tells of a promise that is not its own. */
export interface Account {
  readonly side: string;
  readonly status: CommitmentStatus;
  readonly day: string | null;
  readonly finding: FindingId;
}

/** One promise, however often it is told. */
export interface CommitmentLine extends RecordObject {
  readonly actor: string;
  readonly side: string | null;
  /** To whom, where a report tells. */
  readonly to: string | null;
  /** The telling that says most of what is promised. */
  readonly fullest: FindingId;
  /** By when (EDTF) and which telling says so; null where none does. */
  readonly due: { readonly by: string; readonly finding: FindingId } | null;
  /** As the side itself, an outlet or somebody between the sides told it last; null where nobody but another side tells of it. */
  readonly status: CommitmentStatus | null;
  /** The telling whose words give the status. */
  readonly statusBy: FindingId | null;
  readonly day: string | null;
  /** Oldest first. They set no status. */
  readonly accounts: readonly Account[];
  /** Later deeds of the side in whose words the promise comes back: whether they keep it is left to the reader. */
  readonly laterReported: readonly FindingId[];
  /** What was read after the last telling. */
  readonly coverage: Absence;
}

/** Words of a report, with the finding that leads to them. */
export interface Excerpt {
  readonly finding: FindingId;
  /** In the text of the finding's report. */
  readonly at: Span;
}

/** One sentence that tells of an ultimatum, with the time that it gives (EDTF). */
export interface UltimatumTelling extends Excerpt {
  readonly by: string | null;
  readonly day: string | null;
}

/** A time that somebody gives for something: an ultimatum where a threat goes with it or a report calls it one, else a deadline. */
export interface Ultimatum extends RecordObject {
  readonly kind: 'ultimatum' | 'deadline';
  /** Who set it, to whom, and of which sides; null where no report says. */
  readonly setBy: string | null;
  readonly side: string | null;
  readonly to: string | null;
  readonly toSide: string | null;
  readonly demanded: Excerpt | null;
  /** What is threatened where the demand is not met. */
  readonly threatened: Excerpt | null;
  /** EDTF, as told last; null where no day is told. */
  readonly by: string | null;
  readonly day: string | null;
  /** Oldest first. */
  readonly tellings: readonly UltimatumTelling[];
  /** Findings that tell what became of it, and later deeds of whom it was put to in whose words the demand comes back. */
  readonly laterReported: readonly FindingId[];
  /** What was read after the last telling. */
  readonly coverage: Absence;
}

/** In what two tellings differ: a number, the day, place, attendance or length of a meeting, whether something happened, and who agreed. */
export const CONTRADICTION_KINDS = ['number', 'date', 'place', 'attendance', 'duration', 'happened', 'agreed'] as const;
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

/** What a difference is, as far as words and days tell; only of a conflict both cannot be right. */
export const CONTRADICTION_LABELS = [
  'conflict',
  'later change',
  'different scope',
  'same side, different voice',
  'paraphrase against quotation',
] as const;
export type ContradictionLabel = (typeof CONTRADICTION_LABELS)[number];

/** A contradiction has no finding of its own: its id is made from its kind and the findings on both sides. */
export type ContradictionId = `contradiction:${string}`;

/** The same two findings that differ in the same way have the same id, whichever was told first. */
export const contradictionId = (kind: ContradictionKind, findings: readonly FindingId[]): ContradictionId =>
  `contradiction:${shortDigest([kind, ...[...findings].sort()])}`;

/** Two tellings that differ, in two reports or in one; the record never picks one. */
export interface Contradiction {
  readonly id: ContradictionId;
  readonly kind: ContradictionKind;
  readonly label: ContradictionLabel;
  readonly about: string;
  /** The side whose doing or consent it is about, where there is one. */
  readonly side: string | null;
  /** The earlier telling first. */
  readonly findings: readonly [FindingId, FindingId];
  /** The words that differ, each in the text of its finding. */
  readonly at: readonly [Span, Span];
}

/** How much was read without finding what was looked for; without days where no report is known to be later. */
export interface Absence {
  readonly reports: number;
  readonly outlets: number;
  readonly from: string | null;
  readonly to: string | null;
}

/** What was put to somebody without an answer, in the reports that `coverage` counts. */
export interface OpenQuestion extends RecordObject {
  /** A question that was not answered, one that somebody declined to answer, or a paper that a side was handed. */
  readonly kind: 'silent' | 'declined' | 'paper';
  readonly to: string | null;
  readonly side: string | null;
  readonly day: string | null;
  /** What was read after it was told last. */
  readonly coverage: Absence;
  /** Later words of who was asked, or of their side, in which the question comes back, and deeds that may be the answer. */
  readonly laterReported: readonly FindingId[];
}

/** Lists of a record whose objects are told by findings, with what one is called. */
export const OBJECT_NAMES = {
  actors: 'actor',
  rounds: 'round',
  proposals: 'paper',
  positions: 'position',
  moves: 'move',
  conditions: 'condition',
  deadlocks: 'deadlock',
  commitments: 'promise',
  ultimatums: 'deadline',
  utterances: 'utterance',
  contradictions: 'contradiction',
  questions: 'open question',
  forecasts: 'forecast',
} as const;
export type ObjectList = keyof typeof OBJECT_NAMES;

/** The findings that an object of the record rests on. */
export const membersOf = (object: RecordObject | Contradiction): readonly FindingId[] =>
  'members' in object ? object.members : object.findings;

/** How much was read, so that silence can be judged. */
export interface Coverage {
  readonly reports: number;
  readonly appearances: number;
  readonly origins: number;
  readonly outlets: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly undated: number;
  readonly unread: number;
  /** Reports that a newer version replaced; nothing of them is in the record. */
  readonly superseded: number;
}

/** What a speaker foretold of the talks: by when, or how much of it is done; a speech act of theirs, and no forecast of ours. */
export interface Forecast extends RecordObject {
  /** The statement that told it first. */
  readonly first: FindingId;
  readonly speaker: string;
  readonly side: string | null;
  readonly day: string | null;
  /** What is to come: a deal, a truce, talks, a release, a withdrawal. */
  readonly thing: string;
  /** Per cent that are said to be done. */
  readonly share: number | null;
  /** The words that tell by when, and the last day that they may mean; null for "soon". */
  readonly within: string | null;
  readonly by: string | null;
  /** Later findings that tell of such a thing: whether they bear it out is left to the reader. */
  readonly laterReported: readonly FindingId[];
  /** What was read after it was said, up to two weeks after the day that was named. */
  readonly coverage: Absence;
}

/** A pure function of appearances, readings and decisions. */
export interface NegotiationRecord {
  readonly fingerprint: { readonly reader: string; readonly inputs: string; readonly decisions: string };
  readonly coverage: Coverage;
  readonly sides: readonly string[];
  readonly origins: readonly Origin[];
  readonly passages: readonly Passage[];
  readonly credits: readonly Credit[];
  readonly actors: readonly Actor[];
  readonly undecided: readonly Undecided[];
  /** Oldest first. */
  readonly decisions: readonly DecisionState[];
  readonly stories: readonly Story[];
  readonly utterances: readonly Utterance[];
  readonly rounds: readonly Round[];
  readonly proposals: readonly ProposalLine[];
  readonly positions: readonly PositionCell[];
  readonly moves: readonly Move[];
  readonly conditions: readonly ConditionEdge[];
  readonly deadlocks: readonly Deadlock[];
  readonly orders: readonly OrderDispute[];
  readonly commitments: readonly CommitmentLine[];
  readonly ultimatums: readonly Ultimatum[];
  readonly contradictions: readonly Contradiction[];
  readonly questions: readonly OpenQuestion[];
  readonly forecasts: readonly Forecast[];
}

/** What a view is drawn from: the record and whatever its objects point to. */
export interface Slice {
  readonly record: NegotiationRecord;
  readonly findings: ReadonlyMap<FindingId, Located>;
  /** Findings of headlines, by `title:…`. They are no part of the record: a headline repeats its report. */
  readonly headlines: ReadonlyMap<string, readonly Finding[]>;
  readonly appearances: ReadonlyMap<ReportId, readonly Appearance[]>;
  /** What people said of findings that stand. */
  readonly reviews: ReadonlyMap<FindingId, Review>;
  /** What people rejected: no part of the record. */
  readonly rejected: ReadonlyMap<FindingId, Located & { readonly review: Review }>;
  /** Findings of reports that a newer version replaced: no part of the record. */
  readonly replaced: ReadonlyMap<ReportId, readonly Finding[]>;
  /** The text behind a finding's source. */
  readonly text: (source: string) => Text;
  /** The past moment as of which this is, and how many reports without a date were left out for it; null for now. */
  readonly asOf: { readonly at: string; readonly clock: 'captured' | 'published'; readonly undated: number } | null;
  /** Actor id by party id of any reading. */
  readonly actorOf: ReadonlyMap<string, FindingId>;
}

/** The located findings of a kind, in order of day and place. */
export function ofKind<K extends Kind>(
  slice: Slice,
  kind: K,
): (Located & { finding: Extract<Finding, { kind: K }> })[] {
  const found: Located[] = [];
  for (const located of slice.findings.values()) if (located.finding.kind === kind) found.push(located);
  return found as (Located & { finding: Extract<Finding, { kind: K }> })[];
}
