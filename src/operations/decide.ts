import { z } from 'zod';
import { decide as keep, recordReader, slice } from '../dossier/index.js';
import { RapporteurError } from '../errors.js';
import {
  DECISION_KINDS,
  type Decision,
  type DecisionKind,
  type DecisionState,
  FINDING_DECISIONS,
  type FindingDecisionKind,
  type FindingId,
  type Slice,
  WHOLE_DECISIONS,
} from '../model/index.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { type Standing, standingOf } from '../views/conflicts.js';
import {
  DECISION_STATES,
  decisionLog,
  decisionWords,
  type LoggedDecision,
  type UndecidedRow,
  undecidedRows,
} from '../views/decided.js';
import { wholeOf } from '../views/holding.js';
import { decidedOf } from '../views/seen.js';
import { user } from './author.js';
import { sliceOf, withDossier } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';
import { findingDecision } from './review.js';
import { nameDecision } from './who.js';

/** Letters that a name may have. */
const LONGEST = 80;

const input = z.object({
  dossier: z.string(),
  kind: z.enum(DECISION_KINDS, { message: `choose one of ${DECISION_KINDS.join(', ')}` }),
  words: z
    .array(z.string().trim().min(1, { message: 'a name is empty' }).max(4000))
    .min(1, { message: 'say what it is about' })
    .max(40, { message: 'these are too many words; names of several words stand in quotes' }),
  /** Every telling of what the finding tells of, and not this one alone. */
  whole: z.boolean().optional(),
  /** What had been decided of the same thing when it was looked at; another state is told instead of being passed over. */
  seen: z.string().optional(),
  author: z.string().trim().min(1).max(LONGEST).optional(),
  reason: z.string().trim().min(1).max(2000).optional(),
});

/** What a door gives of a decision. */
export type Deciding = z.input<typeof input>;

/** What was decided, and what whoever decided should know of it. */
export interface Taken {
  readonly decision: Decision;
  readonly words: string;
  /** The newest decision about the same thing where it is another person's. */
  readonly over: (Pick<Decision, 'id' | 'author' | 'at'> & { readonly words: string; readonly as: Standing }) | null;
  /** Of how many tellings of one thing this is one, and what that is: "round". */
  readonly oneOf: { readonly name: string; readonly tellings: number } | null;
}

export const decide = operation({
  name: 'decide',
  summary: 'Say who is who, and what is right, wrong or missing in the record',
  detail:
    'Keeps a decision about the record, with who took it, when and why. Of findings: `accept ID`, `reject ID`, `checked ID` (looked at, no change), `note ID WORDS`, `correct ID FIELD=VALUE …`, `add REPORT KIND WORDS FIELD=VALUE …` (what the reader missed), `link ID ID` (two tellings are one thing) and `unlink ID ID` (they are not: the first is taken out, with its copies). The id of a round, an utterance, a paper or a promise is that of one of its tellings, and a decision is about this telling and its copies, the same words in other reports of one text; with --whole it is about every telling, and is undone as one. A note can be made on anything with an id, on a report and on somebody too. A value stands with the words that it is read from, as in `stance=rejects@flatly refused`; `FIELD=-` takes a field away. What the reader said stays beside it, and a better reader’s finding at the same words is meant as well. Of who is who: `side NAME SIDE` sets the side of somebody (`-` for none), and of all who are told to be of a body or state; `merge NAME OTHER` says that two are one, `split NAME OTHER` that they are not; `undo ID` takes a decision back. Names are those that `actors` gives; the id of a mention (`undecided` lists them) means its party in that one report. Nothing is overwritten: of two decisions about the same the later one counts, what the reports gave stays beside it, `decisions` lists them all, and where somebody else decided of the same thing last, that is told.',
  examples: [
    'rapporteur decide talks.dossier side "Lena Orsk" Varenia --reason "head of its delegation"',
    'rapporteur decide talks.dossier merge League "League of the Three Valleys"',
    'rapporteur decide talks.dossier reject position:8f1d2c3b4a5968778695a4b3 --reason "he spoke of the last talks"',
    'rapporteur decide talks.dossier reject meeting:2b77f0c4d1e95a3860c2ffd1 --whole --reason "it never took place"',
    'rapporteur decide talks.dossier correct position:8f1d2c3b4a5968778695a4b3 "stance=rejects@flatly refused"',
    'rapporteur decide talks.dossier note "Lena Orsk" "asked her office about the date"',
    'rapporteur decide talks.dossier undo decision:5d0c1e7a44b1f60f0b7c2a91',
  ],
  arguments: [
    DOSSIER,
    { name: 'kind', about: `what is decided: ${DECISION_KINDS.join(', ')}` },
    { name: 'words', about: 'whom or which finding it is about, and what is said of it', many: true },
  ],
  options: [
    {
      name: 'whole',
      about: 'of accept, reject, checked and note: every telling of the round, utterance, paper or promise',
    },
    {
      name: 'seen',
      value: 'ID',
      about:
        'the newest decision about the same thing that you know of, or none; where there is a newer one, nothing is kept',
    },
    { name: 'author', value: 'NAME', about: 'who decides; without it the user of this machine' },
    { name: 'reason', value: 'WORDS', about: 'why' },
  ],
  input,
  run: (given) => takeDecision(given),
  terminal: (taken, style, { dossier }) => takenLines(taken, style, dossier),
});

function takenLines(
  { decision: { id, kind, about }, words, over, oneOf }: Taken,
  style: Style,
  dossier: string,
): string {
  const others = oneOf && oneOf.tellings - 1;
  const stay = others === 1 ? 'the other one stays as it is' : `the other ${others} stay as they are`;
  const beside =
    kind === 'note'
      ? `It is shown beside the ${oneOf?.name} too, of which this is one of ${oneOf?.tellings} tellings`
      : `This is one of ${oneOf?.tellings} tellings of a ${oneOf?.name}; ${stay}`;
  const all = WHOLE_DECISIONS.includes(kind)
    ? `: \`rapporteur decide ${dossier} ${kind} ${about}${kind === 'note' ? ' WORDS' : ''} --whole\` is about all`
    : '';
  return [
    `${words} (${id}).`,
    ...(oneOf ? [`${beside}${all}.`] : []),
    ...(over
      ? [
          `${over.author} decided of it ${ago(over.at)} (${over.words}); ${STANDINGS[over.as]}. Undo yours: \`rapporteur decide ${dossier} undo ${id}\`.`,
        ]
      : []),
  ]
    .map((line, i) => wrap(i === 0 ? visible(line) : style.quiet(visible(line)), style.width, '', '  '))
    .join('\n');
}

const STANDINGS: Readonly<Record<Standing, string>> = {
  contrary: 'yours stands over it',
  'the same': 'yours says the same',
  beside: 'both stand',
};

/** "an hour ago" */
function ago(at: string): string {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(at)) / 60_000));
  const [n, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return n === 0 ? 'just now' : `${n === 1 ? (unit === 'hour' ? 'an' : 'a') : n} ${unit}${n === 1 ? '' : 's'} ago`;
}

/**
 * Keeps a decision that a record can be made with; nothing is kept where none can.
 *
 * @throws RapporteurError `decision-words` where words are missing or mean nobody or several, `decision-crossed` where something else had been
 * decided than was seen, and as opening a dossier does.
 */
export async function takeDecision(given: Deciding): Promise<Taken> {
  const parsed = input.safeParse(given);
  if (!parsed.success) throw wrong(parsed.error.issues[0]!.message, SEE_HELP);
  const { dossier, kind, words, whole, seen, author, reason } = parsed.data;
  // A dossier that is not there is not made by a decision about it.
  await withDossier(dossier, 'read', () => {});
  return withDossier(dossier, 'write', (db) => {
    const reader = recordReader(db) ?? 'none';
    let before: Slice | null = null;
    let after: Slice | null = null;
    const tell = () => {
      before = slice(db, dossier, reader);
      if (seen !== undefined) checkSeen(before, parsed.data, seen);
      const told = { body: null, ...checked(before, kind, words, whole) };
      return { kind, ...told, author: author ?? user(), at: new Date().toISOString(), reason: reason ?? null };
    };
    const decision = keep(db, dossier, tell, () => {
      after = slice(db, dossier, reader);
    });
    return taken(before!, after!, decision, decidedOf(before!, kind, words, whole));
  });
}

function taken(before: Slice, after: Slice, decision: Decision, known: readonly DecisionState[]): Taken {
  const told = decisionWords(before);
  const last = known.at(-1);
  const own = after.record.decisions.find((d) => d.id === decision.id)!;
  const { whole, each = [] } = decision.body ?? {};
  const held = isFindingKind(decision.kind) && !whole ? wholeOf(before, decision.about as FindingId) : null;
  const left = held?.members.filter((m) => m !== decision.about && !each.some((e) => e.about === m)) ?? [];
  return {
    decision,
    words: told(decision),
    over:
      last && last.author !== decision.author
        ? { id: last.id, author: last.author, at: last.at, words: told(last), as: standingOf(after, own, last) }
        : null,
    oneOf:
      held && left.length > 0 && OF_ONE.includes(decision.kind)
        ? { name: held.name, tellings: held.members.length }
        : null,
  };
}

/** Decisions about one finding that could be meant of all that tell the same. */
const OF_ONE: readonly DecisionKind[] = ['accept', 'reject', 'checked', 'correct', 'note'];

const SEE_HELP = 'See `rapporteur decide --help`.';

const wrong = (message: string, hint: string): RapporteurError =>
  new RapporteurError('decision-words', message, { hint });

/** What a decision is about, once the record has been asked whether it can be. */
function checked(
  now: Slice,
  kind: DecisionKind,
  words: readonly string[],
  whole = false,
): Pick<Decision, 'about' | 'value'> & Partial<Pick<Decision, 'body'>> {
  if (isFindingKind(kind)) return findingDecision(now, kind, words, whole);
  if (whole) throw wrong(`${kind} is about no finding`, `Leave --whole out; ${WHOLE_DECISIONS.join(', ')} take it.`);
  return kind === 'undo' ? undone(now, words) : nameDecision(now, kind, words);
}

const isFindingKind = (kind: DecisionKind): kind is FindingDecisionKind =>
  (FINDING_DECISIONS as readonly string[]).includes(kind);

/** Whoever decides must have seen what was decided last. @throws RapporteurError `decision-crossed`. */
function checkSeen(now: Slice, { kind, words, whole }: z.output<typeof input>, seen: string): void {
  const known = decidedOf(now, kind, words, whole);
  const last = known.at(-1);
  if (seen === (last?.id ?? 'none') || seen === known.map((d) => d.id).join(' ')) return;
  const isNews = last && !seen.split(' ').includes(last.id);
  const what = isNews
    ? `${last.author} decided of it at ${last.at.slice(0, 16).replace('T', ' ')}: ${last.kind}`
    : 'what was decided of it was undone';
  throw new RapporteurError('decision-crossed', `meanwhile ${what}`);
}

function undone({ record }: Slice, [about = '', ...more]: readonly string[]): Pick<Decision, 'about' | 'value'> {
  if (more.length > 0) throw wrong('undo takes one decision', 'Undo several one by one.');
  const known = record.decisions.find((d) => d.id === about);
  if (!known) throw wrong(`there is no decision ${about}`, 'Give an id that `rapporteur decisions` lists.');
  if (known.state === 'undone') throw wrong(`${about} is undone already`, 'Undo the undoing to bring it back.');
  return { about, value: null };
}

export const decisions = operation({
  name: 'decisions',
  summary: 'What people decided about the record, and what still applies',
  detail:
    'Lists decisions with who took them, when and why, the newest first: those that stand, those that were undone, and those whose words mean nothing in the record as it now is. Beside one that another person’s decision contradicts stands whose. None is ever dropped.',
  examples: ['rapporteur decisions talks.dossier', 'rapporteur decisions talks.dossier --json'],
  arguments: [DOSSIER],
  options: AS_OF,
  input: z.object({ dossier: z.string(), ...AS_OF_SHAPE }),
  run: async (given) => decisionLog(await sliceOf(given)),
  terminal: (rows, style) =>
    rows.length === 0
      ? style.quiet('Nobody has decided anything about this record.')
      : rows.map((r) => lines(r, rows, style)).join('\n'),
});

function lines(d: LoggedDecision, all: readonly LoggedDecision[], style: Style): string {
  const said = DECISION_STATES[d.state];
  const state = said ? ` ${style.warning(said)}` : '';
  const why = d.reason ? `: ${d.reason}` : '';
  const told = wrap(visible(`${d.author}${why} (${d.id})`), style.width, '  ');
  return `${style.accent(d.at.slice(0, 16).replace('T', ' '))} ${style.strong(visible(d.words))}${state}\n${style.quiet(told)}${d.against
    .flatMap((id) => all.find((o) => o.id === id) ?? [])
    .map(
      (o) =>
        `\n${wrap(style.warning(visible(`↔ ${o.author} said otherwise: ${o.words} (${o.id})`)), style.width, '  ', '    ')}`,
    )
    .join('')}`;
}

export const undecided = operation({
  name: 'undecided',
  summary: 'Who may be meant where the reports do not say enough',
  detail:
    'Lists names and offices that may mean one of several, with those whom they may mean and why none was taken. They stay apart until `decide` says who they are.',
  examples: ['rapporteur undecided talks.dossier', 'rapporteur undecided talks.dossier --json'],
  arguments: [DOSSIER],
  options: AS_OF,
  input: z.object({ dossier: z.string(), ...AS_OF_SHAPE }),
  run: async (given) => undecidedRows(await sliceOf(given)),
  terminal: (rows, style, { dossier }) =>
    rows.length === 0
      ? style.quiet('Of nobody in this dossier is it left open who is meant.')
      : [
          ...rows.map((r) => question(r, style)),
          style.quiet(
            `${rows.length} open; settle one with \`rapporteur decide ${dossier} merge NAME OTHER\` or \`split NAME OTHER\`.`,
          ),
        ].join('\n\n'),
});

function question(r: UndecidedRow, style: Style): string {
  const where = style.quiet(visible(`${r.day ?? 'no date'}, ${r.outlet ?? 'outlet not given'}, ${r.id}`));
  const each = r.candidates.map((c) =>
    wrap(
      visible(`${c.name}${c.side && c.side !== c.name ? `, ${c.side}` : ''} (${c.id})`),
      style.width,
      '    or ',
      '      ',
    ),
  );
  return [
    `${style.strong(visible(`“${r.name}”`))} ${where}`,
    wrap(style.quiet(r.why), style.width, '  '),
    ...each,
  ].join('\n');
}
