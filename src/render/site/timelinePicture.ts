import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Moment } from '../../views/timeline.js';

/** Lanes of a picture, at most; the sides that are told of least share the last one. */
const LANES = 6;
const OTHERS = 'others';

/** Kinds by their marks: shape tells them apart, not colour. */
const SYMBOLS = {
  meeting: 'square',
  paper: 'diamond',
  act: 'triangle',
  promise: 'star',
  assessment: 'circle',
} as const;

interface Dot {
  readonly date: Date;
  readonly lane: string;
  readonly kind: string;
  readonly href: string;
  readonly title: string;
}

/**
 * Moments in lanes by side, drawn as SVG without styles of its own; each mark leads to its words. Null when fewer than two
 * have a day. Whoever cannot see it has the list below, so it takes no focus.
 */
export function timelinePicture(moments: readonly Moment[], at: (finding: string) => string): string | null {
  const dots = dotsOf(moments, at);
  if (new Set(dots.map((d) => d.date.getTime())).size < 2) return null;
  const lanes = [...new Set(dots.map((d) => d.lane))].sort((a, b) => rank(dots, b) - rank(dots, a));
  const { document } = parseHTML('<html></html>');
  const svg = Plot.plot({
    document: document as unknown as Document,
    width: 960,
    height: 40 + lanes.length * 78,
    marginLeft: 130,
    marginRight: 20,
    x: { type: 'utc', label: null, grid: true },
    y: { axis: null },
    fy: { domain: lanes, label: null, axis: null },
    symbol: { domain: Object.keys(SYMBOLS), range: Object.values(SYMBOLS) },
    marks: [
      Plot.axisFy({ label: null, anchor: 'left', fontSize: 13 }),
      Plot.ruleY([0], { strokeOpacity: 0.25 }),
      Plot.dot(
        dots,
        Plot.dodgeY('middle', {
          x: 'date',
          fy: 'lane',
          r: 4.5,
          symbol: 'kind',
          href: 'href',
          title: 'title',
          fill: 'currentColor',
        }),
      ),
    ],
  });
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  for (const styled of [...svg.querySelectorAll('[style]')]) styled.removeAttribute('style');
  for (const link of [...svg.querySelectorAll('a')]) link.setAttribute('tabindex', '-1');
  return svg.outerHTML;
}

function dotsOf(moments: readonly Moment[], at: (finding: string) => string): Dot[] {
  const dated = moments.filter((m) => m.day !== null && /^\d{4}-\d{2}-\d{2}/u.test(m.day));
  const counts = new Map<string, number>();
  for (const { side } of dated) if (side) counts.set(side, (counts.get(side) ?? 0) + 1);
  const named = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, LANES - 2)
      .map(([side]) => side),
  );
  return dated.map((m) => ({
    date: new Date(`${m.day!.slice(0, 10)}T00:00:00Z`),
    lane: m.kind === 'meeting' ? 'rounds' : m.side && named.has(m.side) ? m.side : OTHERS,
    kind: m.kind,
    href: at(m.finding),
    title: `${m.kind}: ${m.summary}`,
  }));
}

/** Rounds first, then sides by what is told of them, the rest last. */
const rank = (dots: readonly Dot[], lane: string): number =>
  lane === 'rounds' ? 1e9 : lane === OTHERS ? -1 : dots.filter((d) => d.lane === lane).length;
