import { meetingStatusWords } from '../../lexicon/index.js';
import { type Grounded, grouped, type Meeting, type MeetingStatus, type Party, type Words } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { coordinated, partiesAt } from '../frames/args.js';
import { nounWord } from '../frames/meeting.js';
import { durationAt, formatOf, hasStarted, isHouse, isToCome, ordinalOf } from '../frames/meetingDetails.js';
import type { Stretch } from '../parties/mention.js';
import { goesBetween } from '../parties/parties.js';
import { type NounPhrase, WEEKDAY } from '../syntax/chunks.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';
import { doers, verbOf } from './clause.js';
import { formatTold } from './meetingFormat.js';
import { timeOf } from './meetingTime.js';
import { isNamedOnly } from './namedOnly.js';
import { type Framed, framesOf, Ruled } from './parts.js';
import { isOfName, takingPart } from './takingPart.js';
import { CALLED_OFF } from './trigger.js';
import { isUnheld } from './unreal.js';
import { mentionAt } from './who.js';

/** Meetings as the model sees them; place, day, length and number by the rules where they read the same words. */
export function framedMeetings(draft: Draft): void {
  const ruled = new Ruled(draft, byRules(draft), (f) => f.evidence);
  for (const frame of once(draft, framesOf(draft, 'meeting'))) {
    const twin = ruled.at(frame);
    const named = isNamedOnly(draft, frame);
    if (named || isUnheld(draft, frame)) {
      draft.drop(named ? 'meetings that are only named' : 'a meeting that never was', draft.text.slice(frame.anchor));
      ruled.leave(frame);
      continue;
    }
    const present = takingPart(draft, frame, twin);
    const chair = chairs(draft, frame);
    const surer = frame.sure('mediator') > frame.sure('participant') ? frame.parties('mediator') : [];
    const apart = present.filter((p) => mediates(draft, p) || has(chair, p) || has(surer, p));
    const [one, ...others] = present.filter((p) => !apart.includes(p));
    // Whom one person alone speaks with is at that meeting, and between nobody.
    const alone = one !== undefined && others.length === 0 && chair.length === 0 && isPerson(draft, one);
    const between = alone && frame.label !== 'offered' ? [] : apart;
    const off = callingOff(draft, frame);
    const there = present.filter((p) => !between.includes(p));
    // Who calls off a meeting was to be at it.
    const participants = there.length > 0 ? there : off.filter((p) => !has(between, p));
    const more = [...chair, ...frame.parties('mediator')].filter(
      (m, i, all) => !has(present, m) && !has(all.slice(0, i), m),
    );
    const mediators = [...between, ...more];
    const status = twin && isOver(frame, twin) ? twin.status : statusOf(draft, frame);
    const told = details(draft, frame, twin, participants, status.value);
    // "those talks", "the fourth round": without anybody, a place or a day it only goes back to a meeting that is told elsewhere.
    if (participants.length + mediators.length === 0 && !told.when && !(told.place ?? told.within) && !told.duration) {
      draft.drop('a meeting of nobody, nowhere and at no time', draft.text.slice(frame.anchor));
      continue;
    }
    draft.add('meeting', frame.anchor, {
      ...told,
      participants,
      delegations: [],
      mediators,
      evidence: [frame.anchor],
      about: aboutOf(draft, frame, twin),
      discussed: twin?.discussed ?? [],
      notDiscussed: twin?.notDiscussed ?? [],
      status,
      cancelledBy: twin?.cancelledBy ?? off[0] ?? null,
      reason: twin?.reason ?? null,
      outcome: twin?.outcome ?? [],
      confidence: frame.confidence,
    });
  }
  // Two meetings of one sentence are one where nobody new takes part.
  const names = (m: Meeting) => m.participants.map((p) => p.value.name);
  const same = (a: Meeting, b: Meeting) =>
    (a.status.value === b.status.value && names(b).every((n) => names(a).includes(n))) || isOfRound(draft, a, b);
  ruled.keepUnseen(same);
}

/** "the fifth round | of the valley talks |": the talks are told by their round. */
function isOfRound({ syntax }: Draft, round: Meeting, talks: Meeting): boolean {
  const [one, other] = [syntax.range(round.evidence[0]!), syntax.range(talks.evidence[0]!)];
  if (syntax.lower(one.last) !== 'of' || other.first <= one.last || other.first - one.last > 7) return false;
  const np = syntax.nounAt(other.last - 1);
  return np !== undefined && np.first === one.last + 1;
}

/** What the rules found, but for what never was and what somebody is only invited to. */
function byRules(draft: Draft): readonly Meeting[] {
  const { syntax } = draft;
  const own = (m: Meeting) => {
    const [words] = m.evidence;
    const at = words && syntax.range(words);
    const participants = at ? m.participants.filter((p) => !isOfName(draft, at, p)) : m.participants;
    return participants.length === m.participants.length ? m : draft.again(m, { participants });
  };
  const found = draft.take('meeting').map((m) => (m.participants.length > 0 ? own(m) : m));
  return found.filter((m) => {
    const [words] = m.evidence;
    if (!words) return true;
    const at = syntax.range(words);
    const told = { ...at, sentence: syntax.sentenceOf(at.first), label: m.status.value };
    const above = verbOf(told) ? -1 : inviting(syntax, at);
    const real =
      !isUnheld(draft, told) && !isNamedOnly(draft, told) && !(above >= 0 && syntax.lemmas(above).includes('invite'));
    if (!real) draft.drop('a meeting that never was', draft.text.slice(words));
    return real;
  });
}

/** The verb that leads to words by "to" or "for": "invited them | to talks"; -1 where none does. */
function inviting(syntax: Syntax, at: Stretch): number {
  const { tree } = syntax;
  if (!tree) return -1;
  const top = topOf(tree, at);
  const lead = tree.kid(top, 'case', 'mark');
  return lead !== undefined && /^(?:to|for)$/u.test(syntax.lower(lead)) ? tree.heads[top]! : -1;
}

/**
 * Each meeting once: what is called off and the words that call it off are one, told by the noun; so are an invitation and what somebody is
 * invited to, told by the verb, and two words with the same people.
 */
function once(draft: Draft, all: readonly Framed[]): Framed[] {
  const { tree } = draft.syntax;
  const same = (a: Framed, b: Framed) => {
    const [mine, theirs] = [a.parties('participant'), b.parties('participant')];
    return a.label === b.label && mine.length > 0 && mine.every((p) => has(theirs, p));
  };
  const governs = (a: Framed, b: Framed) => {
    const verb = verbOf(a);
    return CALLED_OFF.has(a.label) && tree !== null && verb !== null && tree.heads[topOf(tree, b)] === verb.head;
  };
  const invites = (a: Framed, b: Framed) =>
    a.label === 'offered' && verbOf(a) !== null && inviting(draft.syntax, b) === verbOf(a)!.head;
  const bySentence = grouped(all, (f) => f.sentence);
  return all.filter(
    (a) =>
      !bySentence.get(a.sentence)!.some((b) => {
        if (a === b) return false;
        return (
          (!verbOf(b) && governs(a, b)) ||
          (!verbOf(a) && invites(b, a)) ||
          (same(a, b) && (a.confidence < b.confidence || !same(b, a)))
        );
      }),
  );
}

const has = (list: readonly Party[], { value }: Party): boolean =>
  list.some((p) => (value.party ? p.value.party === value.party : p.value.name === value.name));

const CHAIRED = /^(?:mediation|chairmanship|auspices|aegis)$/u;
const CHAIRS = /^(?:mediated|chaired|brokered|facilitated|moderated|convened)$/u;
const CONVENES = /^(?:conven|shuttl|brings?$|brought|bringing|carr(?:y|ied|ies))/u;

/** "she | cancelled | plans for a third round": who calls off what a noun tells. */
function callingOff(draft: Draft, frame: Framed): readonly Party[] {
  const { syntax } = draft;
  const { tree } = syntax;
  if (!tree || verbOf(frame) || !CALLED_OFF.has(frame.label)) return [];
  let at = topOf(tree, frame);
  for (let guard = 0; guard < 2 && /^(?:nmod|obj|obl)/u.test(tree.relation(at)); guard++) at = tree.heads[at]!;
  const verb = frame.sentence.verbs.find((v) => v.head === at && !v.passive);
  if (!verb || !CALLS_OFF.test(syntax.lower(verb.head))) return [];
  // "called for a round", "put a round to the vote": only with "off".
  const off = [verb.last, frame.last].some((i) => syntax.lower(i) === 'off');
  return off || !/^(?:call|put)/u.test(syntax.lower(verb.head)) ? doers(draft, frame, verb) : [];
}

const CALLS_OFF = /^(?:cancel|call|scrap|drop|postpon|put|shelv|abandon|suspend)/u;

/** "under the mediation of X", "under X's chairmanship", "chaired by X", "X brought them together": who goes between by the words for it. */
function chairs(draft: Draft, frame: Framed): readonly Party[] {
  const { syntax } = draft;
  const { sentence } = frame;
  const found: Party[] = [];
  const add = (np: NounPhrase | undefined) => {
    if (np) found.push(...coordinated(draft, np, sentence.last).flatMap((n) => partiesAt(draft, n)));
  };
  for (let i = Math.max(sentence.first, frame.first - 8); i < Math.min(sentence.last, frame.last + 25); i++) {
    if (CHAIRED.test(syntax.lower(i)) && underBefore(syntax, i)) {
      const owner = syntax.nounAt(i)?.possessor;
      if (syntax.lower(i + 1) === 'of') add(syntax.nounAt(i + 2));
      else if (owner)
        found.push(draft.parties.party(owner.first, owner.last, draft.parties.in(owner.first, owner.last)));
    }
    if (CHAIRS.test(syntax.lower(i)) && syntax.lower(i + 1) === 'by') add(syntax.nounAt(i + 2));
  }
  const verb = verbOf(frame);
  if (verb && CONVENES.test(syntax.lower(verb.head))) found.push(...doers(draft, frame, verb));
  return found;
}

const underBefore = (syntax: Syntax, at: number): boolean =>
  [1, 2, 3, 4, 5].some((k) => at - k >= 0 && syntax.lower(at - k) === 'under');

const isPerson = (draft: Draft, party: Party): boolean =>
  draft.parties.entityOf(mentionAt(draft, party))?.type === 'person';

/** A mediator is one whoever they sit with. */
const mediates = (draft: Draft, party: Party): boolean => goesBetween(draft.parties.entityOf(mentionAt(draft, party)));

/** "talks that lasted five hours": a meeting of some length in the past is no longer under way, whatever the model says. */
const isOver = ({ label }: Framed, twin: Meeting): boolean =>
  label === 'under way' && twin.status.value === 'held' && twin.duration !== null;

/** The model's class, but where the verb and its time say otherwise. */
function statusOf(draft: Draft, frame: Framed): Grounded<MeetingStatus> {
  const told = frame.label as MeetingStatus;
  const ahead = told === 'held' && !verbOf(frame) && isToCome(draft, frame.last);
  return draft.grounded(statusByVerb(draft, frame) ?? (ahead ? 'planned' : told), frame.first, frame.last);
}

/** "sees the envoy tomorrow" is to come, a round that "has concluded" was held, one that "ends on Friday" goes on. */
function statusByVerb({ syntax }: Draft, frame: Framed): MeetingStatus | null {
  const { tree } = syntax;
  const { sentence, label } = frame;
  const own = verbOf(frame);
  const off = own ? null : becameBefore(syntax, frame.first, label);
  if (off) return off;
  const top = tree && !own ? topOf(tree, frame) : -1;
  const verb =
    own ?? (tree?.relation(top) === 'nsubj' ? sentence.verbs.find((v) => v.head === tree.heads[top]) : undefined);
  if (!own && /^(?:held|under way)$/u.test(label) && isTriedFor(syntax, frame)) return 'possible';
  const relative = tree && !own ? openedSince(syntax, frame) : false;
  if (relative && /^(?:planned|possible|offered)$/u.test(label)) return 'under way';
  if (!verb || verb.passive) return null;
  const ends = !own && /^(?:end|clos|conclud|finish)/u.test(syntax.lower(verb.head));
  if (ends && label === 'under way' && verb.tense === 'past') return 'held';
  if (ends && label === 'planned' && verb.tense === 'present' && verb.last - verb.first === 1) return 'under way';
  let next = verb.last;
  while (next < sentence.last && !isAhead(syntax, next)) next++;
  const near = next < sentence.last && next - verb.last < 12;
  return own && label === 'held' && verb.tense === 'present' && near ? 'planned' : null;
}

/** "efforts to resume | talks |", "tried to convene | a summit |": what somebody works for is not there yet. */
function isTriedFor(syntax: Syntax, { last, sentence }: Framed): boolean {
  const { tree } = syntax;
  const np = syntax.nounAt(last - 1);
  if (!tree || !np || tree.relation(np.head) !== 'obj') return false;
  const verb = sentence.verbs.find((v) => v.head === tree.heads[np.head]);
  if (!verb || syntax.lower(verb.head - 1) !== 'to' || !OPENING.test(syntax.lower(verb.head))) return false;
  return meetingStatusWords().told('effort', syntax.lower(verb.head - 2)) !== null;
}

const OPENING =
  /^(?:resume|restart|relaunch|revive|rekindle|hold|convene|launch|start|open|begin|broker|arrange|organi[sz]e|get|have)$/u;

/** "the fifth round, | which opened | on Wednesday" */
function openedSince(syntax: Syntax, { first, last, sentence }: Framed): boolean {
  const { tree } = syntax;
  const verb = sentence.verbs.find((v) => v.first >= last && v.tense === 'past' && OPENED.test(syntax.lower(v.head)));
  if (!tree || !verb || !/^(?:which|that)$/u.test(syntax.lower(verb.first - 1))) return false;
  const above = tree.heads[tree.predicate(verb)]!;
  return first <= above && above < verb.first;
}

const OPENED = /^(?:opened|began|started|resumed)$/u;

/** "the postponement of | the third round", "the collapse of | talks" */
function becameBefore(syntax: Syntax, first: number, label: string): MeetingStatus | null {
  const np = syntax.nounAt(first);
  let of = (np && np.first < first ? np.first : first) - 1;
  while (/^(?:DET|ADJ)$/u.test(syntax.tag(of) ?? '')) of--;
  // "declared an end to the talks"
  if (syntax.reads(of - 2, 'an', 'end', 'to')) return 'broken off';
  if (syntax.lower(of) !== 'of') return null;
  const noun = syntax.lower(of - 1);
  if (/^(?:postponement|delay)$/u.test(noun)) return 'postponed';
  if (/^(?:collapse|breakdown|failure|suspension)$/u.test(noun)) return 'broken off';
  if (label === 'held' && hasStarted(syntax, of - 1)) return 'under way';
  return noun === 'cancellation' ? 'cancelled' : null;
}

/** "tomorrow", "next week", "on Tuesday": with a verb in the present, days to come. */
const isAhead = (syntax: Syntax, at: number): boolean =>
  syntax.lower(at) === 'tomorrow' ||
  (syntax.lower(at) === 'next' && syntax.lower(at + 1) !== 'to') ||
  (syntax.lower(at) === 'on' && WEEKDAY.test(syntax.words(at + 1)));

/** What it is about; a day alone is no matter. */
function aboutOf(draft: Draft, frame: Framed, twin: Meeting | undefined): readonly Words[] {
  const { syntax } = draft;
  const seen = frame.allWords('about').filter(({ evidence }) => {
    const at = syntax.range(evidence[0]);
    const time = draft.timeAt(at.first);
    return !time || time.last < at.last;
  });
  return seen.length > 0 ? seen : (twin?.about ?? []);
}

/** Where the model sees it; where the rules know the meeting and no place of it, only one that hangs on its own words. */
function placeOf(draft: Draft, frame: Framed, twin: Meeting | undefined): Words | null {
  const at = frame.best('place');
  const { tree } = draft.syntax;
  // "the South Coast | Cooperation | Summit": a part of what the meeting is called is no place.
  const np = draft.syntax.nounAt(frame.last - 1);
  if (at && isOfRelative(draft, at, frame)) return null;
  if (at && np && np.first <= at.first && at.last <= np.head && !isPlace(draft, at)) return null;
  if (!at || (twin && tree && !tree.within(topOf(tree, at), topOf(tree, frame)))) return null;
  // "on the situation in Sarn": where the matter is, and not where they met.
  if (frame.stretches('about').some((a) => a.first < at.first && at.last <= a.last)) return null;
  const inside = draft.parties.within(at.first, at.last);
  // "sees | Orsk in Tolmar |": of somebody and a town the town.
  const town = inside.some((m) => m.type === 'person') ? inside.find((m) => m.type === 'place') : undefined;
  return town ? draft.words(town.core.first, town.core.last) : draft.words(at.first, at.last);
}

/** "the meeting of Orsk and Brandt, who are in Tolmar, was the first since | a conference | in June": a place that a clause about others tells. */
function isOfRelative({ syntax }: Draft, at: Stretch, frame: Framed): boolean {
  const { tree } = syntax;
  if (!tree || at.last > frame.first) return false;
  const noun = topOf(tree, frame);
  for (let i = topOf(tree, at), guard = 0; i >= 0 && guard < 12; i = tree.heads[i]!, guard++)
    if (tree.relations[i] === 'acl:relcl') return !tree.within(noun, i);
  return false;
}

const isPlace = ({ parties }: Draft, at: Stretch): boolean =>
  parties.within(at.first, at.last).some((m) => m.type === 'place' || m.type === 'state');

/** "visited Varenia | for talks |", "flew to Tolmar for a meeting": where somebody went to meet. */
function visitedFor(draft: Draft, frame: Framed): Words | null {
  const { syntax } = draft;
  const { tree } = syntax;
  const np = syntax.nounAt(frame.last - 1);
  if (!tree || !np || syntax.lower(np.first - 1) !== 'for') return null;
  const verb = frame.sentence.verbs.find((v) => v.head === tree.heads[np.head]);
  if (!verb || !syntax.lemmas(verb.head).some((l) => /^(?:visit|fly|travel|arrive|come|go)$/u.test(l))) return null;
  const place = draft.parties
    .within(verb.last, np.first)
    .find((m) => (m.type === 'place' || m.type === 'state') && tree.heads[m.core.last - 1] === verb.head);
  return place ? draft.words(place.core.first, place.core.last) : null;
}

function details(
  draft: Draft,
  frame: Framed,
  twin: Meeting | undefined,
  participants: readonly Party[],
  status: MeetingStatus,
) {
  const np = draft.syntax.nounAt(frame.last - 1);
  const word = np ? nounWord(draft.syntax, np) : null;
  const seen = twin?.place ?? placeOf(draft, frame, twin) ?? visitedFor(draft, frame);
  const at = seen && draft.syntax.nounAt(draft.syntax.range(seen.evidence[0]).last - 1);
  const house = at ? isHouse(draft.syntax, at) : false;
  return {
    place: house ? null : seen,
    within: twin?.within ?? (house ? seen : null),
    when: timeOf(draft, frame, status, twin),
    duration: twin?.duration ?? durationAt(draft, frame.sentence, np ?? frame, np?.last ?? frame.last),
    format: formatTold(draft, frame, participants, twin?.format ?? (np && word ? formatOf(draft, np, word) : null)),
    ordinal: twin?.ordinal ?? ordinalIn(draft, frame),
  };
}

/** "a fifth round | of talks": the number stands before the first noun of the trigger as often as before its last. */
function ordinalIn(draft: Draft, { first, last }: Framed): Meeting['ordinal'] {
  for (const at of [last - 1, first]) {
    const np = draft.syntax.nounAt(at);
    const found = np ? ordinalOf(draft, np) : null;
    if (found) return found;
  }
  return null;
}
