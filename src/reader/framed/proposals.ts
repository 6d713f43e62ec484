import { offices } from '../../lexicon/index.js';
import type { HandOver, Lineage, Party, Proposal, ProposalStatus } from '../../model/index.js';
import { overlaps } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { governing, isFirstPerson, issueIn, partiesAt, partyAt, sideOf, speakerAt } from '../frames/args.js';
import { countOf, handOverAt, mayPass } from '../frames/handOver.js';
import { leadTo, lineageAt } from '../frames/lineage.js';
import { changedNumber, isCount, numbered } from '../frames/proposal.js';
import { numberOf } from '../moments/numbers.js';
import type { Stretch } from '../parties/mention.js';
import { ORGANISATION_WORDS, PAPER_NOUNS, tellsPeople } from '../parties/nouns.js';
import { nationsMeant } from '../parties/pairs.js';
import { goesBetween } from '../parties/parties.js';
import type { NounPhrase } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import { dependents, topOf } from '../syntax/dependencies.js';
import { type Framed, framesOf, Ruled } from './parts.js';
import { isThing, mentionAt } from './who.js';

/** What is on the table, as the model sees it; hand-overs and numbers by the rules. */
export function framedProposals(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('proposal'), (f) => f.name.evidence);
  for (const frame of framesOf(draft, 'proposal')) {
    if (!mayBePaper(draft, frame)) {
      ruled.leave(frame);
      continue;
    }
    const twin = ruled.at(frame);
    // "a plan with 12 points": how many they are is no point.
    const terms = frame.stretches('terms').filter((t) => !isCount(draft.syntax, t));
    const told = makers(draft, frame, twin);
    const paper = paperOf(draft, frame);
    const handedOver = handOverOf(draft, frame, paper) ?? twin?.handedOver ?? null;
    const lineage = lineageOf(draft, frame, paper);
    const bare =
      terms.length === 0 &&
      ROLES.every((role) => told[role].length === 0) &&
      !(handedOver?.from && handedOver.to.length > 0) &&
      !lineage.some((l) => l.stated);
    if (bare && isBackReference(draft, frame)) {
      draft.drop('a paper that is told already', draft.text.slice(frame.anchor));
      ruled.leave(frame);
      continue;
    }
    draft.add('proposal', frame.anchor, {
      name: draft.words(frame.first, frame.last),
      status: frame.label as ProposalStatus,
      ...told,
      handedOver,
      terms: terms.map((t) => draft.words(t.first, t.last)),
      issues: terms.flatMap((t) => issueIn(draft, t.first, t.last) ?? []),
      numbers: numbersOf(draft, frame, twin),
      lineage,
      confidence: frame.confidence,
    });
  }
  ruled.keepUnseen(() => false);
}

/** Things at talks that are no papers, whoever puts them forward, and parts of papers. */
const NO_PAPER =
  /^(?:summit|talks|meeting|round|session|conference|truce|ceasefire|levy|number|figure|days|weeks|months|hours|articles?|chapters?|clauses?|paragraphs?|settlements?|solutions?|peace|candidates?|elections?)$/u;

/** Whether words may name a paper or an offer: not a person's, a state's or a town's name, nor a number alone. */
function mayBePaper({ syntax, parties }: Draft, { first, last }: Framed): boolean {
  // "the blueprint | for peace |": what hangs on a name is no name.
  if (syntax.lower(first) === 'for' && syntax.nounAt(first - 1) !== undefined) return false;
  const np = syntax.nounAt(syntax.tree ? topOf(syntax.tree, { first, last }) : last - 1);
  const word = (i: number) =>
    /^(?:NOUN|PROPN|PRON|VERB|ADJ)$/u.test(syntax.tag(i) ?? '') && /\p{L}/u.test(syntax.words(i));
  if (!Array.from({ length: last - first }, (_, k) => first + k).some(word)) return false;
  if (!np || np.first < first - 1) return true;
  if (syntax.reads(np.first, 'the', 'table') && np.last - np.first === 2 && syntax.lower(np.last) !== 'of')
    return false;
  const type = parties.of(np)?.form === 'name' ? parties.entityOf(parties.of(np))?.type : undefined;
  return !NO_PAPER.test(syntax.lower(np.head)) && type !== 'person' && type !== 'state' && type !== 'place';
}

const ROLES = ['drawnUpBy', 'tabledBy', 'carriedBy'] as const;

type Makers = Record<(typeof ROLES)[number], readonly Party[]>;

/**
 * Who drew up, tabled and carried a paper: one party plays one part, the one that the model is surest of. Where it sees nobody, the owner that
 * the rules find, or the subject of the verb that makes the offer.
 */
function makers(draft: Draft, frame: Framed, twin: Proposal | undefined): Makers {
  const made = makersSeen(draft, frame, twin);
  // "a Varenian and Sarnish proposal" is one of both.
  const both = nationsMeant(draft.parties, frame);
  const has = (list: readonly Party[]) => list.some((p) => both.some((b) => b.value.name === p.value.name));
  const role = both.length > 1 ? ROLES.find((r) => has(made[r])) : undefined;
  return role ? { ...made, [role]: both } : made;
}

function makersSeen(draft: Draft, frame: Framed, twin: Proposal | undefined): Makers {
  // "drawn up by", "arrived with": the words for it leave no doubt.
  const made: Makers = { drawnUpBy: twin?.drawnUpBy ?? [], tabledBy: [], carriedBy: twin?.carriedBy ?? [] };
  const taken = new Set([...made.drawnUpBy, ...made.carriedBy].map((p) => p.value.name));
  for (const role of [...ROLES].sort((a, b) => frame.sure(b) - frame.sure(a))) {
    if (frame.sure(role) < LEAST[role]) continue;
    for (const p of frame.joint(role)) {
      if (!isMaker(draft, frame, p, role) || taken.has(p.value.name)) continue;
      const told = roleByName(draft, frame, p) ?? (frame.sure(role) < PLAIN ? roleByVerb(draft, p) : null) ?? role;
      made[told] = [...made[told], p];
      taken.add(p.value.name);
    }
  }
  const owner = ownerOf(draft, frame);
  // "the transition paper of the council" is the council's, whoever else stands near.
  const another = /^(?:version|copy|edition|translation)$/u.test(
    draft.syntax.lower(draft.syntax.nounAt(frame.first)?.head ?? -1),
  );
  if (owner && !another && mentionAt(draft, owner)?.form === 'name' && taken.size > 0 && !taken.has(owner.value.name)) {
    const role = roleOfOwner(draft, owner);
    return { ...made, [role]: [owner] };
  }
  if (taken.size > 0) return made;
  if (owner) return { ...made, [roleOfOwner(draft, owner)]: [owner] };
  if (twin && twin.drawnUpBy.length + twin.tabledBy.length + twin.carriedBy.length > 0)
    return { drawnUpBy: twin.drawnUpBy, tabledBy: twin.tabledBy, carriedBy: twin.carriedBy };
  return { ...made, tabledBy: offering(draft, frame) };
}

/** "the text", "it", or a name that a paper already has: without makers or terms it only goes back to that paper. */
function isBackReference(draft: Draft, { anchor }: Framed): boolean {
  const said = draft.text.slice(anchor).toLowerCase();
  const before = draft.of('proposal').filter((p) => p.name.evidence[0].start < anchor.start);
  const plain = /^(?:it|(?:the|this|that) (?:text|paper|plan|document|draft|proposal|offer|one|formula))$/u.test(said);
  return before.some((p) => plain || p.name.value.toLowerCase() === said);
}

/** "The mediators' text" is theirs by their pen; a side's own paper is what it puts forward. */
function roleOfOwner(draft: Draft, owner: Party): (typeof ROLES)[number] {
  const chairs = CHAIRS.test(owner.value.name) || CHAIRS.test(draft.text.slice(owner.evidence[0]));
  const between = chairs || goesBetween(draft.parties.entityOf(mentionAt(draft, owner)));
  return between ? 'drawnUpBy' : 'tabledBy';
}

const CHAIRS = /\b(?:chair|chairman|chairwoman|presidency|mediators?|mediation|facilitators?)$/iu;

/** Of somebody in a paper's own name, or right behind it: "the Maresh offer", "the formula of the chair". */
function roleByName(draft: Draft, frame: Framed, party: Party): (typeof ROLES)[number] | null {
  const { first, last } = draft.syntax.range(party.evidence[0]);
  const inside = first >= frame.first && last <= frame.last;
  const behind = first - frame.last < 3 && first > frame.last && draft.syntax.lower(frame.last) === 'of';
  return inside || behind ? roleOfOwner(draft, party) : null;
}

const PAPER = new RegExp(`\\b(?:${PAPER_NOUNS})s?$`, 'iu');

const NUMBERED = /\b(?:I{2,3}|IV)$/u;

/** Somebody, and not the paper under its own name. */
function isMaker({ syntax, parties }: Draft, frame: Framed, { value, evidence }: Party, role: string): boolean {
  const own = evidence.some((e) => e.start <= frame.anchor.start && frame.anchor.end <= e.end);
  const { first, last } = syntax.range(evidence[0]);
  const entity = parties.entityOf(parties.in(first, last));
  // "Tolmar II" is a paper where it is nobody's name.
  const numbered = NUMBERED.test(value.name) && entity?.type !== 'person';
  if (own || numbered || PAPER.test(value.name)) return false;
  // "the Tolmar paper" is called by a town; "Orsk's paper" is Orsk's, even where the model takes him for one.
  const inside = first >= frame.first && last <= frame.last && !/^['’]s?$/u.test(syntax.lower(last));
  if (value.party !== null) return !(inside && entity?.type === 'place');
  // Whom nobody knows by more than these words has to be people or a body: not "by hand", "by Friday".
  if (parties.called(first, last)) return true;
  const head = syntax.tree ? topOf(syntax.tree, { first, last }) : last - 1;
  const word = syntax.lower(head);
  const led = /^(?:the|an?|his|her|its|their)$/u.test(syntax.lower(first)) && frame.sure(role) >= CERTAIN;
  return (
    led || tellsPeople(word) || ORGANISATION_WORDS.has(word) || offices().match(head, (k) => syntax.lower(k)) !== null
  );
}

/** How sure the model must be of a maker whom only "the" makes somebody: "the emirate". */
const CERTAIN = 0.75;

/** Below this the model only guesses who played a part; from the next one on the verb has no say. */
const LEAST = { drawnUpBy: 0.75, tabledBy: 0.75, carriedBy: 0.8 } as const;
const PLAIN = 0.8;

/** Verbs that tell which part somebody played, by their beginning. */
const VERBS: readonly (readonly [(typeof ROLES)[number], RegExp])[] = [
  ['drawnUpBy', /^(?:draft|drew|draw|wrote|writ|author|prepar|compos|penn)/u],
  ['carriedBy', /^(?:carr|brought|bring|deliver|convey)/u],
  [
    'tabledBy',
    /^(?:tabl|put|present|offer|propos|circulat|submit|hand|laid|lay|sent|send|unveil|float|introduc|produc)/u,
  ],
];

/** What the verb says that somebody did with a paper: "written by", "put before both sides by". */
function roleByVerb({ syntax }: Draft, { evidence }: Party): (typeof ROLES)[number] | null {
  const { tree } = syntax;
  if (!tree) return null;
  const top = topOf(tree, syntax.range(evidence[0]));
  const by =
    tree.relation(top) === 'nsubj' ||
    (tree.relation(top) === 'obl' && syntax.lower(syntax.range(evidence[0]).first - 1) === 'by');
  const verb = by ? syntax.lower(tree.heads[top]!) : '';
  return VERBS.find(([, words]) => words.test(verb))?.[0] ?? null;
}

/** "Maresh's paper", "the Maresh offer", "our offer": whose it is by its own name. */
function ownerOf(draft: Draft, { first, last }: Framed): Party | null {
  const { syntax, parties } = draft;
  if (isFirstPerson(syntax, first)) {
    const speaker = speakerAt(draft, first);
    return speaker && { value: sideOf(draft, speaker.party).value, evidence: [syntax.span(first, first + 1)] };
  }
  const np = syntax.nounAt(last - 1);
  const from = np?.possessor ?? { first, last: Math.max(first, last - 1) };
  const own = parties.within(from.first, from.last).find((m) => {
    const type = parties.entityOf(m)?.type;
    return type === 'state' || type === 'organisation' || type === 'person' || type === 'group';
  });
  if (own) return parties.party(own.first, own.last, own);
  const head = syntax.nounAt(first) ?? syntax.nounAt(first + 1) ?? np;
  return head ? ownerBehind(draft, head) : null;
}

/** "the formula of the chair", "a paper by the envoy". */
function ownerBehind(draft: Draft, np: NounPhrase): Party | null {
  const { syntax } = draft;
  const { tree } = syntax;
  const behind = tree ? dependents(syntax, tree, np.head, 'nmod') : [];
  const led = behind.find((n) => n.first <= np.last + 3 && /^(?:of|by|from)$/u.test(syntax.lower(n.first - 1)));
  return led ? partyAt(draft, led) : null;
}

/** Who makes an offer in as many words, or whose verb has the paper as its object: "sent both sides a proposal". */
function offering(draft: Draft, { sentence, first, last }: Framed): readonly Party[] {
  const np = draft.syntax.nounAt(last - 1);
  const own = sentence.verbs.find((v) => v.head >= first && v.head < last && !v.passive);
  const over = np ? governing(draft.syntax, sentence, np) : null;
  const tables = over !== null && !over.passive && VERBS.some(([, words]) => words.test(draft.syntax.lower(over.head)));
  const verb = own ?? (tables ? over : null);
  const subject = verb ? subjectOf(draft.syntax, sentence, verb) : null;
  return subject?.parts.flatMap((n) => partiesAt(draft, n)) ?? [];
}

/** "a 28-point plan": its number; of "the 28-point plan was cut down to 19 points" the one that it came to as well. */
function numbersOf(draft: Draft, frame: Framed, twin: Proposal | undefined): Proposal['numbers'] {
  const { syntax } = draft;
  const np = syntax.nounAt(frame.last - 1);
  const at = np && np.first >= frame.first - 1 ? numbered(syntax, np) : null;
  const n = at && numberOf(syntax.lower(at.first));
  const own = twin?.numbers ?? (at && n !== null ? [draft.grounded(n, at.first, at.last)] : []);
  const changed = own.length === 1 ? changedNumber(draft, frame.sentence, frame) : null;
  return changed && changed.value !== own[0]!.value ? [...own, changed] : own;
}

/** The noun phrase that a frame's words name a paper by, without what hangs on it: "five lines | of her own". */
function paperOf({ syntax }: Draft, { first, last }: Framed): Stretch {
  const np = syntax.nounAt(syntax.tree ? topOf(syntax.tree, { first, last }) : last - 1);
  return np && np.last <= last ? { first: Math.min(first, np.first), last: np.last } : { first, last };
}

/** The hand-over that the syntax tells; whom the model sees in it where a verb of handing stands and the syntax names nobody. */
function handOverOf(draft: Draft, frame: Framed, paper: Stretch): HandOver | null {
  const told = handOverAt(draft, frame.sentence, paper);
  if (told && told.to.length > 0) return told;
  const isSure = frame.sure('patient') >= CERTAIN && mayPass(draft, frame.sentence, paper);
  const seen = isSure
    ? frame.parties('patient').filter((p) => !isThing(p) && mentionAt(draft, p)?.type !== 'place')
    : [];
  if (seen.length === 0) return told;
  const evidence = told?.evidence ?? [frame.anchor];
  return { from: told?.from ?? null, to: seen, count: told?.count ?? countOf(draft, paper), evidence };
}

/** What the words tell of a paper's origin, and where else the model sees one that they lead to. */
function lineageOf(draft: Draft, frame: Framed, paper: Stretch): readonly Lineage[] {
  const told = lineageAt(draft, frame.sentence, paper);
  const more = frame.stretches('lineage').flatMap((at): Lineage[] => {
    const of = draft.words(at.first, at.last);
    const sentence = draft.syntax.sentenceOf(at.first);
    // "three pages longer than the first": what a new paper is held against is the one before.
    const compared = draft.syntax.lower(at.first - 1) === 'than' && AFTER.test(draft.text.slice(frame.anchor));
    const relation = leadTo(draft, sentence, at.first) ?? (compared ? 'revises' : null);
    const known = told.some((l) => overlaps(l.of.evidence[0], of.evidence[0]));
    return relation === null || known ? [] : [{ relation, of, stated: true }];
  });
  return [...told, ...more];
}

const AFTER = /\b(?:new|revised|second|third|fourth|fifth|fresh|latest|updated|amended|reworked)\b/iu;
