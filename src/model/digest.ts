import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal of a string's UTF-8. */
export const sha256 = (value: string): string => createHash('sha256').update(value, 'utf8').digest('hex');

/** A digest of parts in which no two lists of parts collide by joining: each part is prefixed with its length in code units. */
export const digestParts = (parts: readonly string[]): string => sha256(parts.map((p) => `${p.length}:${p}`).join(''));

/** The short form that ids are printed in: 96 bits. */
export const shortDigest = (parts: readonly string[]): string => digestParts(parts).slice(0, 24);
