/** Names of a token-and-tag file as running text, and span F1 over four coarse types. */
import type { Counts } from './figures.js';

export interface NamedText {
  readonly text: string;
  /** Code points, half-open, with the coarse type. */
  readonly names: readonly (readonly [number, number, string])[];
}

const COARSE: Readonly<Record<string, string>> = {
  person: 'person',
  politician: 'person',
  organisation: 'organisation',
  politicalparty: 'organisation',
  location: 'place',
  country: 'place',
  place: 'place',
  misc: 'other',
  event: 'other',
  election: 'other',
  nationality: 'other',
  office: 'other',
  other: 'other',
};

/** @throws RangeError for a type that is not known. */
export function coarse(type: string): string {
  const found = COARSE[type];
  if (found === undefined) throw new RangeError(`no coarse type for ${type}`);
  return found;
}

/** Texts of `group` sentences, a sentence a line, tokens with blanks between them as the file has them. */
export function parseNames(content: string, group: number): NamedText[] {
  const blocks = content
    .split('\n\n')
    .map((b) => b.split('\n').filter((line) => line.includes('\t')))
    .filter((rows) => rows.length > 0);
  const found: NamedText[] = [];
  for (let i = 0; i < blocks.length; i += group) found.push(together(blocks.slice(i, i + group)));
  return found;
}

function together(blocks: readonly string[][]): NamedText {
  const names: [number, number, string][] = [];
  let text = '';
  let length = 0;
  for (const rows of blocks) {
    if (text !== '') {
      text += '\n';
      length++;
    }
    let open: [number, number, string] | null = null;
    for (const [i, row] of rows.entries()) {
      const [token, tag] = row.split('\t') as [string, string];
      if (i > 0) {
        text += ' ';
        length++;
      }
      const end = length + [...token].length;
      const type = tag === 'O' ? null : tag.slice(2);
      if (open && type !== null && tag.startsWith('I-') && open[2] === type) open[1] = end;
      else {
        if (open) names.push(open);
        open = type === null ? null : [length, end, type];
      }
      text += token;
      length = end;
    }
    if (open) names.push(open);
  }
  return { text, names: names.map(([s, e, t]) => [s, e, coarse(t)]) };
}

export function countNames(gold: NamedText, own: readonly { start: number; end: number; type: string }[]): Counts {
  const key = new Set(gold.names.map(String));
  const response = new Set(own.map((n) => String([n.start, n.end, coarse(n.type)])));
  let hit = 0;
  for (const n of response) if (key.has(n)) hit++;
  return { hit, predicted: response.size, gold: key.size };
}
