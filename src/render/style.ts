/** How words are dressed in a terminal; without colour every function gives its words back. */
export interface Style {
  readonly width: number;
  readonly strong: (words: string) => string;
  readonly quiet: (words: string) => string;
  readonly accent: (words: string) => string;
  readonly warning: (words: string) => string;
}

const plain = (words: string) => words;
const code = (open: number, close: number) => (words: string) => `\u001b[${open}m${words}\u001b[${close}m`;

export const terminalStyle = (colour: boolean, width = 100): Style => ({
  width: Math.max(48, Math.min(width, 110)),
  strong: colour ? code(1, 22) : plain,
  quiet: colour ? code(2, 22) : plain,
  accent: colour ? code(36, 39) : plain,
  warning: colour ? code(33, 39) : plain,
});

/** Words in lines of at most `width` columns, the first one indented by `first`, the others by `rest`. */
export function wrap(words: string, width: number, first = '', rest = first): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of words.split(/\s+/u).filter((w) => w !== '')) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.join('\n');
}

/** Columns that words take, escape sequences not counted. */
export const columns = (words: string): number => [...words.replace(/\u001b\[\d+m/gu, '')].length;

export const pad = (words: string, width: number): string => words + ' '.repeat(Math.max(0, width - columns(words)));
