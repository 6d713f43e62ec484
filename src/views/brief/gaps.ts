import { grouped, type OpenQuestion } from '../../model/index.js';
import { contradictionRows, KIND_WORDS } from '../contradictions.js';
import { findingCalled } from '../lookup.js';
import { askedWords, notFound } from '../objects.js';
import { cellKey, insteadOf } from '../positions.js';
import { type Context, clip, quote } from './context.js';
import { type Line, line, type Section } from './model.js';
import { heldRounds } from './round.js';

/** Where reports of different origin differ and both cannot be right: both tellings, and no verdict. */
export function differences(context: Context): Section {
  const lines = contradictionRows(context.slice)
    .filter((c) => c.label === 'conflict')
    .slice(0, 5)
    .map((c): Line => {
      const [a, b] = c.ends.map((e) => `${quote(e.words, 60)} (${e.outlet ?? 'outlet not given'})`);
      const found = c.ends.map((e) => findingCalled(context.slice, e.finding)!);
      return line(
        `${clip(c.about, 60)}: ${a} against ${b}`,
        context.cite(...found),
        `${KIND_WORDS[c.kind]}, ${c.label}`,
        true,
      );
    });
  return {
    id: 'differences',
    heading: 'Where reports differ',
    lines,
    table: null,
    empty:
      'No two tellings were found that cannot both be right: in a number, the day, place, attendance or length of a meeting, whether something happened, or who agreed.',
  };
}

/** What was not found: whether it is not said or was missed the reader cannot tell. */
export function gaps(context: Context): Section {
  const lines = [...ofRound(context), ...ofSides(context), ...ofPapers(context), ...ofIssues(context)];
  return {
    id: 'gaps',
    heading: 'Not found in these reports',
    lines: [...lines, ...ofQuestions(context)].slice(0, 9),
    table: null,
    empty: 'No gap was found by the questions that we ask.',
  };
}

function ofRound(context: Context): Line[] {
  const last = heldRounds(context)[0];
  if (!last) return [];
  return [
    ...(last.when ? [] : [line('The day of the last round.', [])]),
    ...(last.durations.length > 0 ? [] : [line('How long the last round took.', [])]),
  ];
}

const ofSides = ({ sides, slice }: Context): Line[] =>
  sides
    .slice(0, 3)
    .filter((side) => slice.record.utterances.every((u) => u.side !== side))
    .map((side) => line(`Any words of ${side} itself: what is told of it, others tell.`, []));

/** Whether a paper is called by more than a pronoun. */
export const hasName = ({ name }: { readonly name: string }): boolean => !/^(?:it|this|that|they|these)$/iu.test(name);

function ofPapers(context: Context): Line[] {
  const unread = context.slice.record.proposals.filter((p) => p.receptions.length === 0 && hasName(p));
  const unanswered = unread.filter((p) => p.status === 'on the table' && p.members.some((m) => context.isPrimary(m)));
  const bare = unread.filter((p) =>
    p.members.every((m) => {
      const f = context.get(m)?.finding;
      return f?.kind === 'proposal' && f.terms.length === 0;
    }),
  );
  const names = (list: readonly { readonly name: string }[]) =>
    list
      .slice(0, 3)
      .map((p) => quote(p.name, 40))
      .join(', ');
  const more = unanswered.length > 3 ? ` and ${unanswered.length - 3} more papers` : '';
  return [
    ...(unanswered.length > 0 ? [line(`How any side takes ${names(unanswered)}${more}.`, [])] : []),
    ...(bare.length > 0 ? [line(`What stands in ${names(bare)}.`, [])] : []),
  ];
}

function ofIssues({ sides, slice }: Context): Line[] {
  const { positions } = slice.record;
  const instead = insteadOf(slice);
  const stands = (side: string, issue: string) =>
    positions.some((p) => p.issue === issue && p.side === side) || instead.has(cellKey(side, issue));
  const told = [...new Set(positions.map((p) => p.issue))].slice(0, 6).flatMap((issue) => {
    const missing = sides.slice(0, 2).filter((s) => !stands(s, issue));
    return missing.length === 1 ? [{ side: missing[0]!, issue }] : [];
  });
  return [...grouped(told, (t) => t.side)].map(([side, list]) =>
    line(`Where ${side} stands on ${list.map((t) => t.issue).join(', ')}.`, []),
  );
}

const answerWords = ({ coverage, laterReported }: OpenQuestion): string =>
  laterReported.length > 0 ? 'later words come back to it and may be the answer' : notFound('answer', coverage);

/** Questions that are open, the newest first, each with what was read without finding an answer. */
const ofQuestions = (context: Context): Line[] =>
  [...context.slice.record.questions]
    .reverse()
    .filter((q) => q.kind !== 'paper')
    .slice(0, 2)
    .flatMap((q) => {
      const told = context.get(q.id);
      if (!told) return [];
      const words = quote(askedWords(context.slice, told), 80);
      const did = q.kind === 'declined' ? 'would not say' : 'was asked';
      return [
        line(`${q.to ?? 'Somebody'} ${did} ${words}; ${answerWords(q)}.`, context.cite(told, ...q.laterReported)),
      ];
    });
