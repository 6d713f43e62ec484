/** What bodies are called for short. */
import { wordsOf } from './clusters.js';

/** The words under which a body of several words is named for short. */
export function shortsOf(name: string): string[] {
  const [, head = name] = /^(.+?)\s+(?:of|for)\s/u.exec(name) ?? [];
  const words = wordsOf(name);
  if (words.length < 2) return [];
  const last = name.endsWith(words.at(-1)!) && head === name ? [words.at(-1)!] : [];
  const first = head === name ? [] : [wordsOf(head).at(-1) ?? ''];
  return [...last, ...first, words.map((w) => w[0]).join('')].filter((w) => w.length > 1);
}

/** A word in small letters without the ending of several: "Guard rebels" are of the Guards. */
export const singular = (word: string): string => word.toLowerCase().replace(/(?<=[^s])s$/u, '');

/** "ruling Front party", "Marsh Guard rebels": the name inside, where nothing but what sort of body it is stands around it; else null. */
export function calledIn(words: string): string | null {
  const bare = words.replace(
    /^(?:(?:\p{Ll}+ )*(?:\p{Lu}[\p{L}-]* )*\p{Lu}[\p{L}-]*['’]s\s+(?:own\s+)?(?=\p{Lu}|\p{Ll}+ \p{Lu})|(?:his|her|its|their)\s+)/u,
    '',
  );
  const [, lead = '', name] = BODY.exec(bare) ?? [];
  return name === undefined || SOME.test(lead) ? null : name;
}

const BODY =
  /^((?:\p{Ll}[\p{L}-]*\s+)*)(\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*)\s+(?:movement|party|group|organi[sz]ation|militia|faction|rebels|guerrillas|insurgents)$/u;
/** "three other suspected Guard rebels" are some of them. */
const SOME =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|some|many|several|other|suspected|dead|captured|former|few|most|young)\b/u;

/** Words at least for a part of a name to tell whose it is. */
const LEAST = 2;

/**
 * "Marsh Guards" for the "Free Guards of the Upper Marsh": all of two words or more stand in the longer name, and the last of them ends what
 * stands in front of its "of". The "Upper Marsh" is what they are of.
 */
export function isPartOf(short: string, long: string): boolean {
  const [some, all] = [wordsOf(short).map(singular), wordsOf(long).map(singular)];
  const [head = long] = long.split(/\s(?:of|for)\s/u);
  // "Polar Union" is not the "Polar Union Military Staff": both must be the same sort of thing.
  if (some.at(-1) !== wordsOf(head).map(singular).at(-1)) return false;
  return some.length >= LEAST && some.length < all.length && some.every((w) => all.includes(w));
}

/** The length from which a word may be another spelling of one that differs by a letter. */
const SPELT = 4;

/** "Free Guards of Marsh" and "Free Guards of Marrsh": bodies of three words and more that one letter of one word parts. */
export function isSpeltLike(a: string, b: string, nearly: (a: string, b: string) => boolean): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const apart = one.filter((w, i) => w !== other[i]);
  if (one.length < 3 || one.length !== other.length || apart.length !== 1) return false;
  const at = one.indexOf(apart[0]!);
  const [x, y] = [one[at]!, other[at]!];
  return Math.min(x.length, y.length) >= SPELT && x[0] === y[0] && nearly(x, y);
}
