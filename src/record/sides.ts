import type { Party } from '../model/index.js';
import { type Actors, countryName } from './actors.js';

/** The side of a party: by its actor, else by the name that the finding gives. */
export const sideOfParty = (actors: Actors, party: Party | null): string | null => {
  if (!party) return null;
  const actor = party.value.party ? actors.of.get(party.value.party) : undefined;
  return actor?.side ?? countryName(actor?.name ?? party.value.name, actors.countries);
};

/** Whether a party can be a side of talks: a person of no known side, an analyst or a bystander, cannot. */
export const isSide = (actors: Actors, party: Party | null): boolean => {
  const actor = party?.value.party ? actors.of.get(party.value.party) : undefined;
  return actor === undefined ? party !== null : actor.side !== null || actor.type !== 'person';
};
