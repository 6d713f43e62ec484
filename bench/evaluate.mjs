// `npm run evaluate`: scores the reader on every data set that RAPPORTEUR_DATA holds, and names what it skipped.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleReader } from '../dist/reader/reader.js';
import { matchExpectation } from '../dist/score/expectation.js';
import { parseBrat, scoreAttribution } from '../dist/score/polnear.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = process.env.RAPPORTEUR_DATA;
const reader = ruleReader();
const results = { commit: commit(), reader: reader.id, sets: {} };
const skipped = [];

fixtures();
polnear();
print();

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

function fixtures() {
  const folder = join(root, 'fixtures');
  const perKind = {};
  for (const file of readdirSync(join(folder, 'expected')).sort()) {
    const text = readFileSync(join(folder, 'reports', file.replace(/\.json$/, '.txt')), 'utf8');
    const expected = JSON.parse(readFileSync(join(folder, 'expected', file), 'utf8'));
    const hits = matchExpectation(text, reader.read(text, 'report:x'), expected);
    for (const [i, hit] of hits.entries()) {
      perKind[expected.findings[i].kind] ??= { found: 0, of: 0 };
      const kind = perKind[expected.findings[i].kind];
      kind.of++;
      if (hit) kind.found++;
    }
  }
  results.sets.fixtures = perKind;
}

/** The data as it is published: text/NAME.txt and attributions/NAME_*.ann; the first annotator of several. */
function polnear() {
  const split = home && join(home, 'data', 'polnear', 'dev');
  if (!split || !existsSync(split))
    return void skipped.push('PolNeAR dev: set RAPPORTEUR_DATA to a folder with data/polnear/dev');
  const files = readdirSync(join(split, 'attributions')).sort();
  const digest = createHash('sha256');
  const articles = [];
  let words = 0;
  const started = process.hrtime.bigint();
  for (const name of readdirSync(join(split, 'text'))
    .sort()
    .map((f) => f.slice(0, -4))) {
    const file = files.find((f) => f.startsWith(`${name}_`));
    if (!file) continue;
    const text = readFileSync(join(split, 'text', `${name}.txt`), 'utf8');
    const annotations = readFileSync(join(split, 'attributions', file), 'utf8');
    digest.update(text).update(annotations);
    words += text.split(/\s+/).length;
    articles.push({ text, gold: parseBrat(annotations), predicted: outermost(text) });
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  results.sets['polnear dev'] = {
    digest: digest.digest('hex').slice(0, 16),
    wordsPerSecond: Math.round(words / seconds),
    ...scoreAttribution(articles),
  };
}

function outermost(text) {
  const pairs = (spans) => spans.map((s) => [s.start, s.end]);
  return reader
    .read(text, 'report:x')
    .findings.filter((f) => f.kind === 'statement' && f.within === null)
    .map((f) => ({ source: pairs(f.source?.evidence ?? []), cue: pairs(f.cue), content: pairs(f.content) }));
}

function print() {
  console.log(`reader ${results.reader}, commit ${results.commit}\n`);
  console.log('own fixtures, expectations found');
  for (const [kind, { found, of }] of Object.entries(results.sets.fixtures))
    console.log(`  ${kind.padEnd(12)} ${found} of ${of}`);
  const p = results.sets['polnear dev'];
  if (p) {
    console.log(`\nPolNeAR dev, ${p.articles} articles, ${p.gold} attributions (data ${p.digest})`);
    for (const role of ['source', 'cue', 'content'])
      console.log(`  exact span ${role.padEnd(8)} P ${p.exact[role].p}  R ${p.exact[role].r}  F1 ${p.exact[role].f}`);
    console.log(`  content match       P ${p.contentMatch.p}  R ${p.contentMatch.r}  F1 ${p.contentMatch.f}`);
    console.log(`  attribution         P ${p.attribution.p}  R ${p.attribution.r}  F1 ${p.attribution.f}`);
    console.log(
      `  direct quotations   found ${p.directRecall} %, of these with a wrong or no source ${p.directWrongSource} %`,
    );
  }
  for (const s of skipped) console.log(`\nskipped: ${s}`);
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  const { wordsPerSecond, ...kept } = p ?? {};
  const stable = { ...results, sets: p ? { ...results.sets, 'polnear dev': kept } : results.sets };
  if (!skipped.length)
    writeFileSync(join(root, 'bench', 'results', 'rules.json'), `${JSON.stringify(stable, null, 2)}\n`);
}
