/** What one side tells of another side's will or word is that side's account: it fills no cell and settles no promise. */
import type { Finding, Party } from '../model/index.js';
import type { Actors } from './actors.js';
import { sideOfParty } from './sides.js';

/** The side whose account a finding is; null where it is nobody's, or where other reports tell that both are of one side. */
export function accountOf(actors: Actors, finding: Finding): string | null {
  const by = finding.claimedBy;
  if (!by) return null;
  const teller = sideOfParty(actors, by);
  const own = sideOfParty(actors, ownerOf(finding));
  return teller !== null && teller === own ? null : (teller ?? by.value.name);
}

function ownerOf(finding: Finding): Party | null {
  switch (finding.kind) {
    case 'position':
    case 'reception':
      return finding.holder;
    case 'commitment':
    case 'event':
      return finding.actor;
    default:
      return null;
  }
}
