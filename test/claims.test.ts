import { expect, test } from 'vitest';
import type { Kind, Slice } from '../src/model/index.js';
import { brief } from '../src/views/brief/brief.js';
import { claimOrigins, originWords, tieWords } from '../src/views/claimOrigins.js';
import { folded, listed } from '../src/views/folded.js';
import { listing } from '../src/views/listing.js';
import { utteranceRows } from '../src/views/utterances.js';
import { record, withReader } from './slices.js';

withReader();

const WIRE =
  'Varenia would return to the talks only if Kordavia withdrew its guns from the Orm ridge, Foreign Minister Lena Orsk said on Tuesday. Varenia accused Kordavia of shelling the harbour of Pellow on Monday night. Twelve people were wounded in the harbour of Pellow, the hospital said. The talks in Tolmar were constructive, the mediator Milan Velt said.';
const COPY = `${WIRE} A crowd waited at the gate.`;

const rowsOf = (slice: Slice, kind: Kind) => listing(slice, [kind]);
const toldOf = (slice: Slice, kind: Kind, words: string) => {
  const row = rowsOf(slice, kind).find((r) => r.words.includes(words) || r.summary.includes(words))!;
  return claimOrigins(slice, row.id);
};

test('what copied reports tell is one row of each list, and every finding stays', async () => {
  const slice = await record(`2031-03-04 ${WIRE}`, `2031-03-05 ${COPY}`);
  for (const kind of ['condition', 'event', 'figure', 'assessment', 'statement'] as const) {
    const rows = rowsOf(slice, kind);
    const shown = folded(slice, rows);
    expect([kind, shown.length * 2]).toEqual([kind, rows.length]);
    expect(shown.flatMap((f) => [f.row, ...f.copies].map((r) => r.id)).sort()).toEqual(rows.map((r) => r.id).sort());
    for (const { row, copies } of shown)
      expect([row.day, copies.map((c) => c.day)]).toEqual(['2031-03-04', ['2031-03-05']]);
    const json = JSON.parse(JSON.stringify(listed(slice, rows, false))) as { id: string; copyOf: string | null }[];
    expect(json.map((r) => r.id)).toEqual(rows.map((r) => r.id));
    expect(json.filter((r) => r.copyOf !== null)).toHaveLength(shown.length);
  }
});

test('each carrier says why it is of its origin, with the words', async () => {
  const slice = await record(`2031-03-04 ${WIRE}`, `2031-03-05 ${COPY}`);
  const told = toldOf(slice, 'event', 'accused');
  expect(originWords(told)).toBe('1 origin, 2 carriers');
  expect(told.origins[0]!.carriers.map(tieWords)).toEqual([
    'the same text: “Varenia accused Kordavia of shelling the harbour of Pellow on Monday night.”',
    'copied, 100 %: “Varenia accused Kordavia of shelling the harbour of Pellow on Monday night.”',
  ]);
});

test('reports that credit one agency with the same claim are one origin of it, however they put it', async () => {
  const slice = await record(
    '2031-03-05 Fishermen stayed at home on Tuesday. According to Orvapress, a news agency, 12 people were wounded in the harbour of Pellow. Nobody knows who fired at the town.',
    '2031-03-05 Two ships left the harbour of Pellow at dawn. Twelve people were wounded in the harbour of Pellow, the news agency Orvapress reported. The council meets on Friday.',
    '2031-03-05 Shops closed early in the valley. Some 12 people were wounded in the harbour of Pellow, the mayor Ilan Brok said.',
  );
  const told = toldOf(slice, 'figure', '12 people');
  expect(told.carriers).toBe(3);
  expect(told.origins).toHaveLength(2);
  const [agency] = told.origins.filter((o) => o.carriers.length === 2);
  expect(agency!.carriers.map((c) => c.ties.some((t) => t.kind === 'credit' && t.words.includes('Orvapress')))).toEqual(
    [true, true],
  );
});

test('an outlet whose own name says what it is is credited by it', async () => {
  const { record: made } = await record(
    '2031-03-05 The truce holds, a driver told the Lunde Courier. Radio Kest reported rain.',
  );
  expect(made.credits.map((c) => c.to)).toEqual(['Lunde Courier', 'Radio Kest']);
});

test('the same words of different things are different claims', async () => {
  const slice = await record(
    '2031-03-04 Twelve people were wounded when a bridge fell at Sarn.',
    '2031-03-04 Twelve people were invited to a dinner of judges in Lunde.',
    '2031-03-24 Twelve people were wounded when a bridge fell at Sarn again.',
  );
  for (const row of rowsOf(slice, 'figure'))
    expect(originWords(claimOrigins(slice, row.id))).toBe('1 origin, 1 carrier');
  expect(folded(slice, rowsOf(slice, 'figure'))).toHaveLength(rowsOf(slice, 'figure').length);
});

test('the same origins are made once', async () => {
  const slice = await record(`2031-03-04 ${WIRE}`, `2031-03-05 ${COPY}`);
  const [a, b] = rowsOf(slice, 'event').filter((r) => r.words.includes('accused'));
  expect(claimOrigins(slice, a!.id)).toBe(claimOrigins(slice, b!.id));
  expect(folded(slice, [])).toEqual([]);
});

const SAID = (words: string, behind = '') =>
  `“We will sign the accord only if Kordavia ${words} the guns from the Orm ridge before the winter comes,” Foreign Minister Lena Orsk of Varenia said on Tuesday.${behind}`;

test('a copy whose words were swapped is not what is quoted, in the record and in the brief', async () => {
  const slice = await record(
    // The longest of all, and the first.
    `2031-03-04 ${SAID('withdraws and takes away forever')}`,
    `2031-03-04 ${SAID('withdraws')}`,
    `2031-03-05 ${SAID('withdraws', ' A crowd waited at the gate.')}`,
    '2031-03-05 The envoys met. “We will sign the accord only if Kordavia withdraws the guns from the Orm ridge,” Foreign Minister Lena Orsk of Varenia told reporters.',
  );
  const [u] = utteranceRows(slice);
  expect(u!.members).toHaveLength(4);
  expect(u!.verbatim!.words).toContain('Kordavia withdraws the guns from the Orm ridge before the winter comes');
  const waits = brief(slice).sections.find((s) => s.id === 'waiting')!;
  const refs = brief(slice).references.filter((r) => waits.lines.some((l) => l.refs.includes(r.n)));
  expect(waits.lines.length).toBeGreaterThan(0);
  expect(JSON.stringify([waits, refs.map((r) => r.exact)])).not.toContain('takes away forever');
});

test('where two quote and do not agree, the longer one is quoted', async () => {
  const slice = await record(`2031-03-04 ${SAID('withdraws and takes away forever')}`, `2031-03-04 ${SAID('removes')}`);
  expect(utteranceRows(slice)[0]!.verbatim!.words).toContain('forever');
});
