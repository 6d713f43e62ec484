import type { Child } from 'hono/jsx';

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/u;

const named = (control: string): string => `U+${control.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Words where no element can stand: control characters by their numbers. */
export const safe = (words: string): string =>
  words.replace(new RegExp(CONTROLS.source, 'gu'), (control) => `[${named(control)}]`);

/** Words of a report as text; control characters are shown as what they are, so that they cannot turn the words around. */
export function Words({ children }: { children: string }) {
  if (!CONTROLS.test(children)) return <>{children}</>;
  const parts = children.split(new RegExp(`(${CONTROLS.source})`, 'u'));
  return <>{parts.map((part) => (CONTROLS.test(part) ? <span class="control">{named(part)}</span> : part))}</>;
}

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
