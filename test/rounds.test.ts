// Meetings, promises and bodies over reports, as agencies tell them.
import { describe, expect, test } from 'vitest';
import type { Slice } from '../src/model/index.js';
import { daysBetween, daysOf } from '../src/record/stretch.js';
import { insteadOf, standWords } from '../src/views/positions.js';
import { record, withReader } from './slices.js';

withReader();

const rounds = ({ record: { rounds } }: Slice) => rounds.map((r) => [r.participants, r.when, r.status]);

test('days of EDTF times', () => {
  expect(daysOf('1970-02')).toEqual({ first: 31, last: 58 });
  expect(daysOf('1970-01-02/1970-01-05')).toEqual({ first: 1, last: 4 });
  expect(daysOf('1971')).toEqual({ first: 365, last: 729 });
  expect([daysOf(null), daysOf('unknown')]).toEqual([null, null]);
  expect(daysOf('1970-21')).toEqual({ first: 59, last: 150 });
  expect(daysBetween(daysOf('1970-01-05')!, daysOf('1970-01')!)).toBe(0);
  expect(daysBetween(daysOf('1970-01-05')!, daysOf('1970-01-02')!)).toBe(3);
});

describe('rounds', () => {
  test('a conference in June is not the meeting of November that is told beside it', async () => {
    const slice = await record(
      '2031-11-16 Varenian President Lena Orsk and Sarnish Foreign Minister Ivo Brandt met in Tolmar on Wednesday. The meeting between Orsk and Brandt was the highest-level contact between the two sides since a conference between Orsk and Sarnish Prime Minister Aldo Kell in June.',
    );
    const told = rounds(slice).map(([who, when]) => [who, when]);
    expect(told).toContainEqual([['Aldo Kell', 'Lena Orsk'], '2031-06']);
    expect(told).toContainEqual([['Ivo Brandt', 'Lena Orsk'], '2031-11-12']);
  });

  test('whom somebody is to meet counts, though nobody names them', async () => {
    const slice = await record(
      '2031-11-22 Dario Keld arrived on Wednesday. Keld would hold talks with senior Egyptian officials on the truce, the agency said.',
    );
    const [who] = rounds(slice)[0]!;
    expect(who).toEqual(['Dario Keld', 'senior Egyptian officials']);
  });

  test('of “talks” with nobody, no number and no day the record tells nothing, and the finding stays', async () => {
    const slice = await record('2031-11-22 The chief obstacle in the talks with the Front was posts, Keldar said.');
    expect(slice.record.rounds).toEqual([]);
    expect([...slice.findings.values()].some((l) => l.finding.kind === 'meeting')).toBe(true);
  });
});

describe('promises', () => {
  test('told in two reports are one line, with what was later reported of them', async () => {
    const slice = await record(
      '2031-03-01 The Varenian government promised on Saturday to send the council a list of the captured fishermen by Friday.',
      '2031-03-08 The Varenian government broke its promise to send the council a list of the captured fishermen.',
    );
    expect(slice.record.commitments.map((c) => [c.members.length, c.status])).toEqual([[2, 'broken']]);
  });

  test('of two sides in the same words are one line of both', async () => {
    const slice = await record('2031-03-01 Varenia and Corranth pledged on Saturday to free the captured fishermen.');
    expect(slice.record.commitments.map((c) => c.actor)).toEqual(['Varenia and Corranth']);
  });
});

describe('bodies', () => {
  const named = (slice: Slice, name: string) => slice.record.actors.find((a) => a.names.includes(name));

  test('under a part of their name, another spelling, or inside “the ruling … party” are one', async () => {
    const slice = await record(
      '2031-03-01 The Liberation Guards of Upper Eelmar (LGUE) rejected the offer on Saturday. The Liberation Guards of Upper Eelmar said so in a statement.',
      '2031-03-03 The Upper Guards killed two soldiers on Monday. The government blamed the Upper Guards.',
      '2031-03-05 The Liberation Guards of Upper Elmar (LGUE) denied it in a statement on Wednesday.',
    );
    const names = named(slice, 'Liberation Guards of Upper Eelmar')?.names ?? [];
    expect(names).toEqual(expect.arrayContaining(['Upper Guards', 'Liberation Guards of Upper Elmar']));
  });

  test('what a body is of is not the body', async () => {
    const slice = await record(
      '2031-03-01 The Directorate of the Solmar Union met on Saturday. The Solmar Union will vote on Monday, an envoy said.',
    );
    expect(named(slice, 'Solmar Union')?.names).not.toContain('Directorate of the Solmar Union');
  });

  test('captors are not of the side of whom they hold', async () => {
    const slice = await record(
      '2031-03-01 Varenian soldier Oren Dask has been held by militants since June. The captors of Oren Dask call for releasing about 1,700 prisoners.',
    );
    expect(slice.record.positions.filter((p) => p.side === 'Varenia')).toEqual([]);
  });
});

describe('where sides stand', () => {
  test('a stance that is negated is shown with its own words', async () => {
    const slice = await record(
      '2031-03-01 Varenian Foreign Minister Lena Orsk said on Saturday that Varenia would not lift its sanctions.',
    );
    const shown = [...slice.findings.values()].map((l) => standWords(slice, l)).filter((w) => w !== null);
    expect(shown.some((w) => /would not lift/u.test(w!))).toBe(true);
  });

  test('a promise on the issue stands where no stance was found', async () => {
    const slice = await record(
      '2031-03-01 The Varenian government pledged on Saturday to abandon all nuclear weapons and existing nuclear programmes.',
    );
    expect([...insteadOf(slice).values()].map((i) => i.does)).toContain('promised');
  });
});

describe('what a reviewer tried', () => {
  test('a yes that becomes a no in the same words is a move', async () => {
    const slice = await record(
      "2031-06-01 Norway accepted the mediator's plan for the Upper Valley port and its islands on Sunday.",
      "2031-06-08 Norway rejected the mediator's plan for the Upper Valley port and its islands on Sunday.",
    );
    expect(slice.record.moves.map((m) => [m.from.stance, m.to.stance])).toEqual([['accepts', 'rejects']]);
  });

  test('promises of which one undoes the other, or of other goods, stay apart', async () => {
    const slice = await record(
      '2031-03-01 The Varenian government promised on Saturday to close the Tolmar nuclear plant.',
      '2031-03-03 The Varenian government promised on Monday to reopen the Tolmar nuclear plant.',
      '2031-03-05 The Varenian government promised on Wednesday to send 200 tonnes of grain to Maresh.',
      '2031-03-07 The Varenian government promised on Friday to send 500 tonnes of grain to Maresh.',
    );
    expect(slice.record.commitments.filter((c) => c.members.length > 1)).toEqual([]);
  });

  test('a body is not its own staff, and nobody’s neighbour by a letter at the front', async () => {
    const slice = await record(
      '2031-03-01 The Polar Union demanded on Saturday that Varenia lift the embargo. The Free Mali Army took Tolmar.',
      '2031-03-03 The Polar Union Military Staff rejected the truce. The Free Bali Army denied it.',
    );
    for (const a of slice.record.actors) {
      expect(a.names).not.toEqual(expect.arrayContaining(['Polar Union', 'Polar Union Military Staff']));
      expect(a.names).not.toEqual(expect.arrayContaining(['Free Mali Army', 'Free Bali Army']));
    }
  });

  test('last week and this week are two meetings', async () => {
    const slice = await record(
      '2031-03-14 Lena Orsk and Ivo Brandt met in Tolmar last week. Lena Orsk and Ivo Brandt met in Tolmar this week.',
    );
    expect(slice.record.rounds).toHaveLength(2);
  });
});
