import { givenNames } from '../../lexicon/index.js';
import type { MentionDraft } from './mention.js';

/** Words for an office of a class that name none in particular. */
const GENERAL =
  /^(?:leader|head|chief|boss|official|minister|envoy|negotiator|diplomat|representative|delegate|spokesman|spokeswoman|spokesperson)$/u;

const FORMER = /^(?:former |ex-)/u;

/** Words for who goes between two sides. */
export const GOES_BETWEEN = /mediat|facilitat|go-between|moderator|rapporteur/u;

/**
 * Whether an office may be one of those that somebody was given: the same words, the last of them ("the minister" for the foreign
 * minister), or a general word of their class. A chancellor is no president, though both are heads.
 */
export function holds(
  offices: ReadonlySet<string>,
  { word, class: kind }: NonNullable<MentionDraft['office']>,
): boolean {
  const plain = (w: string) => w.replace(/(?<=chair)(?:man|woman|person)$/u, '');
  const asked = plain(word);
  for (const office of offices) {
    const own = plain(office);
    // "the president" is not the former one.
    const formerly = FORMER.test(own) && !FORMER.test(asked);
    if (own === asked || (own.endsWith(` ${asked}`) && !formerly) || asked.endsWith(` ${own}`)) return true;
  }
  const alike = kind === 'spokesperson' || GENERAL.test(word);
  return alike && /^(?:head|minister|envoy|spokesperson|royal|religious)$/u.test(kind) && offices.has(`class:${kind}`);
}

/** "the bloc", "the emirate", "the firm": a state, a body and a group may be told as one another, a person never. */
export const isBody = (a: MentionDraft['type'], b: MentionDraft['type']): boolean =>
  [a, b].every((t) => t === 'state' || t === 'organisation' || t === 'group');

/** Whether a short word is the family name with which a full name begins: "Hu" of "Hu Renlai". */
export const isFamily = (name: readonly string[], word: string): boolean =>
  name[0] === word && name.length < 4 && !givenNames().has(word);
