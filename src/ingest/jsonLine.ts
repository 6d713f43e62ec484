import { RapporteurError } from '../errors.js';
import { wellFormed } from '../text/index.js';
import { checkDate } from './date.js';
import { type Captured, EMPTY, MAX_TEXT } from './source.js';

export interface JsonLine extends Captured {
  readonly id: string;
}

const FIELDS = ['title', 'url', 'outlet', 'byline', 'publishedAt', 'modifiedAt'] as const;

/**
 * One line of JSON Lines as a text; every field but `text` may be missing or null. The text is taken as given.
 *
 * @throws RapporteurError `line-not-json`, `line-no-text`, `line-field`, `date-not-edtf`, `source-too-large`.
 */
export function parseLine(line: string, number: number, from: string): JsonLine {
  const where = `${from}, line ${number}`;
  const value = parse(line, where);
  const { text } = value;
  if (typeof text !== 'string' || text.trim() === '')
    throw new RapporteurError('line-no-text', `${where} has no "text"`);
  if (Buffer.byteLength(text) > MAX_TEXT)
    throw new RapporteurError(
      'source-too-large',
      `${where} holds a text of ${Math.round(Buffer.byteLength(text) / 1e6)} MB`,
    );
  const mended = wellFormed(text);
  const fields: Record<string, string | null> = {};
  for (const name of FIELDS) fields[name] = field(value, name, where);
  return {
    ...EMPTY,
    ...fields,
    publishedAt: checkDate(fields.publishedAt ?? null, where),
    modifiedAt: checkDate(fields.modifiedAt ?? null, where),
    text: mended.value,
    id: lineId(value, number),
    from: where,
    log:
      mended.replaced > 0
        ? [{ step: 'decode', reason: 'lone surrogates became U+FFFD', text: String(mended.replaced) }]
        : [],
  };
}

function parse(line: string, where: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new RapporteurError('line-not-json', `${where} is not JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RapporteurError('line-not-json', `${where} is not a JSON object`);
  }
  return value as Record<string, unknown>;
}

function field(value: Record<string, unknown>, name: string, where: string): string | null {
  const found = value[name];
  if (found === undefined || found === null || found === '') return null;
  if (typeof found !== 'string') throw new RapporteurError('line-field', `${where}: "${name}" is not a string`);
  return found.toWellFormed();
}

/** The id of a line: its own, or its number from 1. */
function lineId(value: unknown, number: number): string {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : String(number);
}

/** The id of a line that may not parse: for its answer. */
export function idOf(line: string, number: number): string {
  try {
    return lineId(JSON.parse(line), number);
  } catch {
    return String(number);
  }
}
