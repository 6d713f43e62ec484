import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { DAY } from '../../model/index.js';
import { visible } from '../../text/index.js';
import type { Moment } from '../../views/timeline.js';
import type { Frame } from './frame.js';

/** Lanes of a picture, at most; the sides that are told of least share the last one. */
const LANES = 6;
const ROUNDS = 'rounds';
const OTHERS = 'others';
/** Marks of one picture; above that moments are counted in bars. */
const MARKS = 240;
/** Marks above one another, at most: more would reach into the next lane. */
const STACK = 8;
/** Bars across a picture, at most. */
const BARS = 80;
const WIDTH = 1080;
const LEFT = 120;
const RIGHT = 20;

/** Kinds by their marks: shape tells them apart, not colour. */
const SYMBOLS = {
  meeting: 'square',
  paper: 'diamond',
  act: 'triangle',
  promise: 'star',
  assessment: 'circle',
} as const;

/** Days, inclusive. */
export interface Range {
  readonly since: string;
  readonly until: string;
}

/** How many statements of a side are told on a day. */
export interface Spoken {
  readonly day: string;
  readonly side: string | null;
  readonly count: number;
}

export interface TimelinePicture {
  readonly svg: string;
  /** Moments are counted in bars, since they are too many for a mark each. */
  readonly counted: boolean;
  /** Where in its width the first and the last day stand, from 0 to 1: what a hand needs to choose days on it. */
  readonly left: number;
  readonly right: number;
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Moments in lanes by side, drawn as SVG without styles of its own; each mark leads to its words. A filled mark stands on a
 * day that a report tells, a hollow one on the day of the report; a band covers a longer time. Bars along the lanes count statements. Null when nothing has a day.
 * Whoever cannot see it has the list below, so it takes no focus.
 */
export function timelinePicture(
  moments: readonly Moment[],
  spoken: readonly Spoken[],
  range: Range,
  frame: Frame,
): TimelinePicture | null {
  if (moments.length + spoken.length === 0) return null;
  const lanes = lanesOf(moments, spoken, frame);
  const laneOf = (side: string | null, kind = '') =>
    kind === 'meeting' ? ROUNDS : side && lanes.includes(side) ? side : OTHERS;
  const colour = (lane: string) => `var(--s${frame.sideNumber(lane)})`;
  const stack = highest(moments, (m) => `${m.day} ${laneOf(m.side, m.kind)}`);
  const counted = moments.length > MARKS || stack > STACK;
  const domain = [new Date(utc(range.since) - DAY / 2), new Date(utc(range.until) + DAY / 2)];
  const days = (utc(range.until) - utc(range.since)) / DAY + 1;
  const step = Math.max(1, Math.ceil((utc(range.until) - utc(range.since)) / DAY / BARS));
  const shown = lanes.filter((l) => l !== OTHERS || moments.some((m) => laneOf(m.side, m.kind) === OTHERS));
  const said = bars(
    spoken.map((s) => ({ ...s, lane: laneOf(s.side) })).filter((s) => shown.includes(s.lane)),
    range,
    step,
  ).map((b) => ({ ...b, href: statementsOf(b, frame), title: `${b.count} statements` }));
  const marks = counted
    ? countedMarks(
        bars(
          moments.map((m) => ({ day: firstDay(m, range), lane: laneOf(m.side, m.kind), count: 1 })),
          range,
          step,
        ),
        frame,
        colour,
      )
    : singleMarks(moments, (m) => laneOf(m.side, m.kind), range, frame, colour);
  const { document } = parseHTML('<html></html>');
  const most = Math.max(1, ...said.map((b) => b.count));
  const svg = Plot.plot({
    document: document as unknown as Document,
    width: WIDTH,
    height: 46 + shown.length * (counted ? 64 : Math.max(80, stack * 15 + 30)),
    marginLeft: LEFT,
    marginRight: RIGHT,
    // No day has hours here.
    x: { type: 'utc', label: null, grid: true, domain, ticks: days <= 16 ? 'day' : undefined },
    y: { axis: null, domain: counted ? undefined : [0, most * 4] },
    fy: { domain: shown, label: null, axis: null, padding: 0.08 },
    symbol: { domain: Object.keys(SYMBOLS), range: Object.values(SYMBOLS) },
    color: { type: 'identity' },
    marks: [
      Plot.axisFy({ label: null, anchor: 'left', fontSize: 14, text: (lane: string) => visible(lane) }),
      Plot.ruleY([0], { strokeOpacity: 0.35 }),
      ...(counted ? [] : [statementBars(said, colour)]),
      ...marks,
    ],
  });
  return {
    svg: plain(svg as unknown as Element),
    counted,
    left: LEFT / WIDTH,
    right: (WIDTH - RIGHT) / WIDTH,
  };
}

/** Of a longer time what lies in the days that are shown. */
const firstDay = (m: Moment, { since }: Range): string => (m.day! < since ? since : m.day!);
const lastDay = (m: Moment, { until }: Range): string => (m.until! > until ? until : m.until!);

/** How many things share the most frequent key. */
function highest<T>(things: readonly T[], key: (thing: T) => string): number {
  const counts = new Map<string, number>();
  let most = 0;
  for (const thing of things) {
    const n = (counts.get(key(thing)) ?? 0) + 1;
    counts.set(key(thing), n);
    most = Math.max(most, n);
  }
  return most;
}

/** Without styles, which the policy forbids, and out of the way of the keyboard. */
function plain(svg: Element): string {
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  for (const styled of [...svg.querySelectorAll('[style]')]) styled.removeAttribute('style');
  for (const link of [...svg.querySelectorAll('a')]) {
    link.setAttribute('tabindex', '-1');
    const href = link.getAttribute('xlink:href') ?? link.getAttribute('href') ?? '';
    if (href.includes('#')) link.setAttribute('data-words', '');
  }
  return svg.outerHTML;
}

/** Rounds first, then sides by what is told of them, the rest last. */
function lanesOf(moments: readonly Moment[], spoken: readonly Spoken[], frame: Frame): string[] {
  const counts = new Map<string, number>();
  const count = (side: string | null, by: number) =>
    side && frame.sideNumber(side) > 0 && counts.set(side, (counts.get(side) ?? 0) + by);
  for (const m of moments) if (m.kind !== 'meeting') count(m.side, 3);
  for (const s of spoken) count(s.side, s.count);
  const named = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, LANES - 2)
    .map(([side]) => side)
    // In one order whatever days are shown.
    .sort((a, b) => frame.sideNumber(a) - frame.sideNumber(b));
  return [...(moments.some((m) => m.kind === 'meeting') ? [ROUNDS] : []), ...named, OTHERS];
}

interface Bar extends Range {
  readonly lane: string;
  readonly count: number;
}

/** Counts by lane and by so many days. */
function bars(things: readonly { day: string; lane: string; count: number }[], range: Range, step: number): Bar[] {
  const first = utc(range.since);
  // By day first: there are far fewer days than things.
  const counts = new Map<string, Map<string, number>>();
  for (const { day, lane, count } of things) {
    let lanes = counts.get(day);
    if (!lanes) {
      lanes = new Map();
      counts.set(day, lanes);
    }
    lanes.set(lane, (lanes.get(lane) ?? 0) + count);
  }
  const found = new Map<string, Bar>();
  for (const [day, lanes] of counts) {
    const since = first + Math.floor((utc(day) - first) / DAY / step) * step * DAY;
    for (const [lane, n] of lanes) {
      const count = (found.get(`${since}\n${lane}`)?.count ?? 0) + n;
      found.set(`${since}\n${lane}`, { lane, since: iso(since), until: iso(since + (step - 1) * DAY), count });
    }
  }
  return [...found.values()];
}

/** Where a bar leads; a folder on disk has no page for it. */
const statementsOf = ({ lane, since, until }: Bar, { links }: Frame): string | null =>
  links.live ? links.page('statements', { ...(lane === OTHERS ? {} : { side: lane }), since, until }) : null;
const closer = ({ since, until }: Bar, { links }: Frame): string | null =>
  links.live ? links.page('timeline', { since, until }) : null;

const barred = {
  x1: (b: Bar) => new Date(utc(b.since) - 0.38 * DAY),
  x2: (b: Bar) => new Date(utc(b.until) + 0.38 * DAY),
  fy: 'lane',
};

const statementBars = (said: readonly Bar[], colour: (lane: string) => string) =>
  Plot.rectY(said, {
    ...barred,
    y1: 0,
    y2: 'count',
    fill: (b: Bar) => colour(b.lane),
    fillOpacity: 0.35,
    title: 'title',
    href: 'href',
  } as Plot.RectYOptions);

const countedMarks = (all: readonly Bar[], frame: Frame, colour: (lane: string) => string) => [
  Plot.rectY(
    all.map((b) => ({ ...b, href: closer(b, frame), title: `${b.count}, ${b.since} to ${b.until}` })),
    {
      ...barred,
      y1: 0,
      y2: 'count',
      fill: (b: Bar) => colour(b.lane),
      title: 'title',
      href: 'href',
    } as Plot.RectYOptions,
  ),
];

function singleMarks(
  moments: readonly Moment[],
  laneOf: (m: Moment) => string,
  range: Range,
  frame: Frame,
  colour: (lane: string) => string,
) {
  const dots = moments.map((m) => ({
    date: new Date((utc(firstDay(m, range)) + utc(lastDay(m, range))) / 2),
    from: new Date(utc(firstDay(m, range)) - DAY / 2),
    to: new Date(utc(lastDay(m, range)) + DAY / 2),
    lane: laneOf(m),
    kind: m.kind,
    dating: m.dating,
    colour: colour(laneOf(m)),
    href: frame.at(m.finding),
    title: visible(`${m.kind}: ${m.summary}`),
  }));
  return [
    Plot.rect(
      dots.filter((d) => d.dating === 'span'),
      { x1: 'from', x2: 'to', fy: 'lane', fill: 'colour', fillOpacity: 0.12 },
    ),
    Plot.dot(
      dots,
      Plot.dodgeY(
        { anchor: 'middle', padding: 5 },
        {
          x: 'date',
          fy: 'lane',
          r: 5,
          symbol: 'kind',
          href: 'href',
          title: 'title',
          stroke: 'colour',
          strokeWidth: 1.5,
          fill: (d: (typeof dots)[number]) => (d.dating === 'report' ? 'var(--paper)' : d.colour),
        },
      ),
    ),
  ];
}
