/** Who takes part in a meeting that the model sees. */
import type { Meeting, Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { coordinated, partiesAt } from '../frames/args.js';
import { dependents, topOf } from '../syntax/dependencies.js';
import { doers, undergoers, verbOf } from './clause.js';
import { conjuncts } from './conjuncts.js';
import type { Framed } from './parts.js';
import { partiesIn, unique } from './who.js';

/** Who the model sees take part; where it sees but one, those whom the syntax and the rules find as well. */
export function takingPart(draft: Draft, frame: Framed, twin: Meeting | undefined): readonly Party[] {
  const verb = verbOf(frame);
  const seen = frame
    .parties('participant')
    .filter((p) => verb !== null || !goesBack(draft, frame) || isTied(draft, frame, p))
    .filter((p) => !isOfName(draft, frame, p));
  const listed = betweenAll(draft, frame);
  if (listed.length > Math.max(2, seen.length)) return listed;
  const behind = ({ evidence }: Party) => draft.syntax.range(evidence[0]).first >= frame.last;
  // "came by train and sat with the envoy and two skippers": who stands behind the verb sat with its subject.
  if (seen.length > 1) {
    const subject = verb ? (verb.passive ? undergoers : doers)(draft, frame, verb) : [];
    return seen.every(behind) ? unique([...subject, ...seen]) : seen;
  }
  const told = verb ? [...doers(draft, frame, verb), ...undergoers(draft, frame, verb)] : beside(draft, frame);
  const more = told.length > 0 ? told : (twin?.participants ?? []).filter((p) => !isOfName(draft, frame, p));
  const found = unique([...seen, ...more]);
  return found.length === 1 ? unique([...holders(draft, frame), ...found]) : found;
}

/** "UN-sponsored talks", "the Maresh-brokered round": by whom, and not between whom. */
const HELPED = /^(?:sponsored|brokered|mediated|hosted|backed|organi[sz]ed|facilitated|convened|chaired)$/u;

/** Whether somebody only stands in what a meeting is called: "the South Coast Cooperation Summit". */
export function isOfName(draft: Draft, frame: Pick<Framed, 'first' | 'last'>, { evidence, value }: Party): boolean {
  const { syntax, parties } = draft;
  const at = syntax.range(evidence[0]);
  if (syntax.words(at.last) === '-' && HELPED.test(syntax.lower(at.last + 1))) return true;
  const np = syntax.nounAt(frame.last - 1);
  if (np === undefined || at.first < np.first || at.last > np.head) return false;
  // "the Varenia-Maresh Summit" is of both.
  if (at.last === np.head || (syntax.words(at.last) === '-' && at.last + 2 === np.head)) return false;
  if (value.party === null) return syntax.isCapital(np.head);
  return parties.within(at.first, at.last).some((m) => m.type === 'place');
}

/** Everybody in a list that "between" opens: "a meeting between Lena Orsk, who is minister, Ivo Brandt, her deputy, and Kell". */
function betweenAll(draft: Draft, { last }: Framed): readonly Party[] {
  const { syntax } = draft;
  if (syntax.lower(last) !== 'between') return [];
  return unique(conjuncts(draft, { first: last + 1, last: last + 2 }).flatMap((m) => partiesIn(draft, m, true)));
}

const HOLD =
  /^(?:hold|have|conduct|begin|open|start|resume|end|conclude|continue|launch|attend|join|finish|reopen|seek|offer)$/u;

/** "want to hold | talks | with the rebels": whose verb has the noun of a meeting for its object. */
function holders(draft: Draft, frame: Framed): readonly Party[] {
  const { syntax } = draft;
  const { tree } = syntax;
  if (!tree || verbOf(frame)) return [];
  const top = topOf(tree, frame);
  const verb = /^obj/u.test(tree.relation(top))
    ? frame.sentence.verbs.find((v) => v.head === tree.heads[top] && !v.passive)
    : undefined;
  return verb && syntax.lemmas(verb.head).some((l) => HOLD.test(l)) ? doers(draft, frame, verb) : [];
}

/** "the third round", "the next session": a meeting of a row that is told elsewhere. */
function goesBack({ syntax }: Draft, { last }: Framed): boolean {
  const np = syntax.nounAt(last - 1);
  if (!np) return false;
  for (let i = np.first; i < np.last; i++)
    if (
      /^(?:next|last|previous|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|new)$/u.test(
        syntax.lower(i),
      )
    )
      return true;
  return false;
}

/**
 * Whether a party stands in one clause with the noun of a meeting, above it or below it: "the envoys arrived for the round" has them at it,
 * "the rebels said that the third round …" does not.
 */
function isTied({ syntax }: Draft, frame: Framed, { evidence }: Party): boolean {
  const { tree } = syntax;
  if (!tree) return true;
  const noun = topOf(tree, frame);
  const party = topOf(tree, syntax.range(evidence[0]));
  if (tree.within(party, noun)) return true;
  const verbsOver = (token: number): number[] => {
    const found: number[] = [];
    for (let i = token, guard = 0; i >= 0 && guard < 12; i = tree.heads[i]!, guard++)
      if (syntax.tag(i) === 'VERB' || tree.kid(i, 'cop') !== undefined) found.push(i);
    return found;
  };
  const own = verbsOver(party)[0];
  return own === undefined || verbsOver(noun).slice(0, 2).includes(own) || own === noun;
}

/** Whom "between", "with" or "of" leads to behind a noun: "a call with the envoy". */
function beside(draft: Draft, { sentence, last }: Framed): readonly Party[] {
  const { syntax } = draft;
  const { tree } = syntax;
  const np = syntax.nounAt(last - 1);
  if (!tree || !np) return [];
  return dependents(syntax, tree, np.head, 'nmod')
    .filter((n) => /^(?:between|with|among)$/u.test(syntax.lower(n.first - 1)))
    .flatMap((n) => coordinated(draft, n, sentence.last))
    .flatMap((n) => partiesAt(draft, n));
}
