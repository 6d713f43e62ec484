import { visible } from '../text/index.js';
import type { Brief, Cell, Section } from '../views/brief/model.js';
import { type Reference, toldWords } from '../views/reference.js';

/** A brief as Markdown, its references as a numbered list of exact words. */
export function briefMarkdown(brief: Brief): string {
  return [
    `# ${escapeMarkdown(brief.title)}`,
    '',
    `*${escapeMarkdown(brief.coverage)}*`,
    '',
    `${escapeMarkdown(brief.inALine.text)}${numbers(brief.inALine.refs)}`,
    ...brief.sections.flatMap((s) => ['', ...section(s)]),
    '',
    '## Words',
    '',
    ...brief.references.map(reference),
    '',
    `Reader \`${brief.fingerprint.reader}\`, inputs \`${brief.fingerprint.inputs}\`, decisions \`${brief.fingerprint.decisions}\`.`,
    '',
  ].join('\n');
}

/** A report's words can hold any mark; none of them may become markup. */
const escapeMarkdown = (words: string): string =>
  visible(words)
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/[\\`*_{}[\]<>#|~!]/gu, (c) => `\\${c}`);

const numbers = (refs: readonly number[]): string =>
  refs.length === 0 ? '' : ` ${refs.map((n) => `[\\[${n}\\]](#word-${n})`).join('')}`;

function section(s: Section): string[] {
  const head = [`## ${escapeMarkdown(s.heading)}`, ''];
  if (s.lines.length === 0 && !s.table) return [...head, `*${escapeMarkdown(s.empty)}*`];
  const table = s.table
    ? [
        `| ${s.table.columns.map(escapeMarkdown).join(' | ')} |`,
        `| ${s.table.columns.map(() => '---').join(' | ')} |`,
        ...s.table.rows.map((row) => `| ${row.map(cellWords).join(' | ')} |`),
        '',
      ]
    : [];
  return [
    ...head,
    ...table,
    ...s.lines.map(
      (l) => `- ${l.label ? `**${escapeMarkdown(l.label)}** — ` : ''}${escapeMarkdown(l.text)}${numbers(l.refs)}`,
    ),
  ];
}

const cellWords = (cell: Cell): string => `${escapeMarkdown(cell.text)}${numbers(cell.refs)}`;

function reference(r: Reference): string {
  const where = [r.outlet ?? 'outlet not given', r.day ?? 'no date'].map(escapeMarkdown).join(', ');
  const told = toldWords(r);
  const more = told ? `, ${told}` : '';
  return `${r.n}. <a id="word-${r.n}"></a>${where}${more}: ${escapeMarkdown(r.before)}**${escapeMarkdown(r.exact.trim())}**${escapeMarkdown(r.after)} (${r.start}–${r.end})`;
}
