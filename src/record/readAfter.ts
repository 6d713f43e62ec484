import type { Absence } from '../model/index.js';
import { compare, type Material } from './located.js';

/** How much was read from a day on: what the absence of an answer rests on. */
export class ReadAfter {
  readonly #days: readonly { readonly day: string; readonly reports: number; readonly outlets: number }[];
  readonly #all: Absence;

  constructor(material: Material) {
    const reports = [...material.readings.keys()].map((report) => ({
      day: material.days.get(report) ?? null,
      outlets: (material.appearances.get(report) ?? []).map((a) => a.outlet).filter((o) => o !== null),
    }));
    const dated = reports.filter((r) => r.day !== null).sort((a, b) => compare(b.day!, a.day!));
    const outlets = new Set<string>();
    // From the newest back, so that each day knows what was read on it and after it.
    this.#days = dated.map(({ day, outlets: own }, n) => {
      for (const o of own) outlets.add(o);
      return { day: day!, reports: n + 1, outlets: outlets.size };
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
}
