import { z } from 'zod';
import { keepBrief, keptBriefs } from '../dossier/index.js';
import { RapporteurError } from '../errors.js';
import { briefHtml } from '../render/briefHtml.js';
import { briefMarkdown } from '../render/briefMarkdown.js';
import { briefTerminal } from '../render/briefTerminal.js';
import type { Style } from '../render/style.js';
import { visible } from '../text/index.js';
import { brief as briefView } from '../views/brief/brief.js';
import type { Brief } from '../views/brief/model.js';
import { user } from './author.js';
import { sliceOf, withDossier } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, type OptionSpec, operation } from './operation.js';

const format = z.enum(['terminal', 'markdown', 'html']).default('terminal');
const FORMAT: OptionSpec = { name: 'format', value: 'FORMAT', about: 'terminal (default), markdown or html' };
const input = z.object({
  dossier: z.string(),
  format,
  keep: z.boolean().optional(),
  author: z.string().trim().min(1).optional(),
  reason: z.string().trim().min(1).optional(),
  ...AS_OF_SHAPE,
});

export const brief = operation({
  name: 'brief',
  summary: 'Where the talks stand, every line with its words',
  detail:
    'Writes a brief of the negotiation: where it stands and in whose words, the last round, what is on the table and how each side took it, positions side by side, what waits for what, threats, what comes next, where reports differ, who was quoted, and what was not found. Each line ends in numbers that lead to the exact words. With --keep it is frozen as it was shown; `kept` gives it again.',
  examples: [
    'rapporteur brief talks.dossier',
    'rapporteur brief talks.dossier --format html > brief.html',
    'rapporteur brief talks.dossier --as-of 2031-03-04 --clock published',
    'rapporteur brief talks.dossier --keep --reason "sent to the minister"',
    'rapporteur brief talks.dossier --json',
  ],
  arguments: [DOSSIER],
  options: [
    FORMAT,
    { name: 'keep', about: 'freeze it as it is shown' },
    { name: 'author', value: 'NAME', about: 'who keeps it; without it the user of this machine' },
    { name: 'reason', value: 'WORDS', about: 'why it is kept' },
    ...AS_OF,
  ],
  input,
  run: async (given, context) => {
    const made = briefView(await sliceOf(given));
    if (!given.keep) return made;
    const { dossier } = given;
    const kept = await keepNow(dossier, made, given);
    context.notice(`kept as ${kept.id}; \`rapporteur kept ${dossier} ${kept.id}\` gives it again`);
    return made;
  },
  terminal: (output, style, given) => written(output, style, given.format),
});

/** Freezes a brief as it is shown. @throws RapporteurError as opening a dossier does. */
export function keepNow(
  dossier: string,
  brief: Brief,
  { author, reason }: { readonly author?: string | undefined; readonly reason?: string | undefined },
): Promise<{ readonly id: string }> {
  const told = { at: new Date().toISOString(), author: author ?? user(), reason: reason ?? null };
  return withDossier(dossier, 'write', (db) => keepBrief(db, dossier, told, brief));
}

/** Briefs of a dossier that were frozen, the newest first. @throws RapporteurError as opening a dossier does. */
export const openKept = (dossier: string) =>
  withDossier(dossier, 'read', (db) =>
    keptBriefs(db, dossier).map(({ body, ...told }) => ({ ...told, brief: JSON.parse(body) as Brief })),
  );

function written(output: Brief, style: Style, format: z.infer<typeof input>['format']): string {
  if (format === 'html') return briefHtml(output);
  return format === 'markdown' ? briefMarkdown(output) : briefTerminal(output, style);
}

export const kept = operation({
  name: 'kept',
  summary: 'Briefs that were frozen, as they were shown',
  detail:
    'Lists the briefs that `brief --keep` froze, with who kept each, when and why; with an id it gives one as it was shown, whatever the record says by now.',
  examples: ['rapporteur kept talks.dossier', 'rapporteur kept talks.dossier brief:5d0c1e7a44b1f60f0b7c2a91'],
  arguments: [DOSSIER, { name: 'brief', about: 'the id of one', optional: true }],
  options: [FORMAT],
  input: z.object({ dossier: z.string(), brief: z.string().optional(), format }),
  run: async ({ dossier, brief: id }) => {
    const all = await openKept(dossier);
    if (id === undefined) return all;
    const one = all.find((k) => k.id === id);
    if (!one)
      throw new RapporteurError('option-value', `brief: there is no frozen brief ${id}`, {
        hint: 'Run `rapporteur kept DOSSIER` to see which there are.',
      });
    return [one];
  },
  json: (rows) => rows,
  terminal: (rows, style, { brief: id, format: wanted }) => {
    if (id !== undefined) return written(rows[0]!.brief, style, wanted);
    if (rows.length === 0) return style.quiet('No brief of this dossier was frozen.');
    return rows
      .map(
        (k) =>
          `${style.accent(k.at.slice(0, 16).replace('T', ' '))} ${visible(k.author)}${k.reason ? `: ${visible(k.reason)}` : ''}\n  ${style.quiet(`${k.id}; ${visible(k.brief.title)}; ${k.brief.coverage}`)}`,
      )
      .join('\n');
  },
});
