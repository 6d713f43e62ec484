import { z } from 'zod';
import { writeRecord } from '../dossier/index.js';
import { readUnread } from './add.js';
import { withDossier } from './open.js';
import { DOSSIER, operation } from './operation.js';
import { READER_OPTIONS, withReader } from './readers.js';

export const read = operation({
  name: 'read',
  summary: 'Read what this version of the reader has not read yet, and write the tables of the record',
  detail:
    'Readings are kept under the reader that made them, with its version and the digest of its model. After an update, or with another `--reader`, this reads the reports again; the record is always of one reader, the one used last. Its objects are written into the tables `record_object`, `actor` and `round` for whoever opens the file in a SQLite browser; these are empty from the moment that something else is added, decided or deleted, and `record_state` says so.',
  examples: ['rapporteur read talks.dossier'],
  arguments: [DOSSIER],
  options: READER_OPTIONS,
  input: z.object({
    dossier: z.string(),
    reader: z.string().optional(),
    model: z.string().optional(),
    threads: z.string().optional(),
  }),
  run: ({ dossier, ...wish }, context) =>
    withReader(wish, context.notice, (reader) =>
      withDossier(dossier, 'write', async (db) => {
        const texts = await readUnread(db, reader, (done, total) => context.progress(done, total, 'texts read'));
        writeRecord(db, dossier, reader.id);
        return { reader: reader.id, texts };
      }),
    ),
  terminal: ({ reader, texts }) => `${texts} texts read by ${reader}.`,
});
