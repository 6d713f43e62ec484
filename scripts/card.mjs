// Writes models/reader/card.md and the figures in README.md from bench/results, so that none of them is typed by hand.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { REVIEW_BELOW as REVIEW } from '../dist/model/index.js';

const root = new URL('..', import.meta.url);
const results = (name) => JSON.parse(readFileSync(new URL(`bench/results/${name}.json`, root), 'utf8'));
const labels = JSON.parse(readFileSync(new URL('models/reader/labels.json', root), 'utf8'));
const size = (statSync(new URL('models/reader/model.onnx', root)).size / 1e6).toFixed(1);
const [int8, float, rules] = [results('neural'), results('neural-float'), results('rules')];
const [python, baseline, speed] = [results('python'), results('python-baseline'), results('speed')];

/** Layers that frames have to themselves. */
const FRAMED = labels.encoder.framed?.[1] ?? 0;
const range = ([low, high]) => `${low} to ${high}`;
const sets = int8.sets;
const pol = sets['polnear dev'];
const one = (n) => n.toFixed(1);
const row = (name, value, before, interval) => `| ${name} | ${one(value)} | ${one(before)} | ${interval} |`;
const of = (pick) => [pick(int8.sets), pick(float.sets)];
const rows = [
  ...['source', 'cue', 'content'].map((r) =>
    row(`PolNeAR dev, exact spans: ${r}`, ...of((s) => s['polnear dev'].exact[r].f), range(pol.intervals[r])),
  ),
  row('PolNeAR dev, content match', ...of((s) => s['polnear dev'].contentMatch.f), range(pol.intervals.contentMatch)),
  row('PolNeAR dev, attribution', ...of((s) => s['polnear dev'].attribution.f), range(pol.intervals.attribution)),
  row(
    'wrong or no source among direct quotations found, %',
    ...of((s) => s['polnear dev'].directWrongSource),
    range(pol.intervals.directWrongSource),
  ),
  ...['conll2003', 'politics'].map((n) =>
    row(`names, ${n} dev`, ...of((s) => s[`names ${n}-dev`].f), range(sets[`names ${n}-dev`].interval)),
  ),
  ...['upos', 'las'].map((k) =>
    row(
      `EWT + GUM dev, own tokens: ${k.toUpperCase()}`,
      ...of((s) => s['syntax ewt + gum dev'][k]),
      range(sets['syntax ewt + gum dev'].intervals[k]),
    ),
  ),
  row(
    'GUM dev, coreference, CoNLL F1',
    ...of((s) => s['coreference gum dev'].conll),
    range(sets['coreference gum dev'].interval),
  ),
];
const KINDS = Object.keys(sets['gold held-out'].kinds);
const goldRows = KINDS.map((kind) => {
  const [held, open] = [sets['gold held-out'].kinds[kind], sets['gold open'].kinds[kind]];
  const ruled = rules.sets['gold held-out'].kinds[kind];
  return `| ${kind} | ${held.gold} | ${one(held.f)} (${range(held.interval)}) | ${one(held.withoutParties)} | ${one(open.f)} | ${one(ruled.f)} | ${one(held.agreement)} | ${one(held.calibration)} (${one(held.calibrationByChance)}) |`;
});
const BINS = [0, 0.2, 0.4, 0.6, 0.8];
const reliabilityRows = KINDS.map((kind) => {
  const cells = BINS.map((from) => {
    const bin = sets['gold held-out'].kinds[kind].reliability.find((b) => Math.abs(b.from - from) < 0.01);
    return bin ? `${bin.sure} / ${bin.right} (${bin.count})` : '';
  });
  return `| ${kind} | ${cells.join(' | ')} |`;
});
const [plover, times] = [sets['plover dev'], sets.timebank];
const compared = (name, a) =>
  `| ${name} | ${one(a.source)} / ${one(a.cue)} / ${one(a.content)} | ${one(a.content_match)} | ${one(a.attribution)} | ${one(a.direct_wrong)} % |`;

const RECORD = {
  round: 'rounds',
  line: 'papers',
  reception: 'answers under the right paper',
  commitment: 'promises',
  question: 'open questions',
  move: 'moves',
};

const card = `# The reader's model

One encoder of ${labels.encoder.layers} layers, ${labels.encoder.width} wide, from all-MiniLM-L6-v2: ${labels.encoder.shared} shared, ${(labels.encoder.layers - labels.encoder.shared - FRAMED) / 2} for attribution, as many for names, offices, syntax and
coreference, ${FRAMED} for frames over the first shared one. Weights are int8, rounded to seven bits, ${size} MB; digest ${int8.reader.split('+')[1]}. English news. Made by \`training/\`; every attempt stands in
\`training/EXPERIMENTS.md\`.

## Figures

Through the program (\`npm run evaluate\`), on development sets that were watched while it was made; F1 in per cent unless a row says
otherwise; the interval is a bootstrap over documents (95 %).

| measure | int8 | float, before quantisation | interval of int8 |
| --- | --- | --- | --- |
${rows.join('\n')}

What is found of the project's own gold (\`fixtures/gold\`, marked by hand after \`docs/codebook.md\`): ${sets['gold held-out'].reports} reports that nobody who works on the program reads, and ${sets['gold open'].reports} that are open. A finding is right when kind and class are the
same, its words overlap by half, and every party is the same one (for whose an answer, a position or a condition is, somebody of the same side will do). "second person" is the F1 of another person's marks of ${sets['gold held-out'].markedTwice} of the held-out reports alone, so it is rough.

The held-out reports were not read, but their figures were looked at all along: for about a dozen models and for more states of the rules
(\`training/EXPERIMENTS.md\`). The choice among them is not unseen, so the figures flatter what is shipped somewhat. Their digest was
recorded twice, and all of their marks were gone over in between (\`docs/decisions/0013-gold.md\`).

| kind | marks held out | F1 held out | without parties | F1 open | rules alone, held out | second person | calibration error, points (by chance alone) |
| --- | --- | --- | --- | --- | --- | --- | --- |
${goldRows.join('\n')}

"Calibration error" tells how far confidence can be trusted. The findings of a kind are put in the order of their confidence and cut into ten groups of equal size; in each the
mean confidence is held against the share that is right, and the ten differences are averaged, in points. With few findings that is far from nought by chance alone: the number in
brackets is what as many findings would show if each were right exactly as often as it says. An error near it may be chance; one well above it is a fault of the curve.

Hard faults (words given to the wrong speaker, planned told as held, sides swapped, one side's cell filled for another): ${one(sets['gold held-out'].hardFaults)} % of the findings on held-out reports (${range(sets['gold held-out'].hardFaultsInterval)}).

Modes of acts are the same for ${one(sets['gold held-out'].modes.share)} % of the ${sets['gold held-out'].modes.gold} acts found that have one, on held-out reports (open ${one(sets['gold open'].modes.share)} %). Of ${sets['gold held-out'].claims.gold} findings that are one side's account of another's will or
deed ${sets['gold held-out'].claims.both} are told as one (open ${sets['gold open'].claims.both} of ${sets['gold open'].claims.gold}).

PLOVER gold records (dev half): act ${one(plover.acts.f)} (${range(plover.acts.interval)}), with actor and recipient ${one(plover.withParties.f)} (${range(plover.withParties.interval)}). TimeBank: spans of dates ${one(times.dates.f)} (${range(times.dates.interval)}), values ${one(times.values.share)} % of ${times.values.of}.

Beside a base-sized model: mpnet-base (110 million parameters), attribution alone, one seed, three epochs, trained and scored by the same
scripts, both in Python and in float (PolNeAR dev):

| model | exact source / cue / content | content match | attribution | wrong or no source of direct quotations found |
| --- | --- | --- | --- | --- |
${compared('this model, before export', python.figures.attribution)}
${compared('mpnet-base, attribution alone', baseline.figures.attribution)}

Published figures use other protocols and are not compared here.

The record that is made of these findings, against records that careful readers kept of the same negotiations (held-out reports): actors ${one(sets['record held-out'].actors.within.f)} within a report and ${one(sets['record held-out'].actors.across.f)} across (B-cubed F1), by side ${one(sets['record held-out'].actors.sides.f)};
${['round', 'line', 'reception', 'commitment', 'question', 'move'].map((k) => `${RECORD[k]} ${one(sets['record held-out'].kinds[k].f)}`).join(', ')} (F1); of ${sets['record held-out'].deadlocks.gold} planted deadlocks ${sets['record held-out'].deadlocks.hit} found, ${sets['record held-out'].deadlocks.false} of ${sets['record held-out'].deadlocks.found} told are none.

What the program says and how often it is right, on held-out reports. Each cell has the mean confidence of the findings in that range, then the share of them that is right
in every field, both in per cent, and in brackets how many they are. Where the second number is below the first, the program is too sure of itself:

| kind | below 0.2 | 0.2 to 0.4 | 0.4 to 0.6 | 0.6 to 0.8 | 0.8 and more |
| --- | --- | --- | --- | --- | --- |
${reliabilityRows.join('\n')}

The curves behind it are fitted on the open reports and on passages that the model was not taught (\`npm run calibrate\`); their weights stand in \`src/lexicon/data/confidence.tsv\`. Findings below ${REVIEW} wait for a look: a
brief leaves them out, with what rests on them alone (\`docs/concepts.md\`).

Confidence of an attribution, before that, is calibrated by a logistic curve, fitted on every other development article; on the rest what the program
says is ${pol.calibration.error} points off on average, over ${pol.calibration.judged} statements, those by rule among them.

One core of ${speed.processor.trim()} reads ${Math.round(speed.kinds['whole reader'].words / 100) * 100} words a second with everything, ${speed.kinds['whole reader'].ratio.toFixed(1)} times as long as the bare int8
multiplications of the network take in the same run (\`npm run speed\`).

## Data

| head | trained on | licence |
| --- | --- | --- |
| attribution | PolNeAR train (840 articles) | none stated; the texts belong to their publishers |
| attribution, by a teacher | what mpnet-base, trained on PolNeAR, and the release before marked in news that nobody annotated: agency reports and TimeBank articles from TempEval-3, half of CoNLL-2003 | the texts belong to their publishers |
| names | CoNLL-2003 train, politics train of CrossNER | for research; the texts belong to Reuters and to Wikipedia's authors |
| offices | silver labels by the project's lexicon over the same texts | Apache-2.0 |
| syntax | UD English EWT and GUM, train | CC BY-SA 4.0; CC BY 4.0 with parts CC BY-SA and CC BY-NC-SA |
| coreference | UD English GUM, train | as above |
| frames | 6,848 invented passages of the project (\`training/passages\` without \`ja*\`) | Apache-2.0 |
| frames | 513 windows of real reports, marked for the project without their words (\`training/reports\`): agency reports and TimeBank articles of TempEval-3, Reuters stories of CoNLL-2003 | marks Apache-2.0; the texts belong to their publishers |
| frames, by a teacher | what mpnet-base, trained on those, saw in them and in news that nobody marked: agency reports and TimeBank articles of TempEval-3, Reuters stories of CoNLL-2003, PolNeAR train, synthetic stories of PLOVER | the texts belong to their publishers |

Start: all-MiniLM-L6-v2, Apache-2.0 (see LICENSE). None of the texts is a part of the model or of the project. Whoever uses the model for
trade should look at these licences first.

## Known errors

- Attribution was learned from news of one country's election year. Transcripts with the speaker's name before a colon, lists of voices
  with the name after a dash, and foreign quotation marks are read worse than plain reports.
- A noun that announces speech ("his warning that …") may take the rest of the sentence into the content.
- One level of attribution is learned. What stands inside comes from a second pass and from rules, and has no measured error.
- "He" and "she" find the person that they mean in ${int8.sets['pronouns gum dev'].right} per cent of the cases in mixed prose (GUM dev), not all of it news.
- Offices are learned from the lexicon; how many that it lacks are found was not measured.
- The clusters in the annotations are the model's own. Who a party is in the findings is told by rules that weigh the model's shares.
- Who takes part in a meeting and who mediates is missed or mistaken in half of the meetings; who promised what to whom, nearly as often. Papers are found when they are called one, less so when an offer is only told.
- Frames were learned from invented text: real agency reports of the 1990s and 2000s have acts and meetings that the passages do not know.
- Integer kernels differ between processor families, so that a tag may tip over on another one.
`;
writeFileSync(new URL('models/reader/card.md', root), card);
// What the pages say beside each kind: statements by a public test set, the others by the project's own reports that nothing was fitted on.
const wrong = (p) => Math.round(100 - p.attribution.p);
const kinds = {
  statement: `Of statements, ${wrong(pol)} in 100 had another source or other words than annotators gave (PolNeAR dev, ${pol.predicted.toLocaleString('en')} statements; overlap by half).`,
};
const held = sets['gold held-out'];
const PLURALS = {
  event: 'acts',
  reception: 'answers',
  proposal: 'papers',
  commitment: 'promises',
  round: 'rounds',
  line: 'papers with all that is told of them',
  promise: 'promises with what became of them',
  question: 'open questions',
  move: 'moves',
};
for (const [kind, { p }] of Object.entries(held.kinds))
  kinds[kind] ??=
    `${Math.round(100 - p)} in 100 ${PLURALS[kind] ?? `${kind}s`} had a fault (${held.reports} invented reports, held out).`;
const { kinds: ofRecord, deadlocks } = sets['record held-out'];
const kept = (name, what) => {
  const { p, r, gold } = ofRecord[name];
  const missed = Math.round(100 - r);
  kinds[what] =
    gold > 0 && p + r === 0
      ? `None of ${gold} ${PLURALS[what]} that a careful reader kept was found (${held.reports} invented reports, held out).`
      : `${Math.round(100 - p)} in 100 ${PLURALS[what]} were none, or not the same, by a record kept by hand, and ${missed} in 100 of those were missed (${held.reports} invented reports, held out).`;
};
kept('round', 'round');
kept('line', 'line');
kept('commitment', 'promise');
kept('question', 'question');
kept('move', 'move');
kinds.deadlock = `Of ${deadlocks.gold} deadlocks that were planted ${deadlocks.hit} were found, and ${deadlocks.false} of ${deadlocks.found} that are told are none of them (${held.reports} invented reports, held out).`;
writeFileSync(
  new URL('models/reader/measured.json', root),
  `${JSON.stringify({ reader: int8.reader, kinds }, null, 2)}\n`,
);

const [head, foot] = [
  '<!-- written by `npm run card` from bench/results -->',
  '<!-- end of what `npm run card` writes -->',
];
const fixtures = Object.entries(sets['own fixtures']);
const met = (result) => Object.values(result.sets['own fixtures']).reduce((sum, k) => sum + k.found, 0);
const attribution = (p) =>
  `${p.contentMatch.f.toFixed(1)} | ${p.attribution.f.toFixed(1)} | ${p.directWrongSource.toFixed(1)} %`;
const bold = (cells) =>
  cells
    .split(' | ')
    .map((c) => `**${c}**`)
    .join(' | ');
const spans = (p) =>
  `${p.exact.source.f.toFixed(1)}, cue ${p.exact.cue.f.toFixed(1)}, content ${p.exact.content.f.toFixed(1)}`;
const figures = `Who said what, on PolNeAR dev (${pol.articles} news articles, ${pol.gold.toLocaleString('en')} attributions; F1 in per cent; a source or content counts from half an
overlap on). The rows above ours were measured with the same scorer.

| system | content | attribution | wrong or no source, of direct quotations found |
| --- | --- | --- | --- |
| textacy 0.13, a paragraph at a time | 29.0 | 21.5 | 24 % |
| CoreNLP 4.5.10 quote with coreference | 31.8 | 16.4 | 44 % |
| GenderGapTracker, spaCy md | 47.4 | 38.8 | 27 % |
| BBC Citron, retrained on the train split | 58.5 | 51.4 | 6 % |
| **Rapporteur** | ${bold(attribution(pol))} |
| Rapporteur, rules alone | ${attribution(rules.sets['polnear dev'])} |
| a second human annotator (on 16 articles of the training part) | 80.8 | 71.6 | 4 % |

Exact spans: source ${spans(pol)}. Names ${sets['names conll2003-dev'].f.toFixed(1)} (CoNLL-2003 dev), parts of speech ${sets['syntax ewt + gum dev'].upos.toFixed(1)} and dependencies ${sets['syntax ewt + gum dev'].las.toFixed(1)} (EWT + GUM dev, own
tokens), coreference ${sets['coreference gum dev'].conll.toFixed(1)} (GUM dev). The groups of phrases in \`--annotations\` are the model's own; who a party is in the findings is
told by rules that weigh the model's links, and “he” and “she” find their person in ${sets['pronouns gum dev'].right.toFixed(0)} per cent of the cases there. \`npm run evaluate\` prints
these figures with their intervals where \`RAPPORTEUR_DATA\` names a folder that holds the public sets ([how to get them](training/README.md));
without it, only those of the project's own reports. The rows of the other systems are taken over as measured with the same scorer. The
[model card](models/reader/card.md) says what the reader learned from, sets a base-sized model beside it, and lists known errors. The dev figures
were watched while all this was made; their test halves have not been looked at.

One core of ${speed.processor.trim()} reads ${Math.round(speed.kinds['whole reader'].words / 100) * 100} words a second with everything, ${speed.kinds['whole reader'].ratio.toFixed(1)} times what the bare multiplications of its network
take (\`npm run speed\`); several reports are read on several processors (\`--threads\`). Without the model or its runtime the rules read, with a notice.

Meetings, proposals, receptions, conditions and the other kinds have no public test set, so the project has marked 72 invented reports by hand (\`fixtures/gold\`, after the [codebook](docs/codebook.md)); ${sets['gold held-out'].reports} of them are only measured on. F1 there, every party right:

| | ${KINDS.join(' | ')} |
| --- |${' --- |'.repeat(KINDS.length)}
| Rapporteur | ${KINDS.map((k) => one(sets['gold held-out'].kinds[k].f)).join(' | ')} |
| rules alone | ${KINDS.map((k) => one(rules.sets['gold held-out'].kinds[k].f)).join(' | ')} |
| a second person | ${KINDS.map((k) => one(sets['gold held-out'].kinds[k].agreement)).join(' | ')} |

The last row rests on ${sets['gold held-out'].markedTwice} of the ${sets['gold held-out'].reports} reports alone, so it is rough: it is the F1 of a second person's marks against the first's. Two people agree least
on papers (${one(sets['gold held-out'].kinds.proposal.agreement)}). Why was not looked into, since nobody reads these reports; the codebook leaves most room at what a paper is, which
telling of it is a new one, and who made it. So that figure, and not 100, is what Rapporteur's ${one(sets['gold held-out'].kinds.proposal.f)} is to be
held against. Nobody who works on the reader has read these reports, but their figures were looked at for about a dozen models and for more
states of the rules, so the choice among those is not unseen.

Acts of the PLOVER gold records (dev half) ${one(plover.acts.f)}, with actor and recipient ${one(plover.withParties.f)}; dates of TimeBank ${one(times.dates.f)}, their values ${one(times.values.share)} %. On short invented reports, written from
the definitions alone by an author who never saw the rules (\`fixtures/\`), ${met(int8)} of ${fixtures.reduce((sum, [, k]) => sum + k.of, 0)} expectations are found (by the rules alone
${met(rules)}). Rules were mended on these fixtures afterwards, and the comparison was widened where it read a field too narrowly, so they are a
development set and the count flatters.

| found on the fixtures | ${fixtures.map(([kind]) => kind).join(' | ')} |
| --- |${' --- |'.repeat(fixtures.length)}
| of those expected | ${fixtures.map(([, k]) => `${k.found} of ${k.of}`).join(' | ')} |`;
const readme = readFileSync(new URL('README.md', root), 'utf8');
if (!readme.includes(head) || !readme.includes(foot))
  throw new Error('README.md has lost the marks around its figures');
const [before, rest] = [readme.slice(0, readme.indexOf(head)), readme.slice(readme.indexOf(foot))];
writeFileSync(new URL('README.md', root), `${before}${head}\n\n${figures}\n\n${rest}`);
console.log('models/reader/card.md, README.md');
