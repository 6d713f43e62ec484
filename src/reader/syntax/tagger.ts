import { createRequire } from 'node:module';
import { offices } from '../../lexicon/index.js';
import { byWord, type Run, type Token } from '../../text/index.js';

/** Universal part-of-speech tag. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

type Engine = ReturnType<typeof import('wink-nlp').default>;

let engine: Engine | null = null;

/** Loaded at the first text: a program that only shows what was read does not wait for it. */
function load(): Engine {
  const require = createRequire(import.meta.url);
  return require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos']) as Engine;
}

/** The tag of each token, from wink-nlp's English model, mended where closed classes leave no choice. */
export function tag(tokens: readonly Token[], paragraphs: readonly Run[]): Upos[] {
  engine ??= load();
  const tags: Upos[] = new Array(tokens.length).fill('X');
  for (const paragraph of paragraphs) tagParagraph(tokens, paragraph, tags);
  for (let i = 0; i < tokens.length; i++) tags[i] = mend(tokens, tags, i);
  return tags;
}

/** Tokens that the tagger sees at once, and letters of a token beyond which it sees a stand-in: it slows down on more. */
const CHUNK = 300;
const LONGEST = 60;

function tagParagraph(tokens: readonly Token[], paragraph: Run, tags: Upos[]): void {
  for (let first = paragraph.first; first < paragraph.last; first += CHUNK) {
    tagChunk(tokens, first, Math.min(first + CHUNK, paragraph.last), tags);
  }
}

/** Tags tokens `[first, last)`; one of ours takes the tag of the first foreign token that starts in it. */
function tagChunk(tokens: readonly Token[], first: number, last: number, tags: Upos[]): void {
  const starts: number[] = [];
  let words = '';
  for (let i = first; i < last; i++) {
    if (tokens[i]!.spaced && words !== '') words += ' ';
    starts.push(words.length);
    words += tokens[i]!.text.length > LONGEST ? 'Xx' : tokens[i]!.text;
  }
  const document = engine!.readDoc(words);
  const values = document.tokens().out(engine!.its.value) as string[];
  const found = document.tokens().out(engine!.its.pos) as string[];
  let from = 0;
  let own = 0;
  for (const [i, value] of values.entries()) {
    const at = words.indexOf(value, from);
    if (at < 0 || at > from + 8) continue;
    from = at + value.length;
    while (own < starts.length && starts[own]! < at) own++;
    for (; own < starts.length && starts[own]! < from; own++) tags[first + own] = found[i] as Upos;
  }
}

const MODAL = new Set('will would may might can could must shall should'.split(' '));

const CLOSED: Readonly<Record<string, Upos>> = byWord({
  "'s": 'PART',
  '’s': 'PART',
  "n't": 'PART',
  'n’t': 'PART',
  not: 'PART',
  the: 'DET',
  a: 'DET',
  an: 'DET',
  every: 'DET',
  and: 'CCONJ',
  or: 'CCONJ',
  but: 'CCONJ',
  nor: 'CCONJ',
  of: 'ADP',
  with: 'ADP',
  at: 'ADP',
  from: 'ADP',
  into: 'ADP',
  by: 'ADP',
  during: 'ADP',
  amid: 'ADP',
  despite: 'ADP',
  if: 'SCONJ',
  because: 'SCONJ',
  although: 'SCONJ',
  unless: 'SCONJ',
  whether: 'SCONJ',
  while: 'SCONJ',
  he: 'PRON',
  she: 'PRON',
  it: 'PRON',
  they: 'PRON',
  we: 'PRON',
  i: 'PRON',
  you: 'PRON',
  him: 'PRON',
  them: 'PRON',
  me: 'PRON',
  us: 'PRON',
  who: 'PRON',
  whom: 'PRON',
  which: 'PRON',
  his: 'PRON',
  its: 'PRON',
  their: 'PRON',
  our: 'PRON',
  my: 'PRON',
  will: 'AUX',
  would: 'AUX',
  could: 'AUX',
  should: 'AUX',
  must: 'AUX',
  shall: 'AUX',
  cannot: 'AUX',
  was: 'AUX',
  were: 'AUX',
  is: 'AUX',
  are: 'AUX',
  be: 'AUX',
  been: 'AUX',
  being: 'AUX',
  am: 'AUX',
  also: 'ADV',
  already: 'ADV',
  never: 'ADV',
  however: 'ADV',
  later: 'ADV',
  earlier: 'ADV',
  much: 'ADJ',
  many: 'ADJ',
  some: 'DET',
  any: 'DET',
  all: 'DET',
  both: 'DET',
  no: 'DET',
  each: 'DET',
  these: 'DET',
  those: 'DET',
});

function mend(tokens: readonly Token[], tags: readonly Upos[], i: number): Upos {
  const { text, lower } = tokens[i]!;
  if (/^[^\p{L}\p{N}]+$/u.test(text)) return /^[$£€%+=|]$/u.test(text) ? 'SYM' : 'PUNCT';
  if (text === 'US' || text === 'Will' || text === 'May') return text === 'US' ? 'PROPN' : tags[i]!;
  const closed = CLOSED[lower];
  if (closed) return closed;
  if ((lower === 'may' || lower === 'might' || lower === 'can') && text !== 'May') return 'AUX';
  if (/^\d/u.test(text)) return 'NUM';
  if (lower === 'to' && tokens[i - 1]?.lower === 'according') return 'ADP';
  if (tags[i] === 'VERB' && tokens[i - 1]?.lower === 'to' && tokens[i - 2]?.lower === 'according') return 'NOUN';
  if ((lower === 'say' || lower === 'says') && tags[i - 1] !== 'DET') return 'VERB';
  // "will open the locks": after a modal the next word is its verb.
  const modal = MODAL.has(tokens[i - 1]?.lower ?? '') && text === lower;
  if (
    modal &&
    (tags[i] === 'ADJ' || tags[i] === 'NOUN') &&
    ['DET', 'PRON', 'PROPN', 'ADP', 'NUM', 'NOUN'].includes(tags[i + 1] ?? '')
  )
    return 'VERB';
  // "The premier, Lena Orsk": an office that the model takes for an adjective.
  if (
    tags[i] === 'ADJ' &&
    /^(?:[,.;:]|\p{Lu}.*)$/u.test(tokens[i + 1]?.text ?? '.') &&
    offices().match(i, (k) => (k === i ? lower : ''))
  )
    return 'NOUN';
  // "Varenia demands the return": a form in -s between a name and an article is its verb.
  if (
    tags[i] === 'NOUN' &&
    lower.endsWith('s') &&
    text === lower &&
    tags[i - 1] === 'PROPN' &&
    /^(?:the|a|an|its|his|her|their)$/u.test(tokens[i + 1]?.lower ?? '')
  )
    return 'VERB';
  // A capital inside a sentence is a name or a title, whatever the model makes of an unknown word.
  if (/^\p{Lu}/u.test(text) && i > 0 && !opensSentence(tokens[i - 1]!.text) && tags[i] !== 'NUM') return 'PROPN';
  return tags[i]!;
}

const opensSentence = (before: string) =>
  /^(?:[.!?:;|…•*]|["“”'‘’«„]|''|``|—|–|-)$/u.test(before) || before.endsWith('.');
