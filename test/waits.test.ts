import { describe, expect, test } from 'vitest';
import type { FindingId, Slice } from '../src/model/index.js';
import { orders, waits } from '../src/views/waits.js';
import { record, withReader } from './slices.js';

withReader();

const edgeOf = (slice: Slice, words: string) =>
  slice.record.conditions.find((c) => `${c.dependent.value} / ${c.required.value}`.includes(words));
const told = (slice: Slice, words: string) =>
  edgeOf(slice, words)?.laterReported.map((l) => [
    l.says,
    slice.text(slice.findings.get(l.finding)!.source).slice(l.at),
  ]);
const halves = (slice: Slice, id: FindingId) => slice.record.conditions.find((c) => c.id === id);

describe('polarity', () => {
  test.each([
    ['Osk said it would free the pilots only if Varenia lifted the blockade of Port Hale.', 'to happen'],
    ['Osk said it would not return to the talks unless Varenia stopped the shelling of Dray.', 'to happen'],
    ['Osk said it would sign the accord unless Varenia attacked its harbour again.', 'not to happen'],
    ['Varenia would face a blockade unless it freed the crew of the Anna, Osk said.', 'to happen'],
    ['Osk said it would keep the truce as long as Varenia did not fire on its ferries.', 'not to happen'],
    ['Osk said it would not talk as long as Varenia shelled the town of Dray.', 'not to happen'],
    ['Osk said it would not sign the accord until Varenia had paid for the bridge.', 'to happen'],
    ['Osk threatened to close the strait if Varenia imposed new duties.', 'not to happen'],
  ])('%s %s', async (text, polarity) => {
    const slice = await record(`2031-03-01 ${text}`);
    expect(slice.record.conditions.map((c) => c.polarity)).toEqual([polarity]);
  });
});

describe('what later reports tell of a condition', () => {
  const first =
    '2031-03-01 Osk said it would free the pilots only if Varenia withdrew its guns from the Orm ridge. Osk said it would not return to the talks unless Varenia stopped the shelling of Dray.';

  test.each([
    ['Varenia withdrew its guns from the Orm ridge on Monday, observers said.', 'met'],
    ['The guns were withdrawn from the Orm ridge on Monday night.', 'met'],
    ['Varenia has not withdrawn its guns from the Orm ridge, the harbour office said.', 'not met'],
    ['Varenia refused to withdraw its guns from the Orm ridge.', 'not met'],
    ['Varenia said it would withdraw its guns from the Orm ridge by June.', 'told again'],
    ['Varenia withdrew some of its guns from the Orm ridge on Monday.', 'told again'],
    ['Osk wants Varenia to withdraw its guns from the Orm ridge.', 'told again'],
  ])('%s %s', async (text, says) => {
    const slice = await record(first, `2031-03-08 ${text}`);
    expect(told(slice, 'withdrew its guns')).toEqual([[says, text]]);
    expect(edgeOf(slice, 'withdrew its guns')!.reported).toBe(says === 'told again' ? null : says);
  });

  test('is its contrary, where what was to stop goes on', async () => {
    const later = 'Varenia shelled Dray again on Sunday.';
    const slice = await record(first, `2031-03-08 ${later}`);
    expect(told(slice, 'stopped the shelling')).toEqual([['broken', later]]);
    expect(edgeOf(slice, 'withdrew its guns')!.reported).toBeNull();
  });

  test('is nobody’s where another side did such a thing, or it was told before', async () => {
    const slice = await record(
      first,
      '2031-03-08 Corranth withdrew its guns from the Orm ridge on Monday.',
      '2031-02-08 Varenia withdrew its guns from the Orm ridge on Monday.',
    );
    expect(edgeOf(slice, 'withdrew its guns')!.laterReported).toEqual([]);
  });

  test('stands in the voice of who tells it', async () => {
    const slice = await record(
      first,
      '2031-03-08 Varenia withdrew its guns from the Orm ridge on Monday, observers said.',
    );
    const [wait] = waits(slice).waits.filter((w) => w.facts.later.length > 0);
    expect(wait!.facts.later.map((l) => [l.says, l.voice])).toEqual([['met', expect.stringContaining('observers')]]);
  });
});

describe('disputes of order', () => {
  test.each([
    [
      'Osk said that there could be no talks until there was a truce.',
      'Varenia said there would be no truce until talks had begun.',
      ['talks', 'truce'],
    ],
    ['Osk wants a truce before talks.', 'Varenia insists that talks must begin before any truce.', ['talks', 'truce']],
    [
      'Osk said there would be no elections until there was an agreement.',
      'Varenia said it would sign an agreement only after elections.',
      ['agreement', 'elections'],
    ],
    [
      'Osk said it would return to the talks only after Varenia had withdrawn its troops from Dray.',
      'Varenia said it would withdraw its troops from Dray only after talks had begun.',
      ['talks'],
    ],
  ])('%s %s', async (one, other, things) => {
    const slice = await record(`2031-03-01 ${one}`, `2031-03-02 ${other}`);
    expect(orders(slice)).toHaveLength(1);
    const [found] = orders(slice);
    expect(found!.things).toEqual(expect.arrayContaining(things as string[]));
    expect(found!.wishes.map((w) => w.side).toSorted()).toEqual(['Osk', 'Varenia']);
    expect(found!.wishes[0]!.first).not.toBe(found!.wishes[1]!.first);
    for (const w of found!.wishes) expect(w.words.length).toBeGreaterThan(0);
  });

  test.each([
    ['Osk wants a truce before talks.', 'Varenia wants a truce before talks.'],
    [
      'Osk said it would not withdraw its troops until Varenia freed the prisoners.',
      'Varenia said it would not free the prisoners until Osk withdrew its troops.',
    ],
    ['Osk wants a truce before the winter.', 'Varenia said there would be no truce until talks had begun.'],
  ])('are none: %s %s', async (one, other) => {
    expect((await record(`2031-03-01 ${one}`, `2031-03-02 ${other}`)).record.orders).toEqual([]);
  });
});

describe('deadlocks', () => {
  const troops =
    '2031-03-01 Osk will not withdraw its troops until Varenia frees the prisoners, its spokesman said. Varenia will not free the prisoners until Osk withdraws its troops, its spokesman said.';

  test('about other things are others, each a circle of one condition of each side', async () => {
    const slice = await record(
      troops,
      '2031-03-04 Osk said that there could be no talks until there was a truce. Varenia said there would be no truce until talks had begun.',
    );
    expect(slice.record.deadlocks.map((d) => d.cycle.map((id) => halves(slice, id)?.side))).toEqual([
      ['Osk', 'Varenia'],
      ['Osk', 'Varenia'],
    ]);
    expect(slice.record.deadlocks.map((d) => d.members.length)).toEqual([2, 2]);
  });

  test('end where a condition is told to be met before the other is told', async () => {
    const [one, other] = troops.slice(11).split(/(?<=said\.) /u);
    const slice = await record(
      `2031-03-01 ${one}`,
      '2031-03-05 Varenia freed the prisoners on Tuesday.',
      `2031-03-09 ${other}`,
    );
    expect(slice.record.conditions.find((c) => c.side === 'Osk')!.reported).toBe('met');
    expect(slice.record.deadlocks).toEqual([]);
  });

  test.each([
    [
      'offers',
      'Osk offered to free the pilots in exchange for the dam. Varenia offered to open the dam in exchange for the pilots.',
    ],
    [
      'threats',
      'Osk said it would close the strait if Varenia shelled the ferry. Varenia said it would shell the ferry if Osk closed the strait.',
    ],
    [
      'a name alone',
      'Osk said it would remain at the table only if Varenia refrained from insults. Varenia said it would open no school until guns in Osk were silent.',
    ],
    [
      'unlike things',
      'Osk said it would sign the river treaty only if it was printed in two languages. Varenia said it would sell grain if the river was free of ice.',
    ],
  ])('are none of %s', async (_, text) => {
    expect((await record(`2031-03-01 ${text}`)).record.deadlocks).toEqual([]);
  });

  test('of a government and of its state by name are one', async () => {
    const slice = await record(
      '2031-03-01 Varenia will not take the Fifth Brigade out of Kell until the Reed Front has registered its heavy guns, Foreign Minister Lena Orsk of Varenia said.',
      '2031-03-03 The government will keep the Fifth Brigade in Kell until the heavy guns are registered, it said.',
      '2031-03-05 The Reed Front will not register its heavy guns until the Fifth Brigade has left Kell, its spokesman Dario Keld said.',
    );
    expect(slice.record.deadlocks.map((d) => d.sides)).toEqual([['Reed Front', 'Varenia']]);
  });
});
