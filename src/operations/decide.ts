import { z } from 'zod';
import { decide as keep, recordReader, slice } from '../dossier/index.js';
import { RapporteurError } from '../errors.js';
import {
  type Actor,
  DECISION_KINDS,
  type Decision,
  type DecisionKind,
  FINDING_DECISIONS,
  type FindingDecisionKind,
  type FindingId,
  isMentionId,
  type Slice,
} from '../model/index.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import {
  DECISION_STATES,
  decisionLog,
  decisionWords,
  type LoggedDecision,
  type UndecidedRow,
  undecidedRows,
} from '../views/decided.js';
import { seenOf } from '../views/reviews.js';
import { user } from './author.js';
import { sliceOf, withDossier } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';
import { findingDecision } from './review.js';

/** Letters that a side may have. */
const LONGEST = 80;

const input = z.object({
  dossier: z.string(),
  kind: z.enum(DECISION_KINDS, { message: `choose one of ${DECISION_KINDS.join(', ')}` }),
  words: z
    .array(z.string().trim().min(1, { message: 'a name is empty' }).max(4000))
    .min(1, { message: 'say what it is about' })
    .max(40, { message: 'these are too many words; names of several words stand in quotes' }),
  /** What had been decided of the finding when it was looked at; another state is told instead of being passed over. */
  seen: z.string().optional(),
  author: z.string().trim().min(1).max(LONGEST).optional(),
  reason: z.string().trim().min(1).max(2000).optional(),
});

/** What a door gives of a decision. */
export type Deciding = z.input<typeof input>;

export const decide = operation({
  name: 'decide',
  summary: 'Say who is who, and what is right, wrong or missing in the record',
  detail:
    'Keeps a decision about the record, with who took it, when and why. Of findings: `accept ID`, `reject ID`, `checked ID` (looked at, no change), `note ID WORDS`, `correct ID FIELD=VALUE …`, `add REPORT KIND WORDS FIELD=VALUE …` (what the reader missed), `link ID ID` and `unlink ID ID` (two tellings are one thing, or are not). A value stands with the words that it is read from, as in `stance=rejects@flatly refused`; `FIELD=-` takes a field away. What the reader said stays beside it, and a better reader’s finding at the same words is meant as well. Of who is who: `side NAME SIDE` sets the side of somebody (`-` for none), and of all who are told to be of a body or state; `merge NAME OTHER` says that two are one, `split NAME OTHER` that they are not; `undo ID` takes a decision back. Names are those that `actors` gives; the id of a mention (`undecided` lists them) means its party in that one report. Nothing is overwritten: of two decisions about the same the later one counts, what the reports gave stays beside it, and `decisions` lists them all.',
  examples: [
    'rapporteur decide talks.dossier side "Lena Orsk" Varenia --reason "head of its delegation"',
    'rapporteur decide talks.dossier merge League "League of the Three Valleys"',
    'rapporteur decide talks.dossier reject position:8f1d2c3b4a5968778695a4b3 --reason "he spoke of the last talks"',
    'rapporteur decide talks.dossier correct position:8f1d2c3b4a5968778695a4b3 "stance=rejects@flatly refused"',
    'rapporteur decide talks.dossier undo decision:5d0c1e7a44b1f60f0b7c2a91',
  ],
  arguments: [
    DOSSIER,
    { name: 'kind', about: `what is decided: ${DECISION_KINDS.join(', ')}` },
    { name: 'words', about: 'whom or which finding it is about, and what is said of it', many: true },
  ],
  options: [
    { name: 'author', value: 'NAME', about: 'who decides; without it the user of this machine' },
    { name: 'reason', value: 'WORDS', about: 'why' },
  ],
  input,
  run: (given) => takeDecision(given),
  terminal: ({ decision, words }) => `${visible(words)} (${decision.id}).`,
});

/**
 * Keeps a decision that a record can be made with; nothing is kept where none can.
 *
 * @throws RapporteurError `decision-words` where words are missing or mean nobody or several, and as opening a dossier does.
 */
export async function takeDecision(given: Deciding): Promise<{ decision: Decision; words: string }> {
  const parsed = input.safeParse(given);
  if (!parsed.success) throw wrong(parsed.error.issues[0]!.message);
  const { dossier, kind, words, seen, author, reason } = parsed.data;
  // A dossier that is not there is not made by a decision about it.
  await withDossier(dossier, 'read', () => {});
  return withDossier(dossier, 'write', (db) => {
    const reader = recordReader(db) ?? 'none';
    let now: Slice | null = null;
    const tell = () => {
      now = slice(db, dossier, reader);
      if (seen !== undefined && seenOf(now, words[0]!) !== seen) throw crossed(now, words[0]!);
      const told = { body: null, ...checked(now, kind, words) };
      return { kind, ...told, author: author ?? user(), at: new Date().toISOString(), reason: reason ?? null };
    };
    const decision = keep(db, dossier, tell, () => slice(db, dossier, reader));
    return { decision, words: decisionWords(now!)(decision) };
  });
}

const wrong = (message: string, hint?: string): RapporteurError =>
  new RapporteurError('decision-words', message, hint ? { hint } : {});

/** What a decision is about, once the record has been asked whether it can be. */
function checked(
  now: Slice,
  kind: DecisionKind,
  words: readonly string[],
): Pick<Decision, 'about' | 'value'> & Partial<Pick<Decision, 'body'>> {
  if (isFindingKind(kind)) return findingDecision(now, kind, words);
  const [about, value = null, ...more] = words as [string, string?, ...string[]];
  if (more.length > 0) throw wrong('give one or two names', 'Names of several words stand in quotes.');
  if (kind === 'undo') return undone(now, about);
  if (value === null) throw wrong(`${kind} needs two names`, 'Give whom it is about, and the side or the other one.');
  const who = one(now, about);
  if (kind === 'side') return { about: lasting(now, who, about), value: sideCalled(now, value) };
  const other = one(now, value);
  if (kind === 'merge' && other === who) throw wrong(`${about} and ${value} are one already`);
  if (kind === 'split' && other === who && !parts(now, about, value))
    throw wrong(`${about} and ${value} are one in one report`, 'Name two of different reports by their mentions.');
  return { about: lasting(now, who, about), value: lasting(now, other, value) };
}

const isFindingKind = (kind: DecisionKind): kind is FindingDecisionKind =>
  (FINDING_DECISIONS as readonly string[]).includes(kind);

/** Somebody else decided of the finding after it was looked at. */
function crossed(now: Slice, id: string): RapporteurError {
  const ids = seenOf(now, id).split(' ');
  const last = now.record.decisions.findLast((d) => ids.includes(d.id));
  const who = last
    ? `${last.author} decided of it at ${last.at.slice(0, 16).replace('T', ' ')}: ${last.kind}`
    : 'what was decided of it was undone';
  return new RapporteurError('decision-crossed', `meanwhile ${who}`);
}

function undone({ record }: Slice, about: string): Pick<Decision, 'about' | 'value'> {
  const known = record.decisions.find((d) => d.id === about);
  if (!known) throw wrong(`there is no decision ${about}`, 'Give an id that `rapporteur decisions` lists.');
  if (known.state === 'undone') throw wrong(`${about} is undone already`, 'Undo the undoing to bring it back.');
  return { about, value: null };
}

/** The name of a side as the record calls it, where it differs in capitals alone; null for none. */
function sideCalled({ record }: Slice, value: string): string | null {
  if (/^(?:[-–—]|none)$/iu.test(value)) return null;
  if (value.length > LONGEST || /\p{C}/u.test(value))
    throw wrong('a side is a short name', `Give at most ${LONGEST} letters and no control characters.`);
  const names = [...record.sides, ...record.actors.map((a) => a.name)];
  return names.find((n) => n === value) ?? names.find((n) => n.toLowerCase() === value.toLowerCase()) ?? value;
}

/** Whether one actor can be taken apart into these two: two names, or parties of two reports. */
function parts({ findings }: Slice, a: string, b: string): boolean {
  const party = (who: string) => {
    const found = findings.get(who as FindingId);
    return found?.finding.kind === 'mention' ? `${found.report} ${found.finding.party}` : who;
  };
  return party(a) !== party(b);
}

/**
 * How a decision calls somebody: as they were named; of a mention, by the name where a body or state alone bears it, which means it in every
 * report. An office or a surname may be another's in the next report and stays with its mention.
 */
function lasting({ record }: Slice, { id, name, type }: Actor, given: string): string {
  const alone = record.actors.filter((a) => a.names.includes(name)).length === 1;
  if (isMentionId(given)) return type !== 'person' && /^\p{Lu}/u.test(name) && alone ? name : given;
  return /^\p{Lu}/u.test(given) ? given : id;
}

/** The one actor whom words mean. */
function one({ record }: Slice, who: string): Actor {
  const found = record.actors.filter((a) => a.names.includes(who) || (a.members as readonly string[]).includes(who));
  if (found.length === 0) throw wrong(`the record has nobody called ${who}`);
  if (found.length > 1)
    throw wrong(
      `several are called ${who}`,
      `Name one of them by a mention: ${found.map((a) => `${a.id} (${a.type}${a.side ? `, ${a.side}` : ''})`).join('; ')}.`,
    );
  return found[0]!;
}

export const decisions = operation({
  name: 'decisions',
  summary: 'What people decided about the record, and what still applies',
  detail:
    'Lists decisions with who took them, when and why, the newest first: those that stand, those that were undone, and those whose words mean nobody in the record as it now is. None is ever dropped.',
  examples: ['rapporteur decisions talks.dossier', 'rapporteur decisions talks.dossier --json'],
  arguments: [DOSSIER],
  options: AS_OF,
  input: z.object({ dossier: z.string(), ...AS_OF_SHAPE }),
  run: async (given) => decisionLog(await sliceOf(given)),
  terminal: (rows, style) =>
    rows.length === 0
      ? style.quiet('Nobody has decided anything about this record.')
      : rows.map((r) => lines(r, style)).join('\n'),
});

function lines(d: LoggedDecision, style: Style): string {
  const said = DECISION_STATES[d.state];
  const state = said ? ` ${style.warning(said)}` : '';
  const why = d.reason ? `: ${d.reason}` : '';
  const told = wrap(visible(`${d.author}${why} (${d.id})`), style.width, '  ');
  return `${style.accent(d.at.slice(0, 16).replace('T', ' '))} ${style.strong(visible(d.words))}${state}\n${style.quiet(told)}`;
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
