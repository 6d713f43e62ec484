import { type FurnitureRule, furniture } from '../../lexicon/index.js';
import type { LayoutRole } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { Syntax } from '../syntax/syntax.js';

/** Marks the lines that are no story; what is marked is not read, and nothing is cut. */
export function layout(draft: Draft): void {
  draft.syntax = new Syntax(draft.text, draft.analysis);
  const { syntax } = draft;
  const lines = syntax.paragraphs.map((p) => draft.text.slice(p).trim());
  const times = new Map<string, number>();
  for (const line of lines) times.set(line, (times.get(line) ?? 0) + 1);
  const seen = new Set<string>();
  for (const [i, paragraph] of syntax.paragraphs.entries()) {
    const line = lines[i]!;
    const again = seen.has(line);
    seen.add(line);
    const role = roleByWords(line.toLowerCase()) ?? roleByForm(draft, i, line, again, times.get(line)! > 1);
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

function roleByForm(draft: Draft, index: number, line: string, again: boolean, repeated: boolean): LayoutRole {
  const words = line.split(/\s+/u).length;
  if (again && words < 60) return 'caption';
  if (/^by\s+\p{Lu}/iu.test(line) && words <= 10 && !ENDS.test(line)) return 'byline';
  const { paragraphs } = draft.syntax;
  if (paragraphs.length === 1 || /^["“«‘']/u.test(line)) return 'body';
  if (repeated && words < 60) return 'caption';
  // A question that stands alone in one short line is a heading of the page, not a sentence of the story.
  if (words <= 16 && line.endsWith('?') && draft.syntax.sentences.filter((s) => s.paragraph === index).length === 1)
    return 'heading';
  if (!ENDS.test(line) && words <= 16) return 'heading';
  if (/\s\|\s/u.test(line) && words <= 30 && !ENDS.test(line)) return 'navigation';
  return 'body';
}
