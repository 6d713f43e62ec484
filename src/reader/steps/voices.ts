import type { Finding, Party, Statement } from '../../model/index.js';
import { contains, type Span } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { mentionAt } from '../framed/who.js';
import { sideOf } from '../frames/args.js';
import { type Entity, goesBetween } from '../parties/parties.js';

/** Gives every finding the innermost statement that holds its words; null is the voice of the outlet or issuer. */
export function voices(draft: Draft): void {
  const statements = draft.of('statement');
  const byId = new Map(statements.map((s) => [s.id, s]));
  const near = bySentence(draft, statements);
  const rivals = rivalsOf(draft);
  for (const [i, finding] of draft.findings.entries()) {
    if (finding.kind === 'statement') {
      const within = finding.within && byId.has(finding.within) ? finding.within : null;
      draft.findings[i] = { ...finding, saidIn: within, within };
      continue;
    }
    const anchor = draft.anchors.get(finding.id);
    const holder = anchor ? innermost(draft, near(anchor), anchor) : null;
    const home =
      holder && isAsking(finding, holder, anchor!) ? ((holder.within && byId.get(holder.within)) ?? null) : holder;
    draft.findings[i] = {
      ...finding,
      saidIn: home?.id ?? null,
      claimedBy: claimant(draft, finding, tellerOf(draft, finding, home, byId), rivals),
    };
  }
}

/** "Asked whether the talks go on, she …": the asking is the question itself, and is told by whoever tells of it. */
const isAsking = (finding: Finding, { content }: Statement, at: Span): boolean =>
  finding.kind === 'question' && content.every((c) => contains(at, c));

/** The statements whose contents touch the sentence of a span. */
function bySentence(draft: Draft, statements: readonly Statement[]): (at: Span) => readonly Statement[] {
  const { syntax } = draft;
  const index = (offset: number) => syntax.sentenceOf(Math.min(syntax.tokenAt(offset), syntax.tokens.length - 1)).index;
  const found = new Map<number, Statement[]>();
  for (const s of statements) {
    const touched = new Set<number>();
    for (const c of s.content) for (let i = index(c.start); i <= index(c.end - 1); i++) touched.add(i);
    for (const i of touched) {
      const list = found.get(i);
      if (list) list.push(s);
      else found.set(i, [s]);
    }
  }
  return (at) => found.get(index(at.start)) ?? [];
}

/** Acts that one side lays at another's door (ruling 6 of the codebook: blame and violence), a broken word among them. */
const BLAMED: ReadonlySet<string> = new Set(['ACCUSE', 'THREATEN', 'MOBILIZE', 'COERCE', 'ASSAULT', 'REJECT']);

/** Whose will or deed a finding tells of, where another side may be the one that says so. */
function ownerOf(finding: Finding): Party | null {
  if (finding.kind === 'position' || finding.kind === 'reception') return finding.holder;
  if (finding.kind === 'commitment') return finding.actor;
  return finding.kind === 'event' && BLAMED.has(finding.act.value) ? finding.actor : null;
}

/**
 * Who tells of it: "Varenia said Maresh | demanded | a withdrawal" is Varenia's account of what Maresh wants, whatever verb of wanting or doing it has;
 * where it tells what Maresh *said*, Maresh speaks.
 */
function tellerOf(
  draft: Draft,
  finding: Finding,
  home: Statement | null,
  byId: ReadonlyMap<string, Statement>,
): Statement | null {
  const holder = ownerOf(finding);
  let told = home;
  while (told?.within && told.source && holder && told.quotation === 'indirect') {
    const own = namesOf(draft, told.source).some((n) => namesOf(draft, holder).includes(n));
    if (!own || told.cue.some((c) => UTTERS.test(draft.text.slice(c)))) break;
    told = byId.get(told.within) ?? null;
  }
  return told;
}

/** Verbs by which words are uttered. */
const UTTERS =
  /\b(?:say|says|said|saying|tells?|told|telling|announc\p{L}+|declar\p{L}+|stat(?:es?|ed|ing)|add(?:s|ed|ing)?|writ\p{L}+|wrote|repl(?:y|ies|ied|ying)|answer(?:s|ed|ing)?|quot\p{L}+|explain\p{L}*|remark\p{L}*|not(?:es|ed|ing)|comment\p{L}*|insist\p{L}*|warn\p{L}*|argu\p{L}+|stress\p{L}*|claim\p{L}*|confirm\p{L}*|admit\p{L}*|acknowledg\p{L}+|complain\p{L}*|recall(?:s|ed|ing)?|repeat\p{L}*|reiterat\p{L}+)\b/iu;

/** The speaker, where one side tells what its rival wants, thinks of a paper, has promised, or has done. */
function claimant(draft: Draft, finding: Finding, statement: Statement | null, rivals: Rivals): Party | null {
  const holder = ownerOf(finding);
  const speaker = statement?.source;
  if (!holder || !speaker || namesOf(draft, speaker).some((n) => namesOf(draft, holder).includes(n))) return null;
  if (goesBetween(draft.parties.entityOf(mentionAt(draft, speaker)))) return null;
  const lays = finding.kind === 'event' && statement.cue.some((c) => ACCUSES.test(draft.text.slice(c)));
  return lays || rivals.between(speaker, holder) || areTwoSides(draft, speaker, holder) ? speaker : null;
}

/** Whether speaker and holder are of two sides by what they are, whatever else the report tells of them. */
function areTwoSides(draft: Draft, speaker: Party, holder: Party): boolean {
  const [a, b] = [standingFor(draft, speaker), standingFor(draft, holder)];
  if (a === null || b === null || a === b) return false;
  if (GENERIC.has(a) || GENERIC.has(b)) return GENERIC.has(a) ? isOther(a, b) : isOther(b, a);
  return !a.includes(b) && !b.includes(a);
}

/** Who looks on, and is on no side, whatever country they are of. */
const BYSTANDER =
  /\b(?:reporters?|journalists?|correspondents?|witness(?:es)?|doctors?|nurses?|medics?|residents?|villagers?|analysts?|experts?|scholars?|professors?|economists?|workers?|teachers?|farmers?|refugees|students?|priests?|lawyers?|activists?|tourists?|historians?|neighbou?rs?|survivors?)\b/iu;
const isBystander = ({ offices, name }: Entity): boolean =>
  BYSTANDER.test(name) || [...offices].some((o) => BYSTANDER.test(o));

/** What a general word stands for: those who rule, or those who rise against them. */
const GENERIC: ReadonlySet<string> = new Set(['rulers', 'rebels']);
const RULERS = /^(?:the )?(?:government|army|military|junta|regime|authorities)$/iu;
const REBELS = /^(?:the )?(?:rebels?|guerrillas?|insurgents?|separatists?|mutineers?|militants?|opposition)$/iu;

/** "The government said the rebels wanted": two sides in any report; of "the rebels" and a movement nobody knows. */
const isOther = (one: string, other: string): boolean =>
  GENERIC.has(other) ? one !== other : one === 'rebels' && other.startsWith('state:');

/** The side that somebody stands for: a state with its people, or a body that is no part of one; null for who is no side of talks. */
function standingFor(draft: Draft, party: Party): string | null {
  const { value } = sideOf(draft, party);
  if (BYSTANDER.test(party.value.name)) return null;
  if (RULERS.test(value.name)) return 'rulers';
  if (REBELS.test(value.name)) return 'rebels';
  // "the Varenian envoy": a state that the report may name by its people alone.
  if (value.party === null && value.name !== party.value.name)
    return mediates(draft, value.name) ? null : `state:${value.name}`;
  const entity = draft.parties.entities.find((e) => e.name === value.name);
  if (entity?.type === 'person') return isBystander(entity) ? null : ofBody(draft, [...entity.affiliations][0]);
  if (!entity || entity.key?.startsWith('body:') || entity.key?.startsWith('outlet:')) return null;
  if (entity.type === 'state') return mediates(draft, entity.name) ? null : `state:${entity.name}`;
  return entity.type === 'organisation' || entity.type === 'group' ? ofBody(draft, entity.name) : null;
}

/** A body by its name; "Orsk's spokeswoman" is of a person, whose side nobody tells. */
const ofBody = ({ parties }: Draft, name: string | undefined): string | null =>
  name !== undefined &&
  /^\p{Lu}/u.test(name) &&
  !PUBLIC.test(name) &&
  !parties.entities.some((e) => e.type === 'person' && (e.name === name || e.name.endsWith(` ${name}`)))
    ? name
    : null;

/** Bodies that most states have, or that stand outside of talks: whose they are, their names do not tell. */
const PUBLIC =
  /\b(?:ministry|office|department|army|navy|air force|police|court|parliament|congress|assembly|senate|council|commission|bank|agency|directorate|embassy|presidency|cabinet|chamber|university|institute|committee|hospital|airport|company|corporation|group|church|union|coalition|alliance|bloc|delegation|team|mission|secretariat|officials?|diplomats?|sources?|leaders?|lawmakers?|media|radio|television|tv|news|times|post)$/iu;

/** Whether a report tells a state as one that goes between the others. */
const mediates = (draft: Draft, name: string): boolean =>
  draft.of('meeting').some((m) => m.mediators.some((p) => sideOf(draft, p).value.name === name)) ||
  draft.parties.entities.some((e) => e.side === name && goesBetween(e));

const ACCUSES = /\b(?:accus|blam|charg|alleg|denounc)/u;

/** Acts that part two sides. */
const HOSTILE: ReadonlySet<string> = new Set([...BLAMED, 'SANCTION', 'PROTEST']);

const namesOf = (draft: Draft, party: Party): readonly string[] => [party.value.name, sideOf(draft, party).value.name];

interface Rivals {
  /** Whether two parties, or their sides, sit at one meeting as two, or one of them acts against the other. */
  between(a: Party, b: Party): boolean;
}

/**
 * A speaker whose side nobody tells may well speak for the holder ("its foreign ministry said"), so it is not enough that two names
 * differ: the report has to show them as two.
 */
function rivalsOf(draft: Draft): Rivals {
  const pairs = new Set<string>();
  const key = (a: string, b: string) => [a, b].sort().join('\n');
  const all = (a: Party, b: Party) => namesOf(draft, a).flatMap((n) => namesOf(draft, b).map((m) => key(n, m)));
  const part = (a: Party, b: Party) => {
    if (!namesOf(draft, a).some((n) => namesOf(draft, b).includes(n))) for (const k of all(a, b)) pairs.add(k);
  };
  // Two people at one meeting may be of one side; two bodies, states or their people are not.
  const isOfSide = (p: Party) =>
    sideOf(draft, p).value.name !== p.value.name ||
    /^(?:state|organisation|group)$/u.test(draft.parties.entityOf(mentionAt(draft, p))?.type ?? '');
  for (const { participants } of draft.of('meeting')) {
    const sides = participants.filter(isOfSide);
    for (const [i, a] of sides.entries()) for (const b of sides.slice(i + 1)) part(a, b);
  }
  for (const { act, actor, recipient } of draft.of('event'))
    if (actor && recipient && HOSTILE.has(act.value)) part(actor, recipient);
  return { between: (a, b) => all(a, b).some((k) => pairs.has(k)) };
}

/** "agreed to meet", "rejected the call": what somebody does by it, and nothing that they say. */
function isDeed(draft: Draft, { cue, content }: Statement): boolean {
  const words = cue[0] === undefined ? '' : draft.text.slice(cue[0]);
  if (/\b(?:agree|decid|refus|declin|fail|resolv)\p{L}*$/u.test(words))
    return /^to\s/u.test(draft.text.slice(content[0]!));
  return DEEDS.test(words) && content.every((c) => draft.isBare(c, true));
}

/** Verbs of deeds that are told with what they are done to, and of what was talked over. */
const DEEDS =
  /\b(?:reject|accept|approv|endors|back|support|oppos|offer|seek|sought|discuss|reflect|argu|welcom|condemn|criticis|criticiz|prais)\p{L}*(?: over)?$/u;

function innermost(draft: Draft, statements: readonly Statement[], anchor: Span): Statement | null {
  let best: Statement | null = null;
  for (const s of statements) {
    if (isDeed(draft, s)) continue;
    if (!s.content.some((c) => contains(c, anchor))) continue;
    if (!best || width(s) < width(best) || (width(s) === width(best) && s.within === best.id)) best = s;
  }
  return best;
}

const width = (s: Statement) => s.content.reduce((sum, c) => sum + c.end - c.start, 0);
