import type { ActEvent, Party, Words } from '../../model/index.js';
import { overlaps } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { trim } from '../frames/args.js';
import { objectByTree, topOf } from '../syntax/dependencies.js';
import { verbOf } from './clause.js';
import type { Framed } from './parts.js';

/** What the act is about, if it is not cut off; "by the police" is who does it. */
export function objectOf(
  draft: Draft,
  frame: Framed,
  twin: ActEvent | undefined,
  recipients: readonly Party[],
): Words | null {
  const [recipient = null] = recipients;
  const { syntax } = draft;
  const owned = ownedObject(draft, frame, recipients);
  if (owned) return withoutTime(draft, endedAtNext(draft, frame, owned));
  const words =
    frame.words('object') ??
    twin?.object ??
    relativeObject(draft, frame) ??
    objectBySyntax(draft, frame, recipient) ??
    objectOfNoun(draft, frame) ??
    ledObject(draft, frame);
  const first = words && syntax.range(words.evidence[0]).first;
  const led = first !== null && (syntax.lower(first) === 'by' || syntax.lower(first - 1) === 'by');
  const cut = words !== null && /\b(?:to|with|of|for)$/u.test(words.value);
  if (!words || cut || (led && verbOf(frame)?.passive)) return null;
  const whom = recipient && syntax.range(recipient.evidence[0]);
  const at = syntax.range(words.evidence[0]);
  const own = whom && whom.first <= at.first && at.last <= Math.max(whom.last, syntax.nounAt(whom.last - 1)?.last ?? 0);
  if (own) return null;
  // "urged | the rebels | to keep the truce": whom is told apart.
  const after =
    whom && at.first <= whom.first && whom.last < at.last && whom.first - at.first < 2 ? whom.last : at.first;
  const rest = after > at.first ? trim(syntax, after, at.last) : at;
  const about = rest && withoutTime(draft, endedAtNext(draft, frame, draft.words(rest.first, rest.last)));
  return about && aboutWhat(draft, about, recipients, frame.label);
}

/** Words that tell where, when or by whom, and not what. */
const BESIDE =
  /^(?:in|at|near|by|during|after|following|before|around|since|under|outside|inside|amid|as|while|when|where|over)$/u;

/** What is left of an object without those it is asked of; null where it only tells where, when or who, or is cut off. */
function aboutWhat(draft: Draft, words: Words, recipients: readonly Party[], label: string): Words | null {
  const { syntax, parties } = draft;
  const { tree } = syntax;
  const { first, last } = syntax.range(words.evidence[0]);
  const from = label === 'REQUEST' ? behindAsked(draft, first, last) : first;
  if (
    BESIDE.test(syntax.lower(from)) ||
    /^(?:whose|which|who|arrival|return|suspicion)$/u.test(syntax.lower(from)) ||
    (/^(?:DET|ADP|CCONJ)$/u.test(syntax.tag(last - 1) ?? '') && tree?.relation(last - 1) !== 'compound')
  )
    return null;
  if ((draft.timeAt(from)?.last ?? 0) >= last || (last - from === 1 && syntax.tag(from) === 'ADV')) return null;
  // "signed an accord | that ended the war": tells of what stands before it.
  if (
    tree?.relations[topOf(tree, { first: from, last })] === 'acl:relcl' &&
    /^(?:that|which|who)$/u.test(syntax.lower(from))
  )
    return null;
  const np = syntax.nounAt(from);
  const somebody = np?.first === from && np.last === last ? parties.entityOf(parties.of(np)) : null;
  if (somebody && /^(?:person|state|organisation|group)$/u.test(somebody.type)) return null;
  const span = syntax.span(from, last);
  if (recipients.some((r) => r.evidence.some((e) => overlaps(e, span) && e.start <= span.start && span.end <= e.end)))
    return null;
  return from === first ? words : draft.words(from, last);
}

/** "urged | the rebels and the government | to keep the truce": where what is asked begins, behind all who are asked. */
function behindAsked({ syntax, parties }: Draft, first: number, last: number): number {
  let i = first;
  let asked = false;
  while (i < last) {
    const np = syntax.nounAt(i);
    if (np?.first === i && np.last < last && (np.pronoun || parties.acts(np))) {
      asked = true;
      i = np.last;
    } else if (/^(?:and|or|both|,|the|of|on)$/u.test(syntax.lower(i))) i++;
    else break;
  }
  return asked && /^(?:to|not)$/u.test(syntax.lower(i)) && i < last - 1 ? i : first;
}

/** Acts whose verb has what they are about for its object or its clause. */
const ABOUT: ReadonlySet<string> = new Set(
  'REQUEST AGREE SUPPORT REJECT COOPERATE CONCEDE RETREAT AID MOBILIZE ACCUSE'.split(' '),
);

/** "welcomed | the king's intervention": the whole of what is welcomed, where its owner is whom the act is towards. */
function ownedObject(draft: Draft, frame: Framed, recipients: readonly Party[]): Words | null {
  const { syntax } = draft;
  const verb = verbOf(frame);
  const np =
    verb && syntax.tree && !verb.passive && ABOUT.has(frame.label) ? objectByTree(syntax, syntax.tree, verb) : null;
  if (!np?.possessor || np.first < frame.last) return null;
  const owner = syntax.span(np.possessor.first, np.possessor.last);
  if (!recipients.some((r) => r.evidence.some((e) => overlaps(e, owner)))) return null;
  const { last } = syntax.tree!.extent(np.head, (k) =>
    /^(?:punct|parataxis|advcl|acl|appos|conj|cc)$/u.test(syntax.tree!.relation(k)),
  );
  return draft.words(np.first, Math.min(Math.max(last, np.last), frame.sentence.last));
}

/** What leads from the noun of an act to what it is about. */
const LEADS = /^(?:for|to|of|on|against)$/u;

/** "the president's call | for early elections", "a refusal | to meet". */
function objectOfNoun(draft: Draft, frame: Framed): Words | null {
  const { syntax } = draft;
  const { tree } = syntax;
  const noun = frame.last - 1;
  if (!tree || verbOf(frame) || syntax.tag(noun) !== 'NOUN' || !ABOUT.has(frame.label)) return null;
  const kid = tree.kids(noun).find((k) => {
    if (k < frame.last || !/^(?:nmod|acl)$/u.test(tree.relation(k)) || tree.relations[k] === 'acl:relcl') return false;
    const lead = tree.kid(k, 'case', 'mark');
    return lead !== undefined && lead >= frame.last && LEADS.test(syntax.lower(lead));
  });
  if (kid === undefined) return null;
  const { first, last } = tree.extent(kid, (k) => /^(?:punct|parataxis|advcl)$/u.test(tree.relation(k)));
  const from = syntax.lower(first) === 'to' && tree.relation(kid) === 'acl' ? first : first + 1;
  const own = trim(syntax, Math.max(from, frame.last), Math.min(last, frame.sentence.last));
  return own && own.last - own.first <= LONGEST ? draft.words(own.first, own.last) : null;
}

/** What the verb of an act has for its object or its clause, where that is nobody: "urged | it to keep the truce", "endorsed | the text". */
function objectBySyntax(draft: Draft, frame: Framed, recipient: Party | null): Words | null {
  const { syntax } = draft;
  const { tree } = syntax;
  const verb = verbOf(frame);
  if (!tree || !verb || verb.passive || !ABOUT.has(frame.label)) return null;
  const top = tree.predicate(verb);
  const clause = tree.kids(top).find((k) => k >= verb.last && /^(?:xcomp|ccomp)$/u.test(tree.relation(k)));
  const direct = clause ?? tree.kids(top).find((k) => k >= verb.last && tree.relation(k) === 'obj');
  if (direct === undefined) return null;
  const { first, last } = tree.extent(direct, (k) => /^(?:punct|parataxis|advcl)$/u.test(tree.relation(k)));
  const from = Math.max(first, frame.last);
  const whom = recipient && syntax.range(recipient.evidence[0]);
  // "welcomed | the efforts by the army |": whom it is towards may stand inside what it is about.
  const inside = whom && whom.first > direct && whom.first < last;
  if (clause === undefined && whom && whom.first < last && from < whom.last && !inside) return null;
  const own = trim(syntax, from, Math.min(last, frame.sentence.last));
  if (!own || own.last - own.first > LONGEST || draft.parties.in(own.first, own.last)?.type === 'person') return null;
  return draft.words(own.first, own.last);
}

/** "the 1994 charter, which | he rejects |": what a relative clause has for its object stands before it. */
function relativeObject(draft: Draft, frame: Framed): Words | null {
  const { syntax } = draft;
  const { tree } = syntax;
  const verb = verbOf(frame);
  if (!tree || !verb || verb.passive || !ABOUT.has(frame.label)) return null;
  const top = tree.predicate(verb);
  const object = tree.kid(top, 'obj');
  if (tree.relations[top] !== 'acl:relcl' || object === undefined) return null;
  if (object >= verb.first || !/^(?:which|that)$/u.test(syntax.lower(object))) return null;
  const np = syntax.nounAt(tree.heads[top]!);
  return np && np.last <= object ? draft.words(np.first, np.last) : null;
}

/** What leads to what an act is about, where it has no object: "advanced | on two towns", "was congratulated | on the truce". */
const LED: Readonly<Record<string, RegExp>> = {
  MOBILIZE: /^(?:on|into|towards?)$/u,
  SUPPORT: /^(?:on|for)$/u,
  ACCUSE: /^(?:of|for|over)$/u,
  AGREE: /^(?:on|over)$/u,
};

function ledObject(draft: Draft, frame: Framed): Words | null {
  const { syntax } = draft;
  const { tree } = syntax;
  const leads = LED[frame.label];
  if (!tree || !leads) return null;
  for (let at = frame.first; at < frame.last; at++) {
    const kid = tree.kids(at).find((k) => {
      const lead =
        k >= frame.last && /^(?:obl|nmod|advcl|acl)$/u.test(tree.relation(k)) ? tree.kid(k, 'case', 'mark') : -1;
      return lead !== undefined && lead >= frame.last && leads.test(syntax.lower(lead)) && !draft.timeAt(lead + 1);
    });
    if (kid === undefined) continue;
    const { first, last } = tree.extent(kid, (k) => /^(?:punct|parataxis|advcl)$/u.test(tree.relation(k)));
    const own = trim(syntax, Math.max(first + 1, frame.last), Math.min(last, frame.sentence.last));
    if (own && own.last - own.first <= LONGEST) return draft.words(own.first, own.last);
  }
  return null;
}

/** Tokens of an object, at most: what is longer has run over its end. */
const LONGEST = 40;

/** "Monday | that it should leave", "the proposal | in November": when something is done is no part of what is done. */
function withoutTime(draft: Draft, words: Words): Words | null {
  const { syntax } = draft;
  let { first, last } = syntax.range(words.evidence[0]);
  const opening = draft.timeAt(first) ?? (syntax.lower(first) === 'on' ? draft.timeAt(first + 1) : undefined);
  if (opening && opening.last < last) first = opening.last;
  if (syntax.lower(first) === 'that' && opening) first++;
  for (let i = first + 2; i < last; i++) {
    const time = draft.timeAt(i);
    const led = /^(?:in|on|at|since)$/u.test(syntax.lower(i - 1));
    // Behind a bare noun phrase; elsewhere it may tell which thing it is.
    if (time?.last === last && led && i - 1 > first && syntax.nounAt(first)?.last === i - 1) last = i - 1;
  }
  if (/^(?:of|on)$/u.test(syntax.lower(first)) && first < last - 1) first++;
  while (last > first + 1 && /^(?:and|then|but)$/u.test(syntax.lower(last - 1))) last--;
  const own = trim(syntax, first, last);
  return own ? draft.words(own.first, own.last) : null;
}

/** An object up to where the next act of the same people begins: "for the raid | and called on him to stop". */
function endedAtNext(draft: Draft, frame: Framed, words: Words): Words {
  const { syntax } = draft;
  const { first, last } = syntax.range(words.evidence[0]);
  const verb = verbOf(frame)?.head;
  for (let i = first + 1; i < last; i++) {
    const next = syntax.tree?.relation(i) === 'conj' && syntax.tree.heads[i] === verb && syntax.tag(i) === 'VERB';
    const group = next ? frame.sentence.verbs.find((v) => v.head === i) : undefined;
    const own = next ? trim(syntax, first, group?.first ?? i) : null;
    if (own) return draft.words(own.first, syntax.lower(own.last - 1) === 'and' ? own.last - 1 : own.last);
  }
  return words;
}
