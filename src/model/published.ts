import { isSpan, type Selectors, type Span, select, type Text } from '../text/index.js';
import type { Finding } from './finding.js';
import { meetingDay } from './meetingDay.js';
import { anchorMoment, type Moment } from './moment.js';

/** W3C `SpecificResource`: how evidence leaves the program. */
export interface SpecificResource {
  readonly type: 'SpecificResource';
  readonly source: string;
  readonly selector: Selectors;
}

export const specificResource = (source: string, text: Text, at: Span): SpecificResource => ({
  type: 'SpecificResource',
  source,
  selector: select(text, at),
});

export type Published = { readonly [key: string]: unknown };

/** A finding as it leaves the program: every span a `SpecificResource`, dates that can be anchored in `resolved`. */
export function publish(finding: Finding, source: string, text: Text, publicationDay: string | null): Published {
  const open = (value: unknown): unknown => {
    if (isSpan(value)) return specificResource(source, text, value);
    if (Array.isArray(value)) return value.map(open);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, open(item)]));
  };
  const resolved = resolveMoments(finding, publicationDay);
  const published = open(finding) as Record<string, unknown>;
  return Object.keys(resolved).length === 0 ? published : { ...published, resolved };
}

/** Field name to EDTF for every moment of a finding that can be anchored. */
export function resolveMoments(finding: Finding, publicationDay: string | null): Record<string, string> {
  const resolved: Record<string, string> = {};
  for (const [key, value] of Object.entries(finding)) {
    const moment = momentOf(value);
    const meeting = finding.kind === 'meeting' && key === 'when';
    const edtf = meeting ? meetingDay(finding, publicationDay) : moment ? anchorMoment(moment, publicationDay) : null;
    if (edtf) resolved[key] = edtf;
  }
  return resolved;
}

function momentOf(value: unknown): Moment | null {
  const inner = typeof value === 'object' && value !== null ? (value as { value?: unknown }).value : null;
  const isMoment = typeof inner === 'object' && inner !== null && 'precision' in inner && 'relation' in inner;
  return isMoment ? (inner as Moment) : null;
}
