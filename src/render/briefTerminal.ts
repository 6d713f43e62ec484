import { visible } from '../text/index.js';
import type { Brief, Cell, Line, Section } from '../views/brief/model.js';
import { type Reference, toldWords } from '../views/reference.js';
import { type Style, wrap } from './style.js';
import { terminalTable } from './table.js';

/** A brief for a terminal. */
export function briefTerminal(brief: Brief, style: Style): string {
  const parts = [
    style.strong(visible(brief.title)),
    style.quiet(wrap(brief.coverage, style.width)),
    '',
    wrap(`${visible(brief.inALine.text)} ${numbers(brief.inALine.refs, style)}`, style.width),
    ...brief.sections.flatMap((s) => ['', ...sectionLines(s, style)]),
    '',
    style.strong('Words'),
    ...brief.references.map((r) => referenceLine(r, style)),
    '',
    style.quiet(
      `reader ${brief.fingerprint.reader} · inputs ${brief.fingerprint.inputs} · decisions ${brief.fingerprint.decisions}`,
    ),
  ];
  return parts.join('\n');
}

const numbers = (refs: readonly number[], style: Style) =>
  refs.length === 0 ? '' : style.accent(refs.map((n) => `[${n}]`).join(''));

function sectionLines(section: Section, style: Style): string[] {
  const head = style.strong(section.heading);
  if (section.lines.length === 0 && !section.table) return [head, style.quiet(`  ${section.empty}`)];
  const table = section.table
    ? [
        terminalTable(
          section.table.columns.map((c) => visible(c)),
          section.table.rows.map((row) => row.map((c) => cellWords(c, style))),
          style,
        ),
      ]
    : [];
  return [head, ...table, ...section.lines.map((l) => lineWords(l, style))];
}

const cellWords = (cell: Cell, style: Style) => `${visible(cell.text)} ${numbers(cell.refs, style)}`.trim();

function lineWords(line: Line, style: Style): string {
  const label = line.label ? `${(line.warning ? style.warning : style.strong)(visible(line.label))} — ` : '';
  return wrap(`${label}${visible(line.text)} ${numbers(line.refs, style)}`, style.width, '  • ', '    ');
}

function referenceLine(r: Reference, style: Style): string {
  const where = [r.outlet ?? 'outlet not given', r.day ?? 'no date', toldWords(r)].filter((p) => p !== null).join(', ');
  const words = `${visible(r.before)}${style.strong(`‹${visible(r.exact)}›`)}${visible(r.after)}`;
  return wrap(`${style.accent(`[${r.n}]`)} ${style.quiet(`${where}:`)} ${words}`, style.width, '  ', '      ');
}
