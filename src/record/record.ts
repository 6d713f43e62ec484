import {
  digestParts,
  membersOf,
  type NegotiationRecord,
  OBJECT_NAMES,
  type ObjectList,
  type ReportId,
  type Slice,
} from '../model/index.js';
import { type Actors, actors } from './actors.js';
import { conditionEdges } from './conditions.js';
import { contradictions } from './contradictions.js';
import { credits } from './credits.js';
import { deadlocks } from './deadlocks.js';
import { type Decidable, decisionStates } from './decided.js';
import { forecasts } from './forecasts.js';
import { positionCells, proposalLines } from './lines.js';
import { compare, type Inputs, Material } from './located.js';
import { moves } from './moves.js';
import { orderDisputes } from './orders.js';
import { copies } from './origins.js';
import { commitmentLines } from './promises.js';
import { openQuestions } from './questions.js';
import { ReadAfter } from './readAfter.js';
import { rounds } from './rounds.js';
import { isSide, sideOfParty } from './sides.js';
import { tellings } from './tellings.js';
import { ultimatums } from './ultimatums.js';
import { utterances } from './utterances.js';

/** Everything that is derived from appearances, readings and decisions; the same inputs give the same record. */
export function buildSlice(inputs: Inputs): Slice {
  const material = new Material(inputs);
  const who = actors(material);
  const record = build(material, who);
  material.done();
  return {
    record,
    findings: material.located,
    headlines: material.headlines,
    appearances: material.appearances,
    reviews: material.reviewed.reviews,
    rejected: new Map(
      [...material.reviewed.rejected].map(([id, { finding, source, review }]) => {
        const report = source as ReportId;
        return [id, { finding, report, source, day: material.days.get(report) ?? null, review }] as const;
      }),
    ),
    replaced: material.replaced,
    asOf: null,
    text: (source) => material.text(source),
    actorOf: new Map([...who.of].map(([party, actor]) => [party, actor.id])),
  };
}

function build(material: Material, who: Actors): NegotiationRecord {
  const { origins: sources, passages } = copies(material);
  const met = rounds(material, who);
  const proposals = proposalLines(material, who);
  const conditions = conditionEdges(material, who);
  const read = new ReadAfter(material);
  const named = sides(material, who);
  const spoken = utterances(material, who, sources);
  const objects = {
    actors: who.list,
    utterances: spoken,
    rounds: met,
    proposals,
    positions: positionCells(material, who, proposals),
    moves: moves(tellings(material, who, proposals)),
    conditions,
    deadlocks: deadlocks(material, who, conditions),
    orders: orderDisputes(material, who),
    commitments: commitmentLines(material, who, read),
    ultimatums: ultimatums(material, who, read),
    contradictions: contradictions(material, who, { origins: sources, rounds: met, proposals, utterances: spoken }),
    questions: openQuestions(material, who, proposals, read, named),
    forecasts: forecasts(material, who, read),
  };
  return {
    fingerprint: fingerprint(material),
    coverage: coverage(material, sources.length),
    sides: named,
    origins: sources,
    passages,
    credits: credits(material),
    undecided: who.undecided,
    decisions: decisionStates(material.inputs.decisions, who.list, decidable(material, objects)),
    stories: material.versions.stories,
    ...objects,
  };
}

/** What decisions can be about, looked through only where there are any. */
const decidable = ({ reviewed, appearances }: Material, objects: Pick<NegotiationRecord, ObjectList>): Decidable => ({
  reviewed,
  hasReport: (id) => appearances.has(id as ReportId),
  holds: (name, findings) =>
    (Object.keys(OBJECT_NAMES) as ObjectList[])
      .filter((list) => OBJECT_NAMES[list] === name)
      .flatMap((list): readonly Parameters<typeof membersOf>[0][] => objects[list])
      .some((o) => {
        const own = membersOf(o);
        return 'members' in o ? own.some((f) => findings.includes(f)) : own.every((f) => findings.includes(f));
      }),
});

function fingerprint(material: Material): NegotiationRecord['fingerprint'] {
  const { appearances, decisions, reader } = material.inputs;
  return {
    reader,
    inputs: digestParts(appearances.map((a) => a.id).sort(compare)).slice(0, 16),
    decisions: digestParts(decisions.map((d) => d.id).sort(compare)).slice(0, 16),
  };
}

function coverage(material: Material, origins: number): NegotiationRecord['coverage'] {
  const all = material.inputs.appearances;
  const days = [...material.days.values()].filter((d) => d !== null).sort(compare);
  return {
    reports: material.appearances.size,
    appearances: all.length,
    origins,
    outlets: [...new Set(all.map((a) => a.outlet).filter((o) => o !== null))].sort(compare),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    undated: [...material.days.values()].filter((d) => d === null).length,
    unread: material.appearances.size - material.readings.size - material.replaced.size,
    superseded: material.versions.newer.size,
  };
}

/** Sides in order of how much is told of them: positions and receptions first, then statements. */
function sides(material: Material, who: Actors): string[] {
  const weight = new Map<string, number>();
  const people = new Set(
    who.list.filter((a) => a.type === 'person' && !who.countries.includes(a.name)).map((a) => a.name),
  );
  const count = (side: string | null, by: number) => side && weight.set(side, (weight.get(side) ?? 0) + by);
  for (const p of material.of('position'))
    if (isSide(who, p.finding.holder)) count(sideOfParty(who, p.finding.holder), 3);
  for (const r of material.of('reception'))
    if (isSide(who, r.finding.holder)) count(sideOfParty(who, r.finding.holder), 3);
  for (const s of material.of('statement'))
    count(s.finding.source ? (sideActor(who, s.finding.source.value.party) ?? null) : null, 1);
  return (
    [...weight]
      // "the government", of which no report says whose, is no side that could be named; nor is a person.
      .filter(([side]) => /^\P{Ll}/u.test(side) && !people.has(side))
      .sort(([a, n], [b, m]) => m - n || compare(a, b))
      .map(([side]) => side)
  );
}

const sideActor = (who: Actors, party: string | null): string | null =>
  party ? (who.of.get(party)?.side ?? null) : null;
