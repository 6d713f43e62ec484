import { type FindingId, type ProposalLine, type Reception, stanceOf } from '../../model/index.js';
import { makers } from '../makers.js';
import { cellKey, type Instead, insteadOf, silenceOf, standWords } from '../positions.js';
import { sideNameOf, voiceOf, voiceWords } from '../voice.js';
import { type Context, clip, newestFirst, quote } from './context.js';
import { hasName } from './gaps.js';
import { type Cell, cell, type Line, line, type Section } from './model.js';

/** Code points of the terms of a stance. */
const TERMS = 90;
/** Columns of sides in the tables. */
const SIDES = 3;

/** Papers by rows, sides by columns, in each cell how that side took it. */
export function onTheTable(context: Context): Section {
  const lines = context.slice.record.proposals
    .filter((p) => p.members.some((m) => context.isPrimary(m)) && !PART.test(p.name) && isTold(p))
    .sort((a, b) => importance(b) - importance(a) || (newest(context, a) < newest(context, b) ? 1 : -1));
  const shown = lines.slice(0, 6);
  const sides = sidesOf(context, shown);
  const inTable = new Set(
    shown.flatMap((p) =>
      [...p.receptions, ...p.candidates].filter((r) => sides.includes(r.side)).map((r) => r.finding),
    ),
  );
  const loose = context.of('reception').filter((r) => r.finding.claimedBy === null && !inTable.has(r.finding.id));
  const rows = shown.map((p) => [
    cell(
      p.status === 'earlier' ? `${p.name} (earlier)` : p.name,
      context.cite(...p.members.filter((m) => context.isPrimary(m)).slice(0, 2)),
    ),
    origin(context, p),
    ...sides.map((s) => answer(context, p, s)),
  ]);
  const extra: Line[] = loose.slice(0, 2).map((r) => looseLine(context, r.finding, r));
  return {
    id: 'table',
    heading: 'On the table',
    lines: extra,
    table: rows.length > 0 ? { columns: ['paper', 'origin', ...sides], rows } : null,
    empty: 'No report names a paper on the table.',
  };
}

/** Whether a paper has a name, and anything is known of who made it or how it was taken; one of which neither is told has no row. */
const isTold = (p: ProposalLine): boolean =>
  hasName(p) && (p.receptions.length > 0 || makers(p).length > 0 || p.lineage.some((d) => d.stated));

/** What stands in a paper has no row of its own. */
const PART = /^(?:the |an? )?(?:new |old )?(?:article|chapter|clause|paragraph)s?\b/iu;

const importance = (p: ProposalLine) => p.receptions.length * 2 + p.members.length + (p.status === 'earlier' ? -1 : 0);
const newest = (context: Context, p: ProposalLine) =>
  p.members
    .map((m) => context.get(m)?.day ?? '')
    .sort()
    .at(-1) ?? '';

function sidesOf(context: Context, lines: readonly ProposalLine[]): string[] {
  const counts = new Map<string, number>();
  for (const l of lines) for (const r of l.receptions) counts.set(r.side, (counts.get(r.side) ?? 0) + 1);
  // A person of no known side answers for nobody else; such answers stand below the table.
  const first = [...counts]
    .filter(([side]) => context.sides.includes(side))
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([s]) => s);
  return [...new Set([...first, ...context.sides])].slice(0, SIDES);
}

function origin(context: Context, p: ProposalLine): Cell {
  const descent = p.lineage.find((d) => d.stated);
  const names = new Map(context.slice.record.proposals.map((o) => [o.id, o.name]));
  const of = descent && (descent.of ? (names.get(descent.of) ?? descent.words) : descent.words);
  const parts = [...makers(p), ...(descent ? [`${descent.relation} ${quote(of!, 50)}`] : [])];
  return cell(parts.length > 0 ? parts.join('; ') : 'author not stated');
}

function answer(context: Context, p: ProposalLine, side: string): Cell {
  const primary = <T extends { readonly side: string; readonly finding: FindingId }>(list: readonly T[]) =>
    list
      .filter((r) => r.side === side && context.get(r.finding) !== undefined && context.isPrimary(r.finding))
      .sort((a, b) => newestFirst(context.get(a.finding)!, context.get(b.finding)!));
  const told = primary(p.receptions);
  // What may be to another paper is never told as an answer to this one.
  const unclear = primary(p.candidates);
  if (told.length + unclear.length === 0) return cell('–');
  const words = [...new Set(told.map((r) => (r.hedge ? `${r.answer} (${r.hedge})` : r.answer)))];
  const open = [...new Set(unclear.map((r) => `${r.answer} (which paper is unclear)`))];
  return cell(
    [...words, ...open].join('; '),
    context.cite(...[...told, ...unclear].slice(0, 3).map((r) => context.get(r.finding)!)),
  );
}

function looseLine(context: Context, r: Reception, located: Parameters<typeof voiceOf>[1]): Line {
  const holder = r.holder ? (sideNameOf(context.slice, r.holder.value) ?? r.holder.value.name) : 'holder not stated';
  const voice = voiceOf(context.slice, located);
  const by = voice.speaker && voice.speaker !== holder ? ` (${voiceWords(voice)})` : '';
  return line(
    `${r.hedge ? `${r.hedge.value}: ` : ''}${clip(r.of?.value ?? 'not stated', 70)} — ${quote(context.words(located), 90)}${by}`,
    context.cite(located),
    `${holder} ${r.answer.value}`,
  );
}

/** Issues by rows, sides by columns, in each cell the newest stance with its terms. */
export function positions(context: Context): Section {
  const cells = context.slice.record.positions.filter((c) => c.members.some((m) => context.isPrimary(m)));
  const instead = insteadOf(context.slice);
  const count = new Map<string, number>();
  for (const c of cells) count.set(c.side, (count.get(c.side) ?? 0) + c.members.length);
  // Those who talk stand before others who have much to say of it.
  const most = [...count].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([s]) => s);
  const known = context.sides
    .slice(0, SIDES)
    .filter((s) => count.has(s) || [...instead.keys()].some((key) => key.startsWith(cellKey(s, ''))));
  const sides = [...new Set([...known, ...most])].slice(0, SIDES);
  const issues = [
    ...new Set(
      cells
        .filter((c) => sides.includes(c.side))
        .sort((a, b) => b.members.length - a.members.length)
        .map((c) => c.issue),
    ),
  ].slice(0, 6);
  const rows = issues.map((issue) => [
    cell(issue),
    ...sides.map((side) => {
      const found = cells.find((c) => c.side === side && c.issue === issue);
      const members = found?.members.filter((m) => context.isPrimary(m)) ?? [];
      const newest = members[0] ? context.get(members[0]) : undefined;
      const stance = newest && stanceOf(newest.finding);
      if (!found || !newest || !stance) return elsewhere(context, instead, side, issue);
      const terms = standWords(context.slice, newest);
      return cell(`${stance}${terms ? `: ${quote(terms, TERMS)}` : ''}`, context.cite(...members.slice(0, 2)));
    }),
  ]);
  return {
    id: 'positions',
    heading: 'Positions side by side',
    lines: [],
    table: rows.length > 0 ? { columns: ['issue', ...sides], rows } : null,
    empty: 'No report tells where a side stands on an issue.',
  };
}

/** Where a side told no stance of its own, what it promised or waits for on the issue. */
function elsewhere(context: Context, instead: ReadonlyMap<string, Instead>, side: string, issue: string): Cell {
  const found = instead.get(cellKey(side, issue));
  return found
    ? cell(`${found.does}: ${quote(found.words, 50)}`, context.cite(found.finding))
    : cell(silenceOf(context.slice, side, issue).statements > 0 ? 'nothing said' : 'nothing read');
}
