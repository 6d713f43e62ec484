/** What a finding may be a telling of, besides what it is held to be one of. */
import {
  DAY,
  type FindingId,
  type Kind,
  type Located,
  type NegotiationRecord,
  type ObjectList,
  type Slice,
} from '../model/index.js';
import { overlap, sentenceAt } from '../text/index.js';
import { clip } from './brief/context.js';
import { wholeOf } from './holding.js';
import { keyWords } from './reference.js';

/** One thing that a finding may tell of. */
export interface Likely {
  /** A finding of it, by which it is linked. */
  readonly id: FindingId;
  readonly words: string;
  readonly day: string | null;
  readonly tellings: number;
}

/** How objects of a kind are told apart: by whom they are about, and up to how many days they lie from one another. */
interface Shelf<L extends ObjectList> {
  readonly list: L;
  readonly days: number;
  readonly about: (object: NegotiationRecord[L][number]) => readonly (string | null)[];
}

const shelf = <L extends ObjectList>(list: L, days: number, about: Shelf<L>['about']) =>
  ({ list, days, about }) as unknown as Shelf<ObjectList>;

const SHELVES: Readonly<Partial<Record<Kind, Shelf<ObjectList>>>> = {
  meeting: shelf('rounds', 14, (r) => [...r.participants, r.place]),
  proposal: shelf('proposals', 90, (p) => p.makers.flatMap((m) => [m.name, m.side])),
  commitment: shelf('commitments', 75, (c) => [c.actor, c.side, c.to]),
  statement: shelf('utterances', 3, (u) => [u.speaker, u.side]),
};

/** How many are asked about. */
const SHOWN = 6;
/** Letters that tell one from another. */
const LETTERS = 90;

/** Other things that a finding may tell of, the likeliest first: of those about the same people the one in the same words, then the nearest in time. Papers need share nobody, nor what names nobody. */
export function likely(slice: Slice, id: FindingId): Likely[] {
  const found = slice.findings.get(id);
  const of = found && SHELVES[found.finding.kind];
  if (!of) return [];
  const objects = slice.record[of.list] as readonly { readonly members: readonly FindingId[] }[];
  const held = wholeOf(slice, id)?.members ?? [];
  const own = objects.find((o) => o.members.includes(held[0] ?? id));
  const about = new Set(own ? of.about(own as never).filter((n) => n !== null) : []);
  const said = wordsOf(sentenceOf(slice, found));
  const scored = objects.flatMap((o) => {
    if (o === own) return [];
    const first = slice.findings.get(o.members[0]!)!;
    const days = found.day && first.day ? Math.abs(Date.parse(found.day) - Date.parse(first.day)) / DAY : 0;
    const shared = new Set(of.about(o as never).filter((n) => n !== null && about.has(n))).size;
    return days > of.days || (shared === 0 && about.size > 0 && of.list !== 'proposals')
      ? []
      : [{ o, first, days, shared, alike: overlap(said, wordsOf(sentenceOf(slice, first))) }];
  });
  return scored
    .sort(
      (a, b) =>
        b.shared - a.shared ||
        b.alike - a.alike ||
        a.days - b.days ||
        (a.first.finding.id < b.first.finding.id ? -1 : 1),
    )
    .slice(0, SHOWN)
    .map(({ o, first }) => ({
      id: first.finding.id,
      words: clip(sentenceOf(slice, first), LETTERS),
      day: first.day,
      tellings: o.members.length,
    }));
}

/** The sentence that a finding stands in: "met" alone tells nobody which meeting. */
function sentenceOf(slice: Slice, { finding, source }: Located): string {
  const text = slice.text(source);
  return text.slice(sentenceAt(text, keyWords(finding))).replace(/\s+/gu, ' ');
}

const wordsOf = (sentence: string): Set<string> => new Set(sentence.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu));
