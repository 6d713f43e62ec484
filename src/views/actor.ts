import {
  type Actor,
  type FindingId,
  type Meeting,
  put,
  type Round,
  type Slice,
  type Statement,
} from '../model/index.js';
import { listing, type Row } from './listing.js';

/** Somebody met, and the meetings. */
export interface Met {
  readonly actor: Actor;
  readonly rounds: readonly Round[];
}

/** A person or body: what they are called, what they said, whom they met, what others tell of their words. */
export interface ActorView {
  readonly actor: Actor;
  /** Newest first. */
  readonly said: readonly Row[];
  /** Words of others that they told. */
  readonly told: readonly Row[];
  /** Most often met first. */
  readonly met: readonly Met[];
  /** Rounds that they took part in, the newest first. */
  readonly rounds: readonly Round[];
}

/** Who spoke and who met whom, by actor; made once for all pages of actors. */
export class ActorIndex {
  readonly #byId: ReadonlyMap<FindingId, Actor>;
  readonly #said = new Map<FindingId, Row[]>();
  readonly #told = new Map<FindingId, Row[]>();
  readonly #rounds = new Map<FindingId, { round: Round; others: readonly FindingId[] }[]>();

  /** @param statements newest first */
  constructor(
    readonly slice: Slice,
    statements: readonly Row[] = listing(slice, ['statement']).reverse(),
  ) {
    this.#byId = new Map(slice.record.actors.map((a) => [a.id, a]));
    for (const row of statements) {
      const s = slice.findings.get(row.id)!.finding as Statement;
      const speaker = this.#actor(s.source?.value.party);
      if (speaker) put(this.#said, speaker, row);
      for (const id of new Set(s.relayedBy.map((t) => this.#actor(t.value.party)))) if (id) put(this.#told, id, row);
    }
    for (const round of slice.record.rounds) {
      const who = new Set(
        round.members
          .flatMap((m) => (slice.findings.get(m)!.finding as Meeting).participants)
          .map((p) => this.#actor(p.value.party))
          .filter((id) => id !== null),
      );
      for (const id of who) put(this.#rounds, id, { round, others: [...who].filter((o) => o !== id) });
    }
  }

  #actor(party: string | null | undefined): FindingId | null {
    return (party && this.slice.actorOf.get(party)) || null;
  }

  /** Whether a page of this actor would hold more than a name. */
  has(actor: Actor): boolean {
    return this.#said.has(actor.id) || this.#rounds.has(actor.id) || this.#told.has(actor.id);
  }

  meetings(actor: Actor): number {
    return this.#rounds.get(actor.id)?.length ?? 0;
  }

  /** Null when there is no such actor. Any mention's id leads to the actor that holds it. */
  view(id: FindingId): ActorView | null {
    const actor = this.#byId.get(id) ?? this.slice.record.actors.find((a) => a.members.includes(id));
    if (!actor) return null;
    const own = [...(this.#rounds.get(actor.id) ?? [])].reverse();
    const met = new Map<FindingId, Round[]>();
    for (const { round, others } of own) for (const o of others) put(met, o, round);
    return {
      actor,
      said: this.#said.get(actor.id) ?? [],
      told: this.#told.get(actor.id) ?? [],
      met: [...met]
        .map(([other, rounds]) => ({ actor: this.#byId.get(other)!, rounds }))
        // "delegations" beside the people in them say nothing more.
        .filter((m, _, all) => isNamed(m.actor) || !all.some((o) => isNamed(o.actor)))
        .sort((a, b) => b.rounds.length - a.rounds.length || (a.actor.name < b.actor.name ? -1 : 1)),
      rounds: own.map((o) => o.round),
    };
  }
}

const isNamed = (actor: Actor): boolean => /^\p{Lu}/u.test(actor.name);
