/** Decisions about who is who, by the names or mentions that people give. */
import { RapporteurError } from '../errors.js';
import {
  type Actor,
  type Decision,
  type FindingId,
  isMentionId,
  type NAME_DECISIONS,
  type Slice,
} from '../model/index.js';

/** Letters that a side may have. */
const LONGEST = 80;

const NAMES = 'Give names that `rapporteur actors` lists, or the id of a mention.';

const wrong = (message: string, hint = NAMES): RapporteurError =>
  new RapporteurError('decision-words', message, { hint });

/** Whom a decision is about, once the record has been asked whether it can be. @throws RapporteurError `decision-words`. */
export function nameDecision(
  now: Slice,
  kind: (typeof NAME_DECISIONS)[number],
  words: readonly string[],
): Pick<Decision, 'about' | 'value'> {
  const [about, value, ...more] = words as [string, string?, ...string[]];
  if (more.length > 0) throw wrong('give two names', 'Names of several words stand in quotes.');
  if (value === undefined)
    throw kind === 'side'
      ? wrong('side needs a name and a side', 'Write side NAME SIDE, and - for no side.')
      : wrong(`${kind} needs two names`, `Write ${kind} NAME OTHER; names of several words stand in quotes.`);
  const who = actorCalled(now, about);
  if (kind === 'side') return { about: lastingName(now, who, about), value: sideCalled(now, value) };
  const other = actorCalled(now, value);
  if (kind === 'merge' && other === who) throw wrong(`${about} and ${value} are one already`);
  if (kind === 'split' && other === who && !parts(now, about, value))
    throw wrong(`${about} and ${value} are one in one report`, 'Name two of different reports by their mentions.');
  return { about: lastingName(now, who, about), value: lastingName(now, other, value) };
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
export function lastingName({ record }: Slice, { id, name, type }: Actor, given: string): string {
  const alone = record.actors.filter((a) => a.names.includes(name)).length === 1;
  if (isMentionId(given)) return type !== 'person' && /^\p{Lu}/u.test(name) && alone ? name : given;
  return /^\p{Lu}/u.test(given) ? given : id;
}

/** Names that are asked back. */
const ASKED = 4;

/** Whether a name has a word of another, in whatever capitals. */
function isLike(name: string, who: string): boolean {
  const words = who.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return words.some((w) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .includes(w),
  );
}

/** The one actor whom words mean. @throws RapporteurError `decision-words`. */
export function actorCalled({ record }: Slice, who: string): Actor {
  const found = record.actors.filter((a) => a.names.includes(who) || (a.members as readonly string[]).includes(who));
  if (found.length === 0) {
    const like = [...new Set(record.actors.flatMap((a) => a.names))].filter((n) => isLike(n, who)).slice(0, ASKED);
    throw wrong(
      `the record has nobody called ${who}`,
      like.length > 0
        ? `Did you mean ${like.map((n) => `“${n}”`).join(' or ')}? \`rapporteur actors\` lists all.`
        : NAMES,
    );
  }
  if (found.length > 1)
    throw wrong(
      `several are called ${who}`,
      `Name one of them by a mention: ${found.map((a) => `${a.id} (${a.type}${a.side ? `, ${a.side}` : ''})`).join('; ')}.`,
    );
  return found[0]!;
}
