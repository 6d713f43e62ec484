import { raw } from 'hono/html';
import { DAY } from '../../model/index.js';
import { originWords } from '../../views/claimOrigins.js';
import type { Moment } from '../../views/timeline.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { SideOf } from './sides.js';
import type { Range, TimelinePicture } from './timelinePicture.js';
import { Name, Words } from './words.js';

/** Moments of one page of the timeline. */
export const MOMENTS = 100;

const shifted = (day: string, by: number): string => new Date(Date.parse(day) + by * DAY).toISOString().slice(0, 10);
const length = ({ since, until }: Range): number => Math.round((Date.parse(until) - Date.parse(since)) / DAY) + 1;

/** Closer, wider, earlier, later: what a hand does on the picture, as links. */
const Zoom = ({ range, whole, frame }: { range: Range; whole: Range; frame: Frame }) => {
  const days = length(range);
  const to = (since: string, until: string) => frame.links.page('timeline', { since, until });
  const quarter = Math.floor(days / 4);
  const ways: readonly (readonly [string, string | null])[] = [
    ['Closer', days > 6 ? to(shifted(range.since, quarter), shifted(range.until, -quarter)) : null],
    [
      'Wider',
      days < length(whole)
        ? to(shifted(range.since, -Math.ceil(days / 2)), shifted(range.until, Math.ceil(days / 2)))
        : null,
    ],
    [
      'Earlier',
      range.since > whole.since
        ? to(shifted(range.since, -Math.ceil(days / 2)), shifted(range.until, -Math.ceil(days / 2)))
        : null,
    ],
    [
      'Later',
      range.until < whole.until
        ? to(shifted(range.since, Math.ceil(days / 2)), shifted(range.until, Math.ceil(days / 2)))
        : null,
    ],
    ['All of it', days < length(whole) ? frame.links.page('timeline') : null],
  ];
  return (
    <form class="filter zoom" method="get" action={frame.links.page('timeline')} aria-label="Days shown">
      <label>
        <span>From</span>
        <input type="date" name="since" value={range.since} />
      </label>
      <label>
        <span>To</span>
        <input type="date" name="until" value={range.until} />
      </label>
      <button type="submit">Show</button>
      <p class="ways">
        {ways.map(([label, href]) => (href ? <a href={href}>{label}</a> : <span class="empty">{label}</span>))}
      </p>
    </form>
  );
};

const DATING: Readonly<Record<Moment['dating'], string | null>> = {
  told: null,
  span: 'some time within it',
  report: 'by the day of the report',
};

const Told = ({ moment, frame }: { moment: Moment; frame: Frame }) => (
  <li class={moment.kind}>
    <span class="kind">{moment.kind}</span>{' '}
    <a href={frame.at(moment.finding)} data-words>
      <span dir="auto">
        <Words>{frame.quote(moment.summary)}</Words>
      </span>
    </a>{' '}
    <SideOf side={moment.side} frame={frame} />{' '}
    <span class="where">
      <Name>{moment.outlet ?? 'outlet not given'}</Name> · {originWords(moment.told)}
    </span>
  </li>
);

/** How the days of some moments are known, where not all are told outright. */
const heading = (moments: readonly Moment[]): string | null => {
  const notes = [...new Set(moments.map((m) => DATING[m.dating]))];
  const note = notes.find((n) => n !== null);
  return note === undefined || note === null ? null : notes.includes(null) ? `partly ${note}` : note;
};

interface TimelineProps {
  /** Those of the range, newest first. */
  readonly moments: readonly Moment[];
  readonly picture: TimelinePicture | null;
  readonly range: Range | null;
  readonly whole: Range | null;
  readonly from: number;
  readonly frame: Frame;
}

/** Rounds, papers, acts, promises and assessments in lanes by side, with the days on which each side spoke. */
export const TimelinePage = ({ moments, picture, range, whole, from, frame }: TimelineProps) => {
  const shown = partFrom(moments, from, MOMENTS);
  const times = [...new Set(shown.map((m) => m.when))];
  const { links } = frame;
  const zoomed = range && whole && (range.since !== whole.since || range.until !== whole.until);
  const query: Readonly<Record<string, string>> = zoomed ? { since: range.since, until: range.until } : {};
  return (
    <Shell title="Timeline" page="timeline" frame={frame} wide>
      <Errors kinds={['meeting', 'proposal', 'event', 'commitment', 'assessment']} measured={frame.measured} />
      {links.live && range && whole ? <Zoom range={range} whole={whole} frame={frame} /> : null}
      <p class="hint">
        <a href={links.asset('calendar.ics')} type="text/calendar">
          Calendar of rounds and deadlines
        </a>{' '}
        for a calendar program (iCalendar); it holds what reports tie to days.
      </p>
      {moments.length === 0 ? <p class="empty">Nothing with a day is told{zoomed ? ' of these days' : ''}.</p> : null}
      {picture && range && from === 0 ? (
        <figure
          class="picture brush"
          aria-hidden="true"
          data-since={range.since}
          data-until={range.until}
          data-left={picture.left.toFixed(4)}
          data-right={picture.right.toFixed(4)}
        >
          {raw(picture.svg)}
          <figcaption>
            {picture.counted
              ? `${moments.length.toLocaleString('en')} moments, counted in bars; choose a bar to look closer.`
              : '■ round, ◆ paper, ▲ act, ★ promise, ● assessment. Filled: the day is told. Hollow: the day of the report, so on or before it. A band: some time within it. Bars: statements of that day.'}{' '}
            <span class="hint">Drag over days to look closer.</span> The list below holds the moments; the statements
            have a page of their own.
          </figcaption>
        </figure>
      ) : null}
      <ol class="days">
        {times.map((when) => {
          const of = shown.filter((m) => m.when === when);
          const note = when === null ? null : heading(of);
          return (
            <li data-day={of[0]!.day ?? ''} data-until={of[0]!.until ?? ''}>
              <h2>
                {when ?? 'no date'} {note ? <span class="where">{note}</span> : null}
              </h2>
              <ul>
                {of.map((m) => (
                  <Told moment={m} frame={frame} />
                ))}
              </ul>
            </li>
          );
        })}
      </ol>
      <Pager page="timeline" from={from} of={moments.length} links={links} query={query} size={MOMENTS} />
    </Shell>
  );
};
