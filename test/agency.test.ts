// What the style of news agencies asks of the reader: lists, brackets, names with hyphens, asides. Most of these were wrong when they were written.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Finding, type FindingOf, findingId, type Kind } from '../src/model/index.js';
import { neuralReader, type Reader } from '../src/reader/reader.js';
import { Text } from '../src/text/index.js';

let reader: Reader;
beforeAll(async () => {
  reader = await neuralReader();
});

const read = async (text: string) => {
  const { findings } = await reader.read(text, 'report:x');
  const measured = new Text(text);
  const of = <K extends Kind>(kind: K) => findings.filter((f: Finding): f is FindingOf<K> => f.kind === kind);
  return {
    of,
    met: (words: RegExp) => {
      const found = of('meeting').find((m) => words.test(measured.slice(m.evidence[0]!)));
      return found ? { ...found, who: found.participants.map((p) => p.value.name).toSorted() } : null;
    },
    contents: of('statement').map((f) => f.content.map((c) => measured.slice(c)).join(' … ')),
    speakers: of('statement').map((f) => f.source?.value.name ?? null),
    names: [...new Set(of('mention').map((m) => m.name))],
  };
};

describe('who takes part', () => {
  test('everybody in a list that “between” opens, whatever stands beside the names', async () => {
    const { met } = await read(
      'The agreement was reached at a meeting between Nicholas Barrow, who is Varenian Undersecretary of State for Trade, Robert Hale, the Undersecretary of State for Arms Control, and Sarnish Foreign Minister Ivo Aben.',
    );
    expect(met(/meeting/u)?.who).toEqual(['Ivo Aben', 'Nicholas Barrow', 'Robert Hale']);
  });

  test('states from which officials come, a bracket or not', async () => {
    const { met } = await read(
      "Officials from the United States, Japan, the European Union (EU) and Norway opened a two-day conference here on Monday regarding the island's fragile peace process.",
    );
    const found = met(/conference/u);
    expect(found?.who).toEqual(['European Union', 'Japan', 'Norway', 'United States']);
    expect(found?.when?.value.expression).toBe('Monday');
  });

  test('“his meeting” is of whom the word means', async () => {
    const { met } = await read('Brandt said his meeting with Keldar could mark an opening.');
    expect(met(/meeting/u)?.who).toEqual(['Brandt', 'Keldar']);
  });

  test('states of an adjective that nothing else in the report names', async () => {
    const { met } = await read('The release would pave the way for Georgian-Jordanian negotiations.');
    expect(met(/negotiations/u)?.who).toEqual(['Georgia', 'Jordan']);
  });

  test('not who sponsors it, nor a part of what it is called', async () => {
    const { of } = await read(
      'Orsk and Kell are in Tolmar for a UN-sponsored three-day summit on information. The negotiators might also attend the North Coast Economic Cooperation Summit slated for mid-November in Osk.',
    );
    const who = of('meeting').flatMap((m) => [...m.participants.map((p) => p.value.name), m.place?.value]);
    for (const name of ['UN', 'United Nations', 'North', 'Coast', 'Cooperation']) expect(who).not.toContain(name);
  });

  test('the two who met some sentences before are “the two leaders”', async () => {
    const { of } = await read(
      'Sarnish King Aldo II on Wednesday held talks with visiting Varenian President Lena Orsk at a palace. The king explained his position. He urged the president to work for peace. He said that aid would enable Marshish President Mahir Kell to maintain unity. For his part, the envoy said that it would take time. The court said no more. The two leaders also discussed the war in Tolmar, a minister said.',
    );
    const all = of('meeting').map((m) =>
      m.participants
        .map((p) => p.value.name)
        .toSorted()
        .join(' + '),
    );
    expect(all.filter((who) => who.includes('Mahir Kell'))).toEqual([]);
  });
});

describe('meetings that are told, and others', () => {
  test('a list behind its noun does not part a round from its day', async () => {
    const { met } = await read(
      'The new round of talks, involving Chile, the United States, the Republic of Ghana, Peru and Japan, is to start on Wednesday morning at the guesthouse, the venue of previous rounds of talks.',
    );
    expect(met(/new round/u)?.when?.value.expression).toBe('Wednesday morning');
    expect(met(/previous/u)).toBeNull();
  });

  test.each([
    [
      'an end to talks',
      'The Sarnish leadership is now meeting in Tolmar to decide on its next move after declaring an end to talks with the Marsh Army on forming a government of national unity.',
    ],
    [
      'the collapse of talks',
      'His visit came after the collapse of talks between the Front and the Marsh Army on a truce.',
    ],
  ])('%s is that they were broken off', async (_, text) => {
    const { met } = await read(text);
    expect(met(/talks/u)?.status.value).toBe('broken off');
  });

  test.each([
    ['several at once', 'The town hosted four rounds of talks last year.'],
    ['an office', 'The chief negotiator to the valley talks urged patience on Wednesday.'],
  ])('%s: no meeting', async (_, text) => {
    const { of } = await read(text);
    expect(of('meeting')).toEqual([]);
  });

  test('a word of several parts is one', async () => {
    const { met } = await read(
      'The two leaders met in Tolmar on Saturday, after a dinner followed by one-on-one talks.',
    );
    expect(met(/^-$|^one talks$/u)).toBeNull();
  });

  test('“in four or five days” is when', async () => {
    const { met } = await read(
      'Keldar, now in exile in Sarn, would visit Tolmar in four or five days, the official said.',
    );
    expect(met(/visit/u)?.when?.value.expression).toBe('four or five days');
  });
});

describe('names', () => {
  test('of two parts with a hyphen are whole', async () => {
    const { names } = await read(
      'ROK chief negotiator Kang Min-soon said in Beijing that the round will go on. “There will be talks,” Kang told reporters. He left.',
    );
    expect(names).toContain('Kang Min-soon');
    expect(names).not.toContain('Kang');
  });

  test('a family’s name that comes first is the person’s, though a town may be called so', async () => {
    const { names } = await read(
      'The talks will begin in Beijing, Chinese Foreign Ministry spokesman Kong Velu announced on Thursday. Kong did not say how long they would last. “We hope so,” said Kong.',
    );
    expect(names).toContain('Kong Velu');
    expect(names).not.toContain('Kong');
  });

  test('“she” is somebody with a name before “an official”', async () => {
    const { met } = await read(
      'A senior Varenian official speaking on condition of anonymity has said that Irena Valk was expected in Tolmar for two days.\nShe was due to meet with students at the Sarnish cultural center in Orm City Sunday morning and hold talks with Foreign Minister Lena Orsk.',
    );
    expect(met(/talks/u)?.who).toEqual(['Irena Valk', 'Lena Orsk']);
  });
});

describe('words of somebody', () => {
  test('“it was reported that” is nobody’s', async () => {
    const { speakers } = await read(
      'The defence ministry opened the files in May. It was reported that the team uncovered large numbers of forged entries.',
    );
    expect(speakers).toEqual([null]);
  });

  test('end where the reporter takes the word again', async () => {
    const { contents } = await read(
      'President Kell warned Friday that any role should be “positive and constructive,” a demand that Orsk might find hard to accept.',
    );
    expect(contents[0]).not.toMatch(/hard to accept/u);
  });

  test('go on to the end of their clause', async () => {
    const { contents } = await read(
      'The opposition urged the government to keep the ban, saying the Reed League must not be allowed to stand in local elections until it expressly renounces violence.',
    );
    expect(contents.some((c) => /^the Reed League must not .* renounces violence$/u.test(c))).toBe(true);
  });

  test('“the newspaper” is the one that was named', async () => {
    const { speakers } = await read(
      'The Tolmar Times printed the letter. The newspaper said the inquiry found nothing.',
    );
    expect(speakers).toEqual(['Tolmar Times']);
  });
});

describe('conditions', () => {
  test.each([
    'Even if the attacks are indeed by the Front we know it is by a small group and we can deal with it, he said.',
    'Gunmen went on the rampage waiting for Keldar to cross back into the strip, a correspondent said.',
    'He said that “if he was still alive, the Front would never win an election”.',
    '“If they did not do it, who else could have done it. We need to stop them,” General Kell said.',
    'Refugees face repatriation if caught by the army, activists said Thursday.',
    'Varenia abandoned its guns in the 1990s in return for a collective guarantee.',
  ])('%s: none', async (text) => {
    expect((await read(text)).of('condition')).toEqual([]);
  });

  test('of a threat and of an offer stay', async () => {
    const { of } = await read(
      'Varenia said it would sign the text if the port was opened. Halcyr said it would recall its ambassador if the three were still in prison on Monday.',
    );
    expect(of('condition').map((c) => c.connective.value)).toEqual(['if', 'if']);
  });
});

test('those whom a matter concerns are not worried', async () => {
  const { of } = await read('The initiative was sent to the concerned member states on Monday.');
  expect(of('reception')).toEqual([]);
});

test('what a report urges somebody to do they have not promised', async () => {
  const { of } = await read(
    'The report urges Varenia to allow the establishment of camps for refugees near the border.',
  );
  expect(of('commitment')).toEqual([]);
});

test('a meeting that loses a part of its name keeps the id of its own words', async () => {
  const { of } = await read(
    'The negotiators might also attend the North Coast Economic Cooperation Summit slated for mid-November in Osk. A UN-sponsored summit on information ended on Friday.',
  );
  expect(of('meeting').length).toBeGreaterThan(0);
  for (const m of of('meeting')) expect(m.id).toBe(findingId('report:x', 'meeting', m));
});
