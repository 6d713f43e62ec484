import type { Act } from '../model/index.js';
import { table, values } from './table.js';

/** The words of an act and what stands about them in its sentence: tokens in lower case. */
export interface ActContext {
  readonly before: readonly string[];
  readonly words: readonly string[];
  readonly behind: readonly string[];
}

interface ModeLine {
  readonly mode: string;
  readonly words: RegExp | null;
  readonly behind: RegExp | null;
  readonly around: RegExp | null;
}

let lines: Map<string, ModeLine[]> | undefined;

/** The mode that words tell of an act of a class, or null: the first line of the data file whose columns all fit. */
export function modeTold(act: Act, { before, words, behind }: ActContext): string | null {
  lines ??= read();
  const [trigger, after, all] = [joined(words), joined(behind), joined([...before, ...words, ...behind])];
  const fits = (line: ModeLine) =>
    (line.words?.test(trigger) ?? true) && (line.behind?.test(after) ?? true) && (line.around?.test(all) ?? true);
  return lines.get(act)?.find(fits)?.mode || null;
}

const joined = (words: readonly string[]): string => ` ${words.join(' ')} `;

function read(): Map<string, ModeLine[]> {
  const found = new Map<string, ModeLine[]>();
  for (const [act, mode, words, behind, around] of table('modes')) {
    const line = { mode: mode!, words: pattern(words), behind: pattern(behind), around: pattern(around) };
    found.set(act!, [...(found.get(act!) ?? []), line]);
  }
  return found;
}

/** "shell*" is any word that begins so; "put … alert" leaves room for up to four words. */
function pattern(cell: string | undefined): RegExp | null {
  const phrases = values(cell).map((phrase) =>
    phrase
      .split(' ')
      .map((w) => (w === '…' ? '(?:\\S+ ){0,4}?' : `${w.replace(/[.\\+?()[\]]/gu, '\\$&').replace('*', '\\S*')} `))
      .join(''),
  );
  return phrases.length > 0 ? new RegExp(` (?:${phrases.join('|')})`, 'u') : null;
}
