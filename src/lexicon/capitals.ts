/** Whose capital a town is, as news tells it: "Selmar, the capital of Varenia", "the Varenian capital, Selmar". */
export interface ToldCapital {
  readonly town: string;
  /** The country, or its adjective where the words give that. */
  readonly of: string;
}

const NAME = String.raw`\p{Lu}[\p{L}’'-]*\p{L}(?: \p{Lu}[\p{L}’'-]*\p{L})?`;
const IS = `(?:,|,? which is|,? is)`;
const PATTERNS = [
  new RegExp(`(?<town>${NAME})${IS} the capital(?: city)? of (?:the )?(?<of>${NAME})`, 'gu'),
  new RegExp(`(?<of>${NAME})['’]s capital(?: city)?(?:,| of)? (?<town>${NAME})`, 'gu'),
  new RegExp(`(?<town>${NAME}), (?<of>${NAME})['’]s capital(?: city)?\\b(?! of \\p{Ll})`, 'gu'),
  new RegExp(`\\b[Tt]he (?<of>${NAME}) capital(?: city)?(?:,| of)? (?<town>${NAME})`, 'gu'),
  new RegExp(`(?<!, )\\b[Tt]he capital(?: city)? of (?:the )?(?<of>${NAME}), (?<town>${NAME})`, 'gu'),
];
/** Parts of states have capitals too. */
const NO_STATE = /\b(?:Province|Region|District|State|County|Island|Islands|Territory|Republic of)$/u;

/** Every telling of whose capital a town is, in the order of the patterns. */
export const toldCapitals = (text: string): ToldCapital[] =>
  PATTERNS.flatMap((p) => [...text.matchAll(p)].map((m) => ({ town: m.groups!.town!, of: m.groups!.of! }))).filter(
    ({ town, of }) => town !== of && !NO_STATE.test(of),
  );
