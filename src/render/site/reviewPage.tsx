import type { Kind } from '../../model/index.js';
import type { LoggedDecision, UndecidedRow } from '../../views/decided.js';
import type { GivenNow } from '../../views/givenFields.js';
import { ASKED, type QueueEntry } from '../../views/reviewQueue.js';
import { Undecided } from './deciding.js';
import type { Frame } from './frame.js';
import { AddForm, CorrectForm, FieldList, Hidden, Judge, type Missed, Said, short } from './judging.js';
import { many, Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { SideOf } from './sides.js';
import { Name, Words } from './words.js';

/** Entries of one page of the queue. */
const QUEUE = 20;

/** What is asked of the queue, and by whom. */
export interface ReviewAsked {
  readonly kind?: Kind;
  readonly side?: string;
  readonly from?: number;
  /** The finding whose fields are being corrected. */
  readonly correct?: string;
  /** The finding beside which one is added that the reader missed. */
  readonly beside?: string;
  /** Who decided last from this browser. */
  readonly author?: string;
  /** What was decided last from this browser and still stands. */
  readonly last?: LoggedDecision;
}

interface ReviewProps {
  readonly entries: readonly QueueEntry[];
  readonly all: number;
  readonly sides: readonly string[];
  readonly asked: ReviewAsked;
  readonly correcting: readonly GivenNow[];
  readonly missed: Missed;
  /** Who may be whom. */
  readonly undecided: readonly UndecidedRow[];
  /** How many decisions there were when this was drawn. */
  readonly decisions: number;
  readonly frame: Frame;
}

const restWords = ({ rests, copies }: QueueEntry): string => {
  const on = [...rests.on, ...(rests.lines > 0 ? [`${many(rests.lines, 'line')} of the brief`] : [])];
  const told = on.length > 0 ? `On it rest ${on.join(', ')}` : 'Nothing of the record rests on it';
  return copies > 0
    ? `${told}; ${copies} more ${copies === 1 ? 'report carries' : 'reports carry'} the same words`
    : told;
};

interface EntryProps {
  readonly entry: QueueEntry;
  /** The way to the queue as it is narrowed. */
  readonly here: (id?: string, more?: Readonly<Record<string, string>>) => string;
  /** The entry after it, where the page goes on. */
  readonly next: string | undefined;
  readonly correcting: readonly GivenNow[] | null;
  /** What is added beside it; null where nothing is. */
  readonly missed: Missed | null;
  /** What is asked of the queue, which a form that goes on asking brings along. */
  readonly narrowed: Readonly<Record<string, string>>;
  readonly frame: Frame;
}

const Entry = ({ entry, here, next, correcting, missed, narrowed, frame }: EntryProps) => {
  const send = { about: entry.id, seen: entry.seen, back: here(next) };
  return (
    <li id={short(entry.id)} class="asked" data-asked={entry.id} tabindex={-1}>
      <p class="voice">
        <span class="kind">{entry.kind}</span> <Name>{entry.voice}</Name>{' '}
        <SideOf side={entry.side} of={entry.voice} frame={frame} /> <span class="where">{entry.day ?? 'no date'}</span>
      </p>
      <blockquote dir="auto" data-start={entry.start} class="sentence">
        {entry.sentence.map((p) =>
          p.own ? (
            <mark>
              <Words>{p.words}</Words>
            </mark>
          ) : (
            <Words>{p.words}</Words>
          ),
        )}
      </blockquote>
      <FieldList lines={entry.fields} />
      <p class="where">
        {restWords(entry)} · confidence {entry.confidence.toFixed(2)} ·{' '}
        <a href={frame.at(entry.id)} data-words>
          in the report
        </a>
      </p>
      {entry.judged ? <Said judged={entry.judged} /> : null}
      {correcting ? (
        <CorrectForm send={send} kind={entry.kind} fields={correcting} leave={here(entry.id)} />
      ) : (
        <Judge
          send={send}
          correct={here(entry.id, { correct: entry.id })}
          add={here(entry.id, { beside: entry.id })}
          likely={frame.likely(entry.id)}
          frame={frame}
        />
      )}
      {missed ? (
        <AddForm
          report={entry.report}
          missed={missed}
          step={frame.links.page('review')}
          query={{ ...narrowed, beside: entry.id }}
          back={here(entry.id)}
          frame={frame}
        />
      ) : null}
    </li>
  );
};

const KEYS: readonly (readonly [string, string])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['a', 'accept'],
  ['r', 'reject'],
  ['c', 'correct: select the words'],
  ['d', 'add what was missed'],
  ['m', 'merge with another telling'],
  ['e', 'checked, no change'],
  ['n', 'note'],
  ['u', 'undo the last'],
  ['?', 'these keys'],
];

const Keys = () => (
  <details class="keys">
    <summary data-key="?">
      Keys <kbd>?</kbd>
    </summary>
    <dl>
      {KEYS.map(([key, does]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </details>
);

const Narrow = ({ asked, sides, frame }: Pick<ReviewProps, 'asked' | 'sides' | 'frame'>) => (
  <form class="filter" method="get" action={frame.links.page('review')} aria-label="Narrow the list">
    <label>
      <span>Kind</span>
      <select name="kind">
        {['', ...ASKED].map((k) => (
          <option value={k} selected={k === (asked.kind ?? '')}>
            {k || 'every kind'}
          </option>
        ))}
      </select>
    </label>
    <label>
      <span>Side</span>
      <select name="side">
        {['', ...sides].map((s) => (
          <option value={s} selected={s === (asked.side ?? '')}>
            {s || 'every side'}
          </option>
        ))}
      </select>
    </label>
    <button type="submit">Show</button>
  </form>
);

/** Who decides here: remembered by the browser, so that it is asked once. */
const As = ({ author, back }: { author: string | undefined; back: string }) => (
  <form class="filter" method="post" action="/author" aria-label="Who decides">
    <Hidden fields={{ back }} />
    <label>
      <span>You decide as</span>
      <input name="author" value={author ?? ''} autocomplete="name" required />
    </label>
    <button type="submit">Remember</button>
  </form>
);

const Last = ({ last, here, frame }: { last: LoggedDecision; here: (id?: string) => string; frame: Frame }) => (
  <form class="decide last" method="post" action="/decide">
    <Hidden fields={{ kind: 'undo', about: last.id, seen: frame.seen('undo', [last.id]), back: here(last.about) }} />
    <span class="where">
      Your last: <Words>{last.words}</Words>
    </span>{' '}
    <button type="submit" data-key="u">
      Undo <kbd>u</kbd>
    </button>
  </form>
);

/** What waits for an answer, the most pressing first: unsure findings on which much rests. */
export const ReviewPage = ({
  entries,
  all,
  sides,
  asked,
  correcting,
  missed,
  undecided,
  decisions,
  frame,
}: ReviewProps) => {
  const narrowed = Object.fromEntries(
    Object.entries({ kind: asked.kind, side: asked.side, from: asked.from ? String(asked.from) : undefined }).filter(
      ([, v]) => v !== undefined,
    ),
  ) as Record<string, string>;
  const here = (id?: string, more: Readonly<Record<string, string>> = {}) =>
    `${frame.links.page('review', { ...narrowed, ...more })}${id ? `#${short(id)}` : ''}`;
  const from = asked.from ?? 0;
  const shown = partFrom(entries, from, QUEUE);
  return (
    <Shell title="Review" page="review" frame={frame}>
      <p class="coverage">
        {entries.length === 0
          ? 'Nothing is left to look at.'
          : `${many(entries.length, 'finding')}${entries.length < all ? ` of ${all.toLocaleString('en')}` : ''} of which nobody has said whether they are right: first those that are least sure and on which most rests. Copies of a text are asked about once.`}
      </p>
      <div class="desk">
        <Narrow asked={asked} sides={sides} frame={frame} />
        <As author={asked.author} back={here()} />
      </div>
      <p class="news" role="status" data-decisions={decisions} data-here={here()}></p>
      <div class="desk">
        <Keys />
        {asked.last ? <Last last={asked.last} here={here} frame={frame} /> : null}
      </div>
      <ol class="rows queue">
        {shown.map((e, i) => (
          <Entry
            entry={e}
            here={here}
            next={(shown[i + 1] ?? shown[i - 1])?.id}
            correcting={asked.correct === e.id ? correcting : null}
            missed={asked.beside === e.id ? missed : null}
            narrowed={narrowed}
            frame={frame}
          />
        ))}
      </ol>
      <Pager page="review" from={from} of={entries.length} links={frame.links} query={others(narrowed)} size={QUEUE} />
      {from === 0 && undecided.length > 0 ? <Undecided rows={undecided} back={here()} frame={frame} /> : null}
    </Shell>
  );
};

/** Without the part that is shown: a pager says its own. */
const others = ({ from: _, ...rest }: Readonly<Record<string, string>>): Readonly<Record<string, string>> => rest;
