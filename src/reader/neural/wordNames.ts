/** Names that are words too: "Still", "Said", "Will" and "We" of people whom a report names in full. */
import { givenNames } from '../../lexicon/index.js';
import { type Quote, quotes } from '../../text/index.js';
import type { Analysis, AttributionRange, NameRange } from './analysis.js';
import type { Range } from './windows.js';

const WORD = /^\p{Lu}\p{Ll}+$/u;
/** What stands at the beginning of a sentence too often to be told from a name there. */
const PRONOUN = /^(?:he|she|it|they|i|you)$/u;
/** Verbs in forms that no clause with a comma behind them begins with. */
const FINITE = /^(?:said|may|will|might|must|can|shall|should|did)$/u;
/** Forms that stand behind no auxiliary at the beginning of a sentence. */
const PAST = /^(?:\p{Ll}{2,}[^e]ed|met|said|told|took|gave|went|saw|held|made|left|spoke|flew|wrote|began|sent|kept)$/u;
const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december)$/u;

/** The analysis with such words as names, and with what was said of them as verbs set right. */
export function withWordNames(found: Analysis): Analysis {
  const own = new WordNames(found);
  own.read();
  return own.done();
}

class WordNames {
  readonly #upos: string[];
  readonly #xpos: string[];
  readonly #relations: string[];
  readonly #heads: Int32Array;
  readonly #names: NameRange[];
  readonly #first = new Set<number>();
  readonly #quoted: (Quote | undefined)[];
  readonly #made = new Set<number>();

  constructor(readonly found: Analysis) {
    this.#upos = [...found.upos];
    this.#xpos = [...found.xpos];
    this.#relations = [...found.relations];
    this.#heads = Int32Array.from(found.heads);
    this.#names = [...found.names];
    this.#quoted = new Array(found.tokens.length);
    for (const q of quotes(found.tokens, found.paragraphs)) if (!q.nested) this.#quoted.fill(q, q.open, q.last);
    for (const s of found.sentences) {
      let i = s.first;
      while (i < s.last && !/[\p{L}\p{N}]/u.test(this.#words(i))) i++;
      this.#first.add(i);
    }
  }

  #words = (i: number): string => this.found.tokens[i]?.text ?? '';
  #lower = (i: number): string => this.found.tokens[i]?.lower ?? '';

  read(): void {
    for (let i = 1; i < this.found.tokens.length; i++) this.#behindName(i);
    const surnames = new Set(
      this.#names.filter((n) => n.type === 'person' && n.last - n.first > 1).map((n) => this.#words(n.last - 1)),
    );
    for (let i = 0; i < this.found.tokens.length; i++)
      if (this.#isAlone(i, surnames)) this.#makeSubject(i);
      // "May said", of Anna May: no month.
      else if (this.#isMissed(i) && surnames.has(this.#words(i)))
        this.#addName({ first: i, last: i + 1, type: 'person' });
  }

  /** "Karl | Still", "Ibrahim | Said", "Li | We": a word with a capital behind a given name. */
  #behindName(i: number): void {
    const word = this.#words(i);
    if (!WORD.test(word) || this.#first.has(i) || CALENDAR.test(this.#lower(i)) || this.#titled(i)) return;
    const before = this.#names.findIndex((n) => n.last === i || (n.first < i && n.last === i + 1));
    const name = this.#names[before];
    const taken = name !== undefined && name.last === i + 1;
    if (taken && name.last - name.first === 2 && name.type === 'organisation' && this.#isFunction(i))
      this.#names[before] = { ...name, type: 'person' };
    if (this.#upos[i] === 'PROPN' || /^(?:DET|ADP|NUM|NOUN|ADJ)$/u.test(this.#upos[i]!)) return;
    const given = this.#upos[i - 1] === 'PROPN' && givenNames().has(this.#lower(i - 1));
    const one = name?.type === 'person' && name.last === i && i - name.first === 1;
    if (!(taken && name.type === 'person') && !one && !given) return;
    if (!taken && name) this.#names[before] = { ...name, type: 'person', last: i + 1 };
    else if (!taken) this.#addName({ first: i - 1, last: i + 1, type: 'person' });
    this.#makePart(i);
  }

  /** A word that is a name by itself: the surname of somebody, or a word with a capital where none would have one. */
  #isAlone(i: number, surnames: ReadonlySet<string>): boolean {
    const word = this.#words(i);
    if (!WORD.test(word) || this.#upos[i] === 'PROPN' || this.#made.has(i) || this.#titled(i)) return false;
    if (PRONOUN.test(this.#lower(i)) || CALENDAR.test(this.#lower(i))) return false;
    const next = this.#upos[i + 1] ?? '';
    if (!this.#first.has(i)) {
      return surnames.has(word) && !this.#opensQuote(i);
    }
    if (this.#quoted[i]) return false;
    // "May met": behind an auxiliary no verb is in the past. "Said, the mediator, was present": no clause begins so.
    const past =
      this.#upos[i] === 'AUX' &&
      next === 'VERB' &&
      (/^VB[DZ]$/u.test(this.#xpos[i + 1]!) || PAST.test(this.#lower(i + 1)));
    const apposed = FINITE.test(this.#lower(i)) && this.#words(i + 1) === ',' && this.#upos[i + 2] === 'DET';
    return past || apposed || (surnames.has(word) && /^(?:VERB|AUX)$/u.test(next) && !this.#isAdverb(i));
  }

  /** "Still met with resistance, the plan was dropped": no name, whoever is called Still. */
  #isAdverb = (i: number): boolean => this.#upos[i] === 'ADV' && this.#upos[i + 2] === 'ADP';

  #isMissed = (i: number): boolean =>
    this.#upos[i] === 'PROPN' &&
    /^(?:VERB|AUX)$/u.test(this.#upos[i + 1] ?? '') &&
    this.#relations[i] === 'nsubj' &&
    !this.#names.some((n) => n.first <= i && i < n.last);

  #opensQuote = (i: number): boolean => this.#quoted[i] !== undefined && this.#quoted[i]!.open === i - 1;

  /** Whether a word stands among others with capitals, as in a headline. */
  #titled = (i: number): boolean =>
    WORD.test(this.#words(i + 1)) && !this.#names.some((n) => n.first <= i && i < n.last);

  /** Whether a word names no body: "We", "Still", "Said". */
  #isFunction = (i: number): boolean =>
    FINITE.test(this.#lower(i)) || /^(?:we|he|she|they|it|you|us|still|just|now|also|too)$/u.test(this.#lower(i));

  #addName(name: NameRange): void {
    const at = this.#names.findIndex((n) => n.first > name.first);
    this.#names.splice(at < 0 ? this.#names.length : at, 0, name);
  }

  #makeName(i: number): void {
    this.#upos[i] = 'PROPN';
    this.#xpos[i] = 'NNP';
    this.#made.add(i);
  }

  /** The last word of a name: what hung on it as on a verb hangs on the verb behind it. */
  #makePart(i: number): void {
    this.#makeName(i);
    this.#giveUp(i, i - 1);
    this.#heads[i] = i - 1;
    this.#relations[i] = 'flat';
  }

  /** A name that acts: the subject of the verb behind it. */
  #makeSubject(i: number): void {
    const had = this.#upos[i]!;
    this.#makeName(i);
    if (!this.#names.some((n) => n.first <= i && i < n.last)) this.#addName({ first: i, last: i + 1, type: 'person' });
    if (had === 'PRON') return;
    const verb = this.#verbBehind(i);
    if (verb === null) return;
    this.#giveUp(i, verb);
    this.#heads[i] = verb;
    this.#relations[i] = 'nsubj';
  }

  #verbBehind(i: number): number | null {
    const { last } = this.found.sentences.find((s) => s.first <= i && i < s.last)!;
    for (let k = i + 1; k < Math.min(last, i + 8); k++) if (/^(?:VERB|AUX)$/u.test(this.#upos[k]!)) return k;
    return null;
  }

  /** Hands a word's place in the tree on: to the verb behind it, or for the part of a name to its first word. */
  #giveUp(i: number, to: number): void {
    const verb = to < i ? this.#verbBehind(i) : to;
    const up = this.#heads[i]!;
    const under = (k: number): boolean => {
      for (let at = k, guard = 0; at >= 0 && guard < 200; at = this.#heads[at]!, guard++) if (at === i) return true;
      return false;
    };
    if (verb !== null && under(verb)) {
      this.#relations[verb] = this.#relations[i]!;
      this.#heads[verb] = up;
    }
    for (let k = 0; k < this.#heads.length; k++)
      if (this.#heads[k] === i && k !== to) {
        this.#heads[k] = verb ?? up;
      }
    if (to < i && this.#heads[to] === i) this.#heads[to] = verb ?? up;
  }

  done(): Analysis {
    if (this.#made.size === 0) return { ...this.found, names: this.#names };
    return {
      ...this.found,
      upos: this.#upos,
      xpos: this.#xpos,
      relations: this.#relations,
      heads: this.#heads,
      names: this.#names,
      attributions: this.found.attributions.flatMap((a) => this.#attribution(a)),
      // Nothing happens at a name.
      frames: this.found.frames?.filter((f) => f.last - f.first > 1 || !this.#made.has(f.first)) ?? null,
    };
  }

  /** An attribution whose cue is a name, or begins with one: the name speaks. */
  #attribution(a: AttributionRange): AttributionRange[] {
    if (!this.#made.has(a.cue.first)) return [a];
    const source: Range = { first: a.cue.first, last: a.cue.first + 1 };
    if (a.cue.last - a.cue.first > 1) return [{ ...a, source, cue: { ...a.cue, first: a.cue.first + 1 } }];
    const [first, ...rest] = a.content;
    const verb = a.cue.last;
    // "Said, the mediator, was present": nobody says it.
    if (!first || first.first !== verb || this.#upos[verb] !== 'VERB' || first.last - verb < 2) return [];
    return [
      { ...a, source, cue: { first: verb, last: verb + 1 }, content: [{ first: verb + 1, last: first.last }, ...rest] },
    ];
  }
}
