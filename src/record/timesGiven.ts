/** Sentences in which somebody is given a time: threats and demands with a time, and the words "ultimatum" and "deadline". */
import {
  type ActEvent,
  type Condition,
  type Excerpt,
  type Finding,
  grouped,
  type Located,
  type Party,
  type Position,
  roleSpans,
} from '../model/index.js';
import { codePoints, type Span, sentenceAt, span } from '../text/index.js';
import type { Actors } from './actors.js';
import { type Deadline, deadlineIn } from './deadline.js';
import { given, type Masked, masked } from './givers.js';
import { compare, type Material } from './located.js';
import { isOnlooker, isSide, sideOfParty } from './sides.js';

/** One sentence of a report that gives somebody a time, or tells what became of a time that was given. */
export interface TimeGiven {
  /** The finding that leads to it: an act, a condition, a demand, else whoever is named in it. */
  readonly told: Located;
  readonly at: Span;
  readonly setBy: Party | null;
  readonly side: string | null;
  readonly to: Party | null;
  readonly toSide: string | null;
  readonly demanded: Excerpt | null;
  readonly threatened: Excerpt | null;
  /** EDTF. */
  readonly by: string | null;
  readonly called: boolean;
  /** "extended its deadline": the time is another one from now on. */
  readonly extended: boolean;
  /** "the deadline passed", "rejected the ultimatum": nothing is set. */
  readonly after: boolean;
}

const NAMED = /\b(?:ultimatum|deadline)s?\b/iu;
/** "gave Kastel until Friday", "has 48 hours to". */
const GIVEN =
  /\b(?:gave|giv(?:e|es|ing|en)|has|have|had)\b[^.;:\n]{0,60}\b(?:until|till)\s|\b(?:gave|giv(?:e|es|ing|en)|has|have|had)\b[^.;:\n]{0,50}\b(?:hours|days|weeks|week)\s+(?:by\s[^.;:,\n]{1,40}\s)?to\s/u;
const SPEAKS = new RegExp(`${NAMED.source}|${GIVEN.source}`, 'iu');

const EXTENDED =
  /\b(?:extend\p{L}*|prolong\p{L}*|push\p{L}* back|postpon\p{L}*|put off|mov(?:ed|es|ing) back|new deadline|more time)\b/iu;
const AFTER =
  /\b(?:(?<!to )pass(?:es|ed)\b|ha[sd] expired|expired|ran out|lapsed|elapsed|went by|miss(?:ed|es)|ignor\p{L}*|reject\p{L}*|dismiss\p{L}*|def(?:y|ied|ies|ying)|spurn\p{L}*|compl(?:y|ied|ies)|m[eé]t (?:the|its|their|an?|\p{Lu}\p{L}+)|lift(?:ed|s)|dropp?(?:ed|s)|withdrew|withdrawn|scrapp?\p{L}*|bow(?:ed|s) to)/iu;
/** "missed the deadline", "the ultimatum expired": said of it, and not of something else in its sentence. */
const OVER = new RegExp(
  `(?:${AFTER.source})[^,;:.]{0,40}\\b(?:ultimatum|deadline)|\\b(?:ultimatum|deadline)s?\\b[^,;:.]{0,60}?(?:${AFTER.source})`,
  'iu',
);
/** "no deadline", "would not set an ultimatum": none was set. */
const NONE =
  /\b(?:not|never|n[’']t) (?:be|set|sett?ing|giv(?:e|en|ing)|issu(?:e|ed|ing)|impos(?:e|ed|ing)|fac(?:e|ing)|have|put|mean|amount to|an?)\b[^.;]{0,20}\b(?:ultimatum|deadline)|\b(?:no|not an?|never|any|without an?|nor|deny|denied|denies|rule[sd]? out|whether|possible|artificial) (?:\p{L}+ )?(?:ultimatum|deadline)s?\b/iu;

/** Every such sentence, by time and place. */
export function timesGiven(material: Material, actors: Actors): TimeGiven[] {
  const bySource = grouped(material.located.values(), (l) => l.source);
  const found: TimeGiven[] = [];
  for (const [source, all] of bySource) {
    const sentences = sentencesOf(material, source, all);
    if (sentences.length === 0) continue;
    const placed = all
      .filter((l) => l.finding.kind !== 'statement' && keyOf(l.finding))
      .sort((a, b) => keyOf(a.finding)!.start - keyOf(b.finding)!.start || compare(a.finding.id, b.finding.id));
    for (const sentence of sentences) {
      const inside = between(placed, sentence).sort((a, b) => rank(a.finding) - rank(b.finding));
      const given = inside.length > 0 ? timeGiven(material, actors, sentence, inside) : null;
      if (given) found.push(given);
    }
  }
  return found.sort(
    (a, b) =>
      compare(a.told.day ?? '9999', b.told.day ?? '9999') ||
      compare(a.told.report, b.told.report) ||
      a.at.start - b.at.start,
  );
}

const keyOf = (finding: Finding): Span | undefined => roleSpans(finding)[0]?.span;

/** Findings, ordered by their key words, that stand in a sentence. */
function between(placed: readonly Located[], at: Span): Located[] {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyOf(placed[middle]!.finding)!.start < at.start) low = middle + 1;
    else high = middle;
  }
  const found: Located[] = [];
  for (let i = low; i < placed.length && keyOf(placed[i]!.finding)!.start < at.end; i++)
    if (keyOf(placed[i]!.finding)!.end <= at.end) found.push(placed[i]!);
  return found;
}

/** Sentences that may give a time. */
function sentencesOf(material: Material, source: string, all: readonly Located[]): Span[] {
  const text = material.text(source);
  const places = all.flatMap(({ finding: f }) => (mayDemand(f) ? [keyOf(f)!] : []));
  if (SPEAKS.test(text.value)) for (const m of text.scan(SPEAKS)) places.push(span(m.start, m.end));
  const sentences = places.map((at) => sentenceAt(text, at));
  return [...new Map(sentences.map((s) => [s.start as number, s])).values()];
}

/** Conditions that threaten where something is not done, demands, and requests. */
function mayDemand(f: Finding): boolean {
  if (f.kind === 'condition') return isThreat(f);
  return (f.kind === 'position' && f.stance.value === 'demands') || (f.kind === 'event' && f.act.value === 'REQUEST');
}

/** Words that make a demand of their opposite: "is not free by Friday". */
export const NOT =
  /\b(?:(?:do|does|did|is|are|was|were|has|have|had|will|would|ca)n[’']t|not|fail(?:s|ed)? to|refus(?:e|es|ed) to)\b\s*/iu;
const isThreat = (c: Condition): boolean =>
  c.connective.value === 'unless' || (c.connective.value === 'if' && NOT.test(c.required.value));

/** What leads best to a sentence comes first. */
function rank(f: Finding): number {
  if (f.kind === 'event') return f.act.value === 'THREATEN' ? 0 : f.act.value === 'REQUEST' ? 2 : 4;
  return f.kind === 'condition' ? 1 : f.kind === 'position' ? 3 : f.kind === 'mention' ? 9 : 5;
}

function timeGiven(material: Material, actors: Actors, at: Span, inside: readonly Located[]): TimeGiven | null {
  const [told] = inside as [Located, ...Located[]];
  const words = material.words(told.source, at);
  const spoken = SPEAKS.test(words) && !NONE.test(words);
  const named = spoken && NAMED.test(words);
  const due = dueIn(material, at, inside, spoken);
  const who = parties(actors, masked(material, at, inside), inside);
  const after = named && OVER.test(words) && !EXTENDED.test(words);
  if (!spoken && (!due || (who.to === null && isWish(material, inside)))) return null;
  if (who.setBy && isOnlooker(actors, who.setBy)) return null;
  // "He has two weeks to live": who is no side is given no time by a side.
  if (!named && who.setBy === null && !(who.to && isSide(actors, who.to))) return null;
  // "ahead of the deadline": whose it is and when it ends is told elsewhere.
  if (!after && !due && who.setBy === null) return null;
  return {
    told,
    at,
    ...who,
    ...halves(material, at, inside, due, spoken),
    // "had failed to leave within a week": from which day it was counted is not told.
    by: due && !(due.counted && BEHIND_US.test(words)) ? due.by : null,
    called: named || GIVEN.test(words),
    extended: named && EXTENDED.test(words),
    after,
  };
}

/** "wants a deal by June": nobody is given the time. */
const isWish = (material: Material, inside: readonly Located[]): boolean =>
  inside.some(
    ({ finding: f, source }) =>
      f.kind === 'position' && f.stance.evidence.some((at) => WISHES.test(material.words(source, at))),
  );
const WISHES = /\b(?:want|seek|sought|hop(?:e|ed|es|ing)|like|favou?r|prefer|need|wish)/iu;

/** The time: anywhere in a sentence that speaks of a deadline; else in what is demanded, or in the threat that goes with it. */
function dueIn(material: Material, at: Span, inside: readonly Located[], spoken: boolean): Deadline | null {
  const { source, day } = inside[0]!;
  if (spoken) return deadlineIn(material.words(source, at), day, true);
  for (const { finding: f } of inside) {
    if (!mayDemand(f)) continue;
    const spans = roleSpans(f)
      .filter(({ role, span: own }) => DEMANDS.has(role) && at.start <= own.start && own.end <= at.end)
      .map((r) => r.span);
    if (spans.length === 0) continue;
    const from = Math.min(...spans.map((s) => s.start));
    const to = Math.min(at.end, Math.max(...spans.map((s) => s.end)) + BEHIND);
    const due = deadlineIn(material.words(source, span(from, to)), day);
    if (due) return due;
  }
  return null;
}

/** Roles of what is demanded and threatened. */
const DEMANDS: ReadonlySet<string> = new Set(['required', 'dependent', 'terms', 'object']);
/** Code points behind what is demanded in which its time may stand. */
const BEHIND = 30;

const BEHIND_US =
  /\b(?:had|failed to|made good on|last (?:week|month|year)|earlier|expiry|expired|days ago|weeks ago)\b/iu;

type Who = Pick<TimeGiven, 'setBy' | 'side' | 'to' | 'toSide'>;

/** Who gives whom the time: as the sentence says it, else by the act, the condition or the demand in it. */
function parties(actors: Actors, mask: Masked, inside: readonly Located[]): Who {
  const said = given(mask, actors);
  const acts = inside.flatMap(({ finding: f }) => (f.kind === 'event' && rank(f) < 4 ? [f as ActEvent] : []));
  const set = inside.flatMap(({ finding: f }) =>
    f.kind === 'condition' && mayDemand(f) ? (f.setBy ?? []) : f.kind === 'position' ? f.holder : [],
  );
  const target = sideOfParty(actors, said.to);
  const setBy =
    said.by ?? [...acts.flatMap((e) => e.actor ?? []), ...set].find((p) => !isOf(actors, p, target, said.to)) ?? null;
  const side = said.side ?? sideOfParty(actors, setBy);
  const others = [
    ...acts.flatMap((e) => e.recipient ?? []),
    // Whoever is named in what is demanded.
    ...mask.parties.filter((p) => p.type !== 'place' && p.form === 'name').map((p) => p.party),
  ];
  // Nobody gives themselves a time: an "it" that leads back to who gives it is somebody else.
  const to = [...(said.to ? [said.to] : []), ...others].find((p) => !isOf(actors, p, side, setBy)) ?? null;
  return { setBy, side, to, toSide: sideOfParty(actors, to) };
}

const isOf = (actors: Actors, p: Party, side: string | null, setBy: Party | null): boolean =>
  (side !== null && sideOfParty(actors, p) === side) ||
  p.value.name === setBy?.value.name ||
  (p.value.party !== null && p.value.party === setBy?.value.party);

type Halves = Pick<TimeGiven, 'demanded' | 'threatened'>;

/** What is demanded and what is threatened: the halves of a condition, else a demand, else the words behind the time or the noun. */
function halves(
  material: Material,
  at: Span,
  inside: readonly Located[],
  due: Deadline | null,
  spoken: boolean,
): Halves {
  const threat = inside.find(({ finding: f }) => f.kind === 'condition' && isThreat(f));
  if (threat) {
    const { required, dependent } = threat.finding as Condition;
    const [r, d] = [required.evidence[0], dependent.evidence[0]];
    return {
      demanded: { finding: threat.finding.id, at: affirmed(r, required.value) },
      threatened: { finding: threat.finding.id, at: d },
    };
  }
  const words = material.words(inside[0]!.source, at);
  const behind = spoken ? demandIn(words, due) : null;
  const { id } = inside[0]!.finding;
  const excerpt = (from: number, to: number): Excerpt => {
    const start = at.start + codePoints(words.slice(0, from));
    return { finding: id, at: span(start, start + codePoints(words.slice(from, to))) };
  };
  const demand = inside.find(({ finding: f }) => f.kind === 'position' && f.stance.value === 'demands');
  const terms = demand && (demand.finding as Position).terms[0];
  const asked = inside.find(({ finding: f }) => f.kind === 'event' && f.act.value === 'REQUEST' && f.object !== null);
  return {
    demanded:
      (behind && excerpt(behind.from, behind.to)) ??
      (terms && { finding: demand.finding.id, at: terms.evidence[0] }) ??
      (asked && { finding: asked.finding.id, at: (asked.finding as ActEvent).object!.evidence[0] }) ??
      null,
    threatened:
      (behind?.threat && excerpt(behind.threat.from, behind.threat.to)) ?? otherwise(material, at, inside[0]!),
  };
}

/** "Kastel does not | free the crew": what is demanded without its negation, where that stands before a verb; "is not free" stays whole. */
function affirmed(at: Span, words: string): Span {
  const m = /\b(?:(?:do|does|did)(?: not|n[’']t)|fail(?:s|ed)? to|refus(?:es|ed)? to)\s+/iu.exec(words);
  return m ? span(at.start + codePoints(words.slice(0, m.index + m[0].length)), at.end) : at;
}

/** "Otherwise | it would march in": the next sentence threatens. */
function otherwise(material: Material, at: Span, { source, finding }: Located): Excerpt | null {
  const text = material.text(source);
  const lead = OTHERWISE.exec(text.after(at.end, 40))?.[0];
  if (!lead) return null;
  const start = at.end + codePoints(lead);
  const sentence = sentenceAt(text, span(start, start + 1));
  const words = text.slice(span(start, sentence.end));
  const stop = STOPS.exec(words)?.index ?? words.length;
  return { finding: finding.id, at: span(start, start + codePoints(words.slice(0, stop))) };
}

const OTHERWISE =
  /^["”’']?\s+["“‘']?(?:Otherwise|If not|Or else|Failing that|If (?:it|they|he|she) (?:does|do|did)(?: not|n[’']t)),? /u;

interface DemandWords {
  readonly from: number;
  readonly to: number;
  readonly threat: { readonly from: number; readonly to: number } | null;
}

const OR =
  /,? or (?:else,? )?(?=face\b|risk\b|be\b|suffer\b|see\b|lose\b|it\b|its\b|they\b|we\b|the\b|\p{Lu}|\p{L}+ (?:will|would|shall)\b)/u;
/** Where the words of a demand end. */
const STOPS =
  /[;”"\n]|[.!?][”"’)]*$|, (?:saying|said|and|but|which|who|after|the|an?|according|its?|his|her|their)\b|,? or face\b|, [^,.;]{0,60}\b(?:said|says|told|announced|warned|added)\b| (?:expires?|is|was|runs|ends|passed)\b(?= (?:on|at|in|out|\p{Lu}|\d))/u;

const TAIL = /[;”"\n]|[.!?][”"’)]*$/u;

/** "until Friday | to free the crew", "an ultimatum: | free the crew", "a deadline for | the handover". */
function demandIn(words: string, due: Deadline | null): DemandWords | null {
  const noun = NAMED.exec(words);
  const tries: (number | null)[] = [
    after(words, due?.end ?? null, /^(?:\)|,)?(?: by [^.;:,]{1,40}?)? (?:in which )?to (?=\p{Ll})/u),
    after(words, noun ? noun.index + noun[0].length : null, /^[^.;:]{0,60}: ?["“‘]?/u),
    after(
      words,
      noun ? noun.index + noun[0].length : null,
      /^[^.;:]{0,60}? to (?!the\b|its?\b|an?\b|their\b)(?=\p{Ll})/u,
    ),
    after(words, noun ? noun.index + noun[0].length : null, /^[^.;:,]{0,30}? for (?:the )?(?=\p{Ll})/u),
  ];
  const from = tries.find((t) => t !== null) ?? null;
  if (from === null) return null;
  const rest = words.slice(from);
  const or = OR.exec(rest);
  const stop = STOPS.exec(rest)?.index ?? rest.length;
  const to = Math.min(or?.index ?? rest.length, stop);
  const tail = or && or.index < stop + 8 ? from + or.index + or[0].length : null;
  const end = tail === null ? 0 : tail + (TAIL.exec(words.slice(tail))?.index ?? words.length - tail);
  return to > 2 ? { from, to: from + to, threat: tail === null ? null : { from: tail, to: end } } : null;
}

function after(words: string, from: number | null, way: RegExp): number | null {
  const m = from === null ? null : way.exec(words.slice(from));
  return m ? from! + m[0].length : null;
}
