import type { Child } from 'hono/jsx';
import { visible } from '../../text/index.js';
import { type Arrow, lines, path, placed } from './graph.js';

/** One line in a box of a picture. */
export interface BoxLine {
  readonly text: string;
  /** A class of the stylesheet: `name`, `said`, or a side's. */
  readonly look?: string;
}

export interface DrawnBox {
  readonly id: string;
  readonly href: string | null;
  readonly lines: readonly BoxLine[];
  readonly look?: string;
}

export interface DrawnArrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly href: string | null;
  /** Its head stands at the beginning: what waits is what it leads to. */
  readonly back?: boolean;
  /** Inferred and not said. */
  readonly dashed?: boolean;
}

const LINE = 17;
const LETTER = 6.7;
const PAD = 10;
/** Letters in a line of a box. */
const LETTERS = 46;

/** Long words of a report as lines of a box. */
export const boxed = (words: string, look: string, most = 4, letters = LETTERS): BoxLine[] =>
  lines(visible(words), letters, most).map((text) => ({ text, look }));

const Linked = ({ href, children }: { href: string | null; children?: Child }) =>
  href === null ? (
    <g>{children}</g>
  ) : (
    <a href={href} data-words tabindex={-1}>
      {children}
    </a>
  );

const sized = ({ id, lines: own }: DrawnBox) => ({
  id,
  width: Math.max(90, ...own.map((l) => [...l.text].length * LETTER)) + 2 * PAD,
  height: own.length * LINE + 2 * PAD - 4,
});

/** Boxes and arrows as SVG without styles of its own. Whoever cannot see it has the table below it, so it takes no focus. */
export function Drawing({
  name,
  title,
  boxes,
  arrows,
}: {
  name: string;
  title: string;
  boxes: readonly DrawnBox[];
  arrows: readonly DrawnArrow[];
}) {
  const own = boxes.map(sized);
  // Boxes of one width stand in straight columns.
  const width = Math.max(0, ...own.map((s) => s.width));
  const sizes = new Map(own.map((s) => [s.id, { ...s, width }]));
  const room = arrows.map(
    (a): Arrow => ({ from: a.from, to: a.to, label: { width: a.label.length * 6.4 + 14, height: 18 } }),
  );
  const at = placed([...sizes.values()], room);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${Math.ceil(at.width)} ${Math.ceil(at.height)}`}
      width={Math.ceil(at.width)}
      height={Math.ceil(at.height)}
      class="graph"
    >
      <title>{title}</title>
      <defs>
        <marker
          id={`${name}-head`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto-start-reverse"
        >
          <path d="M0,0L8,4L0,8z" />
        </marker>
      </defs>
      {arrows.map((a, i) => {
        const { points, x, y } = at.arrows[i]!;
        return (
          <Linked href={a.href}>
            <path
              class={a.dashed ? 'arrow dashed' : 'arrow'}
              d={path(points)}
              {...{ [a.back ? 'marker-start' : 'marker-end']: `url(#${name}-head)` }}
            />
            <text class="relation" x={Math.round(x)} y={Math.round(y) + 4} text-anchor="middle">
              {a.label}
            </text>
          </Linked>
        );
      })}
      {boxes.map((b) => {
        const { x, y } = at.boxes.get(b.id)!;
        const { height } = sizes.get(b.id)!;
        const [left, top] = [Math.round(x - width / 2), Math.round(y - height / 2)];
        return (
          <Linked href={b.href}>
            <rect class={`box ${b.look ?? ''}`} x={left} y={top} width={Math.round(width)} height={height} rx="3" />
            {b.lines.map((l, i) => (
              <text class={l.look ?? ''} x={left + PAD} y={top + PAD + 10 + i * LINE}>
                {l.text}
              </text>
            ))}
          </Linked>
        );
      })}
    </svg>
  );
}

/** A picture with words under it; what it shows stands in a table behind it. */
export const Picture = ({ caption, children }: { caption: string; children?: Child }) => (
  <figure class="picture" aria-hidden="true">
    {children}
    <figcaption>{caption}</figcaption>
  </figure>
);
