import { z } from 'zod';
import { ruleReader } from '../reader/reader.js';
import { derive, readUnread } from './add.js';
import { withDossier } from './open.js';
import { DOSSIER, operation } from './operation.js';

export const read = operation({
  name: 'read',
  summary: 'Read what this version of the reader has not read yet',
  detail:
    'Readings are kept under the version of the reader that made them. After an update, this reads the reports again; a record is always of one reader.',
  examples: ['rapporteur read talks.dossier'],
  arguments: [DOSSIER],
  options: [],
  input: z.object({ dossier: z.string() }),
  run: ({ dossier }, context) =>
    withDossier(dossier, 'write', (db) => {
      const reader = ruleReader();
      const texts = readUnread(db, reader, (done, total) => context.progress(done, total, 'texts read'));
      derive(db, dossier, reader);
      return { reader: reader.id, texts };
    }),
  terminal: ({ reader, texts }) => `${texts} texts read by ${reader}.`,
});
