/** Which differences between two wordings change what is meant. */
import type { OperativeChange } from '../model/index.js';

const MONTH =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.';
const UNIT = '%|percent|per cent|million|billion|days?|weeks?|months?|years?|hours?|points?';
const SPELLED =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred';
/** Numbers with what they count, days of a month aside. */
const NUMBER = new RegExp(
  `(?:(?<!(?:${MONTH}) )\\b\\d(?:[\\d.,]*\\d)?(?! (?:${MONTH})(?!\\p{L}))|\\b(?:${SPELLED})\\b)(?:\\s?(?:${UNIT}))?(?!\\p{L})`,
  'giu',
);

/** Words of a kind of which one for another makes another commitment of the same sentence. */
const OPERATIVE: readonly [OperativeChange['kind'], RegExp][] = [
  ['number', NUMBER],
  // In small letters: "May" is a month.
  ['modal', /\b(?:may|might|can|could|shall|should|must|will|would|cannot)\b/gu],
  [
    'quantity',
    /\b(?:all|every|each|most|many|some|several|few|any|none|both|half|full|complete|entire|whole|part|partial|only)\b/giu,
  ],
  ['negation', /\b(?:no|not|never|nothing|nobody|neither|nor|without|refuses?|rejects?|rejected)\b|n[’']t\b/giu],
  ['connective', /\b(?:if|only if|unless|until|once|after|before|provided|in exchange|as long as|when)\b/giu],
];

/** The changes that matter: may → shall, 30 days → 60 days, all → most. A kind of which both wordings have the same words has none. */
export function operativeChanges(from: string, to: string): OperativeChange[] {
  return OPERATIVE.flatMap(([kind, words]) => {
    const [before, after] = [found(from, words), found(to, words)];
    const gone = before.filter((w) => !after.includes(w));
    const come = after.filter((w) => !before.includes(w));
    return gone.length + come.length === 0
      ? []
      : [{ kind, from: gone.join(', ') || null, to: come.join(', ') || null }];
  });
}

const found = (text: string, words: RegExp): string[] => [
  ...new Set([...text.matchAll(words)].map(([w]) => w.toLowerCase().replace(/\s+/gu, ' '))),
];
