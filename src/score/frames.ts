import type { FindingId } from '../model/index.js';
import { type Span, Text } from '../text/index.js';
import { type Claim, Cover, type Role, SCORED } from './claims.js';
import type { Counts } from './figures.js';

/** One party of a negotiation as its list has it. */
export interface GoldParty {
  readonly name: string;
  readonly side: string;
  readonly names: readonly string[];
}

/** Lines of `name, what it is, side, other names`, parted by tabs. */
export function parseParties(source: string): GoldParty[] {
  return source.split('\n').flatMap((line) => {
    const [name, , side = '', others = ''] = line.split('\t').map((part) => part.trim());
    if (!name || line.startsWith('#')) return [];
    return [{ name, side, names: [name, ...others.split(';').map((n) => n.trim())].filter((n) => n !== '') }];
  });
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/^(?:the|a|an)\s+/u, '')
    .replace(/[’']s$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Words with a capital that are titles and bodies of any state. */
const COMMON =
  /^(?:The|President|Prime|Foreign|Minister|Ministry|Government|Parliament|Army|General|Colonel|Commander|Council|Cabinet|Secretary|Chief|Deputy|Ambassador|Embassy|State|Two|Three|A|An|Mr|Mrs|Ms|Dr)$/u;

const isName = (name: string): boolean => name.split(/\s+/u).some((w) => /^\p{Lu}/u.test(w) && !COMMON.test(w));

/** Who a name means, among the parties of a negotiation. */
class Roster {
  readonly #known: readonly { readonly key: string; readonly party: GoldParty }[];

  constructor(parties: readonly GoldParty[]) {
    this.#known = parties
      .flatMap((party) => party.names.map((n) => ({ key: plain(n), party })))
      .sort((a, b) => b.key.length - a.key.length);
  }

  /** The party of that name; else the one whose longest name stands in it, or in whose name it stands. Common nouns name nobody. */
  find(name: string | null): GoldParty | null {
    if (name === null) return null;
    const key = plain(name);
    const holds = (whole: string, part: string) => ` ${whole} `.includes(` ${part} `);
    const exact = this.#known.find((k) => k.key === key)?.party;
    if (exact || !isName(name)) return exact ?? null;
    return (
      this.#known.find((k) => holds(key, k.key))?.party ?? this.#known.find((k) => holds(k.key, key))?.party ?? null
    );
  }
}

export interface Judgement {
  /**
   * Counts by kind: `KIND gold`, `KIND found`, `KIND hit`, and of hits without a look at parties `KIND loose`. Of the acts among these last,
   * `modes gold` have a mode in the gold, `modes told` in the reading, and `modes same` the same in both; of all of these last `claims gold` are another
   * side's account in the gold, `claims told` in the reading, and `claims both` in both.
   */
  readonly counts: Counts;
  /** Each finding's kind, confidence and whether it is right. */
  readonly judged: readonly {
    readonly kind: string;
    readonly confidence: number;
    readonly right: boolean;
    readonly ids: readonly FindingId[];
  }[];
  readonly faults: readonly string[];
}

/** Kinds in which a side stands for its people: a minister's answer is the government's. */
const SIDED = new Set(['holder', 'setBy']);

/**
 * Claims found against claims marked in one text. One is right when kind and class are the same, trigger or content overlaps by half (of a
 * statement the content), and every party role names the same party; each serves once.
 */
export function judgeClaims(
  source: string,
  gold: readonly Claim[],
  found: readonly Claim[],
  parties: readonly GoldParty[],
  tell: (line: string) => void = () => {},
): Judgement {
  const matcher = new ClaimMatcher(new Text(source), parties);
  const counts: Record<string, number> = {};
  const add = (name: string, n = 1) => {
    counts[name] = (counts[name] ?? 0) + n;
  };
  const matched = (g: Claim, f: Claim) => {
    add(`${g.kind} loose`);
    add('claims gold', g.claimed ? 1 : 0);
    add('claims told', f.claimed ? 1 : 0);
    add('claims both', g.claimed && f.claimed ? 1 : 0);
    if (g.kind !== 'event') return;
    add('modes gold', g.mode === null ? 0 : 1);
    add('modes told', f.mode === null ? 0 : 1);
    add('modes same', g.mode !== null && g.mode === f.mode ? 1 : 0);
  };
  const judged: Judgement['judged'][number][] = [];
  const faults: string[] = [];
  for (const kind of SCORED) {
    const left = gold.filter((g) => g.kind === kind);
    const mine = found.filter((f) => f.kind === kind).sort((a, b) => b.confidence - a.confidence);
    add(`${kind} gold`, left.length);
    add(`${kind} found`, mine.length);
    const open: Claim[] = [];
    for (const f of mine) {
      const at = left.findIndex((g) => matcher.right(g, f));
      judged.push({ kind, confidence: f.confidence, right: at >= 0, ids: f.ids });
      if (at >= 0) {
        matched(left.splice(at, 1)[0]!, f);
        add(`${kind} hit`);
      } else open.push(f);
    }
    for (const f of open) {
      const twin = left.find((g) => matcher.sameWords(g, f));
      const fault = twin && matcher.fault(twin, f);
      if (fault) faults.push(`${kind}: ${fault}`);
      const at = left.findIndex((g) => matcher.sameWords(g, f) && g.label === f.label);
      if (at >= 0) {
        tell(`${kind}\tparty\t${matcher.show(left[at]!)}\t${matcher.show(f)}`);
        matched(left.splice(at, 1)[0]!, f);
      } else if (twin) tell(`${kind}\tclass\t${matcher.show(twin)}\t${matcher.show(f)}`);
      else tell(`${kind}\textra\t\t${matcher.show(f)}`);
    }
    for (const g of left) tell(`${kind}\tmissed\t${matcher.show(g)}\t`);
  }
  add('faults', faults.length);
  add('findings', found.length);
  return { counts, judged, faults };
}

class ClaimMatcher {
  readonly cover: Cover;
  readonly roster: Roster;

  constructor(
    readonly text: Text,
    parties: readonly GoldParty[],
  ) {
    this.cover = new Cover(text);
    this.roster = new Roster(parties);
  }

  right(gold: Claim, found: Claim): boolean {
    return gold.label === found.label && this.sameWords(gold, found) && this.sameParties(gold, found);
  }

  /** Trigger or content overlaps by half; a statement is its content, a condition both its halves. */
  sameWords(gold: Claim, found: Claim): boolean {
    const contents = gold.content.some((c, i) => this.cover.half(c, found.content[i] ?? []));
    if (gold.kind === 'statement') return contents;
    return this.cover.half(gold.trigger, found.trigger) || contents;
  }

  sameParties(gold: Claim, found: Claim): boolean {
    const roles = Object.keys(gold.roles).every((role) =>
      this.sameRole(gold.roles[role]!, found.roles[role] ?? [], SIDED.has(role)),
    );
    if (!roles) return false;
    if (gold.kind !== 'statement') return true;
    return (
      gold.voice.length === found.voice.length && gold.voice.every((v, i) => this.sameParty(v, found.voice[i]!, false))
    );
  }

  sameRole(gold: readonly Role[], found: readonly Role[], sided: boolean): boolean {
    const has = (list: readonly Role[], one: Role, turned: boolean) =>
      list.some((o) => (turned ? this.sameParty(one, o, sided) : this.sameParty(o, one, sided)));
    return gold.every((g) => has(found, g, true)) && found.every((f) => has(gold, f, false));
  }

  /** By the list of parties where both names stand in it, else by the words. */
  sameParty(gold: Role, found: Role, sided: boolean): boolean {
    const [a, b] = [this.roster.find(gold.name), this.roster.find(found.name)];
    if (a && b)
      return a === b || (sided && (a.side === b.side || a.side === b.name || b.side === a.name) && a.side !== '');
    return this.cover.half(gold.spans, found.spans) || this.begins(gold.spans, found.spans);
  }

  /** "two delegates" and "two delegates who asked not to be named": one phrase begins the other, and owns nothing in it. */
  begins(a: readonly Span[], b: readonly Span[]): boolean {
    return a.some((x) =>
      b.some((y) => {
        if (x.start !== y.start) return false;
        const [end, far] = x.end < y.end ? [x.end, y.end] : [y.end, x.end];
        return !/^['’]/u.test(this.text.slice({ start: end, end: far }));
      }),
    );
  }

  /** What is told of these words that must never be (hard faults), or null. */
  fault(gold: Claim, found: Claim): string | null {
    const words = this.show(found);
    if (gold.kind === 'statement') return this.otherSpeaker(gold, found) ? `wrong speaker: ${words}` : null;
    if (
      gold.kind === 'meeting' &&
      found.label === 'held' &&
      /possible|offered|planned|cancelled|postponed/u.test(gold.label)
    )
      return `${gold.label} told as held: ${words}`;
    if (gold.kind === 'event') {
      if (/happened/u.test(found.label) && /planned|denied/u.test(gold.label))
        return `${gold.label} told as happened: ${words}`;
      const [actor, recipient] = [found.roles.actor ?? [], found.roles.recipient ?? []];
      const swapped =
        /THREATEN/u.test(gold.label) &&
        actor.length > 0 &&
        recipient.length > 0 &&
        this.sameRole(gold.roles.actor!, recipient, false) &&
        this.sameRole(gold.roles.recipient!, actor, false);
      return swapped ? `sides of a threat swapped: ${words}` : null;
    }
    if (gold.kind === 'condition') {
      const swapped =
        this.cover.half(gold.content[0]!, found.content[1]!) && this.cover.half(gold.content[1]!, found.content[0]!);
      return swapped ? `halves of a condition swapped: ${words}` : null;
    }
    if (gold.kind === 'position' || gold.kind === 'reception')
      return this.otherSide(gold, found) ? `one side's cell filled for another: ${words}` : null;
    return null;
  }

  private otherSpeaker(gold: Claim, found: Claim): boolean {
    const [g, f] = [gold.roles.source![0], found.roles.source![0]];
    return g !== undefined && f !== undefined && !this.sameParty(g, f, false);
  }

  private otherSide(gold: Claim, found: Claim): boolean {
    const [g, f] = [gold.roles.holder![0], found.roles.holder![0]];
    if (!g || !f) return false;
    if (gold.claimed && !found.claimed) return true;
    const [a, b] = [this.roster.find(g.name), this.roster.find(f.name)];
    return a !== null && b !== null && !this.sameParty(g, f, true);
  }

  show(claim: Claim): string {
    const at = claim.trigger[0] ?? claim.content[0]?.[0];
    const slice = (spans: readonly { start: number; end: number }[]) =>
      spans.map((s) => this.text.slice(s as never)).join(' … ');
    const words = at ? slice(claim.trigger.length > 0 ? claim.trigger : [at]) : '';
    const content = claim.content.map((c) => slice(c).slice(0, 70)).join(' ⇐ ');
    const roles = Object.entries(claim.roles).map(
      ([r, list]) => `${r}=${list.map((o) => o.name ?? slice(o.spans)).join('+')}`,
    );
    return `[${claim.label}] «${words}» ${content} {${roles.join(' ')}} voice=${claim.voice.map((v) => v.name ?? slice(v.spans)).join('<')}`.replace(
      /\s+/gu,
      ' ',
    );
  }
}
