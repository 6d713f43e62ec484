/** Code points of a unit in its plain form; a longer one is unknown, as in BERT's own word pieces. */
const LONGEST = 60;
const CACHE = 100_000;

/** Lower case without accents, as the uncased vocabulary was made. */
const normalise = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');

/** Longest-match-first word pieces (Wu et al. 2016) over one unit at a time. */
export class WordPieces {
  readonly first: number;
  readonly last: number;
  readonly #unknown: number;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #known = new Map<string, readonly number[]>();

  /** @throws RangeError when a special piece is not in the vocabulary. */
  constructor(pieces: readonly string[], special: { unknown: string; first: string; last: string }) {
    this.#ids = new Map(pieces.map((piece, id) => [piece, id]));
    const id = (piece: string) => {
      const found = this.#ids.get(piece);
      if (found === undefined) throw new RangeError(`the vocabulary has no ${piece}`);
      return found;
    };
    this.#unknown = id(special.unknown);
    this.first = id(special.first);
    this.last = id(special.last);
  }

  /** The pieces of one unit, at least one. */
  of(unit: string): readonly number[] {
    const known = this.#known.get(unit);
    if (known) return known;
    const made = this.#cut(normalise(unit));
    if (this.#known.size < CACHE) this.#known.set(unit, made);
    return made;
  }

  #cut(word: string): readonly number[] {
    const points = [...word];
    if (points.length === 0 || points.length > LONGEST) return [this.#unknown];
    const pieces: number[] = [];
    for (let start = 0; start < points.length; ) {
      let end = points.length;
      let piece: number | undefined;
      for (; end > start && piece === undefined; end--) {
        const part = points.slice(start, end).join('');
        piece = this.#ids.get(start === 0 ? part : `##${part}`);
      }
      if (piece === undefined) return [this.#unknown];
      pieces.push(piece);
      start = end + 1;
    }
    return pieces;
  }
}
