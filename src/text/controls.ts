const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/**
 * Words with every control character, and every one that turns the direction of writing, shown as what it is: "U+202E", by
 * default in square brackets. Line breaks and tabs stay.
 */
export const visible = (words: string, show: (name: string) => string = (name) => `[${name}]`): string =>
  words.replace(CONTROL, (c) => show(nameOf(c)));

/** Stretches of words without control characters, and between them the names of those that stood there. */
export function parted(words: string): { readonly words: string; readonly control: boolean }[] {
  const found: { words: string; control: boolean }[] = [];
  let from = 0;
  for (const match of words.matchAll(CONTROL)) {
    if (match.index > from) found.push({ words: words.slice(from, match.index), control: false });
    found.push({ words: nameOf(match[0]), control: true });
    from = match.index + match[0].length;
  }
  if (from < words.length) found.push({ words: words.slice(from), control: false });
  return found;
}

const nameOf = (control: string): string => `U+${control.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
