import type { FindingId, Grounded, Moment, Party, Statement, Teller, Words } from '../../model/index.js';
import { type Span, span } from '../../text/index.js';
import { rungOf } from '../attribution/rung.js';
import type { SourceDraft, StatementDraft } from '../attribution/statement.js';
import type { Draft } from '../draft.js';
import { firstPersonAt, isFirstPerson } from '../frames/args.js';
import type { Stretch } from '../parties/mention.js';
import { PLACE_PREPOSITIONS } from '../parties/nouns.js';
import type { Syntax } from '../syntax/syntax.js';

/** Writes the attributions down as findings, outer statements first, so that inner ones can name them. */
export function statements(draft: Draft): void {
  const written = new Set<StatementDraft>();
  const write = (s: StatementDraft) => {
    if (written.has(s)) return;
    written.add(s);
    if (s.within) write(s.within);
    s.id = add(draft, s);
  };
  for (const s of draft.statements) write(s);
}

function add(draft: Draft, s: StatementDraft): FindingId | null {
  const { syntax } = draft;
  const content = s.content.map((c) => trimmed(draft, withThat(syntax, c))).sort((a, b) => a.start - b.start);
  // How far a mark that never closes holds nobody knows: only what begins at it is quoted.
  const quotes = [...new Set(content.flatMap((c) => syntax.quotesOver(c)))].filter(
    (q) =>
      (!q.unclosed || content.some((c) => c.start === q.start)) &&
      // The quotation of whoever tells it is not theirs.
      !(s.within && content.every((c) => q.start < c.start - 1 && c.end < q.end)),
  );
  const spoken = content.map((c) => withoutThat(draft, c));
  const paper = paperMeant(draft, s);
  const whole = spoken.every((c) => quotes.some((q) => q.start <= c.start && c.end <= q.end));
  const finding = draft.add('statement', content[0]!, {
    quotation: quotes.length === 0 ? 'indirect' : whole ? 'direct' : 'mixed',
    commits: s.commits,
    source: paper ?? party(draft, s.source),
    rung: paper ? 'document' : s.rung,
    anonymity: s.reason ? draft.words(s.reason.first, s.reason.last) : null,
    cue: s.cue.map((c) => syntax.span(c.first, syntax.words(c.last) === ':' ? c.last + 1 : c.last)),
    content,
    relayedBy: tellers(draft, s),
    within: s.within?.id ?? null,
    addressee: s.addressee
      ? draft.parties.party(s.addressee.first, s.addressee.last, draft.parties.of(s.addressee))
      : null,
    when: when(draft, s),
    where: where(draft, s),
    channel: channel(draft, s),
    carried: s.carried,
    repeated: s.repeated,
    cuts: cuts(draft, content),
    unclosed: quotes.some((q) => q.unclosed),
    confidence: s.confidence,
  });
  return finding?.id ?? null;
}

function party(draft: Draft, source: SourceDraft | null): Party | null {
  if (!source || source.last <= source.first) return null;
  // "“We want an answer,” she said": inside the words of somebody, "we" is their side.
  const own = source.last - source.first === 1 && isFirstPerson(draft.syntax, source.first);
  return (own ? firstPersonAt(draft, source) : null) ?? draft.parties.party(source.first, source.last, source.mention);
}

/** In which way it was said; a letter and a statement say what they say on paper. */
function channel(draft: Draft, s: StatementDraft): Statement['channel'] {
  const { syntax } = draft;
  if (s.channel && isWithin(s, s.channel.at))
    return { value: s.channel.value, evidence: [syntax.span(s.channel.at.first, s.channel.at.last)] };
  if (s.rung !== 'document' || !s.source) return null;
  const np = syntax.nounAt(s.source.first) ?? syntax.nounAt(s.source.first + 1);
  return np && LETTERS.test(syntax.lower(np.head)) ? draft.grounded('document', np.head, np.head + 1) : null;
}

const LETTERS =
  /^(?:statement|letter|message|e-?mail|memo|memorandum|communiqué|communique|declaration|note|release)s?$/u;

/** "“…,” said the statement. “…,” it added.": the paper that spoke just before. */
function paperMeant(draft: Draft, s: StatementDraft): Party | null {
  const { syntax } = draft;
  const { source, cue } = s;
  if (!source || !cue[0] || source.last - source.first !== 1 || syntax.lower(source.first) !== 'it') return null;
  let before: StatementDraft | null = null;
  for (const o of draft.statements)
    if (o.cue[0] && o.cue[0].first < cue[0].first && (!before || before.cue[0]!.first < o.cue[0].first)) before = o;
  if (!before?.source || before.rung !== 'document' || s.sentence - before.sentence > 1) return null;
  const told = party(draft, before.source);
  return told && { value: told.value, evidence: [syntax.span(source.first, source.last), ...told.evidence] };
}

/** "said | that | they left": PolNeAR's annotators give a content its "that", and the colon before one to its cue. */
function withThat(syntax: Syntax, { first, last }: Stretch): Stretch {
  if (syntax.words(first) === ':' && last - first > 1) return { first: first + 1, last };
  const led = syntax.lower(first - 1) === 'that' && syntax.tag(first - 1) === 'SCONJ';
  return { first: led ? first - 1 : first, last };
}

/** A content without the "that" which leads to it. */
function withoutThat({ text }: Draft, { start, end }: Span): Span {
  const that = /^that\s+/u.exec(text.slice(span(start, Math.min(end, start + 8))))?.[0].length ?? 0;
  return span(start + that, end);
}

function trimmed(draft: Draft, at: Stretch): Span {
  const whole = draft.syntax.span(at.first, at.last);
  return span(whole.start, whole.end);
}

/** Outermost first. */
function tellers(draft: Draft, s: StatementDraft): Teller[] {
  const found: Teller[] = [];
  for (let outer = s.within; outer; outer = outer.within) {
    const teller = party(draft, outer.source);
    if (!teller || outer.source === null) continue;
    const rung = outer.rung ?? rungOf(draft, outer.source, outer.reason) ?? 'role';
    const reason = outer.reason ? { reason: draft.words(outer.reason.first, outer.reason.last) } : {};
    found.unshift({ ...teller, rung, ...reason });
  }
  return found;
}

/**
 * Tokens where the telling itself is described: behind the cue ("said in Dublin on Monday"), and a phrase that opens the
 * sentence right before the source ("On a trip to Lunde, he said").
 */
function* outside(draft: Draft, s: StatementDraft): Generator<number> {
  const { syntax } = draft;
  const sentence = syntax.sentences[s.sentence]!;
  const cue = s.cue[0];
  if (s.carried || !cue) return;
  const free = (i: number) => !s.content.some((c) => c.first <= i && i < c.last);
  const source = s.source;
  if (source && source.first <= cue.first && syntax.words(source.first - 1) === ',') {
    const opening = sentence.first;
    const verbs = sentence.verbs.some((v) => v.last <= source.first);
    if (!verbs && syntax.tag(opening) === 'ADP' && syntax.lower(opening) !== 'as')
      for (let i = opening; i < source.first; i++) if (free(i)) yield i;
  }
  // A learned cue may hold the place or day itself ("said in Dublin").
  for (let i = cue.first + 1; i < cue.last; i++) yield i;
  for (let i = Math.max(cue.last, source && source.first >= cue.last ? source.last : 0); i < sentence.last; i++) {
    if (!free(i)) return;
    if (sentence.verbs.some((v) => v.first === i && v.tense !== 'ing')) return;
    yield i;
  }
}

function when(draft: Draft, s: StatementDraft): Grounded<Moment> | null {
  const free = new Set(outside(draft, s));
  const all = [...free, ...beforeCue(draft, s)].map((i) => draft.timeAt(i));
  const own = (at: Stretch) => (free.has(at.first) ? free.has(at.last - 1) : true);
  const time = all.find((t) => t !== undefined && own(t) && isWithin(s, t));
  return time ? draft.timed(time) : null;
}

/** Whether words stand where the teller's own teller lets them: what "an official told reporters" adds is no part of what is told. */
const isWithin = (s: StatementDraft, at: Stretch): boolean =>
  !s.within || s.within.content.length === 0 || s.within.content.some((c) => c.first <= at.first && at.last <= c.last);

/** Tokens before a cue that tell when: "On Monday Maresh said", "the envoy Friday denied", "had earlier this week warned". */
function* beforeCue(draft: Draft, s: StatementDraft): Generator<number> {
  const { syntax } = draft;
  const cue = s.cue[0];
  const source = s.source;
  if (!cue || s.carried) return;
  const inContent = (i: number) => s.content.some((c) => c.first <= i && i < c.last);
  const start =
    s.within?.content.find((c) => c.first <= cue.first && cue.last <= c.last)?.first ??
    syntax.sentences[s.sentence]!.first;
  const end = source && source.first < cue.first ? source.first : cue.first;
  const opens = !syntax.sentences[s.sentence]!.verbs.some((v) => v.first >= start && v.last <= end);
  for (let i = start; opens && i < Math.min(end, start + 8); i++) if (!inContent(i)) yield i;
  const from = source && source.last <= cue.first ? source.last : cue.first;
  const between = !syntax.sentences[s.sentence]!.verbs.some((v) => v.first >= from && v.last <= cue.first);
  for (let i = from; between && i < cue.first; i++) if (!inContent(i)) yield i;
}

function where(draft: Draft, s: StatementDraft): Words | null {
  for (const i of outside(draft, s)) {
    const { syntax } = draft;
    const at =
      PLACE_PREPOSITIONS.has(syntax.lower(i)) ||
      (syntax.lower(i) === 'to' && /^(?:visit|trip|journey|travelling|traveling)$/u.test(syntax.lower(i - 1)));
    const np = at ? syntax.nounAt(i + 1) : undefined;
    const place = np && np.first === i + 1 ? draft.parties.of(np) : null;
    if (place?.type === 'place' && (!s.source || place.first < s.source.first || place.first >= s.source.last))
      return draft.words(place.core.first, place.core.last);
  }
  return null;
}

/** "…" or "[…]" inside a quotation: words that the outlet left out. */
function cuts(draft: Draft, content: readonly Span[]): Span[] {
  return content.flatMap((c) => [...draft.text.scan(/\[?(?:…|\.{3,})\]?/u, c)].map((m) => span(m.start, m.end)));
}
