// `node bench/fill.mjs DOSSIER N [SEED]`: a dossier of N generated reports with the readings that they were written with; whole
// copies come on top, as further appearances of a text.
import { connect, disconnect, insert } from '../dist/dossier/index.js';
import { appearanceId } from '../dist/model/index.js';
import { generate, READER } from './generate.mjs';

const BATCH = 500;

/** Fills a new dossier; what the reports hold is written, not read. */
export function fill(path, count, seed = 1) {
  const db = connect(path, 'write');
  try {
    let batch = [];
    const texts = new Set();
    for (const report of generate(Number.POSITIVE_INFINITY, seed)) {
      if (!texts.has(report.text) && texts.size === count) break;
      texts.add(report.text);
      batch.push(entry(report));
      if (batch.length === BATCH) {
        insert(db, path, batch, READER);
        batch = [];
      }
    }
    insert(db, path, batch, READER);
  } finally {
    disconnect(db);
  }
}

/** A generated report as a dossier keeps it. */
export function entry({ text, outlet, title, url, publishedAt, readings }) {
  const [body] = readings;
  const fields = { report: body.source, outlet, url, title, publishedAt };
  const appearance = { id: appearanceId(fields), ...fields, byline: null, modifiedAt: null, capturedAt: publishedAt };
  return {
    report: { id: body.source, text },
    appearance,
    cuts: [],
    readings: readings.map((reading) => ({ reading, text: reading === body ? text : title })),
  };
}

if (process.argv[1]?.endsWith('fill.mjs')) {
  const [path, count = '1000', seed = '1'] = process.argv.slice(2);
  fill(path, Number(count), Number(seed));
}
