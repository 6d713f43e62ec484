// Writes models/reader/card.md from the figures in bench/results, so that no figure in it is typed by hand.
import { readFileSync, statSync, writeFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const results = (name) => JSON.parse(readFileSync(new URL(`bench/results/${name}.json`, root), 'utf8'));
const labels = JSON.parse(readFileSync(new URL('models/reader/labels.json', root), 'utf8'));
const size = (statSync(new URL('models/reader/model.onnx', root)).size / 1e6).toFixed(1);
const [int8, float, python] = [results('neural'), results('neural-float'), results('python')];

const range = ([low, high]) => `${low} to ${high}`;
const sets = int8.sets;
const pol = sets['polnear dev'];
const row = (name, value, before, interval) => `| ${name} | ${value} | ${before} | ${interval} |`;
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
const compared = (name, a) =>
  `| ${name} | ${a.source} / ${a.cue} / ${a.content} | ${a.content_match} | ${a.attribution} | ${a.direct_wrong} % |`;

const card = `# The reader's model

One encoder of ${labels.encoder.layers} layers, ${labels.encoder.width} wide, from all-MiniLM-L6-v2: four layers shared, two for attribution, two for names, offices, syntax and
coreference. Weights are int8, ${size} MB; digest ${int8.reader.split('+')[1]}. English news. Made by \`training/\`; every attempt stands in
\`training/EXPERIMENTS.md\`.

## Figures

Through the program (\`npm run evaluate\`), on development sets that were watched while it was made; F1 in per cent unless a row says
otherwise; the interval is a bootstrap over documents (95 %).

| measure | int8 | float, before quantisation | interval of int8 |
| --- | --- | --- | --- |
${rows.join('\n')}

Beside a base-sized model: mpnet-base (110 million parameters), attribution alone, one seed, three epochs, trained and scored by the same
scripts, both in Python and in float (PolNeAR dev):

| model | exact source / cue / content | content match | attribution | wrong or no source of direct quotations found |
| --- | --- | --- | --- | --- |
${compared('this model, before export', python.reader)}
${compared('mpnet-base, attribution alone', python.baseline)}

Published figures use other protocols and are not compared here.

Confidence of an attribution is calibrated by a logistic curve, fitted on even-numbered development articles; on the others its expected
error is ${python.calibration.error} points over ${python.calibration.judged} attributions.

## Data

| head | trained on | licence |
| --- | --- | --- |
| attribution | PolNeAR train (840 articles) | none stated; the texts belong to their publishers |
| names | CoNLL-2003 train, politics train of CrossNER | for research; the texts belong to Reuters and to Wikipedia's authors |
| offices | silver labels by the project's lexicon over the same texts | Apache-2.0 |
| syntax | UD English EWT and GUM, train | CC BY-SA 4.0; CC BY 4.0 with parts CC BY-SA and CC BY-NC-SA |
| coreference | UD English GUM, train | as above |

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
- Integer kernels differ between processor families, so that a tag may tip over on another one.
`;
writeFileSync(new URL('models/reader/card.md', root), card);
console.log('models/reader/card.md');
