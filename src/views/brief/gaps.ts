import { type Figure, formatMinutes, type Meeting } from '../../model/index.js';
import { type Context, clip, day, quote } from './context.js';
import { type Line, line, type Section } from './model.js';
import { heldRounds } from './round.js';

/** Where reports of different origin differ: both figures, and no verdict. */
export function differences(context: Context): Section {
  const lines = context.slice.record.contradictions.slice(0, 5).map((c): Line => {
    const [a, b] = c.findings.map((id) => context.get(id)!);
    if (c.kind === 'duration') {
      const minutes = [a, b].map((l) => formatMinutes((l!.finding as Meeting).duration!.value.about!));
      return line(`${clip(c.about, 60)}: ${minutes[0]} against ${minutes[1]}`, context.cite(a!, b!), 'Length', true);
    }
    const [x, y] = [a!.finding as Figure, b!.finding as Figure];
    return line(
      `${quote(`${x.number.value} ${x.counts!.value}`, 60)} (${outlet(context, a!.report)}) against ${quote(`${y.number.value} ${y.counts!.value}`, 60)} (${outlet(context, b!.report)})`,
      context.cite(a!, b!),
      'Number',
      true,
    );
  });
  return {
    id: 'differences',
    heading: 'Where reports differ',
    lines,
    table: null,
    empty: 'No two origins differ on a figure or a length.',
  };
}

const outlet = (context: Context, report: Parameters<Context['slice']['appearances']['get']>[0]) =>
  context.slice.appearances.get(report)?.find((a) => a.outlet)?.outlet ?? 'outlet not given';

/** What these reports do not say, with the coverage on which that rests. */
export function gaps(context: Context): Section {
  const { record } = context.slice;
  const lines: Line[] = [];
  const last = heldRounds(context)[0];
  if (last && !last.when) lines.push(line('The day of the last round.', []));
  if (last && last.durations.length === 0) lines.push(line('How long the last round took.', []));
  for (const side of context.sides.slice(0, 3)) {
    const silent = record.utterances.every((u) => u.side !== side);
    if (silent) lines.push(line(`Any words of ${side} itself: what is told of it, others tell.`, []));
  }
  const unanswered = record.proposals.filter(
    (p) => p.status === 'on the table' && p.members.some((m) => context.isPrimary(m)) && p.receptions.length === 0,
  );
  if (unanswered.length > 0)
    lines.push(
      line(
        `How any side takes ${unanswered
          .slice(0, 3)
          .map((p) => quote(p.name, 40))
          .join(', ')}${unanswered.length > 3 ? ` and ${unanswered.length - 3} more papers` : ''}.`,
        [],
      ),
    );
  const bare = record.proposals.filter(
    (p) =>
      p.receptions.length === 0 &&
      p.members.every((m) => {
        const f = context.get(m)?.finding;
        return f?.kind === 'proposal' && f.terms.length === 0;
      }),
  );
  if (bare.length > 0)
    lines.push(
      line(
        `What stands in ${bare
          .slice(0, 3)
          .map((p) => quote(p.name, 40))
          .join(', ')}.`,
        [],
      ),
    );
  for (const issue of [...new Set(record.positions.map((p) => p.issue))].slice(0, 6)) {
    const missing = context.sides
      .slice(0, 2)
      .filter((s) => !record.positions.some((p) => p.issue === issue && p.side === s));
    if (missing.length === 1) lines.push(line(`Where ${missing[0]} stands on ${issue}.`, []));
  }
  for (const q of record.questions.slice(0, 3)) {
    const told = context.get(q.id);
    if (told)
      lines.push(
        line(
          `${q.to ?? 'Somebody'} was asked ${quote(context.words(told), 80)} and gave no answer${q.day ? ` (${day(q.day)})` : ''}.`,
          context.cite(told),
        ),
      );
  }
  return {
    id: 'gaps',
    heading: 'What these reports do not say',
    lines: lines.slice(0, 9),
    table: null,
    empty: 'No gap was found by the questions that we ask.',
  };
}
