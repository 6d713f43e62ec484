// The data sets that `evaluate` scores, each with where it lies, how it is scored and how its figures are told.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationError } from '../dist/score/calibration.js';
import { countSyntax, parseConllu } from '../dist/score/conllu.js';
import { coreferenceScore, countCoreference } from '../dist/score/coreference.js';
import { matchExpectation } from '../dist/score/expectation.js';
import { interval, prf, round, total } from '../dist/score/figures.js';
import { countNames, parseNames } from '../dist/score/names.js';
import { countActs, ploverTexts } from '../dist/score/plover.js';
import { countAttribution, judge, parseBrat, scoreAttribution } from '../dist/score/polnear.js';
import { countTimes, parseTimeMl } from '../dist/score/timeml.js';
import { gold } from './goldSet.mjs';
import { goldRecord } from './recordSet.mjs';

const read = (path) => readFileSync(path, 'utf8');
const digestOf = (...texts) => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex').slice(0, 16);
};
const needs = (path) => (data) =>
  data && existsSync(join(data, path)) ? null : `set RAPPORTEUR_DATA to a folder with data/${path}`;
const range = ([low, high]) => `(95 %: ${low} to ${high})`;
const f1 = (sum, hit, p, g) => (200 * (sum[hit] ?? 0)) / Math.max(1, (sum[p] ?? 0) + (sum[g] ?? 0));

const fixtures = {
  name: 'own fixtures',
  missing: () => null,
  async score(reader, { root }) {
    const folder = join(root, 'fixtures');
    const kinds = {};
    for (const file of readdirSync(join(folder, 'expected')).sort()) {
      const text = read(join(folder, 'reports', file.replace(/\.json$/, '.txt')));
      const expected = JSON.parse(read(join(folder, 'expected', file)));
      const hits = matchExpectation(text, await reader.read(text, 'report:x'), expected);
      for (const [i, hit] of hits.entries()) {
        const name = expected.findings[i].kind;
        kinds[name] ??= { found: 0, of: 0 };
        const kind = kinds[name];
        kind.of++;
        if (hit) kind.found++;
      }
    }
    return { figures: kinds };
  },
  lines: (kinds) => Object.entries(kinds).map(([kind, { found, of }]) => `${kind.padEnd(12)} ${found} of ${of}`),
};

const polnear = {
  name: 'polnear dev',
  missing: needs('polnear/dev'),
  async score(reader, { data }) {
    const split = join(data, 'polnear/dev');
    const files = readdirSync(join(split, 'attributions')).sort();
    const articles = [];
    const inputs = [];
    let words = 0;
    const started = performance.now();
    for (const name of readdirSync(join(split, 'text')).sort()) {
      // Several people annotated some articles; the first counts.
      const file = files.find((f) => f.startsWith(`${name.slice(0, -4)}_`));
      if (!file) continue;
      const text = read(join(split, 'text', name));
      const annotations = read(join(split, 'attributions', file));
      inputs.push(text, annotations);
      words += text.split(/\s+/).length;
      articles.push({ text, gold: parseBrat(annotations), predicted: await outermost(reader, text) });
    }
    const speed = Math.round(words / ((performance.now() - started) / 1000));
    const counts = articles.map(countAttribution);
    const between = (figure) => interval(counts, figure);
    return {
      speed,
      figures: {
        digest: digestOf(...inputs),
        ...scoreAttribution(articles),
        calibration: calibration(articles),
        intervals: {
          source: between((s) => f1(s, 'source hit', 'source predicted', 'source gold')),
          cue: between((s) => f1(s, 'cue hit', 'cue predicted', 'cue gold')),
          content: between((s) => f1(s, 'content hit', 'content predicted', 'content gold')),
          contentMatch: between((s) => f1(s, 'hit', 'predicted', 'gold')),
          attribution: between((s) => f1(s, 'ok', 'predicted', 'gold')),
          directWrongSource: between((s) => (100 * (s.directFound - s.directOk)) / Math.max(1, s.directFound)),
        },
      },
    };
  },
  lines: (p) => [
    `${p.articles} articles, ${p.gold} attributions (data ${p.digest})`,
    ...['source', 'cue', 'content'].map(
      (r) =>
        `exact span ${r.padEnd(8)} P ${p.exact[r].p}  R ${p.exact[r].r}  F1 ${p.exact[r].f} ${range(p.intervals[r])}`,
    ),
    `content match       P ${p.contentMatch.p}  R ${p.contentMatch.r}  F1 ${p.contentMatch.f} ${range(p.intervals.contentMatch)}`,
    `attribution         P ${p.attribution.p}  R ${p.attribution.r}  F1 ${p.attribution.f} ${range(p.intervals.attribution)}`,
    `confidence          ${p.calibration.error} points from the share that is right, over ${p.calibration.judged} attributions of articles that it was not fitted on`,
    `direct quotations   found ${p.directRecall} %, of these with a wrong or no source ${p.directWrongSource} % ${range(p.intervals.directWrongSource)}`,
  ],
};

/** Confidence against verdicts; the curve was fitted on every other article, beginning with the first. */
function calibration(articles) {
  const judged = articles
    .filter((_, i) => i % 2 === 1)
    .flatMap((a) => judge(a).map((right, k) => ({ right, confidence: a.predicted[k].confidence })));
  return { judged: judged.length, error: round(calibrationError(judged)) };
}

async function outermost(reader, text) {
  const pairs = (spans) => spans.map((s) => [s.start, s.end]);
  const { findings } = await reader.read(text, 'report:x');
  return findings
    .filter((f) => f.kind === 'statement' && f.within === null)
    .map((f) => ({
      source: pairs(f.source?.evidence ?? []),
      cue: pairs(f.cue),
      content: pairs(f.content),
      confidence: f.confidence,
    }));
}

/** Sentences of a text over which names are read; a newspaper's paragraph or two. */
const GROUP = 8;

const names = (file) => ({
  name: `names ${file}`,
  missing: needs(`ner/${file}.txt`),
  async score(reader, { data }) {
    const content = read(join(data, `ner/${file}.txt`));
    const counts = [];
    for (const gold of parseNames(content, GROUP)) {
      const { annotations } = await reader.read(gold.text, 'report:x', { annotations: true });
      counts.push(countNames(gold, annotations.names));
    }
    const sum = total(counts);
    return {
      figures: {
        digest: digestOf(content),
        ...prf(sum.hit, sum.predicted, sum.gold),
        interval: interval(counts, (s) => f1(s, 'hit', 'predicted', 'gold')),
      },
    };
  },
  lines: (n) => [`P ${n.p}  R ${n.r}  F1 ${n.f} ${range(n.interval)} (data ${n.digest})`],
});

const syntax = {
  name: 'syntax ewt + gum dev',
  model: true,
  missing: needs('ud/ewt-dev.conllu'),
  async score(reader, { data }) {
    const contents = ['ewt', 'gum'].map((t) => read(join(data, `ud/${t}-dev.conllu`)));
    const counts = [];
    for (const gold of contents.flatMap(parseConllu)) {
      const { annotations } = await reader.read(gold.text, 'report:x', { annotations: true });
      const points = [...gold.text];
      const own = annotations.tokens.map((t) => ({
        ...t,
        form: points.slice(t.start, t.end).join(''),
        relation: t.deprel,
      }));
      counts.push(countSyntax(gold, own));
    }
    const sum = total(counts);
    const of = (key) => round(f1(sum, key, 'predicted', 'gold'));
    return {
      figures: {
        digest: digestOf(...contents),
        words: of('words'),
        upos: of('upos'),
        uas: of('uas'),
        las: of('las'),
        intervals: Object.fromEntries(
          ['upos', 'las'].map((key) => [key, interval(counts, (s) => f1(s, key, 'predicted', 'gold'))]),
        ),
      },
    };
  },
  lines: (s) => [
    `words ${s.words}  UPOS ${s.upos} ${range(s.intervals.upos)}  UAS ${s.uas}  LAS ${s.las} ${range(s.intervals.las)} (data ${s.digest})`,
  ],
};

const coreference = {
  name: 'coreference gum dev',
  model: true,
  missing: needs('ud/gum-dev.conllu'),
  async score(reader, { data }) {
    const content = read(join(data, 'ud/gum-dev.conllu'));
    const counts = [];
    for (const gold of parseConllu(content)) {
      const { annotations } = await reader.read(gold.text, 'report:x', { annotations: true });
      const key = gold.groups.map((g) => new Set(g.map(([a, b]) => `${gold.words[a].start} ${gold.words[b - 1].end}`)));
      counts.push(
        countCoreference(
          key,
          annotations.clusters.map((c) => new Set(c.map((s) => `${s.start} ${s.end}`))),
        ),
      );
    }
    return {
      figures: {
        digest: digestOf(content),
        ...coreferenceScore(total(counts)),
        interval: interval(counts, (s) => coreferenceScore(s).conll),
      },
    };
  },
  lines: (c) => [
    `MUC ${c.muc}  B³ ${c.b3}  CEAF-e ${c.ceafe}  CoNLL F1 ${c.conll} ${range(c.interval)} (data ${c.digest})`,
  ],
};

const PERSONAL = /^(?:he|him|his|himself|she|her|hers|herself)$/iu;

/** Personal pronouns whose group names somebody before them: whether their party has a mention that lies in the group. */
async function countPronouns(reader, gold) {
  const { findings } = await reader.read(gold.text, 'report:x');
  const mentions = findings.filter((f) => f.kind === 'mention').map((f) => ({ ...f, at: f.evidence[0] }));
  const counts = { pronouns: 0, right: 0, resolved: 0 };
  for (const group of gold.groups) {
    const spans = group.map(([a, b]) => ({
      start: gold.words[a].start,
      end: gold.words[b - 1].end,
      words: gold.words.slice(a, b),
    }));
    for (const one of spans) {
      const named = spans.some((s) => s.start < one.start && s.words.some((w) => w.upos === 'PROPN'));
      if (!named || one.words.length !== 1 || !PERSONAL.test(one.words[0].form)) continue;
      counts.pronouns++;
      const found = mentions.find((m) => m.form === 'pronoun' && m.at.start === one.start);
      if (!found?.party) continue;
      counts.resolved++;
      const own = mentions.filter((m) => m.party === found.party && m.form !== 'pronoun');
      counts.right += Number(own.some((m) => spans.some((s) => overlaps(m.at, s))));
    }
  }
  return counts;
}

/** Two spans of which a third or more is shared. */
function overlaps(a, b) {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && Math.max(a.end - a.start, b.end - b.start) <= 3 * shared;
}

const pronouns = {
  name: 'pronouns gum dev',
  missing: needs('ud/gum-dev.conllu'),
  async score(reader, { data }) {
    const content = read(join(data, 'ud/gum-dev.conllu'));
    const counts = [];
    for (const gold of parseConllu(content)) counts.push(await countPronouns(reader, gold));
    const sum = total(counts);
    const share = (s) => (100 * (s.right ?? 0)) / Math.max(1, s.pronouns ?? 0);
    return {
      figures: {
        digest: digestOf(content),
        pronouns: sum.pronouns,
        resolved: sum.resolved,
        right: round(share(sum)),
        interval: interval(counts, share),
      },
    };
  },
  lines: (p) => [
    `${p.right} % of ${p.pronouns} find their person ${range(p.interval)}, ${p.resolved} find anybody (data ${p.digest})`,
  ],
};

const plover = {
  name: 'plover dev',
  missing: needs('plover/gold-records-dev.json'),
  async score(reader, { data }) {
    const content = read(join(data, 'plover/gold-records-dev.json'));
    const counts = [];
    for (const { text, records } of ploverTexts(JSON.parse(content)))
      counts.push(countActs(text, records, await reader.read(text, 'report:x')));
    const sum = total(counts);
    return {
      figures: {
        digest: digestOf(content),
        acts: {
          ...prf(sum.hit, sum.found, sum.gold),
          interval: interval(counts, (s) => f1(s, 'hit', 'found', 'gold')),
        },
        withParties: {
          ...prf(sum.both, sum.found, sum.gold),
          interval: interval(counts, (s) => f1(s, 'both', 'found', 'gold')),
        },
      },
    };
  },
  lines: (p) =>
    [
      ['acts', p.acts],
      ['with actor and recipient', p.withParties],
    ].map(([name, a]) => `${name}: P ${a.p}  R ${a.r}  F1 ${a.f} ${range(a.interval)} (data ${p.digest})`),
};

const timebank = {
  name: 'timebank',
  missing: needs('timeml'),
  async score(reader, { data }) {
    const folder = join(data, 'timeml');
    const files = readdirSync(folder)
      .filter((f) => f.endsWith('.tml'))
      .sort();
    const counts = [];
    const inputs = [];
    for (const file of files) {
      const source = read(join(folder, file));
      inputs.push(source);
      const gold = parseTimeMl(source);
      const { annotations } = await reader.read(gold.text, 'report:x', { annotations: true });
      counts.push(countTimes(gold, annotations.times));
    }
    const sum = total(counts);
    const share = (s) => (100 * (s.right ?? 0)) / Math.max(1, s.valued ?? 0);
    return {
      figures: {
        digest: digestOf(...inputs),
        dates: {
          ...prf(sum.hit, sum.found, sum.gold),
          interval: interval(counts, (s) => f1(s, 'hit', 'found', 'gold')),
        },
        values: { share: round(share(sum)), of: sum.valued, interval: interval(counts, share) },
      },
    };
  },
  lines: ({ dates, values, digest }) => [
    `dates, relaxed: P ${dates.p}  R ${dates.r}  F1 ${dates.f} ${range(dates.interval)} (data ${digest})`,
    `values right: ${values.share} % of ${values.of} ${range(values.interval)}`,
  ],
};

export const SETS = [
  fixtures,
  gold(false),
  gold(true),
  goldRecord(false),
  goldRecord(true),
  polnear,
  names('conll2003-dev'),
  names('politics-dev'),
  syntax,
  coreference,
  pronouns,
  plover,
  timebank,
];
