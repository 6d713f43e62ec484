/** Endings of English words for what comes from a country: Varenian, Tolmese, Lundish. */
const ENDINGS = [
  'ians',
  'ian',
  'ans',
  'an',
  'ns',
  'n',
  'eans',
  'ean',
  'ese',
  'ish',
  'ars',
  'ar',
  'ers',
  'er',
  'is',
  'i',
  'ic',
  's',
];

/** Whether a capitalised word is the adjective or people of a country's name, by their letters alone. */
export function isDemonymOf(adjective: string, country: string): boolean {
  if (adjective === country || country.length > adjective.length) return false;
  return ENDINGS.some((ending) => {
    const stem = adjective.endsWith(ending) ? adjective.slice(0, -ending.length) : '';
    if (stem.length < 4 || !country.startsWith(stem)) return false;
    // "Corranthian": the whole name and an ending that only countries' names take.
    if (stem === country && /^(?:ians?|eans?|ese|ish)$/u.test(ending)) return true;
    return country.length - stem.length <= 2 && /[aeiouylrn]$/u.test(country);
  });
}
