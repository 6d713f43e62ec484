/** What a side is told to have said yes or no to, in whatever kind of finding. */
import { differenceWords } from '../lexicon/index.js';
import {
  type ActEvent,
  type Commitment,
  type Finding,
  type FindingId,
  type Located,
  type Position,
  type ProposalLine,
  put,
  type Reception,
  type Stance,
} from '../model/index.js';
import { overlap, type Span } from '../text/index.js';
import type { Differing } from './difference.js';
import { stems } from './located.js';
import { otherNames, type Sentence, sameDays } from './sentences.js';
import { sideOfParty } from './sides.js';

export type Answer = 'yes' | 'no' | 'partly';

const ANSWERS: Readonly<Partial<Record<Stance, Answer>>> = {
  accepts: 'yes',
  rejects: 'no',
  'red line': 'no',
  withdrawn: 'no',
  'accepts in part': 'partly',
  'rejects in part': 'partly',
  'accepts if': 'partly',
};

/** A yes or a no, to what, and whose. */
export interface Consent {
  readonly told: Located;
  readonly side: string;
  /** Who of the side holds it; null for the side itself. */
  readonly holder: { readonly name: string; readonly isPerson: boolean } | null;
  readonly answer: Answer;
  /** The words of the answer. */
  readonly at: Span;
  /** The words for what it is about; null where it is told by the sentence alone. */
  readonly thing: string | null;
  /** The paper that it answers, where the record has one. */
  readonly line: ProposalLine | null;
  /** What the thing is, without words that may stand for any paper. */
  readonly own: ReadonlySet<string>;
  readonly sentence: Sentence;
}

/** Finds and compares them. */
export class Consents {
  readonly #lineOf = new Map<FindingId, ProposalLine>();

  constructor(
    private readonly differing: Differing,
    proposals: readonly ProposalLine[],
  ) {
    for (const line of proposals)
      for (const id of [...line.members, ...line.receptions.map((r) => r.finding)]) this.#lineOf.set(id, line);
  }

  /** Every one of the record by side, of one place in a text the one that tells most. */
  bySide(): ReadonlyMap<string, readonly Consent[]> {
    const { material } = this.differing;
    const all = new Map<string, Consent[]>();
    const taken = new Set<string>();
    for (const told of [
      ...material.of('reception'),
      ...material.of('position'),
      ...material.of('event'),
      ...material.of('commitment'),
    ]) {
      const consent = this.of(told);
      if (!consent) continue;
      const place = `${told.source} ${consent.side} ${consent.at.start}`;
      if (taken.has(place)) continue;
      taken.add(place);
      put(all, consent.side, consent);
    }
    return all;
  }

  /** What a finding tells of a side's consent; null for what tells of none. */
  of(told: Located): Consent | null {
    const said = answerOf(told.finding);
    const side = said && sideOfParty(this.differing.who, said.holder);
    if (!said || !side) return null;
    const { finding } = told;
    const line =
      this.#lineOf.get(finding.id) ??
      (finding.kind === 'reception' ? finding.candidates.flatMap((c) => this.#lineOf.get(c) ?? [])[0] : undefined);
    const sentence = this.differing.sentences.of(told.source, said.at);
    // "Has it accepted?" tells of no answer.
    if (/\?["”’')\]]*\s*$/u.test(sentence.words)) return null;
    const holder = said.holder?.value.party ? this.differing.who.of.get(said.holder.value.party) : undefined;
    return {
      told,
      side,
      ...said,
      holder: holder && holder.name !== side ? { name: holder.name, isPerson: holder.type === 'person' } : null,
      line: line ?? null,
      own: own(said.thing ?? '', sentence.naming),
      sentence,
    };
  }

  /** Whether two answers are to one thing, as far as words tell. */
  isOneThing(a: Consent, b: Consent): boolean {
    if (a.sentence === b.sentence || !sameDays(a.sentence, b.sentence)) return false;
    const share = overlap(a.own, b.own);
    const least = Math.min(a.own.size, b.own.size);
    if (a.line !== null && a.line === b.line && (least === 0 || share >= 0.5))
      return least > 0 || !otherNames(a.sentence, b.sentence);
    if (least === 0 || share < 0.6 || otherNames(a.sentence, b.sentence)) return false;
    // Of one word that both have ("a truce") the rest of the sentence must tell that it is the same.
    return least >= 2 || isCalledAlike(a, b) || this.#sharesMore(a, b);
  }

  #sharesMore(a: Consent, b: Consent): boolean {
    const names = [...a.sentence.names].filter((n) => b.sentence.names.has(n) && n !== a.side);
    const rest = [...a.sentence.stems].filter((s) => b.sentence.stems.has(s) && !a.own.has(s) && !ANSWERED.test(s));
    return names.length + rest.length >= 2;
  }
}

/** "the border plan" in both: two words, though one of them may stand for any paper. */
function isCalledAlike(a: Consent, b: Consent): boolean {
  const [x, y] = [stems(a.thing ?? ''), stems(b.thing ?? '')];
  return Math.min(x.size, y.size) >= 2 && overlap(x, y) === 1;
}

/** Stems of words of consent and refusal: that two sentences share one says nothing of what they are about. */
const ANSWERED = /^(?:agre|acept|reject|refus|aprov|sign|bak|suport|velcom|dismis|endors|turn|dovn)/u;

interface Said {
  readonly holder: Reception['holder'];
  readonly answer: Answer;
  readonly at: Span;
  readonly thing: string | null;
}

function answerOf(finding: Finding): Said | null {
  switch (finding.kind) {
    case 'reception':
      return ofReception(finding);
    case 'position':
      return ofPosition(finding);
    case 'event':
      return ofEvent(finding);
    case 'commitment':
      return ofCommitment(finding);
    default:
      return null;
  }
}

function ofReception({ answer, holder, of }: Reception): Said | null {
  const says = ANSWERS[answer.value];
  return says ? { holder, answer: says, at: answer.evidence[0], thing: of?.value ?? null } : null;
}

function ofPosition({ stance, holder, terms, issue }: Position): Said | null {
  const says = ANSWERS[stance.value];
  const thing = terms[0]?.value ?? issue?.value ?? null;
  return says ? { holder, answer: says, at: stance.evidence[0], thing } : null;
}

function ofEvent({ act, actor, status, object }: ActEvent): Said | null {
  const says =
    act.value === 'AGREE' && status !== 'planned'
      ? status === 'denied'
        ? 'no'
        : 'yes'
      : act.value === 'REJECT' && status === 'happened'
        ? 'no'
        : null;
  // "agreed that there was no point", "promised not to sign": to what is no thing that somebody else may refuse.
  return says && object && !/^(?:that|not|on|how|whether)\b/iu.test(object.value)
    ? { holder: actor, answer: says, at: act.evidence[0], thing: object.value }
    : null;
}

/** "agreed to withdraw": a yes to what is promised. */
function ofCommitment({ actor, act, evidence, status }: Commitment): Said | null {
  const [at] = evidence;
  return at && status === 'pending' ? { holder: actor, answer: 'yes', at, thing: act.value } : null;
}

/** What a thing is, without the words that may stand for any paper or wish, and without names. */
const own = (thing: string, naming: ReadonlySet<string>): Set<string> =>
  new Set([...stems(thing.replace(differenceWords('paper'), ' '))].filter((s) => !naming.has(s)));
