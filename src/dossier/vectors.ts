import type { Meant, Vectors } from '../model/index.js';
import { span } from '../text/index.js';
import { type Connection, guarded } from './driver.js';
import { isThere } from './kept.js';

/** Numbers of a vector. */
const WIDTH = 384;
/** Bytes of one with the place of its words: two offsets, little-endian, and its numbers. */
const SIZE = 8 + WIDTH;

/** Keeps the vectors of a reading; those that are there already stay. */
export function insertVectors(db: Connection, source: string, reader: string, vectors: Vectors): void {
  db.prepare('INSERT INTO vector VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(source, reader, packed(vectors));
}

/** Gives the vectors of a source; null where a reader kept none. */
export function vectorsOf(db: Connection, path: string, reader: string): (source: string) => Vectors | null {
  if (!isThere(db, 'vector')) return () => null;
  const query = db.prepare('SELECT body FROM vector WHERE source = ? AND reader = ?').pluck();
  return (source) => {
    const body = guarded(path, () => query.get(source, reader)) as Uint8Array | undefined;
    return body ? unpacked(body) : null;
  };
}

/** How many sentences there are, then sentences, then contents. */
function packed({ sentences, contents }: Vectors): Uint8Array {
  const all = [...sentences, ...contents];
  const bytes = new Uint8Array(4 + all.length * SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sentences.length, true);
  for (const [i, { at, vector }] of all.entries()) {
    const from = 4 + i * SIZE;
    view.setUint32(from, at.start, true);
    view.setUint32(from + 4, at.end, true);
    bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, WIDTH), from + 8);
  }
  return bytes;
}

function unpacked(bytes: Uint8Array): Vectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sentences = view.getUint32(0, true);
  const all = Array.from({ length: (bytes.length - 4) / SIZE }, (_, i): Meant => {
    const from = 4 + i * SIZE;
    const at = span(view.getUint32(from, true), view.getUint32(from + 4, true));
    return { at, vector: new Int8Array(bytes.buffer, bytes.byteOffset + from + 8, WIDTH) };
  });
  return { sentences: all.slice(0, sentences), contents: all.slice(sentences) };
}
