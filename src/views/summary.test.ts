import { expect, test } from 'vitest';
import type { Finding } from '../model/index.js';
import { describe } from './summary.js';

const party = (name: string) => ({ value: { name, party: null }, evidence: [] });

const act = (actor: string): Finding =>
  ({
    kind: 'event',
    act: { value: 'REJECT', evidence: [] },
    actor: party(actor),
    recipient: null,
    object: { value: 'the draft', evidence: [] },
    status: 'happened',
  }) as unknown as Finding;

test.each([
  ['Varenia', 'Varenia rejects the draft'],
  ['United Nations', 'United Nations rejects the draft'],
  ['both governments', 'both governments reject the draft'],
  ['river rebels', 'river rebels reject the draft'],
  ['the census office', 'the census office rejects the draft'],
  ['12 fishermen', '12 fishermen reject the draft'],
])('%s: one or many', (actor, told) => {
  expect(describe(act(actor))).toBe(told);
});
