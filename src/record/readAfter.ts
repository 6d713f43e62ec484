import type { Absence } from '../model/index.js';
import { compare, type Material } from './located.js';

/** How much was read from a day on, or between days: what the absence of later words rests on. */
export class ReadAfter {
  readonly #days: readonly { readonly day: string; readonly reports: number; readonly outlets: number }[];
  readonly #all: Absence;
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
    this.#all = {
      reports: reports.length,
      outlets: new Set(reports.flatMap((r) => r.outlets)).size,
      from: dated.at(-1)?.day ?? null,
      to: dated[0]?.day ?? null,
    };
  }

  /** Reports of this day and later; of all reports where the day is not known. */
  from(day: string | null): Absence {
    if (day === null) return this.#all;
    let [low, high] = [0, this.#days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#days[middle]!.day >= day) low = middle + 1;
      else high = middle;
    }
    const found = this.#days[low - 1];
    return { reports: found?.reports ?? 0, outlets: found?.outlets ?? 0, from: day, to: this.#all.to };
  }

  /** Reports after one day, up to another. */
  between(after: string, until: string): Absence {
    const found = this.#dated.filter((r) => r.day > after && r.day <= until);
    const outlets = new Set(found.flatMap((r) => r.outlets));
    return { reports: found.length, outlets: outlets.size, from: found.at(-1)?.day ?? null, to: found[0]?.day ?? null };
  }
}
