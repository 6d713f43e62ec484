import { expect, test } from 'vitest';
import { record, withReader } from './slices.js';

withReader();

test('what somebody rejected before does not end the ultimatum of the same sentence', async () => {
  const { record: r } = await record(
    '2031-03-05 Varenia, which rejected an earlier offer, gave Kordavia an ultimatum on Wednesday: free the crew by Friday or face a blockade.',
  );
  expect(r.ultimatums.map((u) => [u.kind, u.by])).toEqual([['ultimatum', '2031-03-07']]);
});

test('without warning is how a deed was done, and not that it was not', async () => {
  const { record: r } = await record(
    '2031-03-01 Kordavia will not return to the talks until Varenia withdraws its guns from Sarn, Foreign Minister Vera Holt said.',
    '2031-03-06 With no warning Varenia withdrew its guns from Sarn on Thursday, officials said.',
  );
  expect(r.conditions.map((c) => c.reported)).toEqual(['met']);
});

test('two journalists who are handed a paper are no sides of the talks', async () => {
  const { record: r } = await record(
    '2031-03-01 Varenia and Kordavia met in Sarn. Lena Orsk of Varenia handed the peace plan to two journalists on Saturday.',
    '2031-03-06 Kordavia said on Thursday that the rain had stopped.',
  );
  expect(r.questions.filter((q) => q.kind === 'paper')).toEqual([]);
});

test('what first began somewhere is no wish for an order', async () => {
  const { record: r } = await record(
    '2031-03-01 “The talks first began in Lunde,” Varenia’s Lena Orsk said. “A truce before talks,” Kordavia’s Vera Holt said.',
  );
  expect(r.orders).toEqual([]);
});

test('a day alone ties no meeting of one matter to a meeting of another', async () => {
  const { record: r } = await record(
    '2031-03-03 The two-day talks to begin on Tuesday will mark the resumption of the stalled dialogue, a Mareshi official in Halvia said.',
    '2031-03-05 Varenia’s Foreign Minister Lena Orsk met Kordavia’s Vera Holt on Tuesday to speak of the bridge.',
  );
  expect(r.rounds.filter((x) => x.members.length > 1)).toEqual([]);
});
