import type { Absence } from '../model/index.js';
import { compare, type Material } from './located.js';

const NOTHING: Absence = { reports: 0, outlets: 0, from: null, to: null };

/** How much was read after a day, or between days: what the absence of later words rests on. */
export class ReadAfter {
  readonly #days: readonly { readonly day: string; readonly reports: number; readonly outlets: number }[];
  /** Reports with a day, the newest first. */
  readonly #dated: readonly { readonly day: string; readonly outlets: readonly string[] }[];

  constructor(material: Material) {
    const reports = [...material.readings.keys()].map((report) => ({
      day: material.days.get(report) ?? null,
      outlets: (material.appearances.get(report) ?? []).map((a) => a.outlet).filter((o) => o !== null),
    }));
    const dated = reports
      .flatMap(({ day, outlets: own }) => (day === null ? [] : [{ day, outlets: own }]))
      .sort((a, b) => compare(b.day, a.day));
    this.#dated = dated;
    const outlets = new Set<string>();
    // From the newest back, so that each day knows what was read on it and after it.
    this.#days = dated.map(({ day, outlets: own }, n) => {
      for (const o of own) outlets.add(o);
      return { day, reports: n + 1, outlets: outlets.size };
    });
  }

  /** Reports of later days than this; none where the day is not known: of no report can it be told that it is later. */
  after(day: string | null): Absence {
    let [low, high] = [0, day === null ? 0 : this.#days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#days[middle]!.day > day!) low = middle + 1;
      else high = middle;
    }
    const found = this.#days[low - 1];
    if (!found) return NOTHING;
    return { reports: found.reports, outlets: found.outlets, from: found.day, to: this.#dated[0]!.day };
  }

  /** Reports after one day, up to another. */
  between(after: string, until: string): Absence {
    const found = this.#dated.filter((r) => r.day > after && r.day <= until);
    const outlets = new Set(found.flatMap((r) => r.outlets));
    return { reports: found.length, outlets: outlets.size, from: found.at(-1)?.day ?? null, to: found[0]?.day ?? null };
  }
}
