import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Slice } from '../model/index.js';
import { visible } from '../text/index.js';
import { brief } from '../views/brief/brief.js';
import { type Appointment, calendar } from '../views/calendar.js';

const STATUS: Readonly<Record<Appointment['state'], ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

/** Rounds and deadlines as iCalendar (RFC 5545): whole days, each with the words that tell of it. The same record gives the same bytes. */
export function calendarFile(slice: Slice, text = true, handling: string | null = null): string {
  const { appointments, undated } = calendar(slice, text);
  const { fingerprint, coverage } = slice.record;
  const left =
    undated > 0
      ? ` ${undated} rounds, promises and deadlines are tied to no day or to a long time, and stand in no calendar.`
      : '';
  const file = new ICalCalendar({
    name: `${brief(slice).title}: rounds and deadlines`,
    description: `${handling ? `${handling}. ` : ''}As ${coverage.reports} reports tell them (${fingerprint.reader}).${left}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Rapporteur', product: 'Rapporteur', language: 'EN' },
  });
  // When the file was written is no part of what it says: the newest report stands in for it.
  const stamp = new Date(`${coverage.to ?? '1970-01-01'}T00:00:00Z`);
  for (const a of appointments)
    file.createEvent({
      id: `${a.id.replace(':', '-')}@rapporteur`,
      stamp,
      allDay: true,
      start: dayOf(a.from, 0),
      // The end of a whole day is the day after (RFC 5545, 3.6.1).
      end: dayOf(a.to, 1),
      summary: visible(a.title),
      location: a.place && visible(a.place),
      status: STATUS[a.state],
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [{ name: a.kind }],
      description: a.told.map(line).join('\n'),
    });
  return file.toString();
}

/** One telling: its words, who says so, where and when it was printed. */
const line = (t: Appointment['told'][number]): string =>
  visible(`“${t.words}” (${[t.by, t.outlet, t.day].filter(Boolean).join(', ')})`);

/** The start of a day, in UTC, wherever this machine stands. */
function dayOf(day: string, later: number): Date {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1, date! + later));
}
