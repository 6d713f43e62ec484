import { RapporteurError } from '../errors.js';
import { wellFormed } from '../text/index.js';
import type { Cut } from './source.js';

/**
 * The text of some bytes: UTF-8, or UTF-16 where a byte order mark says so.
 *
 * @throws RapporteurError `source-empty`, `source-binary`, or `source-encoding` with the place of the first bad byte.
 */
export function decode(bytes: Uint8Array, from: string): { text: string; log: Cut[] } {
  if (bytes.length === 0) throw new RapporteurError('source-empty', `${from} is empty`);
  const utf16 = byteOrder(bytes);
  if (!utf16 && looksBinary(bytes))
    throw new RapporteurError('source-binary', `${from} is no text: it holds the bytes of another kind of file`);
  const declared = utf16 ? null : declaredCharset(bytes);
  const text = utf16
    ? new TextDecoder(utf16).decode(bytes)
    : declared
      ? new TextDecoder(declared).decode(bytes)
      : utf8(bytes, from);
  const mended = wellFormed(text);
  const log =
    mended.replaced > 0
      ? [{ step: 'decode', reason: 'lone surrogates became U+FFFD', text: String(mended.replaced) }]
      : [];
  if (mended.value.trim() === '') throw new RapporteurError('source-empty', `${from} holds nothing but white space`);
  return { text: mended.value, log };
}

/** The character set that a saved page declares, when it is not UTF-8 and is one that can be read. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const found = /<meta[^>]+charset=["']?\s*([\w-]+)/iu.exec(head)?.[1]?.toLowerCase();
  if (!found || found === 'utf-8' || found === 'utf8') return null;
  try {
    return new TextDecoder(found).encoding === 'utf-8' ? null : found;
  } catch {
    return null;
  }
}

const byteOrder = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null =>
  bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;

/** Control characters that no text holds, in the first kilobytes. */
function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8192);
  let odd = 0;
  for (const b of head) {
    if (b === 0) return true;
    if (b < 9 || (b > 13 && b < 32 && b !== 27)) odd++;
  }
  return odd / head.length > 0.02;
}

function utf8(bytes: Uint8Array, from: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new RapporteurError('source-encoding', `${from} is not UTF-8: byte ${firstBad(bytes)} cannot be read`, {
      cause,
    });
  }
}

/** The first byte at which decoding fails, by halving. */
function firstBad(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
  }
  return low;
}
