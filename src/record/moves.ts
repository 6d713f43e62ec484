/** How a side's stance moves: from one telling of its will to the next on the same thing, with the words of both. */
import { type Direction, type Move, put, STANCE_RANK } from '../model/index.js';
import { compare } from './located.js';
import { operativeChanges } from './operative.js';
import type { Telling } from './tellings.js';

/** How much of the weight of the shorter telling's words the other must share, and how many words. */
const ALIKE = { share: 0.5, words: 2 };
/** The same where the stance is the same and numbers, modals or quantities alone differ. */
const SAME = 0.6;
/** Days over which a side's words are held against its earlier ones, and how many of these at most. */
const WITHIN = 120;
const LAST = 60;

/** Every move of every side, oldest first: each telling against the last one before it on the same thing. */
export function moves(all: readonly Telling[]): Move[] {
  const weights = new Weights(all);
  const before = new Map<string, Telling[]>();
  const found: Move[] = [];
  for (const to of all) {
    const earlier = (before.get(to.side) ?? []).slice(-LAST);
    const best = last(earlier, to, weights);
    if (best && !isRetold(best.from, to)) found.push(...move(best.from, to, best.score));
    put(before, to.side, to);
  }
  return found;
}

/** Of both sentences, what the other must hold for them to tell one and the same thing. */
const RETOLD = 0.8;

/** How far apart two stances are that one sentence may be read as: accepts, and accepts if. */
const NUANCE = 2;

/** "pledged in June to open it", a week later once more and with what for: nobody has moved. Other numbers in the same words are a move. */
function isRetold(from: Telling, to: Telling): boolean {
  const apart = Math.abs(STANCE_RANK[from.stance] - STANCE_RANK[to.stance]);
  if (apart === 0 || apart > NUANCE) return false;
  const [a, b] = [from.around(), to.around()];
  const shared = [...a].filter((s) => b.has(s)).length;
  return shared > 3 && shared >= RETOLD * Math.max(a.size, b.size);
}

interface Scored {
  readonly from: Telling;
  readonly score: number;
}

/** The earlier telling on the same thing: the answer to the same paper, else the one whose words have most in common. */
function last(earlier: readonly Telling[], to: Telling, weights: Weights): Scored | undefined {
  const scored = earlier
    .filter((from) => isEarlier(from, to))
    .map((from) => ({ from, score: likeness(from, to, weights) }))
    .filter(({ score }) => score > 0);
  const most = Math.max(...scored.map(({ score }) => score));
  return scored.findLast(({ score }) => score >= 0.75 * most);
}

/** A side that says two things in one report, or in two of one day, has not moved yet. */
const isEarlier = (from: Telling, to: Telling): boolean =>
  from.date !== null && to.date !== null && from.date < to.date && to.date - from.date <= WITHIN;

/** A word weighs the more the fewer tellings have it (inverse document frequency). */
class Weights {
  readonly #of = new Map<string, number>();
  readonly #all = new Map<Telling, number>();

  constructor(all: readonly Telling[]) {
    const counts = new Map<string, number>();
    for (const t of all) for (const stem of t.stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, n] of counts) this.#of.set(stem, Math.log(1 + all.length / n));
    for (const t of all) this.#all.set(t, this.of([...t.stems]));
  }

  of(stems: readonly string[]): number {
    return stems.reduce((sum, s) => sum + this.#of.get(s)!, 0);
  }

  /** What all words of a telling weigh. */
  all(telling: Telling): number {
    return this.#all.get(telling)!;
  }
}

function likeness(a: Telling, b: Telling, weights: Weights): number {
  const shared = [...a.stems].filter((s) => b.stems.has(s));
  const share = weights.of(shared) / Math.min(weights.all(a), weights.all(b));
  if (a.paper !== null && a.paper === b.paper) return 1 + share;
  return shared.length >= ALIKE.words && share >= ALIKE.share ? share : 0;
}

function move(from: Telling, to: Telling, score: number): Move[] {
  const operative = operativeChanges(from.words(), to.words());
  const otherTerms = operative.some((o) => o.kind !== 'connective' && o.from !== null && o.to !== null);
  if (from.stance === to.stance && (score < SAME || !otherTerms)) return [];
  return [
    {
      id: to.id,
      members: [from.id, to.id].sort(compare),
      side: to.side,
      issue: [...to.issues].find((i) => from.issues.has(i)) ?? null,
      paper: to.paper !== null && to.paper === from.paper ? to.paper : null,
      from: { finding: from.id, at: from.at, stance: from.stance, day: from.day },
      to: { finding: to.id, at: to.at, stance: to.stance, day: to.day },
      direction: direction(STANCE_RANK[from.stance], STANCE_RANK[to.stance]),
      operative,
    },
  ];
}

const direction = (from: number, to: number): Direction => (to > from ? 'nearer' : to < from ? 'further' : 'unchanged');
