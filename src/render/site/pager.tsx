import type { Links, PageName } from './shell.js';

/** Rows of one page of a list. */
export const PER_PAGE = 50;

/** The rows of the part that begins at one of them; the first part where there is no such row. */
export const partFrom = <T,>(rows: readonly T[], from: number, size = PER_PAGE): readonly T[] =>
  rows.slice(from < rows.length ? from : 0, (from < rows.length ? from : 0) + size);

/** "1 statement", "12 statements". */
export const many = (n: number, one: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;

interface PagerProps {
  readonly page: PageName;
  readonly from: number;
  readonly of: number;
  readonly links: Links;
  readonly query?: Readonly<Record<string, string>>;
  readonly size?: number;
  /** Where a part begins, for lists that are no page of the navigation. */
  readonly to?: (start: number) => string;
}

/** Which part of a list is shown, and the ways to the parts before and after it. */
export const Pager = ({ page, from: asked, of, links, query = {}, size = PER_PAGE, to: own }: PagerProps) => {
  if (of <= size) return null;
  const from = asked < of ? asked : 0;
  const to = own ?? ((start: number) => links.page(page, start > 0 ? { ...query, from: String(start) } : query));
  return (
    <nav class="pager" aria-label="Parts of this list">
      {from > 0 ? <a href={to(Math.max(0, from - size))}>Before</a> : null}{' '}
      <span>
        {from + 1} to {Math.min(of, from + size)} of {of.toLocaleString('en')}
      </span>{' '}
      {from + size < of ? <a href={to(from + size)}>After</a> : null}
    </nav>
  );
};
