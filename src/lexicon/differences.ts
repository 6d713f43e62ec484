import { lazy } from './lazy.js';
import { table, values } from './table.js';

/** What words tell of why two reports differ. */
export type DifferenceWords =
  | 'change'
  | 'scope'
  | 'area'
  | 'attendance'
  | 'absent'
  | 'yet'
  | 'paper'
  | 'meet'
  | 'negative';

const forms = lazy(
  () =>
    new Map(
      table('differences').map(([tells, list]) => {
        const words = values(list).sort((a, b) => b.length - a.length);
        const form = words.map((w) => w.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/ /gu, '\\s+')).join('|');
        return [tells!, `(?<![\\p{L}\\p{N}])(?:${form})(?![\\p{L}\\p{N}])`] as const;
      }),
    ),
);

const made = new Map<DifferenceWords, RegExp>();

/** A pattern of all words that tell it, each whole. */
export function differenceWords(tells: DifferenceWords): RegExp {
  let form = made.get(tells);
  if (!form) {
    form = new RegExp(forms().get(tells)!, 'giu');
    made.set(tells, form);
  }
  form.lastIndex = 0;
  return form;
}
