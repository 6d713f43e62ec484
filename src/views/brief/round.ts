import { DAY, type FindingId, formatMinutes, type Meeting, type Round } from '../../model/index.js';
import { voiceOf, voiceWords } from '../voice.js';
import { type Context, day, quote } from './context.js';
import { type Line, line, type Section } from './model.js';

const HAPPENED = new Set(['held', 'under way', 'broken off']);
const AHEAD = new Set(['planned', 'possible', 'offered', 'postponed', 'cancelled']);

const dateOf = (context: Context, round: Round): string => round.when ?? lastTold(context, round) ?? '0000';
const lastTold = (context: Context, round: Round): string | null =>
  round.members
    .map((m) => context.get(m)?.day ?? null)
    .filter((d) => d !== null)
    .sort()
    .at(-1) ?? null;

/** Rounds between sides, the latest first; a side that meets itself is not a round. */
export function heldRounds(context: Context): Round[] {
  return context.slice.record.rounds
    .filter((r) => HAPPENED.has(r.status) && !internal(context, r) && (r.participants.length > 0 || r.place !== null))
    .sort((a, b) =>
      dateOf(context, a) < dateOf(context, b)
        ? 1
        : dateOf(context, a) > dateOf(context, b)
          ? -1
          : b.members.length - a.members.length || weight(b) - weight(a),
    );
}

const weight = (r: Round) => r.participants.length + (r.place ? 2 : 0) + r.durations.length * 2;
const internal = (context: Context, r: Round) =>
  r.members.every((m) => (context.get(m)?.finding as Meeting | undefined)?.format?.value === 'internal');

/** The last round: who, where, when, how long; each with its words. */
export function lastRound(context: Context): Section {
  const [last, ...others] = heldRounds(context);
  const lines: Line[] = last ? roundLines(context, last) : [];
  // "Before: delegations." tells a reader nothing.
  const told = others.filter((r) => r.when !== null || r.place !== null || r.participants.length > 1);
  for (const other of told.slice(0, 3)) lines.push(line(describe(context, other), cites(context, other), 'Before'));
  return {
    id: 'round',
    heading: 'The last round',
    lines,
    table: null,
    empty: 'No report tells of a meeting that was held.',
  };
}

const BECAME: Readonly<Partial<Record<Round['status'], string>>> = {
  'under way': 'Under way',
  'broken off': 'Broken off',
};

function roundLines(context: Context, round: Round): Line[] {
  const lines = [line(describe(context, round), cites(context, round), BECAME[round.status] ?? 'Held')];
  if (!round.when) lines.push(line(`Day not stated; told on ${day(lastTold(context, round))}.`, [], null, true));
  const lengths = [...new Set(round.durations.map((d) => d.minutes))];
  if (lengths.length > 1) {
    const told = lengths.map((m) => formatMinutes(m)).join(' against ');
    lines.push(
      line(
        `Reports differ on how long: ${told}.`,
        context.cite(...round.durations.map((d) => d.finding)),
        '⚠ Length',
        true,
      ),
    );
  }
  for (const id of round.members) lines.push(...ordinalLine(context, id));
  return lines;
}

function ordinalLine(context: Context, id: FindingId): Line[] {
  const located = context.get(id);
  const meeting = located?.finding as Meeting | undefined;
  if (!located || !meeting?.ordinal || !context.isPrimary(id)) return [];
  return [
    line(
      `Number ${meeting.ordinal.value} by the count of ${voiceWords(voiceOf(context.slice, located))}.`,
      context.cite(located),
      'Count',
    ),
  ];
}

function describe(context: Context, round: Round): string {
  const who = round.participants.length > 0 ? round.participants.join(', ') : 'participants not stated';
  const where = round.place ? ` in ${round.place}` : '';
  const when = round.when ? `, ${day(round.when)}` : '';
  const long = round.durations[0] ? `, ${durationWords(context, round.durations[0].finding)}` : '';
  return `${who}${where}${when}${long}.`;
}

const durationWords = (context: Context, id: FindingId): string => {
  const duration = (context.get(id)?.finding as Meeting | undefined)?.duration?.value;
  if (!duration) return '';
  return duration.about !== null && /^[a-z\d]+-/iu.test(duration.expression)
    ? formatMinutes(duration.about)
    : duration.expression;
};

/** Its tellings in what the brief reads; of a round that only copies tell of, those. */
function cites(context: Context, round: Round): number[] {
  const told = round.members.filter((m) => context.isPrimary(m));
  return context.cite(...(told.length > 0 ? told : round.members).slice(0, 3));
}

/** What is planned, possible, postponed or cancelled. */
export function next(context: Context): Section {
  const latest = context.slice.record.coverage.to;
  const ahead = context.slice.record.rounds
    .filter((r) => AHEAD.has(r.status) && r.members.some((m) => context.isPrimary(m)))
    .filter((r) => isRecent(lastTold(context, r), latest) && !isPast(r, latest) && !isOvertaken(context, r))
    .sort((a, b) => ((lastTold(context, a) ?? '') < (lastTold(context, b) ?? '') ? 1 : -1));
  const lines = ahead.slice(0, 6).map((r) => nextLine(context, r));
  return {
    id: 'next',
    heading: 'What comes next',
    lines,
    table: null,
    empty: 'No meeting is announced, and none is said to be off.',
  };
}

/** What was planned two weeks before the last report is no longer ahead. */
const isRecent = (told: string | null, latest: string | null): boolean =>
  told === null || latest === null || Date.parse(latest) - Date.parse(told) <= 14 * DAY;

/** A planned day that lies before the last report has come or gone; only what was called off is still told of. */
const isPast = (round: Round, latest: string | null): boolean =>
  round.status !== 'cancelled' &&
  round.status !== 'postponed' &&
  round.when !== null &&
  latest !== null &&
  (round.when.split('/').at(-1) ?? '') < latest.slice(0, (round.when.split('/').at(-1) ?? '').length);

/** What was ahead without a day, and is not told of again after a later round, was that round or came to nothing. */
function isOvertaken(context: Context, round: Round): boolean {
  const last = heldRounds(context)[0];
  const off = round.status === 'cancelled' || round.status === 'postponed';
  return !off && round.when === null && last?.when != null && (lastTold(context, round) ?? '9999') < last.when;
}

function nextLine(context: Context, round: Round): Line {
  const located = context.get(round.history.at(-1)!.finding)!;
  const before =
    round.history.length > 1
      ? ` Earlier: ${round.history
          .slice(0, -1)
          .map((h) => h.status)
          .join(', ')}.`
      : '';
  const when = round.when ? '' : ', no date given';
  const meeting = located.finding as Meeting;
  const by = meeting.cancelledBy ? `, by ${meeting.cancelledBy.value.name}` : '';
  return line(
    `${describe(context, round).slice(0, -1)}${when}${by} — ${voiceWords(voiceOf(context.slice, located))}: ${quote(context.words(located), 80)}.${before}`,
    cites(context, round),
    capital(round.status),
  );
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);
