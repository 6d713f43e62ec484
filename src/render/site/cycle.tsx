import type { BoxLine } from './drawing.js';

/** One side of a circle: what it holds back and what it waits for, and where the words stand. */
export interface CycleSide {
  readonly lines: readonly BoxLine[];
  readonly href: string | null;
}

const LINE = 17;
const PAD = 10;
/** A box, and beside it the lane in which the last one leads back to the first. */
const WIDTH = 272;
const LANE = 44;
const GAP = 42;
const RELATION = 'waits for';

/** Letters in a line of a box. */
export const CYCLE_LETTERS = 37;

const heightOf = ({ lines }: CycleSide): number => lines.length * LINE + 2 * PAD - 4;

/** Sides that wait for each other as a closed circle: each leads to the next, and the last back to the first. Narrow enough for a telephone. */
export function Cycle({ name, title, sides }: { name: string; title: string; sides: readonly CycleSide[] }) {
  const tops: number[] = [];
  let height = 1;
  for (const side of sides) {
    tops.push(height);
    height += heightOf(side) + GAP;
  }
  height -= GAP - 1;
  const [right, lane] = [WIDTH + 1, WIDTH + LANE - 12];
  const middle = (i: number) => tops[i]! + Math.round(heightOf(sides[i]!) / 2);
  const last = sides.length - 1;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH + LANE} ${height}`}
      width={WIDTH + LANE}
      height={height}
      class="graph cycle"
    >
      <title>{title}</title>
      <defs>
        <marker id={`${name}-head`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0,0L8,4L0,8z" />
        </marker>
      </defs>
      {sides.map((side, i) => {
        const bottom = tops[i]! + heightOf(side);
        const back = i === last;
        return (
          <Way href={side.href}>
            <path
              class="arrow"
              d={
                back
                  ? `M${right},${middle(i)}H${lane - 8}Q${lane},${middle(i)} ${lane},${middle(i) - 8}V${middle(0) + 8}Q${lane},${middle(0)} ${lane - 8},${middle(0)}H${right + 1}`
                  : `M${WIDTH / 2},${bottom}V${tops[i + 1]! - 1}`
              }
              marker-end={`url(#${name}-head)`}
            />
            <text
              class="relation"
              text-anchor="middle"
              {...(back
                ? {
                    x: lane,
                    y: Math.round((middle(0) + middle(i)) / 2),
                    transform: `rotate(90 ${lane} ${Math.round((middle(0) + middle(i)) / 2)}) translate(0 4)`,
                  }
                : { x: WIDTH / 2, y: bottom + Math.round(GAP / 2) + 2 })}
            >
              {RELATION}
            </text>
          </Way>
        );
      })}
      {sides.map((side, i) => (
        <Way href={side.href}>
          <rect class="box" x="1" y={tops[i]!} width={WIDTH} height={heightOf(side)} rx="3" />
          {side.lines.map((l, n) => (
            <text class={l.look ?? ''} x={1 + PAD} y={tops[i]! + PAD + 10 + n * LINE}>
              {l.text}
            </text>
          ))}
        </Way>
      ))}
    </svg>
  );
}

/** Whoever cannot see the circle has the list beside it, so it takes no focus. */
const Way = ({ href, children }: { href: string | null; children?: unknown }) =>
  href === null ? (
    <g>{children}</g>
  ) : (
    <a href={href} data-words tabindex={-1}>
      {children}
    </a>
  );
