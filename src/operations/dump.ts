import { z } from 'zod';
import { canonical, type Slice } from '../model/index.js';
import { sliceOf } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';

export const dump = operation({
  name: 'dump',
  summary: 'The whole record as canonical JSON',
  detail:
    'Writes the record with its findings, ordered by id, without capture times: the same inputs give the same bytes, in whatever order they were added.',
  examples: ['rapporteur dump talks.dossier > record.json'],
  arguments: [DOSSIER],
  options: AS_OF,
  input: z.object({ dossier: z.string(), ...AS_OF_SHAPE }),
  run: async (given) => dumpOf(await sliceOf(given)),
  terminal: (output) => canonical(output),
});

/** Everything of a record that its inputs decide, in an order of its own. */
export function dumpOf(slice: Slice) {
  const byId = <T extends { id: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const reports = [...slice.appearances.values()].flat().map(({ capturedAt, ...rest }) => rest);
  const { record } = slice;
  return {
    fingerprint: record.fingerprint,
    coverage: record.coverage,
    appearances: byId(reports),
    findings: byId([...slice.findings.values()].map((l) => l.finding)),
    actors: byId(record.actors),
    utterances: byId(record.utterances),
    rounds: byId(record.rounds),
    proposals: byId(record.proposals),
    positions: byId(record.positions),
    moves: byId(record.moves),
    conditions: byId(record.conditions),
    deadlocks: byId(record.deadlocks),
    orders: byId(record.orders),
    commitments: byId(record.commitments),
    ultimatums: byId(record.ultimatums),
    origins: byId(record.origins),
    passages: record.passages,
    credits: record.credits,
    contradictions: record.contradictions,
    questions: byId(record.questions),
    forecasts: byId(record.forecasts),
    stories: record.stories,
    decisions: byId(record.decisions),
    undecided: record.undecided,
  };
}
