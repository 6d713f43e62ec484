import {
  type Dropped,
  type Finding,
  type FindingId,
  type FindingOf,
  findingId,
  type Grounded,
  grouped,
  type Kind,
  type LayoutMark,
  type LayoutRole,
  type Moment,
  put,
  type Words,
} from '../model/index.js';
import { overlaps, type Span, type Text } from '../text/index.js';
import type { StatementDraft } from './attribution/statement.js';
import type { Analysis } from './neural/analysis.js';
import type { Frame } from './neural/frameHead.js';
import type { Stretch } from './parties/mention.js';
import { pieces } from './parties/namesInPhrase.js';
import type { Parties } from './parties/parties.js';
import type { Sentence, Syntax } from './syntax/syntax.js';

/** A time expression at its tokens. */
export interface TimeDraft extends Stretch {
  readonly moment: Moment;
  /** The last of its words with those of what it is counted from: "two days after | Osk tabled its draft". */
  readonly through: number;
}

type Fields<K extends Kind> = Omit<FindingOf<K>, 'id' | 'kind' | 'saidIn' | 'claimedBy' | 'step' | 'evidence'> &
  Partial<Pick<FindingOf<K>, 'claimedBy' | 'evidence'>>;

/** What the steps work on: one report on its way to a `Reading`. */
/** Whether the last bracket of some words is not closed. */
const isOpen = (words: string): boolean => words.lastIndexOf('(') > words.lastIndexOf(')');

export class Draft {
  readonly source: string;
  readonly text: Text;
  readonly layout: LayoutMark[] = [];
  roles: LayoutRole[] = [];
  syntax!: Syntax;
  parties!: Parties;
  times: TimeDraft[] = [];
  /** Words that point at a time and tell none: "now", "recently". */
  pointers: TimeDraft[] = [];
  statements: StatementDraft[] = [];
  readonly findings: Finding[] = [];
  /** Places in `findings` by kind. */
  readonly #kinds = new Map<Kind, number[]>();
  readonly dropped: Dropped[] = [];
  /** The words of each finding that tell in whose statement it stands. */
  readonly anchors = new Map<FindingId, Span>();
  /** Findings that are said in so many words: they stay, and as sure as their step says. */
  readonly outright = new Set<FindingId>();
  step = '';
  /** What the rules found of a kind that the model was asked for as well. */
  readonly #ruled = new Map<Kind, ReadonlyMap<number, readonly Finding[]>>();
  #framesBySentence: ReadonlyMap<number, readonly Frame[]> | null = null;
  readonly #places = new Map<FindingId, number>();
  #byToken: { count: number; of: Map<number, StatementDraft> } | null = null;
  #timesAt: { count: number; of: Map<number, TimeDraft> } | null = null;

  /** `analysis` is what the model sees in the text; null for the reader made of rules alone. */
  constructor(
    source: string,
    text: Text,
    readonly analysis: Analysis | null = null,
  ) {
    this.source = source;
    this.text = text;
  }

  /** Sentences of the story itself. */
  *body(): Generator<Sentence> {
    const { dateline, sentences } = this.syntax;
    for (const sentence of sentences) {
      const inDateline = dateline !== null && dateline.start <= sentence.start && sentence.end <= dateline.end;
      if (this.readable(sentence.paragraph) && !inDateline) yield sentence;
    }
  }

  readable(paragraph: number): boolean {
    const role = this.roles[paragraph];
    return role === 'body' || role === 'dateline';
  }

  /** Adds a finding; `anchor` are the words by which its statement is found. Of two with the same words the surer one stays. */
  add<K extends Kind>(kind: K, anchor: Span, fields: Fields<K>): FindingOf<K> | null {
    const confidence = Math.round(fields.confidence * 100) / 100;
    const draft = { kind, saidIn: null, claimedBy: null, evidence: [], ...fields, confidence, step: this.step };
    const finding = { ...draft, id: findingId(this.source, kind, draft) } as unknown as FindingOf<K>;
    const same = this.#places.get(finding.id);
    if (same !== undefined) {
      const words = this.text.slice(anchor);
      const keeps = this.findings[same]!.confidence >= finding.confidence;
      this.dropped.push({ step: this.step, reason: 'the same words were read already', text: words });
      if (keeps) return null;
      this.findings[same] = finding;
    } else {
      this.#places.set(finding.id, this.findings.length);
      put(this.#kinds, kind, this.findings.length);
      this.findings.push(finding);
    }
    this.anchors.set(finding.id, anchor);
    return finding;
  }

  /** Puts another form of a finding, with the same words and so the same id, in its place. */
  replace(finding: Finding): void {
    const at = this.#places.get(finding.id);
    if (at !== undefined) this.findings[at] = finding;
  }

  /** Takes all findings of a kind out again, for a step that reads them anew. */
  take<K extends Kind>(kind: K): FindingOf<K>[] {
    const taken = this.of(kind);
    this.#ruled.set(
      kind,
      grouped(taken, (f) => this.#sentenceAt(this.anchors.get(f.id)!)),
    );
    this.#remove(new Set<Finding>(taken));
    return taken;
  }

  /** Completes findings of a kind, each by its own; what `take` took of it before is still known as that. */
  complete<K extends Kind>(kind: K, how: (finding: FindingOf<K>) => FindingOf<K>): void {
    const all = this.of(kind).map((finding) => ({ finding, whole: how(finding) }));
    const changed = all.filter(({ finding, whole }) => whole !== finding);
    if (changed.length === 0) return;
    this.#remove(new Set<Finding>(changed.map(({ finding }) => finding)));
    for (const { whole } of changed) this.putBack(whole);
  }

  /** What `take` took of a kind at words that a span shares. */
  ruledAt(kind: Kind, at: Span): Finding | undefined {
    const near = this.#ruled.get(kind)?.get(this.#sentenceAt(at));
    return near?.find((f) => overlaps(this.anchors.get(f.id)!, at));
  }

  #sentenceAt({ start }: Span): number {
    return this.syntax.sentenceOf(this.syntax.tokenAt(start)).index;
  }

  #remove(gone: ReadonlySet<Finding>): void {
    const kept = this.findings.filter((f) => !gone.has(f));
    this.findings.length = 0;
    this.#kinds.clear();
    this.#places.clear();
    for (const f of kept) {
      this.#places.set(f.id, this.findings.length);
      put(this.#kinds, f.kind, this.findings.length);
      this.findings.push(f);
    }
  }

  /** Leaves findings out for good; what names one of them names it no longer, and a statement in one stands in the next outer one. */
  leaveOut(ids: ReadonlySet<FindingId>, reason: string): void {
    const gone = this.findings.filter((f) => ids.has(f.id));
    const outer = new Map(gone.flatMap((f) => (f.kind === 'statement' ? [[f.id, f.within] as const] : [])));
    const home = (id: FindingId | null): FindingId | null => (id && outer.has(id) ? home(outer.get(id)!) : id);
    const tellers = new Set(
      gone.flatMap((f) => (f.kind === 'statement' && f.source ? f.source.evidence.map((e) => e.start) : [])),
    );
    for (const f of gone) this.drop(reason, this.text.slice(this.anchors.get(f.id)!));
    this.#remove(new Set<Finding>(gone));
    for (const f of this.findings) {
      if (f.kind === 'statement' && f.within && outer.has(f.within)) {
        const relayedBy = f.relayedBy.filter((t) => !t.evidence.some((e) => tellers.has(e.start)));
        this.replace({ ...f, within: home(f.within), relayedBy });
      }
      if (f.kind === 'event' && [f.condition, ...f.codes].some((id) => id && ids.has(id)))
        this.replace({
          ...f,
          condition: f.condition && ids.has(f.condition) ? null : f.condition,
          codes: f.codes.filter((id) => !ids.has(id)),
        });
      if (f.kind === 'reception' && f.candidates.some((id) => ids.has(id)))
        this.replace({ ...f, candidates: f.candidates.filter((id) => !ids.has(id)) });
    }
  }

  /** Frames of all kinds whose trigger shares words with a span. */
  framesAt(at: Span): readonly Frame[] {
    this.#framesBySentence ??= grouped(this.analysis?.frames ?? [], (f) => this.syntax.sentenceOf(f.first).index);
    const near = this.#framesBySentence.get(this.#sentenceAt(at)) ?? [];
    return near.filter((f) => overlaps(this.syntax.span(f.first, f.last), at));
  }

  /** A finding with other fields, under the id of its new words; to be put back. */
  again<F extends Finding>(finding: F, fields: Partial<F>): F {
    const changed = { ...finding, ...fields };
    const id = findingId(this.source, finding.kind, changed);
    const anchor = this.anchors.get(finding.id);
    if (anchor) this.anchors.set(id, anchor);
    return { ...changed, id } as F;
  }

  /** Puts a finding that was taken out back in; its anchor was kept. */
  putBack(finding: Finding): void {
    if (this.#places.has(finding.id)) return;
    this.#places.set(finding.id, this.findings.length);
    put(this.#kinds, finding.kind, this.findings.length);
    this.findings.push(finding);
  }

  drop(reason: string, words: string): void {
    this.dropped.push({ step: this.step, reason, text: words });
  }

  of<K extends Kind>(kind: K): FindingOf<K>[] {
    return (this.#kinds.get(kind) ?? []).map((at) => this.findings[at] as FindingOf<K>);
  }

  /** The words of tokens `[first, last)` as a grounded string. */
  words(first: number, from: number): Words {
    // "20 million pounds (30 million euros | )": a bracket that opens is closed.
    const last = this.syntax.words(from) === ')' && isOpen(this.syntax.slice(first, from)) ? from + 1 : from;
    return { value: this.syntax.slice(first, last).replace(/\s+/gu, ' '), evidence: [this.syntax.span(first, last)] };
  }

  grounded<T>(value: T, first: number, last: number): Grounded<T> {
    return { value, evidence: [this.syntax.span(first, last)] };
  }

  /** The first name of the lexicon in tokens `[first, last)`: a state by its nationality, a seat, a body. */
  knownIn(first: number, last: number): (Stretch & { readonly name: string; readonly state: string | null }) | null {
    for (const piece of pieces(this.syntax, first, last)) {
      if (piece.type !== 'known') continue;
      const { known } = piece;
      const state = 'state' in known ? known.state.name : null;
      const name =
        known.type === 'nationality' || known.type === 'state' || known.type === 'capital'
          ? known.state.name
          : known.name;
      return { first: piece.first, last: piece.last, name, state };
    }
    return null;
  }

  /** Time expressions inside tokens `[first, last)`. */
  timesIn(first: number, last: number): TimeDraft[] {
    const found: TimeDraft[] = [];
    for (let i = first; i < last; i++) {
      const time = this.timeAt(i);
      if (time && time.last <= last) found.push(time);
    }
    return found;
  }

  /** The time expression that starts at a token. */
  timeAt(token: number): TimeDraft | undefined {
    if (this.#timesAt?.count !== this.times.length)
      this.#timesAt = { count: this.times.length, of: new Map(this.times.map((t) => [t.first, t])) };
    return this.#timesAt.of.get(token);
  }

  when(first: number, last: number): Grounded<Moment> | null {
    const time = this.timesIn(first, last).find((t) => t.through <= last);
    return time ? this.timed(time) : null;
  }

  timed({ moment, first, through }: TimeDraft): Grounded<Moment> {
    return this.grounded(moment, first, through);
  }

  /** Whether words are a thing and no clause, and nobody's words; a participle ("an accord signed in May") makes no clause where `participles` are let by. */
  isBare(at: Span, participles = false): boolean {
    const { first, last } = this.syntax.range(at);
    const verb = this.syntax
      .sentenceOf(first)
      .verbs.some((v) => first <= v.head && v.head < last && !(participles && v.tense === 'participle'));
    return !verb && this.syntax.quotesOver(at).length === 0;
  }

  /** The innermost statement whose content holds a token. */
  statementAt(token: number): StatementDraft | null {
    if (this.#byToken?.count !== this.statements.length) {
      const of = new Map<number, StatementDraft>();
      for (const s of [...this.statements].sort((x, y) => extent(y) - extent(x))) {
        for (const c of s.content) for (let i = c.first; i < c.last; i++) of.set(i, s);
      }
      this.#byToken = { count: this.statements.length, of };
    }
    return this.#byToken.of.get(token) ?? null;
  }
}

export const extent = (s: StatementDraft): number => s.content.reduce((sum, c) => sum + c.last - c.first, 0);
