// `node bench/many.mjs [N] [SEED]`: how well many reports become one record, measured on N invented reports of which the truth is known.
import { appearanceId } from '../dist/model/index.js';
import { sentenceEncoder } from '../dist/reader/neural/sentenceEncoder.js';
import { buildSlice } from '../dist/record/record.js';
import { Text } from '../dist/text/index.js';
import { folded } from '../dist/views/folded.js';
import { listing } from '../dist/views/listing.js';
import { READER } from './generate.mjs';
import { measureOthers } from './manyByOthers.mjs';
import { manyReports } from './manyReports.mjs';

const [count = '2000', seed = '1'] = process.argv.slice(2);
const { reports, truth } = manyReports(Number(count), Number(seed));
const slice = await sliceOf(reports);

/** Pairs inside groups. */
const pairsIn = (sizes) => sizes.reduce((n, size) => n + (size * (size - 1)) / 2, 0);

async function sliceOf(all) {
  const texts = new Map();
  const readings = new Map();
  const appearances = all.map(({ outlet, url, title, publishedAt, text, readings: read }) => {
    for (const r of read) readings.set(r.source, r);
    texts.set(read[0].source, text);
    texts.set(read[1].source, title);
    const fields = { report: read[0].source, outlet, url, title, publishedAt };
    return { id: appearanceId(fields), ...fields, byline: null, modifiedAt: null, capturedAt: publishedAt };
  });
  const inputs = {
    appearances,
    readings: [...readings.values()],
    decisions: [],
    text: (s) => texts.get(s),
    vectors: await vectorsOf(readings, texts),
    reader: READER,
  };
  return buildSlice(inputs);
}

/** What sentences mean, by the encoder that comes with the program; with VECTORS=none without. */
async function vectorsOf(readings, texts) {
  if (process.env.VECTORS === 'none') return undefined;
  const encoder = await sentenceEncoder();
  const found = new Map();
  for (const { source, findings } of readings.values()) {
    const said = findings.filter((f) => f.kind === 'statement').map((f) => f.content);
    found.set(source, await encoder.vectors(new Text(texts.get(source)), said));
  }
  return (source) => found.get(source) ?? null;
}

/** Counts by a key. */
function counts(keys) {
  const found = new Map();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

/** Precision, recall and F1 of pairs: both are maps from a thing to its group. */
function pairScore(things, told, found) {
  const both = pairsIn([...counts(things.map((t) => `${told.get(t)}\n${found.get(t)}`)).values()]);
  const p = both / (pairsIn([...counts(things.map((t) => found.get(t))).values()]) || 1);
  const r = both / (pairsIn([...counts(things.map((t) => told.get(t))).values()]) || 1);
  return { p, r, f: (2 * p * r) / (p + r || 1) };
}

const per = (x) => `${(100 * x).toFixed(1)} %`;

function originsScore() {
  const known = [...truth.origins.keys()].filter((r) => slice.appearances.has(r));
  const real = new Set(known.map((r) => truth.origins.get(r))).size;
  const found = new Map(slice.record.origins.flatMap((o) => o.reports.map((r) => [r, o.id])));
  const pairs = pairScore(known, truth.origins, found);
  const error = Math.abs(slice.record.origins.length - real) / real;
  console.log(
    `origins: ${slice.record.origins.length} found, ${real} true, count error ${per(error)}; pairs P ${per(pairs.p)} R ${per(pairs.r)} F1 ${per(pairs.f)}`,
  );
  const missed = counts(
    reports
      .filter((r) => {
        const own = found.get(r.readings[0].source);
        if (slice.appearances.get(r.readings[0].source).length > 1) return false;
        return (
          !reports.some(
            (o) =>
              o.readings[0].source !== r.readings[0].source &&
              truth.origins.get(o.readings[0].source) === truth.origins.get(r.readings[0].source) &&
              found.get(o.readings[0].source) === own,
          ) && r.how !== 'own'
        );
      })
      .map((r) => r.how),
  );
  console.log(
    `  carried reports that stand alone: ${[...missed].map(([how, n]) => `${how} ${n}`).join(', ') || 'none'}`,
  );
}

/** Of the rows that stand behind another one in a list, how many are of reports that really have one origin; and how many such rows stand apart. */
function foldsScore() {
  for (const kind of ['statement', 'figure', 'reception', 'meeting']) {
    const rows = folded(slice, listing(slice, [kind]));
    const origin = (row) => truth.origins.get(slice.findings.get(row.id).report);
    const pairs = rows.flatMap((f) => f.copies.map((c) => origin(c) === origin(f.row)));
    const key = ({ row }) => `${origin(row)}\n${row.speaker}\n${row.words.toLowerCase()}`;
    const apart = [...counts(rows.map(key)).values()].reduce((n, k) => n + k - 1, 0);
    console.log(
      `rows of the kind ${kind}: ${rows.length} stand, ${pairs.length} behind them (${per(pairs.filter((p) => p).length / (pairs.length || 1))} of one true origin), ${apart} of the same words and true origin stand apart`,
    );
  }
}

function utterancesScore() {
  const found = new Map(slice.record.utterances.flatMap((u) => u.members.map((m) => [m, u.id])));
  const things = [...truth.utterances.keys()].filter((s) => found.has(s));
  const all = pairScore(things, truth.utterances, found);
  // The same words twice are no art: one of each wording of a sentence.
  const wording = new Map();
  for (const id of things) {
    const { finding, source } = slice.findings.get(id);
    const words = finding.content
      .map((c) => slice.text(source).slice(c))
      .join(' ')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ');
    const key = `${truth.utterances.get(id)}\n${words}`;
    if (!wording.has(key)) wording.set(key, id);
  }
  const apart = pairScore([...wording.values()], truth.utterances, found);
  const total = counts([...wording.values()].map((s) => truth.rendered.get(s)));
  const home = new Map(
    [...counts([...wording.values()].map((s) => `${truth.utterances.get(s)}\n${found.get(s)}`))]
      .sort((a, b) => a[1] - b[1])
      .map(([key]) => key.split('\n')),
  );
  const astray = counts(
    [...wording.values()]
      .filter((s) => home.get(truth.utterances.get(s)) !== found.get(s))
      .map((s) => truth.rendered.get(s)),
  );
  console.log(
    `  wordings apart from most of their utterance: ${[...total].map(([as, n]) => `${as} ${astray.get(as) ?? 0} of ${n}`).join(', ')}`,
  );
  const merged = new Map();
  for (const s of wording.values()) merged.set(found.get(s), [...(merged.get(found.get(s)) ?? []), s]);
  const wrong = [...merged.values()].flatMap((list) =>
    list.flatMap((a, i) =>
      list
        .slice(i + 1)
        .filter((b) => truth.utterances.get(a) !== truth.utterances.get(b))
        .map((b) => [a, b]),
    ),
  );
  console.log(
    `  wrongly joined: ${[
      ...counts(
        wrong.map((p) =>
          p
            .map((s) => truth.rendered.get(s))
            .sort()
            .join(' + '),
        ),
      ),
    ]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 8)
      .map(([k, n]) => `${k} ${n}`)
      .join(', ')}`,
  );
  if (process.env.SHOW)
    for (const p of wrong.slice(0, 40))
      console.log(
        `    JOINED ${p
          .map(
            (s) =>
              `${slice.findings.get(s).day} ${slice.findings
                .get(s)
                .finding.content.map((c) => slice.text(slice.findings.get(s).source).slice(c))
                .join(' … ')}`,
          )
          .join('\n      ')}`,
      );
  console.log(
    `utterances: same-utterance pairs of different wordings P ${per(apart.p)} R ${per(apart.r)} F1 ${per(apart.f)} (${wording.size} wordings); of all statements F1 ${per(all.f)}`,
  );
}

function contradictionsScore() {
  const ends = new Map();
  for (const [
    i,
    {
      ends: [a, b],
    },
  ] of truth.planted.entries())
    for (const [k, set] of [a, b].entries()) for (const id of set) if (slice.findings.has(id)) ends.set(id, { i, k });
  const planted = truth.planted.filter((p) => p.ends.every((set) => [...set].some((id) => slice.findings.has(id))));
  const hit = new Map();
  let [shown, changes, unplanted] = [0, 0, 0];
  for (const c of slice.record.contradictions) {
    const [a, b] = c.findings.map((id) => ends.get(id) ?? saidWith(ends, id));
    const of = a && b && a.i === b.i && a.k !== b.k ? truth.planted[a.i] : null;
    if (of && c.kind === of.kind) hit.set(of, hit.get(of) === of.label ? of.label : c.label);
    if (c.label !== 'conflict') continue;
    shown++;
    if (of?.label === 'later change') changes++;
    if (!of) unplanted++;
    if (!of && process.env.SHOW) show(c);
  }
  const real = planted.filter((p) => p.label !== 'later change');
  const found = real.filter((p) => hit.has(p));
  const right = real.filter((p) => hit.get(p) === p.label);
  console.log(
    `contradictions: ${found.length} of ${real.length} planted found (${per(found.length / real.length)}), ${right.length} with the right label (${per(right.length / real.length)})`,
  );
  console.log(
    `  shown as conflict ${shown}: mere change over time ${changes} (${per(changes / (shown || 1))}), not planted ${unplanted} (${per(unplanted / (shown || 1))})`,
  );
  if (process.env.SHOW) for (const p of real.filter((r) => hit.get(r) !== r.label)) missed(p, hit.get(p));
  const kinds = [...new Set(real.map((p) => `${p.kind}, ${p.label}`))].sort();
  for (const k of kinds) {
    const of = real.filter((p) => `${p.kind}, ${p.label}` === k);
    console.log(
      `  ${k}: ${of.filter((p) => hit.has(p)).length} found, ${of.filter((p) => hit.get(p) === p.label).length} rightly labelled, of ${of.length}`,
    );
  }
}

/** A planted difference that is not found, or is called something else. */
function missed(p, as) {
  console.log(`    MISSED ${p.kind} ${p.label} (${as ?? 'not found'})`);
  for (const set of p.ends)
    for (const id of [...set].filter((s) => slice.findings.has(s)).slice(0, 1)) {
      const { source, day, finding } = slice.findings.get(id);
      const at =
        (finding.content ?? finding.evidence)[0] ?? (finding.number ?? finding.answer ?? finding.act).evidence[0];
      const { value } = slice.text(source);
      console.log(
        `      ${day} ${set.size} “${value.slice(Math.max(0, at.start - 120), at.end + 120)}”`.replace(/\n/gu, ' '),
      );
    }
}

/** A difference that nobody planted, with its words. */
function show(c) {
  console.log(`    ${c.kind} ${c.label}: ${c.about}`);
  for (const [i, id] of c.findings.entries()) {
    const { source, day } = slice.findings.get(id);
    const text = slice.text(source);
    console.log(
      `      ${day} “${text.value.slice(Math.max(0, c.at[i].start - 90), c.at[i].start)}‹${text.slice(c.at[i])}›${text.value.slice(c.at[i].end, c.at[i].end + 90)}”`.replace(
        /\n/gu,
        ' ',
      ),
    );
  }
}

/** Findings of what is said in a planted statement are of its plant too. */
const saidWith = (ends, id) => ends.get(slice.findings.get(id)?.finding.saidIn);

originsScore();
foldsScore();
utterancesScore();
contradictionsScore();
await othersScore();

/** What is found of differences that somebody else wrote, read by the reader itself. */
async function othersScore() {
  const measured = await measureOthers();
  if (!measured) return;
  const { found, edits, kept } = measured;
  const real = found.filter((f) => f.label !== 'later change');
  const changes = found.filter((f) => f.label === 'later change');
  const hit = real.filter((f) => f.as !== null);
  const right = real.filter((f) => f.as === f.label);
  const shown = found.filter((f) => f.any.includes('conflict'));
  const mere = changes.filter((f) => f.any.includes('conflict')).length;
  console.log(
    `by others, as the reader reads them: ${hit.length} of ${real.length} differences found (${per(hit.length / (real.length || 1))}), ${right.length} with the right label; of ${shown.length} shown as conflict ${mere} are mere change (${per(mere / (shown.length || 1))}); ${kept} of ${edits} edited stories are one origin with what they were`,
  );
}
