/** When a meeting is: the time that is told of it and of nothing beside it. */
import { type Grounded, isUnanchored, type Meeting, type MeetingStatus, type Moment } from '../../model/index.js';
import type { Draft, TimeDraft } from '../draft.js';
import { sided } from '../frames/meetingDetails.js';
import { above } from '../moments/turn.js';
import type { Stretch } from '../parties/mention.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import type { Framed } from './parts.js';

/** The time that the rules find, else the nearest one of the sentence, where it is the meeting's own and fits its status. */
export function timeOf(
  draft: Draft,
  frame: Framed,
  status: MeetingStatus,
  twin: Meeting | undefined,
): Grounded<Moment> | null {
  const own = [twin?.when ?? null, ...whenOf(draft, frame), whenOfVerb(draft, frame)].find(
    (w) => w && isOwnTime(draft, frame, w),
  );
  return sided(draft, own ?? null, status);
}

/**
 * Whether a time is told of the meeting, by what it hangs on: not on the word that tells of it ("said on Saturday"), nor on a verb after which
 * the meeting was over ("unveiled a plan Sunday after two days of talks"), nor on what hangs on the meeting ("talks stalled, with both agreeing to meet next month").
 */
function isOwnTime(
  { syntax, statements }: Draft,
  { first, last, sentence }: Framed,
  { evidence }: Grounded<Moment>,
): boolean {
  const { tree } = syntax;
  const at = syntax.range(evidence[0]);
  // "a week after | the talks |": what a time is counted from has another.
  if (at.first < first && last <= at.last) return false;
  if (!tree || (at.first >= first && at.last <= last)) return true;
  const head = above(tree, sentence, topOf(tree, at));
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

/** The times of the sentence that stand nearest to the trigger and in the same voice: the one that tells a day, then any ("at noon"). */
function whenOf(draft: Draft, { first, sentence }: Framed): Grounded<Moment>[] {
  const voice = draft.statementAt(first);
  const away = (t: TimeDraft) => Math.abs(t.first - first);
  const near = draft
    .timesIn(sentence.first, sentence.last)
    .filter((t) => away(t) < 25 && draft.statementAt(t.first) === voice)
    // "a week after | the talks |": what a time is counted from has another.
    .filter((t) => t.first >= first || t.through <= first)
    .sort((a, b) => away(a) - away(b));
  return [near.find((t) => hasDay(t.moment)), near[0]].flatMap((t) => (t ? [draft.timed(t)] : []));
}

const hasDay = ({ edtf, relative }: Moment): boolean => edtf !== null || (relative !== null && !isUnanchored(relative));

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
  return time ? draft.timed(time) : null;
}
