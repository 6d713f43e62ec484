import type { Meeting } from './finding.js';
import { anchorMoment, anchorNearest } from './moment.js';

/** The time of a meeting in EDTF, counted from a publication day; null when no words tell it. */
export function meetingDay({ when, status }: Meeting, publicationDay: string | null): string | null {
  if (!when) return null;
  const off = status.value === 'postponed' || status.value === 'cancelled';
  return off ? anchorNearest(when.value, publicationDay) : anchorMoment(when.value, publicationDay);
}
