import { z } from 'zod';
import { briefHtml } from '../render/briefHtml.js';
import { briefMarkdown } from '../render/briefMarkdown.js';
import { briefTerminal } from '../render/briefTerminal.js';
import { brief as briefView } from '../views/brief/brief.js';
import { sliceOf } from './open.js';
import { DOSSIER, operation } from './operation.js';

const input = z.object({ dossier: z.string(), format: z.enum(['terminal', 'markdown', 'html']).default('terminal') });

export const brief = operation({
  name: 'brief',
  summary: 'Where the talks stand, every line with its words',
  detail:
    'Writes a brief of the negotiation: where it stands and in whose words, the last round, what is on the table and how each side took it, positions side by side, what waits for what, threats, what comes next, where reports differ, who was quoted, and what was not found. Each line ends in numbers that lead to the exact words.',
  examples: [
    'rapporteur brief talks.dossier',
    'rapporteur brief talks.dossier --format html > brief.html',
    'rapporteur brief talks.dossier --json',
  ],
  arguments: [DOSSIER],
  options: [{ name: 'format', value: 'FORMAT', about: 'terminal (default), markdown or html' }],
  input,
  run: async ({ dossier }) => briefView(await sliceOf(dossier)),
  terminal: (output, style, { format }) =>
    format === 'html'
      ? briefHtml(output)
      : format === 'markdown'
        ? briefMarkdown(output)
        : briefTerminal(output, style),
});
