import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { visible } from '../text/index.js';
import type { Brief, Line, Section } from '../views/brief/model.js';
import type { Reference } from '../views/reference.js';

/** A brief as a Word file; `handling` stands at the head and foot of every page ("RESTRICTED — for the mission only"). */
export function briefDocx(brief: Brief, handling: string | null): Promise<Buffer> {
  const line = handling
    ? new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: visible(handling), bold: true, size: 18 })],
      })
    : null;
  const page = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 })],
  });
  const document = new Document({
    title: visible(brief.title),
    creator: 'Rapporteur',
    lastModifiedBy: 'Rapporteur',
    styles: { default: { document: { run: { font: 'Georgia', size: 22 } } } },
    sections: [
      {
        headers: line ? { default: new Header({ children: [line] }) } : {},
        footers: { default: new Footer({ children: line ? [line, page] : [page] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [run(brief.title)] }),
          new Paragraph({ children: [new TextRun({ text: visible(brief.coverage), color: '575D62', size: 19 })] }),
          told(brief.inALine, false),
          ...brief.sections.flatMap(section),
          heading('Words'),
          ...brief.references.map(reference),
          new Paragraph({
            children: [
              new TextRun({
                text: `Reader ${brief.fingerprint.reader}, inputs ${brief.fingerprint.inputs}, decisions ${brief.fingerprint.decisions}.`,
                size: 16,
                color: '575D62',
              }),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const run = (words: string, bold = false) => new TextRun({ text: visible(words), bold });

const heading = (words: string) =>
  new Paragraph({ heading: HeadingLevel.HEADING_2, spacing: { before: 240 }, children: [run(words)] });

const numbers = (refs: readonly number[]) =>
  refs.length > 0 ? [new TextRun({ text: ` ${refs.join(' ')}`, superScript: true, color: '1F4E79' })] : [];

const told = ({ label, text, refs }: Line, bullet = true) =>
  new Paragraph({
    ...(bullet ? { bullet: { level: 0 } } : { spacing: { before: 120, after: 120 } }),
    children: [...(label ? [run(`${label}: `, true)] : []), run(text), ...numbers(refs)],
  });

function section(s: Section): (Paragraph | Table)[] {
  const empty = s.lines.length === 0 && !s.table;
  return [
    heading(s.heading),
    ...(s.table ? [grid(s.table)] : []),
    ...s.lines.map((l) => told(l)),
    ...(empty ? [new Paragraph({ children: [new TextRun({ text: visible(s.empty), color: '575D62' })] })] : []),
  ];
}

function grid({ columns, rows }: NonNullable<Section['table']>): Table {
  const cell = (children: Paragraph[]) =>
    new TableCell({ children, margins: { top: 60, bottom: 60, left: 80, right: 80 } });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        children: columns.map((c) => cell([new Paragraph({ children: [run(c, true)] })])),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((c, i) =>
              cell([new Paragraph({ children: [run(c.text, i === 0), ...numbers(c.refs)] })]),
            ),
          }),
      ),
    ],
  });
}

const reference = (r: Reference) =>
  new Paragraph({
    spacing: { before: 80 },
    children: [
      run(`${r.n}. `, true),
      new TextRun({ text: visible(`${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}. `), color: '575D62' }),
      run(r.before),
      new TextRun({ text: visible(r.exact), highlight: 'yellow' }),
      run(r.after),
    ],
  });
