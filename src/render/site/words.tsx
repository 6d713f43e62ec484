import type { Child } from 'hono/jsx';
import { parted } from '../../text/index.js';

/** Words of a report as text; control characters are shown as what they are, so that they cannot turn the words around. */
export function Words({ children }: { children: string }) {
  const parts = parted(children);
  if (parts.length < 2 && !parts[0]?.control) return <>{children}</>;
  return <>{parts.map((part) => (part.control ? <span class="control">{part.words}</span> : part.words))}</>;
}

/** A name inside words of ours: a script that runs the other way does not turn what stands around it. */
export const Name = ({ children }: { children: string }) => (
  <bdi>
    <Words>{children}</Words>
  </bdi>
);

/** Outlet and day of a report. */
export const Where = ({ outlet, day }: { outlet: string | null; day: string | null }) => (
  <>
    <Name>{outlet ?? 'outlet not given'}</Name>, {day ?? 'no date'}
  </>
);

/** Words of people, in marks and in their own direction of writing. */
export const Said = ({ children }: { children: string }) => (
  <q dir="auto">
    <Words>{children}</Words>
  </q>
);

/** A section of a page with its heading; what is said of it stands beside the heading. */
export const Part = ({
  id,
  heading,
  aside,
  children,
}: {
  id: string;
  heading: string;
  aside?: Child;
  children?: Child;
}) => (
  <section id={id} aria-labelledby={`${id}-h`} class="part">
    <div class="head">
      <h2 id={`${id}-h`}>{heading}</h2>
      {aside}
    </div>
    {children}
  </section>
);
