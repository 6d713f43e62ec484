import { visible } from '../../text/index.js';
import type { Folded } from '../../views/folded.js';
import {
  type LaterWords,
  type Order,
  OUTCOME_WORDS,
  type Standstill,
  type Wait,
  type Waits,
} from '../../views/waits.js';
import { Carriers } from './carriers.js';
import { CYCLE_LETTERS, Cycle, type CycleSide } from './cycle.js';
import { boxed, Drawing, type DrawnBox, Picture } from './drawing.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Side, shapeOf } from './sides.js';
import { Name, Part, Said, Words } from './words.js';

/** Conditions of one picture. */
const DRAWN = 8;

const marked = (side: string, frame: Frame) => ({
  text: visible(`${shapeOf(frame.sideNumber(side))} ${side}`),
  look: `s${frame.sideNumber(side)}`,
});

/** Halves as boxes: over each the side whose condition it is, or the side that it names. */
function boxes(view: Waits, shown: readonly Wait[], frame: Frame): DrawnBox[] {
  const used = new Set(shown.flatMap((w) => [w.dependent, w.required]));
  return view.halves
    .filter((h) => used.has(h.id))
    .map((h) => {
      const waits = shown.find((w) => w.dependent === h.id);
      const awaited = shown.find((w) => w.required === h.id);
      const side = waits?.side ?? awaited?.on ?? null;
      return {
        id: h.id,
        href: frame.at((waits ?? awaited)!.id),
        lines: [...(side ? [marked(side, frame)] : []), ...boxed(frame.quote(h.words), 'said')],
      };
    });
}

const Drawn = ({ view, frame }: { view: Waits; frame: Frame }) => {
  const locked = new Set(view.standstills.flatMap((d) => d.waits));
  const others = view.waits.filter((w) => !locked.has(w.id));
  const shown = others.slice(0, DRAWN);
  if (shown.length === 0) return null;
  return (
    <Picture
      caption={`What waits stands left of what it waits for, as in the lists: this ← only if ← that. ${captionOf(shown.length, others.length, locked.size > 0)}`}
    >
      <Drawing
        name="waits"
        title="What waits for what"
        boxes={boxes(view, shown, frame)}
        arrows={shown.map((w) => ({
          from: w.dependent,
          to: w.required,
          label: w.connective,
          href: frame.at(w.id),
          back: true,
        }))}
      />
    </Picture>
  );
};

const captionOf = (shown: number, all: number, isRest: boolean): string => {
  const which = isRest ? 'conditions that are in no deadlock' : 'conditions';
  return shown < all ? `The ${shown} newest of ${all} ${which}.` : isRest ? `All ${which}.` : '';
};

/** What later reports tell of a half, each in whose words, with the way to them. */
const Later = ({ later, frame }: { later: readonly LaterWords[]; frame: Frame }) => (
  <>
    {later.map((l) => (
      <p class="where later">
        <span class={l.says === 'told again' ? 'outcome' : 'outcome told'}>{OUTCOME_WORDS[l.says]}</span>,{' '}
        {l.day ?? 'no date'}, <Name>{l.voice}</Name>:{' '}
        <a href={frame.at(l.finding)} data-words>
          <Said>{frame.quote(l.words)}</Said>
        </a>
      </p>
    ))}
  </>
);

const Table = ({ view, frame }: { view: Waits; frame: Frame }) => {
  const words = new Map(view.halves.map((h) => [h.id, h.words]));
  const half = (id: string) => (
    <span dir="auto">
      <Words>{frame.quote(words.get(id)!)}</Words>
    </span>
  );
  return (
    <section class="scroll" tabindex={0} aria-label="Who waits for what">
      <table>
        <thead>
          <tr>
            <th scope="col">Whose condition</th>
            <th scope="col">What waits</th>
            <th scope="col">How</th>
            <th scope="col">For what</th>
            <th scope="col">Later reported</th>
            <th scope="col">Told</th>
          </tr>
        </thead>
        <tbody>
          {view.waits.slice(0, 3 * DRAWN).map((w) => (
            <tr>
              <th scope="row">{w.side ? <Side name={w.side} frame={frame} /> : 'not said'}</th>
              <td data-column="what waits">{half(w.dependent)}</td>
              <td data-column="how">
                <a href={frame.at(w.id)} data-words>
                  {w.connective}
                </a>
              </td>
              <td data-column="for what">
                {half(w.required)} <span class="where">is {w.facts.polarity}</span>
              </td>
              <td data-column="later reported">
                <Later later={w.facts.later} frame={frame} />
              </td>
              <td data-column="told">
                {w.day ?? 'no date'}
                <Carriers of={frame.origins(w.id)} frame={frame} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** A circle as it is drawn: each side with what it holds back and what it waits for. */
const circle = (d: Standstill, view: Waits, frame: Frame): CycleSide[] => {
  const words = new Map(view.halves.map((h) => [h.id, h.words]));
  return d.cycle
    .map((id) => view.told.get(id))
    .filter((w) => w !== undefined)
    .map((w) => ({
      href: frame.at(w.id),
      lines: [
        ...(w.side ? [marked(w.side, frame)] : []),
        { text: 'holds back', look: 'quiet' },
        ...boxed(frame.quote(words.get(w.dependent)!), 'said', 4, CYCLE_LETTERS),
        { text: w.connective, look: 'quiet' },
        ...boxed(frame.quote(words.get(w.required)!), 'said', 4, CYCLE_LETTERS),
      ],
    }));
};

const Deadlock = ({ d, n, view, frame }: { d: Standstill; n: number; view: Waits; frame: Frame }) => {
  const words = new Map(view.halves.map((h) => [h.id, h.words]));
  const half = (id: string) => <Words>{frame.quote(words.get(id)!)}</Words>;
  return (
    <li class="entry deadlock">
      <p class="voice">
        <span class="mark">⟲ Deadlock</span>{' '}
        {d.sides.map((side, i) => (
          <>
            {i > 0 ? ' ⟲ ' : ''}
            <Side name={side} frame={frame} />
          </>
        ))}{' '}
        <span class="where">{d.since === d.day ? (d.day ?? 'no date') : `${d.since} to ${d.day}`}</span>
      </p>
      <div class="circle">
        <figure class="picture" aria-hidden="true">
          <Cycle name={`deadlock-${n}`} title={`Deadlock of ${d.sides.join(' and ')}`} sides={circle(d, view, frame)} />
        </figure>
        <ul>
          {d.waits
            .map((id) => view.told.get(id))
            .filter((w) => w !== undefined)
            .map((w) => (
              <li>
                {w.side ? <Side name={w.side} frame={frame} /> : null} <span dir="auto">{half(w.dependent)}</span>{' '}
                <a href={frame.at(w.id)} data-words>
                  {w.connective}
                </a>{' '}
                <span dir="auto">{half(w.required)}</span> <span class="where">{w.day ?? 'no date'}</span>
                <Later later={w.facts.later} frame={frame} />
              </li>
            ))}
        </ul>
      </div>
    </li>
  );
};

/** Sides that wait for each other, each deadlock drawn as a circle beside the conditions that say so. */
const Standstills = ({ view, frame }: { view: Waits; frame: Frame }) => (
  <Part id="deadlocks" heading="Who waits for each other">
    <ul class="rows">
      {view.standstills.slice(0, DRAWN).map((d, n) => (
        <Deadlock d={d} n={n} view={view} frame={frame} />
      ))}
    </ul>
  </Part>
);

/** Two things that sides want in opposite order, in the words of each. */
const Orders = ({ orders, frame }: { orders: readonly Order[]; frame: Frame }) => (
  <Part id="orders" heading="What is to come first">
    <ul class="rows">
      {orders.slice(0, DRAWN).map((o) => (
        <li class="entry order">
          <p class="voice">
            <span class="mark">⇅ Order</span> <Words>{frame.quote(o.things[0])}</Words> or{' '}
            <Words>{frame.quote(o.things[1])}</Words> first?{' '}
            <span class="where">{o.since === o.day ? (o.day ?? 'no date') : `${o.since} to ${o.day}`}</span>
          </p>
          <div class="wishes">
            {o.wishes.map((w) => (
              <section>
                <p>
                  <Side name={w.side} frame={frame} />: first <b>{frame.quote(w.first)}</b>, then{' '}
                  {frame.quote(w.second)}
                </p>
                {w.words.map((said) => (
                  <p class="where">
                    {said.day ?? 'no date'}, <Name>{said.voice}</Name>:{' '}
                    <a href={frame.at(said.finding)} data-words>
                      <Said>{frame.quote(said.words)}</Said>
                    </a>
                  </p>
                ))}
              </section>
            ))}
          </div>
        </li>
      ))}
    </ul>
  </Part>
);

interface ConditionsProps {
  readonly view: Waits;
  readonly rows: readonly Folded[];
  readonly from: number;
  readonly frame: Frame;
}

/** Who waits for whom: the picture, its table, and every finding. */
export const ConditionsPage = ({ view, rows, from, frame }: ConditionsProps) => (
  <Shell title="Conditions" page="conditions" frame={frame} wide>
    <p class="coverage">What waits for what, and in whose words.</p>
    <Errors kinds={['condition', 'deadlock']} measured={frame.measured} />
    {rows.length === 0 ? <p class="empty">These reports tell of no condition.</p> : null}
    {rows.length === 0 && view.orders.length > 0 ? <Orders orders={view.orders} frame={frame} /> : null}
    {from === 0 && rows.length > 0 ? (
      <>
        {view.standstills.length > 0 ? <Standstills view={view} frame={frame} /> : null}
        {view.orders.length > 0 ? <Orders orders={view.orders} frame={frame} /> : null}
        <Drawn view={view} frame={frame} />
        <Table view={view} frame={frame} />
      </>
    ) : null}
    {rows.length > 0 ? (
      <Part id="all" heading="Every condition, newest first">
        <Entries rows={partFrom(rows, from)} frame={frame} />
        <Pager page="conditions" from={from} of={rows.length} links={frame.links} />
      </Part>
    ) : null}
  </Shell>
);
