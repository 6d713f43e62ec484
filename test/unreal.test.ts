import { describe, expect, test } from 'vitest';
import { act, found, frame, name, names, read, withModel } from './told.js';

withModel();

describe('meetings that never were', () => {
  const told = async (text: string, words: string, status = 'held') =>
    (await found('meeting', text, frame('meeting', status, words, { participant: 'France' }))).map(
      (m) => m.status.value,
    );

  test.each([
    ['The envoy of Georgia denied that he had met France in Tolmar.', 'had met'],
    ['Georgia did not meet France in Tolmar on Sunday.', 'meet'],
    ['Georgia and France have never met.', 'met'],
    ['Had Georgia met France in Tolmar, the deal would stand.', 'met'],
    ['Georgia would have met France in Tolmar.', 'have met'],
    ['No talks were held with France on Sunday.', 'talks'],
    ['No minister met France in Tolmar.', 'met'],
  ])('%s', async (text, words) => expect(await told(text, words)).toEqual([]));

  test('one that is told beside a denial was held', async () => {
    expect(await told('Georgia met France in Tolmar on Sunday but denied a deal.', 'met')).toEqual(['held']);
  });

  test.each([
    ['The minister denied wrongdoing, and Georgia met France in Tolmar.', 'met'],
    ['Georgia denied rejecting the plan and met France on Monday.', 'met'],
    ['Georgia did not meet France until Friday.', 'meet'],
  ])('%s', async (text, words) => expect(await told(text, words)).toEqual(['held']));

  test('no fewer than three rounds were held', async () => {
    expect(await told('No fewer than three rounds with France were held on Sunday.', 'rounds')).toEqual(['held']);
  });

  test('an invitation and what it is to are one meeting', async () => {
    const text = 'Georgia invited France to talks in Tolmar on Friday.';
    const all = await found(
      'meeting',
      text,
      frame('meeting', 'offered', 'invited', { participant: 'France' }),
      frame('meeting', 'held', 'talks', { participant: 'France' }),
    );
    expect(all.map((m) => m.status.value)).toEqual(['offered']);
  });
});

test('an invitation after a meeting leaves the meeting', async () => {
  const all = await found(
    'meeting',
    'Georgia invited France after a meeting in Tolmar on Monday.',
    frame('meeting', 'offered', 'invited', { participant: 'France' }),
    frame('meeting', 'held', 'meeting', { participant: 'Georgia' }),
  );
  expect(all.map((m) => m.status.value)).toEqual(['offered', 'held']);
});

test('an act that only might have been is none', async () => {
  const text = 'Georgia would have rejected the text.';
  expect(await found('event', text, act('REJECT', 'have rejected', { agent: 'Georgia' }))).toEqual([]);
});

test('who calls off a strike does not strike', async () => {
  const text = 'The teachers of Tolmar called off their strike on Sunday.';
  const strike = act('PROTEST', 'called off their strike', { agent: 'The teachers of Tolmar' });
  expect(await found('event', text, strike)).toEqual([]);
});

test('who presses speaks to no press', async () => {
  const { of } = await read('The unions press that the text be changed.', []);
  expect(of('statement').map((s) => s.channel)).toEqual([null]);
});

describe('whose claim it is', () => {
  const claims = async (text: string, words: string, holder: string) => {
    const { of } = await read(text, [frame('position', 'demands', words, { agent: holder })]);
    return of('position').map((p) => [name(p.holder), name(p.claimedBy)]);
  };

  test('what an official of one state says that another wants', async () => {
    const text = 'Georgia’s foreign minister said that France wants the bridge.';
    expect(await claims(text, 'wants', 'France')).toEqual([['France', 'Georgia’s foreign minister']]);
  });

  test('what one of two at a meeting says of the other', async () => {
    const text =
      'The Tolmar Front met the Orsk Union on Sunday. The Tolmar Front said the Orsk Union wants the bridge.';
    const { of } = await read(text, [
      frame('meeting', 'held', 'met', { participant: 'The Tolmar Front // the Orsk Union' }),
      frame('position', 'demands', 'wants', { agent: 'the Orsk Union' }),
    ]);
    expect(of('position').map((p) => name(p.claimedBy))).toEqual(['Tolmar Front']);
    expect(names(of('meeting')[0]!.participants)).toHaveLength(2);
  });

  test('two of one side at a meeting are no rivals', async () => {
    const text = 'The general met the defence minister on Sunday. The general said the minister wants the bridge.';
    const { of } = await read(text, [
      frame('meeting', 'held', 'met', { participant: 'The general // the defence minister' }),
      frame('position', 'demands', 'wants', { agent: 'the minister' }),
    ]);
    expect(of('position').map((p) => name(p.claimedBy))).toEqual([null]);
  });

  test('whoever speaks for the holder claims nothing', async () => {
    const text = 'Its foreign ministry said that France wants the bridge.';
    expect(await claims(text, 'wants', 'France')).toEqual([['France', null]]);
  });
});
