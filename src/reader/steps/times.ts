import type { Moment } from '../../model/index.js';
import type { Draft, TimeDraft } from '../draft.js';
import { age, holiday, isEdge, isoDate, monthDate, weekday, weekOf, year } from '../moments/calendar.js';
import { clock, hours, partOfDay } from '../moments/clock.js';
import { fromEvent } from '../moments/event.js';
import { type Found, led, type Place, type Rule } from '../moments/found.js';
import { borrowed, range } from '../moments/ranges.js';
import { relationAt } from '../moments/relation.js';
import {
  bare,
  beside,
  counted,
  dayWord,
  edgeOf,
  pointer,
  quarters,
  season,
  turned,
  yearAgo,
} from '../moments/relative.js';
import { turnAt } from '../moments/turn.js';

/** Finds time expressions and their meaning: fixed, relative to the day of publication, or counted from a time told before. */
export function times(draft: Draft): void {
  const { syntax } = draft;
  const told: TimeDraft[] = [];
  for (const sentence of draft.body()) {
    const at: Place = { syntax, sentence, told, turn: (token) => turnAt(syntax, sentence, token) };
    for (let i = sentence.first; i < sentence.last; ) {
      const found = expressionAt(at, i);
      if (found) {
        const through = i + (found.whole ?? found.length);
        const time = { first: i, last: i + found.length, through, moment: complete(draft, i, found) };
        told.push(time);
        // What only points at a time fixes none, so no step that looks for a time finds it.
        (found.reference ? draft.pointers : draft.times).push(time);
      }
      i += found?.length ?? 1;
    }
  }
}

const PLAIN: readonly Rule[] = [
  isoDate,
  quarters,
  clock,
  partOfDay,
  hours,
  holiday,
  range,
  borrowed,
  weekOf,
  monthDate,
  weekday,
  dayWord,
  beside,
  turned,
  counted,
  yearAgo,
  age,
  season,
  year,
];

function expressionAt(at: Place, i: number): Found | null {
  const found = fromEvent(at, i, plainAt) ?? edgeOf(at, i, plainAt) ?? plainAt(at, i) ?? bare(at, i) ?? pointer(at, i);
  if (found) return found;
  const { syntax } = at;
  if (isEdge(syntax.lower(i))) {
    const glued = syntax.words(i + 1) === '-' ? 2 : 1;
    const inner = plainAt(at, i + glued);
    return inner && inner.precision !== 'unknown' ? led(inner, glued) : null;
  }
  return null;
}

function plainAt(at: Place, i: number): Found | null {
  for (const rule of PLAIN) {
    const found = rule(at, i);
    if (found && i + found.length <= at.sentence.last) return found;
  }
  return null;
}

function complete(draft: Draft, first: number, found: Found): Moment {
  const moment: Moment = {
    expression: draft.syntax.slice(first, first + (found.whole ?? found.length)).replace(/\s+/gu, ' '),
    edtf: found.edtf ?? null,
    precision: found.precision,
    anchor: found.anchor === undefined ? (found.relative ? 'publication' : null) : found.anchor,
    relation: relationOf(draft, first, found),
    relative: found.relative ?? null,
  };
  return found.reference ? { ...moment, reference: found.reference } : moment;
}

/** What the words of the expression say, else those in front of it; a word that only points stands in no relation. */
function relationOf({ syntax }: Draft, first: number, found: Found): Moment['relation'] {
  if (found.reference || (found.relation && found.relation !== 'on')) return found.relation ?? 'on';
  return relationAt(syntax, first, first + found.length);
}
