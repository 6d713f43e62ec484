import { grouped, type PaperTerm } from '../model/index.js';
import { originLines } from '../render/originLines.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { clip } from '../views/brief/context.js';
import { listed } from '../views/folded.js';
import { handOverWords, makers } from '../views/makers.js';
import { type AnswerRow, type Branch, lineageTrees, type PaperRow, paperRows } from '../views/papers.js';
import { checked, FILTERS, foldedRows, input, rowTerminal } from './lists.js';
import { sliceOf } from './open.js';
import { DOSSIER, operation } from './operation.js';

/** Code points of a point of a paper. */
const SHOWN = 90;

export const proposals = operation({
  name: 'proposals',
  summary: 'What is on the table, where it comes from, and how each side took it',
  detail:
    'Lists papers, each once, however often it is told: who drew up, tabled and carried it, its versions, what passed from hand to hand, its points by issue, and the answers of each side in order of days. Below stand the answers to "the plan" that may be to one of several papers, and what grew out of what as a tree. With --side stand papers that the side made or answered; with --issue those whose points or name touch it; with days those that were told of or answered then. --json gives the papers with their members, versions, makers, documents, terms, receptions, lineage and candidates.',
  examples: [
    'rapporteur proposals talks.dossier',
    'rapporteur proposals talks.dossier --side Kelmara',
    'rapporteur proposals talks.dossier --since 2031-03-01 --json',
  ],
  arguments: [DOSSIER],
  options: FILTERS,
  input,
  run: async (given) => {
    const slice = await sliceOf(given);
    const { rows, loose } = paperRows(slice, checked(given));
    return { rows, loose: listed(slice, loose, given.origins === true) };
  },
  json: ({ rows }) => rows,
  terminal: ({ rows, loose }, style, { origins = false }) => {
    if (rows.length + loose.length === 0) return style.quiet('No proposals in this dossier fit.');
    return [
      ...rows.map((p) => paper(p, origins, style)),
      ...unclear(rows, style),
      ...trees(rows, style),
      ...(loose.length > 0 ? [style.strong('Answers to what no report names as a paper')] : []),
      ...foldedRows(loose).map(({ row, copies }) => rowTerminal(row, style, copies)),
      style.quiet(`${rows.length} ${rows.length === 1 ? 'proposal' : 'proposals'}`),
    ].join('\n\n');
  },
});

function paper(p: PaperRow, opened: boolean, style: Style): string {
  const days = p.members.map((m) => m.day).filter((d) => d !== null);
  const [first, last] = [days[0], days.at(-1)];
  const when = first === undefined ? 'no date' : first === last ? first : `${first} to ${last}`;
  const tellings = `${p.members.length} ${p.members.length === 1 ? 'telling' : 'tellings'}`;
  const line = (words: string) => wrap(visible(words), style.width, '  ', '    ');
  return [
    `${style.strong(visible(p.name))} ${style.quiet(`${p.status} · ${tellings}, ${when}`)}`,
    ...[makers({ makers: p.makers, documents: [] }).join('; ')].filter((w) => w !== '').map(line),
    ...versionsOf(p).map(line),
    ...p.documents.map((d) => line(`${handOverWords(d)}: “${d.words}” (${d.day ?? 'no date'})`)),
    ...termsOf(p.terms).map(line),
    ...answers(p.receptions, style),
    ...(p.receptions.length === 0 ? [style.quiet('  no side is told to have answered it')] : []),
    ...originLines(p.told, opened, style),
  ].join('\n');
}

const versionsOf = ({ versions }: PaperRow): string[] =>
  versions.length < 2
    ? []
    : [
        `versions: ${versions.map((v) => `${v.number === null ? '' : `${v.number}: `}“${v.words}” (${v.day ?? 'no date'})`).join(' → ')}`,
      ];

const termsOf = (terms: readonly PaperTerm[]): string[] =>
  [...grouped(terms, (t) => t.issue ?? 'other points')].map(
    ([issue, list]) => `${issue}: ${list.map((t) => `“${clip(t.words, SHOWN)}” (${t.day ?? 'no date'})`).join('; ')}`,
  );

/** How each side took it, in order of days. */
const answers = (receptions: readonly AnswerRow[], style: Style): string[] =>
  [...grouped(receptions, (r) => r.side)].map(([side, list]) =>
    wrap(
      visible(
        `${side}: ${list.map((r) => `${stance(r)} “${clip(r.words, SHOWN)}” (${r.day ?? 'no date'})`).join(' → ')}`,
      ),
      style.width,
      '  ',
      '    ',
    ),
  );

const stance = ({ answer, hedge }: AnswerRow): string => (hedge ? `${answer}, ${hedge}` : answer);

/** Answers that may be to one of several papers, each once. */
function unclear(rows: readonly PaperRow[], style: Style): string[] {
  const all = new Map(rows.flatMap((p) => p.candidates.map((c) => [c.finding, c] as const)));
  if (all.size === 0) return [];
  const lines = [...all.values()].map((c) =>
    wrap(
      visible(`${c.day ?? 'no date'} ${c.side} ${stance(c)} “${clip(c.words, SHOWN)}”: may be ${c.names.join(' or ')}`),
      style.width,
      '  ',
      '    ',
    ),
  );
  return [`${style.strong('Answers to one of several papers')}\n${lines.join('\n')}`];
}

function trees(rows: readonly PaperRow[], style: Style): string[] {
  const all = lineageTrees(rows);
  if (all.length === 0) return [];
  const lines = all.flatMap((t) => [`  ${visible(t.name)}`, ...branches(t.into, '  ', style)]);
  return [`${style.strong('What grew out of what')}\n${lines.join('\n')}`];
}

function branches(list: readonly Branch[], indent: string, style: Style): string[] {
  return list.flatMap((b, i) => {
    const last = i === list.length - 1;
    const from = b.from!;
    const how = `${from.relation}${from.stated ? '' : ', inferred'}: “${from.words}”, ${from.day ?? 'no date'}`;
    return [
      `${indent}${last ? '└─' : '├─'} ${visible(b.name)} ${style.quiet(visible(`(${how})`))}`,
      ...branches(b.into, `${indent}${last ? '   ' : '│  '}`, style),
    ];
  });
}
