// `node bench/orders.mjs DATA [TIMES]`: over real texts what test/dossierProperties.test.ts says of invented ones. TIMES draws of reports
// (some under an address with another wording, some without a date, some texts in two outlets) and of decisions about what is in them;
// of each it is tried whether other orders, bits, a past moment, two dossiers taken into one, and a report that comes and goes give the
// same bytes of `dump`. All the texts together are added in TIMES / 10 orders. Exits 1 where one does not.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  connect,
  decisions,
  disconnect,
  insert,
  insertDecision,
  isKnown,
  merge,
  remove,
  slice,
  verify,
} from '../dist/dossier/index.js';
import { RapporteurError, ruleReader } from '../dist/index.js';
import { appearanceId, canonical, decisionOf, reportId, titleId } from '../dist/model/index.js';
import { dumpOf } from '../dist/operations/dump.js';
import { findingDecision } from '../dist/operations/review.js';
import { generator } from '../dist/score/figures.js';
import { parseTimeMl } from '../dist/score/timeml.js';

const home = process.argv[2];
const TIMES = Number(process.argv[3] ?? 40);
/** Reports of one draw. */
const DRAWN = 20;
const MEMORY = ':memory:';
const next = generator(5);
const pick = (list) => list[Math.floor(next() * list.length)];
const shuffled = (list) =>
  list
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map((x) => x.item);

const stories = [];
for (const line of readFileSync(join(home, 'wire', 'reports.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean))
  stories.push(JSON.parse(line));
const folder = join(home, 'timeml');
for (const file of existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.tml')) : [])
  stories.push({ text: parseTimeMl(readFileSync(join(folder, file), 'utf8')).text });

const reader = ruleReader();
const read = new Map();
async function readingOf(source, text) {
  if (!read.has(source)) read.set(source, await reader.read(text, source));
  return { reading: read.get(source), text };
}
const TAKEN = ['2031-03-05T08:00:00.000Z', '2031-03-07T12:00:00.000Z', '2031-03-11T18:00:00.000Z'];
async function entryOf({ text, outlet = null, title = null, publishedAt = null, url = null }) {
  const words = text.toWellFormed();
  const id = reportId(words);
  const fields = { report: id, outlet, url, title, publishedAt };
  const more = { byline: null, modifiedAt: pick([null, null, '2031-03-09']), capturedAt: pick(TAKEN) };
  const readings = [await readingOf(id, words), ...(title ? [await readingOf(titleId(title), title)] : [])];
  return {
    report: { id, text: words },
    appearance: { id: appearanceId(fields), ...fields, ...more },
    cuts: [],
    readings,
  };
}

/** Reports where they stood: now and then with no date, in a second outlet, or as another wording under one address. */
async function drawn() {
  const entries = [];
  for (const story of shuffled(stories).slice(0, DRAWN)) {
    const url = pick([null, null, `https://wire.example/${entries.length}`]);
    const told = { ...story, url, publishedAt: next() < 0.2 ? null : story.publishedAt };
    entries.push(await entryOf(told));
    if (next() < 0.2) entries.push(await entryOf({ ...told, url: null, outlet: 'Another Outlet' }));
    if (url && next() < 0.6) {
      const parts = story.text.split('\n');
      const shorter = parts.length > 2 ? parts.slice(0, -1).join('\n') : `${story.text} (Corrected.)`;
      entries.push(await entryOf({ ...told, text: shorter, publishedAt: pick([told.publishedAt, '2031-03-08']) }));
    }
  }
  return entries;
}

const KINDS = ['accept', 'reject', 'checked', 'note', 'correct', 'link', 'unlink', 'side', 'merge', 'split', 'undo'];
function decided(entries) {
  const bare = entries.map((e) => ({ ...e, appearance: { ...e.appearance, url: null } }));
  const now = within(bare, [], (db) => slice(db, MEMORY, reader.id));
  const findings = [...now.findings.values()].map((l) => l.finding).filter((f) => f.kind !== 'mention');
  const made = [];
  for (let i = 0; i < 40; i++) {
    const kind = pick(KINDS);
    const told = { kind, author: pick(['Ada', 'Ben']), at: pick(TAKEN), reason: null };
    const one = pick(findings);
    const same = pick(findings.filter((f) => f.kind === one.kind));
    const who = () => pick(pick(now.record.actors).names) ?? pick(now.record.actors).id;
    const words = {
      note: ['asked'],
      correct: [`${one.holder ? 'holder' : 'source'}=-`],
      link: [same.id],
      unlink: [same.id],
    };
    try {
      if (kind === 'undo') {
        if (made.length > 0) made.push(decisionOf({ ...told, about: pick(made).id, value: null, body: null }));
      } else if (['side', 'merge', 'split'].includes(kind))
        made.push(decisionOf({ ...told, about: who(), value: who(), body: null }));
      else made.push(decisionOf({ ...told, ...findingDecision(now, kind, [one.id, ...(words[kind] ?? [])]) }));
    } catch (thrown) {
      if (!(thrown instanceof RapporteurError)) throw thrown;
    }
  }
  return [...new Map(made.map((d) => [d.id, d])).values()];
}

function within(entries, all, work, path = MEMORY) {
  const db = connect(path, 'write');
  try {
    insert(db, path, entries, reader.id);
    for (const d of all) insertDecision(db, d);
    return work(db);
  } finally {
    disconnect(db);
  }
}
const dumpIn = (db, then = null, path = MEMORY) => canonical(dumpOf(slice(db, path, reader.id, then)));
const dumpFrom = (entries, all) => within(entries, all, (db) => dumpIn(db));

const home2 = mkdtempSync(join(tmpdir(), 'rapporteur-orders-'));
const tried = new Map();
function holds(what, sound) {
  const [good, all] = tried.get(what) ?? [0, 0];
  tried.set(what, [good + (sound ? 1 : 0), all + 1]);
}

const everything = [];
for (const story of stories) everything.push(await entryOf(story));
const whole = dumpFrom(everything, []);
for (let i = 0; i < Math.ceil(TIMES / 10); i++)
  holds(`orders of all ${stories.length} texts give the same bytes`, dumpFrom(shuffled(everything), []) === whole);

for (let i = 0; i < TIMES; i++) {
  const entries = await drawn();
  const all = decided(entries);
  const one = dumpFrom(entries, all);
  holds('orders give the same bytes', dumpFrom(shuffled(entries), shuffled(all)) === one);
  const bits = within([], [], (db) => {
    for (const entry of shuffled(entries)) insert(db, MEMORY, [entry], reader.id);
    for (const d of shuffled(all)) insertDecision(db, d);
    return dumpIn(db);
  });
  holds('dossiers that grew report by report are those made at once', bits === one);
  for (const then of [
    { at: pick(TAKEN).slice(0, 10), clock: 'captured' },
    { at: pick(stories).publishedAt ?? '2031-03-08', clock: 'published' },
  ]) {
    const known = entries.filter((e) => isKnown(e.appearance, then));
    const by = all.filter((d) =>
      isKnown({ ...entries[0].appearance, capturedAt: d.at }, { ...then, clock: 'captured' }),
    );
    holds(
      'looks back are dossiers with fewer reports',
      within(entries, all, (db) => dumpIn(db, then)) === dumpFrom(known, by),
    );
  }
  const [left, right] = [entries.filter((_, k) => k % 3 !== 0), entries.filter((_, k) => k % 3 !== 1)];
  const both = within(left, all.slice(0, 10), (a) =>
    within(right, all.slice(5), (b) => {
      merge(a, MEMORY, [b], reader.id);
      const once = dumpIn(a);
      merge(a, MEMORY, [b], reader.id);
      return once === one && dumpIn(a) === one;
    }),
  );
  holds('dossiers taken into one, once and again, are that of both', both);
  const path = join(home2, `${i}.dossier`);
  const extra = await entryOf({ ...pick(stories), text: `Zyxwian envoys left. ${pick(stories).text} Quorlish.` });
  const gone = within(
    shuffled([...entries, extra]),
    all,
    (db) => {
      remove(db, path, [extra.report.id], { at: TAKEN[2], author: 'Ada', reason: null });
      const sound = verify(db, path).faults.length === 0 && decisions(db).length === all.length;
      return sound && dumpIn(db, null, path) === one;
    },
    path,
  );
  const bytes = readFileSync(path).toString('latin1').toLowerCase();
  holds('reports that were deleted were never added, and left no word', gone && !/zyxw|quorl/.test(bytes));
  rmSync(path);
  const states = within(entries, all, (db) => slice(db, MEMORY, reader.id).record.decisions);
  holds('logs list every decision with a state', states.length === all.length && states.every((d) => d.state));
}
rmSync(home2, { recursive: true, force: true });
for (const [what, [good, all]] of tried) {
  console.log(`${good} of ${all} ${what}`);
  if (good < all) process.exitCode = 1;
}
