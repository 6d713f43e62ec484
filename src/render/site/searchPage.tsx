import { clip } from '../../views/brief/context.js';
import type { Found } from '../../views/passages.js';
import type { Frame } from './frame.js';
import { many } from './pager.js';
import { Shell } from './shell.js';
import { Said, Where, Words } from './words.js';

const Report = ({ found, frame }: { found: Found; frame: Frame }) => (
  <li>
    <a href={frame.links.report(found.report)} class="title" dir="auto">
      <Words>{clip(found.title ?? 'Report without a headline', 300)}</Words>
    </a>
    <p class="where">
      <Where outlet={found.outlet} day={found.day} />
    </p>
    {found.passages.map((p) => (
      <blockquote dir="auto">
        <a href={frame.links.place(found.report, p.at)} data-words>
          <Words>{p.before}</Words>
          <mark>
            <Words>{p.exact}</Words>
          </mark>
          <Words>{p.after}</Words>
        </a>
      </blockquote>
    ))}
    {found.more > 0 ? <p class="hint">and {found.more} more places in this report</p> : null}
  </li>
);

interface SearchProps {
  readonly words: string;
  readonly found: readonly Found[];
  /** No report holds all of the words; those that are shown hold some. */
  readonly some: boolean;
  /** Statements that hold the words one after another. */
  readonly statements: number;
  readonly frame: Frame;
}

/** Full-text search over the reports: whatever stands in them is found, read or not. */
export const SearchPage = ({ words, found, some, statements, frame }: SearchProps) => (
  <Shell title="Search the texts" page="search" frame={frame}>
    <form class="filter" method="get" action={frame.links.page('search')}>
      <label>
        <span>Words; a phrase in double quotes</span>
        <input type="search" name="words" value={words} size={40} />
      </label>
      <button type="submit">Find</button>
    </form>
    {words === '' ? null : (
      <p class="coverage" role="status">
        {some
          ? 'No report holds all of these words'
          : `${many(found.length, 'report')} with all of these words, the best first`}
        {some && found.length > 0 ? `; ${many(found.length, 'report')} with some of them.` : '.'}
        {statements > 0 ? (
          <>
            {' '}
            <a href={frame.links.page('statements', { words })}>{many(statements, 'statement')}</a> with{' '}
            <Said>{words}</Said>.
          </>
        ) : null}
      </p>
    )}
    <ul class="rows">
      {found.map((f) => (
        <Report found={f} frame={frame} />
      ))}
    </ul>
  </Shell>
);
