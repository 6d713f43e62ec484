import type { PaperMaker, ProposalLine } from '../model/index.js';

/** Who drew a paper up, tabled, carried and handed it over, in words of ours; empty when no report says. */
export function makers(line: Pick<ProposalLine, 'makers' | 'documents'>): string[] {
  const by = (role: PaperMaker['role']) => {
    const all = [...new Set(line.makers.filter((m) => m.role === role).map((m) => m.name))];
    return all.filter((n) => !all.some((other) => other !== n && isPartOf(n, other)));
  };
  const drawn = by('drawn up');
  const tabled = by('tabled').filter((n) => !drawn.some((d) => isPartOf(n, d)));
  const carried = by('carried');
  const handed = line.documents.find((d) => d.from !== null || d.to.length > 0);
  return [
    ...(drawn.length > 0 ? [`drawn up by ${drawn.join(', ')}`] : []),
    ...(tabled.length > 0 ? [`tabled by ${tabled.join(', ')}`] : []),
    ...(carried.length > 0 ? [`carried by ${carried.join(', ')}`] : []),
    ...(handed ? [handOverWords(handed)] : []),
  ];
}

export const handOverWords = ({ from, to }: ProposalLine['documents'][number]): string =>
  `handed over${from === null ? '' : ` by ${from}`}${to.length === 0 ? '' : ` to ${to.join(' and ')}`}`;

/** "Orsk", "the envoy Orsk" and "Lena Orsk" are told once, in the fullest words. */
function isPartOf(name: string, other: string): boolean {
  const words = (n: string) =>
    n
      .toLowerCase()
      .replace(/^(?:the|an?) /u, '')
      .replace(/['’]s?(?=\s|$)/gu, '');
  return ` ${words(other)} `.includes(` ${words(name)} `);
}
