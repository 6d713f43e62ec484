import { z } from 'zod';
import { verify as verifyDossier } from '../dossier/index.js';
import { withDossier } from './open.js';
import { DOSSIER, operation } from './operation.js';

export const verify = operation({
  name: 'verify',
  summary: 'Check every span of a dossier against its words',
  detail:
    'Re-slices every span of every finding and compares both selectors, re-slices the words of decisions, and checks hashes, ids, that nothing is left of what is gone, that the tables of the record are not old, and the file itself. Exit status 1 when anything is not as it should be.',
  examples: ['rapporteur verify talks.dossier'],
  arguments: [DOSSIER],
  options: [],
  input: z.object({ dossier: z.string() }),
  run: ({ dossier }) => withDossier(dossier, 'read', (db) => verifyDossier(db, dossier)),
  terminal: (v, style) =>
    `${v.reports} reports, ${v.findings} findings, ${v.spans} spans: ${v.faults.length === 0 ? 'every span gives its words' : style.warning(`${v.faults.length} faults`)}${v.faults
      .slice(0, 20)
      .map((f) => `\n  ${f}`)
      .join('')}`,
  exit: (v) => (v.faults.length > 0 ? 1 : 0),
});
