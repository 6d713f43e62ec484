import type { Finding, Kind, Party } from './finding.js';

/** Roles of the codebook that parties play, by the kinds that are right only with the right parties. */
export const PARTY_ROLES: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  statement: ['source'],
  meeting: ['participant', 'mediator'],
  proposal: ['drawnUpBy', 'tabledBy', 'carriedBy'],
  reception: ['holder'],
  condition: ['setBy'],
  position: ['holder'],
  commitment: ['actor', 'counterpart'],
  event: ['actor', 'recipient'],
  assessment: ['by'],
};

/** The parties of a finding that play a role; where several may, its field has the role's plural or its own name. */
export function partiesOf(finding: Finding, role: string): readonly Party[] {
  const fields = finding as unknown as Record<string, Party | readonly Party[] | null | undefined>;
  const value = fields[role] ?? fields[`${role}s`];
  if (!value) return [];
  return 'value' in value ? [value] : value;
}
