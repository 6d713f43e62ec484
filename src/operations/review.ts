/** Decisions about findings as words of a command or a form say them. */
import { RapporteurError } from '../errors.js';
import {
  type Anchor,
  type Decision,
  type DecisionBody,
  FIELDS,
  type FindingDecisionKind,
  type FindingId,
  fieldOf,
  type GivenField,
  KINDS,
  type Kind,
  type Located,
  type ReportId,
  type Slice,
} from '../model/index.js';
import { added, corrected, type Ground, NotGiven } from '../record/given.js';
import { anchorOf } from '../record/reviewed.js';
import { type Span, span, type Text } from '../text/index.js';
import { findingsBySource } from '../views/lookup.js';
import { presentId } from '../views/reviews.js';

const wrong = (message: string, hint?: string): RapporteurError =>
  new RapporteurError('decision-words', message, hint ? { hint } : {});

const GIVE_ID = 'Give the id of a finding, as `--json` of any list and the pages give it.';

type Told = Pick<Decision, 'about' | 'value' | 'body'>;

/**
 * What a decision about findings is about, once the record has been asked whether it can be: `accept`, `reject` and `checked` take a finding,
 * `note` a finding and words, `link` and `unlink` two findings of a kind, `correct` a finding and fields, `add` a report, a kind, words and fields.
 *
 * @throws RapporteurError `decision-words`.
 */
export function findingDecision(now: Slice, kind: FindingDecisionKind, words: readonly string[]): Told {
  const [about, ...rest] = words as [string, ...string[]];
  if (kind === 'add') return addition(now, about, rest);
  const one = findingCalled(now, about);
  const on = anchorOf(one.source, now.text(one.source), one.finding);
  const told = { about: one.finding.id, value: null, body: { on } };
  switch (kind) {
    case 'note':
      if (rest.length !== 1) throw wrong('a note is one piece of words', 'Put the words of the note in quotes.');
      return { ...told, value: rest[0]! };
    case 'link':
    case 'unlink':
      return pair(now, one, on, rest);
    case 'correct':
      return correction(now, one, on, rest);
    default:
      if (rest.length > 0) throw wrong(`${kind} takes one finding`);
      return told;
  }
}

function findingCalled(now: Slice, id: string): Located {
  const found = now.findings.get(id as FindingId) ?? now.rejected.get(id as FindingId) ?? byFormerId(now, id);
  if (!found) throw wrong(`the record has no finding ${id}`, GIVE_ID);
  if (found.finding.kind === 'mention')
    throw wrong('of names it is decided who they are', 'Use `decide side`, `merge` and `split`.');
  return found;
}

/** A corrected finding goes on under its old id. */
function byFormerId(now: Slice, id: string): Located | undefined {
  const own = presentId(now, id);
  return own ? now.findings.get(own) : undefined;
}

function pair(now: Slice, one: Located, on: Anchor, rest: readonly string[]): Told {
  if (rest.length !== 1) throw wrong('link and unlink take two findings', GIVE_ID);
  const other = findingCalled(now, rest[0]!);
  if (other.finding.id === one.finding.id) throw wrong('these are one finding');
  if (other.finding.kind !== one.finding.kind)
    throw wrong(`a ${one.finding.kind} and a ${other.finding.kind} are never one thing`);
  return {
    about: one.finding.id,
    value: other.finding.id,
    body: { on, other: anchorOf(other.source, now.text(other.source), other.finding) },
  };
}

function correction(now: Slice, one: Located, on: Anchor, rest: readonly string[]): Told {
  if (rest.length === 0)
    throw wrong('correct needs a field and what it should be', `Write FIELD=VALUE: ${fieldsOf(one.finding.kind)}.`);
  const text = now.text(one.source);
  const fields = fieldsGiven(one.finding.kind, rest, text, on.at);
  tried(() => corrected(groundOf(now, one.report), one.finding, fields));
  return { about: one.finding.id, value: null, body: { on, fields } };
}

function addition(now: Slice, about: string, [kind, words, ...rest]: readonly string[]): Told {
  const report = reportCalled(now, about);
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
  const { finding } = tried(() => added(groundOf(now, report), body));
  if (now.findings.has(finding.id))
    throw wrong(`the record has this finding already: ${finding.id}`, 'Accept or correct it.');
  return { about: finding.id, value: null, body };
}

/** Letters of a digest by which a report may be named. */
const SHORTEST = 8;

function reportCalled(now: Slice, id: string): ReportId {
  const whole = id.startsWith('report:') ? id : `report:${id}`;
  const found = [...now.appearances.keys()].filter((r) => r.startsWith(whole));
  if (found.length !== 1 || whole.length < 'report:'.length + SHORTEST)
    throw wrong(`there is no one report ${id}`, 'Give the id of a report, as the pages and `search --json` give it.');
  if (now.replaced.has(found[0]!))
    throw wrong(`a newer version replaced ${id}`, 'Add to the newest version of the story.');
  return found[0]!;
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

const tried = <T>(make: () => T): T => {
  try {
    return make();
  } catch (thrown) {
    if (thrown instanceof NotGiven) throw wrong(thrown.message);
    throw thrown;
  }
};

const fieldsOf = (kind: Kind): string => Object.keys(FIELDS[kind] ?? {}).join(', ');

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
    if (!field) throw wrong(`a ${kind} has no field ${name || one}`, `Write FIELD=VALUE: ${fieldsOf(kind)}.`);
    if (told === '-') {
      fields[name] = null;
      continue;
    }
    const [value, where] = told.includes('@')
      ? [told.slice(0, told.indexOf('@')), told.slice(told.indexOf('@') + 1)]
      : [told, null];
    const byValue = field.shape === 'choice' || field.shape === 'plain' || field.shape === 'time';
    const words = where ?? (byValue ? null : value);
    fields[name] = {
      value: value !== '' && (byValue || where !== null) ? value : null,
      at: words === null ? [] : words.split(' // ').map((w) => placeOf(w, text, near)),
    };
  }
  return fields;
}

/** Where words stand: at their place, or to the letter; where they stand several times, nearest to other words. */
function placeOf(words: string, text: Text, near: Span | null): Span {
  const [, start, end] = /^(\d+)-(\d+)$/u.exec(words) ?? [];
  if (start && end) {
    if (Number(start) >= Number(end) || Number(end) > text.length) throw wrong(`${words} is no place in the report`);
    return span(Number(start), Number(end));
  }
  const found = text.findAll(words);
  if (found.length === 0) throw wrong(`the report has no words “${words}”`, 'Give them to the letter.');
  if (near === null && found.length > 1)
    throw wrong(
      `“${words}” stands ${found.length} times in the report`,
      'Give more of the words, or their place as START-END.',
    );
  const off = (s: Span) => Math.abs(s.start - (near?.start ?? 0));
  return found.sort((a, b) => off(a) - off(b))[0]!;
}
