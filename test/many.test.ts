import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Appearance, Finding, Reading, ReportId, Slice } from '../src/model/index.js';
import { buildSlice } from '../src/record/record.js';
import { rendered, span, Text } from '../src/text/index.js';
import { claimOrigins, originWords } from '../src/views/claimOrigins.js';
import { contradictionRows } from '../src/views/contradictions.js';
import { utteranceRows } from '../src/views/utterances.js';
import { record, withReader } from './slices.js';

withReader();

const idOf = (text: string): ReportId => `report:${createHash('sha256').update(text).digest('hex')}`;

/** A record of texts that nobody reads: what copies of each other need no findings to be. */
function unread(...texts: readonly { day?: string; text: string; outlet?: string; byline?: string }[]): Slice {
  const byId = new Map(texts.map((t) => [idOf(t.text) as string, t.text]));
  const appearances = texts.map(
    ({ day, text, outlet, byline }, i) =>
      ({
        id: `appearance:${i}`,
        report: idOf(text),
        outlet: outlet ?? `Outlet ${i}`,
        byline: byline ?? null,
        url: null,
        title: null,
        publishedAt: day ?? '2031-03-01',
        modifiedAt: null,
        capturedAt: '2031-03-01',
      }) as Appearance,
  );
  const readings = [...byId.keys()].map(
    (source) =>
      ({ source, reader: 'test', findings: [] as Finding[], parties: {}, layout: [], dropped: [] }) as Reading,
  );
  return buildSlice({ appearances, readings, decisions: [], text: (s) => byId.get(s)!, reader: 'test' });
}

const SENTENCES = [
  'The delegations of Varenia and Kordavia returned to the old customs house in Tolmar on a grey and windless morning.',
  'Nobody at the gate would tell the waiting crowd how long the session was meant to last or who had asked for it.',
  'A lorry with tents and blankets stood in the yard, and two clerks carried crates of paper up the narrow stairs.',
  'Fishermen who had walked over from the harbour said that they had heard the same promises in every spring since the war.',
  'By nightfall the windows on the second floor were still lit and the drivers slept in their cars.',
];
const WIRE = SENTENCES.join(' ');

describe('reports of one text', () => {
  test('are one origin whole and cut, and another text is another', () => {
    const slice = unread(
      { text: WIRE },
      { text: SENTENCES.slice(0, 3).join(' ') },
      { text: `Late edition. ${WIRE}` },
      {
        text: SENTENCES[4]!
          .repeat(1)
          .concat(
            ' Nothing else is known of the evening in the harbour town, its mayor told a small circle of friends.',
          ),
      },
    );
    expect(slice.record.origins.map((o) => o.reports.length).sort()).toEqual([1, 3]);
  });

  test('are found however many carry it', () => {
    const texts = Array.from({ length: 80 }, (_, i) => ({
      text: `Edition ${i} of the day. ${WIRE}`,
      day: `2031-03-${String(1 + (i % 28)).padStart(2, '0')}`,
    }));
    expect(unread(...texts).record.origins).toHaveLength(1);
  });

  test('an outlet that pastes one sentence into its own story has a passage of it', () => {
    const own = `The market of Pellow was quiet on Friday and shops closed early. ${SENTENCES[3]} Prices of salt and rope had fallen for a month, and the council met to talk about a new bridge over the lower river and its cost.`;
    const { record: made, text } = unread({ text: WIRE, day: '2031-03-01' }, { text: own, day: '2031-03-02' });
    expect(made.origins).toHaveLength(2);
    expect(made.passages.map((p) => [text(p.report).slice(p.at), text(p.of).slice(p.ofAt)])).toEqual([
      [SENTENCES[3]!.slice(0, -1), SENTENCES[3]!.slice(0, -1)],
    ]);
  });

  test('an empty text and one of three words are origins of their own', () => {
    expect(unread({ text: 'Talks go on.' }, { text: '' }, { text: '…' }).record.origins).toHaveLength(3);
  });
});

describe('credits', () => {
  test('are told by cue, by what the name is called, by dateline and by byline', () => {
    const slice = unread(
      { text: 'The truce holds, the state news agency Orvapress reported on Friday.' },
      { text: 'TOLMAR (Reuters) - The truce holds.' },
      { text: 'The truce holds, a driver told the Harbour Times.', outlet: 'Sarn Post' },
      { text: 'The truce held on Saturday too.', outlet: 'Harbour Times', byline: 'Ruta Velt, Reuters' },
      { text: 'The agency of the harbour reported nothing. Velt said so.' },
    );
    const found = slice.record.credits.map((c) => [c.to, c.whole, c.at && slice.text(c.report).slice(c.at)]);
    expect(found.sort()).toEqual([
      ['Harbour Times', false, 'told the Harbour Times'],
      ['Orvapress', false, 'the state news agency Orvapress reported'],
      ['Reuters', true, null],
      ['Reuters', true, 'TOLMAR (Reuters) -'],
    ]);
  });
});

describe('renderings', () => {
  const original = new Text(
    'We will never sign this text. The harbour must open first, and the guns must leave the hills.',
  );
  const pieces = (words: string) => {
    const own = new Text(words);
    return rendered(own, [own.span], original, [original.span]).map((p) => [
      p.as,
      own.slice(p.at),
      original.slice(p.of),
    ]);
  };

  test('are cut, swapped and spliced word by word', () => {
    expect(pieces('We will never accept this text.')[1]).toEqual(['swapped', 'accept', 'sign']);
    expect(pieces('We will never sign this text and the guns must leave the hills')[1]).toEqual([
      'spliced',
      ' ',
      'The harbour must open first',
    ]);
    expect(pieces('We will never sign this text … and the guns must leave the hills')[1]![0]).toBe('cut');
    expect(pieces('The harbour must open first').map(([as]) => as)).toEqual(['cut', 'kept', 'cut']);
  });

  test('of no words have no pieces', () => {
    expect(rendered(new Text('…'), [span(0, 1)], original, [original.span])).toEqual([]);
  });
});

describe('words of one speaker', () => {
  const said = [
    '2031-03-04 “We will never sign a text that leaves the harbour of Pellow closed,” Varenian Foreign Minister Lena Orsk said on Tuesday.',
    '2031-03-05 “We will never sign a text,” Foreign Minister Lena Orsk of Varenia told reporters in Tolmar.',
    '2031-03-05 Foreign Minister Lena Orsk of Varenia said that a text that leaves the harbour of Pellow closed would never be signed.',
    '2031-03-20 “We will never sign a text that leaves the harbour of Pellow closed,” Foreign Minister Lena Orsk of Varenia said.',
  ];

  test('within two days are one utterance, and weeks later another', async () => {
    const slice = await record(...said);
    expect(utteranceRows(slice).map((u) => [u.day, u.members.length, u.verbatim?.words.includes('harbour')])).toEqual([
      ['2031-03-20', 1, true],
      ['2031-03-04', 3, true],
    ]);
    expect(utteranceRows(slice, { since: '2031-03-10' })).toHaveLength(1);
    expect(utteranceRows(slice, { side: 'Nowhere' })).toEqual([]);
  });

  test('are one origin with many carriers', async () => {
    const slice = await record(...said.slice(0, 3));
    const [u] = slice.record.utterances;
    const told = claimOrigins(slice, u!.id);
    expect(originWords(told)).toBe('1 origin, 3 carriers');
    expect(told.origins[0]).toMatchObject({ kind: 'speaker', name: 'Lena Orsk, 2031-03-04' });
    expect(claimOrigins(slice, 'statement:none')).toEqual({ origins: [], carriers: 0 });
  });
});

describe('differences', () => {
  const at = (day: string, n: number, rest = '') =>
    `${day} Varenia freed ${n} prisoners at the bridge of Tolmar on Monday${rest}.`;

  test('of two outlets on one day are a conflict', async () => {
    const rows = contradictionRows(
      await record(at('2031-03-04', 214), at('2031-03-04', 241, ', the harbour office of Sarn said')),
    );
    expect(rows.map((r) => [r.kind, r.label, r.ends.map((e) => e.words)])).toEqual([
      ['number', 'conflict', expect.arrayContaining(['214 prisoners', '241 prisoners'])],
    ]);
  });

  test('that the later report says to have come since are a later change', async () => {
    const rows = contradictionRows(
      await record(at('2031-03-04', 214), '2031-03-05 Varenia has now freed 241 prisoners at the bridge of Tolmar.'),
    );
    expect(rows.map((r) => r.label)).not.toContain('conflict');
  });
});
