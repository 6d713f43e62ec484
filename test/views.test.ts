// What the pages are drawn from, over generated reports with their readings and over small readings written here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, disconnect, slice as sliceOf, verify } from '../src/dossier/index.js';
import { type Appearance, type Finding, findingId, type Reading, reportId, type Slice } from '../src/model/index.js';
import { buildSlice } from '../src/record/record.js';
import { type Span, span } from '../src/text/index.js';
import { ActorIndex } from '../src/views/actor.js';
import { brief } from '../src/views/brief/brief.js';
import { facets } from '../src/views/facets.js';
import { lineage } from '../src/views/lineage.js';
import { filtered, listing } from '../src/views/listing.js';
import { passages } from '../src/views/passages.js';
import { cellKey, positionTable } from '../src/views/positions.js';
import { partAt, partsOf, readingPane } from '../src/views/reading.js';
import { timeline } from '../src/views/timeline.js';
import { waits } from '../src/views/waits.js';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-views-'));
const dossier = join(folder, 'generated.dossier');
let slice: Slice;

beforeAll(() => {
  const fill = fileURLToPath(new URL('../bench/fill.mjs', import.meta.url));
  execFileSync(process.execPath, [fill, dossier, '120']);
  const db = connect(dossier, 'read');
  slice = sliceOf(db, dossier, 'generated/1');
  for (const report of slice.appearances.keys()) slice.text(report);
  disconnect(db);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('generated reports', () => {
  test('every span gives its words, every id is that of its words, every kind but two is there', () => {
    const db = connect(dossier, 'read');
    expect(verify(db, dossier).faults).toEqual([]);
    disconnect(db);
    const kinds = new Set<string>();
    for (const { finding, source } of slice.findings.values()) {
      kinds.add(finding.kind);
      expect(findingId(source, finding.kind, finding)).toBe(finding.id);
    }
    expect([...kinds].sort()).toEqual(
      'assessment commitment condition event meeting mention position proposal reception statement'.split(' '),
    );
  });

  test('the same seed writes the same reports, and copies of one text are one origin', () => {
    const generate = fileURLToPath(new URL('../bench/generate.mjs', import.meta.url));
    const run = (...args: string[]) => execFileSync(process.execPath, [generate, ...args], { encoding: 'utf8' });
    expect(run('20', '7')).toBe(run('20', '7'));
    expect(run('20', '7')).not.toBe(run('20', '8'));
    expect(slice.record.coverage.unread).toBe(0);
    expect(slice.record.coverage.origins).toBeLessThan(slice.record.coverage.appearances);
  });

  test('the brief of them rests on words in every line', () => {
    const made = brief(slice);
    expect(made.inALine.refs.length).toBeGreaterThan(1);
    for (const section of made.sections.filter((s) => !['gaps', 'differences'].includes(s.id)))
      for (const line of section.lines) expect([line.text, line.refs.length > 0]).toEqual([line.text, true]);
  });
});

describe('statements narrowed', () => {
  test('each count is what the choice leaves', () => {
    const rows = listing(slice, ['statement']);
    for (const filter of [{}, { outlet: 'Unipress' }, { outlet: 'Unipress', quotation: 'indirect', words: 'draft' }]) {
      const list = facets(slice, rows, filter);
      expect(list.length).toBeGreaterThan(4);
      for (const facet of list)
        for (const { value, count } of facet.values)
          expect([facet.name, value, filtered(slice, rows, { ...filter, [facet.name]: value }).length]).toEqual([
            facet.name,
            value,
            count,
          ]);
    }
  });

  test('a whole name finds its bearer alone, a part of one all who bear it', () => {
    const rows = listing(slice, ['statement']);
    const speakers = (speaker: string) => new Set(filtered(slice, rows, { speaker }).map((r) => r.speaker));
    const whole = rows.find((r) => r.speaker?.includes(' '))!.speaker!;
    expect(speakers(whole)).toEqual(new Set([whole]));
    expect(speakers('l').size).toBeGreaterThan(2);
    expect(filtered(slice, rows, { tellers: '1' }).every((r) => r.tellers.length === 1)).toBe(true);
  });
});

describe('pictures', () => {
  test('a condition told in many reports is drawn once, with the side that it waits for', () => {
    const { waits: found, halves } = waits(slice);
    const keys = found.map((w) => `${w.side} ${w.dependent} ${w.connective} ${w.required}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(found.length).toBeLessThan(listing(slice, ['condition']).length);
    for (const w of found) {
      expect(w.on).toMatch(/Varenia|Kordavia|Maresh/u);
      expect(w.on).not.toBe(w.side);
      expect(halves.some((h) => h.id === w.required)).toBe(true);
    }
  });

  test('a paper stands once, with the newest answer of each side', () => {
    const { papers } = lineage(slice);
    expect(papers.map((p) => p.name).sort()).toEqual([
      '12-point draft',
      '21-point draft',
      '28-point draft',
      '9-point draft',
    ]);
    for (const p of papers) {
      const sides = p.receptions.map((r) => r.side);
      expect(new Set(sides).size).toBe(sides.length);
      for (const r of p.receptions)
        for (const other of p.line!.receptions.filter((o) => o.side === r.side))
          expect((other.day ?? '') <= (r.day ?? '')).toBe(true);
    }
  });
});

test('an actor has met those who were in the room, and said what is theirs', () => {
  const index = new ActorIndex(slice);
  const actor = slice.record.actors.filter((a) => index.meetings(a) > 0)[0]!;
  const view = index.view(actor.members.at(-1)!)!;
  expect(view.actor).toBe(actor);
  expect(view.said.every((r) => r.speaker === actor.name)).toBe(true);
  expect(view.said.length).toBe(actor.statements);
  expect(view.met.length).toBeGreaterThan(0);
  expect(view.met.every((m) => m.actor.side !== actor.side)).toBe(true);
  expect(view.rounds.length).toBe(new Set(view.met.flatMap((m) => m.rounds.map((r) => r.id))).size);
  expect(index.view('mention:none')).toBeNull();
});

const appearance = (report: Appearance['report'], day: string, i = 0): Appearance => ({
  id: `appearance:${i}`,
  report,
  outlet: 'Unipress',
  url: null,
  title: null,
  byline: null,
  publishedAt: day,
  modifiedAt: null,
  capturedAt: day,
});

/** A slice of texts with findings that are written here: `at` gives the place of words. */
function written(
  reports: readonly { text: string; day: string; findings: (at: (words: string) => Span) => object[] }[],
): Slice {
  const texts = new Map(reports.map((r) => [reportId(r.text), r]));
  const readings = [...texts].map(([source, r]): Reading => {
    const at = (words: string) => span(r.text.indexOf(words), r.text.indexOf(words) + words.length);
    const base = { evidence: [], saidIn: null, claimedBy: null, confidence: 0.9, step: 'test' };
    const findings = r.findings(at).map((f) => {
      const draft = { ...base, ...f } as unknown as Finding;
      return { ...draft, id: findingId(source, draft.kind, draft) };
    });
    return { source, reader: 'test', findings: findings as Finding[], parties: {}, layout: [], dropped: [] };
  });
  const appearances = [...texts].map(([report, r], i) => appearance(report, r.day, i));
  return buildSlice({ appearances, readings, decisions: [], reader: 'test', text: (s) => texts.get(s as never)!.text });
}

const party = (name: string, at: Span) => ({ value: { name, party: null }, evidence: [at] });
const words = (value: unknown, at: Span) => ({ value, evidence: [at] });

test('a cell of the positions has the newest stance, its age, and a mark where voices of the side differ', () => {
  const said = (text: string, day: string, speaker: string, stance: string, verb: string) => ({
    text,
    day,
    findings: (at: (w: string) => Span) => {
      const statement = {
        kind: 'statement',
        quotation: 'indirect',
        source: party(speaker, at(speaker)),
        content: [at(text.slice(text.indexOf('Karia')))],
        cue: [at('said')],
        relayedBy: [],
      };
      const id = findingId(reportId(text), 'statement', { evidence: [], ...statement });
      return [
        statement,
        {
          kind: 'position',
          saidIn: id,
          holder: party('Karia', at('Karia')),
          voicedBy: null,
          issue: words('ceasefire', at('truce')),
          stance: words(stance, at(verb)),
          terms: [],
        },
      ];
    },
  });
  const reports = [
    said('Bel said Karia wants a truce', '2031-03-04', 'Bel', 'demands', 'wants'),
    said('Rhee said Karia refuses a truce', '2031-03-10', 'Rhee', 'rejects', 'refuses'),
    { text: 'Nothing happened.', day: '2031-03-20', findings: () => [] },
  ];
  const cell = positionTable(written(reports)).cells.get(cellKey('Karia', 'ceasefire'))!;
  expect([cell.stance, cell.day, cell.age]).toEqual(['rejects', '2031-03-10', 10]);
  expect(cell.differs).toMatchObject({ stance: 'demands', voice: 'Bel' });
  // A stance of months ago is a move, not a difference.
  const moved = [{ ...reports[0]!, day: '2031-01-04' }, ...reports.slice(1)];
  expect(positionTable(written(moved)).cells.get(cellKey('Karia', 'ceasefire'))!.differs).toBeNull();
});

test('whoever belongs to a person is of their side, but a country that bears the name is a country', () => {
  const mention = (name: string, at: Span, type: string, of: [string, Span] | null) => ({
    kind: 'mention',
    form: 'name',
    type,
    name,
    party: `party ${name}`,
    evidence: [at],
    role: of ? words('envoy', at) : null,
    affiliation: of ? words(...of) : null,
  });
  const side = (text: string, findings: (at: (w: string) => Span) => object[]) => {
    const made = written([{ text, day: '2031-03-04', findings }]);
    return made.record.actors.find((a) => a.name === 'Bea Quill')!.side;
  };
  const text = 'Tom Orsk of Karia met Bea Quill, of Orsk.';
  const people = (at: (w: string) => Span) => [
    mention('Karia', at('Karia'), 'state', null),
    mention('Tom Orsk', at('Tom Orsk'), 'person', ['Karia', at('Karia')]),
    mention('Bea Quill', at('Bea Quill'), 'person', ['Orsk', at('Orsk.')]),
  ];
  expect(side(text, people)).toBe('Karia');
  expect(side(text, (at) => [...people(at), mention('Orsk', at(' Orsk.'), 'state', null)])).toBe('Orsk');
  // Which of two bearers is meant nobody knows.
  const another = mention('Ida Orsk', span(0, 3), 'person', ['Lowmark', span(0, 3)]);
  expect(side(text, (at) => [...people(at), another])).toBe('Orsk');
});

test('a word that stands everywhere is searched in no time, and places stand apart', () => {
  const text = 'lamp and oil '.repeat(60_000);
  const made = written([{ text, day: '2031-03-04', findings: () => [] }]);
  const [found] = passages(made, [reportId(text)], 'lamp oil');
  expect(found!.passages.length).toBe(3);
  const starts = found!.passages.map((p) => p.at.start).sort((a, b) => a - b);
  for (const [i, start] of starts.entries()) if (i > 0) expect(start - starts[i - 1]!).toBeGreaterThan(240);
});

test('a paper is drawn with what it replaces, and with words alone where no report tells more', () => {
  const paper = (name: string, at: Span, of: [string, Span, boolean] | null) => ({
    kind: 'proposal',
    name: words(name, at),
    status: 'on the table',
    drawnUpBy: [],
    tabledBy: [],
    carriedBy: [],
    handedOver: null,
    terms: [],
    issues: [],
    numbers: [],
    lineage: of ? [{ relation: 'replaces', of: words(of[0], of[1]), stated: of[2] }] : [],
  });
  const text = 'The short text replaces the long draft, which revised a lost memo.';
  const view = lineage(
    written([
      {
        text,
        day: '2031-03-04',
        findings: (at) => [
          paper('The short text', at('The short text'), ['the long draft', at('the long draft'), true]),
          paper('the long draft', at('the long draft'), ['a lost memo', at('a lost memo'), true]),
        ],
      },
    ]),
  );
  const name = (id: string) => view.papers.find((p) => p.id === id)!.name;
  expect(view.descents.map((d) => [name(d.later), d.relation, name(d.earlier)]).sort()).toEqual([
    ['long draft', 'replaces', '“lost memo”'],
    ['short text', 'replaces', 'long draft'],
  ]);
});

test('days of the timeline say how they are known', () => {
  const meeting = (at: Span, when: [string, string, Span] | null) => ({
    kind: 'meeting',
    evidence: [at],
    participants: ['Orsk', 'Kell'].map((name) => ({ value: { name, party: null }, evidence: [at] })),
    status: words('held', at),
    when: when && {
      value: { expression: when[0], edtf: when[1], precision: 'day', anchor: null, relation: 'on', relative: null },
      evidence: [when[2]],
    },
    place: null,
    duration: null,
    format: null,
    outcome: [],
    mediators: [],
  });
  const slice = written([
    {
      text: 'They met on March 4. They talked in February. They gathered.',
      day: '2031-03-09',
      findings: (at) => [
        meeting(at('met'), ['March 4', '2031-03-04', at('March 4')]),
        meeting(at('talked'), ['February', '2031-02', at('February')]),
        meeting(at('gathered'), null),
      ],
    },
  ]);
  expect(timeline(slice).map((m) => [m.when, m.day, m.until, m.dating])).toEqual([
    ['2031-02', '2031-02-01', '2031-02-28', 'span'],
    ['2031-03-04', '2031-03-04', '2031-03-04', 'told'],
    ['2031-03-09', '2031-03-09', '2031-03-09', 'report'],
  ]);
});

test('a very long text is shown in parts that together are the text', () => {
  const line = 'Nobody said that anything was signed, and nothing was. ';
  const text = `${line.repeat(900)}\n${line.repeat(900)}`;
  const long = written([{ text, day: '2031-03-04', findings: () => [] }]);
  const report = reportId(text);
  const starts = partsOf(long.text(report));
  expect(starts.length).toBeGreaterThan(2);
  const shown = starts.map((_, part) => readingPane(long, report, { text: true, part })!);
  const joined = shown.flatMap((p) => p.paragraphs.map((pieces) => pieces.map((x) => x.words).join(''))).join('');
  expect(joined.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
  for (const [part, start] of starts.entries()) expect(partAt(long.text(report), start)).toBe(part);
  expect(readingPane(long, report, { text: true, part: starts.length })).toBeNull();
});
