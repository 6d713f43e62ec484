import { originLines } from '../render/originLines.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { type ContradictionRow, contradictionRows, KIND_WORDS } from '../views/contradictions.js';
import { type PieceRow, type RenderingRow, type UtteranceRow, utteranceRows } from '../views/utterances.js';
import { ID, ISSUE, objects, SIDE } from './objects.js';
import { DAYS, ORIGINS } from './operation.js';

export const utterances = objects(
  'utterances',
  {
    summary: 'What was said once and told many times, with every rendering',
    detail:
      'Lists acts of speech: words of one speaker within two days whose renderings align, each once, with the longest quotation that most who quote agree with and against it every other wording, word by word: what was kept, what was cut [−…−], swapped [−…−]{+…+}, added {+…+} or joined from two distant parts [⋯…⋯]; wordings of headlines too. A paraphrase is put under the quotation whose words it shares; one in quite other words stands alone. --json gives the pieces and from which origins it comes.',
  },
  [SIDE, ISSUE, ...DAYS, ORIGINS],
  utteranceRows,
  (rows, style, opened) =>
    `${rows.map((u) => utteranceLines(u, opened, style)).join('\n\n')}\n\n${style.quiet(`${rows.length} ${rows.length === 1 ? 'utterance' : 'utterances'}, the latest first`)}`,
);

/** Wordings of one utterance that a terminal shows. */
const SHOWN = 6;

function utteranceLines(u: UtteranceRow, opened: boolean, style: Style): string {
  const head = `${style.accent(u.day ?? 'no date')} ${style.strong(visible(u.speaker))}`;
  const line = (words: string) => wrap(words, style.width, '  ', '    ');
  const verbatim = u.verbatim
    ? [
        line(
          `${style.strong(visible(`“${u.verbatim.words}”`))} ${style.quiet(visible(`(${u.verbatim.outlets.join(', ')})`))}`,
        ),
      ]
    : [];
  const others = u.renderings.slice(0, SHOWN).map((r) => line(renderingWords(r, style)));
  const more = u.renderings.length > SHOWN ? [style.quiet(`  and ${u.renderings.length - SHOWN} more wordings`)] : [];
  return [head, ...verbatim, ...others, ...more, ...originLines(u.told, opened, style)].join('\n');
}

function renderingWords(r: RenderingRow, style: Style): string {
  const words = r.pieces.length === 0 ? visible(r.words) : r.pieces.map((p) => pieceWords(p, style)).join(' ');
  const where = `${r.outlets.join(', ')}${r.inHeadline ? ', headline' : ''}${r.quotation === 'direct' ? '' : `, ${r.quotation}`}`;
  return `${words} ${style.quiet(visible(`(${where})`))}`;
}

function pieceWords({ as, words, was }: PieceRow, style: Style): string {
  switch (as) {
    case 'kept':
      return visible(words);
    case 'added':
      return style.accent(visible(`{+${words}+}`));
    case 'cut':
      return style.quiet(visible(`[−${was}−]`));
    case 'spliced':
      return style.warning(visible(`[⋯${was}⋯]`));
    case 'swapped':
      return `${style.quiet(visible(`[−${was}−]`))} ${style.accent(visible(`{+${words}+}`))}`;
  }
}

export const contradictions = objects(
  'contradictions',
  {
    summary: 'Where tellings differ, with both and what the difference is',
    detail:
      'Lists two tellings that differ in a number, in the day, place, attendance or length of a meeting, in whether something happened, or in who agreed; in two reports or in two voices of one. Each is labelled as far as words and days tell: conflict, later change, different scope, same side in different voices, paraphrase against quotation. Both stand side by side and none is picked; copies of one text do not contradict each other. Conflicts stand first. Each has an id, by which --id shows it alone.',
  },
  [ID, SIDE, ISSUE, ...DAYS, ORIGINS],
  contradictionRows,
  (rows, style, opened) =>
    `${rows.map((c) => contradictionLines(c, opened, style)).join('\n\n')}\n\n${style.quiet(`${rows.length} ${rows.length === 1 ? 'difference' : 'differences'}, ${rows.filter((r) => r.label === 'conflict').length} of them conflicts`)}`,
);

function contradictionLines(c: ContradictionRow, opened: boolean, style: Style): string {
  const label = (c.label === 'conflict' ? style.warning : style.quiet)(c.label);
  const ends = c.ends.flatMap((e) => [
    wrap(
      `${visible(e.before)}${style.strong(visible(`‹${e.words}›`))}${visible(e.after)} ${style.quiet(visible(`(${e.voice}, ${e.outlet ?? 'outlet not given'}, ${e.day ?? 'no date'}${e.inHeadline ? ', headline' : ''})`))}`,
      style.width,
      '  • ',
      '    ',
    ),
    ...originLines(e.told, opened, style).map((l) => `  ${l}`),
  ]);
  return [`${style.strong(KIND_WORDS[c.kind])}: ${visible(c.about)} — ${label}  ${style.quiet(c.id)}`, ...ends].join(
    '\n',
  );
}
