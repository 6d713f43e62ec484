import type { FindingId, Located, Slice, Statement } from '../model/index.js';

/** Whose words a finding stands in: the speaker, who tells it, and whether it is quoted. */
export interface Voice {
  readonly speaker: string | null;
  /** The actor of the record that the speaker is, where it is known. */
  readonly actor: FindingId | null;
  readonly tellers: readonly string[];
  readonly quoted: boolean;
  readonly outlet: string | null;
}

/** The voice of a finding by its `saidIn`; a null speaker is the outlet's own voice. */
export function voiceOf(slice: Slice, located: Located): Voice {
  const outlet = slice.appearances.get(located.report)?.find((a) => a.outlet)?.outlet ?? null;
  const statement = located.finding.kind === 'statement' ? located.finding : statementOf(slice, located);
  if (!statement) return { speaker: null, actor: null, tellers: [], quoted: false, outlet };
  return {
    speaker: speakerName(slice, statement),
    actor: (statement.source?.value.party && slice.actorOf.get(statement.source.value.party)) || null,
    tellers: statement.relayedBy.map((t) => nameOf(slice, t.value)),
    quoted: statement.quotation !== 'indirect',
    outlet,
  };
}

/** The statement in whose content a finding stands, in the report or in its headline. */
function statementOf(slice: Slice, { finding, source }: Located): Statement | undefined {
  if (!finding.saidIn) return undefined;
  const found =
    slice.findings.get(finding.saidIn)?.finding ?? slice.headlines.get(source)?.find((f) => f.id === finding.saidIn);
  return found?.kind === 'statement' ? found : undefined;
}

function speakerName(slice: Slice, statement: Statement): string {
  if (!statement.source) return 'an unnamed source';
  const name = nameOf(slice, statement.source.value);
  return statement.rung === 'anonymous' ? `${name}, not named` : name;
}

/** The name that the record gives a party; the report's own words where it has none. */
export function nameOf(slice: Slice, party: { readonly name: string; readonly party: string | null }): string {
  const actor = party.party ? actorById(slice, slice.actorOf.get(party.party)) : undefined;
  return actor?.name ?? party.name;
}

export function sideNameOf(
  slice: Slice,
  party: { readonly name: string; readonly party: string | null } | null,
): string | null {
  if (!party) return null;
  const actor = party.party ? actorById(slice, slice.actorOf.get(party.party)) : undefined;
  return actor?.side ?? actor?.name ?? party.name;
}

const indexes = new WeakMap<Slice, Map<FindingId, Slice['record']['actors'][number]>>();

function actorById(slice: Slice, id: FindingId | undefined) {
  if (!id) return undefined;
  let index = indexes.get(slice);
  if (!index) {
    index = new Map(slice.record.actors.map((a) => [a.id, a]));
    indexes.set(slice, index);
  }
  return index.get(id);
}

/** "Orsk (told by the agency)", "the report". */
export function voiceWords(voice: Voice): string {
  if (voice.speaker === null)
    return voice.outlet ? `${voice.outlet}, in its own voice` : 'the report, in its own voice';
  const told = voice.tellers.filter((t) => t !== voice.speaker);
  return told.length > 0 ? `${voice.speaker}, told by ${told.join(' through ')}` : voice.speaker;
}
