import { type FindingId, type Slice, waitsForReview } from '../../model/index.js';

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
  return {
    ...slice,
    record: {
      ...record,
      rounds: standing(record.rounds).map((r) => ({ ...r, history: r.history.filter((h) => sure(h.finding)) })),
      proposals: standing(record.proposals).map((p) => ({
        ...p,
        receptions: p.receptions.filter((r) => sure(r.finding)),
      })),
      positions: standing(record.positions),
      conditions: standing(record.conditions).map((c) => ({ ...c, laterReported: c.laterReported.filter(sure) })),
      commitments: standing(record.commitments).map((c) => ({ ...c, laterReported: c.laterReported.filter(sure) })),
      contradictions: record.contradictions.filter((c) => c.findings.every(sure)),
      questions: standing(record.questions),
    },
  };
}
