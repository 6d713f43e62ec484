import {
  type Contradiction,
  DAY,
  type Figure,
  type FindingId,
  type Located,
  type Origin,
  type Round,
} from '../model/index.js';
import { overlap, span } from '../text/index.js';
import { compare, type Material, stems } from './located.js';

/** Figures and durations in which reports of different origins differ within a few days. */
export function contradictions(
  material: Material,
  origins: readonly Origin[],
  rounds: readonly Round[],
): Contradiction[] {
  const originOf = new Map(origins.flatMap((o) => o.reports.map((r) => [r, o.id] as const)));
  return [...figures(material, originOf), ...durations(material, rounds, originOf)].sort((a, b) =>
    compare(a.findings.join(), b.findings.join()),
  );
}

const apart = (a: string | null, b: string | null) =>
  a && b ? Math.abs(Date.parse(a) - Date.parse(b)) / DAY : Number.POSITIVE_INFINITY;

function figures(material: Material, originOf: ReadonlyMap<string, string>): Contradiction[] {
  const told = material.of('figure').filter((f) => f.finding.counts !== null && f.finding.number.value >= 10);
  const found: Contradiction[] = [];
  const seen = new Set<string>();
  for (const [i, a] of told.entries()) {
    for (let k = i + 1; k < told.length; k++) {
      const b = told[k]!;
      // By day: whatever follows is further off still.
      if (apart(a.day, b.day) > 2) break;
      if (originOf.get(a.report) === originOf.get(b.report) || !(sameThing(a, b) || sameStory(material, a, b)))
        continue;
      const key = `${a.finding.number.value} ${b.finding.number.value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ kind: 'number', about: a.finding.counts!.value, findings: [a.finding.id, b.finding.id] });
    }
  }
  return found;
}

/** Whether two numbers may both be right: the same, or one within what the other leaves open ("at least 20" and 26). */
export function agree(a: Figure, b: Figure): boolean {
  const holds = ({ number, to, bound }: Figure, value: number) =>
    bound?.value === 'at least'
      ? value >= number.value
      : bound?.value === 'at most'
        ? value <= (to ?? number).value
        : number.value <= value && value <= (to ?? number).value;
  return holds(a, b.number.value) || holds(b, a.number.value);
}

/** The same noun, counts of one size, days apart: 214 and 241 prisoners. */
function sameThing(a: Located & { finding: Figure }, b: Located & { finding: Figure }): boolean {
  const [x, y] = [a.finding.number.value, b.finding.number.value];
  if (agree(a.finding, b.finding) || Math.max(x, y) / Math.min(x, y) > 1.5 || apart(a.day, b.day) > 2) return false;
  return overlap(stems(a.finding.counts!.value), stems(b.finding.counts!.value)) >= 0.5;
}

/** Other nouns for one thing ("prisoners", "servicemen"): counts that are close, in sentences that share most of their words. */
function sameStory(material: Material, a: Located & { finding: Figure }, b: Located & { finding: Figure }): boolean {
  const [x, y] = [a.finding.number.value, b.finding.number.value];
  if (
    agree(a.finding, b.finding) ||
    Math.min(x, y) < 50 ||
    Math.max(x, y) / Math.min(x, y) > 1.2 ||
    apart(a.day, b.day) > 2
  )
    return false;
  return overlap(stems(around(material, a)), stems(around(material, b))) >= 0.3;
}

function around(material: Material, told: Located & { finding: Figure }): string {
  const text = material.text(told.source);
  const at = told.finding.number.evidence[0];
  return text.slice(span(Math.max(0, at.start - 110), Math.min(text.length, at.end + 110)));
}

function durations(
  material: Material,
  rounds: readonly Round[],
  originOf: ReadonlyMap<string, string>,
): Contradiction[] {
  const found: Contradiction[] = [];
  for (const round of rounds) {
    const told = round.durations;
    const other = told.find(
      (d) =>
        d.minutes !== told[0]!.minutes &&
        origin(material, originOf, d.finding) !== origin(material, originOf, told[0]!.finding),
    );
    if (other)
      found.push({
        kind: 'duration',
        about: round.place ?? round.participants.join(', '),
        findings: [told[0]!.finding, other.finding],
      });
  }
  return found;
}

const origin = (material: Material, originOf: ReadonlyMap<string, string>, id: FindingId) =>
  originOf.get(material.located.get(id)!.report);
