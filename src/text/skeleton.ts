const KNOWN = new Map<string, string>();

/**
 * A key under which transliterations of one name fall together: Halvorsky and Halvorskiy, Yuri and Yury. Letters that
 * romanisations spell differently are folded; it is a key for comparison within a report, never shown.
 */
export function skeleton(name: string): string {
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const folded = fold(name);
  if (KNOWN.size < 100_000) KNOWN.set(name, folded);
  return folded;
}

function fold(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/gu, '');
  return plain
    .replace(/(?:iy|yy|ij|ii|yi|ie|y|i)$/u, 'i')
    .replace(/[yj]/gu, 'i')
    .replace(/kh/gu, 'h')
    .replace(/(?:tch|tsch|cz)/gu, 'ch')
    .replace(/(?:sch|sz)/gu, 'sh')
    .replace(/gh/gu, 'g')
    .replace(/q|ck/gu, 'k')
    .replace(/ph/gu, 'f')
    .replace(/[w]/gu, 'v')
    .replace(/ou|oo/gu, 'u')
    .replace(/ff$/u, 'v')
    .replace(/(.)\1+/gu, '$1');
}
