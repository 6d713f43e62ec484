/** When a meeting is: the time that is told of it and of nothing beside it. */
import type { Grounded, Meeting, MeetingStatus, Moment } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { ahead } from '../frames/meetingDetails.js';
import type { Stretch } from '../parties/mention.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import type { Framed } from './parts.js';

/** The time that the rules find, else the nearest one of the sentence, where it is the meeting's own and fits its status. */
export function timeOf(draft: Draft, frame: Framed, twin: Meeting | undefined): Grounded<Moment> | null {
  const status = frame.label as MeetingStatus;
  const own = [twin?.when ?? null, whenOf(draft, frame), whenOfVerb(draft, frame)].find(
    (w) => w && isOwnTime(draft, frame, w),
  );
  return fitting(ahead(own ?? null, status), status);
}

const OVER: ReadonlySet<string> = new Set(['held', 'broken off', 'under way']);

/** A day that a meeting of its kind can have: what was held was not held next month, what is planned is not planned for last week. */
function fitting(when: Grounded<Moment> | null, status: MeetingStatus): Grounded<Moment> | null {
  const relative = when?.value.relative;
  const shift = relative && 'shift' in relative ? (relative.shift ?? 0) : 0;
  if ((shift > 0 && OVER.has(status)) || (shift < 0 && status === 'planned')) return null;
  return when;
}

/**
 * Whether a time is told of the meeting, by what it hangs on: not on the word that tells of it ("said on Saturday"), nor on a verb after which
 * the meeting was over ("unveiled a plan Sunday after two days of talks"), nor on what hangs on the meeting ("talks stalled, with both agreeing to meet next month").
 */
function isOwnTime({ syntax, statements }: Draft, { first, last }: Framed, { evidence }: Grounded<Moment>): boolean {
  const { tree } = syntax;
  if (!tree) return true;
  const at = syntax.range(evidence[0]);
  if (at.first >= first && at.last <= last) return true;
  const head = tree.heads[topOf(tree, at)]!;
  if (isNaming(syntax, at, { first, last })) return false;
  if (head < 0 || (first <= head && head < last)) return true;
  // "opened a conference on Monday regarding": words that tell of the meeting itself are no mere telling.
  const telling = (c: Stretch) => c.first <= head && head < c.last && !(c.first <= first && last <= c.last);
  if (statements.some((s) => s.cue.some(telling))) return false;
  const top = topOf(tree, { first, last });
  for (let i = top, guard = 0; i >= 0 && i !== head && guard < 12; i = tree.heads[i]!, guard++)
    if (isAfterwards(syntax, tree.kid(i, 'case', 'mark'))) return tree.heads[i] !== head;
  // A verb of its own under the meeting's has its own day.
  const clause = syntax.tag(head) === 'VERB' && tree.relation(head) === 'advcl' && head > last;
  return !clause || tree.within(top, head);
}

/** "the War of 1950-53", "the 1953 armistice": a time that tells which thing it is. */
function isNaming(syntax: Syntax, at: Stretch, trigger: Stretch): boolean {
  if (/^(?:of|the)$/u.test(syntax.lower(at.first - 1)) && /^\d{4}/u.test(syntax.words(at.first))) return true;
  const np = syntax.nounAt(at.last);
  return np !== undefined && np.first < at.last && (np.head < trigger.first || np.head >= trigger.last);
}

const AFTERWARDS = /^(?:after|following|before|since|prior)$/u;

/** "after the talks", "prior | to | the talks", "ahead | of | the talks": what leads to another time than theirs. */
const isAfterwards = (syntax: Syntax, lead: number | undefined): boolean =>
  lead !== undefined &&
  (AFTERWARDS.test(syntax.lower(lead)) ||
    (/^(?:to|of)$/u.test(syntax.lower(lead)) && /^(?:prior|ahead)$/u.test(syntax.lower(lead - 1))));

/** The time of the sentence that stands nearest to the trigger and in the same voice. */
function whenOf(draft: Draft, { first, sentence }: Framed): Grounded<Moment> | null {
  const voice = draft.statementAt(first);
  let best: { away: number; time: { first: number; last: number; moment: Moment } } | null = null;
  for (const time of draft.timesIn(sentence.first, sentence.last)) {
    if (draft.statementAt(time.first) !== voice) continue;
    const away = Math.abs(time.first - first);
    if (away < 25 && (!best || away < best.away)) best = { away, time };
  }
  return best ? draft.grounded(best.time.moment, best.time.first, best.time.last) : null;
}

/** "the new round, which brings together four states, is to start | on Wednesday": the day that hangs on the verb of which the noun is the subject. */
function whenOfVerb(draft: Draft, frame: Framed): Grounded<Moment> | null {
  const { tree } = draft.syntax;
  const top = tree ? topOf(tree, frame) : -1;
  if (!tree || !/^nsubj/u.test(tree.relation(top))) return null;
  const verb = tree.heads[top]!;
  // "is | to start": what is told of an infinitive under the verb is told of its subject.
  const heads = [verb, ...tree.kids(verb).filter((k) => tree.relation(k) === 'xcomp')];
  const { sentence } = frame;
  const time = draft
    .timesIn(sentence.first, sentence.last)
    .find((t) => t.first > verb && heads.includes(tree.heads[topOf(tree, t)]!));
  return time ? draft.grounded(time.moment, time.first, time.last) : null;
}
