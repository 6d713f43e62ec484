/** Readings with what people decided about their findings: what they rejected is taken out, what they gave is put in, what the reader said stays beside it. */
import {
  type Anchor,
  type Decision,
  type DecisionBody,
  type Finding,
  type FindingDecisionKind,
  type FindingId,
  isOfFinding,
  type MentionType,
  put,
  type Reading,
  type Review,
  roleSpans,
  standing,
} from '../model/index.js';
import { hull, type Span, type Text } from '../text/index.js';
import { added, corrected, type Given, type Ground, NotGiven } from './given.js';

type Told = Decision & { readonly kind: FindingDecisionKind; readonly body: DecisionBody };

export interface Reviewed {
  readonly readings: readonly Reading[];
  /** What people said of findings that stand, by the id that each has now. */
  readonly reviews: ReadonlyMap<FindingId, Review>;
  /** What they rejected, with what they said of it. */
  readonly rejected: ReadonlyMap<
    FindingId,
    { readonly finding: Finding; readonly source: string; readonly review: Review }
  >;
  /** The findings that a decision means now, several where it is about a thing as a whole; decisions that mean none are missing. */
  readonly meant: ReadonlyMap<string, readonly FindingId[]>;
  /** Decisions of which later ones leave nothing. */
  readonly overruled: ReadonlySet<string>;
  /** What people said of two findings, oldest first: that they tell one thing, or that they do not. */
  readonly links: readonly Link[];
}

export interface Link {
  readonly a: FindingId;
  readonly b: FindingId;
  readonly one: boolean;
}

/** Share of the shorter stretch of words at which a better reader's finding is the one that was decided of. */
const SAME = 0.5;

/** The words of a finding, from the first to the last; whose claim it is has no place of its own. */
const extent = (finding: Finding): Span =>
  hull(roleSpans(finding).flatMap(({ role, span }) => (role === 'claimedBy' ? [] : [span])));

/** The anchor of a finding in its text. */
export function anchorOf(source: string, text: Text, finding: Finding): Anchor {
  const at = extent(finding);
  return { source, kind: finding.kind, at, exact: text.slice(at) };
}

/** What applies decisions to the readings of a record. `newer` gives the report that replaced another one, as far as it goes. */
export function reviewed(
  readings: readonly Reading[],
  decisions: readonly Decision[],
  text: (source: string) => Text,
  newer: (source: string) => string | null,
): Reviewed {
  const stand = standing(decisions).filter(isOfFinding) as Told[];
  const state: State = { reviews: new Map(), rejected: new Map(), meant: new Map(), overruled: new Map() };
  if (stand.length === 0) return { readings, links: [], ...state, overruled: new Set() };
  const known = new Map(readings.map((r) => [r.source, r]));
  const moved = stand.flatMap((d) => parts(d, text)).map((d) => ({ ...d, body: carriedBoth(d.body, text, newer) }));
  const typeOf = types(readings);
  const changed = new Map<string, Reading>();
  for (const source of new Set(moved.map((d) => d.body.on.source))) {
    const reading = known.get(source);
    if (!reading) continue;
    const own = moved.filter((d) => d.body.on.source === source);
    changed.set(source, new Desk(reading, text(source), typeOf, state).settled(own));
  }
  const now = readings.map((r) => changed.get(r.source) ?? r);
  const links = linked(moved, now, state);
  const nothingLeft = [...state.overruled].filter(([id, of]) => of.length === state.meant.get(id)?.length);
  return { readings: now, links, ...state, overruled: new Set(nothingLeft.map(([id]) => id)) };
}

/** A decision about several findings at once is one about each; fields are given by the words of its own report, where these stand in it. */
function parts(d: Told, text: (source: string) => Text): Told[] {
  const { each = [], ...body } = d.body;
  const others = each.flatMap(({ about, on }) => {
    const own = movedTo(body, text(body.on.source), text(on.source), on);
    return own ? [{ ...d, about, body: own }] : [];
  });
  return [{ ...d, body }, ...others];
}

/** Pairs that people linked or parted, where both stand in the record now; what a later decision says of a pair counts. */
function linked(decisions: readonly Told[], readings: readonly Reading[], { meant, overruled }: State): Link[] {
  const links = new Map<string, Link & { readonly by: string }>();
  const known = new Map(readings.map((r) => [r.source, r]));
  for (const { id, kind, value, body } of decisions) {
    const [a] = meant.get(id) ?? [];
    if (body.other === undefined || a === undefined) continue;
    const findings = known.get(body.other.source)?.findings ?? [];
    const b = (findings.find((f) => f.id === value) ?? nearest(findings, body.other))?.id;
    if (b === undefined || b === a) {
      // Half of a pair is none.
      meant.delete(id);
      continue;
    }
    const key = [a, b].sort().join('\n');
    const before = links.get(key);
    if (before && before.one !== (kind === 'link')) put(overruled, before.by, before.a);
    links.delete(key);
    links.set(key, { a, b, one: kind === 'link', by: id });
  }
  return [...links.values()].map(({ a, b, one }) => ({ a, b, one }));
}

/** The finding of a kind that shares most words with those that were decided of. */
function nearest(findings: readonly Finding[], on: Anchor): Finding | undefined {
  const same = (f: Finding) => {
    const at = extent(f);
    const both = Math.min(at.end, on.at.end) - Math.max(at.start, on.at.start);
    return both <= 0 ? 0 : both / Math.max(at.end - at.start, on.at.end - on.at.start);
  };
  return findings
    .filter((f) => f.kind === on.kind && same(f) >= SAME)
    .sort((a, b) => same(b) - same(a) || (a.id < b.id ? -1 : 1))[0];
}

function carriedBoth(
  body: DecisionBody,
  text: (source: string) => Text,
  newer: (source: string) => string | null,
): DecisionBody {
  const own = carried(body, text, newer);
  return body.other ? { ...own, other: carried({ on: body.other }, text, newer).on } : own;
}

/**
 * Words of a report that was replaced are looked for in the one that stands in its place, where they stand once; so is each stretch of words of a
 * field. Where one is not found, the decision stays with the words that it was taken of.
 */
function carried(
  body: DecisionBody,
  text: (source: string) => Text,
  newer: (source: string) => string | null,
): DecisionBody {
  const { source } = body.on;
  const to = newer(source);
  if (to === null) return body;
  const into = text(to);
  const [at, more] = into.findAll(body.on.exact);
  if (!at || more) return body;
  return movedTo(body, text(source), into, { ...body.on, source: to, at }) ?? body;
}

/** What is decided of words of one text as it is decided of words of another; null where the words of a field are not found there. */
function movedTo(body: DecisionBody, from: Text, into: Text, on: Anchor): DecisionBody | null {
  const by = on.at.start - body.on.at.start;
  const move = (s: Span): Span | null => {
    const found = into.findAll(from.slice(s));
    return found.find((f) => f.start === s.start + by) ?? (found.length === 1 ? found[0]! : null);
  };
  const fields = Object.entries(body.fields ?? {}).map(
    ([name, given]) => [name, given && { ...given, at: given.at.map(move) }] as const,
  );
  if (fields.some(([, given]) => given?.at.includes(null))) return null;
  const moved = Object.fromEntries(fields) as NonNullable<DecisionBody['fields']>;
  return { ...body, on, ...(body.fields && { fields: moved }) };
}

/** What names are taken for over all readings: the type that most mentions give. */
function types(readings: readonly Reading[]): (name: string) => MentionType | null {
  let counts: Map<string, Map<MentionType, number>> | null = null;
  return (name) => {
    if (!counts) {
      counts = new Map();
      for (const f of readings.flatMap((r) => r.findings))
        if (f.kind === 'mention' && f.form === 'name') {
          const of = counts.get(f.name) ?? new Map<MentionType, number>();
          counts.set(f.name, of.set(f.type, (of.get(f.type) ?? 0) + 1));
        }
    }
    return [...(counts.get(name) ?? [])].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
  };
}

interface State {
  readonly reviews: Map<FindingId, Review>;
  readonly rejected: Map<FindingId, { finding: Finding; source: string; review: Review }>;
  readonly meant: Map<string, FindingId[]>;
  /** Of which findings later decisions leave nothing of a decision. */
  readonly overruled: Map<string, FindingId[]>;
}

/** One finding on the desk, with all that was decided of it. */
interface Case {
  readonly was: Finding | null;
  now: Finding;
  readonly decisions: Told[];
}

/** The findings of one report as people go through them, decision by decision. */
class Desk {
  readonly #cases = new Map<FindingId, Case>();
  #findings: Finding[];
  readonly #parties: Record<string, string>;

  constructor(
    readonly reading: Reading,
    readonly text: Text,
    readonly typeOf: Ground['typeOf'],
    readonly state: State,
  ) {
    this.#findings = [...reading.findings];
    this.#parties = { ...reading.parties };
  }

  settled(decisions: readonly Told[]): Reading {
    for (const d of decisions) this.#take(d);
    const gone = new Map<FindingId, FindingId | null>();
    for (const one of this.#cases.values()) this.#close(one, gone);
    const findings = this.#findings
      .filter((f) => !gone.has(f.id))
      .map((f) => (f.saidIn && gone.has(f.saidIn) ? outOf(f, gone) : f));
    return { ...this.reading, findings: sorted(findings), parties: this.#parties };
  }

  #take(d: Told): void {
    const one = d.kind === 'add' ? this.#addition(d) : this.#caseOf(d);
    if (!one) return;
    if (d.kind === 'correct') {
      const given = this.#tried(() => corrected(this.#ground(), one.now, d.body.fields ?? {}));
      if (!given) return;
      this.#put(one, given);
    }
    // Two tellings that are one finding by now are decided of once.
    if (!one.decisions.some((o) => o.id === d.id)) one.decisions.push(d);
  }

  #ground(): Ground {
    return {
      source: this.reading.source,
      text: this.text,
      findings: this.#findings,
      parties: this.#parties,
      typeOf: this.typeOf,
    };
  }

  #addition(d: Told): Case | null {
    const given = this.#tried(() => added(this.#ground(), d.body));
    if (!given) return null;
    // The reader sees by now what a person had to say: theirs is the same finding.
    const known = this.#findings.find((f) => f.id === given.finding.id);
    const one: Case = { was: known ?? null, now: given.finding, decisions: [] };
    if (known) this.#cases.set(known.id, one);
    this.#put(one, given);
    return one;
  }

  #tried(make: () => Given): Given | null {
    try {
      return make();
    } catch (thrown) {
      if (thrown instanceof NotGiven) return null;
      throw thrown;
    }
  }

  #put(one: Case, { finding, mentions }: Given): void {
    const old = one.now.id;
    this.#findings = [...this.#findings.filter((f) => f.id !== old && f.id !== finding.id), finding, ...mentions];
    for (const m of mentions) this.#parties[m.id] = m.name;
    // What stands in a statement stands in it still, whatever its id is now.
    if (old !== finding.id) this.#findings = this.#findings.map((f) => (f.saidIn === old ? within(f, finding.id) : f));
    one.now = finding;
    this.#cases.delete(old);
    this.#cases.set(finding.id, one);
  }

  #caseOf({ about, body: { on } }: Told): Case | null {
    const open = [...this.#cases.values()].find((c) => c.now.id === about || c.was?.id === about);
    if (open) return open;
    const found = this.#findings.find((f) => f.id === about) ?? nearest(this.#findings, on);
    if (!found) return null;
    const known = this.#cases.get(found.id);
    if (known) return known;
    const one: Case = { was: found, now: found, decisions: [] };
    this.#cases.set(found.id, one);
    return one;
  }

  /** What is left of a case when all was said: the last word on whether it stands, and all corrections. */
  #close(one: Case, gone: Map<FindingId, FindingId | null>): void {
    const verdicts = one.decisions.filter((d) => d.kind === 'accept' || d.kind === 'reject');
    const last = verdicts.at(-1);
    for (const d of verdicts.slice(0, -1)) if (d.kind !== last!.kind) put(this.state.overruled, d.id, one.now.id);
    const isRejected = last?.kind === 'reject';
    const corrections = one.decisions.filter((d) => d.kind === 'correct');
    const later = new Set<string>();
    for (const d of corrections.reverse()) {
      const names = Object.keys(d.body.fields ?? {});
      if (names.every((n) => later.has(n))) put(this.state.overruled, d.id, one.now.id);
      for (const n of names) later.add(n);
    }
    const corrected = one.decisions.some((d) => d.kind === 'correct');
    const added = one.decisions.some((d) => d.kind === 'add');
    const review: Review = {
      verdict: isRejected
        ? 'rejected'
        : added
          ? 'added'
          : corrected
            ? 'corrected'
            : last
              ? 'accepted'
              : one.decisions.some((d) => d.kind === 'checked')
                ? 'checked'
                : 'noted',
      decisions: one.decisions.map((d) => d.id),
      was: one.was === one.now ? null : one.was,
      confidence: one.was?.confidence ?? null,
      notes: one.decisions.filter((d) => d.kind === 'note').map((d) => d.value ?? ''),
    };
    if (isRejected) {
      gone.set(one.now.id, one.now.saidIn);
      this.state.rejected.set(one.now.id, { finding: one.now, source: this.reading.source, review });
    } else {
      const sure = review.verdict === 'accepted' || review.verdict === 'corrected' || review.verdict === 'added';
      if (sure) this.#findings = this.#findings.map((f) => (f.id === one.now.id ? { ...f, confidence: 1 } : f));
      this.state.reviews.set(one.now.id, review);
    }
    for (const d of one.decisions) put(this.state.meant, d.id, one.now.id);
  }
}

const within = (f: Finding, id: FindingId | null): Finding =>
  f.kind === 'statement' ? { ...f, saidIn: id, within: id } : { ...f, saidIn: id };

/** Words in a statement that is none stand in the next one around it. */
function outOf(f: Finding, gone: ReadonlyMap<FindingId, FindingId | null>): Finding {
  let id = f.saidIn;
  while (id !== null && gone.has(id)) id = gone.get(id)!;
  return within(f, id);
}

const sorted = (findings: readonly Finding[]): Finding[] => [...findings].sort((a, b) => (a.id < b.id ? -1 : 1));
