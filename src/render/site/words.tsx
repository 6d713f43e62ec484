import type { Child } from 'hono/jsx';

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/u;

/** Words of a report as text; control characters are shown as what they are, so that they cannot turn the words around. */
export function Words({ children }: { children: string }) {
  if (!CONTROLS.test(children)) return <>{children}</>;
  const parts = children.split(new RegExp(`(${CONTROLS.source})`, 'u'));
  return (
    <>
      {parts.map((part) =>
        CONTROLS.test(part) ? (
          <span class="control">U+{part.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}</span>
        ) : (
          part
        ),
      )}
    </>
  );
}

/** Words of people, in marks and in their own direction of writing. */
export const Said = ({ children }: { children: string }) => (
  <q dir="auto">
    <Words>{children}</Words>
  </q>
);

/** A section of a page with its heading. */
export const Part = ({
  id,
  heading,
  note,
  children,
}: {
  id: string;
  heading: string;
  note?: string;
  children?: Child;
}) => (
  <section id={id} aria-labelledby={`${id}-h`}>
    <h2 id={`${id}-h`}>{heading}</h2>
    {note ? <p class="measured">{note}</p> : null}
    {children}
  </section>
);
