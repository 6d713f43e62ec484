import { visible } from '../text/index.js';
import type { Brief, Cell, Line, Section } from '../views/brief/model.js';
import { type Reference, toldWords } from '../views/reference.js';
import { STYLESHEET } from './stylesheet.js';

/** A brief as one HTML file: no script, nothing loaded from anywhere; each number opens the words below. */
export function briefHtml(brief: Brief): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(brief.title)}</title>
<style>${STYLESHEET}</style>
</head>
<body>
<main>
<header>
<p class="kind">Brief</p>
<h1>${escapeHtml(brief.title)}</h1>
<p class="coverage">${escapeHtml(brief.coverage)}</p>
<p class="line">${escapeHtml(brief.inALine.text)}${numbers(brief.inALine.refs)}</p>
</header>
${brief.sections.map(section).join('\n')}
<section id="words">
<h2>Words</h2>
<ol class="words">
${brief.references.map(reference).join('\n')}
</ol>
</section>
<footer><p>Reader <code>${escapeHtml(brief.fingerprint.reader)}</code>, inputs <code>${escapeHtml(brief.fingerprint.inputs)}</code>, decisions <code>${escapeHtml(brief.fingerprint.decisions)}</code>. Every number opens the exact words of a report.</p></footer>
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text; bidirectional controls are shown, so that they cannot turn the words around. */
const escapeHtml = (words: string): string =>
  visible(
    words.replace(/[&<>"']/gu, (c) => ENTITIES[c]!),
    (name) => `<span class="control">${name}</span>`,
  );

const numbers = (refs: readonly number[]): string =>
  refs.length === 0
    ? ''
    : ` <span class="refs">${refs.map((n) => `<a href="#w${n}" aria-label="words ${n}">${n}</a>`).join(' ')}</span>`;

function section(s: Section): string {
  const empty = s.lines.length === 0 && !s.table;
  const body = empty
    ? `<p class="empty">${escapeHtml(s.empty)}</p>`
    : `${s.table ? table(s) : ''}${s.lines.length > 0 ? `<ul>\n${s.lines.map(line).join('\n')}\n</ul>` : ''}`;
  return `<section id="${s.id}">\n<h2>${escapeHtml(s.heading)}</h2>\n${body}\n</section>`;
}

const line = (l: Line): string =>
  `<li${l.warning ? ' class="warning"' : ''}>${l.label ? `<b>${escapeHtml(l.label)}</b> ` : ''}<span dir="auto">${escapeHtml(l.text)}</span>${numbers(l.refs)}</li>`;

function table(s: Section): string {
  const { columns, rows } = s.table!;
  const head = columns.map((c) => `<th scope="col">${escapeHtml(c)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((c, i) => cellHtml(c, i, columns)).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(s.heading)}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>\n`;
}

const cellHtml = (cell: Cell, i: number, columns: readonly string[]): string =>
  i === 0
    ? `<th scope="row">${escapeHtml(cell.text)}${numbers(cell.refs)}</th>`
    : `<td data-column="${escapeHtml(columns[i]!)}"${/^(?:–|nothing found)$/u.test(cell.text) ? ' class="none"' : ''}>${escapeHtml(cell.text)}${numbers(cell.refs)}</td>`;

function reference(r: Reference): string {
  const outlet = escapeHtml(r.outlet ?? 'outlet not given');
  const safe =
    r.url && /^https?:\/\//u.test(r.url) ? `<a href="${escapeHtml(r.url)}" rel="noreferrer">${outlet}</a>` : outlet;
  const told = toldWords(r);
  const more = told ? `, ${told}` : '';
  const title = r.title ? ` <cite>${escapeHtml(r.title)}</cite>` : '';
  return `<li id="w${r.n}"><p class="where">${safe}, ${escapeHtml(r.day ?? 'no date')}${more}.${title}</p><blockquote dir="auto">${escapeHtml(r.before)}<mark>${escapeHtml(r.exact)}</mark>${escapeHtml(r.after)}</blockquote></li>`;
}
