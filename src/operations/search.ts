import { z } from 'zod';
import { appearances, isKnown, search as searchDossier } from '../dossier/index.js';
import { visible } from '../text/index.js';
import { momentOf, withDossier } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';

export const search = operation({
  name: 'search',
  summary: 'Full-text search over the reports',
  detail: 'Finds the reports that hold all of the words, best first. A phrase stands in double quotes.',
  examples: ['rapporteur search talks.dossier "prisoner exchange"'],
  arguments: [DOSSIER, { name: 'words', about: 'words that must all stand in the report', many: true }],
  options: AS_OF,
  input: z.object({ dossier: z.string(), words: z.array(z.string()).min(1), ...AS_OF_SHAPE }),
  run: ({ dossier, words, ...given }) =>
    withDossier(dossier, 'read', (db) => {
      const then = momentOf(given);
      const where = appearances(db).filter((a) => then === null || isKnown(a, then));
      const there = new Set(where.map((a) => a.report));
      const hits = searchDossier(db, dossier, words.join(' ')).filter((hit) => there.has(hit.report));
      return hits.map((hit) => {
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
