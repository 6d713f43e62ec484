import { type FindingId, type Located, put } from '../model/index.js';
import { overlap } from '../text/index.js';
import type { Actors } from './actors.js';
import { compare, type Material, stems } from './located.js';
import { sideOfParty } from './sides.js';

const DONE = new Set(['CONCEDE', 'RETREAT', 'AGREE', 'AID', 'COOPERATE']);

/** An act that happened. */
interface Deed {
  readonly id: FindingId;
  readonly day: string;
  readonly agreed: boolean;
  /** Whose it is; null where nobody is told. */
  readonly side: string | null;
  readonly stems: ReadonlySet<string>;
}

/** Acts that happened, by the stems of their words. */
export class Deeds {
  readonly #byStem = new Map<string, Deed[]>();

  constructor(material: Material, actors: Actors) {
    for (const { finding: f, day, source } of material.of('event')) {
      if (day === null || f.status !== 'happened' || !DONE.has(f.act.value)) continue;
      const words = `${f.object?.value ?? ''} ${f.recipient?.value.name ?? ''} ${material.words(source, f.act.evidence[0])}`;
      const side = sideOfParty(actors, f.actor);
      const deed = { id: f.id, day, agreed: f.act.value === 'AGREE', side, stems: stems(words) };
      for (const stem of deed.stems) put(this.#byStem, stem, deed);
    }
  }

  /**
   * Acts of later reports in whose words the waited-for half comes back. Words that come back are shown as words; whether
   * the thing is done is left to the reader. Of a promise only deeds of the side that gave it tell, and to agree to a thing once more is not to
   * do it.
   */
  after({ day }: Located, words: string, promised: { readonly by: ReadonlySet<string> } | null = null): FindingId[] {
    const wanted = stems(words);
    if (wanted.size < 2 || day === null) return [];
    const near = new Set([...wanted].flatMap((stem) => this.#byStem.get(stem) ?? []));
    return [...near]
      .filter((deed) => deed.day > day && !(promised && (deed.agreed || isOther(deed.side, promised.by))))
      .map(({ id, stems: own }) => ({ id, share: overlap(wanted, own) }))
      .filter(({ share }) => share >= 0.5)
      .sort((a, b) => b.share - a.share || compare(a.id, b.id))
      .slice(0, 2)
      .map(({ id }) => id);
  }
}

const isOther = (side: string | null, by: ReadonlySet<string>): boolean =>
  side !== null && by.size > 0 && !by.has(side);
