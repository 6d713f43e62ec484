/** How news tells that an office changes hands, as patterns of the words beside a name. */

/** What stands between a name and its verb: "of Varenia", "of the Front,", ", the envoy,", "who". */
const BETWEEN = String.raw`(?: of (?:the )?\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*)?(?:, [^.,;]{2,60},)?`;
const HAS = `(?:who )?(?:(?:has|have|had|abruptly|suddenly|unexpectedly|then|himself|herself|also) )*`;
const REMOVED =
  'dismissed|sacked|fired|ousted|removed|deposed|replaced|succeeded|relieved of (?:his|her|the) (?:post|office|duties|command)|voted out';

const LEAVES = new RegExp(
  `^${BETWEEN},? ${HAS}(?:resigned(?! (?:to|himself|herself))|resigns|steps down|stepped (?:down|aside)|quit|quits|left (?:office|his post|her post)|(?:was|is|were|been) ${HAS}(?:${REMOVED}))(?![\\p{L}-])`,
  'u',
);
const MADE_TO_LEAVE =
  /(?<!(?:\b(?:would|could|might|may|should|not|never|will)|n['’]t|refused to|threatened to|wants? to|wanted to)\s(?:be |have )?)\b(?:dismissed|dismisses|sacked|sacks|fired|fires|ousted|ousts|removed|removes|deposed|replaces|replaced|to replace|will replace|succeeds|succeeded|to succeed|will succeed|took over from|takes over from|in place of|(?:resignation|dismissal|removal|ouster|sacking) of)\s+$/u;
/** "dismissed Orsk's claim", "dismissed Orsk as a liar": nobody loses an office. */
const NO_OFFICE = new RegExp(
  `^${BETWEEN}(?:['’]s?\\s| as (?!.{0,30}(?:minister|negotiator|envoy|president|chief|head|ambassador|spokes)))`,
  'u',
);

/** Whether somebody leaves an office by the words in front of and behind their name, up to the sentence's ends. */
export const leavesOffice = (before: string, behind: string): boolean =>
  LEAVES.test(behind) || (MADE_TO_LEAVE.test(before) && !NO_OFFICE.test(behind));

const COMES = new RegExp(
  `^${BETWEEN},? ${HAS}(?:(?:was|is|were|been) ${HAS}(?:named|appointed|sworn in|elected|installed|chosen)|took (?:office|over)|takes (?:office|over)|became|becomes|succeeded|succeeds|replaced|replaces|will (?:replace|succeed)|is to (?:replace|succeed))(?![\\p{L}-])(?! by)`,
  'u',
);
const MADE_TO_COME =
  /\b(?:named|names|appointed|appoints|nominated|nominates|chose|elected|elects|swore in|installed|(?:replaced|succeeded) by|appointment of)\s+$/u;
const TO_FOLLOW = new RegExp(
  `^(?:.{0,80}?\\b(?:to replace|to succeed|in place of|instead of)|${BETWEEN},? (?:will )?(?:replaced?|succeed(?:ed)?|replaces|succeeds)(?! by))\\b`,
  'u',
);

const ARTICLES = String.raw`(?:(?:the|its|his|her|their|a|an|new|acting|next)\s+)*`;
/** "named Orsk | foreign minister", and "sworn in on Friday as the | foreign minister". */
const RIGHT_INTO = new RegExp(`^\\s+${ARTICLES}`, 'u');
const INTO = new RegExp(`^.{0,60}?\\b(?:as|post of|office of|to be)\\s+${ARTICLES}`, 'u');

/** What is told of somebody who comes into an office. */
export interface Arrival {
  /** Words that may begin with the office. */
  readonly into: readonly string[];
  /** Whether it is the office of whom they follow. */
  readonly follows: boolean;
}

/** What the words in front of and behind a name tell of an office that its bearer comes into; null where they tell of none. */
export function comesIntoOffice(before: string, behind: string): Arrival | null {
  const came = COMES.exec(behind);
  if (!came && !MADE_TO_COME.test(before)) return null;
  const rest = behind.slice(came?.[0].length ?? 0);
  const into = [RIGHT_INTO, INTO].flatMap((p) => (p.test(rest) ? [rest.replace(p, '')] : []));
  return { into, follows: TO_FOLLOW.test(behind) || /(?:replaced|succeeded) by\s+$/u.test(before) };
}

/** Words in front of an office that its bearer holds no more. */
export const NO_MORE = /^(?:former|ex|late|then|ousted|deposed|dismissed|sacked|fired|onetime|erstwhile|previous)$/u;
/** Words in front of an office that its bearer has just come into. */
export const JUST_NOW = /^(?:new|newly)$/u;
/** Words in front of an office that its bearer does not hold yet, or not for long. */
export const NOT_YET = /^(?:outgoing|incoming|designate|elect|future|would)$/u;
