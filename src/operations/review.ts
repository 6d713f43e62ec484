/** Decisions about findings as words of a command or a form say them. */
import { RapporteurError } from '../errors.js';
import {
  type Anchor,
  DAY,
  type Decision,
  type DecisionBody,
  FIELDS,
  type Field,
  type FindingDecisionKind,
  type FindingId,
  fieldOf,
  type GivenField,
  KINDS,
  type Kind,
  type Located,
  type ReportId,
  type Slice,
  WHOLE_DECISIONS,
} from '../model/index.js';
import { added, corrected, formOf, type Ground, NotGiven } from '../record/given.js';
import { anchorOf } from '../record/reviewed.js';
import { type Span, span, type Text } from '../text/index.js';
import { thingCalled, wholeOf } from '../views/holding.js';
import { copiesOf, findingsBySource } from '../views/lookup.js';
import { reportCalled } from './reportCalled.js';
import { actorCalled, lastingName } from './who.js';

const wrong = (message: string, hint: string): RapporteurError =>
  new RapporteurError('decision-words', message, { hint });

const GIVE_ID = 'Give the id of a finding, as `review`, `--json` of any list and the pages give it.';

type Told = Pick<Decision, 'about' | 'value' | 'body'>;

/** Kinds of which findings are put together as tellings of one thing. */
const GROUPED: readonly Kind[] = ['meeting', 'proposal', 'commitment', 'statement'];

/** Days up to which the same words in two copies of a text are one telling; later they may be said of another day. */
const COPIED_WITHIN = 2;

/**
 * What a decision about findings is about, once the record has been asked whether it can be: `accept`, `reject` and `checked` take a finding,
 * `note` anything with an id and words, `link` and `unlink` two findings of a kind, `correct` a finding and fields, `add` a report, a kind, words
 * and fields. With `whole` it is about every telling of what the finding tells of; else about the finding and its copies.
 *
 * @throws RapporteurError `decision-words`, `report-unknown`.
 */
export function findingDecision(now: Slice, kind: FindingDecisionKind, words: readonly string[], whole = false): Told {
  const [about, ...rest] = words as [string, ...string[]];
  if (whole && !WHOLE_DECISIONS.includes(kind))
    throw wrong(`${kind} is about single findings`, `Leave --whole out; ${WHOLE_DECISIONS.join(', ')} take it.`);
  switch (kind) {
    case 'add':
      return addition(now, about, rest);
    case 'note':
      return note(now, about, rest, whole);
    case 'link':
    case 'unlink':
      return pair(now, kind, findingCalled(now, about), rest);
    case 'correct':
      return correction(now, findingCalled(now, about), rest);
    default:
      if (rest.length > 0)
        throw wrong(`${kind} takes one finding`, `Give the reason with --reason, and other findings one by one.`);
      return { ...bodied(now, findingCalled(now, about), whole), value: null };
  }
}

/** A finding with its copies, or with the other tellings of what it tells of. */
function bodied(now: Slice, one: Located, whole: boolean): Pick<Told, 'about'> & { readonly body: DecisionBody } {
  const held = whole ? wholeOf(now, one.finding.id) : null;
  if (whole && !held)
    throw wrong(
      `${one.finding.id} stands alone: no round, utterance, paper or promise has it`,
      'Leave --whole out; the decision is about this finding then.',
    );
  const others = held
    ? held.members.filter((m) => m !== one.finding.id).map((m) => (now.findings.get(m) ?? now.rejected.get(m))!)
    : copiesOf(now, one);
  return {
    about: one.finding.id,
    body: { on: anchored(now, one), ...(held && { whole: held.name }), ...eachOf(now, others) },
  };
}

const anchored = (now: Slice, { finding, source }: Located): Anchor => anchorOf(source, now.text(source), finding);

const eachOf = (now: Slice, others: readonly Located[]): Pick<DecisionBody, 'each'> =>
  others.length > 0 ? { each: others.map((o) => ({ about: o.finding.id, on: anchored(now, o) })) } : {};

/** A note on whatever has an id: a finding, an object of the record, a report, or somebody. */
function note(now: Slice, about: string, rest: readonly string[], whole: boolean): Told {
  const [value, ...more] = rest;
  if (value === undefined) throw wrong('a note needs its words', 'Write note ID "WORDS", the words in quotes.');
  if (more.length > 0) throw wrong('a note is one piece of words', 'Put the words of the note in quotes.');
  const thing = thingCalled(now, about);
  if (thing?.is === 'finding') {
    if (whole) return { ...bodied(now, thing.located, true), value };
    return { about: thing.located.finding.id, value, body: { on: anchored(now, thing.located) } };
  }
  if (thing?.is === 'object') {
    const [first, ...others] = thing.held.members.map((m) => now.findings.get(m)!) as [Located, ...Located[]];
    const body = { on: anchored(now, first), whole: thing.held.name, ...eachOf(now, others) };
    return { about: first.finding.id, value, body };
  }
  if (thing?.is === 'report') return { about: thing.report, value, body: null };
  if (thing?.is === 'actor') return onSomebody(now, about, value);
  if (/^(?:report:)?[0-9a-f]{8,}$/u.test(about))
    return { about: reportCalled(now.appearances.keys(), about), value, body: null };
  if (!about.includes(':')) return onSomebody(now, about, value);
  throw wrong(
    `the record has nothing called ${about}`,
    'Give the id of a finding, a round, an utterance, a paper, a promise, a question, a contradiction or a report, or a name that `rapporteur actors` lists.',
  );
}

/** Of somebody a note is kept by the name; who is only described, by the words that do. */
function onSomebody(now: Slice, about: string, value: string): Told {
  const name = lastingName(now, actorCalled(now, about), about);
  const mention = now.findings.get(name as FindingId);
  return { about: name, value, body: mention ? { on: anchored(now, mention) } : null };
}

function findingCalled(now: Slice, id: string): Located {
  const thing = thingCalled(now, id);
  if (thing?.is === 'object')
    throw wrong(
      `${id} is a ${thing.held.name}, which nobody tells as a whole`,
      `Decide of one of its findings: ${thing.held.members.join(', ')}; or note it.`,
    );
  if (thing?.is === 'report')
    throw wrong('of a whole report nothing is accepted or corrected', `${GIVE_ID} A report can be noted.`);
  if (thing?.is === 'actor')
    throw wrong('of names it is decided who they are', 'Use `decide side`, `merge` and `split`, or `note`.');
  if (!thing) throw wrong(`the record has no finding ${id}`, GIVE_ID);
  if (thing.located.finding.kind === 'mention')
    throw wrong('of names it is decided who they are', 'Use `decide side`, `merge` and `split`, or `note`.');
  return thing.located;
}

function pair(now: Slice, kind: 'link' | 'unlink', one: Located, rest: readonly string[]): Told {
  if (rest.length !== 1) throw wrong(`${kind} takes two findings`, GIVE_ID);
  const other = findingCalled(now, rest[0]!);
  const of = one.finding.kind;
  if (other.finding.id === one.finding.id) throw wrong('these are one finding', 'Give two.');
  if (other.finding.kind !== of)
    throw wrong(
      `a ${of} and a ${other.finding.kind} are never one thing`,
      `Give two of a kind: ${GROUPED.join(', ')}.`,
    );
  if (!GROUPED.includes(of))
    throw wrong(
      `each ${of} stands by itself and is never put together with another`,
      `Findings of these kinds are: ${GROUPED.join(', ')}.`,
    );
  if (kind === 'unlink' && isCopy(now, one, other))
    throw wrong(
      'these are copies: two reports of one text tell it in the same words, and what the one tells the other tells as well',
      'To part both from another telling, unlink one of them from that; its copies go along. To strike both, reject one.',
    );
  const body = { on: anchored(now, one), other: anchored(now, other) };
  return { about: one.finding.id, value: other.finding.id, body };
}

function isCopy(now: Slice, one: Located, other: Located): boolean {
  const apart = one.day && other.day ? Math.abs(Date.parse(one.day) - Date.parse(other.day)) / DAY : 0;
  return apart <= COPIED_WITHIN && copiesOf(now, one).some((l) => l.finding.id === other.finding.id);
}

function correction(now: Slice, one: Located, rest: readonly string[]): Told {
  const { kind } = one.finding;
  if (rest.length === 0) throw wrong('correct needs a field and what it should be', formsOf(kind));
  const { about, body } = bodied(now, one, false);
  const fields = fieldsGiven(kind, rest, now.text(one.source), body.on.at);
  tried(kind, () => corrected(groundOf(now, one.report), one.finding, fields));
  return { about, value: null, body: { ...body, fields } };
}

function addition(now: Slice, about: string, [kind, words, ...rest]: readonly string[]): Told {
  const report = newestCalled(now, about);
  if (!FIELDS[kind as Kind])
    throw wrong(
      `there is no finding of the kind ${kind ?? ''} to add`,
      `Name one of ${KINDS.filter((k) => FIELDS[k]).join(', ')}.`,
    );
  if (!words)
    throw wrong('add needs the words of the report', 'Give the words to the letter, or their place as START-END.');
  const text = now.text(report);
  const at = placeOf(words, text, null);
  const on: Anchor = { source: report, kind: kind as Kind, at, exact: text.slice(at) };
  const body: DecisionBody = { on, fields: fieldsGiven(on.kind, rest, text, at) };
  const { finding } = tried(on.kind, () => added(groundOf(now, report), body));
  if (now.findings.has(finding.id))
    throw wrong(`the record has this finding already: ${finding.id}`, 'Accept or correct it.');
  return { about: finding.id, value: null, body };
}

function newestCalled(now: Slice, id: string): ReportId {
  const found = reportCalled(now.appearances.keys(), id);
  if (now.replaced.has(found))
    throw wrong(`a newer version replaced ${id}`, 'Add to the newest version of the story, which its page names.');
  return found;
}

/** What findings of a report are made in now. */
function groundOf(now: Slice, report: ReportId): Ground {
  const findings = (findingsBySource(now).get(report) ?? []).map((l) => l.finding);
  const actors = new Map(now.record.actors.flatMap((a) => a.members.map((m) => [m as string, a.name] as const)));
  const parties = Object.fromEntries(
    findings.flatMap((f) => (f.kind === 'mention' && f.party ? [[f.party, actors.get(f.party) ?? f.name]] : [])),
  );
  return { source: report, text: now.text(report), findings, parties, typeOf: () => null };
}

function tried<T>(kind: Kind, make: () => T): T {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof NotGiven) throw wrong(thrown.message, thrown.hint ?? formsOf(kind));
    throw thrown;
  }
}

/** How the fields of a kind are written. */
const formsOf = (kind: Kind): string =>
  `Write ${Object.entries(FIELDS[kind] ?? {})
    .map(([name, field]) => formOf(name, field))
    .join(', ')}; FIELD=- takes one away. WORDS are the words of the report that say so.`;

/**
 * Fields as words give them: `stance=rejects@flatly refused` (a value and the words that it is read from), `holder=Varenia` (words alone, or
 * of a plain field the value alone), `place=-` (none). Words may be given by their place, as `@120-135`; several are parted by " // ".
 */
function fieldsGiven(
  kind: Kind,
  given: readonly string[],
  text: Text,
  near: Span,
): Readonly<Record<string, GivenField | null>> {
  const fields: Record<string, GivenField | null> = {};
  for (const one of given) {
    const [, name = '', told = ''] = /^(\w+)=([\s\S]*)$/u.exec(one) ?? [];
    const field = fieldOf(kind, name);
    if (!field) throw wrong(name ? `a ${kind} has no field ${name}` : `“${one}” gives no field`, formsOf(kind));
    if (told === '-') {
      fields[name] = null;
      continue;
    }
    if (told === '')
      throw wrong(`“${one}” gives nothing`, `Give ${formOf(name, field)}, or ${name}=- to take it away.`);
    const [value, where] = told.includes('@')
      ? [told.slice(0, told.indexOf('@')), told.slice(told.indexOf('@') + 1)]
      : [told, null];
    if (field.values && where !== null && !field.values.includes(value!))
      throw wrong(
        `“${value}” is no ${name}`,
        `Write ${formOf(name, field)}; VALUE is one of ${field.values.join(', ')}.`,
      );
    const byValue =
      field.shape === 'choice' || field.shape === 'plain' || field.shape === 'time' || field.shape === 'length';
    const words = where ?? (byValue ? null : value);
    fields[name] = {
      value: value !== '' && (byValue || where !== null) ? value : null,
      at: words === null ? [] : words.split(' // ').map((w) => placeOf(w, text, near, waysOf(name, field))),
    };
  }
  return fields;
}

/** How a field is written; a name or a value that the report does not use stands with the words that say so. */
const waysOf = (name: string, field: Field): string =>
  field.shape === 'party' || field.shape === 'words'
    ? `${formOf(name, field)}, or ${name}=NAME@WORDS where the report says it in other words`
    : formOf(name, field);

/**
 * Where words stand: at their place, or to the letter; where they stand several times, nearest to other words. `form` is how the field that they
 * are given for is written.
 */
function placeOf(words: string, text: Text, near: Span | null, form = 'WORDS'): Span {
  const [, start, end] = /^(\d+)-(\d+)$/u.exec(words) ?? [];
  if (start && end) {
    if (Number(start) >= Number(end) || Number(end) > text.length)
      throw wrong(
        `${words} is no place in the report`,
        `Give START-END in code points, of a text of ${text.length}, or the words themselves.`,
      );
    return span(Number(start), Number(end));
  }
  const found = text.findAll(words);
  if (found.length === 0)
    throw wrong(
      `the report has no words “${words}”`,
      `Write ${form}; WORDS stand in the report to the letter, capitals and marks too.`,
    );
  if (near === null && found.length > 1)
    throw wrong(
      `“${words}” stands ${found.length} times in the report`,
      'Give more of the words, or their place as START-END.',
    );
  const off = (s: Span) => Math.abs(s.start - (near?.start ?? 0));
  return found.sort((a, b) => off(a) - off(b))[0]!;
}
