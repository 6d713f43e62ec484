/** Whom words mean: the name that the report gives, and the id of the least mention of its cluster where there is one. */
export interface PartyRef {
  readonly name: string;
  readonly party: string | null;
}
