import { describe, expect, test } from 'vitest';
import type { Slice } from '../src/model/index.js';
import { record, withReader } from './slices.js';

withReader();

const namesOf = (slice: Slice, name: string) =>
  slice.record.actors.find((a) => a.names.includes(name))?.names.toSorted() ?? null;

describe('who is who over reports', () => {
  test('transliterations of one name are one person, relatives are two', async () => {
    const slice = await record(
      '2031-03-01 Foreign Minister Yuri Halvorsky met the envoys on Monday. Anton Halvorsky, his brother, stayed away.',
      '2031-03-03 Foreign Minister Yury Halvorskyy said on Wednesday that the talks would go on.',
    );
    expect(namesOf(slice, 'Yuri Halvorsky')).toEqual(['Yuri Halvorsky', 'Yury Halvorskyy']);
    expect(namesOf(slice, 'Anton Halvorsky')).toEqual(['Anton Halvorsky']);
  });

  test('a body under a part of its name is that body, where one alone may be meant', async () => {
    const slice = await record(
      '2031-03-01 The League of the Three Valleys rejected the offer on Friday, the mediators said.',
      '2031-03-03 The League said on Sunday that it would study a new text.',
    );
    expect(namesOf(slice, 'League')).toEqual(['League', 'League of the Three Valleys']);
  });

  test('of two bodies that may be meant none is taken, and a person is asked', async () => {
    const slice = await record(
      '2031-03-01 The League of the Three Valleys rejected the offer on Friday. The Peasant League welcomed it.',
      '2031-03-03 The League said on Sunday that it would study a new text.',
    );
    expect(namesOf(slice, 'League')).toEqual(['League']);
    expect(slice.record.undecided.map((u) => u.candidates.length)).toContain(2);
  });

  test('an office in a report that names nobody is whoever held it in those days', async () => {
    const slice = await record(
      '2031-03-01 The prime minister of Georgia, Lena Orsk, met the envoys on Saturday.',
      '2031-03-03 The prime minister of Georgia said on Monday that she would sign.',
      '2032-06-01 The prime minister of Georgia, Ivo Brandt, met the envoys on Tuesday.',
    );
    const orsk = slice.record.actors.find((a) => a.name === 'Lena Orsk')!;
    expect(orsk.members.some((m) => slice.findings.get(m)?.day === '2031-03-03')).toBe(true);
  });

  test('a town whose wishes people of one state tell may be its capital, which a person must say', async () => {
    const slice = await record(
      '2031-03-01 Varenian Foreign Minister Lena Orsk said on Saturday that Selmar could accept the text if the guns were silent. The envoys of Varenia flew from Selmar to Geneva.',
      '2031-03-03 Varenian spokesman Ivo Brandt said on Monday that Selmar would sign the paper. He spoke to reporters in Selmar.',
      '2031-03-05 Varenian Foreign Minister Lena Orsk said that Selmar rejects the new draft.',
    );
    const { actors, undecided } = slice.record;
    const idOf = (name: string) => actors.find((a) => a.names.includes(name))!.id;
    expect(idOf('Selmar')).not.toBe(idOf('Varenia'));
    expect(undecided.map((u) => [u.mention, ...u.candidates])).toContainEqual([idOf('Selmar'), idOf('Varenia')]);
  });
});

describe('names in parts', () => {
  test('a body keeps the name that phrases part', async () => {
    const slice = await record(
      '2031-03-01 The Lower Orm Council of Elders met on Monday. The Donor Circle said on Monday it would pay.',
    );
    const known = slice.record.actors.map((a) => a.name);
    expect(known).toContain('Lower Orm Council of Elders');
    expect(known).toContain('Donor Circle');
  });

  test('whose family name comes first is asked about and not guessed', async () => {
    const slice = await record(
      '2031-03-01 Song Il-Ho, ambassador of North Korea, met the envoys on Saturday. Song said that talks would go on.',
      '2031-03-03 Negotiator Song told reporters on Monday that the path was open.',
    );
    expect(namesOf(slice, 'Song Il-Ho')).toEqual(['Song Il-Ho']);
    expect(slice.record.undecided.map((u) => u.why)).toEqual(['it may be the family name of this person, told first']);
  });
});
