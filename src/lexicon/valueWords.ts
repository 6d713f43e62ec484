import type { Channel, MeetingFormat, MeetingStatus, Stance } from '../model/index.js';
import { lazy } from './lazy.js';
import { PhraseBook } from './phrases.js';
import { table, values } from './table.js';

interface Line<V> {
  readonly value: V;
  readonly words: ReadonlySet<string>;
  /** Beginnings of words: "hope*". */
  readonly starts: readonly string[];
}

/** Words that tell a value of the codebook, each at its place beside what is told: a data file with lines of value, place, words. */
class ValueWords<V extends string> {
  readonly #places = new Map<string, Line<V>[]>();

  constructor(file: string) {
    for (const [value, place, cell] of table(file) as [V, string, string][]) {
      const [starts, words] = [
        values(cell).filter((w) => w.endsWith('*')),
        values(cell).filter((w) => !w.endsWith('*')),
      ];
      const line = { value, words: new Set(words), starts: starts.map((w) => w.slice(0, -1)) };
      this.#places.set(place, [...(this.#places.get(place) ?? []), line]);
    }
  }

  /** The value of the first line of a place that has the word, or one of the plain forms that a verb may be of. */
  told(place: string, ...words: readonly string[]): V | null {
    const fits = (line: Line<V>) => words.some((w) => line.words.has(w) || line.starts.some((s) => w.startsWith(s)));
    return this.#places.get(place)?.find(fits)?.value ?? null;
  }

  /** The words that tell a value at a place. */
  words(value: V, place: string): readonly string[] {
    return (this.#places.get(place) ?? []).flatMap((line) => (line.value === value ? [...line.words] : []));
  }
}

export const channelWords = lazy(() => new ValueWords<Channel>('channels'));
export const formatWords = lazy(() => new ValueWords<MeetingFormat>('formats'));
export const meetingStatusWords = lazy(() => new ValueWords<MeetingStatus>('meetingstatuses'));
/** What turns one stance into another; the words of the stances themselves are in `stances`. */
export const stanceWords = lazy(() => new ValueWords<Stance>('stances'));

export interface MeetingNoun {
  readonly format: MeetingFormat | null;
  /** Words without one of which beside it the noun names no meeting; empty where it needs none. */
  readonly onlyWith: ReadonlySet<string>;
}

/** Nouns that name a meeting. */
export const meetingNouns = lazy((): ReadonlyMap<string, MeetingNoun> => {
  const found = new Map<string, MeetingNoun>();
  for (const [nouns, format, onlyWith] of table('meetings'))
    for (const noun of values(nouns))
      found.set(noun, { format: (format || null) as MeetingFormat | null, onlyWith: new Set(values(onlyWith)) });
  return found;
});

/** What is told of a statement besides who says what: the words by what they tell. */
const attribution = lazy(() => new Map(table('attribution').map(([tells, words]) => [tells!, values(words)])));

/** Words that say that a source is not named. */
export const namelessWords = lazy(() => {
  const book = new PhraseBook<true>();
  for (const phrase of attribution().get('anonymity') ?? []) book.add(phrase, true);
  return book;
});

/** What opens the reason why a source is not named, says that something was said before (`repeats`: the verb of saying), and what somebody declines to do. */
export const attributionWords = lazy(() => {
  const of = (tells: string): ReadonlySet<string> => new Set(attribution().get(tells));
  return { reason: of('reason'), repeated: of('repeated'), repeats: of('repeats'), declined: of('declines to say') };
});
