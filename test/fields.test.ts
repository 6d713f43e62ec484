// Fields of findings beside their parties: how a source is known, to whom and through what it speaks, what an act is about.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, FindingOf, Kind } from '../src/model/index.js';
import { SHIPPED } from '../src/reader/neural/bundle.js';
import { neuralReader, type Reader } from '../src/reader/reader.js';

const there = existsSync(join(SHIPPED, 'model.onnx'));
let reader: Reader;
beforeAll(async () => {
  if (there) reader = await neuralReader();
});

const read = async (text: string) => {
  const { findings } = await reader.read(text, 'report:x');
  return <K extends Kind>(kind: K) => findings.filter((f: Finding): f is FindingOf<K> => f.kind === kind);
};
const said = async (text: string) => {
  const [first] = (await read(text))('statement');
  if (!first) throw new Error(`nobody speaks: ${text}`);
  return first;
};

describe.skipIf(!there)('fields of the reader that comes with the package', () => {
  test.each([
    ['The foreign ministry said that the talks would go on.', 'named'],
    ['The head of the harbour office, Lena Orsk, said that the talks would go on.', 'named'],
    ['Two ministers, Lena Orsk and Dario Kell, said that the talks would go on.', 'named'],
    ['Prime Minister Lena Orsk came home on Monday. The prime minister said that the talks would go on.', 'role'],
    ['The chief negotiator said that the talks would go on.', 'role'],
    ['Several officials said that the talks would go on.', 'anonymous'],
    ['Unnamed medics said that the talks would go on.', 'anonymous'],
    ['A press release said that the talks would go on.', 'document'],
    ['A poll of voters showed that the talks should go on.', 'document'],
  ])('how a source is known: %s', async (text, rung) => {
    expect((await said(text)).rung).toBe(rung);
  });

  test.each([
    ['The minister told state radio that the talks would go on.', 'state radio', 'to the press'],
    ['The minister told AFP that the talks would go on.', 'AFP', 'to the press'],
    ['The minister told a rally that the talks would go on.', 'a rally', 'speech'],
    ['The minister urged the rebels to leave the valley.', 'the rebels', null],
    ['The minister warned it could make matters worse.', null, null],
    ['The elder told AFP from the trading post that the talks would go on.', 'AFP', 'to the press'],
    ['The minister wrote on Facebook that the talks would go on.', null, 'post'],
  ])('to whom and through what: %s', async (text, addressee, channel) => {
    const s = await said(text);
    const heard = s.addressee && text.slice(s.addressee.evidence[0].start, s.addressee.evidence[0].end);
    expect([heard, s.channel?.value ?? null]).toEqual([addressee, channel]);
  });

  test('whom something is said to is no part of what is said', async () => {
    const text = 'The minister urged the rebels to leave the valley.';
    const s = await said(text);
    expect(text.slice(s.content[0]!.start, s.content[0]!.end)).toBe('to leave the valley');
  });

  test('a day before the verb is when it was said; the day of who tells it is not', async () => {
    expect((await said('On Monday the minister said that the talks would go on.')).when?.value.expression).toBe(
      'Monday',
    );
    const all = (await read('The minister told the rebels to leave, an official told reporters on Tuesday.'))(
      'statement',
    );
    expect(all.filter((s) => s.when !== null).map((s) => s.source?.value.name)).toEqual(
      all.filter((s) => s.within === null).map((s) => s.source?.value.name),
    );
    expect(all.length).toBe(2);
  });

  test.each([
    'A worthy opposition would demand more force and clarity from the president on the border.',
    'The committee should offer an opinion on the return of the refugees.',
    'The League agreed to sell the mine to the front.',
  ])('what nobody said is no statement: %s', async (text) => {
    expect((await read(text))('statement')).toEqual([]);
  });

  test('but "would not say" and "can confirm" are told', async () => {
    expect((await said('The minister would not say whether the talks would go on.')).commits).toBe('declines to say');
    expect((await said('I can confirm that the truce holds, Lena Orsk said.')).source).not.toBeNull();
  });

  test.each([
    ['The League welcomed the king’s decision.', 'SUPPORT', /king’s decision$/u],
    ['The council condemned the attack on the convoy.', 'ACCUSE', /^(?:the )?attack on the convoy$/u],
    [
      'Maresh called on Israel and the United States to re-open the crossing.',
      'REQUEST',
      /^(?:to )?re-open the crossing$/u,
    ],
  ])('what an act is about: %s', async (text, act, object) => {
    const found = (await read(text))('event').filter((e) => e.act.value === act);
    expect(found.length).toBeGreaterThan(0);
    for (const e of found) expect(e.object?.value).toMatch(object);
  });

  test('an object that tells where or by whom is none', async () => {
    const found = (await read('The men were detained by the Israeli army near the harbour on Monday.'))('event');
    expect(found.map((e) => e.act.value)).toContain('COERCE');
    expect(found.filter((e) => e.act.value === 'COERCE').map((e) => e.object)).toEqual([null]);
  });

  test('two heads of state who meet hold a summit, and are the two leaders', async () => {
    const of = await read(
      'President Ivo Orsk of Maresh met Prime Minister Lena Kell of Varenia in Tolmar on Monday. The two leaders agreed to open the bridge.',
    );
    expect(of('meeting').find((m) => m.status.value === 'held')?.format?.value).toBe('summit');
    const agreed = of('event').filter((e) => e.act.value === 'AGREE');
    expect(agreed.map((e) => e.actor?.value.name).sort()).toEqual(['Ivo Orsk', 'Lena Kell']);
  });

  test('a mark between white space opens what the next one closes', async () => {
    const s = await said('The minister said that " the truce will hold until the spring."');
    expect(s.quotation).not.toBe('indirect');
  });

  test('a position has an issue only where one is named', async () => {
    const [truce] = (await read('Maresh demanded a ceasefire along the river.'))('position');
    expect(truce?.issue?.value).toBe('ceasefire');
    const [table] = (await read('Maresh demanded a round table and better chairs.'))('position');
    expect([table?.issue ?? null, table?.terms.length]).toEqual([null, 1]);
  });
});
