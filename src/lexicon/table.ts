import { readFileSync } from 'node:fs';

/** Rows of a data file: tab-separated columns, `#` opens a comment. */
export function table(name: string): string[][] {
  const rows: string[][] = [];
  for (const line of readFileSync(new URL(`./data/${name}.tsv`, import.meta.url), 'utf8').split('\n')) {
    if (line.trim() !== '' && !line.startsWith('#')) rows.push(line.split('\t').map((cell) => cell.trim()));
  }
  return rows;
}

/** The values of a column that holds several. */
export const values = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
