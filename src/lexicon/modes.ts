import type { Act } from '../model/index.js';
import { table, values } from './table.js';

/** The words of an act and what stands about them in its sentence: tokens in lower case. */
export interface ActContext {
  readonly before: readonly string[];
  readonly words: readonly string[];
  readonly behind: readonly string[];
}

interface Line {
  readonly tells: string;
  readonly words: RegExp | null;
  readonly behind: RegExp | null;
  readonly around: RegExp | null;
}

const files = new Map<string, Map<string, Line[]>>();

/** The mode that words tell of an act of a class, or null. */
export const modeTold = (act: Act, context: ActContext): string | null => told('modes', act, context) || null;

/** The class of an act that was taken for one of another class: the act itself where no words tell better. */
export const actMeant = (act: Act, context: ActContext): Act => (told('recast', act, context) || act) as Act;

/** What the first line of a data file tells whose columns all fit. */
function told(file: string, act: Act, { before, words, behind }: ActContext): string | undefined {
  const lines = files.get(file) ?? read(file);
  files.set(file, lines);
  const [trigger, after, all] = [joined(words), joined(behind), joined([...before, ...words, ...behind])];
  const fits = (line: Line) =>
    (line.words?.test(trigger) ?? true) && (line.behind?.test(after) ?? true) && (line.around?.test(all) ?? true);
  return lines.get(act)?.find(fits)?.tells;
}

const joined = (words: readonly string[]): string => ` ${words.join(' ')} `;

function read(file: string): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const [act, tells, words, behind, around] of table(file)) {
    const line = { tells: tells!, words: pattern(words), behind: pattern(behind), around: pattern(around) };
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
