import {
  type Commitment,
  DAY,
  type FindingId,
  type Located,
  type Round,
  type Slice,
  waitsForReview,
} from '../model/index.js';
import { sentenceAt } from '../text/index.js';
import { clip } from './brief/context.js';
import { daysOf } from './days.js';
import { betweenWhom, deadlineRows } from './deadlines.js';
import { listing, type Row } from './listing.js';
import { statusWords } from './promises.js';
import { keyWords, SHORT } from './reference.js';

/** A round, a promised act or a demand with a time, on the days that reports give it. */
export interface Appointment {
  readonly id: FindingId;
  readonly kind: 'round' | 'deadline';
  readonly title: string;
  /** First and last day, YYYY-MM-DD, both inside. */
  readonly from: string;
  readonly to: string;
  readonly state: 'confirmed' | 'tentative' | 'cancelled';
  readonly place: string | null;
  /** The words that tell of it, who says so (null: the outlet) and where it was printed, newest first. */
  readonly told: readonly {
    readonly words: string;
    readonly by: string | null;
    readonly outlet: string | null;
    readonly day: string | null;
  }[];
}

export interface Calendar {
  readonly appointments: readonly Appointment[];
  /** Rounds that no report ties to a fortnight or less, and promises and demands with a time of which that is true: they stand in no calendar. */
  readonly undated: number;
}

/** What is longer is a time of the year and no appointment. */
const LONGEST = 14;
/** Tellings listed with an appointment. */
const TOLD = 4;

/** Rounds, promised acts, ultimatums and deadlines whose days are told, in order of day; with `text` false their words are short. */
export function calendar(slice: Slice, text = true): Calendar {
  const rows: Rows = new Map(listing(slice, ['meeting', 'commitment']).map((r) => [r.id, r]));
  const all = [
    ...slice.record.rounds.map((r) => ofRound(slice, rows, r, text)),
    ...promises(slice, rows, text),
    ...ultimatums(slice, text),
  ];
  const appointments = all.filter((a) => a !== null);
  return {
    appointments: appointments.sort((a, b) => compare(a.from, b.from) || compare(a.id, b.id)),
    undated: all.length - appointments.length,
  };
}

type Rows = ReadonlyMap<FindingId, Row>;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function shortDays(edtf: string | null): { from: string; to: string } | null {
  const days = daysOf(edtf);
  const long = days !== null && Date.parse(days.to) - Date.parse(days.from) > (LONGEST - 1) * DAY;
  return days && !long ? days : null;
}

const STATES: Readonly<Record<Round['status'], Appointment['state']>> = {
  possible: 'tentative',
  offered: 'tentative',
  planned: 'confirmed',
  'under way': 'confirmed',
  held: 'confirmed',
  postponed: 'cancelled',
  cancelled: 'cancelled',
  'broken off': 'confirmed',
};

function ofRound(slice: Slice, rows: Rows, round: Round, text: boolean): Appointment | null {
  const days = shortDays(round.when);
  if (!days) return null;
  const sure = round.members.some((m) => !waitsForReview(slice.findings.get(m)!.finding));
  const who = round.participants.join(' · ') || 'participants not told';
  return {
    id: round.id,
    kind: 'round',
    title: `${who} (${round.status})`,
    ...days,
    // What nobody has looked at yet is no appointment to rely on.
    state: sure || STATES[round.status] === 'cancelled' ? STATES[round.status] : 'tentative',
    place: round.place,
    told: tellings(slice, rows, round.members, text),
  };
}

function promises(slice: Slice, rows: Rows, text: boolean): (Appointment | null)[] {
  return slice.record.commitments.flatMap((line) => {
    if (line.due === null) return [];
    const located = slice.findings.get(line.due.finding)!;
    const act = slice.findings.get(line.fullest)!.finding as Commitment;
    const words = `${line.actor}: ${clip(act.act.value, text ? TITLE : SHORT)} (${statusWords(line)})`;
    const unsure = line.status === null || line.status === 'disputed' || waitsForReview(located.finding);
    return [due(line.id, words, line.due.by, unsure, tellings(slice, rows, line.members, text))];
  });
}

/** What is due on the last day of a time; null where that is no day or a long one. */
function due(id: FindingId, title: string, by: string, unsure: boolean, told: Appointment['told']): Appointment | null {
  const days = shortDays(by);
  return (
    days && {
      id,
      kind: 'deadline',
      title,
      from: days.to,
      to: days.to,
      state: unsure ? 'tentative' : 'confirmed',
      place: null,
      told,
    }
  );
}

function ultimatums(slice: Slice, text: boolean): (Appointment | null)[] {
  return deadlineRows(slice).flatMap((row) => {
    if (row.by === null) return [];
    const short = (words: string, most: number) => clip(words, text ? most : SHORT);
    const what = row.demanded ? `: ${short(row.demanded, TITLE)}` : '';
    const told = [...row.tellings].reverse().slice(0, TOLD);
    const sure = row.members.some((m) => !waitsForReview(slice.findings.get(m)!.finding));
    return [
      due(
        row.id,
        `${betweenWhom(row)}${what} (${row.kind})`,
        row.by,
        !sure,
        told.map((t) => ({ words: short(t.words, LONG), by: t.speaker, outlet: t.outlet, day: t.day })),
      ),
    ];
  });
}

/** Characters of a promise in a title, and of the words of one telling. */
const TITLE = 90;
const LONG = 240;

function tellings(slice: Slice, rows: Rows, members: readonly FindingId[], text: boolean): Appointment['told'] {
  const found = members.flatMap((m) => rows.get(m) ?? []);
  const newest = [...found].sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.id, b.id));
  return newest.slice(0, TOLD).map((r) => ({
    words: clip(text ? sentenceOf(slice, slice.findings.get(r.id)!) : r.words, text ? LONG : SHORT),
    by: r.speaker,
    outlet: r.outlet,
    day: r.day,
  }));
}

/** The sentence in which a finding's own words stand. */
function sentenceOf(slice: Slice, { finding, source }: Located): string {
  const text = slice.text(source);
  return text.slice(sentenceAt(text, keyWords(finding)));
}
