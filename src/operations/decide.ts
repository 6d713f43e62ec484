import { userInfo } from 'node:os';
import { z } from 'zod';
import { decide as keep, recordReader, slice, writeRecord } from '../dossier/index.js';
import { RapporteurError } from '../errors.js';
import { type Actor, DECISION_KINDS, type Decision, type DecisionKind, type Slice, standing } from '../model/index.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import {
  decisionLog,
  decisionWords,
  type LoggedDecision,
  nameOf,
  type UndecidedRow,
  undecidedRows,
} from '../views/decided.js';
import { sliceOf, withDossier } from './open.js';
import { DOSSIER, operation } from './operation.js';

const input = z.object({
  dossier: z.string(),
  kind: z.enum(DECISION_KINDS, { message: `choose one of ${DECISION_KINDS.join(', ')}` }),
  words: z.array(z.string().trim().min(1)).min(1).max(2),
  author: z.string().trim().min(1).optional(),
  reason: z.string().trim().min(1).optional(),
});

/** What a door gives of a decision. */
export type Deciding = z.input<typeof input>;

export const decide = operation({
  name: 'decide',
  summary: 'Say who is who, and of which side',
  detail:
    'Keeps a decision about the record, with who took it, when and why: `side NAME SIDE` sets the side of somebody (`-` for none), and of all who are told to be of a body or state; `merge NAME OTHER` says that two are one, `split NAME OTHER` that they are not; `undo ID` takes a decision back. Names are those that `actors` gives, or the id of a mention. Nothing is overwritten: of two decisions about the same the later one counts, what the reports gave stays beside it, and `decisions` lists them all.',
  examples: [
    'rapporteur decide talks.dossier side "Lena Orsk" Varenia --reason "head of its delegation"',
    'rapporteur decide talks.dossier merge League "League of the Three Valleys"',
    'rapporteur decide talks.dossier undo decision:5d0c1e7a44b1f60f0b7c2a91',
  ],
  arguments: [
    DOSSIER,
    { name: 'kind', about: `what is decided: ${DECISION_KINDS.join(', ')}` },
    { name: 'words', about: 'whom it is about, and the side or the other one', many: true },
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
 * Keeps a decision and makes the record anew.
 *
 * @throws RapporteurError `decision-words` where words are missing or mean nobody or several, and as opening a dossier does.
 */
export async function takeDecision(given: Deciding): Promise<{ decision: Decision; words: string }> {
  const parsed = input.safeParse(given);
  if (!parsed.success) throw wrong(parsed.error.issues[0]!.message);
  const { dossier, kind, words, author, reason } = parsed.data;
  return withDossier(dossier, 'write', (db) => {
    const reader = recordReader(db) ?? 'none';
    const now = slice(db, dossier, reader);
    const told = checked(now, kind, words);
    const at = new Date().toISOString();
    const decision = keep(db, dossier, {
      kind,
      ...told,
      author: author ?? userInfo().username,
      at,
      reason: reason ?? null,
    });
    writeRecord(db, dossier, slice(db, dossier, reader), reader);
    return { decision, words: decisionWords(decision, nameOf(now)) };
  });
}

const wrong = (message: string, hint?: string): RapporteurError =>
  new RapporteurError('decision-words', message, hint ? { hint } : {});

/** What a decision is about, once the record has been asked whether it can be. */
function checked(now: Slice, kind: DecisionKind, words: readonly string[]): Pick<Decision, 'about' | 'value'> {
  const [about, value = null] = words;
  if (kind === 'undo') {
    if (!now.record.decisions.some((d) => d.id === about)) throw wrong(`there is no decision ${about}`);
    const open = standing(now.record.decisions).some((d) => d.id === about);
    const undo = now.record.decisions.some((d) => d.id === about && d.kind === 'undo' && d.state === 'stands');
    if (!open && !undo) throw wrong(`${about} is undone already`);
    return { about: about!, value: null };
  }
  if (value === null) throw wrong(`${kind} needs two names`, 'Give whom it is about, and the side or the other one.');
  const who = one(now, about!);
  if (kind === 'side') return { about: lasting(now, who), value: value === '-' ? null : value };
  const other = one(now, value);
  if (other === who) {
    // Two names that rules made one can be taken apart, one name cannot.
    const names = about !== value && who.names.includes(about!) && who.names.includes(value);
    if (kind === 'merge' || !names)
      throw wrong(`${about} and ${value} are one ${kind === 'merge' ? 'already' : 'by their name'}`);
    return { about: about!, value };
  }
  return { about: lasting(now, who), value: lasting(now, other) };
}

/** How a decision calls somebody: by a name that nobody else bears, which other readings of the reports will give too; else by a mention. */
function lasting({ record }: Slice, { id, name }: Actor): string {
  const bearers = record.actors.filter((a) => a.names.includes(name));
  return /^\p{Lu}/u.test(name) && bearers.length === 1 ? name : id;
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
  options: [],
  input: z.object({ dossier: z.string() }),
  run: async ({ dossier }) => decisionLog(await sliceOf(dossier)),
  terminal: (rows, style) =>
    rows.length === 0
      ? style.quiet('Nobody has decided anything about this record.')
      : rows.map((r) => lines(r, style)).join('\n'),
});

const STATES = { stands: '', undone: 'undone', unmatched: 'applies to nobody now' } as const;

function lines(d: LoggedDecision, style: Style): string {
  const state = STATES[d.state] ? ` ${style.warning(STATES[d.state])}` : '';
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
  options: [],
  input: z.object({ dossier: z.string() }),
  run: async ({ dossier }) => undecidedRows(await sliceOf(dossier)),
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
