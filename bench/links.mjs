// `node bench/links.mjs DOSSIER [--links N] [--seed N] --to FOLDER`: links between two reports drawn at random, as many of each kind as there
// are (one actor, one round, one utterance, one origin, a contradiction), each beside its reports, for a person with the codebook to judge:
// `links.txt`, and `reports/N.txt` with the texts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sliceOf } from '../dist/operations/open.js';
import { generator } from '../dist/score/figures.js';
import { sentenceAt } from '../dist/text/index.js';
import { keyWords } from '../dist/views/reference.js';

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { links: { type: 'string' }, seed: { type: 'string' }, to: { type: 'string' } },
});
const random = generator(Number(given.seed ?? 1));
const slice = await sliceOf(positionals[0]);
const { record } = slice;
const reports = [...slice.appearances.keys()];
const numberOf = new Map(reports.map((r, i) => [r, i]));

/** Pairs of findings of two reports that an object holds together. */
function pairs(kind, objects, says) {
  return objects.flatMap((o) => {
    const told = (o.members ?? o.findings).map((id) => slice.findings.get(id)).filter(Boolean);
    const found = [];
    for (const [i, a] of told.entries())
      for (const b of told.slice(i + 1))
        if (a.report !== b.report) found.push({ kind, says: says(o), a, b, object: o });
    // A much-named actor is drawn no more often than others.
    return found.length > 0 ? [found[Math.floor(random() * found.length)]] : [];
  });
}

const named = (a) => a.names.length > 0 && /^\p{Lu}/u.test(a.name);
const kinds = [
  pairs('actor', record.actors.filter(named), (a) => `both mean one: ${a.name}`),
  pairs(
    'round',
    record.rounds,
    (r) => `both tell of one meeting: ${[r.participants.join(', '), r.place, r.when].filter(Boolean).join(' · ')}`,
  ),
  pairs('utterance', record.utterances, (u) => `both give one act of speech of ${u.speaker}`),
  pairs(
    'contradiction',
    record.contradictions,
    (c) => `they differ: ${[c.kind, c.label, c.about].filter(Boolean).join(', ')}`,
  ),
  record.origins.flatMap((o) => {
    if (o.reports.length < 2) return [];
    const [a, b] = [...o.reports].sort(() => random() - 0.5);
    return [
      { kind: 'origin', says: 'both are copies of one text, whole or in part', a: { report: a }, b: { report: b } },
    ];
  }),
];
const drawn = [];
const wanted = Number(given.links ?? 50);
const shelves = kinds.map((k) => [...k].sort(() => random() - 0.5));
while (drawn.length < wanted && shelves.some((s) => s.length > 0))
  for (const shelf of shelves) if (shelf.length > 0 && drawn.length < wanted) drawn.push(shelf.pop());

mkdirSync(join(given.to, 'reports'), { recursive: true });
const where = ({ report, finding, source }) => {
  const n = numberOf.get(report);
  const [at] = slice.appearances.get(report);
  const head = `reports/${n}.txt (${at.outlet ?? 'outlet not given'}, ${at.publishedAt?.slice(0, 10) ?? 'no date'})`;
  writeFileSync(join(given.to, 'reports', `${n}.txt`), `${at.title ?? ''}\n\n${slice.text(report).value}\n`);
  if (!finding) return head;
  const text = slice.text(source);
  const words = keyWords(finding);
  return `${head}: «${text.slice(words)}» in: ${text.slice(sentenceAt(text, words)).replace(/\s+/gu, ' ')}`;
};
const lines = drawn.map((d, i) => `${i + 1}. ${d.kind}: ${d.says}\n   ${where(d.a)}\n   ${where(d.b)}\n`);
writeFileSync(join(given.to, 'links.txt'), lines.join('\n'));
console.log(`${drawn.length} links drawn of ${kinds.map((k) => k.length).join(', ')}`);
