import { describe, expect, test } from 'vitest';
import type { Slice } from '../src/model/index.js';
import { record, withReader } from './slices.js';

withReader();

/** Who says the words of a statement, over reports. */
const says = (slice: Slice, words: string): string | null => {
  for (const { finding: f, source } of slice.findings.values()) {
    if (f.kind !== 'statement' || !f.content.some((c) => slice.text(source).slice(c).includes(words))) continue;
    const id = slice.actorOf.get(f.source?.value.party ?? '');
    return slice.record.actors.find((a) => a.id === id)?.name ?? null;
  }
  return null;
};
const sideOf = (slice: Slice, name: string) => slice.record.actors.find((a) => a.names.includes(name))?.side;
const asked = (slice: Slice) => {
  const of = new Map(slice.record.actors.flatMap((a) => a.members.map((m) => [m as string, a.name] as const)));
  return slice.record.undecided.map((u) => [of.get(u.mention), ...u.candidates.map((c) => of.get(c)).sort()]);
};

describe('offices that change hands', () => {
  test('who is dismissed holds an office until then, and who is named from then on', async () => {
    const slice = await record(
      '2033-01-10 Foreign Minister Marek Dovan of Lasteria said on Monday that Lasteria would attend the talks.',
      "2033-02-12 Lasteria's president dismissed Foreign Minister Marek Dovan on Friday and named Lida Kores, a lawyer, to replace him. Kores, the new foreign minister of Lasteria, said she would travel.",
      '2033-03-01 The foreign minister of Lasteria said that the draft was useless.',
      '2033-01-20 The foreign minister of Lasteria said that prisoners could be exchanged.',
    );
    expect(says(slice, 'useless')).toBe('Lida Kores');
    expect(says(slice, 'prisoners')).toBe('Marek Dovan');
  });

  test.each([
    ['Varenian President Tomas Reik stepped down on Monday. He was succeeded by Ana Holm, a judge.'],
    ['Ana Holm was sworn in as president of Varenia after Tomas Reik resigned.'],
    ['The new Varenian president, Ana Holm, met the envoys.'],
  ])('%s', async (turn) => {
    const slice = await record(
      '2033-02-01 The president of Varenia, Tomas Reik, said on Tuesday that Varenia would sign.',
      `2033-03-01 ${turn}`,
      '2033-03-20 The president of Varenia said that the draft was weak.',
      '2033-02-05 The Varenian president said that the guns must fall silent.',
    );
    expect(says(slice, 'weak')).toBe('Ana Holm');
    expect(says(slice, 'guns')).toBe('Tomas Reik');
  });

  test('who refuses to resign stays, and a former minister is none', async () => {
    const slice = await record(
      '2033-02-12 Lasterian Foreign Minister Marek Dovan refused to resign on Monday. He would stay, he said.',
      '2033-02-20 The Lasterian foreign minister said that the draft was weak.',
    );
    expect(says(slice, 'weak')).toBe('Marek Dovan');
    const former = await record(
      '2033-02-12 Former Foreign Minister Marek Dovan of Lasteria said the text was bad.',
      '2033-02-13 The foreign minister of Lasteria said that the draft was weak.',
    );
    expect(says(former, 'weak')).toBe('foreign minister of Lasteria');
  });

  test('between two who held it, with no turn told, a person is asked', async () => {
    const slice = await record(
      '2033-02-01 Lasterian Foreign Minister Marek Dovan said on Monday that Lasteria would attend.',
      '2033-05-12 Lasterian Foreign Minister Lida Kores said on Monday that Lasteria would stay.',
      '2033-03-27 The Lasterian foreign minister said that the draft was weak.',
    );
    expect(asked(slice)).toEqual([['Lasterian foreign minister', 'Lida Kores', 'Marek Dovan']]);
  });

  test('of two ministers of one sentence "the minister" is asked about, unless one of them speaks', async () => {
    const slice = await record(
      '2033-03-04 Defence Minister Pavo Strell of Lasteria and Foreign Minister Lida Kores met on Friday. The minister said that troops would stay.',
    );
    expect(asked(slice)).toEqual([['minister', 'Lida Kores', 'Pavo Strell']]);
    const told = await record(
      '2033-03-04 Varenian envoy Pavo Strell told Sarnish envoy Lida Kores on Friday that he would stay. The envoy said that talks would go on.',
    );
    expect(says(told, 'talks would go on')).toBe('Pavo Strell');
  });

  test('in the report of a dismissal the minister is whoever follows; of a resignation alone, who resigns', async () => {
    const slice = await record(
      "2033-02-12 Lasteria's president dismissed Foreign Minister Marek Dovan on Friday and named Lida Kores, a lawyer, to replace him. The foreign minister said that talks would go on.",
    );
    expect(says(slice, 'talks would go on')).toBe('Lida Kores');
    const alone = await record(
      '2033-02-12 Foreign Minister Marek Dovan of Lasteria resigned on Friday. The minister said he was tired.',
    );
    expect(says(alone, 'tired')).toBe('Marek Dovan');
  });
});

describe('relatives', () => {
  test('have no office for whom they are relatives of', async () => {
    const slice = await record(
      '2033-02-05 President Danylo Maltensky of Orvania met the envoys. Olena Maltenska, the president\'s wife, visited soldiers. "My husband will not sign this paper," she said. The president said nothing.',
    );
    const roles = (name: string) => slice.record.actors.find((a) => a.name === name)?.roles.map((r) => r.words);
    expect(roles('Olena Maltenska')).toEqual(["president's wife"]);
    expect(slice.record.actors.map((a) => a.name)).not.toContain('My husband');
    expect(roles('Danylo Maltensky')).toContain('president');
  });

  test('are not those whose relatives they are', async () => {
    const slice = await record(
      '2033-02-05 Jonas Dule, brother of the rebel leader Emil Dule, said that the rebels would talk. Ana Reik, the wife of President Tomas Reik, said that her husband would sign.',
    );
    expect(says(slice, 'rebels would talk')).toBe('Jonas Dule');
    expect(says(slice, 'her husband')).toBe('Ana Reik');
  });

  test('a surname told before a relative comes in is not taken for theirs', async () => {
    const slice = await record(
      '2033-02-01 President Danylo Maltensky of Orvania said on Tuesday that Orvania would stay.',
      "2033-02-05 Maltenskyy demanded on Saturday that the guns be moved. The president's brother, Roman Maltensky, a businessman, said the war must end.",
    );
    expect(asked(slice)).toEqual([['Maltenskyy', 'Danylo Maltensky', 'Roman Maltensky']]);
  });
});

describe('capitals and governments', () => {
  test.each([
    ["The envoys met in Kilowe, Tembara's capital, on Monday. Tembara sent its foreign minister."],
    ['The envoys met in Kilowe, the capital of Tembara, on Monday. Tembara sent its foreign minister.'],
    ['The envoys met in the Tembaran capital, Kilowe, on Monday. Tembara sent its foreign minister.'],
    ['Kilowe is the capital of Tembara. Tembara rejected the draft.'],
  ])('%s', async (told) => {
    const slice = await record(
      `2033-04-07 ${told} Tembaran Foreign Minister Lena Orsk said that Tembara wanted a truce.`,
      "2033-04-09 Kilowe said that it would sign. Kilowe's chief negotiator, Pavo Strell, said that the guns must go.",
    );
    expect(says(slice, 'it would sign')).toBe('Tembara');
    expect(sideOf(slice, 'Pavo Strell')).toBe('Tembara');
  });

  test('the capital of a province is no state', async () => {
    const slice = await record(
      '2033-04-07 Dorma, the capital of the northern province, was shelled. Tembara rejected the draft.',
    );
    expect(sideOf(slice, 'Dorma')).not.toBe('Tembara');
  });

  test('where one state has a government, its spokesman and its army chief are of it; where two have, nobody knows', async () => {
    const slice = await record(
      '2033-04-07 The Tembaran government and the Marsh Front met in Tembara. A government spokesman, Tor Hagen, said that guns would stay. The army chief, Ivo Brandt, said no.',
    );
    expect(sideOf(slice, 'Tor Hagen')).toBe('Tembara');
    expect(sideOf(slice, 'Ivo Brandt')).toBe('Tembara');
    const two = await record(
      '2033-04-07 The Tembaran government and the Osunian government met. Tembara and Osun are at war. A government spokesman, Tor Hagen, said that guns would stay.',
    );
    expect(sideOf(two, 'Tor Hagen')).toBe(null);
  });

  test('a movement is no army', async () => {
    const slice = await record(
      "2033-04-07 The Covenant's spokesman, Daudi Wanjere, said the army wants the talks to fail. The army denied it.",
    );
    const covenant = slice.record.actors.find((a) => a.name === 'Covenant')!;
    const words = covenant.members.map((m) => {
      const { finding, source } = slice.findings.get(m)!;
      return slice.text(source).slice(finding.evidence[0]!);
    });
    expect(words.filter((w) => /army/u.test(w))).toEqual([]);
  });
});
