import { describe, expect, test } from 'vitest';
import type { Slice } from '../src/model/index.js';
import { deadlineIn } from '../src/record/deadline.js';
import { sentenceAt, span, Text } from '../src/text/index.js';
import { calendar } from '../src/views/calendar.js';
import { deadlineRows } from '../src/views/deadlines.js';
import { openRows, openWords } from '../src/views/objects.js';
import { accountWords, promiseRows, statusWords } from '../src/views/promises.js';
import { record, withReader } from './slices.js';
import { found, withModel } from './told.js';

withReader();
withModel();

const promised = (slice: Slice) => promiseRows(slice).map((p) => [p.act, statusWords(p), p.accounts.map(accountWords)]);

describe('a promise', () => {
  const reports = [
    '2033-11-01 Kastel promised to hand over a list of the detained sailors by November 5. Drovia promised to release 40 fishermen within a week.',
    '2033-11-07 Kastel handed over the list of the detained sailors on Saturday, two days early. Drovia released the 40 fishermen on Sunday.',
    '2033-11-09 Kastel kept its promise and handed the list of the detained sailors to Drovia, mediators said.',
  ];

  test('is listed once, with its day, how it was told last and what later reports tell', async () => {
    const rows = promiseRows(await record(...reports));
    expect(rows.map((p) => [p.actor, p.by, p.status, p.told.speaker, p.members.length])).toEqual([
      ['Kastel', '2033-11-05', 'done', 'mediators, not named', 2],
      ['Drovia', '2033-11-08', 'pending', 'Drovia', 1],
    ]);
    expect(rows.map((p) => p.later.map((l) => l.words))).toEqual([
      ['Kastel handed over the list of the detained sailors on Saturday, two days early.'],
      ['Drovia released the 40 fishermen on Sunday.'],
    ]);
  });

  test('is found by side, issue and days', async () => {
    const slice = await record(...reports);
    const actors = (filter: object) => promiseRows(slice, filter).map((p) => p.actor);
    expect(actors({ side: 'Drovia' })).toEqual(['Drovia']);
    expect(actors({ since: '2033-11-08' })).toEqual(['Kastel']);
    expect(actors({ until: '2033-11-02' })).toEqual(['Drovia']);
    expect(actors({ issue: 'elections' })).toEqual([]);
  });

  test('is not settled by the word of another side, which stands beside it', async () => {
    const slice = await record(
      '2033-11-01 Kastel pledged to reopen the old lighthouse within two weeks.',
      '2033-11-18 Kastel has broken its promise to reopen the old lighthouse, Drovia said.',
    );
    expect(promised(slice)).toEqual([['reopen the old lighthouse', 'pending', ['broken by Drovia’s account']]]);
    expect(calendar(slice).appointments.map((a) => [a.from, a.title])).toEqual([
      ['2033-11-15', 'Kastel: reopen the old lighthouse (pending)'],
    ]);
  });

  test('that nobody but another side tells of has that side on it and no status', async () => {
    const slice = await record('2033-11-18 Kastel has broken its promise to reopen the old lighthouse, Drovia said.');
    expect(slice.record.commitments.map((c) => c.status)).toEqual([null]);
    expect(promised(slice)).toEqual([
      ['reopen the old lighthouse', 'told by Drovia alone', ['broken by Drovia’s account']],
    ]);
  });

  test('is disputed where one side says that it was kept and the other that it was broken', async () => {
    const slice = await record(
      '2033-11-18 Varenia said it had kept its promise to publish the list of the missing.',
      '2033-11-19 Maresh said Varenia had broken its promise to publish the list of the missing.',
    );
    expect(slice.record.commitments.map((c) => [c.members.length, c.status])).toEqual([[2, 'disputed']]);
  });

  test('that an outlet finds broken is broken, and what its side owns up to as well', async () => {
    const slice = await record(
      '2033-11-18 Varenia reneged on its promise to publish the list of the missing.',
      '2033-11-19 Maresh said it had broken its pledge to withdraw its guns from the upper valley.',
    );
    expect(promised(slice).map(([, status, accounts]) => [status, accounts])).toEqual([
      ['broken', []],
      ['broken', []],
    ]);
  });

  test('without later word says in how many reports that is so', async () => {
    const slice = await record('2033-11-01 Varenia promised to publish the list of the missing.');
    expect(slice.record.commitments.map((c) => c.coverage.reports)).toEqual([0]);
  });
});

describe('words that tell of the promise itself', () => {
  test.each([
    ['Varenia has delivered on its commitment to withdraw its guns from the valley.', 'done'],
    ['The Varenian government honoured its pledge and released forty fishermen on Sunday.', 'done'],
    ['Varenia went back on its pledge to publish the list of the missing.', 'broken'],
    ['Varenia failed to keep its promise to publish the list of the missing.', 'broken'],
    ['Varenia has not kept its promise to publish the list of the missing.', 'broken'],
  ])('%s', async (words, status) => {
    expect((await found('commitment', words)).map((c) => c.status)).toEqual([status]);
  });

  test('“urged it to keep its promise” settles nothing', async () => {
    const all = await found(
      'commitment',
      'Maresh urged Varenia to keep its promise to publish the list of the missing.',
    );
    expect(all.filter((c) => c.status === 'done')).toEqual([]);
  });
});

const given = (slice: Slice) =>
  deadlineRows(slice).map((d) => [d.kind, d.side, d.toSide, d.by, d.demanded, d.threatened, d.tellings.length]);

describe('an ultimatum', () => {
  test('told three times in three ways is one, and stands on its day in the calendar', async () => {
    const slice = await record(
      "2033-11-01 Drovia set Kastel an ultimatum: free the crew of the Anna by 10 November or the strait will be closed. Drovia's ultimatum expires on 10 November.",
      '2033-11-02 "If Kastel does not free the crew by 10 November, Drovia will close the strait," Drovia\'s defence minister, Rolf Ansel, said.',
    );
    expect(given(slice)).toEqual([
      [
        'ultimatum',
        'Drovia',
        'Kastel',
        '2033-11-10',
        'free the crew of the Anna by 10 November',
        'Drovia will close the strait',
        3,
      ],
    ]);
    const [due] = calendar(slice).appointments.filter((a) => a.kind === 'deadline');
    expect([due?.from, due?.title]).toEqual([
      '2033-11-10',
      'Drovia to Kastel: free the crew of the Anna by 10 November (ultimatum)',
    ]);
  });

  test('keeps the times before it was extended, and what became of it', async () => {
    const slice = await record(
      '2033-11-01 Drovia gave Kastel until Nov. 10 to free the crew of the Anna or face a blockade.',
      '2033-11-08 Drovia extended its deadline for Kastel to Nov. 14.',
      '2033-11-15 The deadline passed without a word from Kastel.',
    );
    const [row, ...more] = deadlineRows(slice);
    expect([more.length, row?.by, row?.before, row?.demanded, row?.threatened]).toEqual([
      0,
      '2033-11-14',
      ['2033-11-10'],
      'free the crew of the Anna',
      'face a blockade',
    ]);
    expect(row?.tellings[0]?.words).toContain('until Nov. 10 to free');
    expect(row?.later.map((l) => l.words)).toEqual(['The deadline passed without a word from Kastel.']);
  });

  test('is also a demand with a time and a threat beside it', async () => {
    const slice = await record(
      '2033-04-02 The Orlan government demanded that the Front of the North leave the town of Tolmar by noon on April 14. President Lena Orsk of Orlan threatened to send in the army unless the Front of the North left Tolmar by April 14.',
    );
    expect(deadlineRows(slice).map((d) => [d.kind, d.to, d.by, d.threatened, d.tellings.length])).toEqual([
      ['ultimatum', 'Front of the North', '2033-04-14', 'send in the army', 2],
    ]);
  });

  test.each([
    [
      'The Upper Union issued a 48-hour ultimatum to Maresh to reopen the border.',
      ['ultimatum', 'Upper Union', 'Maresh', '2033-04-04', 'reopen the border', null, 1],
    ],
    [
      'Maresh was given three days by Varenia to withdraw its troops from the valley. Otherwise Varenia would march in, Varenian General Orm Keldar said.',
      [
        'ultimatum',
        'Varenia',
        'Maresh',
        '2033-04-05',
        'withdraw its troops from the valley',
        'Varenia would march in',
        1,
      ],
    ],
    [
      'Varenia called on Maresh to lift the blockade within a week.',
      ['deadline', 'Varenia', 'Maresh', '2033-04-09', 'lift the blockade within a week', null, 1],
    ],
    [
      'The deadline for a deal between Varenia and Maresh is June 30, the mediator said.',
      ['deadline', null, null, '2033-06-30', 'a deal between Varenia and Maresh', null, 1],
    ],
  ])('%s', async (words, row) => {
    expect(given(await record(`2033-04-02 ${words}`))).toEqual([row]);
  });

  test.each([
    'Varenian Foreign Minister Lena Orsk said that there was no deadline for the talks. She said that Varenia would not set an ultimatum.',
    'Varenia and Maresh hope to sign the accord by Friday. Maresh wants a deal by June.',
    'If the rain does not stop by Friday, the harvest will be lost.',
    'Unless a deal is reached by Friday, fighting will resume, an analyst said.',
    'Rolf Kant has two weeks to live, his brother said. Reporters have until Friday to apply for passes.',
  ])('is none: %s', async (words) => {
    expect(given(await record(`2033-04-02 ${words}`))).toEqual([]);
  });
});

test.each([
  ['until Nov. 10', '2033-11-10'],
  ['by 10 November', '2033-11-10'],
  ['by noon on April 14', '2034-04-14'],
  ['no later than 0600 GMT on 3 December', '2033-12-03'],
  ['by 8 p.m. local time on Nov. 12', '2033-11-12'],
  ['by midnight', '2033-11-01'],
  ['before the end of the month', '2033-11-30'],
  ['by November', '2033-11'],
  ['within forty-eight hours', '2033-11-03'],
  ['Friday’s deadline', '2033-11-04'],
  ['a deadline of two weeks', '2033-11-15'],
  ['expires on 10 November', '2033-11-10'],
  ['until the guns are silent', undefined],
  ['before a vote', undefined],
])('“%s” told on 1 November 2033 ends on %s', (words, by) => {
  expect(deadlineIn(words, '2033-11-01', true)?.by).toBe(by);
});

test('a sentence goes on over shortened months, ranks and initials, and ends at its mark', () => {
  const text = new Text('He left. Gen. O. Orm gave Kastel until Nov. 10 to answer. “It will,” he said.\nNext');
  const at = text.find('until')!;
  expect(text.slice(sentenceAt(text, span(at.start, at.end)))).toBe('Gen. O. Orm gave Kastel until Nov. 10 to answer.');
});

describe('a question', () => {
  const asked =
    '2033-02-01 Varenian Foreign Minister Lena Orsk declined to say whether Varenia would free the captain.';

  test.each([
    'Varenian spokesman Rolf Kant said that Varenia would not free the captain.',
    'Varenia freed the captain on Thursday.',
    'Lena Orsk of Varenia said that Varenia would free the captain in May.',
  ])('may be answered by later words or deeds of the side: %s', async (words) => {
    const [row] = openRows(await record(asked, `2033-02-04 ${words}`));
    expect(row?.later.map((l) => l.words)).toEqual([words]);
    expect(openWords(row!)).not.toContain('no answer');
  });

  test('after which nothing was read says so', async () => {
    const [row] = openRows(await record(asked));
    expect(openWords(row!)).toBe('no report was read after it');
  });

  test('is also a paper that a side was handed and is not told to have answered', async () => {
    const slice = await record(
      '2033-02-01 Varenian Foreign Minister Lena Orsk and Mareshi envoy Orm Keldar met on Tuesday. The mediator handed a draft on the harbour to Varenia.',
      '2033-02-09 Maresh accepted the draft on the harbour on Wednesday.',
    );
    expect(openRows(slice).map((q) => [q.kind, q.to, openWords(q)])).toEqual([
      ['paper', 'Varenia', 'no answer found in 1 report of 1 outlet of 2033-02-09'],
    ]);
  });
});
