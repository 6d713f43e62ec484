import {
  type ConditionEdge,
  type FindingId,
  lastTelling,
  type Round,
  type Slice,
  waitsForReview,
} from '../../model/index.js';

/** The record without what rests on findings alone that wait for somebody to look. */
export function withoutUnsure(slice: Slice): Slice {
  const { record, findings } = slice;
  const sure = (id: FindingId) => {
    const found = findings.get(id);
    return found === undefined || !waitsForReview(found.finding);
  };
  const standing = <T extends { readonly members: readonly FindingId[] }>(all: readonly T[]): T[] =>
    all
      .filter((one) => one.members.some(sure))
      .map((one) => ({ ...one, members: [...one.members].sort((a, b) => Number(sure(b)) - Number(sure(a))) }));
  // A state that an unsure finding tells first stands in the words of the surest that is left.
  const told = (r: Round): Round => {
    const history = r.history.filter((h) => sure(h.finding));
    const [finding] = r.members;
    const again = { status: r.status, day: findings.get(finding!)?.day ?? null, finding: finding! };
    const surely = <T extends { readonly finding: FindingId }>(all: readonly T[]) =>
      all.filter((one) => sure(one.finding));
    return {
      ...r,
      history: history.length > 0 ? history : [again],
      attendance: surely(r.attendance),
      durations: surely(r.durations),
      outcomes: surely(r.outcomes),
    };
  };
  return {
    ...slice,
    record: {
      ...record,
      rounds: standing(record.rounds).map(told),
      // A paper that somebody surely answered is there, however unsure the words that tell of it.
      proposals: record.proposals
        .filter((p) => p.members.some(sure) || p.receptions.some((r) => sure(r.finding)))
        .map((p) => ({ ...p, members: [...p.members].sort((a, b) => Number(sure(b)) - Number(sure(a))) }))
        .map((p) => ({
          ...p,
          receptions: p.receptions.filter((r) => sure(r.finding)),
          candidates: p.candidates.filter((r) => sure(r.finding)),
        })),
      positions: standing(record.positions),
      conditions: standing(record.conditions).map((c) => surelyReported(c, sure)),
      moves: record.moves.filter((m) => sure(m.from.finding) && sure(m.to.finding)),
      deadlocks: record.deadlocks
        .filter((d) => d.cycle.every(sure))
        .map((d) => ({ ...d, members: d.members.filter(sure) })),
      orders: record.orders
        .map((o) => ({ ...o, wishes: o.wishes.map((w) => ({ ...w, members: w.members.filter(sure) })) }))
        .filter((o) => o.wishes.every((w) => w.members.length > 0)),
      commitments: standing(record.commitments).map((c) => ({
        ...c,
        accounts: c.accounts.filter((a) => sure(a.finding)),
        laterReported: c.laterReported.filter(sure),
      })),
      ultimatums: standing(record.ultimatums).map((u) => ({ ...u, laterReported: u.laterReported.filter(sure) })),
      contradictions: record.contradictions.filter((c) => c.findings.every(sure)),
      questions: standing(record.questions),
    },
  };
}

/** A condition with what is surely told of it later. */
function surelyReported(edge: ConditionEdge, sure: (id: FindingId) => boolean): ConditionEdge {
  const laterReported = edge.laterReported.filter((l) => sure(l.finding));
  return { ...edge, laterReported, reported: lastTelling(laterReported) };
}
