/** The first and the last day that an EDTF form covers, YYYY-MM-DD; null when it names none. */
export function daysOf(edtf: string | null): { from: string; to: string } | null {
  const [begin, end = begin] = (edtf ?? '').replace(/[~?%]/gu, '').split('/');
  const [first, last] = [begin!, end!].map((part) => /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)/u.exec(part));
  if (!first || !last || Number(first[2] ?? 1) > 12 || Number(last[2] ?? 1) > 12) return null;
  return {
    from: `${first[1]}-${first[2] ?? '01'}-${first[3] ?? '01'}`,
    to: `${last[1]}-${last[2] ?? '12'}-${last[3] ?? lastDay(Number(last[1]), Number(last[2] ?? 12))}`,
  };
}

const lastDay = (year: number, month: number): string =>
  String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0');
