/** What the record leaves for a person to say of who is who, and what people have said. */
import {
  type Actor,
  type Decision,
  type DecisionState,
  type FindingId,
  put,
  type ReportId,
  type Slice,
} from '../model/index.js';
import type { Span } from '../text/index.js';
import { quote } from './brief/context.js';
import { conflicts, standingOf } from './conflicts.js';

/** One of whom words may be. */
export interface Choice {
  readonly id: FindingId;
  readonly name: string;
  readonly side: string | null;
}

/** Words that may mean one of several, with where they stand first. */
export interface UndecidedRow extends Choice {
  readonly report: ReportId;
  /** The words in the text of the report. */
  readonly at: Span;
  readonly day: string | null;
  readonly outlet: string | null;
  readonly candidates: readonly Choice[];
  readonly why: string;
}

/** Every question of who is who that rules leave open, those with most statements first. */
export function undecidedRows(slice: Slice): UndecidedRow[] {
  const { record } = slice;
  const actorOf = new Map(record.actors.flatMap((a) => a.members.map((m) => [m, a] as const)));
  const rows = record.undecided.flatMap(({ mention, candidates, why }) => {
    const actor = actorOf.get(mention);
    const located = slice.findings.get(mention);
    const others = [...new Set(candidates.map((c) => actorOf.get(c)))].filter((c) => c !== undefined && c !== actor);
    if (!actor || !located || others.length === 0) return [];
    const outlet = slice.appearances.get(located.report)?.[0]?.outlet ?? null;
    return [
      {
        actor,
        row: {
          ...choice(actor),
          report: located.report,
          at: located.finding.evidence[0]!,
          day: located.day,
          outlet,
          candidates: others.map((c) => choice(c!)),
          why,
        },
      },
    ];
  });
  // Of two who may be each other it is asked once, where more is told.
  const asked = new Set<string>();
  return rows
    .sort((a, b) => b.actor.statements - a.actor.statements || (a.row.id < b.row.id ? -1 : 1))
    .flatMap(({ row }) => {
      const candidates = row.candidates.filter((c) => {
        const pair = [row.id, c.id].sort().join(' ');
        const isNew = !asked.has(pair);
        asked.add(pair);
        return isNew;
      });
      return candidates.length > 0 ? [{ ...row, candidates }] : [];
    });
}

const choice = ({ id, name, side }: Actor): Choice => ({ id, name, side });

/** A decision with what it says. */
export interface LoggedDecision extends DecisionState {
  readonly words: string;
  /** Decisions of other people that contradict it. */
  readonly against: readonly string[];
}

/** Every decision, the newest first. */
export function decisionLog(slice: Slice): LoggedDecision[] {
  const words = decisionWords(slice);
  const against = new Map<string, string[]>();
  for (const { decisions } of conflicts(slice))
    for (const d of decisions)
      for (const other of decisions) if (standingOf(slice, d, other) === 'contrary') put(against, d.id, other.id);
  return [...slice.record.decisions]
    .reverse()
    .map((d) => ({ ...d, words: words(d), against: [...new Set(against.get(d.id))] }));
}

/** What a state says beside a decision; nothing of one that stands. */
export const DECISION_STATES: Readonly<Record<DecisionState['state'], string | null>> = {
  stands: null,
  undone: 'undone',
  unmatched: 'applies to nothing now',
  overruled: 'overruled by later ones',
};

const FINDING_WORDS = {
  accept: 'accepted',
  reject: 'rejected',
  checked: 'checked, no change:',
  correct: 'corrected',
  add: 'added',
} as const;

/** The words that a decision is about, with their kind: "round “…” (3 tellings)", "figure “40” and its copy". */
function quoted({ body, about }: Decision): string {
  if (!body) return about;
  const { whole, each = [], on } = body;
  const said = quote(on.exact);
  if (whole) return `${whole} ${said}${each.length > 0 ? ` (${each.length + 1} tellings)` : ''}`;
  const copies = each.length === 1 ? ' and its copy' : each.length > 1 ? ` and its ${each.length} copies` : '';
  return `${on.kind} ${said}${copies}`;
}
const other = ({ body, value }: Decision): string => (body?.other ? quote(body.other.exact) : (value ?? ''));

/** What fields were given. */
function fieldWords({ body }: Decision): string {
  const told = Object.entries(body?.fields ?? {}).map(([name, given]) =>
    given === null ? `no ${name}` : given.value === null ? name : `${name} “${given.value}”`,
  );
  return told.length > 0 ? `: ${told.join(', ')}` : '';
}

/** What decisions say, in a line each. */
export function decisionWords(slice: Slice): (d: Decision) => string {
  const name = (who: string) => {
    const stood = slice.appearances.get(who as ReportId);
    if (stood) return `report ${quote(stood.find((a) => a.title)?.title ?? stood[0]?.outlet ?? who)}`;
    const found = slice.findings.get(who as FindingId);
    if (found?.finding.kind !== 'mention') return who;
    const outlet = slice.appearances.get(found.report)?.[0]?.outlet;
    const where = [outlet, found.day].filter((w) => w).join(', ');
    return `“${found.finding.name}”${where ? ` (${where})` : ''}`;
  };
  const words = (d: Decision): string => {
    const { kind, about, value } = d;
    switch (kind) {
      case 'side':
        return value === null ? `${name(about)} is of no side` : `${name(about)} is of ${value}`;
      case 'merge':
        return `${name(about)} is ${name(value ?? '')}`;
      case 'split':
        return `${name(about)} is not ${name(value ?? '')}`;
      case 'undo': {
        const undone = slice.record.decisions.find((d) => d.id === about);
        return `undone: ${undone ? words(undone) : about}`;
      }
      case 'note':
        return `note on ${d.body ? quoted(d) : name(about)}: ${value}`;
      case 'link':
        return `${quoted(d)} tells the same as ${other(d)}`;
      case 'unlink':
        return `${quoted(d)} does not tell the same as ${other(d)}`;
      default:
        return `${FINDING_WORDS[kind]} ${quoted(d)}${fieldWords(d)}`;
    }
  };
  return words;
}
