/** What holds of every dossier, whatever it holds: drawn sets of reports and decisions, invented from sentences, read by rules. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import {
  type Connection,
  connect,
  decisions,
  disconnect,
  type Entry,
  insert,
  insertDecision,
  isKnown,
  type Moment,
  merge,
  remove,
  slice,
  verify,
} from '../src/dossier/index.js';
import { RapporteurError } from '../src/errors.js';
import {
  type Appearance,
  appearanceId,
  canonical,
  DECISION_KINDS,
  type Decision,
  type DecisionKind,
  decisionOf,
  FIELDS,
  FINDING_DECISIONS,
  type FindingDecisionKind,
  type Kind,
  type Reading,
  reportId,
  type Slice,
  titleId,
} from '../src/model/index.js';
import { dumpOf } from '../src/operations/dump.js';
import { ruleReader } from '../src/operations/readers.js';
import { findingDecision } from '../src/operations/review.js';

const SENTENCES = [
  'Varenia flatly rejected the truce plan on Friday.',
  '“We will never sign it,” Foreign Minister Lena Orsk told reporters in Sarn.',
  'Kordavia welcomed the 12-point plan.',
  'The two sides plan to meet in Lunde on Monday.',
  'Varenia and Kordavia met in Sarn for three hours on Thursday.',
  'Kordavia’s envoy Milan Velt said the corridor would open if Varenia withdrew its guns.',
  'Orsk said the talks were useful.',
  'Varenia said that 40 prisoners were freed.',
  'Varenia said that 14 prisoners were freed.',
  'Velt promised to return with an answer within five days.',
  'Kordavia demanded a withdrawal before the next round, its foreign ministry said.',
  'Maresh handed a new draft to both sides, two officials said.',
  'The foreign minister refused to say whether the League had accepted the draft.',
  'Varenia accused Kordavia of breaking the truce near Pellow.',
  'This story has been withdrawn because its source could not be confirmed.',
];
const TITLES = [null, 'Varenia rejects the plan', 'Orsk meets Velt in Sarn'];
const DAYS = [null, '2031-03-05', '2031-03-07', '2031-03-08T09:30:00+02:00', '2031-03-10'];
const TAKEN = ['2031-03-05T08:00:00.000Z', '2031-03-07T12:00:00.000Z', '2031-03-11T18:00:00.000Z'];
const DECIDED = ['2031-03-06T10:00:00.000Z', '2031-03-09T10:00:00.000Z', '2031-03-12T10:00:00.000Z'];

const text = fc
  .uniqueArray(fc.nat(SENTENCES.length - 1), { minLength: 2, maxLength: 5 })
  .map((picks) => picks.map((i) => SENTENCES[i]!).join(' '));
const told = fc.record({
  /** Which of the texts: several places may show one. */
  text: fc.nat(9),
  outlet: fc.constantFrom(null, 'Courier', 'Post', 'Gazette'),
  url: fc.constantFrom(
    null,
    null,
    'https://courier.example/a/1',
    'https://www.courier.example/a/1/?utm_source=x',
    'https://post.example/b',
  ),
  title: fc.constantFrom(...TITLES),
  publishedAt: fc.constantFrom(...DAYS),
  modifiedAt: fc.constantFrom(null, null, '2031-03-08T01:00:00+02:00', '2031-03-09'),
  byline: fc.constantFrom(null, null, 'A. Writer', 'B. Writer'),
  capturedAt: fc.constantFrom(...TAKEN),
});
const choice = fc.record({
  kind: fc.constantFrom(...DECISION_KINDS),
  one: fc.nat(),
  other: fc.nat(),
  at: fc.constantFrom(...DECIDED),
  author: fc.constantFrom('Ada', 'Ben'),
  whole: fc.boolean(),
});
/** Reports where they stood, and decisions about what is in them; `seed` draws orders and parts. */
const world = fc.record({
  texts: fc.uniqueArray(text, { minLength: 2, maxLength: 5 }),
  told: fc.array(told, { minLength: 2, maxLength: 7 }),
  /** One of the places captured once more. */
  again: fc.option(fc.record({ of: fc.nat(), as: told })),
  chosen: fc.array(choice, { maxLength: 7 }),
  seed: fc.nat(),
});
type World = { readonly entries: Entry[]; readonly decided: Decision[]; readonly seed: number };

const reader = ruleReader();
const read = new Map<string, Reading>();
async function readingOf(source: string, words: string): Promise<Reading> {
  const known = read.get(source) ?? (await reader.read(words, source));
  read.set(source, known);
  return known;
}

async function entryOf(words: string, t: Omit<Appearance, 'id' | 'report'>): Promise<Entry> {
  const id = reportId(words);
  const readings = [{ reading: await readingOf(id, words), text: words }];
  if (t.title !== null) readings.push({ reading: await readingOf(titleId(t.title), t.title), text: t.title });
  const appearance = { ...t, id: appearanceId({ ...t, report: id }), report: id };
  return { report: { id, text: words }, appearance, cuts: [], readings };
}

async function drawn({
  texts,
  told,
  again,
  chosen,
  seed,
}: typeof world extends fc.Arbitrary<infer T> ? T : never): Promise<World> {
  const entries: Entry[] = [];
  for (const { text, ...t } of told) entries.push(await entryOf(texts[text % texts.length]!, t));
  if (again) {
    const { report, appearance } = entries[again.of % entries.length]!;
    const { capturedAt, modifiedAt, byline } = again.as;
    entries.push(
      await entryOf(report.text, {
        ...appearance,
        capturedAt,
        modifiedAt,
        byline: again.of % 2 ? byline : appearance.byline,
      }),
    );
  }
  // Without addresses no report is replaced, so that decisions are also about those that a newer one replaces.
  const bare = entries.map((e) => ({ ...e, appearance: { ...e.appearance, url: null } }));
  const now = inside(bare, [], (db) => sliceIn(db));
  const decided: Decision[] = [];
  for (const c of chosen) {
    const one = decisionFrom(now, decided, c);
    if (one && !decided.some((d) => d.id === one.id)) decided.push(one);
  }
  return { entries, decided, seed };
}

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

/** A decision of a kind about what is there; null where there is nothing that it could be about. */
function decisionFrom(
  now: Slice,
  before: readonly Decision[],
  c: { kind: DecisionKind; one: number; other: number; at: string; author: string; whole: boolean },
): Decision | null {
  const told = { author: c.author, at: c.at, reason: null, kind: c.kind };
  if (c.kind === 'undo') {
    const about = pick(before, c.one);
    return about ? decisionOf({ ...told, about: about.id, value: null, body: null }) : null;
  }
  if (!(FINDING_DECISIONS as readonly string[]).includes(c.kind)) {
    const [one, other] = [pick(now.record.actors, c.one), pick(now.record.actors, c.other)];
    if (!one || !other) return null;
    const called = (a: typeof one, n: number) => pick([...a.names, ...a.members], n)!;
    const value =
      c.kind === 'side' ? (pick([null, 'Varenia', other.name], c.other) ?? null) : called(other, c.one >> 3);
    return decisionOf({ ...told, about: called(one, c.other >> 3), value, body: null });
  }
  try {
    const kind = c.kind as FindingDecisionKind;
    return decisionOf({ ...told, ...findingDecision(now, kind, wordsOf(now, c), c.whole) });
  } catch (thrown) {
    if (thrown instanceof RapporteurError && ['decision-words', 'report-unknown'].includes(thrown.code)) return null;
    throw thrown;
  }
}

function wordsOf(now: Slice, { kind, one, other }: { kind: DecisionKind; one: number; other: number }): string[] {
  const found = [...now.findings.values()].filter((l) => l.finding.kind !== 'mention');
  const at = pick(found, one);
  if (!at) return ['none'];
  const of = Object.entries(FIELDS[at.finding.kind] ?? {});
  const [field, shape] = pick(of, other) ?? ['none', { shape: 'span' as const }];
  const words = now
    .text(at.source)
    .slice({ start: 0, end: 12 } as never)
    .split(' ')[0]!;
  const given =
    shape.shape === 'choice' || shape.shape === 'plain' ? `${pick(shape.values ?? [], other)}@${words}` : words;
  switch (kind) {
    case 'note': {
      const actor = pick(now.record.actors, one)!;
      return [pick([at.finding.id, at.report, actor.name, actor.id], other)!, 'asked the host'];
    }
    case 'link':
    case 'unlink':
      return [
        at.finding.id,
        pick(
          found.filter((l) => l.finding.kind === at.finding.kind),
          other,
        )!.finding.id,
      ];
    case 'correct':
      return [at.finding.id, other % 7 === 0 ? `${field}=-` : `${field}=${given}`];
    case 'add': {
      const kinds: readonly Kind[] = ['position', 'statement', 'reception', 'meeting'];
      return [
        at.report,
        pick(kinds, other)!,
        '0-12',
        'holder=Varenia',
        'stance=open@Varenia',
        'answer=accepts@Varenia',
        'status=held@Varenia',
      ].filter((w, i) => i < 3 || FIELDS[pick(kinds, other)!]?.[w.split('=')[0]!]);
    }
    default:
      return [at.finding.id];
  }
}

const MEMORY = ':memory:';
const sliceIn = (db: Connection, then: Moment | null = null) => slice(db, MEMORY, reader.id, then);
const dumpIn = (db: Connection, then: Moment | null = null) => canonical(dumpOf(sliceIn(db, then)));

/** Work in a new dossier of these reports and decisions, which come in this order. */
function inside<T>(entries: readonly Entry[], decided: readonly Decision[], work: (db: Connection) => T): T {
  const db = connect(MEMORY, 'write');
  try {
    fill(db, entries, decided);
    return work(db);
  } finally {
    disconnect(db);
  }
}

function fill(db: Connection, entries: readonly Entry[], decided: readonly Decision[]): void {
  insert(db, MEMORY, entries, reader.id);
  for (const d of decided) insertDecision(db, d);
}

const dumpFrom = (entries: readonly Entry[], decided: readonly Decision[]) => inside(entries, decided, dumpIn);

/** A list in an order that the seed draws. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const at = list.map((item, i) => ({ item, key: Math.imul(seed + i + 1, 0x9e3779b1) >>> 0 }));
  return at.sort((a, b) => a.key - b.key).map((x) => x.item);
}

const holds = (property: (w: World) => void | Promise<void>, numRuns = 50) =>
  fc.assert(
    fc.asyncProperty(world, async (w) => property(await drawn(w))),
    { numRuns },
  );

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-properties-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('any order of adding gives the same bytes', () =>
  holds(({ entries, decided, seed }) => {
    const one = dumpFrom(entries, decided);
    expect(dumpFrom([...entries].reverse(), [...decided].reverse())).toBe(one);
    expect(dumpFrom(shuffled(entries, seed), shuffled(decided, seed))).toBe(one);
  }));

test('what is added bit by bit and between decisions is what is added at once', () =>
  holds(({ entries, decided, seed }) => {
    const bits = inside([], [], (db) => {
      const left = [...decided];
      for (const [i, entry] of entries.entries()) {
        insert(db, MEMORY, [entry, ...entries.slice(0, (seed >> i) % 2)], reader.id);
        for (const d of left.splice(0, (seed >> i) % 3)) insertDecision(db, d);
        dumpIn(db);
      }
      for (const d of left) insertDecision(db, d);
      return dumpIn(db);
    });
    expect(bits).toBe(dumpFrom(entries, decided));
  }));

test('every decision is listed with a state and none is dropped', () =>
  holds(({ entries, decided }) => {
    inside(entries, decided, (db) => {
      const states = sliceIn(db).record.decisions;
      expect(states.map((d) => d.id).sort()).toEqual(decided.map((d) => d.id).sort());
      for (const d of states) expect(['stands', 'undone', 'overruled', 'unmatched']).toContain(d.state);
      expect(verify(db, MEMORY).faults).toEqual([]);
    });
  }));

test('as of a moment a dossier is one with fewer reports and decisions', () =>
  holds(({ entries, decided, seed }) => {
    const moments: Moment[] = [
      {
        at: pick(['2031-03-04', '2031-03-05', '2031-03-07', '2031-03-09', '2031-03-07T12:00:00Z', '2031-03'], seed)!,
        clock: 'captured',
      },
      {
        at: pick(['2031-03-04', '2031-03-07', '2031-03-08', '2031-03-08T07:00:00Z', '2031-03-10', '2031'], seed)!,
        clock: 'published',
      },
    ];
    inside(entries, decided, (db) => {
      for (const then of moments) {
        const known = entries.filter((e) => isKnown(e.appearance, then));
        const by = decided.filter((d) =>
          isKnown({ ...entries[0]!.appearance, capturedAt: d.at }, { ...then, clock: 'captured' }),
        );
        expect(dumpIn(db, then)).toBe(dumpFrom(known, by));
      }
    });
  }));

test('two dossiers taken into one are the dossier of both, once and again', () =>
  holds(({ entries, decided, seed }) => {
    const half = <T>(list: readonly T[], which: number) => list.filter((_, i) => ((seed >> i) & 3) !== which);
    const whole = dumpFrom(entries, decided);
    inside(half(entries, 1), half(decided, 2), (a) =>
      inside(half(entries, 2), half(decided, 1), (b) => {
        const all = [...half(entries, 1), ...half(entries, 2)].length > 0;
        const both = dumpFrom(
          entries.filter((e) => half(entries, 1).includes(e) || half(entries, 2).includes(e)),
          decided,
        );
        expect(all ? both : whole).toBe(whole);
        for (const [to, from] of [
          [a, b],
          [b, a],
        ] as const) {
          merge(to, MEMORY, [from], reader.id);
          expect(dumpIn(to)).toBe(whole);
          const taken = merge(to, MEMORY, [from], reader.id);
          expect(taken).toEqual([{ reports: 0, appearances: 0, decisions: 0, briefs: 0 }]);
          expect(dumpIn(to)).toBe(whole);
          expect(verify(to, MEMORY).faults).toEqual([]);
        }
      }),
    );
  }));

test('what is deleted was never added, and no word of it is in the bytes of the file', () =>
  holds(async ({ entries, decided, seed }) => {
    const path = join(folder, `${seed}.dossier`);
    rmSync(path, { force: true });
    const secret = `The Zyxwian envoy Quorl ${SENTENCES[seed % SENTENCES.length]!.toLowerCase()} Zyxwia rejected the plan, Quorl said.`;
    const first = entries[0]!.appearance;
    const extra = await entryOf(secret, { ...first, title: pick([null, 'Quorl speaks', ...TITLES], seed) ?? null });
    const db = connect(path, 'write');
    const before = dumpFrom(entries, decided);
    try {
      fill(db, shuffled([...entries, extra], seed), decided);
      const now = slice(db, path, reader.id);
      // People also decide about what is deleted.
      const about = [...now.findings.values()].filter((l) => l.report === extra.report.id);
      for (const kind of ['accept', 'note'] as const)
        if (
          pick(
            about.filter((l) => l.finding.kind !== 'mention'),
            seed,
          )
        )
          insertDecision(
            db,
            decisionOf({
              ...findingDecision(now, kind, [
                pick(
                  about.filter((l) => l.finding.kind !== 'mention'),
                  seed,
                )!.finding.id,
                ...(kind === 'note' ? ['Quorl lies'] : []),
              ]),
              kind,
              author: 'Ada',
              at: DECIDED[0]!,
              reason: null,
            }),
          );
      insertDecision(
        db,
        decisionOf({
          kind: 'side',
          about: 'Quorl',
          value: 'Zyxwia',
          body: null,
          author: 'Ada',
          at: DECIDED[1]!,
          reason: null,
        }),
      );
      remove(db, path, [extra.report.id], { at: DECIDED[2]!, author: 'Ada', reason: null });
      expect(canonical(dumpOf(slice(db, path, reader.id)))).toBe(before);
      expect(verify(db, path).faults).toEqual([]);
      expect(
        decisions(db)
          .map((d) => d.id)
          .sort(),
      ).toEqual(decided.map((d) => d.id).sort());
    } finally {
      disconnect(db);
    }
    const bytes = readFileSync(path).toString('latin1').toLowerCase();
    for (const word of ['zyxw', 'quorl']) expect(bytes.includes(word)).toBe(false);
  }, 40));
