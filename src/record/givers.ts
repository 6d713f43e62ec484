/** Who gives whom a time, by the shape of a sentence in which everybody named is a slot. */
import type { Located, Mention, MentionForm, MentionType, Party } from '../model/index.js';
import type { Span } from '../text/index.js';
import { type Actors, countryName } from './actors.js';
import type { Material } from './located.js';

/** A sentence whose mentions are `⟦0⟧`, `⟦1⟧` …, the widest of those that share words. */
export interface Masked {
  readonly words: string;
  readonly parties: readonly { readonly party: Party; readonly type: MentionType; readonly form: MentionForm }[];
}

export function masked(material: Material, at: Span, inside: readonly Located[]): Masked {
  const { source } = inside[0]!;
  const isSlot = (m: Mention) => m.party !== null && !OWNING.test(material.words(source, m.evidence[0]!));
  const mentions = inside
    .flatMap(({ finding: f }) => (f.kind === 'mention' && isSlot(f) ? [f] : []))
    .sort((a, b) => a.evidence[0]!.start - b.evidence[0]!.start || b.evidence[0]!.end - a.evidence[0]!.end);
  const text = material.words(source, at);
  const units = (from: number) => [...text].slice(0, from - at.start).join('').length;
  const parties: Masked['parties'][number][] = [];
  let [words, done] = ['', 0];
  let last: number = at.start;
  for (const m of mentions) {
    const place = m.evidence[0]!;
    if (place.start < last) continue;
    const [from, to] = [units(place.start), units(place.end)];
    words += `${text.slice(done, from)}⟦${parties.length}⟧`;
    done = to;
    last = place.end;
    const value = { name: m.name, party: m.party };
    parties.push({ party: { value, evidence: [place] } as Party, type: m.type, form: m.form });
  }
  return { words: words + text.slice(done), parties };
}

/** "its deadline": whose it is, the subject of the sentence tells. */
const OWNING = /^(?:its|their|his|her|our|my|your)$/iu;

const BY = '⟦(?<by>\\d+)⟧';
const TO = '⟦(?<to>\\d+)⟧';
const NOUN = '(?:ultimatum|deadline)';
const FREE = '[^⟦⟧.;:]';
const GIVES =
  '(?:gave|giv(?:es|ing|en)|set|sets|setting|issued?|issues|issuing|handed|hands|deliver(?:ed|s)|present(?:ed|s)|sent|sends|impos(?:ed|es)|served|announc(?:ed|es)|declared|renewed|extend(?:ed|s)|lifted|dropped|withdrew)';

/** The shapes, the surest first. */
const SHAPES: readonly RegExp[] = [
  // "Kastel was given until Friday by Drovia", "Kastel was handed an ultimatum"
  `${TO}${FREE}{0,30}\\b(?:was|were|been|being|is|are) (?:given|handed|set|served|presented|issued)\\b(?:.{0,80}?\\bby ${BY})?`,
  // "Drovia set Kastel an ultimatum", "Drovia issued an ultimatum to Kastel", "Drovia, ⟦its minister⟧, gave Kastel until"
  `${BY}${FREE}{0,30}\\b${GIVES} ${TO}${FREE}{0,40}\\b(?:${NOUN}|until|till|hours|days|weeks?)\\b`,
  `${BY}${FREE}{0,30}\\b${GIVES}${FREE}{0,40}\\b${NOUN}(?:${FREE}{0,30}\\b(?:to|for|on) ${TO})?`,
  // "a deadline set by Drovia", "an ultimatum from Drovia"
  `\\b${NOUN}${FREE}{0,20}\\b(?:by|from|of) (?:the )?${BY}(?:.{0,20}?\\b(?:to|for) ${TO})?`,
  // "Drovia's ultimatum to Kastel"
  `${BY}[’']s? (?:[\\p{L}\\d.-]+ ){0,4}${NOUN}(?: (?:to|for) ${TO})?`,
  // "⟦Drovia's⟧ ultimatum"
  `${BY} (?!an? |the )(?:[\\p{L}\\d-]+ ){0,2}${NOUN}(?: (?:to|for) ${TO})?`,
  // "Kastel has until Friday to"
  `${TO}${FREE}{0,20}\\b(?:has|have|had)${FREE}{0,20}\\b(?:until|till|hours|days|weeks?)\\b`,
].map((shape) => new RegExp(shape, 'u'));

/** Who gives it and to whom, as the sentence says; `side` where only an adjective tells whose it is ("the Drovian ultimatum"). */
export function given(
  { words, parties }: Masked,
  actors: Actors,
): { readonly by: Party | null; readonly to: Party | null; readonly side: string | null } {
  const m = SHAPES.map((shape) => shape.exec(words)).find((found) => found !== null);
  const at = (name: string) => (m?.groups?.[name] === undefined ? null : parties[Number(m.groups[name])]!.party);
  const by = at('by');
  const adjective = by ? undefined : ADJECTIVE.exec(words)?.[1];
  const side = adjective ? countryName(adjective, actors.countries) : null;
  return { by, to: at('to'), side: side === adjective ? null : side };
}

const ADJECTIVE = new RegExp(`\\b(\\p{Lu}\\p{L}+) (?:[\\p{L}\\d-]+ )?${NOUN}`, 'u');
