/** Which objects of the record a finding belongs to, and what an id means. */
import {
  type Actor,
  type FindingId,
  type Located,
  membersOf,
  OBJECT_NAMES,
  type ObjectList,
  put,
  type ReportId,
  type Slice,
} from '../model/index.js';
import { decisionsById, findingOf } from './reviews.js';

/** An object of the record with the findings that tell it. */
export interface Held {
  readonly id: string;
  readonly list: ObjectList;
  /** What it is, in a word: "round". */
  readonly name: string;
  readonly members: readonly FindingId[];
}

interface Index {
  readonly byFinding: ReadonlyMap<FindingId, readonly Held[]>;
  /** Objects by ids of their own, which no finding has. */
  readonly byId: ReadonlyMap<string, Held>;
}

const indexes = new WeakMap<Slice, Index>();

/** Made once for a slice. */
function indexOf(slice: Slice): Index {
  let known = indexes.get(slice);
  if (known) return known;
  const byFinding = new Map<FindingId, Held[]>();
  const byId = new Map<string, Held>();
  for (const list of Object.keys(OBJECT_NAMES) as ObjectList[]) {
    if (list === 'actors') continue;
    for (const object of slice.record[list]) {
      const members = membersOf(object);
      const id = 'id' in object ? object.id : members.join(' ');
      const held: Held = { id, list, name: OBJECT_NAMES[list], members };
      for (const m of members) put(byFinding, m, held);
      if (!slice.findings.has(id as FindingId)) byId.set(id, held);
    }
  }
  known = { byFinding, byId };
  indexes.set(slice, known);
  return known;
}

/** The objects that a finding tells of. */
const holding = (slice: Slice, id: FindingId): readonly Held[] => indexOf(slice).byFinding.get(id) ?? [];

/** Lists whose objects are one thing told many times, the nearest first. */
const TOLD: readonly ObjectList[] = ['utterances', 'rounds', 'proposals', 'commitments', 'questions', 'conditions'];

/** The one thing that a finding is a telling of, with its tellings; null where it stands alone. */
export function wholeOf(slice: Slice, id: FindingId): Held | null {
  const kind = (slice.findings.get(id) ?? slice.rejected.get(id))?.finding.kind;
  const all = holding(slice, id);
  const held = TOLD.flatMap((list) => all.find((h) => h.list === list) ?? [])[0];
  if (!held) return rejectedWhole(slice, id);
  const members = held.members.filter((m) => slice.findings.get(m)!.finding.kind === kind);
  return { ...held, members };
}

/** What was rejected as a whole is one thing still, so that it can be accepted as one. */
function rejectedWhole(slice: Slice, id: FindingId): Held | null {
  const decided = slice.rejected.get(id)?.review.decisions ?? [];
  const last = decided.map((d) => decisionsById(slice).get(d)).findLast((d) => d?.body?.whole !== undefined);
  const list = TOLD.find((l) => OBJECT_NAMES[l] === last?.body?.whole);
  if (!last || !list) return null;
  const told = [last.about, ...(last.body?.each ?? []).map((e) => e.about)];
  const members = told.map((m) => findingOf(slice, m) as FindingId).filter((m) => slice.rejected.has(m));
  return { id, list, name: OBJECT_NAMES[list], members };
}

/** What an id or a name means. */
export type Thing =
  | { readonly is: 'finding'; readonly located: Located }
  | { readonly is: 'object'; readonly held: Held }
  | { readonly is: 'report'; readonly report: ReportId }
  | { readonly is: 'actor'; readonly actors: readonly Actor[] };

/**
 * What an id means: a finding, under a former id too; an object that has an id of its own; a report; else somebody of that name. Null where the
 * record has nothing of the kind. An object of which a finding bears the id is found by `wholeOf`.
 */
export function thingCalled(slice: Slice, id: string): Thing | null {
  const { findings, rejected, appearances, record } = slice;
  const located = findings.get(findingOf(slice, id) as FindingId) ?? rejected.get(findingOf(slice, id) as FindingId);
  if (located) return { is: 'finding', located };
  const held = indexOf(slice).byId.get(id);
  if (held) return { is: 'object', held };
  if (appearances.has(id as ReportId)) return { is: 'report', report: id as ReportId };
  const actors = record.actors.filter((a) => a.names.includes(id) || (a.members as readonly string[]).includes(id));
  return actors.length > 0 ? { is: 'actor', actors } : null;
}
