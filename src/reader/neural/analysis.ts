import {
  paragraphs as paragraphsOf,
  type Run,
  run,
  type Span,
  sentencesFrom,
  span,
  type Text,
  type Token,
  tokenize,
} from '../../text/index.js';
import type { Bundle } from './bundle.js';
import { type Antecedent, Coreference } from './coreferenceHead.js';
import { type Encoded, encode } from './encode.js';
import { type Frame, frames } from './frameHead.js';
import { attributions } from './links.js';
import type { Session } from './session.js';
import { argmax, type Parse, parse } from './syntaxHead.js';
import type { Unit } from './units.js';
import { labelled, viterbi } from './viterbi.js';
import type { Range } from './windows.js';
import { withWordNames } from './wordNames.js';

/** A name with its type, in tokens. */
export interface NameRange extends Range {
  readonly type: string;
}

/** An attribution in tokens. */
export interface AttributionRange {
  readonly cue: Range;
  readonly source: Range | null;
  readonly content: readonly Range[];
  readonly confidence: number;
}

/** What the model sees in a text, in numbers of the text's tokens. */
export interface Analysis extends Parse {
  readonly tokens: readonly Token[];
  readonly paragraphs: readonly Run[];
  readonly sentences: readonly (Run & { readonly paragraph: number })[];
  readonly names: readonly NameRange[];
  /** Offices and posts; they may hold names and stand in them. */
  readonly offices: readonly Range[];
  readonly attributions: readonly AttributionRange[];
  /** Attributions inside the contents of those, by a second pass over each content by itself. */
  readonly inner: readonly AttributionRange[];
  /** What happens and is wanted, with who and what play a part; null where the model has no such head. */
  readonly frames: readonly Frame[] | null;
  readonly clusters: readonly (readonly Range[])[];
  /** What each token that heads a mention may go back to. */
  readonly antecedents: ReadonlyMap<number, readonly Antecedent[]>;
}

/**
 * Tokens that are read at a time. A longer text is cut where a paragraph ends, and only coreference looks over the cut,
 * so that memory does not grow with the text.
 */
const SECTION = 6000;

/**
 * Runs the model over a text and decodes it. What it was trained on knows outermost attributions only, so contents are read
 * once more as texts of their own.
 *
 * @param mayTell whether a word may be a cue of somebody's telling; a content without such a word is not read again.
 */
export async function analyse(
  text: Text,
  bundle: Bundle,
  session: Session,
  mayTell: (word: string) => boolean,
): Promise<Analysis> {
  const tokens = tokenize(text);
  const paragraphs = paragraphsOf(text, tokens);
  const made = new Builder(text, tokens, bundle);
  for (const section of sections(tokens, paragraphs)) {
    const first = section[0]!.first;
    const last = section.at(-1)!.last;
    const within = span(tokens[first]!.start, tokens[last - 1]!.end);
    const encoded = await encode(text, within, tokens.slice(first, last), bundle, session);
    made.add(section, first, encoded);
  }
  const found = withWordNames(made.done(paragraphs));
  const inner: AttributionRange[] = [];
  for (const content of toldContents(found, mayTell)) {
    const within = span(tokens[content.first]!.start, tokens[content.last - 1]!.end);
    const encoded = await encode(text, within, tokens.slice(content.first, content.last), bundle, session);
    inner.push(...attributionsOf(tokens, content.first, encoded, bundle));
  }
  return { ...found, inner };
}

/** Words of a content, at least, in which somebody else may be told to say something. */
const TOLD = 7;

/** Contents that a second pass may find somebody's words in. */
function toldContents(found: Analysis, mayTell: (word: string) => boolean): Range[] {
  return found.attributions.flatMap((a) =>
    a.content.filter((c) => {
      if (c.last - c.first < TOLD) return false;
      for (let i = c.first; i < c.last; i++)
        if (found.upos[i] === 'VERB' && mayTell(found.tokens[i]!.lower)) return true;
      return false;
    }),
  );
}

function attributionsOf(
  tokens: readonly Token[],
  first: number,
  { units, attribution }: Encoded,
  { labels }: Bundle,
): AttributionRange[] {
  const range = (r: Range) => tokenRange(tokens, first, units, r);
  return attributions(units, attribution, labels).map((a) => ({
    cue: range(a.cue),
    source: a.source && range(a.source),
    content: a.content.map(range),
    confidence: a.confidence,
  }));
}

/** A paragraph, or a piece of a long one, with the number of the paragraph. */
interface Piece extends Run {
  readonly paragraph: number;
}

/** Neighbouring paragraphs of about `SECTION` tokens; a longer paragraph is cut hard. */
function* sections(tokens: readonly Token[], paragraphs: readonly Run[]): Generator<Piece[]> {
  let held: Piece[] = [];
  for (const piece of pieces(tokens, paragraphs)) {
    if (held.length > 0 && piece.last - held[0]!.first > SECTION) {
      yield held;
      held = [];
    }
    held.push(piece);
  }
  if (held.length > 0) yield held;
}

function* pieces(tokens: readonly Token[], paragraphs: readonly Run[]): Generator<Piece> {
  for (const [paragraph, p] of paragraphs.entries())
    for (let first = p.first; first < p.last; first += SECTION)
      yield { ...run(tokens, first, Math.min(p.last, first + SECTION)), paragraph };
}

class Builder {
  readonly #upos: string[] = [];
  readonly #xpos: string[] = [];
  readonly #relations: string[] = [];
  readonly #heads: number[] = [];
  readonly #sentences: (Run & { paragraph: number })[] = [];
  readonly #names: NameRange[] = [];
  readonly #offices: Range[] = [];
  readonly #attributions: AttributionRange[] = [];
  readonly #frames: Frame[] = [];
  readonly #coreference: Coreference;

  constructor(
    readonly text: Text,
    readonly tokens: readonly Token[],
    readonly bundle: Bundle,
  ) {
    this.#coreference = new Coreference(bundle.labels);
  }

  add(section: readonly Piece[], first: number, encoded: Encoded): void {
    const { labels } = this.bundle;
    const mine = this.tokens.slice(first, first + encoded.tokenWords.count);
    const starts = this.#starts(encoded, mine);
    const found = section.flatMap((p) =>
      sentencesFrom(this.tokens, p, (i) => starts(i - first)).map((s) => ({ ...s, paragraph: p.paragraph })),
    );
    const local = found.map((s) => ({ first: s.first - first, last: s.last - first }));
    const parsed = parse(encoded.tokenWords, local, labels);
    this.#coreference.add(mine, parsed, encoded.tokenWords, local, first, this.#sentences.length);
    this.#sentences.push(...found);
    for (let i = 0; i < mine.length; i++) {
      this.#upos.push(asClass(parsed.upos[i]!, mine[i]!));
      this.#xpos.push(parsed.xpos[i]!);
      this.#relations.push(parsed.relations[i]!);
      this.#heads.push(parsed.heads[i]! < 0 ? -1 : parsed.heads[i]! + first);
    }
    const range = (r: Range) => tokenRange(this.tokens, first, encoded.units, r);
    for (const n of names(encoded, labels)) this.#addName({ ...range(n), type: n.label });
    this.#offices.push(...offices(encoded, labels).map(range));
    this.#attributions.push(...attributionsOf(this.tokens, first, encoded, this.bundle));
    if (encoded.frames) this.#frames.push(...framesOf(encoded, labels, range));
  }

  /** A name with what a hyphen joins to its last part in small letters, "Orsk Bo-ra", which is no word of its own. */
  #addName(name: NameRange): void {
    const before = this.#names.at(-1);
    const given = name.last - name.first === 3 && this.tokens[name.first + 1]!.text === '-';
    // "Orsk | Ka-Lin": a name whose given part the model takes for something else.
    if (before?.type === 'person' && before.last === name.first && before.last - before.first === 1 && given) {
      this.#names[this.#names.length - 1] = { ...before, last: name.last };
      return;
    }
    const part = name.type === 'person' ? hyphenated(this.tokens, name) : null;
    this.#names.push(part === null ? name : { ...name, last: part + 1 });
    if (part !== null) this.#upos[part] = 'PROPN';
  }

  /** The score of each token of a stretch to begin a sentence; minus infinity inside a unit. */
  #starts(encoded: Encoded, tokens: readonly Token[]): (token: number) => number {
    const [column] = this.bundle.labels.columns.words.starts!;
    const scores = new Float32Array(tokens.length).fill(Number.NEGATIVE_INFINITY);
    let k = 0;
    for (const [i, token] of tokens.entries()) {
      while (k < encoded.units.length && encoded.units[k]!.start < token.start) k++;
      if (encoded.units[k]?.start === token.start)
        scores[i] = encoded.unitWords.data[k * encoded.unitWords.width + column]!;
    }
    return (i) => scores[i]!;
  }

  done(paragraphs: readonly Run[]): Analysis {
    return {
      tokens: this.tokens,
      paragraphs,
      upos: this.#upos,
      xpos: this.#xpos,
      relations: this.#relations,
      heads: Int32Array.from(this.#heads),
      sentences: this.#sentences,
      names: this.#names,
      offices: this.#offices,
      attributions: this.#attributions,
      inner: [],
      frames: this.bundle.labels.frames ? this.#frames : null,
      clusters: this.#coreference.clusters,
      antecedents: this.#coreference.links,
    };
  }
}

/** Frames in tokens. */
const framesOf = ({ units, frames: rows }: Encoded, labels: Bundle['labels'], range: (r: Range) => Range): Frame[] =>
  frames(units, rows!, labels).map((f) => ({
    ...f,
    ...range(f),
    parts: Object.fromEntries(
      Object.entries(f.parts).map(([role, parts]) => [role, parts.map((p) => ({ ...p, ...range(p) }))]),
    ),
  }));

function names({ unitWords, units }: Encoded, labels: Bundle['labels']) {
  const [from, to] = labels.columns.words.names!;
  const width = to - from;
  const scores = new Float32Array(units.length * width);
  for (let i = 0; i < units.length; i++)
    scores.set(unitWords.data.subarray(i * unitWords.width + from, i * unitWords.width + to), i * width);
  return labelled(viterbi(scores, units.length, labels.names), labels.names);
}

/** The pronouns of English: a closed class, so a word outside of it that looks like one to the model is a noun. */
const PRONOUNS = new Set(
  `i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it
  its itself they them their theirs themselves themself one oneself who whom whose which what whoever whatever whichever that
  this these those there someone somebody something anyone anybody anything everyone everybody everything nobody none nothing
  each other another all both any some many few several such ya y'all 'em em ’s 's thee thou thy u ur yall`.split(
    /\s+/u,
  ),
);

/** What is joined to names and is no part of them: "Orsk Bay-based", "Lena Orsk-led". */
const NO_NAME = /(?:ed|ing|led|born|run|held|like|style|era|made|wide|free|bound|only|type)$/u;

/** The token in small letters that a hyphen joins to the short last part of a name of several, or null. */
function hyphenated(tokens: readonly Token[], range: Range): number | null {
  // "Orsk Bo- | ra": the model may end a name with the hyphen.
  const last = tokens[range.last - 1]!.text === '-' ? range.last - 1 : range.last;
  const [dash, part] = [tokens[last], tokens[last + 1]];
  if (last - range.first < 2 || tokens[last - 1]!.text.length > 5 || dash?.text !== '-' || dash.spaced) return null;
  return part && !part.spaced && /^\p{Ll}{2,6}$/u.test(part.text) && !NO_NAME.test(part.lower) ? last + 1 : null;
}

const asClass = (upos: string, { text, lower }: Token): string => {
  const mark = upos === 'PUNCT' && /\p{L}/u.test(text);
  if (!mark && (upos !== 'PRON' || PRONOUNS.has(lower))) return upos;
  return /^\p{Lu}/u.test(text) ? 'PROPN' : 'NOUN';
};

/** Runs of units that begin or continue an office. */
function offices({ unitWords, units }: Encoded, labels: Bundle['labels']): Range[] {
  const [from, to] = labels.columns.words.offices!;
  const found: Range[] = [];
  let first = -1;
  for (let i = 0; i <= units.length; i++) {
    const tag = i < units.length ? argmax(unitWords.data, [from, to], i * unitWords.width) : 0;
    if (first >= 0 && tag !== 2) {
      found.push({ first, last: i });
      first = -1;
    }
    if (tag === 1) first = i;
  }
  return found;
}

/** The tokens that a range of units touches. */
function tokenRange(tokens: readonly Token[], from: number, units: readonly Unit[], { first, last }: Range): Range {
  const at: Span = span(units[first]!.start, units[last - 1]!.end);
  let low = from;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= at.start) low = middle + 1;
    else high = middle;
  }
  let end = low + 1;
  while (end < tokens.length && tokens[end]!.start < at.end) end++;
  return { first: low, last: end };
}
