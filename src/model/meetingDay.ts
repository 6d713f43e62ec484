import type { Meeting } from './finding.js';
import { anchorMoment } from './moment.js';

/** The time of a meeting in EDTF, counted from a publication day; null when no words tell it. */
export const meetingDay = ({ when }: Meeting, publicationDay: string | null): string | null =>
  when && anchorMoment(when.value, publicationDay);
