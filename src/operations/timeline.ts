import { z } from 'zod';
import { wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { originWords } from '../views/claimOrigins.js';
import { timeline as timelineView } from '../views/timeline.js';
import { sliceOf } from './open.js';
import { AS_OF, AS_OF_SHAPE, DAYS, DOSSIER, operation } from './operation.js';

export const timeline = operation({
  name: 'timeline',
  summary: 'What happened when, and what was said to come',
  detail:
    'Lists meetings, papers, acts, promises and assessments by day. A meeting stands on its own day where a report tells it, else on the day of the report.',
  examples: ['rapporteur timeline talks.dossier', 'rapporteur timeline talks.dossier --since 2031-03-01'],
  arguments: [DOSSIER],
  options: [...DAYS, ...AS_OF],
  input: z.object({
    dossier: z.string(),
    since: z.string().optional(),
    until: z.string().optional(),
    ...AS_OF_SHAPE,
  }),
  run: async ({ since, until, ...given }) =>
    timelineView(await sliceOf(given)).filter(
      (m) => (!since || (m.until ?? '') >= since) && (!until || (m.day !== null && m.day <= until)),
    ),
  terminal: (moments, style) => {
    if (moments.length === 0) return style.quiet('Nothing with a day in this dossier fits.');
    let when: string | null = '';
    const lines: string[] = [];
    for (const m of moments) {
      if (m.when !== when) lines.push('', style.strong(m.when ?? 'no date'));
      when = m.when;
      lines.push(
        wrap(
          `${style.accent(m.kind)} ${visible(m.summary)} — ${style.quiet(visible(`“${m.words.replace(/\s+/gu, ' ').slice(0, 120)}” ${[m.by, m.outlet].filter((x) => x !== null).join(', ')} · ${originWords(m.told)}`))}`,
          style.width,
          '  ',
          '    ',
        ),
      );
    }
    return lines.slice(1).join('\n');
  },
});
