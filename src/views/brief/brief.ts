import { type Round, type Slice, waitsForReview } from '../../model/index.js';
import { nameOf } from '../voice.js';
import { Context, clip, day, quote } from './context.js';
import { differences, gaps } from './gaps.js';
import { type Brief, type Line, line } from './model.js';
import { heldRounds, lastRound, next } from './round.js';
import { standing, verdict, within } from './standing.js';
import { withoutUnsure } from './sure.js';
import { onTheTable, positions } from './table.js';
import { promises, quoted, threats, waiting } from './waiting.js';

/** The brief of a negotiation: every line ends in the numbers of the words that it rests on. */
export function brief(whole: Slice): Brief {
  const slice = withoutUnsure(whole);
  const context = new Context(slice);
  const inALine = summary(context);
  const sections = [
    standing,
    lastRound,
    next,
    waiting,
    onTheTable,
    positions,
    promises,
    threats,
    differences,
    quoted,
    gaps,
  ].map((section) => section(context));
  return {
    title: title(context),
    coverage: coverage(slice),
    inALine,
    sections,
    references: context.refs.list,
    fingerprint: slice.record.fingerprint,
  };
}

function title(context: Context): string {
  const sides = context.sides.slice(0, TITLED);
  const others = context.sides.length > TITLED ? ' and others' : '';
  return sides.length > 0 ? `Talks: ${sides.join(', ')}${others}` : 'Talks';
}

/** Sides that the title names. */
const TITLED = 4;

function coverage({ record: { coverage: c }, findings, asOf }: Slice): string {
  const plural = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;
  const outlets = c.outlets.length > 0 ? ` in ${plural(c.outlets.length, 'outlet')}` : '; outlet not given';
  const days = c.from === null ? 'without dates' : c.from === c.to ? day(c.from) : `${day(c.from)} to ${day(c.to)}`;
  const undated = c.undated > 0 && c.from !== null ? `; ${c.undated} without a date` : '';
  const single = c.origins === 1 ? '. Nothing below has a second source' : '';
  const unread = c.unread > 0 ? `; ${plural(c.unread, 'report')} not read yet (rapporteur read reads them)` : '';
  const unsure = [...findings.values()].filter((l) => waitsForReview(l.finding)).length;
  const waiting = unsure > 0 ? `; ${plural(unsure, 'finding')} of little confidence left out until somebody looks` : '';
  const replaced = c.superseded > 0 ? `; ${plural(c.superseded, 'older wording')} replaced by newer ones` : '';
  const then = asOf
    ? `As of ${asOf.at}, by when reports were ${asOf.clock}${asOf.undated > 0 ? ` (${asOf.undated} without a date left out)` : ''}: `
    : '';
  return `${then}${plural(c.reports - c.superseded, 'report')}${outlets}, ${days}${undated}; ${plural(c.origins, 'origin')}${replaced}${unread}${waiting}${single}.`;
}

/** The state of the talks in one line: the last round, the newest verdict, and what is waited for. */
function summary(context: Context): Line {
  const parts: string[] = [];
  const refs: number[] = [];
  const last = heldRounds(context)[0];
  if (last) {
    parts.push(
      `${met(context, last)}${last.place ? ` in ${last.place}` : ''}${last.when ? ` (${day(last.when)})` : ''}`,
    );
    refs.push(...context.cite(...last.members.slice(0, 1)));
  }
  const latest = context.slice.record.coverage.to;
  const told = context
    .of('assessment')
    .find(
      (a) =>
        (a.finding.direction || a.finding.state) && (a.day === null || latest === null || within(a.day, latest, 14)),
    );
  if (told) {
    const by = told.finding.by ? nameOf(context.slice, told.finding.by.value) : null;
    parts.push(`${verdict(told.finding).toLowerCase()}, ${by ? `says ${by}` : 'in the report’s own words'}`);
    refs.push(...context.cite(told));
  }
  const sides = new Map(context.slice.record.conditions.map((c) => [c.id, c.side]));
  const ties = context.of('condition').filter((c) => c.finding.connective.value !== 'if');
  // Whose condition it is comes first; of an onlooker's nobody knows who waits.
  const waits = ties.find((c) => context.sides.includes(sides.get(c.finding.id) ?? '')) ?? ties[0];
  if (waits) {
    parts.push(
      `${sides.get(waits.finding.id) ?? 'the next step'} waits for ${quote(clip(waits.finding.required.value, 60), 60)}`,
    );
    refs.push(...context.cite(waits));
  }
  return line(
    parts.length > 0 ? `${sentence(parts)}.` : 'These reports tell of no meeting, no assessment and no condition.',
    [...new Set(refs)],
  );
}

/** Who met whom; where only one side is named, that the other is not. */
function met(context: Context, round: Round): string {
  const names = round.participants;
  // A person of no known side tells nothing of the other side.
  const sides = new Set(
    names.map((n) => context.slice.record.actors.find((a) => a.name === n)?.side ?? null).filter((s) => s !== null),
  );
  const is = round.status === 'under way' ? 'is under way' : 'was held';
  if (names.length === 0) return `A meeting ${is}`;
  if (sides.size < 2) return `A meeting with ${list(names)} ${is}`;
  return round.status === 'under way' ? `${list(names)} are in talks` : `${list(names)} met`;
}

const list = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(' and ');

const sentence = (parts: readonly string[]): string =>
  parts.map((p, i) => (i === 0 ? p[0]!.toUpperCase() + p.slice(1) : p)).join('; ');
