import {
  ACTS,
  COMMITMENT_STATUSES,
  COMMITS,
  CONNECTIVES,
  MEETING_STATUSES,
  PROPOSAL_STATUSES,
  STANCES,
} from '../model/index.js';
import { type Span, Text } from '../text/index.js';

/** A role as a person marked it: words of the text and, for a party or a value, what is meant. */
export interface GoldRole {
  readonly spans: readonly Span[];
  readonly value: string | null;
}

export interface GoldMark {
  /** The name under which other marks of the text speak of it, or null. */
  readonly id: string | null;
  readonly kind: string;
  /** The class field: status, answer, stance, connective, quotation, act … */
  readonly classes: readonly string[];
  readonly roles: Readonly<Record<string, readonly GoldRole[]>>;
  /** Id of the statement in whose content it stands, or null for the text's issuer. */
  readonly saidIn: string | null;
  readonly line: number;
}

export interface GoldText {
  readonly head: Readonly<Record<string, string>>;
  readonly text: string;
  readonly marks: readonly GoldMark[];
}

/** Which words each kind may have, which it must have, and the closed values of its class fields in order. */
interface Shape {
  readonly classes: readonly (readonly string[])[];
  readonly needs: readonly string[];
  readonly may: readonly string[];
}

const shape = (classes: Shape['classes'], needs: string, may: string): Shape => ({
  classes,
  needs: needs.split(' '),
  may: may.split(' '),
});

export const SHAPES: Readonly<Record<string, Shape>> = {
  mention: shape([['name', 'title', 'description', 'pronoun']], 'words', 'role affiliation'),
  statement: shape(
    [['direct', 'indirect', 'mixed'], COMMITS],
    'content',
    'source cue rung reason addressee when where channel repeated cut',
  ),
  meeting: shape(
    [MEETING_STATUSES],
    'words',
    'participant mediator place placeWithin when duration format about discussed notDiscussed ordinal cancelledBy reason outcome',
  ),
  proposal: shape(
    [PROPOSAL_STATUSES],
    'words',
    'drawnUpBy tabledBy carriedBy handedFrom handedTo handedCount term issue number basedOn revises addsTo replaces',
  ),
  reception: shape([STANCES], 'words', 'holder voicedBy of hedge'),
  position: shape([STANCES], 'words holder', 'voicedBy issue terms'),
  condition: shape([CONNECTIVES], 'words dependent required', 'setBy'),
  commitment: shape([COMMITMENT_STATUSES], 'words actor', 'counterpart window trigger'),
  event: shape([ACTS, ['happened', 'planned', 'denied']], 'words', 'actor recipient object mode'),
  assessment: shape(
    [
      ['nearer', 'further', 'unchanged', 'none'],
      ['open', 'stalled', 'ended', 'none'],
    ],
    'words',
    'by of',
  ),
  figure: shape([], 'words', 'counts countedBy unit'),
  question: shape([['answered', 'declined', 'silent']], 'words', 'putBy to'),
};

/** A slip in a marked text, at its line. */
export class GoldFault extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(`line ${line}: ${message}`);
  }
}

const FENCE = /^===\s*$/u;

/**
 * Reads a marked text: head lines, the text and the marks, parted by lines of `===`; `fixtures/gold/README.md` tells the notation.
 *
 * @param faults when given, slips are collected in it and the rest is read.
 * @throws GoldFault at the first slip when no list is given.
 */
export function parseGold(source: string, faults?: GoldFault[]): GoldText {
  const lines = source.split('\n');
  const fences = lines.flatMap((line, i) => (FENCE.test(line) ? [i] : []));
  if (fences.length !== 2)
    throw new GoldFault(1, 'a marked text has a head, a text and marks, parted by two lines of ===');
  const [first, second] = fences as [number, number];
  const head: Record<string, string> = {};
  for (const line of lines.slice(0, first)) {
    const [, key, value] = /^(\w+):\s*(.*)$/u.exec(line) ?? [];
    if (key) head[key] = value!.trim();
  }
  const text = lines.slice(first + 1, second).join('\n');
  const reader = new MarkReader(new Text(text));
  const marks: GoldMark[] = [];
  for (let i = second + 1; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line === '' || line.startsWith('#')) continue;
    try {
      marks.push(reader.mark(line, i + 1));
    } catch (fault) {
      if (!(fault instanceof GoldFault) || !faults) throw fault;
      faults.push(fault);
    }
  }
  for (const fault of loose(marks)) {
    if (!faults) throw fault;
    faults.push(fault);
  }
  return { head, text, marks };
}

/** Marks that speak of a statement that is not there, or stand inside themselves. */
function loose(marks: readonly GoldMark[]): GoldFault[] {
  const statements = new Map(marks.flatMap((m) => (m.id && m.kind === 'statement' ? [[m.id, m] as const] : [])));
  const found: GoldFault[] = [];
  for (const mark of marks) {
    if (mark.saidIn === null) continue;
    const outer = statements.get(mark.saidIn);
    if (!outer) found.push(new GoldFault(mark.line, `in: there is no statement ${mark.saidIn}`));
    else if (outer === mark) found.push(new GoldFault(mark.line, 'in: a statement cannot stand in itself'));
    else if (!insideOf(mark, outer))
      found.push(new GoldFault(mark.line, `in: its words do not stand in the content of ${mark.saidIn}`));
  }
  return found;
}

const insideOf = (mark: GoldMark, outer: GoldMark): boolean => {
  const own = coreOf(mark);
  return own.some((s) => spansOf(outer, 'content').some((c) => s.start < c.end && c.start < s.end));
};

/** The trigger words of a mark; of a statement its content. */
export const coreOf = (mark: GoldMark): readonly Span[] =>
  spansOf(mark, mark.kind === 'statement' ? 'content' : 'words');

export const spansOf = (mark: GoldMark, role: string): Span[] => (mark.roles[role] ?? []).flatMap((r) => r.spans);

class MarkReader {
  constructor(readonly text: Text) {}

  mark(source: string, line: number): GoldMark {
    const [first, ...rest] = source.split(/\s+\|\s+/u);
    const [, id = null, kind = '', classes = ''] = /^(?:([a-z]+\d+)\s+)?(\w+)\s*(.*)$/u.exec(first!) ?? [];
    const shape = SHAPES[kind];
    if (!shape) throw new GoldFault(line, `no kind "${kind}"; kinds are ${Object.keys(SHAPES).join(', ')}`);
    const values = classes === '' ? [] : classes.split(/\s*,\s*/u);
    for (const [i, allowed] of shape.classes.entries()) {
      if (values[i] === undefined) throw new GoldFault(line, `${kind} wants one of: ${allowed.join(', ')}`);
      if (!allowed.includes(values[i]!)) throw new GoldFault(line, `"${values[i]}" is none of: ${allowed.join(', ')}`);
    }
    if (values.length > shape.classes.length) throw new GoldFault(line, `too many values after ${kind}: ${classes}`);
    const { roles, saidIn } = this.roles(rest, kind, shape, line);
    return { id, kind, classes: values, roles, saidIn, line };
  }

  private roles(parts: readonly string[], kind: string, shape: Shape, line: number) {
    const roles: Record<string, GoldRole[]> = {};
    let saidIn: string | null = null;
    for (const part of parts) {
      const [, role, given] = /^(\w+):\s*(.*)$/su.exec(part.trim()) ?? [];
      if (!role) throw new GoldFault(line, `not "role: words": ${part}`);
      if (role === 'in') {
        saidIn = given!.trim();
        continue;
      }
      if (role !== 'claimedBy' && ![...shape.needs, ...shape.may].includes(role))
        throw new GoldFault(line, `${kind} has no role "${role}"; it has ${[...shape.needs, ...shape.may].join(', ')}`);
      roles[role] ??= [];
      roles[role].push(this.role(given!, role, line));
    }
    const missing = shape.needs.find((role) => !roles[role]);
    if (missing) throw new GoldFault(line, `${kind} needs "${missing}"`);
    return { roles, saidIn };
  }

  private role(given: string, role: string, line: number): GoldRole {
    const [, words, value] = /^(.*?)(?:\s*(?:^|\s)=\s(.*))?$/su.exec(given)!;
    const spans = words!.trim() === '' ? [] : words!.split(/\s+\/\/\s+/u).map((w) => this.find(w, line));
    if (spans.length === 0 && value === undefined) throw new GoldFault(line, `${role} has neither words nor a value`);
    return { spans, value: value?.trim() || null };
  }

  private find(given: string, line: number): Span {
    try {
      return findWords(this.text, given);
    } catch (fault) {
      throw new GoldFault(line, (fault as Error).message);
    }
  }
}

/**
 * Words that stand once in the text; `[ ]` picks the words meant out of a longer stretch that does.
 *
 * @throws Error when they stand in it never or more than once.
 */
export function findWords(text: Text, given: string): Span {
  const opens = given.indexOf('[');
  const closes = given.lastIndexOf(']');
  const marked = opens >= 0 && closes > opens;
  const before = marked ? given.slice(0, opens) : '';
  const words = marked ? given.slice(opens + 1, closes) : given;
  const after = marked ? given.slice(closes + 1) : '';
  const places = text.findAll(before + words + after);
  if (places.length === 0) throw new Error(`these words are not in the text: ${before}${words}${after}`);
  if (places.length > 1)
    throw new Error(
      `these words stand ${places.length} times; give more of the text and put the words meant in brackets: ${given}`,
    );
  const start = places[0]!.start + [...before].length;
  return { start, end: start + [...words].length } as Span;
}

/** The stretches that words with ` // ` between them stand for. */
export const findParts = (text: Text, given: string): Span[] =>
  given.split(/\s+\/\/\s+/u).map((words) => findWords(text, words));
