import { describe, expect, test } from 'vitest';
import type { Slice } from '../src/model/index.js';
import { record, withReader } from './slices.js';

withReader();

const namesOf = (slice: Slice, name: string) =>
  slice.record.actors.find((a) => a.names.includes(name))?.names.toSorted() ?? null;
const whys = (slice: Slice) => slice.record.undecided.map((u) => u.why);
const speakers = (slice: Slice) =>
  [...slice.findings.values()].flatMap(({ finding: f }) =>
    f.kind === 'statement'
      ? [slice.record.actors.find((a) => a.id === slice.actorOf.get(f.source?.value.party ?? ''))?.name]
      : [],
  );

describe('spellings', () => {
  test('a surname alone is found under each spelling of the name', async () => {
    const slice = await record(
      '2033-02-01 Abbas Torghchi, the foreign minister of Meshar, said that the two sides were closer.',
      "2033-02-03 Abbas Torqchi, Meshar's foreign minister, said that a round would be held.",
      '2033-02-05 Torqchi said he would carry the demand.',
    );
    expect(new Set(speakers(slice))).toEqual(new Set(['Abbas Torghchi']));
  });

  test('one that no full name has is asked about', async () => {
    const slice = await record(
      '2033-02-01 Abbas Torghchi, the foreign minister of Meshar, said that the two sides were closer.',
      '2033-02-05 Torqchi said he would carry the demand.',
    );
    expect(whys(slice)).toEqual(['it may be another spelling of the surname of this person']);
  });

  test('given names in two parts are one where side and post agree, else a question', async () => {
    const same = await record(
      '2033-03-04 Paek Gye-gwan, chief negotiator of Osun, said that talks would go on.',
      "2033-03-05 Osun's chief negotiator, Paek Kye-Gwan, said that troops would stay.",
    );
    expect(namesOf(same, 'Paek Gye-gwan')).toEqual(['Paek Gye-gwan', 'Paek Kye-Gwan']);
    const open = await record(
      '2033-03-04 Paek Gye-gwan, chief negotiator of Osun, said that talks would go on.',
      '2033-03-05 The Osun army chief, Paek Kye-Gwan, said that troops would stay.',
    );
    expect(whys(open)).toEqual(['it may be another spelling of this name']);
    const other = await record(
      '2033-03-04 Paek Gye-gwan, chief negotiator of Osun, said that talks would go on.',
      "2033-03-05 Osun's chief negotiator, Paek Min-ho, said that troops would stay.",
    );
    expect(namesOf(other, 'Paek Gye-gwan')).toEqual(['Paek Gye-gwan']);
    expect(whys(other)).toEqual([]);
  });

  test('a surname in two parts is one surname', async () => {
    const slice = await record(
      '2033-03-04 Mara Orsk-Hale, the foreign minister of Osun, said that talks would go on.',
      '2033-03-05 Orsk-Hale said that troops would stay.',
    );
    expect(new Set(speakers(slice))).toEqual(new Set(['Mara Orsk-Hale']));
  });
});

describe('surnames that are words', () => {
  test.each([
    [
      'Prime Minister Anna May of Corrund met Envoy Karl Still. Still said that differences still remained.',
      'Karl Still',
    ],
    ['The chief negotiator of Dorath, Li We, rejected the treaty. We said that Dorath wanted a longer truce.', 'Li We'],
    ['Ibrahim Said, the mediator, met both. Said called the talks useful.', 'Ibrahim Said'],
    ['Envoy Tomas Early came on Monday. Early denied that he was late.', 'Tomas Early'],
    ['Colonel Ada Might came on Monday. Might said the army might stay.', 'Ada Might'],
    ['Prime Minister Anna May of Corrund came. May said she may sign in May.', 'Anna May'],
  ])('%s', async (text, who) => {
    expect(speakers(await record(`2033-05-02 ${text}`))).toContain(who);
  });

  test('nobody says that Said was present', async () => {
    expect(speakers(await record('2033-05-06 Said, the mediator, was present. The envoys left.'))).toEqual([]);
  });
});

describe('who is nobody', () => {
  test('a portfolio, a material, both sides, prisoners by number and an office of somebody have no name', async () => {
    const slice = await record(
      '2033-05-06 The Minister of Trade of Osun, Lena Orsk, spoke on Monday. Steel explains why the price of steel fell. Both sides met. Six hostages were freed. Her office said that talks would go on.',
    );
    const named = slice.record.actors.filter((a) => /^\p{Lu}/u.test(a.name)).map((a) => a.name);
    expect(named.toSorted()).toEqual(['Lena Orsk', 'Osun']);
  });

  test('envoys of two are those of both', async () => {
    const slice = await record('2033-05-06 Envoys of Varnia and Osk met in Geneva on Monday.');
    const met = [...slice.findings.values()].flatMap(({ finding: f }) => (f.kind === 'meeting' ? f.participants : []));
    expect(met.map((p) => p.value.name).toSorted()).toEqual(['Osk', 'Varnia']);
  });
});
