/** The fields of a finding as a person reads and corrects them. */
import { type Duration, durationWords, FIELDS, type Field, type Finding, fieldOf, type Kind } from '../model/index.js';
import { isSpan, type Span, type Text } from '../text/index.js';

/** A field with what it holds now; everything is empty where it holds nothing. */
export interface GivenNow {
  readonly name: string;
  readonly field: Field;
  /** A name, one of the field's values, a day in EDTF or a number; of several items those of all. */
  readonly value: string;
  /** The words that it is read from, in one line; several stretches are parted by " // ". */
  readonly words: string;
  /** Where they stand, in code points of the text: "12-30 // 41-50". */
  readonly place: string;
}

/** Names of the fields that a person may give of a kind, in the order in which they are asked for. */
const namesOf = (kind: Kind): string[] => (FIELDS[kind] ? [...Object.keys(FIELDS[kind]), 'claimedBy'] : []);

/** The fields of a kind, all empty: what a form for a new finding asks. */
export const noFields = (kind: Kind): GivenNow[] =>
  namesOf(kind).map((name) => ({ name, field: fieldOf(kind, name)!, value: '', words: '', place: '' }));

/** The fields of a finding, those that hold nothing too. */
export function fieldsNow(text: Text, finding: Finding): GivenNow[] {
  const all = finding as unknown as Readonly<Record<string, unknown>>;
  return noFields(finding.kind).map((empty) => {
    const held = all[empty.name];
    if (held === null || held === undefined) return empty;
    if (typeof held === 'string') return { ...empty, value: held };
    const items = Array.isArray(held) ? held : [held];
    const places = items.flatMap(spansOf);
    return {
      ...empty,
      value: items.map(sayOf).filter(Boolean).join(', '),
      words: places.map((p) => flat(text.slice(p))).join(' // '),
      place: places.map((p) => `${p.start}-${p.end}`).join(' // '),
    };
  });
}

const flat = (words: string): string => words.replace(/\s+/gu, ' ');

const spansOf = (item: unknown): readonly Span[] =>
  isSpan(item) ? [item] : ((item as { evidence?: readonly Span[] }).evidence ?? []);

/** What an item says: the name of a party, the day of a moment, else its own value; a mere stretch of words says nothing more. */
function sayOf(item: unknown): string {
  const value = (item as { value?: unknown }).value;
  if (typeof value !== 'object' || value === null) return value === undefined ? '' : String(value);
  if ('atLeast' in value) return durationWords(value as Duration);
  const { name, edtf, expression } = value as { name?: string; edtf?: string | null; expression?: string };
  return name ?? edtf ?? expression ?? '';
}

/** What a field says in a line: its value, or its words where they are all there is. */
const saidOf = ({ field, value, words }: GivenNow): string => (field.shape === 'span' ? words : value || words);

/** A field as it is shown: what it holds, and what it held before a person gave it. */
export interface FieldLine {
  readonly name: string;
  readonly said: string;
  /** What the reader said; null where nobody changed it. */
  readonly was: string | null;
}

/** The fields of a finding that hold something, or held something in `was`, the reader's own. */
export function fieldLines(text: Text, finding: Finding, was: Finding | null = null): FieldLine[] {
  const before = new Map(was ? fieldsNow(text, was).map((f) => [f.name, saidOf(f)]) : []);
  return fieldsNow(text, finding).flatMap((f) => {
    const [said, old] = [saidOf(f), before.get(f.name) ?? null];
    const changed = was !== null && old !== said;
    return said === '' && !changed ? [] : [{ name: f.name, said, was: changed ? old : null }];
  });
}
