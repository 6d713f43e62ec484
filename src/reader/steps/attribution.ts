import { cues } from '../../lexicon/index.js';
import { hearsay } from '../attribution/hearsay.js';
import { learned } from '../attribution/learned.js';
import { onceEach, sameContent } from '../attribution/once.js';
import { carryOn } from '../attribution/parts.js';
import { quotedPassive } from '../attribution/quotedAs.js';
import { byRules } from '../attribution/ruled.js';
import { rungOf } from '../attribution/rung.js';
import { type StatementDraft, TELLING } from '../attribution/statement.js';
import { isOwnWe, tellsNothing } from '../attribution/untold.js';
import { type Draft, extent } from '../draft.js';
import { framesOf } from '../framed/parts.js';
import { commitsSeen, endContents, framedAttributions, sourcesSeen } from '../framed/statements.js';
import { isOutlet } from '../parties/descriptions.js';
import { type Stretch, touches } from '../parties/mention.js';
import { topOf } from '../syntax/dependencies.js';
import type { Syntax } from '../syntax/syntax.js';

/** Who says what: statements with source, cue and content, and who tells them. */
export function attribution(draft: Draft): void {
  const outer = quotedPassive(draft, learned(draft, draft.analysis?.attributions ?? []));
  partSpeakers(draft, outer);
  const inner = told(learned(draft, draft.analysis?.inner ?? []), neighbours(outer)).map(withoutSource);
  const near = neighbours([...outer, ...inner]);
  draft.statements.push(...outer, ...inner);
  const frames = framesOf(draft, 'statement');
  draft.statements.push(...learned(draft, framedAttributions(frames, draft.statements)));
  sourcesSeen(draft, frames);
  draft.statements = quotedPassive(draft, draft.statements);
  endContents(draft, frames);
  for (const sentence of draft.body()) {
    const found = byRules(draft, sentence);
    if (draft.analysis) {
      const told = inside(found, near).filter((s) => !isRelative(draft, s));
      const more = overlooked(draft, found, near);
      // For most sentences there is nothing to look through all statements for.
      if (more.length > 0)
        discard(draft, (s) => isWeak(s) && more.some((m) => shareContent(s, m)), 'a named speaker says these words');
      draft.statements.push(...citing(found, near), ...told, ...more);
    } else draft.statements.push(...unrepeated(draft, found));
  }
  commitsSeen(draft, frames);
  draft.statements = onceEach(draft.statements);
  discard(draft, (s) => s.content.length === 0, 'a statement without content');
  discard(draft, (s) => s.content.every((c) => standsForWords(draft, c)), 'what was said is not told');
  discard(draft, (s) => tellsNothing(draft, s), 'it tells nothing');
  draft.statements = draft.statements.map((s) => hearsay(draft, s));
  impersonal(draft);
  carryOn(draft);
  goesOn(draft);
  printed(draft);
  nest(draft.statements);
  withoutSelf(draft);
  draft.statements = withoutThose(draft.statements, (s) => isManner(s) || isOwnWe(draft, s));
  for (const s of draft.statements) s.rung ??= rungOf(draft, s.source, s.reason);
  withheld(draft);
}

/** "| It | was reported that", "| Orm | was said to be unhappy": nobody is told to say it. */
function impersonal({ syntax, statements }: Draft): void {
  for (const s of statements) {
    const { source, cue } = s;
    if (source && isSaidOf(syntax, source, cue)) s.source = null;
    if (source?.last !== (source?.first ?? 0) + 1 || !source || syntax.lower(source.first) !== 'it') continue;
    const said = cue.map((c) => syntax.slice(c.first, c.last).toLowerCase()).join(' ');
    if (IMPERSONAL.test(said) && s.content.some((c) => syntax.lower(c.first) === 'that')) s.source = null;
  }
}

/** Whether the source is whom others say it of: the subject of a passive cue that leads to an infinitive. */
function isSaidOf(syntax: Syntax, source: Stretch, cue: readonly Stretch[]): boolean {
  const { tree } = syntax;
  const last = cue.at(-1);
  if (!tree || !last || !SAID_OF.test(syntax.lower(last.last - 1)) || syntax.lower(last.last) !== 'to') return false;
  const top = topOf(tree, source);
  return tree.relations[top] === 'nsubj:pass' && last.first <= tree.heads[top]! && tree.heads[top]! < last.last;
}

const SAID_OF = /^(?:said|reported|believed|understood|thought|rumou?red|alleged|known|considered|expected|claimed)$/u;

const IMPERSONAL =
  /^(?:is|was|has been|had been) (?:\w+ly |also |widely )?(?:reported|said|believed|understood|announced|thought|claimed|alleged|rumou?red|feared|revealed|expected)$/u;

/** "…, according to the report. …, | it | added": who spoke last goes on, where "it" may be a paper or a body. */
function goesOn({ syntax, parties, statements }: Draft): void {
  const placeOf = (s: StatementDraft) => s.cue[0]?.first ?? s.content[0]!.first;
  const all = [...statements].sort((a, b) => placeOf(a) - placeOf(b));
  for (const [i, s] of all.entries()) {
    const { source } = s;
    if (!source || source.last - source.first !== 1 || syntax.lower(source.first) !== 'it') continue;
    if (!/^(?:add|continue)$/u.test(s.lemma) || syntax.quoteOf(source.first)) continue;
    const before = all.slice(0, i).findLast((o) => o.source !== null && o.sentence < s.sentence && o.within === null);
    if (!before?.source || s.sentence - before.sentence > 2) continue;
    const entity = parties.entityOf(before.source.mention);
    if (entity?.type === 'person' || !(entity || isPaper(syntax, before.source))) continue;
    s.source = before.source.mention ? { ...source, mention: before.source.mention } : { ...before.source };
  }
}

/** "The Times printed the letter. | The newspaper | said": the outlet that was named last. */
function printed({ syntax, parties, statements }: Draft): void {
  for (const s of statements) {
    const { source } = s;
    if (!source || parties.entityOf(source.mention) || !THE_PAPER.test(syntax.slice(source.first, source.last)))
      continue;
    const here = syntax.sentenceOf(source.first).index;
    const near = parties.mentions.filter((m) => m.last <= source.first && m.form === 'name' && here - m.sentence <= 8);
    // Which of them prints and speaks, and not whom somebody wrote to.
    const named = near.filter((m) => m.subject || parties.links.speaks(m));
    const outlet = named.findLast((m) => isOutlet(parties.entityOf(m)));
    if (outlet) s.source = { ...source, mention: outlet };
  }
}

const THE_PAPER = /^the (?:newspaper|paper|daily|weekly|magazine|broadcaster|network|tabloid|station|journal)$/iu;

/** Words for what goes on telling as "it": a report, a newspaper. */
const isPaper = (syntax: Syntax, { first, last }: Stretch): boolean =>
  /\b(?:reports?|newspaper|paper|daily|weekly|agency|statement|release|communiqué|communique|document|letter|website|radio|television|station)\b/iu.test(
    syntax.slice(first, last),
  );

/** Somebody who asked not to be named stays nameless wherever the report quotes them again. */
function withheld({ statements, parties }: Draft): void {
  const entity = (s: StatementDraft) => parties.entityOf(s.source?.mention ?? null);
  const nameless = new Set(statements.filter((s) => s.reason).map(entity));
  for (const s of statements) {
    const who = entity(s);
    if (s.rung === 'role' && who && nameless.has(who)) s.rung = 'anonymous';
  }
}

/** "What the envoy said is not known": a word for what was said, and none of it. */
const standsForWords = ({ syntax }: Draft, { first, last }: Stretch): boolean =>
  last - first === 1 && /^(?:what|that|which|this|it)$/u.test(syntax.lower(first)) && !syntax.quoteOf(first);

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

/** Whether a quotation begins in a stretch: somebody's very words are never the outlet's own. */
function opensQuote(syntax: Syntax, { first, last }: Stretch): boolean {
  for (let i = first; i < last; i++) if (syntax.quoteOf(i)?.open === i) return true;
  return false;
}

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
      (s.content.some((c) => opensQuote(syntax, c)) || closes(s)) &&
      !near(s).some((o) => !isWeak(o) && shareContent(o, s)) &&
      !near(s).some((o) => o.cue.some((a) => s.cue.some((b) => touches(a, b)))),
  );
}

function discard(draft: Draft, gone: (s: StatementDraft) => boolean, reason: string): void {
  for (const s of draft.statements.filter(gone)) {
    const at = s.content[0] ?? s.cue[0];
    if (at) draft.drop(reason, draft.syntax.slice(at.first, at.last));
  }
  draft.statements = draft.statements.filter((s) => !gone(s));
}

/** Nobody said to say it, and the model far from sure: "the minister is ready to sign, her spokesman said". */
const isWeak = (s: StatementDraft): boolean => s.source === null && s.confidence < 0.6;

const shareContent = (a: StatementDraft, b: StatementDraft): boolean =>
  a.content.some((x) => b.content.some((y) => touches(x, y)));

/** "briefed him on talks | she held in the morning": a clause that hangs on a noun is nobody's words. */
function isRelative({ syntax }: Draft, { content, cue }: StatementDraft): boolean {
  const { tree } = syntax;
  const first = content[0];
  if (!tree || !first || syntax.quoteOf(first.first)) return false;
  for (let i = first.first; i < first.last; i++) {
    const up = tree.heads[i]!;
    if (up < first.first && tree.relations[i] === 'acl:relcl') return !cue.some((c) => c.first <= up && up < c.last);
  }
  return false;
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

/** Two cues for one content ("said … according to"): the one that comes first keeps it. */
function unrepeated(draft: Draft, found: readonly StatementDraft[]): StatementDraft[] {
  const kept: StatementDraft[] = [];
  for (const s of found) {
    const twin = kept.find((k) => k.within !== s && s.within !== k && sameContent(k.content, s.content));
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
  draft.statements = withoutThose(
    draft.statements,
    (s) =>
      s.within !== null &&
      !/^(?:quote|cite)$/u.test(s.within.lemma) &&
      entity(s) !== null &&
      entity(s) === entity(s.within),
  );
}

/** Statements without some; what these told is told by whoever told them. */
function withoutThose(all: readonly StatementDraft[], isGone: (s: StatementDraft) => boolean): StatementDraft[] {
  const gone = new Set(all.filter(isGone));
  for (const s of all) while (s.within && gone.has(s.within)) s.within = s.within.within;
  return all.filter((s) => !gone.has(s));
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
