import { type FurnitureRule, furniture } from '../../lexicon/index.js';
import type { LayoutRole } from '../../model/index.js';
import type { Run } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { Syntax } from '../syntax/syntax.js';

/** Marks the lines that are no story; what is marked is not read, and nothing is cut. */
export function layout(draft: Draft): void {
  draft.syntax = new Syntax(draft.text, draft.analysis);
  const { syntax } = draft;
  const seen = new Set<string>();
  const linked = syntax.paragraphs.map((p) => roleByWords(draft.text.slice(p).trim().toLowerCase()));
  for (const [i, paragraph] of syntax.paragraphs.entries()) {
    const role = linked[i] ?? roleByForm(draft, i, paragraph, seen);
    draft.roles.push(role);
    if (role !== 'body') draft.layout.push({ role, span: { start: paragraph.start, end: paragraph.end } });
  }
  if (syntax.dateline) draft.layout.push({ role: 'dateline', span: syntax.dateline });
}

function roleByWords(line: string): LayoutRole | null {
  const found = furniture().find((rule) => line.length < 240 && matches(line, rule));
  return found?.role ?? null;
}

function matches(line: string, rule: FurnitureRule): boolean {
  if (rule.stands === 'whole') return line === rule.words;
  if (rule.stands === 'contains') return line.includes(rule.words) && line.length < 160;
  // A sentence may begin with "Sign up" in a story; a line of furniture is short or goes on with a mark.
  const rest = line.slice(rule.words.length);
  return line.startsWith(rule.words) && (line.length < 130 || /^\s*[|:–—-]/u.test(rest)) && !/^\p{L}/u.test(rest);
}

const ENDS = /[.!?…:;]["”’')\]»“]*$/u;

function roleByForm(draft: Draft, index: number, paragraph: Run, seen: Set<string>): LayoutRole {
  const line = draft.text.slice(paragraph).trim();
  const words = line.split(/\s+/u).length;
  const repeated = seen.has(line);
  seen.add(line);
  if (repeated && words < 60) return 'caption';
  if (/^by\s+\p{Lu}/iu.test(line) && words <= 10 && !ENDS.test(line)) return 'byline';
  const { paragraphs } = draft.syntax;
  if (paragraphs.length === 1 || /^["“«‘']/u.test(line)) return 'body';
  const twin = paragraphs.findIndex((p, i) => i !== index && draft.text.slice(p).trim() === line);
  if (twin >= 0 && words < 60) return 'caption';
  // A question that stands alone in one short line is a heading of the page, not a sentence of the story.
  if (words <= 16 && line.endsWith('?') && draft.syntax.sentences.filter((s) => s.paragraph === index).length === 1)
    return 'heading';
  if (!ENDS.test(line) && words <= 16) return 'heading';
  if (/\s\|\s/u.test(line) && words <= 30 && !ENDS.test(line)) return 'navigation';
  return 'body';
}
