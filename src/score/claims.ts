import {
  type Finding,
  type FindingId,
  type Kind,
  PARTY_ROLES,
  type Party,
  type Reading,
  type Statement,
} from '../model/index.js';
import { isSpan, type Span, type Text, tokenize } from '../text/index.js';
import type { GoldMark, GoldText } from './gold.js';

/** A party role: the words, and who is meant by them where that is told. */
export interface Role {
  readonly name: string | null;
  readonly spans: readonly Span[];
}

/** A finding or a mark in one form, so that either can be held against the other. */
export interface Claim {
  readonly kind: string;
  /** The class field: status, answer, stance, act and status, direction and state; empty where the kind has none. */
  readonly label: string;
  readonly trigger: readonly Span[];
  readonly content: readonly (readonly Span[])[];
  readonly roles: Readonly<Record<string, readonly Role[]>>;
  /** Who says it, innermost first; empty for the issuer of the text. */
  readonly voice: readonly Role[];
  readonly claimed: boolean;
  /** How an act is done; null of other kinds and where nothing tells it. */
  readonly mode: string | null;
  readonly confidence: number;
  /** The findings that it is; none of a mark. */
  readonly ids: readonly FindingId[];
}

/** Kinds that are held against one another. */
export const SCORED = [
  'statement',
  'meeting',
  'proposal',
  'reception',
  'condition',
  'position',
  'commitment',
  'event',
  'assessment',
] as const;

/** Roles that the voice tells where they are left out. */
const BY_VOICE = new Set(['setBy', 'by']);
const CONTENT: Readonly<Record<string, readonly string[]>> = {
  statement: ['content'],
  reception: ['of'],
  position: ['terms'],
  condition: ['dependent', 'required'],
};

/** The claims of a marked text. */
export function claimsOfGold(gold: GoldText): Claim[] {
  const byId = new Map(gold.marks.flatMap((m) => (m.id ? [[m.id, m] as const] : [])));
  return merged(gold.marks.filter((m) => (SCORED as readonly string[]).includes(m.kind)).map((m) => ofMark(m, byId)));
}

/** Claims of one kind and class that rest on the same words are one with all their parties: "accused X and Y". */
function merged(claims: readonly Claim[]): Claim[] {
  const byWords = new Map<string, Claim>();
  for (const claim of claims) {
    const at = [...claim.trigger].sort((a, b) => a.start - b.start).map((s) => `${s.start}-${s.end}`);
    const content = claim.kind === 'statement' || at.length === 0 ? claim.content : [];
    const key = JSON.stringify([claim.kind, claim.label, at, content]);
    const same = byWords.get(key);
    if (!same) {
      byWords.set(key, claim);
      continue;
    }
    const roles = Object.fromEntries(
      Object.entries(same.roles).map(([role, list]) => [role, [...list, ...(claim.roles[role] ?? [])]]),
    );
    byWords.set(key, {
      ...same,
      roles,
      mode: same.mode ?? claim.mode,
      confidence: Math.max(same.confidence, claim.confidence),
      ids: [...same.ids, ...claim.ids],
    });
  }
  return [...byWords.values()];
}

function ofMark(mark: GoldMark, byId: ReadonlyMap<string, GoldMark>): Claim {
  const rolesOf = (m: GoldMark, role: string): Role[] =>
    (m.roles[role] ?? []).map((r) => ({ name: r.value, spans: r.spans }));
  const voice: Role[] = [];
  const seen = new Set<GoldMark>([mark]);
  for (let at = mark.saidIn && byId.get(mark.saidIn); at && !seen.has(at); at = at.saidIn && byId.get(at.saidIn)) {
    seen.add(at);
    voice.push(...rolesOf(at, 'source').slice(0, 1));
  }
  const { kind } = mark;
  const trigger = (mark.roles[kind === 'statement' ? 'cue' : 'words'] ?? []).flatMap((r) => r.spans);
  return {
    kind,
    label: kind === 'statement' || kind === 'condition' ? '' : mark.classes.join(', '),
    trigger,
    content: (CONTENT[kind] ?? []).map((role) => (mark.roles[role] ?? []).flatMap((r) => r.spans)),
    roles: completed(kind, (role) => rolesOf(mark, role), voice),
    voice,
    claimed: mark.roles.claimedBy !== undefined,
    mode: mark.roles.mode?.[0]?.value ?? null,
    confidence: 1,
    ids: [],
  };
}

function completed(kind: string, given: (role: string) => readonly Role[], voice: readonly Role[]) {
  const roles: Record<string, readonly Role[]> = {};
  for (const role of PARTY_ROLES[kind as Kind]!) {
    const own = given(role);
    roles[role] = own.length === 0 && BY_VOICE.has(role) ? voice.slice(0, 1) : own;
  }
  return roles;
}

/** The claims of a reading. */
export function claimsOfReading(reading: Reading): Claim[] {
  const byId = new Map(reading.findings.map((f) => [f.id as string, f]));
  return merged(
    reading.findings.filter((f) => (SCORED as readonly string[]).includes(f.kind)).map((f) => ofFinding(f, byId)),
  );
}

const roleOf = (party: Party | null): Role[] => (party ? [{ name: party.value.name, spans: party.evidence }] : []);

function ofFinding(f: Finding, byId: ReadonlyMap<string, Finding>): Claim {
  const voice: Role[] = [];
  for (let at = f.saidIn; at; ) {
    const statement = byId.get(at) as Statement | undefined;
    if (!statement || voice.length > 8) break;
    voice.push(...roleOf(statement.source));
    at = statement.saidIn;
  }
  const told = partsOf(f);
  return {
    kind: f.kind,
    label: told.label,
    trigger: told.trigger,
    content: told.content,
    roles: completed(f.kind, (role) => told.roles[role] ?? [], voice),
    voice,
    claimed: f.claimedBy !== null,
    mode: f.kind === 'event' ? f.mode : null,
    confidence: f.confidence,
    ids: [f.id],
  };
}

interface Told {
  readonly label: string;
  readonly trigger: readonly Span[];
  readonly content: readonly (readonly Span[])[];
  readonly roles: Readonly<Record<string, readonly Role[]>>;
}

const told = (
  label: string,
  trigger: readonly Span[],
  content: readonly (readonly Span[])[],
  roles: Told['roles'],
): Told => ({ label, trigger, content, roles });
const all = (parties: readonly Party[]): Role[] => parties.flatMap(roleOf);

/** The trigger words of a finding; of a statement its cue. */
export const triggerOf = (f: Finding): readonly Span[] => partsOf(f).trigger;

function partsOf(f: Finding): Told {
  switch (f.kind) {
    case 'statement':
      return told('', f.cue, [f.content], { source: roleOf(f.source) });
    case 'meeting':
      return told(f.status.value, f.evidence.length > 0 ? f.evidence : f.status.evidence, [], {
        participant: all(f.participants),
        mediator: all(f.mediators),
      });
    case 'proposal':
      return told(f.status, f.name.evidence, [], {
        drawnUpBy: all(f.drawnUpBy),
        tabledBy: all(f.tabledBy),
        carriedBy: all(f.carriedBy),
      });
    case 'reception':
      return told(f.answer.value, f.answer.evidence, [f.of?.evidence ?? []], { holder: roleOf(f.holder) });
    case 'position':
      return told(f.stance.value, f.stance.evidence, [f.terms.flatMap((t) => t.evidence)], {
        holder: roleOf(f.holder),
      });
    case 'condition':
      return told('', f.connective.evidence, [f.dependent.evidence, f.required.evidence], { setBy: roleOf(f.setBy) });
    case 'commitment':
      return told(f.status, f.act.evidence, [], { actor: roleOf(f.actor), counterpart: roleOf(f.counterpart) });
    case 'event':
      return told(`${f.act.value}, ${f.status}`, f.act.evidence, [], {
        actor: roleOf(f.actor),
        recipient: roleOf(f.recipient),
      });
    case 'assessment':
      return told(`${f.direction?.value ?? 'none'}, ${f.state?.value ?? 'none'}`, judgement(f), [], {
        by: roleOf(f.by),
      });
    case 'question':
      return told(f.answer, f.words.evidence, [], {});
    default:
      return told('', spansIn(f), [], {});
  }
}

const judgement = (f: Extract<Finding, { kind: 'assessment' }>): Span[] => [
  ...(f.direction?.evidence ?? []),
  ...(f.state?.evidence ?? []),
  ...f.valuation.flatMap((v) => v.evidence),
];

const spansIn = (value: unknown): Span[] =>
  isSpan(value) ? [value] : Array.isArray(value) ? value.flatMap(spansIn) : [];

/** Tokens of a text that spans cover. */
export class Cover {
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];

  constructor(text: Text) {
    const tokens = tokenize(text).filter((t) => /[\p{L}\p{N}]/u.test(t.text));
    this.#starts = tokens.map((t) => t.start);
    this.#ends = tokens.map((t) => t.end);
  }

  of(spans: readonly Span[]): Set<number> {
    const found = new Set<number>();
    for (const s of spans)
      for (let i = lowest(this.#ends, s.start); i < this.#starts.length && this.#starts[i]! < s.end; i++) found.add(i);
    return found;
  }

  /** Half or more of a stretch stands in another. */
  holdsHalf(around: readonly Span[], inner: readonly Span[]): boolean {
    const [x, y] = [this.of(around), this.of(inner)];
    return y.size > 0 && 2 * [...y].filter((i) => x.has(i)).length >= y.size;
  }

  /** Half or more of the longer of two stretches is shared. */
  half(a: readonly Span[], b: readonly Span[]): boolean {
    const [x, y] = [this.of(a), this.of(b)];
    let shared = 0;
    for (const i of x) if (y.has(i)) shared++;
    return shared > 0 && 2 * shared >= Math.max(x.size, y.size);
  }
}

/** The first place of an ascending list whose number is above a limit. */
function lowest(list: readonly number[], limit: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
