import type { Party } from '../model/index.js';
import { type Actors, countryName } from './actors.js';

/** The side of a party: by its actor, else by the name that the finding gives. */
export const sideOfParty = (actors: Actors, party: Party | null): string | null => {
  if (!party) return null;
  const actor = party.value.party ? actors.of.get(party.value.party) : undefined;
  return actor?.side ?? countryName(actor?.name ?? party.value.name, actors.countries);
};

/** Those who look on, by what they are called. */
const BYSTANDERS =
  /(?:^|\s)(?:activists?|analysts?|experts?|observers?|correspondents?|reporters?|journalists?|residents?|witness(?:es)?|sources?|researchers?|diplomats?|professors?|economists?|refugees|critics|they|them|officials?)$/iu;

/** An analyst, a witness, "they": of no side, by what they are called. */
export const isOnlooker = (actors: Actors, party: Party | null): boolean => {
  const actor = party?.value.party ? actors.of.get(party.value.party) : undefined;
  return party !== null && (actor?.side ?? null) === null && BYSTANDERS.test(actor?.name ?? party.value.name);
};

/** Whether a party can be a side of talks: a person of no known side, an analyst or a bystander, cannot. */
export const isSide = (actors: Actors, party: Party | null): boolean => {
  const actor = party?.value.party ? actors.of.get(party.value.party) : undefined;
  if (isOnlooker(actors, party)) return false;
  return actor === undefined ? party !== null : actor.side !== null || actor.type !== 'person';
};

/**
 * Names of people whom nobody tells to be of a side: theirs may be the very one that they seem to speak against. A bare name without an office
 * may be a country that nobody knows.
 */
export const loners = (actors: Actors): ReadonlySet<string> =>
  new Set(
    actors.list
      .filter((a) => a.side === null && a.type === 'person' && (a.roles.length > 0 || /\s/u.test(a.name)))
      .map((a) => a.name),
  );
