import type { Frame } from './frame.js';
import { Shell } from './shell.js';
import { Words } from './words.js';

export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What went wrong, its code, and what to do next, with the ways to the other pages. */
export const ErrorPage = ({
  fault,
  frame,
}: {
  fault: Fault;
  frame: Pick<Frame, 'talks' | 'links' | 'handling' | 'asOf' | 'decides'>;
}) => (
  <Shell title="This did not work" page="brief" frame={frame}>
    <p class="fault">
      <Words>{fault.message}</Words> (<code>{fault.code}</code>)
    </p>
    <p>
      <Words>{fault.hint}</Words>
    </p>
  </Shell>
);
