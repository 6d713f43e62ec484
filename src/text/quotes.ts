import { byWord } from './byWord.js';
import type { Run } from './sentences.js';
import { type Span, span } from './span.js';
import type { Token } from './tokens.js';

/** A quotation by its marks. `open` and `close` are token numbers; `close` is null where the mark never closes. */
export interface Quote extends Span {
  readonly open: number;
  readonly close: number | null;
  /** First token after the last word, marks included. */
  readonly last: number;
  readonly paragraph: number;
  /** Goes on from the quotation that the paragraph before left open. */
  readonly continues: boolean;
  readonly unclosed: boolean;
  /** Stands inside another quotation. */
  readonly nested: boolean;
}

interface Open {
  readonly mark: string;
  readonly token: number;
}

const CLOSERS = byWord({
  '“': '”',
  '‘': '’',
  '«': '»',
  '»': '«',
  '„': '“',
  '‚': '‘',
  '"': '"',
  "''": "''",
  '``': "''",
  "'": "'",
});

/**
 * Quotations of a text, paragraph by paragraph. A mark that never closes runs to the end of its paragraph; it is
 * `unclosed` unless the next paragraph opens with a mark again, which is how newspapers carry a quotation on.
 */
export function quotes(tokens: readonly Token[], paragraphs: readonly Run[]): Quote[] {
  const found: Quote[] = [];
  let carried = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    const goesOn = next !== undefined && isOpening(tokens, next.first, next.first);
    const own = inParagraph(tokens, paragraph, index, carried, goesOn);
    carried = goesOn && own.some((q) => q.close === null && !q.nested);
    found.push(...own);
  }
  return found;
}

function inParagraph(
  tokens: readonly Token[],
  paragraph: Run,
  index: number,
  carried: boolean,
  goesOn: boolean,
): Quote[] {
  const found: Quote[] = [];
  const stack: Open[] = [];
  const close = (open: Open, last: number, closed: number | null) =>
    found.push({
      ...span(tokens[open.token]!.start, tokens[last - 1]!.end),
      open: open.token,
      close: closed,
      last,
      paragraph: index,
      continues: carried && open.token === paragraph.first,
      unclosed: closed === null && !goesOn,
      nested: stack.length > 0,
    });
  for (let i = paragraph.first; i < paragraph.last; i++) {
    const mark = tokens[i]!.text;
    if (CLOSERS[mark] === undefined && mark !== '”' && mark !== '’') continue;
    const top = stack.findLastIndex((open) => closes(open.mark, mark) && isClosing(tokens, i, paragraph));
    if (top >= 0) {
      const open = stack[top]!;
      stack.length = top;
      if (i > open.token + 1) close(open, i + 1, i);
    } else if (
      (isOpening(tokens, i, paragraph.first) || isLoose(tokens, i, paragraph)) &&
      stack.length < 3 &&
      stack.at(-1)?.mark !== mark
    ) {
      stack.push({ mark, token: i });
    }
  }
  // Of marks that never close only a double one is a quotation; a lone single mark is an apostrophe.
  const open = stack.find((o) => o.mark !== "'" && o.mark !== '‘' && o.mark !== '’');
  if (open && open.token + 2 < paragraph.last) {
    stack.length = 0;
    close(open, paragraph.last, null);
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

const closes = (open: string, mark: string) =>
  CLOSERS[open] === mark ||
  (open === '“' && mark === '"') ||
  (open === '„' && mark === '”') ||
  (open === '"' && mark === '”') ||
  (open === '”' && mark === '”');

function isOpening(tokens: readonly Token[], i: number, first: number): boolean {
  const token = tokens[i]!;
  const next = tokens[i + 1];
  if (!next) return false;
  if (/^[“„‘«]$|^``$/u.test(token.text)) return true;
  if (!/^["'”»]$|^''$/u.test(token.text)) return false;
  const free = i === first || token.spaced || /^[([—–-]$/u.test(tokens[i - 1]!.text);
  // A straight mark opens where white space stands before it and none after it.
  return free && !next.spaced && !(token.text === "'" && /^\d/u.test(next.text));
}

/** `that " the truce holds."`: a straight mark between white space opens where the next one closes. */
function isLoose(tokens: readonly Token[], i: number, paragraph: Run): boolean {
  if (tokens[i]!.text !== '"' || !(i === paragraph.first || tokens[i]!.spaced) || !tokens[i + 1]?.spaced) return false;
  for (let k = i + 1; k < paragraph.last; k++)
    if (tokens[k]!.text === '"') return k > i + 2 && !tokens[k]!.spaced && (tokens[k + 1]?.spaced ?? true);
  return false;
}

/** A mark of punctuation stands on either side, as at the end of speech. */
const marked = (tokens: readonly Token[], i: number) =>
  /^[.,;:!?)\]”"—–-]$/u.test(tokens[i + 1]?.text ?? '.') || /^[.,!?…]$/u.test(tokens[i - 1]?.text ?? '');

/** "‘It’s the parties’ turn,’": a surer closing mark comes before the next opening one. */
function closesLater(tokens: readonly Token[], from: number, paragraph: Run): boolean {
  for (let i = from + 1; i < paragraph.last; i++) {
    if (tokens[i]!.text === '‘') return false;
    if ((tokens[i]!.text === '’' || tokens[i]!.text === "'") && !tokens[i]!.spaced && marked(tokens, i)) return true;
  }
  return false;
}

function isClosing(tokens: readonly Token[], i: number, paragraph: Run): boolean {
  const token = tokens[i]!;
  if (token.text === '”' || token.text === '»' || token.text === '“') return true;
  const next = tokens[i + 1];
  const last = i + 1 >= paragraph.last;
  if (token.text === '’' || token.text === "'") {
    // An apostrophe after a plural ("the parties’ demands") has no mark of punctuation before it.
    if (token.spaced) return false;
    if (last || !next || marked(tokens, i)) return true;
    return next.spaced && !(/s$/u.test(tokens[i - 1]!.lower) && closesLater(tokens, i, paragraph));
  }
  return !token.spaced || last || (next?.spaced ?? true);
}
