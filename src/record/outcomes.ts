/** What later reports tell of the half that a condition waits for, sentence by sentence and never surer than their words. */
import { isPastForm, isSameVerb } from '../lexicon/index.js';
import {
  type Condition,
  DAY,
  type Finding,
  type FindingId,
  type LaterReport,
  type Located,
  type Mention,
  type Outcome,
  type Party,
  type Polarity,
  put,
  STANCES,
  type Statement,
} from '../model/index.js';
import { paragraphs, type Run, type Span, sentences, type Token, tokenize } from '../text/index.js';
import type { Actors } from './actors.js';
import { compare, type Material, stems } from './located.js';
import { OPPOSITE } from './promises.js';
import { sideOfParty } from './sides.js';
import { headOf, type Wanted, wanted } from './wanted.js';

/** Days within which later words can be of the same thing. */
const WITHIN = 90;
/** Of what a half is about, how much a sentence must name. */
const SHARE = 0.6;
/** Sentences that are kept: those that tell how it came, and those that only have the words again. */
const KEPT = { telling: 4, again: 2 };

export type ToldCondition = Located & { finding: Condition };

interface Wait extends Wanted {
  readonly told: ToldCondition;
  readonly polarity: Polarity;
  /** Sides that are named in the half; a deed of another side is another deed. */
  readonly sides: ReadonlySet<string>;
  readonly date: number;
  /** What a report tells of halves of one key is the same. */
  readonly key: string;
}

/** What became of a deed, as words have it. */
type Told = 'done' | 'not done' | 'open';

export class Outcomes {
  readonly #found = new Map<FindingId, LaterReport[]>();
  readonly #findings = new Map<string, Finding[]>();

  constructor(
    private readonly material: Material,
    private readonly actors: Actors,
    conditions: readonly (ToldCondition & { readonly polarity: Polarity })[],
  ) {
    for (const { source, finding } of material.located.values()) put(this.#findings, source, finding);
    const names = new Set(actors.list.flatMap((a) => (a.side === null ? [] : [...stems(a.side)])));
    const byLetters = new Map<string, Wait[]>();
    for (const { polarity, ...told } of conditions) {
      const wait = this.#wait(told, polarity, names);
      if (wait && wait.about.size > 0) for (const key of wait.heads) put(byLetters, key, wait);
    }
    for (const [report] of material.readings) this.#look(report, material.days.get(report) ?? null, byLetters);
  }

  /** Oldest first. */
  of(id: FindingId): LaterReport[] {
    const all = (this.#found.get(id) ?? []).sort((a, b) => compare(a.day!, b.day!) || a.at.start - b.at.start);
    const telling = all.filter((l) => l.says !== 'told again').slice(-KEPT.telling);
    const again = all.filter((l) => l.says === 'told again').slice(0, KEPT.again);
    return all.filter((l) => telling.includes(l) || again.includes(l));
  }

  #wait(told: ToldCondition, polarity: Polarity, names: ReadonlySet<string>): Wait | null {
    if (told.day === null) return null;
    const { required } = told.finding;
    const [at] = required.evidence;
    const inside = this.#mentions(told.source, at);
    const [first] = inside;
    const sides = new Set(inside.map((m) => this.#sideOf(m)).filter((s) => s !== null));
    const subject = first && first.evidence[0]!.start - at.start < 5 ? first.evidence[0]!.end - at.start : 0;
    return {
      told,
      polarity,
      ...wanted(required.value, subject, names),
      sides,
      date: Date.parse(told.day) / DAY,
      key: [polarity, required.value, subject, ...sides].join('\n'),
    };
  }

  #mentions(source: string, at: Span): Mention[] {
    const all = (this.#findings.get(source) ?? []).filter((f): f is Mention => f.kind === 'mention');
    const within = (s: Span) => at.start <= s.start && s.end <= at.end;
    return all.filter((m) => within(m.evidence[0]!)).sort((a, b) => a.evidence[0]!.start - b.evidence[0]!.start);
  }

  /** The named side of a mention; a town in a sentence is nobody's deed. */
  #sideOf(m: Mention): string | null {
    if (m.type === 'place') return null;
    const party = { value: { name: m.name, party: m.party }, evidence: m.evidence } as Party;
    const side = sideOfParty(this.actors, party);
    return side !== null && /^\P{Ll}/u.test(side) ? side : null;
  }

  /** A whole report is cut into sentences only where enough of its words begin like those of a half. */
  #look(report: string, day: string | null, byLetters: ReadonlyMap<string, readonly Wait[]>): void {
    if (day === null || byLetters.size === 0) return;
    const date = Date.parse(day) / DAY;
    const heads = new Set(
      this.material.inputs
        .text(report)
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .map(headOf),
    );
    const hits = new Map<Wait, number>();
    for (const head of heads)
      for (const wait of byLetters.get(head) ?? [])
        if (wait.date < date && date - wait.date <= WITHIN) hits.set(wait, (hits.get(wait) ?? 0) + 1);
    let cut: Cut[] | null = null;
    const read = new Map<string, LaterReport[]>();
    for (const [wait, n] of hits) {
      if (n < SHARE * wait.heads.size) continue;
      cut ??= this.#sentences(report);
      const known = read.get(wait.key) ?? this.#read(wait, report, day, cut);
      read.set(wait.key, known);
      for (const later of known) put(this.#found, wait.told.finding.id, later);
    }
  }

  #sentences(report: string): Cut[] {
    const text = this.material.text(report);
    const tokens = tokenize(text);
    return paragraphs(text, tokens)
      .flatMap((p) => sentences(tokens, p))
      .map((run) => ({ ...run, tokens: tokens.slice(run.first, run.last) }))
      .map((run) => ({ ...run, stems: new Set(run.tokens.flatMap((t) => [...stems(t.text)])) }));
  }

  #read(wait: Wait, report: string, day: string, cut: readonly Cut[]): LaterReport[] {
    const told: LaterReport[] = [];
    for (const sentence of cut) {
      if (shareOf(wait.about, sentence.stems) < SHARE) continue;
      const found = this.#says(wait, report, sentence);
      const finding = found && this.#finding(report, sentence, sentence.tokens[found.at]!);
      if (!found || !finding) continue;
      const at = { start: sentence.start, end: sentence.end } as Span;
      told.push({ says: found.says, finding: finding.id, at, day });
    }
    return told;
  }

  /** What a sentence tells of a half, and at which of its tokens. */
  #says(wait: Wait, report: string, sentence: Cut): { says: Outcome; at: number } | null {
    const { tokens } = sentence;
    const wished = wait.polarity === 'to happen';
    const contrary = this.#contraryOf(wait, report, sentence);
    if (contrary >= 0) return { says: wished ? 'broken' : 'met', at: contrary };
    const own = tokens.findIndex((t) => wait.deed !== null && isSameVerb(t.lower, wait.deed));
    const words = this.material.words(report, sentence);
    const named = !/condition/iu.test(words) ? null : BREAKS.test(words) ? 'broken' : MET.test(words) ? 'met' : null;
    if (own < 0) return named && { says: named, at: 0 };
    if (this.#isOthers(wait, report, tokens, own)) return null;
    const told = this.#told(report, tokens, own, wait.state);
    if (told === 'open') return { says: named ?? 'told again', at: own };
    return { says: told === 'done' ? (wished ? 'met' : 'broken') : wished ? 'not met' : 'met', at: own };
  }

  /** "shelled the town again" of a half that waits for the end of the shelling; "closed the port" of one that waits for its opening. */
  #contraryOf(wait: Wait, report: string, { tokens }: Cut): number {
    const { deed } = wait;
    if (deed === null) return -1;
    const opposite = OPPOSITE.flatMap(([p, q]) => [...(p.test(deed) ? [q] : []), ...(q.test(deed) ? [p] : [])]);
    const goesOn = (t: Token) =>
      wait.ceases
        ? isPastForm(t.lower) && [...stems(t.text)].some((s) => wait.about.has(s))
        : opposite.some((pattern) => pattern.test(` ${t.lower}`));
    return tokens.findIndex(
      (t, i) =>
        goesOn(t) &&
        !tokens.some((o) => isSameVerb(o.lower, deed)) &&
        !this.#isOthers(wait, report, tokens, i) &&
        this.#told(report, tokens, i, false) === 'done',
    );
  }

  /** Whether the deed is told of somebody who is no side that the half names. */
  #isOthers({ sides }: Wait, report: string, tokens: readonly Token[], at: number): boolean {
    if (sides.size === 0) return false;
    const span = { start: tokens[0]!.start, end: tokens[at]!.start } as Span;
    const doer = this.#mentions(report, span)
      .map((m) => this.#sideOf(m))
      .filter((s) => s !== null)
      .at(-1);
    return doer !== undefined && !sides.has(doer);
  }

  #told(report: string, tokens: readonly Token[], at: number, state: boolean): Told {
    const around = this.#around(report, tokens[at]!);
    if (around === 'open') return 'open';
    const told = toldBy(tokens, at, state);
    // "denied that it had withdrawn": who denies it tells that it was not done.
    return around === 'denied' && told !== 'open' ? (told === 'done' ? 'not done' : 'open') : told;
  }

  /** What is wished, promised or made a condition, or what somebody doubts, is still open; what an act's finding says goes before. */
  #around(report: string, token: Token): 'open' | 'denied' | null {
    const holds = (spans: readonly Span[]) => spans.some((s) => s.start <= token.start && token.end <= s.end);
    let found: 'open' | 'denied' | null = null;
    for (const f of this.#findings.get(report) ?? []) {
      if (f.kind === 'condition' && holds([...f.dependent.evidence, ...f.required.evidence])) return 'open';
      if (f.kind === 'position' && WISHES.has(f.stance.value) && holds(f.terms.flatMap((t) => t.evidence)))
        return 'open';
      if (f.kind === 'commitment' && f.status === 'pending' && holds(f.act.evidence)) return 'open';
      if (f.kind === 'question' && holds(f.words.evidence)) return 'open';
      if (f.kind === 'event' && f.status !== 'happened' && holds(f.act.evidence))
        found = f.status === 'denied' ? null : 'open';
      if (f.kind === 'statement' && f.commits !== 'asserts' && holds(f.content))
        found = f.commits === 'denies' ? 'denied' : 'open';
    }
    return found;
  }

  /** A finding in whose voice the token stands: an act or a statement before a name. */
  #finding(report: string, at: Span, token: Token): Finding | null {
    const all = this.#findings.get(report) ?? [];
    const holds = (s: Span) => s.start <= token.start && token.end <= s.end;
    const [within] = all
      .filter((f): f is Statement => f.kind === 'statement' && f.content.some(holds))
      .sort((a, b) => lengthOf(a) - lengthOf(b));
    const isHere = (f: Finding) => spansOf(f).some((s) => at.start <= s.start && s.end <= at.end);
    const isOf = (f: Finding) =>
      within ? f === within || f.saidIn === within.id : f.saidIn === null && f.kind !== 'statement';
    const rank = (f: Finding) => RANK.indexOf(f.kind) + (f.kind === 'event' && f.status !== 'happened' ? 1 : 0);
    const found = all
      .filter((f) => RANK.includes(f.kind) && isOf(f) && (f === within || isHere(f)))
      .sort((a, b) => rank(a) - rank(b) || b.confidence - a.confidence || compare(a.id, b.id));
    return found[0] ?? null;
  }
}

const lengthOf = (s: Statement): number => s.content.reduce((n, c) => n + c.end - c.start, 0);

/** Stances that tell of what is still to come; who rejects a deed or gives up a demand tells of it otherwise. */
const WISHES: ReadonlySet<string> = new Set(STANCES.slice(0, STANCES.indexOf('rejects in part')));

/** A sentence with its tokens. */
type Cut = Run & { readonly tokens: readonly Token[]; readonly stems: ReadonlySet<string> };

const RANK: readonly string[] = ['event', 'commitment', 'statement', 'position', 'reception', 'mention'];

const spansOf = (f: Finding): readonly Span[] =>
  f.kind === 'event'
    ? f.act.evidence
    : f.kind === 'statement'
      ? f.content
      : f.kind === 'commitment'
        ? f.act.evidence
        : f.kind === 'position'
          ? f.stance.evidence
          : f.kind === 'reception'
            ? f.answer.evidence
            : f.evidence;

const shareOf = (about: ReadonlySet<string>, held: ReadonlySet<string>): number =>
  [...about].filter((s) => held.has(s)).length / about.size;

/** "said that its conditions were met" */
export const MET = /\bconditions?\b(?:(?!\b(?:not|never|un)\b|n[’']t\b)[^.]){0,30}\b(?:met|fulfilled|satisfied)\b/iu;
const BREAKS =
  /\b(?:br(?:eak|eaks|eaking|oke|oken)|violat\p{L}+|breach\p{L}*|flout\p{L}*)\b[^.]{0,40}\bconditions?\b|\bconditions?\b[^.]{0,30}\b(?:broken|violated|breached)\b/iu;

/** How far before a verb the words stand that tell how it is meant. */
const BEFORE = 7;
const NOT = /^(?:not|never|n[’']t|no|neither|nor|cannot|without|nobody|nothing)$/u;
const REFUSES = /^(?:refus|fail|declin)/u;
const OPEN =
  /^(?:will|would|shall|should|could|can|may|might|must|to|if|unless|until|once|whether|when|before|lest|being|want|wants|wanted)$/u;
const PARTLY = /^(?:part|partly|partially|some|half|most|almost|nearly|began|begun|begin|started)$/u;
const BREAK = /^(?:[,;:.–—]|but|while|that|who|which)$/u;

/** How many words may stand between a negation and the verb: "did not then at once | withdraw". */
const CLOSE = 4;
/** Words behind which "no" says how a deed was done and not that it was not: "with no warning the army withdrew". */
const WITH = /^(?:with|in|at|on|under|by|of|for|there|had|has|have|see|saw|sees)$/u;

/** Whether the words in front of a verb negate it. */
const isNegated = (before: readonly string[]): boolean => {
  const near = before.slice(-CLOSE);
  return near.some(
    (w, i) => (NOT.test(w) && !(w === 'no' && WITH.test(before.at(i - near.length - 1) ?? ''))) || REFUSES.test(w),
  );
};

/** Whether words tell of a deed as done: a past form that nothing negates, wishes, expects or makes a part of it. */
function toldBy(tokens: readonly Token[], at: number, state: boolean): Told {
  let first = at;
  while (first > 0 && at - first < BEFORE && !BREAK.test(tokens[first - 1]!.lower)) first--;
  const before = tokens.slice(first, at).map((t) => t.lower);
  const behind = tokens.slice(at + 1, at + 4).map((t) => t.lower);
  if (isNegated(before) || /\byet to\b/u.test(before.join(' '))) return 'not done';
  if (before.some((w) => OPEN.test(w)) || [...before, ...behind].some((w) => PARTLY.test(w))) return 'open';
  if (state) return before.some((w) => /^(?:is|are|was|were|been|became|become|now)$/u.test(w)) ? 'done' : 'open';
  const named = /^(?:the|a|an|any)$/u.test(before.at(-1) ?? '');
  return isPastForm(tokens[at]!.lower) && !named ? 'done' : 'open';
}
