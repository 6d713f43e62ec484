import type { Proposal, ProposalLine, Slice } from '../model/index.js';
import { nameOf } from './voice.js';

/** Who drew a paper up, tabled, carried and handed it over, in words of ours; empty when no report says. */
export function makers(slice: Slice, line: ProposalLine): string[] {
  const list = line.members.flatMap((m) => (slice.findings.get(m)?.finding as Proposal | undefined) ?? []);
  const names = (pick: (f: Proposal) => Proposal['tabledBy']) => {
    const all = [...new Set(list.flatMap((f) => pick(f).map((x) => nameOf(slice, x.value))))];
    return all.filter((n) => !all.some((other) => other !== n && isPartOf(n, other)));
  };
  const drawn = names((f) => f.drawnUpBy);
  const tabled = names((f) => f.tabledBy).filter((n) => !drawn.some((d) => isPartOf(n, d)));
  const carried = names((f) => f.carriedBy);
  const handed = list.find((f) => f.handedOver)?.handedOver;
  return [
    ...(drawn.length > 0 ? [`drawn up by ${drawn.join(', ')}`] : []),
    ...(tabled.length > 0 ? [`tabled by ${tabled.join(', ')}`] : []),
    ...(carried.length > 0 ? [`carried by ${carried.join(', ')}`] : []),
    ...(handed
      ? [
          `handed over${handed.from ? ` by ${nameOf(slice, handed.from.value)}` : ''}${handed.to ? ` to ${nameOf(slice, handed.to.value)}` : ''}`,
        ]
      : []),
  ];
}

/** "Orsk", "the envoy Orsk" and "Lena Orsk" are told once, in the fullest words. */
function isPartOf(name: string, other: string): boolean {
  const words = (n: string) =>
    n
      .toLowerCase()
      .replace(/^(?:the|an?) /u, '')
      .replace(/['’]s?(?=\s|$)/gu, '');
  return ` ${words(other)} `.includes(` ${words(name)} `);
}
