import { cues } from '../../lexicon/index.js';
import { accordingTo } from '../attribution/according.js';
import { type Content, contentOf } from '../attribution/content.js';
import { anonymity, channelOf, commitsOf, declines, repeatedBy, rungOf } from '../attribution/details.js';
import { type CueVerb, cueVerbs } from '../attribution/frames.js';
import { learned } from '../attribution/learned.js';
import { carryOn } from '../attribution/parts.js';
import { quotedAs } from '../attribution/quotedAs.js';
import { type StatementDraft, statementDraft, TELLING } from '../attribution/statement.js';
import { type Draft, extent } from '../draft.js';
import type { Stretch } from '../parties/mention.js';
import { opensSentence } from '../parties/namesInPhrase.js';
import type { Sentence } from '../syntax/syntax.js';

/** Cue verbs of one sentence that are looked at; no writer needs more. */
const CUES = 24;

/** Who says what: statements with source, cue and content, and who tells them. */
export function attribution(draft: Draft): void {
  const outer = learned(draft, draft.analysis?.attributions ?? []);
  partSpeakers(draft, outer);
  const inner = told(learned(draft, draft.analysis?.inner ?? []), neighbours(outer)).map(withoutSource);
  const near = neighbours([...outer, ...inner]);
  draft.statements.push(...outer, ...inner);
  for (const sentence of draft.body()) {
    const found = byRules(draft, sentence);
    if (draft.analysis)
      draft.statements.push(...citing(found, near), ...inside(found, near), ...overlooked(draft, found, near));
    else draft.statements.push(...unrepeated(draft, found));
  }
  carryOn(draft);
  nest(draft.statements);
  withoutSelf(draft);
  draft.statements = draft.statements.filter((s) => !isManner(s));
  for (const s of draft.statements) s.rung ??= rungOf(draft, s.source, s.reason);
}

function byRules(draft: Draft, sentence: Sentence): StatementDraft[] {
  const found = accordingTo(draft, sentence);
  for (const cue of cueVerbs(draft, sentence).slice(0, CUES)) {
    const told = quotedAs(draft, cue);
    if (told.length > 0) found.push(...told);
    else {
      const one = statement(draft, cue);
      if (one) found.push(one);
    }
  }
  return found;
}

/** A content without a part that its own speaker stands in ("that his envoy | had warned | that …"). */
function withoutSource(s: StatementDraft): StatementDraft {
  const parts = s.content.filter((c) => !s.source || !touches(c, s.source));
  return parts.length > 0 ? { ...s, content: parts } : s;
}

/** A content does not run on into the speaker of the next attribution ("calling them useful and the delegate | saying"). */
function partSpeakers(draft: Draft, outer: readonly StatementDraft[]): void {
  const near = neighbours(outer);
  for (const s of outer)
    for (const next of near(s)) {
      const at = next.source?.first ?? -1;
      if (next === s || !next.cue[0]) continue;
      s.content = s.content.flatMap((c) => {
        if (c.first >= at || at >= c.last || next.cue[0]!.first < c.last || draft.syntax.quoteOf(at)) return [c];
        let last = at;
        while (last > c.first && /^(?:and|but|while|,|;)$/u.test(draft.syntax.lower(last - 1))) last--;
        return last > c.first ? [{ first: c.first, last }] : [];
      });
    }
}

/** Of a second pass the surer half counts, where a known cue has somebody who says it. */
const SURE = 0.65;

const told = (inner: readonly StatementDraft[], near: (s: StatementDraft) => readonly StatementDraft[]) =>
  inner.filter(
    (s) =>
      s.confidence >= SURE &&
      TELLING.has(s.kind) &&
      cues().has(s.lemma) &&
      near(s).some((o) => s.source !== null && holds(o, s.source) && s.content.every((c) => holds(o, c))),
  );

/**
 * The model sees outermost attributions only; those inside their contents come from the rules, and so does who was quoted
 * where it sees one that quotes another ("the aide quoted her as saying").
 */
function inside(
  found: readonly StatementDraft[],
  near: (s: StatementDraft) => readonly StatementDraft[],
): StatementDraft[] {
  const kept: StatementDraft[] = [];
  for (const s of found) {
    const teller = s.within && near(s).find((o) => s.within!.cue.some((c) => o.cue.some((d) => touches(c, d))));
    const home = s.cue[0] && near(s).find((o) => holds(o, s.cue[0]!) && s.content.every((c) => holds(o, c)));
    if (!teller && (!home || found.some((f) => f.within === s))) continue;
    const twin = [...near(s), ...kept].some((o) => o !== home && o.cue.some((c) => s.cue.some((d) => touches(c, d))));
    if (twin && !teller) continue;
    if (teller) quotedBy(teller, s);
    kept.push(s);
  }
  return kept;
}

/** "According to minutes seen by the agency": the model sees one attribution, and the agency tells it. */
function citing(
  found: readonly StatementDraft[],
  near: (s: StatementDraft) => readonly StatementDraft[],
): StatementDraft[] {
  return found.flatMap((s) => {
    const outer = s.within;
    if (outer?.lemma !== 'cite') return [];
    const seen = near(s).find((o) => !o.within && o.cue.some((c) => s.cue.some((d) => touches(c, d))));
    if (!seen) return [];
    seen.within = outer;
    seen.source = s.source;
    outer.content = seen.content.map((c) => ({ ...c }));
    return [outer];
  });
}

/** "They will cut the gas, the minister said": who said a whole sentence stands behind it. */
const closes = (s: StatementDraft) => s.content[0]!.last <= Math.min(s.source!.first, s.cue[0]?.first ?? 0);

/** Quotations and closing attributions with a speaker that the model passed over altogether. */
function overlooked(
  draft: Draft,
  found: readonly StatementDraft[],
  near: (s: StatementDraft) => readonly StatementDraft[],
): StatementDraft[] {
  const { syntax } = draft;
  return unrepeated(draft, found).filter(
    (s) =>
      s.source !== null &&
      s.within === null &&
      !found.some((f) => f.within === s) &&
      (s.content.some((c) => syntax.quoteOf(c.first)?.open === c.first) || closes(s)) &&
      !near(s).some((o) => o.content.some((a) => s.content.some((b) => touches(a, b)))) &&
      !near(s).some((o) => o.cue.some((a) => s.cue.some((b) => touches(a, b)))),
  );
}

/** What somebody "quoted her as saying" is her words; "her as saying" is none of them. */
function quotedBy(teller: StatementDraft, told: StatementDraft): void {
  const introduces = (c: Stretch) => told.cue.some((d) => c.first <= d.first && d.last <= c.last);
  const parts = teller.content.flatMap((c) =>
    introduces(c) ? told.content.filter((d) => c.first <= d.first && d.last <= c.last) : [c],
  );
  if (parts.length > 0) teller.content = parts;
  told.within = teller;
  told.content = teller.content.map((c) => ({ ...c }));
}

const touches = (a: Stretch, b: Stretch) => a.first < b.last && b.first < a.last;

function statement(draft: Draft, cue: CueVerb): StatementDraft | null {
  const { syntax, parties } = draft;
  if (speaksOfItself(draft, cue)) return null;
  const found = contentOf(draft, cue);
  if (!found || found.parts.length === 0) return null;
  if (!plausible(draft, cue, found)) return null;
  const reason = anonymity(draft, cue);
  const declined = declines(syntax, cue);
  const verbal = { first: firstOfCue(draft, cue), last: cue.last };
  return statementDraft({
    sentence: cue.sentence.index,
    lemma: cue.lemma,
    kind: cue.cue.class,
    cue: [verbal],
    source: cue.source,
    content: [...found.parts],
    commits: declined ? 'declines to say' : commitsOf(cue),
    frame: found.frame,
    addressee: found.addressee,
    repeated: repeatedBy(syntax, cue),
    channel: channelOf(syntax, cue, found.frame, found.parts),
    reason,
    rung: reason ? 'anonymous' : null,
    confidence: confidenceOf(draft, cue, found, parties.entityOf(cue.source?.mention ?? null) !== null),
  });
}

/** "I think", "we believe" inside a quotation is the speaker's own manner of speaking. */
function speaksOfItself(draft: Draft, cue: CueVerb): boolean {
  const { syntax } = draft;
  if (!syntax.quoteOf(cue.verb.head)) return false;
  const lower = cue.source ? syntax.lower(cue.source.first) : '';
  return !cue.source || ['i', 'we', 'you', 'it', 'everyone', 'nobody'].includes(lower);
}

function plausible(draft: Draft, cue: CueVerb, found: Content): boolean {
  const { syntax } = draft;
  const first = found.parts[0]!;
  if (borrowed(draft, cue)) return false;
  const inContent = cue.source && found.parts.some((p) => p.first < cue.source!.last && cue.source!.first < p.last);
  if (inContent) return false;
  const quote = syntax.quoteOf(first.first)?.open === first.first;
  const party = cue.source?.mention ? cue.source.mention.type !== 'place' : false;
  const paper = cue.source ? isPaper(draft, cue.source) : false;
  const soft = ['think', 'np', 'inf', 'label', 'accuse', 'ask'].includes(cue.cue.class);
  if (/^(?:anonymity|comment)$/u.test(syntax.lower(first.first))) return false;
  // “Let them say so”: a wish, no words of theirs.
  if (syntax.quoteOf(cue.verb.head) && syntax.lower((cue.source?.first ?? cue.verb.first) - 1) === 'let') return false;
  // "The call was hers, her office said": whoever stands behind a whole sentence said it.
  const closing =
    cue.cue.class === 'say' &&
    first.last <= (cue.source?.first ?? 0) &&
    !/^(?:it|which|that|this|there)$/u.test(syntax.lower(cue.source!.first));
  if (closing && !syntax.quoteOf(cue.verb.head)) return true;
  const open =
    syntax.lower(first.first) === 'that' &&
    !soft &&
    cue.source !== null &&
    !/^(?:it|this|that|which|there)$/u.test(syntax.lower(cue.source.first));
  if (open) return true;
  if (
    cue.source &&
    !quote &&
    !party &&
    !paper &&
    (soft || !syntax.isCapital(cue.source.first) || opensSentence(syntax, cue.source.first))
  )
    return false;
  if ((cue.lemma === 'decline' || cue.lemma === 'refuse') && !declines(syntax, cue)) return false;
  if (cue.cue.class === 'show' && !party && !paper) return false;
  if (cue.cue.class === 'ask' && !party && !quote) return false;
  // "The talks show": only people, bodies and papers say.
  const about = cue.source ? syntax.lower(cue.source.last - 1) : '';
  if (
    !quote &&
    /^(?:talks|meeting|agreement|deal|crisis|war|conflict|situation|which|that|there|it|this)$/u.test(about) &&
    !/^(?:agreement|deal)$/u.test(about)
  )
    return false;
  if (cue.source === null && !quote) return false;
  // A capital at the start of a quoted sentence makes no name: “Ships can sail”.
  if (
    cue.source &&
    syntax.quoteOf(cue.verb.head) &&
    opensSentence(syntax, cue.source.first) &&
    !namedElsewhere(draft, cue.source)
  )
    return false;
  if (/^(?:respond|reply)$/u.test(cue.lemma) && !quote && syntax.lower(first.first) === 'to') return false;
  if (cue.lemma === 'ask' && syntax.reads(cue.last, 'not', 'to', 'be')) return false;
  // Wishes and plans: content only where somebody has them, and no bare "plan to".
  return !(cue.cue.class === 'inf' && cue.source === null);
}

/** Wishes and views that one speaker ascribes to others inside speech are the speaker's words, not theirs. */
function borrowed(draft: Draft, cue: CueVerb): boolean {
  const { syntax } = draft;
  // "with the mediator calling them useful": a speaker of its own.
  if (
    cue.source &&
    syntax.lower(cue.source.first - 1) === 'with' &&
    cue.source.last === cue.verb.first &&
    !syntax.quoteOf(cue.verb.head)
  )
    return false;
  const soft = ['think', 'inf', 'np', 'label', 'show'].includes(cue.cue.class);
  if (soft && syntax.quoteOf(cue.verb.head)) return true;
  if (
    soft &&
    cue.verb.tense === 'ing' &&
    syntax.words(cue.verb.first - 1) !== ',' &&
    cue.verb.first > cue.sentence.first + 2
  )
    return true;
  if (!['think', 'inf'].includes(cue.cue.class)) return false;
  const at = cue.verb.first;
  return cue.sentence.verbs.some(
    (v) => v.last <= at && SPEECH.some((l) => syntax.lemmas(v.head).includes(l)) && !syntax.quoteOf(v.head),
  );
}

const SPEECH = [
  'say',
  'tell',
  'add',
  'warn',
  'state',
  'stress',
  'insist',
  'claim',
  'announce',
  'suggest',
  'argue',
  'write',
];

/** The source is somebody whom the report names outside this place, or a known state or body. */
function namedElsewhere(draft: Draft, source: NonNullable<CueVerb['source']>): boolean {
  const entity = draft.parties.entityOf(source.mention);
  return entity !== null && (entity.mentions.length > 1 || entity.key !== null || source.mention?.form !== 'name');
}

function isPaper(draft: Draft, source: Stretch): boolean {
  const head = draft.syntax.nounAt(source.first);
  return rungOf(draft, { first: source.first, last: head?.last ?? source.last, mention: null }, null) === 'document';
}

function firstOfCue(draft: Draft, cue: CueVerb): number {
  let first = cue.verb.first;
  while (first < cue.verb.head && draft.syntax.tag(first) === 'ADV') first++;
  return first;
}

function confidenceOf(draft: Draft, cue: CueVerb, found: Content, known: boolean): number {
  const quote = draft.syntax.quoteOf(found.parts[0]!.first) !== undefined;
  let score =
    cue.cue.class === 'say' || cue.cue.class === 'tell'
      ? 0.85
      : cue.cue.class === 'accuse' || cue.cue.class === 'label'
        ? 0.75
        : 0.6;
  if (quote) score += 0.08;
  if (!cue.source) score -= 0.2;
  if (!known) score -= 0.05;
  return score;
}

/** Two cues for one content ("said … according to"): the one that comes first keeps it. */
function unrepeated(draft: Draft, found: readonly StatementDraft[]): StatementDraft[] {
  const kept: StatementDraft[] = [];
  for (const s of found) {
    const twin = kept.find((k) => k.within !== s && s.within !== k && same(k.content, s.content));
    if (twin)
      draft.drop(
        'another attribution holds the same words',
        draft.syntax.slice(s.content[0]!.first, s.content[0]!.last),
      );
    else kept.push(s);
  }
  return kept;
}

/** Nobody tells himself: a speaker whose own words hold another of his cues is told once. */
function withoutSelf(draft: Draft): void {
  const entity = (s: StatementDraft | null) => s?.source?.mention?.entity ?? null;
  const gone = new Set(
    draft.statements.filter(
      (s) =>
        s.within && !/^(?:quote|cite)$/u.test(s.within.lemma) && entity(s) !== null && entity(s) === entity(s.within),
    ),
  );
  for (const s of draft.statements) while (s.within && gone.has(s.within)) s.within = s.within.within;
  draft.statements = draft.statements.filter((s) => !gone.has(s));
}

/** What one speaker says that another wants or refuses is no statement of that other. */
const isManner = (s: StatementDraft) =>
  s.within !== null &&
  ['think', 'inf', 'np'].includes(s.kind) &&
  ![
    'promise',
    'pledge',
    'vow',
    'threaten',
    'undertake',
    'swear',
    'urge',
    'demand',
    'accuse',
    'describe',
    'announce',
  ].includes(s.lemma);

const same = (a: readonly Stretch[], b: readonly Stretch[]) =>
  a.length === b.length && a.every((s, i) => s.first === b[i]!.first && s.last === b[i]!.last);

/** A statement whose cue stands in the content of another is told by it. */
function nest(statements: readonly StatementDraft[]): void {
  const near = neighbours(statements);
  for (const inner of statements) {
    if (inner.within) continue;
    const at = inner.cue[0] ?? inner.content[0]!;
    const home = near(inner)
      .filter(
        (o) =>
          o !== inner &&
          o.within !== inner &&
          extent(o) > extent(inner) &&
          holds(o, at) &&
          inner.content.every((c) => holds(o, c)),
      )
      .sort((a, b) => extent(a) - extent(b) || depth(b) - depth(a))[0];
    if (home) inner.within = home;
  }
  // Outer tellers of one content ("cited by") pass on what holds them.
  for (const s of statements) {
    const outer = s.within;
    if (!outer || extent(outer) !== extent(s)) continue;
    const home = near(s)
      .filter(
        (o) =>
          o !== s &&
          o !== outer &&
          extent(o) > extent(outer) &&
          outer.content.every((c) => holds(o, c)) &&
          outer.cue.every((c) => holds(o, c)),
      )
      .sort((a, b) => extent(a) - extent(b))[0];
    outer.within ??= home ?? null;
  }
}

/** Sentences on each side in which the teller of a statement is looked for. */
const REACH = 12;

function neighbours(statements: readonly StatementDraft[]): (s: StatementDraft) => StatementDraft[] {
  const bySentence = new Map<number, StatementDraft[]>();
  for (const s of statements) bySentence.set(s.sentence, [...(bySentence.get(s.sentence) ?? []), s]);
  return (s) => {
    const found: StatementDraft[] = [];
    for (let i = s.sentence - REACH; i <= s.sentence + REACH; i++) found.push(...(bySentence.get(i) ?? []));
    return found;
  };
}

const depth = (s: StatementDraft): number => (s.within ? 1 + depth(s.within) : 0);

const holds = (s: StatementDraft, at: Stretch) => s.content.some((c) => c.first <= at.first && at.last <= c.last);
