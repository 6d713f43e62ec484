/** Where the headline over a report says another thing than the report: no other differences are told within one voice. */
import type { Figure, Finding, Located, Meeting, PartyRef, ProposalLine, ReportId } from '../model/index.js';
import { titleId } from '../model/index.js';
import { overlap } from '../text/index.js';
import { type Consent, Consents } from './consents.js';
import type { Denial, Denials } from './denials.js';
import type { Difference, Differing, End } from './difference.js';
import { answersDiffer } from './differingAnswers.js';
import { agree, Counts } from './differingNumbers.js';
import { compare, stems } from './located.js';

/** Words of a headline that its report must have for a sentence to be the one that it sums up. */
const SUMMED = 0.5;

/** Headlines in order of reports, each finding once. */
export function differingHeadlines(
  differing: Differing,
  proposals: readonly ProposalLine[],
  denials: Denials,
): Difference[] {
  const { material } = differing;
  const consents = new Consents(differing, proposals);
  const answers = [...consents.bySide().values()].flat();
  return [...material.appearances].flatMap(([report, where]) => {
    if (!material.readings.has(report)) return [];
    const titles = new Set(where.flatMap(({ title }) => (title ? [title] : [])));
    return [...titles].sort(compare).flatMap((title) => {
      const heading = new Heading(differing, report, titleId(title));
      const body = answers.filter((a) => a.told.report === report);
      return [
        ...numbers(differing, heading),
        ...consented(consents, heading, body),
        ...undone(differing, heading, denials),
      ];
    });
  });
}

/** What is read in one headline, with the parties of its report: a headline names people by their last name. */
class Heading {
  readonly told: readonly Located[];

  constructor(
    differing: Differing,
    readonly report: ReportId,
    readonly source: string,
  ) {
    const { material } = differing;
    const parties = Object.entries(material.readings.get(report)!.parties);
    const known = (name: string): string | null =>
      parties.find(([, full]) => full === name || full.endsWith(` ${name}`))?.[0] ?? null;
    const day = material.days.get(report) ?? null;
    this.told = (material.headlines.get(source) ?? []).map((f) => ({
      finding: withParties(f, known) as Finding,
      report,
      source,
      day,
    }));
  }
}

/** A finding of which every party is the one that the report calls by the same name. */
function withParties(value: unknown, known: (name: string) => string | null): unknown {
  if (Array.isArray(value)) return value.map((v) => withParties(v, known));
  if (typeof value !== 'object' || value === null) return value;
  const { name, party } = value as Partial<PartyRef>;
  const own = Object.entries(value).map(([k, v]) => [k, withParties(v, known)]);
  const made = Object.fromEntries(own);
  return typeof name === 'string' && party !== undefined ? { ...made, party: known(name) } : made;
}

/** A number that the report has of the same thing, and nowhere as the headline has it: not as one of its numbers, nor as the sum of two. */
function numbers(differing: Differing, heading: Heading): Difference[] {
  const { material } = differing;
  const counts = new Counts(differing);
  const isFigure = (l: Located): l is Located & { finding: Figure } => l.finding.kind === 'figure';
  const figures = material.readings.get(heading.report)!.findings.flatMap((f) => material.located.get(f.id) ?? []);
  const body = figures.filter(isFigure);
  return counts.among(heading.told.filter(isFigure)).flatMap((told): Difference[] => {
    const { value } = told.finding.number;
    if (body.some((b) => agree(b.finding, told.finding))) return [];
    const values = body.map((b) => b.finding.number.value);
    if (values.some((x, i) => values.some((y, k) => k > i && x + y === value))) return [];
    const written = material.text(heading.report).value;
    if (written.includes(material.words(told.source, told.finding.number.evidence[0]))) return [];
    const found = counts.among(body).flatMap((b) => {
      const difference = counts.differUnder(told, b);
      return difference ? [difference] : [];
    });
    return found.slice(0, 1);
  });
}

/** A yes where the report has a no and nowhere a yes, or the other way round. */
function consented(consents: Consents, heading: Heading, body: readonly Consent[]): Difference[] {
  return heading.told.flatMap((told): Difference[] => {
    const said = consents.of(told);
    if (!said || said.answer === 'partly') return [];
    const same = body.filter((b) => b.side === said.side && overlap(b.own, said.own) >= SUMMED);
    if (same.some((b) => b.answer === said.answer || b.answer === 'partly')) return [];
    return same.slice(0, 1).map((b) => ({
      ...answersDiffer(said, b),
      ends: [headEnd(said.told, said.at, said.answer), headEnd(b.told, b.at, b.answer)],
    }));
  });
}

const headEnd = (told: Located, at: End['at'], value: string): End => ({ told, at, value });

/** A meeting or a deed over a report that says in plain words that it was not so. */
function undone(differing: Differing, heading: Heading, denials: Denials): Difference[] {
  const { material } = differing;
  const head = material.text(heading.source).value;
  if (SAYS_NO.test(head)) return [];
  for (const told of heading.told) {
    const { finding } = told;
    if (finding.kind !== 'meeting' && finding.kind !== 'event') continue;
    const at = finding.kind === 'meeting' ? finding.status.evidence[0] : finding.act.evidence[0];
    const words = material.words(told.source, at);
    if (/\b(?:to|will|may|could|would|might|hopes?)\b/iu.test(head)) continue;
    const meets = finding.kind === 'meeting' || finding.act.value === 'CONSULT';
    const own = stems(head);
    const denial = (meets ? denials.ofMeetings() : denials.of(words)).find(
      (d) =>
        d.told.report === heading.report && !d.yet && overlap(own, stems(d.sentence.words)) >= (meets ? 0.4 : SUMMED),
    );
    if (!denial || isToldDone(differing, heading, finding, denial)) continue;
    const ends = [headEnd(told, at, 'headline'), headEnd(denial.told, denial.at, 'denied')] as const;
    const party = finding.kind === 'meeting' ? finding.participants[0] : finding.actor;
    const isAgreed = finding.kind === 'event' && finding.act.value === 'AGREE';
    return [{ kind: isAgreed ? 'agreed' : 'happened', about: head, side: party?.value.name ?? null, ends }];
  }
  return [];
}

const SAYS_NO = /\b(?:not|no|never|without|deny|denies|denied|refuses?|rejects?)\b|n[’']t\b/iu;

/** Whether the report tells of the same deed as done elsewhere: then the headline has it from there. */
function isToldDone({ material }: Differing, { report }: Heading, finding: Finding, denial: Denial): boolean {
  return material.readings.get(report)!.findings.some((f) => {
    if (f.kind !== finding.kind) return false;
    if (f.kind === 'meeting') return (f as Meeting).status.value === 'held' && isApart(f.status.evidence[0], denial);
    if (f.kind === 'event' && finding.kind === 'event')
      return f.act.value === finding.act.value && f.status === 'happened' && isApart(f.act.evidence[0], denial);
    return false;
  });
}

const isApart = (at: { readonly start: number; readonly end: number }, { sentence }: Denial): boolean =>
  at.end <= sentence.at.start || at.start >= sentence.at.end;
