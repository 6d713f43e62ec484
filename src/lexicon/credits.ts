import { lazy } from './lazy.js';
import { table, values } from './table.js';

const escaped = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((w) => w.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+'))
    .join('|');

/** A form in which a report names whom it has something from, and which of its groups hold the name and, where the words call it an agency, that. */
export interface CreditForm {
  readonly form: RegExp;
  readonly name: number;
  readonly kind: number;
}

const words = lazy(() => new Map(table('credits').map(([where, list]) => [where!, values(list)])));

/** Whether words call something an agency, a newspaper or a broadcaster. */
export const callsOutlet = lazy(() => new RegExp(`(?<![\\p{L}])(?:${escaped(words().get('agency')!)})`, 'u'));

const begins = lazy(() => new Set(words().get('begins')!));
const ends = lazy(() => new Set(words().get('ends')!));

/** Whether a word can open or close a name that tells by itself that it is an outlet's. */
export const isOutletWord = (word: string): boolean => begins().has(word) || ends().has(word);

/** Whether a name tells by itself that it is an outlet's: "Radio Kest", "Lunde Courier". */
export function isOutletName(name: string): boolean {
  const parts = name.split(/\s+/u);
  return parts.length > 1 && (begins().has(parts[0]!) || ends().has(parts.at(-1)!));
}

/** As it stands inside a sentence and at its beginning. */
const anywhere = (source: string): string =>
  source.replace(/(^|\|)(\p{Ll})/gu, (_, bar: string, letter: string) => `${bar}[${letter}${letter.toUpperCase()}]`);

export const creditForms = lazy((): readonly CreditForm[] => {
  const kind = `(${escaped(words().get('agency')!)})`;
  const word = String.raw`\p{Lu}(?:[\p{L}\p{N}.&’'-]*[\p{L}\p{N}])?`;
  const name = String.raw`(${word}(?:\s+(?:of\s+|de\s+)?${word}){0,4})`;
  const start = '(?<![\\p{L}\\p{N}])';
  const adjective = '(?:\\p{Lu}\\p{L}+\\s+)?';
  const before = `(?:${anywhere(escaped(words().get('before')!))})`;
  const after = `\\s+(?:${escaped(words().get('after')!)})(?![\\p{L}])`;
  const form = (source: string, name: number, kind: number) => ({ form: new RegExp(start + source, 'gu'), name, kind });
  return [
    form(`${before}\\s+(?:the\\s+|\\p{L}+’s\\s+)?(?:${adjective}${kind}\\s+)?${name}`, 1, 0),
    form(`${name}(?:,?\\s+(?:the\\s+|an?\\s+)?${adjective}${kind},?)?${after}`, 0, 1),
    form(`(?:the|\\p{L}+’s)\\s+${adjective}${kind}\\s+${name}${after}`, 1, 0),
  ];
});

/** The usual name of an agency, newspaper or broadcaster by every name that it goes by, in small letters; platforms are no source of news. */
export const newsNames = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(
      table('outlets')
        .filter(([, , kind]) => kind !== 'platform')
        .flatMap(([name, aliases]) => [name!, ...values(aliases)].map((n) => [n.toLowerCase(), name!] as const)),
    ),
);
