/** How a meeting ended, what was dealt with in it and what was left out, who called it off and why: by the words around it, whichever step found it. */
import type { Meeting, Words } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { partiesAt } from '../frames/args.js';
import type { Stretch } from '../parties/mention.js';
import type { VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import { agentByTree, objectByTree, topOf } from '../syntax/dependencies.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';
import { CALLED_OFF } from './trigger.js';

/** Tokens of an outcome or a reason, at most. */
const LONGEST = 16;

interface Told {
  readonly draft: Draft;
  readonly meeting: Meeting;
  readonly trigger: Stretch;
  readonly sentence: Sentence;
  /** The verb of the trigger, or that of which its noun is the subject or the object. */
  readonly verb: VerbGroup | null;
}

/** Completes every meeting that was found. */
export function upshots(draft: Draft): void {
  draft.complete('meeting', (meeting) => {
    const told = toldOf(draft, meeting);
    const fields = told ? completed(told) : {};
    return Object.keys(fields).length > 0 ? draft.again(meeting, fields) : meeting;
  });
}

function toldOf(draft: Draft, meeting: Meeting): Told | null {
  const { syntax } = draft;
  const [words] = meeting.evidence;
  if (!words || !syntax.tree) return null;
  const trigger = syntax.range(words);
  const sentence = syntax.sentenceOf(trigger.first);
  const own = sentence.verbs.findLast((v) => v.first < trigger.last && trigger.first < v.last);
  const above = syntax.tree.heads[topOf(syntax.tree, trigger)]!;
  const verb = own ?? sentence.verbs.find((v) => v.head === above) ?? null;
  return { draft, meeting, trigger, sentence, verb };
}

function completed(told: Told): Partial<Meeting> {
  const { meeting } = told;
  const off = CALLED_OFF.has(meeting.status.value);
  const over = /^(?:held|broken off|under way)$/u.test(meeting.status.value);
  const outcome = meeting.outcome.length === 0 && over ? outcomeOf(told) : null;
  const dealt = over ? dealtWith(told) : { discussed: [], notDiscussed: [] };
  const cancelledBy = off && !meeting.cancelledBy ? whoCalledOff(told) : null;
  const reason = off && !meeting.reason ? reasonOf(told) : null;
  return {
    ...(outcome ? { outcome: [outcome] } : {}),
    ...(dealt.discussed.length > 0 ? { discussed: dealt.discussed } : {}),
    ...(dealt.notDiscussed.length > 0 ? { notDiscussed: dealt.notDiscussed } : {}),
    ...(cancelledBy ? { cancelledBy } : {}),
    ...(reason ? { reason } : {}),
  };
}

const RESULT =
  /^(?:agreements?|accords?|deals?|texts?|statements?|communiqu[eé]s?|documents?|breakthroughs?|progress|results?|success|decisions?|agenda|date|conclusions?|compromise|resolution|signatures?|outcome|solution|readout|declaration|consensus|handshake)$/u;
const ENDS = /^(?:end|conclude|close|finish|adjourn|wrap|break|collapse|part|rise|finish)$/u;
const BRINGS = /^(?:produce|yield|bring|result|fail|achieve|reach)$/u;
/** What was to come of it and did not. */
const FAILS_TO =
  /^(?:agree|reach|produce|settle|break|resolve|make|end|achieve|secure|bridge|narrow|yield|bring|adopt|sign|set|find)$/u;

/** "ended | without a text |", "closed | with no agreement |", "| failed to agree on a date |", "| produced a list of names |". */
function outcomeOf({ draft, sentence, trigger, verb }: Told): Words | null {
  const { syntax } = draft;
  const from = verb && verb.last > trigger.last ? verb.first : trigger.last;
  for (let i = from; i < sentence.last && !isOther(draft, trigger, i); i++) {
    const word = syntax.lower(i);
    if (word === 'without' && tellsResult(syntax, i + 1)) return clause(draft, i, sentence);
    const ended = verb !== null && syntax.lemmas(verb.head).some((l) => ENDS.test(l));
    if (ended && i >= verb.last && /^(?:with|in)$/u.test(word) && tellsResult(syntax, i + 1))
      return clause(draft, i, sentence);
  }
  const brings = sentence.verbs.find(
    (v) => v.first >= trigger.last && v.tense === 'past' && syntax.lemmas(v.head).some((l) => BRINGS.test(l)),
  );
  if (!brings || isOther(draft, trigger, brings.head) || !isOfMeeting(draft, trigger, verb, brings)) return null;
  const told = clause(draft, brings.first, sentence);
  const failed = syntax.lemmas(brings.head).includes('fail');
  const of = failed ? syntax.lemmas(brings.last + 1).some((l) => FAILS_TO.test(l)) : tellsResult(syntax, brings.last);
  return told && of ? told : null;
}

/** Whether a verb tells of the meeting: its noun is the subject, or who met are. */
function isOfMeeting({ syntax }: Draft, trigger: Stretch, own: VerbGroup | null, verb: VerbGroup): boolean {
  const tree = syntax.tree!;
  if (own?.head === verb.head) return true;
  const top = topOf(tree, trigger);
  if (tree.heads[top] === verb.head && tree.relation(top) === 'nsubj') return true;
  return own !== null && tree.relation(verb.head) === 'conj' && tree.heads[verb.head] === own.head;
}

/** Whether the first nouns behind a token tell of a result: "a joint statement", "reaching agreement", "no deal". */
function tellsResult(syntax: Syntax, at: number): boolean {
  for (let i = at; i < at + 6; i++) {
    if (/^(?:[.,;:!?]|without|on|at|by|after|to|about|from|speaking)$/u.test(syntax.lower(i))) return false;
    if (RESULT.test(syntax.lower(i))) return true;
    if (/^(?:agree|sign|sett|adopt)ing$/u.test(syntax.lower(i))) return true;
  }
  return false;
}

/** Another meeting that begins at a token: from there on nothing is told of this one. */
const isOther = (draft: Draft, trigger: Stretch, at: number): boolean =>
  at >= trigger.last &&
  draft.of('meeting').some((m) => m.evidence[0] && draft.syntax.range(m.evidence[0]).first === at);

const STOPS = /^(?:but|while|after|as|when|because|although|though|before|since|whereas|which|who)$/u;

/** Words from a token to the end of their clause. */
function clause(draft: Draft, first: number, sentence: Sentence): Words | null {
  const { syntax } = draft;
  let last = first + 1;
  while (last < sentence.last && last - first < LONGEST) {
    if (/^[.,;:!?–—“”"()]$/u.test(syntax.words(last)) || (last > first + 1 && STOPS.test(syntax.lower(last)))) break;
    // "without a text on Friday": the day is the meeting's.
    if (last > first + 2 && draft.timeAt(last + 1) && /^(?:on|in|at)$/u.test(syntax.lower(last))) break;
    if (draft.timeAt(last)) break;
    last++;
  }
  return last - first > 1 ? draft.words(first, last) : null;
}

const DEALS = /^(?:discuss|address|tackle|review|debate|go|talk|deal|touch)$/u;
const LEADS = /^(?:about|over|through|with|on|upon)$/u;

/** "They went through | the lists |", "| the border | did not come up": in its own sentence, or in the next one where that goes on with those who met. */
function dealtWith(told: Told): Pick<Meeting, 'discussed' | 'notDiscussed'> {
  const { draft, sentence, trigger } = told;
  const next = draft.syntax.sentences[sentence.index + 1];
  const places = [sentence, ...(next && next.paragraph === sentence.paragraph && goesOn(told, next) ? [next] : [])];
  const discussed: Words[] = [];
  const notDiscussed: Words[] = [];
  for (const place of places)
    for (const verb of place.verbs) {
      if (place === sentence && verb.first < trigger.last) continue;
      const left = leftOut(draft, place, verb);
      if (left) notDiscussed.push(left);
      const matter = left ? null : matterOf(told, place, verb);
      if (matter) (verb.negated ? notDiscussed : discussed).push(matter);
    }
  return { discussed, notDiscussed };
}

/** "They", "the two", "it", or somebody who met, at the head of the next sentence. */
function goesOn({ draft, meeting }: Told, { first, verbs }: Sentence): boolean {
  const { syntax } = draft;
  if (/^(?:they|it|both)$/u.test(syntax.lower(first))) return true;
  if (
    /^the (?:two|talks|meeting|ministers|envoys|delegations|sides|session|round)$/u.test(
      `${syntax.lower(first)} ${syntax.lower(first + 1)}`,
    )
  )
    return true;
  const sentence = syntax.sentenceOf(first);
  const subject = verbs[0] && subjectOf(syntax, sentence, verbs[0])?.parts.flatMap((np) => partiesAt(draft, np));
  const names = meeting.participants.map((p) => p.value.name);
  return subject?.some((p) => names.includes(p.value.name)) ?? false;
}

/** What a verb of dealing with something has for its matter, in the past: what is to be discussed is what it is about. */
function matterOf({ draft, trigger }: Told, sentence: Sentence, verb: VerbGroup): Words | null {
  const { syntax } = draft;
  const past = verb.tense === 'past' && verb.modal === null && !verb.passive;
  if (!past || !syntax.lemmas(verb.head).some((l) => DEALS.test(l)) || isOther(draft, trigger, verb.head)) return null;
  const led = LEADS.test(syntax.lower(verb.last));
  const light = /^(?:go|talk|deal|touch)$/u.test(syntax.lemmas(verb.head).find((l) => DEALS.test(l))!);
  if (light && !led) return null;
  const object = led ? syntax.nounAt(verb.last + 1) : objectByTree(syntax, syntax.tree!, verb);
  if (!object || object.pronoun || draft.timeAt(object.first)) return null;
  return clause(draft, object.first, sentence) ?? draft.words(object.first, object.last);
}

/** "| the border | did not come up", "was not discussed", "was left out". */
function leftOut(draft: Draft, sentence: Sentence, verb: VerbGroup): Words | null {
  const { syntax } = draft;
  const lemmas = syntax.lemmas(verb.head);
  const out = lemmas.includes('leave') && verb.passive && /^(?:out|aside)$/u.test(syntax.lower(verb.last));
  const silent = verb.negated && lemmas.includes('come') && syntax.lower(verb.last) === 'up';
  const untold =
    verb.negated && verb.passive && lemmas.some((l) => /^(?:discuss|raise|address|mention|touch)$/u.test(l));
  const subject = out || silent || untold ? subjectOf(syntax, sentence, verb)?.parts[0] : undefined;
  return subject && !subject.pronoun ? draft.words(subject.first, subject.last) : null;
}

const CALLS =
  /^(?:cancel|call|scrap|postpone|put|shelve|abandon|suspend|delay|walk|pull|storm|break|quit|leave|adjourn)$/u;

/** "| Orsk | called it off", "was cancelled by | the Front |". */
function whoCalledOff({ draft, verb, sentence, trigger }: Told): Meeting['cancelledBy'] {
  const { syntax } = draft;
  if (!verb || !syntax.lemmas(verb.head).some((l) => CALLS.test(l))) return null;
  // "called for a round", "put a round to the vote": only with "off", and "walked", "pulled", "stormed" only with "out".
  const needs = /^(?:call|put)/u.test(syntax.lower(verb.head))
    ? 'off'
    : /^(?:walk|pull|storm)/u.test(syntax.lower(verb.head))
      ? 'out'
      : null;
  if (needs && ![verb.last, trigger.last].some((i) => syntax.lower(i) === needs || syntax.lower(i - 1) === needs))
    return null;
  const np = verb.passive ? agentByTree(syntax, syntax.tree!, verb) : subjectOf(syntax, sentence, verb)?.parts[0];
  return (np && partiesAt(draft, np)[0]) ?? null;
}

/** "because of the raid", "over a seat at the table", "citing the arrest of two drivers", "after a raid on the port". */
function reasonOf({ draft, sentence, trigger, verb }: Told): Words | null {
  const { syntax } = draft;
  const from = Math.max(trigger.last, verb?.last ?? 0);
  for (let i = from; i < Math.min(sentence.last, from + 14); i++) {
    const word = syntax.lower(i);
    const led =
      /^(?:because|citing|blaming|over)$/u.test(word) ||
      (word === 'due' && syntax.lower(i + 1) === 'to') ||
      (word === 'protest' && /^(?:at|against|over)$/u.test(syntax.lower(i + 1)));
    // "and the dispute over fishing went on": another clause has its own.
    if (/^[,;]$/u.test(syntax.words(i)) && /^(?:and|but|while)$/u.test(syntax.lower(i + 1))) return null;
    if (!led || isOther(draft, trigger, i)) continue;
    const first = /^(?:of|to|at|against|over)$/u.test(syntax.lower(i + 1)) ? i + 2 : i + 1;
    const idle =
      word === 'over' &&
      (syntax.tag(i - 1) === 'NOUN' ? i > from + 2 : /^(?:delayed|flight|hours?)$/u.test(syntax.lower(i - 1)));
    if (idle) continue;
    return first < sentence.last && !draft.timeAt(first) && !draft.timeAt(first + 1)
      ? clause(draft, first, sentence)
      : null;
  }
  return null;
}
