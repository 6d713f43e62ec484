/** What a person decided about the record: append-only, with who, when and why. */
export interface Decision {
  readonly id: string;
  readonly kind: 'accept' | 'reject' | 'side' | 'issue' | 'merge' | 'split' | 'note';
  /** Id of the finding or object that it is about. */
  readonly about: string;
  readonly value: string | null;
  readonly author: string;
  readonly at: string;
  readonly reason: string | null;
}
