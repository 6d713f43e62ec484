import { z } from 'zod';
import { appearances, search as searchDossier } from '../dossier/index.js';
import { visible } from '../text/index.js';
import { withDossier } from './open.js';
import { DOSSIER, operation } from './operation.js';

export const search = operation({
  name: 'search',
  summary: 'Full-text search over the reports',
  detail: 'Finds the reports that hold all of the words, best first. A phrase stands in double quotes.',
  examples: ['rapporteur search talks.dossier "prisoner exchange"'],
  arguments: [DOSSIER, { name: 'words', about: 'words that must all stand in the report', many: true }],
  options: [],
  input: z.object({ dossier: z.string(), words: z.array(z.string()).min(1) }),
  run: ({ dossier, words }) =>
    withDossier(dossier, 'read', (db) => {
      const where = appearances(db);
      return searchDossier(db, dossier, words.join(' ')).map((hit) => {
        const at = where.find((a) => a.report === hit.report);
        return { ...hit, outlet: at?.outlet ?? null, title: at?.title ?? null, publishedAt: at?.publishedAt ?? null };
      });
    }),
  terminal: (hits, style) =>
    hits.length === 0
      ? style.quiet('No report holds these words.')
      : hits
          .map(
            (h) =>
              `${style.accent(h.publishedAt?.slice(0, 10) ?? 'no date')} ${visible(`${h.outlet ?? 'outlet not given'} · ${h.title ?? h.report.slice(0, 20)}`)}\n  ${visible(h.snippet.replace(/\s+/gu, ' '))}`,
          )
          .join('\n'),
});
