/** Which findings tell one thing: those of one object of the record, and those that no object joins and that say the same of the same. */
import {
  DAY,
  type Finding,
  type FindingId,
  type Kind,
  type Located,
  type Party,
  put,
  type ReportId,
  type Slice,
  type Utterance,
} from '../model/index.js';
import { overlap, sentenceAt } from '../text/index.js';
import { creditTies } from './claimTies.js';
import { originOf } from './lookup.js';
import { keyWords } from './reference.js';
import { nameOf } from './voice.js';

/** Days within which two reports tell of one thing. */
const NEAR = 2;
/** Share of the longer words of the sentence that tells less at which two tellings are of one thing: with the same words, with one credit, and without either. */
const SHARED = { words: 0.4, credit: 0.25, neither: 0.65 } as const;
/** Letters of a word, without a capital, that tells what a sentence is about. */
const LONG = 5;
/** Words that tell one thing wherever they stand alone, if there are more. */
const SHORT = 3;
/** Tellings that a further one is held against. */
const HELD = 8;

/** All tellings of what a finding tells; of a mere part of what somebody says with those of the act of speech. One claim is one list. */
export function claimOf(slice: Slice, id: FindingId): readonly FindingId[] {
  const own = objectsOf(slice).get(id);
  if (own) return own;
  const told = slice.findings.get(id);
  if (!told) return NONE;
  const { parts } = claimsOf(slice);
  const known = parts.get(id);
  if (known) return known;
  const same = sameOf(slice, told.finding.kind).get(id) ?? [id];
  const all = [...new Set([...same, ...same.flatMap((m) => spokenWith(slice, m))])];
  for (const m of same) parts.set(m, all);
  return all;
}

const NONE: readonly FindingId[] = [];

/** All tellings of what a finding tells, in its own kind: of a part of what somebody says not the whole act of speech. One claim is one list. */
export function sameClaim(slice: Slice, id: FindingId): readonly FindingId[] {
  const told = slice.findings.get(id);
  if (!told) return NONE;
  return objectsOf(slice).get(id) ?? sameOf(slice, told.finding.kind).get(id) ?? [id];
}

/** The statements of the act of speech in which a finding is said. */
function spokenWith(slice: Slice, id: FindingId): readonly FindingId[] {
  const said = slice.findings.get(id)?.finding.saidIn;
  return (said && objectsOf(slice).get(said)) || NONE;
}

interface Claims {
  readonly objects: ReadonlyMap<FindingId, readonly FindingId[]>;
  readonly parts: Map<FindingId, readonly FindingId[]>;
}

const claims = new WeakMap<Slice, Claims>();

function claimsOf(slice: Slice): Claims {
  let found = claims.get(slice);
  if (!found) {
    found = { objects: joined(slice), parts: new Map() };
    claims.set(slice, found);
  }
  return found;
}

const objectsOf = (slice: Slice) => claimsOf(slice).objects;

/** The members of the object that holds a finding. */
function joined({ record }: Slice): Map<FindingId, readonly FindingId[]> {
  const found = new Map<FindingId, readonly FindingId[]>();
  for (const list of [
    record.utterances,
    record.rounds,
    record.proposals,
    record.commitments,
    record.ultimatums,
    record.questions,
    record.forecasts,
  ])
    for (const { id, members } of list as readonly { id: FindingId; members: readonly FindingId[] }[])
      for (const m of [id, ...members]) if (!found.has(m)) found.set(m, members);
  return found;
}

/** By the findings, which a slice without its unsure objects shares with the whole one. */
const same = new WeakMap<Slice['findings'], Map<Kind, ReadonlyMap<FindingId, readonly FindingId[]>>>();

/** Findings of a kind that tell the same, by each of them; made once for the findings of a slice. */
function sameOf(slice: Slice, kind: Kind): ReadonlyMap<FindingId, readonly FindingId[]> {
  let kinds = same.get(slice.findings);
  if (!kinds) {
    kinds = new Map();
    same.set(slice.findings, kinds);
  }
  let found = kinds.get(kind);
  if (!found) {
    found = new Same(slice).groups(kind);
    kinds.set(kind, found);
  }
  return found;
}

/** A finding with what it is held against others by. */
interface Telling {
  readonly located: Located;
  readonly words: string;
  readonly origin: string;
}

class Same {
  readonly #contexts = new Map<FindingId, ReadonlySet<string>>();
  readonly #credits = new Map<FindingId, readonly string[]>();

  constructor(readonly slice: Slice) {}

  groups(kind: Kind): Map<FindingId, readonly FindingId[]> {
    const bySense = new Map<string, Telling[]>();
    for (const located of this.slice.findings.values()) {
      if (located.finding.kind !== kind) continue;
      const words = wordsOf(this.slice, located);
      const origin = originOf(this.slice, located.report)?.id ?? located.report;
      put(bySense, senseOf(this.slice, located.finding), { located, words, origin });
    }
    const found = new Map<FindingId, readonly FindingId[]>();
    for (const all of bySense.values()) if (all.length > 1) this.#join(all, found);
    return found;
  }

  /** Joins tellings of one sense step by step, each to the last ones that it may be the same as. */
  #join(all: readonly Telling[], found: Map<FindingId, readonly FindingId[]>): void {
    const ordered = [...all].sort(byTime);
    const root = ordered.map((_, i) => i);
    const find = (i: number): number => (root[i] === i ? i : find(root[i]!));
    const index = new Map<string, number[]>();
    for (const [i, one] of ordered.entries()) {
      const keys = [one.words, `${one.origin}\n${one.words}`, 'all', ...this.#creditsOf(one)];
      const near = new Set(keys.flatMap((k) => (index.get(k) ?? []).slice(-HELD)));
      for (const k of near)
        if (find(i) !== find(k) && this.#isSame(one, ordered[k]!))
          root[Math.max(find(i), find(k))] = Math.min(find(i), find(k));
      for (const k of keys) put(index, k, i);
    }
    const groups = new Map<number, FindingId[]>();
    for (const [i, { located }] of ordered.entries()) put(groups, find(i), located.finding.id);
    for (const members of groups.values()) if (members.length > 1) for (const m of members) found.set(m, members);
  }

  #isSame(a: Telling, b: Telling): boolean {
    // What one report tells twice is two tellings of its own.
    if (a.located.report === b.located.report) return false;
    if (a.words === b.words && a.origin === b.origin) return true;
    if (!isNear(a.located.day, b.located.day)) return false;
    if (a.words === b.words && this.#isAround(a, b)) return true;
    const shared = overlap(this.#contextOf(a), this.#contextOf(b));
    if (shared < SHARED.credit) return false;
    return shared >= SHARED.neither || this.#creditsOf(a).some((c) => this.#creditsOf(b).includes(c));
  }

  /** Whether what stands around the same words is much the same, or nothing does. */
  #isAround(a: Telling, b: Telling): boolean {
    const own = new Set(a.words.split(' '));
    const [x, y] = [a, b].map((t) => new Set([...this.#contextOf(t)].filter((w) => !own.has(w)))) as [
      Set<string>,
      Set<string>,
    ];
    return x.size + y.size === 0 ? own.size > SHORT : overlap(x, y) >= SHARED.words;
  }

  #contextOf({ located }: Telling): ReadonlySet<string> {
    const { id } = located.finding;
    let known = this.#contexts.get(id);
    if (!known) {
      const text = this.slice.text(located.source);
      const words = text.slice(sentenceAt(text, keyWords(located.finding))).match(/[\p{L}\p{N}]+/gu) ?? [];
      known = new Set(
        words.filter((w) => w.length >= LONG || /^[\p{Lu}\p{N}]..?/u.test(w)).map((w) => w.toLowerCase()),
      );
      this.#contexts.set(id, known);
    }
    return known;
  }

  #creditsOf({ located }: Telling): readonly string[] {
    const { id } = located.finding;
    let known = this.#credits.get(id);
    if (!known) {
      known = creditTies(this.slice, located).map((t) => t.key);
      this.#credits.set(id, known);
    }
    return known;
  }
}

const isNear = (a: string | null, b: string | null): boolean =>
  a === null || b === null || Math.abs(Date.parse(a) - Date.parse(b)) <= NEAR * DAY;

const byTime = ({ located: a }: Telling, { located: b }: Telling): number => {
  const [x, y] = [`${a.day ?? '9999'} ${a.report} ${a.finding.id}`, `${b.day ?? '9999'} ${b.report} ${b.finding.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** The words that a finding is shown by, in small letters and without marks: what is equal to the ear. */
export const wordsOf = (slice: Slice, { finding, source }: Located): string => {
  const text = slice.text(source);
  const spans = finding.kind === 'statement' ? finding.content : [keyWords(finding)];
  const words = spans.map((s) => text.slice(s)).join(' ');
  return (words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
};

/** What a finding says of whom, apart from its words: two that differ in it tell two things. */
function senseOf(slice: Slice, f: Finding): string {
  const who = (p: Party | null) => (p ? nameOf(slice, p.value) : '');
  switch (f.kind) {
    case 'event':
      return [f.act.value, f.status, who(f.actor), who(f.recipient)].join('\n');
    case 'figure':
      return [f.number.value, f.to?.value ?? '', f.unit ?? '', f.counts?.value.split(' ').at(-1)?.toLowerCase()].join(
        '\n',
      );
    case 'assessment':
      return [who(f.by), f.direction?.value, f.state?.value, f.valuation.map((v) => v.value).join(' ')].join('\n');
    case 'position':
      return [who(f.holder), f.stance.value].join('\n');
    case 'reception':
      return [who(f.holder), f.answer.value].join('\n');
    case 'condition':
      return [who(f.setBy), f.connective.value].join('\n');
    case 'question':
      return [who(f.to), f.answer].join('\n');
    case 'meeting':
      return f.status.value;
    default:
      return '';
  }
}

/**
 * The telling of a claim that a brief quotes: in the words that most carriers of its origin share, of those the longest, of these the earliest.
 * A copy in which words were swapped stands for none but itself. Of a quotation it is the verbatim form of the act of speech.
 */
export function shared(slice: Slice, located: Located): Located {
  const { finding } = located;
  const spoken = spokenIn(slice, finding);
  if (finding.kind === 'statement') {
    const verbatim = spoken?.verbatim ? slice.findings.get(spoken.verbatim) : undefined;
    return verbatim && finding.quotation === 'direct' ? verbatim : located;
  }
  const members = sameClaim(slice, finding.id);
  if (members.length < 2) return located;
  const { byOrigin, bySpeech } = scopesOf(slice, members, finding.kind);
  const origin = originOf(slice, located.report);
  const near = [...((origin && byOrigin.get(origin.id)) ?? []), ...((spoken && bySpeech.get(spoken.id)) ?? [])];
  if (near.length < 2) return located;
  const tellings = new Set(near);
  const forms = new Map<string, Located[]>();
  for (const l of tellings) put(forms, wordsOf(slice, l), l);
  if (forms.size < 2) return located;
  const carriers = (all: readonly Located[]) =>
    [...new Set(all.map((l) => l.report))].reduce((n, r) => n + (slice.appearances.get(r)?.length ?? 0), 0);
  const [best] = [...forms]
    .map(([words, all]) => ({ words, all, carriers: carriers(all) }))
    .sort((a, b) => b.carriers - a.carriers || b.words.length - a.words.length || (a.words < b.words ? -1 : 1));
  // What stands as often as any other form is left as it is.
  const own = forms.get(wordsOf(slice, located)) ?? [];
  return carriers(own) === best!.carriers ? located : earliest(best!.all);
}

interface Scopes {
  readonly byOrigin: ReadonlyMap<ReportId, readonly Located[]>;
  readonly bySpeech: ReadonlyMap<FindingId, readonly Located[]>;
}

const scopes = new WeakMap<readonly FindingId[], Scopes>();

/** The tellings of a claim, of the kind of the one that is asked for, by the origin of their texts and by the act of speech; made once. */
function scopesOf(slice: Slice, members: readonly FindingId[], kind: Kind): Scopes {
  let found = scopes.get(members);
  if (!found) {
    const [byOrigin, bySpeech] = [new Map<ReportId, Located[]>(), new Map<FindingId, Located[]>()];
    for (const id of members) {
      const told = slice.findings.get(id);
      if (told?.finding.kind !== kind) continue;
      const speech = spokenIn(slice, told.finding);
      put(byOrigin, originOf(slice, told.report)?.id ?? told.report, told);
      if (speech) put(bySpeech, speech.id, told);
    }
    found = { byOrigin, bySpeech };
    scopes.set(members, found);
  }
  return found;
}

const earliest = (all: readonly Located[]): Located =>
  all.reduce((a, b) => ((b.day ?? '9999') < (a.day ?? '9999') ? b : a));

const utterances = new WeakMap<Slice['record']['utterances'], ReadonlyMap<FindingId, Utterance>>();

/** The act of speech in which a finding is said, or that it renders. */
function spokenIn({ record }: Slice, finding: Finding): Utterance | undefined {
  let byMember = utterances.get(record.utterances);
  if (!byMember) {
    byMember = new Map(record.utterances.flatMap((u) => u.members.map((m) => [m, u] as const)));
    utterances.set(record.utterances, byMember);
  }
  const id = finding.kind === 'statement' ? finding.id : finding.saidIn;
  return id ? byMember.get(id) : undefined;
}
