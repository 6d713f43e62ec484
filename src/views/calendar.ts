import {
  DAY,
  type FindingId,
  type Located,
  type Round,
  resolveMoments,
  type Slice,
  waitsForReview,
} from '../model/index.js';
import { span } from '../text/index.js';
import { clip } from './brief/context.js';
import { daysOf } from './days.js';
import { listing, type Row } from './listing.js';
import { keyWords, SHORT } from './reference.js';

/** A round or a promised act on the days that reports give it. */
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
  /** Rounds that no report ties to a fortnight or less, and promises with a time of which that is true: they stand in no calendar. */
  readonly undated: number;
}

/** What is longer is a time of the year and no appointment. */
const LONGEST = 14;
/** Tellings listed with an appointment. */
const TOLD = 4;

/** Rounds and promised acts whose days are told, in order of day; with `text` false their words are short. */
export function calendar(slice: Slice, text = true): Calendar {
  const rows: Rows = new Map(listing(slice, ['meeting', 'commitment']).map((r) => [r.id, r]));
  const all = [...slice.record.rounds.map((r) => ofRound(slice, rows, r, text)), ...promises(slice, rows, text)];
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
    // The telling that says by when.
    const located = line.members
      .map((m) => slice.findings.get(m))
      .find((l) => l?.finding.kind === 'commitment' && l.finding.window !== null);
    if (located?.finding.kind !== 'commitment' || located.finding.window === null) return [];
    const days = shortDays(resolveMoments(located.finding, located.day).window ?? null);
    if (!days) return [null];
    return [
      {
        id: line.id,
        kind: 'deadline' as const,
        title: `${line.actor}: ${clip(located.finding.act.value, text ? TITLE : SHORT)} (${line.status})`,
        // A promise is due on its last day.
        from: days.to,
        to: days.to,
        state:
          line.status === 'disputed' || waitsForReview(located.finding)
            ? ('tentative' as const)
            : ('confirmed' as const),
        place: null,
        told: tellings(slice, rows, line.members, text),
      },
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

/** The sentence in which a finding's own words stand, as far as it stands in their line. */
function sentenceOf(slice: Slice, { finding, source }: Located): string {
  const text = slice.text(source);
  const { start, end } = keyWords(finding);
  const from = Math.max(0, start - AROUND);
  const before = text.slice(span(from, start));
  const after = text.slice(span(end, Math.min(text.length, end + AROUND)));
  const ends = [...before.matchAll(/\n|[.!?]["”’]?\s+/gu)].at(-1);
  // Where no end is near, from the next whole word on.
  const opening = ends ? ends.index + ends[0].length : from > 0 ? before.indexOf(' ') + 1 : 0;
  const closing = /[.!?]["”’]?(?=\s|$)|\n/u.exec(after);
  const rest = closing ? after.slice(0, closing.index + closing[0].length) : after;
  return `${before.slice(opening)}${text.slice(span(start, end))}${rest}`;
}

/** Code points on each side of a finding in which its sentence is looked for. */
const AROUND = 200;
