import type { Entity, Mentioned, Parties } from './parties.js';
import { agrees } from './pronouns.js';

/** Tokens of a noun phrase, at most, for a look-up by its head. */
const LONGEST = 40;

/** "he" may well go back to a name that nothing else tells to be a person's. */
const maybePerson = (m: Mentioned, other: Mentioned, entity: Entity): boolean =>
  m.gender !== 'u' && other.form === 'name' && !other.plural && entity.type === 'other' && entity.gender === 'u';

/** What the model says of who means whom, in parties; it says nothing where there is none. */
export class ModelLinks {
  constructor(readonly parties: Parties) {}

  /** Parties that the model takes a pronoun or description back to, each with its share, 0 to 1; empty without a model. */
  shares(m: Mentioned): ReadonlyMap<Entity, number> {
    const found = new Map<Entity, number>();
    for (const link of this.parties.syntax.analysis?.antecedents.get(m.core.last - 1) ?? []) {
      const other = this.#headedBy(link.head, m);
      const entity = other && this.parties.entityOf(other);
      if (!entity || (m.form === 'pronoun' && !agrees(m, other, entity) && !maybePerson(m, other, entity))) continue;
      found.set(entity, (found.get(entity) ?? 0) + link.share);
    }
    return found;
  }

  /** Whether the model sees a mention speak: it stands in the source of an attribution. */
  speaks(m: Mentioned): boolean {
    this.#speaking ??= new Set(
      (this.parties.syntax.analysis?.attributions ?? []).flatMap(({ source }) =>
        source ? Array.from({ length: source.last - source.first }, (_, i) => source.first + i) : [],
      ),
    );
    return this.#speaking.has(m.core.last - 1);
  }

  #speaking: ReadonlySet<number> | null = null;

  /** The widest mention with a party whose bare name or head holds a token. */
  #headedBy(token: number, besides: Mentioned): Mentioned | null {
    let low = 0;
    let high = this.parties.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.parties.mentions[middle]!.first < token - LONGEST) low = middle + 1;
      else high = middle;
    }
    let best: Mentioned | null = null;
    for (let i = low; i < this.parties.mentions.length && this.parties.mentions[i]!.first <= token; i++) {
      const m = this.parties.mentions[i]!;
      if (token < m.core.first || token >= m.core.last || m.entity === null || m.index === besides.index) continue;
      if (!best || m.last - m.first > best.last - best.first) best = m;
    }
    return best;
  }
}
