import { givenNames } from '../../lexicon/index.js';
import { binder } from '../syntax/dependencies.js';
import type { Entity, Mentioned, Parties } from './parties.js';
import { leaverMeant } from './turns.js';

/** How many sentences back a pronoun looks. */
const REACH = 6;

/**
 * Links "he", "she", "it" and "they" outside quotations to the likeliest party named before: the subject of the sentence
 * before over other places, persons of fitting gender, and never the subject of the pronoun's own verb.
 */
export function resolvePronouns(parties: Parties): void {
  for (const m of parties.mentions) {
    // Whom a quoted "they" or "it" means, the report around it rarely tells.
    if (m.form !== 'pronoun') continue;
    if (m.quoted && m.gender === 'u') {
      bindQuoted(parties, m);
      continue;
    }
    const goesOn = leaverMeant(parties, m) ?? lastSpeaker(parties, m);
    if (goesOn) {
      parties.link(m, goesOn.index);
      continue;
    }
    const best = candidates(parties, m).sort((a, b) => b.score - a.score)[0];
    if (best) parties.link(m, best.entity.index);
  }
}

/** How many sentences back the body may have spoken that goes on as "it". */
const SPOKE = 2;

/** "the institute said. “Orm must wait,” | it | said": the body that spoke last, where none is named as a subject since outside its words. */
function lastSpeaker(parties: Parties, m: Mentioned): Entity | null {
  if (m.plural || parties.syntax.lower(m.first) !== 'it' || !parties.links.speaks(m)) return null;
  if (binderOf(parties, m).length > 0) return null;
  for (let i = m.index - 1; i >= 0; i--) {
    const other = parties.mentions[i]!;
    if (m.sentence - other.sentence > SPOKE) return null;
    const entity = other.quoted ? null : parties.entityOf(other);
    if (!entity) continue;
    if (parties.links.speaks(other)) return isOneBody(parties, other, entity) ? entity : null;
    if (other.subject && entity.type !== 'place' && entity.type !== 'other') return null;
  }
  return null;
}

const isOneBody = ({ syntax }: Parties, other: Mentioned, { type }: Entity): boolean =>
  /^(?:state|organisation|group)$/u.test(type) && !/S$/u.test(syntax.tree?.xpos[other.core.last - 1] ?? '');

/** "“The rebels said they would go,” he said": inside a quotation, the subject of the clause around it, in the same quotation. */
function bindQuoted(parties: Parties, m: Mentioned): void {
  const [at] = binderOf(parties, m);
  const other = at === undefined ? undefined : parties.mentions.find((o) => o.core.first <= at && at < o.core.last);
  const entity = parties.entityOf(other ?? null);
  if (other && entity && (agrees(m, other, entity) || other.plural === m.plural)) parties.link(m, entity.index);
}

/** What the model's whole share is worth; a subject in the sentence before is worth 12. */
const LINKED = 18;
/** And that both speak, and nobody in between. */
const SPEAKER = 6;
/** That one body is meant by "they", where nothing binds the word to it: people are meant first. */
const BODY = 5;
/** That the sentence before names it as its subject, in the same paragraph. */
const NAMED = 14;

function candidates(parties: Parties, m: Mentioned): { entity: Entity; score: number }[] {
  const scores = new Map<number, number>();
  const barred = new Set<Entity>();
  let speaker = parties.links.speaks(m);
  const bound = binderOf(parties, m);
  for (let i = m.index - 1; i >= 0; i--) {
    const other = parties.mentions[i]!;
    if (m.sentence - other.sentence > REACH) break;
    if (other.first >= m.first) continue;
    const entity = parties.entityOf(other);
    const back = m.sentence - other.sentence;
    const binds = bound.some((t) => other.core.first <= t && t < other.core.last);
    if (!entity || back > REACH || !(agrees(m, other, entity) || (binds && mayBind(parties, m, other, entity))))
      continue;
    // Who spoke last goes on speaking: "He added that".
    const last = speaker && parties.links.speaks(other) && entity.type === 'person';
    // A person who was named as a subject since then has taken the floor.
    if (last || (other.subject && other.form === 'name' && entity.type === 'person')) speaker = false;
    const own = weight(parties, m, other, back);
    // "The aide quoted him": not the aide, whatever the model says.
    if (own === null) barred.add(entity);
    const one = m.plural && !other.plural && !binds && entity.type === 'organisation' ? BODY : 0;
    const score = (own ?? 0) - one + (last ? SPEAKER : 0) + (binds ? (m.gender === 'u' ? BOUND : BOUND_PERSON) : 0);
    if (score > 0 && own !== null) scores.set(entity.index, Math.max(scores.get(entity.index) ?? 0, score) + 0.1);
  }
  for (const [entity, share] of parties.links.shares(m))
    scores.set(entity.index, (scores.get(entity.index) ?? 0) + LINKED * share);
  // However often the same party was named before.
  for (const entity of barred) scores.delete(entity.index);
  // A bare name that may be a town's gives way to somebody who is told to be a person.
  const persons = [...scores.keys()].filter((i) => isPerson(parties, parties.entities[i]!));
  if (m.gender !== 'u' && persons.length > 0)
    for (const index of scores.keys()) if (!persons.includes(index)) scores.delete(index);
  return [...scores].map(([entity, score]) => ({ entity: parties.entities[entity]!, score }));
}

/** "The ministry said it": a name that nothing tells to be a person's, or one body that acts, though its members are many. */
function mayBind(parties: Parties, m: Mentioned, other: Mentioned, entity: Entity): boolean {
  const many = parties.syntax.tree?.xpos[other.core.last - 1] === 'NNS';
  const body = entity.type === 'state' || entity.type === 'organisation' || entity.type === 'group';
  return (m.gender === 'u' || !body) && (m.plural || !many) && !isPerson(parties, entity) && !other.office;
}

/** Whether the report tells that a party is a person: by two names, a title, an office or a gendered word. */
const isPerson = (parties: Parties, entity: Entity): boolean =>
  entity.type === 'person' &&
  !isTown(parties, entity) &&
  (entity.gender !== 'u' ||
    entity.offices.size > 0 ||
    givenNames().has(entity.name.toLowerCase()) ||
    entity.mentions.some((i) => {
      const { core, form } = parties.mentions[i]!;
      return form !== 'pronoun' && core.last - core.first > 1;
    }));

/** Whether a name without a title stands where only a place would: "in Deir Arza". */
const isTown = ({ mentions, syntax }: Parties, entity: Entity): boolean =>
  entity.gender === 'u' &&
  entity.offices.size === 0 &&
  entity.mentions.some((i) => {
    const { form, first } = mentions[i]!;
    return form === 'name' && /^(?:in|at|near|outside|across)$/u.test(syntax.lower(first - 1));
  });

/** Whether a pronoun may mean a party that was mentioned in this form. */
export function agrees(m: Mentioned, other: Mentioned, entity: Entity): boolean {
  if (m.gender !== 'u')
    return entity.type === 'person' && !other.plural && (entity.gender === 'u' || entity.gender === m.gender);
  if (m.plural) return other.plural || entity.type === 'group' || entity.type === 'organisation';
  return (entity.type === 'state' || entity.type === 'organisation') && !other.plural;
}

/** That it is the subject of the clause around the pronoun's: "Maresh said it would answer". */
const BOUND = 20;
const BOUND_PERSON = 12;

/** The token of the subject under whose clause a pronoun stands, in the same quotation or none, and of the name beside it: "the host, Maresh, swears it will". */
function binderOf({ syntax }: Parties, m: Mentioned): readonly number[] {
  const { tree } = syntax;
  const at = tree
    ? binder(tree, m.first, (token) => !/^(?:one|there|nobody|nothing)$/u.test(syntax.lower(token)))
    : null;
  if (!tree || at === null || syntax.quoteOf(at) !== syntax.quoteOf(m.first)) return [];
  return [at, ...tree.kids(at).filter((k) => tree.relation(k) === 'appos')];
}

const OBJECT = new Set(['him', 'her', 'them']);

/** What it takes from somebody that only "an official" is told of. */
const UNNAMED = 8;

const isIndefinite = ({ syntax }: Parties, { first }: Mentioned): boolean =>
  /^(?:an?|one|another)$/u.test(syntax.lower(first));

/** How well a mention fits a pronoun by where both stand; null where it cannot be meant. */
function weight(parties: Parties, m: Mentioned, other: Mentioned, back: number): number | null {
  const { syntax } = parties;
  let score = 10 - 2 * back;
  // "…,” said the minister": who speaks is a subject behind the verb too.
  if (other.subject || parties.links.speaks(other)) score += 4;
  // Whom the paragraph has just named as somebody who acts: "The minister, X, turned it down. “No,” he said."
  const near = syntax.sentences[m.sentence]!.paragraph === syntax.sentences[other.sentence]!.paragraph;
  const acts = other.subject || leads(parties, other);
  if (near && back === 1 && other.form === 'name' && acts && m.gender !== 'u') score += NAMED;
  if (other.quoted && !m.quoted) score -= 5;
  if (!other.quoted && m.quoted) score -= 1;
  if (back === 0) {
    const object = OBJECT.has(syntax.lower(m.first)) && m.last - m.first === 1;
    // "The adviser quoted him": an object is not the subject of its own verb.
    if (object && other.subject && !clauseBetween(parties, other.last, m.first)) return null;
    if (!other.subject) score -= 2;
  }
  if (other.form === 'pronoun') score += 0.5;
  // "an official said that Orsk was expected. She was to meet": whom nobody names is seldom whom the story goes on with.
  if (m.gender !== 'u' && back > 0 && other.form === 'description' && isIndefinite(parties, other)) score -= UNNAMED;
  return score;
}

/** "16.50 Orsk at the microphones." opens a sentence without a verb, as its subject would. */
function leads({ syntax, mentions }: Parties, m: Mentioned): boolean {
  const sentence = syntax.sentences[m.sentence]!;
  return sentence.verbs.length === 0 && mentions[m.index - 1]?.sentence !== m.sentence;
}

function clauseBetween(parties: Parties, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (
      /^[,;:”"]$/u.test(parties.syntax.words(i)) ||
      ['that', 'who', 'when', 'after', 'while', 'if'].includes(parties.syntax.lower(i))
    )
      return true;
  }
  return false;
}
