import type { Party } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { coordinated, partiesAt } from '../frames/args.js';
import type { NounPhrase, VerbGroup } from '../syntax/chunks.js';
import { subjectOf } from '../syntax/clause.js';
import { agentByTree, dependents, objectByTree } from '../syntax/dependencies.js';
import type { Framed } from './parts.js';

/** The verb of a trigger; null where a noun or an adjective makes the frame. */
export function verbOf({ sentence, first, last }: Pick<Framed, 'sentence' | 'first' | 'last'>): VerbGroup | null {
  return sentence.verbs.find((v) => v.head >= first && v.head < last) ?? null;
}

/** Who the syntax says does it: the subject, of a passive the agent. */
export function doers(draft: Draft, { sentence }: Framed, verb: VerbGroup): readonly Party[] {
  const { syntax } = draft;
  if (verb.passive) {
    const agent = syntax.tree && agentByTree(syntax, syntax.tree, verb);
    return agent ? partiesAt(draft, agent) : [];
  }
  const own = subjectOf(syntax, sentence, verb)?.parts ?? controllers(draft, verb);
  return own.flatMap((np) => partiesAt(draft, np));
}

/** "The chair hopes to convene them", "is ready to convene them": the subject of what an infinitive hangs on. */
function controllers({ syntax }: Draft, verb: VerbGroup): readonly NounPhrase[] {
  const { tree } = syntax;
  const at = tree ? tree.predicate(verb) : -1;
  if (!tree || verb.tense !== 'infinitive' || tree.relation(at) !== 'xcomp') return [];
  return dependents(syntax, tree, tree.heads[at]!, 'nsubj');
}

/** Whom the syntax says it is done to or with: the object, of a passive the subject, else whom "with" or "to" leads to. */
export function undergoers(draft: Draft, { sentence }: Framed, verb: VerbGroup): readonly Party[] {
  const { syntax } = draft;
  const { tree } = syntax;
  if (verb.passive) return subjectOf(syntax, sentence, verb)?.parts.flatMap((np) => partiesAt(draft, np)) ?? [];
  const object = tree && objectByTree(syntax, tree, verb);
  const led = tree
    ? dependents(syntax, tree, tree.predicate(verb), 'obl').find((np) =>
        /^(?:with|to|by)$/u.test(syntax.lower(np.first - 1)),
      )
    : undefined;
  // "held talks with the envoy": the noun of a light verb leads to them.
  const light = tree && object ? dependents(syntax, tree, object.head, 'nmod') : [];
  const beside = light.find((np) => /^(?:with|between)$/u.test(syntax.lower(np.first - 1)));
  for (const np of [object, led, beside]) {
    const found = np ? coordinated(draft, np, sentence.last).flatMap((n) => partiesAt(draft, n)) : [];
    if (found.length > 0) return found;
  }
  return [];
}

export const PROMISES = /^(?:promis|assur|pledg|guarant)/u;

/** Whom a verb has for its indirect object ("gave | the bishop | the names"), or as its object where that is somebody ("promised | the crews | to"). */
export function beneficiary(draft: Draft, verb: VerbGroup): readonly Party[] {
  const { syntax, parties } = draft;
  const { tree } = syntax;
  if (!tree || verb.passive) return [];
  const top = tree.predicate(verb);
  const whom = PROMISES.test(syntax.lower(verb.head)) ? tree.kid(top, 'obj', 'obl') : undefined;
  // "show | the council | every text": of two objects the first is whom.
  const [first, second] = tree.kids(top).filter((k) => k >= verb.last && tree.relation(k) === 'obj');
  const at =
    tree.kid(top, 'iobj') ??
    (second !== undefined && syntax.tag(second) === 'NOUN' ? first : undefined) ??
    (whom !== undefined && syntax.nounAt(whom)?.first === verb.last ? whom : undefined);
  const np = at === undefined || at < verb.last ? undefined : syntax.nounAt(at);
  const m = np && parties.of(np);
  const entity = m && parties.entityOf(m);
  return m && entity && entity.type !== 'other' && entity.type !== 'place' ? [parties.party(m.first, m.last, m)] : [];
}
