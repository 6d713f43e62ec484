import { z } from 'zod';
import { KINDS, type Kind } from '../model/index.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { ASKED, type QueueEntry, reviewQueue } from '../views/reviewQueue.js';
import { SIDE } from './objects.js';
import { sliceOf } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';

/** Entries that are listed unasked. */
const FIRST = 20;

export const review = operation({
  name: 'review',
  summary: 'What to look at first: findings that are unsure and on which much rests',
  detail:
    'Lists findings of which nobody has said whether they are right, in order of (1 − confidence) × the objects of the record and lines of the brief that rest on them. What people accepted, rejected, corrected, added or checked is left out, and copies of one text are asked about once. `decide` answers; the page /review of `serve` does the same with one keystroke each.',
  examples: [
    'rapporteur review talks.dossier',
    'rapporteur review talks.dossier --kind position --side Kelmara --json',
  ],
  arguments: [DOSSIER],
  options: [
    { name: 'kind', value: 'KIND', about: `only one kind: ${ASKED.join(', ')}` },
    SIDE,
    { name: 'limit', value: 'N', about: `how many; ${FIRST} unless said otherwise` },
    ...AS_OF,
  ],
  input: z.object({
    dossier: z.string(),
    kind: z
      .enum(KINDS.filter((k) => k !== 'mention') as [Kind, ...Kind[]], { message: `choose one of ${ASKED.join(', ')}` })
      .optional(),
    side: z.string().optional(),
    limit: z.coerce
      .number()
      .int({ message: 'give a whole number' })
      .min(1, { message: 'give a number from 1 on' })
      .default(FIRST),
    ...AS_OF_SHAPE,
  }),
  run: async ({ kind, side, limit, ...asked }) => {
    const all = reviewQueue(await sliceOf(asked), { kind, side });
    return { waiting: all.length, entries: all.slice(0, limit) };
  },
  terminal: ({ waiting, entries }, style, { dossier }) =>
    entries.length === 0
      ? style.quiet('Nothing is left to look at.')
      : [
          ...entries.map((e) => lines(e, style)),
          style.quiet(
            `${waiting} in all; settle one with \`rapporteur decide ${dossier} accept ID\`, reject, correct or checked.`,
          ),
        ].join('\n\n'),
});

function lines(e: QueueEntry, style: Style): string {
  const sentence = e.sentence.map((p) => (p.own ? style.strong(visible(p.words)) : visible(p.words))).join('');
  const rests = e.rests.objects + e.rests.lines;
  const on = [
    ...e.rests.on,
    ...(e.rests.lines > 0 ? [`${e.rests.lines} ${e.rests.lines === 1 ? 'line' : 'lines'} of the brief`] : []),
  ].join(', ');
  return [
    `${style.accent(e.kind)} ${style.strong(visible(e.summary || e.kind))} ${style.quiet(`${e.weight} · confidence ${e.confidence.toFixed(2)}`)}`,
    wrap(sentence.replace(/\s+/gu, ' '), style.width, '  '),
    wrap(
      style.quiet(
        visible(`${e.voice}, ${e.day ?? 'no date'}; ${rests > 0 ? `on it rest ${on}` : 'nothing rests on it'}`),
      ),
      style.width,
      '  ',
    ),
    `  ${style.quiet(e.id)}`,
  ].join('\n');
}
