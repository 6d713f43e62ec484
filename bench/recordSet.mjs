// Records of the six negotiations of the gold against those that were kept by hand: who is who, meetings, papers, promises, questions.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSlice } from '../dist/record/record.js';
import { interval, prf, round, total } from '../dist/score/figures.js';
import { parseParties } from '../dist/score/frames.js';
import { countRecord, Shelf } from '../dist/score/recorded.js';
import { bCubedF, countResolved, resolvedWords } from '../dist/score/resolved.js';
import { withoutUnsure } from '../dist/views/brief/sure.js';
import { goldReports } from './goldSet.mjs';

/** The record of each negotiation, of the open reports or of all; `measured` are the reports that count. */
export async function goldRecords(reader, root, held) {
  const all = [...goldReports(root, false), ...(held ? goldReports(root, true) : [])];
  const counted = new Set(goldReports(root, held).map((r) => r.name));
  const found = [];
  for (const negotiation of [...new Set(all.map((r) => r.name.split('/')[0]))].sort()) {
    const reports = [];
    for (const { name, gold } of all.filter((r) => r.name.startsWith(`${negotiation}/`))) {
      const id = `report:${createHash('sha256').update(gold.text).digest('hex')}`;
      const reading = await reader.read(gold.text, id);
      reports.push({ name: name.split('/')[1], id, gold, text: gold.text, reading, counts: counted.has(name) });
    }
    const texts = new Map(reports.map((r) => [r.id, r.text]));
    const slice = buildSlice({
      appearances: reports.map(({ name, id, gold: { head } }) => ({
        id: `appearance:${negotiation}-${name}`,
        report: id,
        outlet: head.outlet ?? null,
        url: null,
        title: head.title ?? null,
        byline: null,
        publishedAt: head.publishedAt ?? null,
        modifiedAt: null,
        capturedAt: head.publishedAt ?? '2031-01-01',
        cuts: [],
      })),
      readings: reports.map((r) => r.reading),
      decisions: [],
      text: (source) => texts.get(source) ?? '',
      reader: reader.id,
    });
    const record = JSON.parse(readFileSync(join(root, 'fixtures/gold', negotiation, 'record.json'), 'utf8'));
    const parties = parseParties(readFileSync(join(root, 'fixtures/gold', negotiation, 'parties.tsv'), 'utf8'));
    found.push({ negotiation, reports, slice, record, sides: new Map(parties.map((p) => [p.name, p.side || null])) });
  }
  return found;
}

const KINDS = ['round', 'line', 'reception', 'commitment', 'question', 'move'];
const f1 = (kind) => (s) =>
  (200 * (s[`${kind} hit`] ?? 0)) / Math.max(1, (s[`${kind} found`] ?? 0) + (s[`${kind} gold`] ?? 0));

export const goldRecord = (held) => ({
  name: held ? 'record held-out' : 'record open',
  missing: () => null,
  async score(reader, { root }) {
    const [counts, within, across, sided] = [[], [], [], []];
    for (const { reports, slice, record, sides } of await goldRecords(reader, root, held)) {
      const shelf = new Shelf(new Map(reports.map((r) => [r.name, r])));
      const measured = reports.filter((r) => r.counts);
      counts.push(countRecord(withoutUnsure(slice), record, shelf, new Set(measured.map((r) => r.id))));
      const words = measured.map((r) => resolvedWords(r.gold, r.reading));
      within.push(...words.map(countResolved));
      const actorOf = (party) => slice.actorOf.get(party) ?? party;
      const sideOf = new Map(slice.record.actors.map((a) => [a.id, a.side ?? a.name]));
      // Words of parties that have a side, by that side: who belongs together, whatever the sides are called.
      sided.push(
        countResolved(
          words
            .flat()
            .filter((w) => sides.get(w.party))
            .map((w) => ({
              ...w,
              party: sides.get(w.party),
              found: w.found && (sideOf.get(actorOf(w.found)) ?? null),
            })),
        ),
      );
      across.push(countResolved(words.flat().map((w) => ({ ...w, found: w.found && actorOf(w.found) }))));
    }
    const sum = total(counts);
    const kinds = {};
    for (const kind of KINDS) {
      const at = (what) => sum[`${kind} ${what}`] ?? 0;
      kinds[kind] = {
        gold: at('gold'),
        ...prf(at('hit'), at('found'), at('gold')),
        interval: interval(counts, f1(kind)),
        ...(sum[`${kind} status`] === undefined ? {} : { status: at('status'), right: at('hit') }),
      };
    }
    const deadlocks = Object.fromEntries(['gold', 'hit', 'found', 'false'].map((k) => [k, sum[`deadlock ${k}`] ?? 0]));
    const bCubed = (list) => ({ f: round(bCubedF(total(list))), interval: interval(list, bCubedF) });
    return {
      figures: { actors: { within: bCubed(within), across: bCubed(across), sides: bCubed(sided) }, kinds, deadlocks },
    };
  },
  lines: ({ actors: { within, across, sides }, kinds, deadlocks }) => [
    `actors, B-cubed F1: within reports ${within.f} (${within.interval.join(' to ')}), across ${across.f} (${across.interval.join(' to ')}), by side ${sides.f} (${sides.interval.join(' to ')})`,
    ...Object.entries(kinds).map(
      ([kind, k]) =>
        `${kind.padEnd(12)}${String(k.gold).padStart(4)} kept by hand  P ${k.p}  R ${k.r}  F1 ${k.f} (${k.interval.join(' to ')})${k.right === undefined || kind === 'line' || kind === 'question' ? '' : `  status the same in ${k.status} of ${k.right}`}`,
    ),
    `deadlocks   ${deadlocks.hit} of ${deadlocks.gold} planted ones found; of ${deadlocks.found} told ${deadlocks.false} hold no two conditions of a planted one`,
  ],
});
