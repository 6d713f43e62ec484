import type { Kind } from '../../model/index.js';
import type { Folded } from '../../views/folded.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { type PageName, Shell } from './shell.js';

interface ListProps {
  readonly title: string;
  readonly page: PageName;
  readonly kinds: readonly Kind[];
  readonly about: string;
  readonly empty: string;
  readonly rows: readonly Folded[];
  readonly from: number;
  readonly frame: Frame;
}

/** A page that is a list of findings, newest first. */
export const ListPage = ({ title, page, kinds, about, empty, rows, from, frame }: ListProps) => (
  <Shell title={title} page={page} frame={frame}>
    <p class="coverage">{about}</p>
    <Errors kinds={kinds} measured={frame.measured} />
    {rows.length === 0 ? <p class="empty">{empty}</p> : null}
    <Entries rows={partFrom(rows, from)} frame={frame} />
    <Pager page={page} from={from} of={rows.length} links={frame.links} />
  </Shell>
);
