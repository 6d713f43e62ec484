/** Whom "her husband", "its envoy" and "our army" are of: told by the pronoun in front, which is no part of anybody's name. */
import { isKin } from './mention.js';
import { STATE_NOUNS } from './nouns.js';
import type { Entity, Mentioned, Parties } from './parties.js';

const OTHERS = /^(?:his|her|its|their)$/u;
const OWN = /^(?:my|our)$/u;

/** Names those who are told by a pronoun after the party that it means, or makes them one with whom the report tells of. */
export function resolveOwned(parties: Parties): void {
  for (const m of parties.mentions) {
    const word = parties.syntax.lower(m.first);
    if (m.form === 'name' || m.form === 'pronoun' || m.last - m.first < 2) continue;
    if (!OTHERS.test(word) && !OWN.test(word)) continue;
    const entity = parties.entityOf(m);
    // Whoever is told in other words too is called by those.
    if (!entity || entity.mentions[0] !== m.index || parties.mentions[entity.mentions[0]] !== m) continue;
    const owner = OWN.test(word) ? speakerOf(parties, m) : pronounAt(parties, m);
    const one = owner && (relative(parties, m, owner) ?? stateOf(parties, m, owner));
    if (one && one !== entity) parties.merge(entity, one);
    else if (/^(?:his|her|its|their|my|our)\s/iu.test(entity.name)) entity.name = named(parties, entity.name, owner);
  }
}

/** "Varenia's envoy"; of whom nobody knows who they are of, the bare words. */
function named(parties: Parties, words: string, owner: Entity | null): string {
  const bare = words.replace(/^\S+\s+(?:own\s+)?/u, '');
  return owner && parties.isNamed(owner) ? `${owner.name}'s ${bare}` : bare;
}

const pronounAt = (parties: Parties, { first, index }: Mentioned): Entity | null =>
  parties.entityOf(
    [index - 1, index + 1].map((i) => parties.mentions[i]).find((o) => o?.form === 'pronoun' && o.first === first) ??
      null,
  );

/** Who says the words that a mention stands in, by the model; null without one. */
function speakerOf(parties: Parties, { first, last }: Mentioned): Entity | null {
  const { analysis } = parties.syntax;
  const told = [...(analysis?.attributions ?? []), ...(analysis?.inner ?? [])].filter(
    (a) => a.source && a.content.some((c) => c.first <= first && last <= c.last),
  );
  const length = (a: (typeof told)[number]) => a.content.reduce((n, c) => n + c.last - c.first, 0);
  const [inmost] = told.sort((a, b) => length(a) - length(b));
  const source = inmost?.source;
  return source ? parties.entityOf(parties.in(source.first, source.last)) : null;
}

/** What each is to whom the other is it to. */
const INVERSE: readonly (readonly [RegExp, RegExp])[] = [
  [/husband|wife|spouse|widow/u, /husband|wife|spouse|widow/u],
  [/father|mother|parent/u, /(?<!grand)(?:son|daughter|child)/u],
  [/(?<!grand)(?:son|daughter|child)/u, /father|mother|parent/u],
  [/brother|sister|sibling/u, /brother|sister|sibling/u],
];

/** "My husband" of the president's wife is the president, and "his wife" of the president is she. */
function relative(parties: Parties, m: Mentioned, owner: Entity): Entity | null {
  if (!m.office || !isKin(m.office)) return null;
  const { word } = m.office;
  const inverse = INVERSE.filter(([own]) => own.test(word)).map(([, other]) => other);
  const fits = (e: Entity | null): e is Entity =>
    e !== null && e !== owner && (e.gender === 'u' || m.gender === 'u' || e.gender === m.gender);
  for (const [kin, of] of ties(parties)) {
    const [self, other] = [parties.entityOf(kin), parties.entityOf(of)];
    if (self === owner && fits(other) && inverse.some((p) => p.test(kin.office!.word))) return other;
    if (other === owner && fits(self) && kin.office!.word === word && parties.isNamed(self)) return self;
  }
  return null;
}

/** Mentions of relatives with the mention of whom they are relatives of: "the president | 's wife", "the wife of | President Orsk". */
function* ties(parties: Parties): Generator<[Mentioned, Mentioned]> {
  for (const kin of parties.mentions) {
    if (!kin.office || !isKin(kin.office) || !kin.role) continue;
    for (let i = kin.index - 4; i <= kin.index + 4; i++) {
      const of = parties.mentions[i];
      if (!of || of === kin || of.entity === null || of.entity === kin.entity || of.form === 'pronoun') continue;
      const inside = kin.role.first <= of.core.first && of.core.last <= kin.role.last;
      if (inside && of.sentence === kin.sentence) yield [kin, of];
    }
  }
}

/** "Our government", said for Varenia, is Varenia. */
function stateOf(parties: Parties, m: Mentioned, owner: Entity): Entity | null {
  if (m.last - m.first > 2 || !STATE_NOUNS.has(parties.syntax.lower(m.last - 1))) return null;
  const name = owner.type === 'state' ? owner.name : owner.side;
  return name === null ? null : (parties.entities.find((e) => e.type === 'state' && e.name === name) ?? null);
}
