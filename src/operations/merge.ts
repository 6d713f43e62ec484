import { resolve } from 'node:path';
import { z } from 'zod';
import { connect, disconnect, merge as mergeInto, recordReader, slice } from '../dossier/index.js';
import { RapporteurError } from '../errors.js';
import { wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { type Conflict, conflicts } from '../views/conflicts.js';
import { decisionWords } from '../views/decided.js';
import { withDossier } from './open.js';
import { DOSSIER, operation } from './operation.js';

export const merge = operation({
  name: 'merge',
  summary: 'Take other dossiers of the same negotiation into one',
  detail:
    'Takes in everything that the other dossiers hold: reports and where they stood, readings, decisions of everybody and frozen briefs; the other files are left as they are. Decisions that contradict each other are listed: of two about the same the later one counts until somebody decides again. What one dossier deleted and another still holds comes back.',
  examples: ['rapporteur merge talks.dossier colleague.dossier'],
  arguments: [DOSSIER, { name: 'other', about: 'dossiers to take in', many: true }],
  options: [],
  input: z.object({ dossier: z.string(), other: z.array(z.string()).min(1) }),
  run: async ({ dossier, other }) => {
    if (other.some((o) => resolve(o) === resolve(dossier)))
      throw new RapporteurError('option-value', `other: ${dossier} cannot be taken into itself`);
    const opened = other.map((path) => connect(path, 'read'));
    try {
      return await withDossier(dossier, 'write', (db) => {
        const reader = recordReader(db) ?? opened.map(recordReader).find((r) => r !== null) ?? 'none';
        const taken = mergeInto(db, dossier, opened, reader);
        const now = slice(db, dossier, reader);
        const words = decisionWords(now);
        return {
          dossier,
          taken: taken.map((t, i) => ({ from: other[i]!, ...t })),
          unread: now.record.coverage.unread,
          conflicts: conflicts(now).map((c): Conflict & { readonly words: readonly string[] } => ({
            ...c,
            words: c.decisions.map((d) => `${d.author}, ${d.at.slice(0, 10)}: ${words(d)}`),
          })),
        };
      });
    } finally {
      for (const db of opened) disconnect(db);
    }
  },
  terminal: ({ taken, unread, conflicts: found }, style) =>
    [
      ...taken.map(
        (t) =>
          `${visible(t.from)}: ${t.reports} reports, ${t.appearances} appearances, ${t.decisions} decisions and ${t.briefs} frozen briefs were new.`,
      ),
      ...(unread > 0
        ? [style.warning(`${unread} reports are not read by the reader of this dossier yet: run \`rapporteur read\`.`)]
        : []),
      ...(found.length > 0 ? [style.strong('Decisions that contradict each other; the later one counts')] : []),
      ...found.map((c) =>
        c.words.map((w, i) => wrap(visible(w), style.width, i === 0 ? '  ' : '  ↔ ', '    ')).join('\n'),
      ),
    ].join('\n'),
});
