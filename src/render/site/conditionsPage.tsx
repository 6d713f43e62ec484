import { visible } from '../../text/index.js';
import type { Row } from '../../views/listing.js';
import type { Wait, Waits } from '../../views/waits.js';
import { boxed, Drawing, type DrawnBox, Picture } from './drawing.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Side, shapeOf } from './sides.js';
import { Part, Words } from './words.js';

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
  const shown = view.waits.slice(0, DRAWN);
  return (
    <Picture
      caption={`What waits stands left of what it waits for, as in the lists: this ← only if ← that. ${shown.length < view.waits.length ? `The ${shown.length} newest of ${view.waits.length} conditions.` : ''}`}
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
                {half(w.required)}
                {w.facts.later[0] ? (
                  <p class="where">
                    <a href={frame.at(w.facts.later[0].finding)} data-words>
                      words that come back later
                    </a>
                  </p>
                ) : null}
              </td>
              <td data-column="told">{w.day ?? 'no date'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

/** Sides that wait for each other, with the conditions that say so. */
const Standstills = ({ view, frame }: { view: Waits; frame: Frame }) => {
  const waits = new Map(view.waits.map((w) => [w.id, w]));
  const words = new Map(view.halves.map((h) => [h.id, h.words]));
  const half = (id: string) => <Words>{frame.quote(words.get(id)!)}</Words>;
  return (
    <Part id="deadlocks" heading="Who waits for each other">
      <ul class="rows">
        {view.standstills.slice(0, DRAWN).map((d) => (
          <li class="entry deadlock">
            <p class="voice">
              {d.sides.map((side, i) => (
                <>
                  {i > 0 ? ' ⟲ ' : ''}
                  <Side name={side} frame={frame} />
                </>
              ))}{' '}
              <span class="where">{d.since === d.day ? (d.day ?? 'no date') : `${d.since} to ${d.day}`}</span>
            </p>
            <ul>
              {d.waits
                .map((id) => waits.get(id))
                .filter((w) => w !== undefined)
                .map((w) => (
                  <li>
                    {w.side ? <Side name={w.side} frame={frame} /> : null} <span dir="auto">{half(w.dependent)}</span>{' '}
                    <a href={frame.at(w.id)} data-words>
                      {w.connective}
                    </a>{' '}
                    <span dir="auto">{half(w.required)}</span> <span class="where">{w.day ?? 'no date'}</span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Part>
  );
};

interface ConditionsProps {
  readonly view: Waits;
  readonly rows: readonly Row[];
  readonly from: number;
  readonly frame: Frame;
}

/** Who waits for whom: the picture, its table, and every finding. */
export const ConditionsPage = ({ view, rows, from, frame }: ConditionsProps) => (
  <Shell title="Conditions" page="conditions" frame={frame} wide>
    <p class="coverage">What waits for what, and in whose words.</p>
    <Errors kinds={['condition']} measured={frame.measured} />
    {rows.length === 0 ? <p class="empty">These reports tell of no condition.</p> : null}
    {from === 0 && rows.length > 0 ? (
      <>
        {view.standstills.length > 0 ? <Standstills view={view} frame={frame} /> : null}
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
