import type { Actor } from '../../model/index.js';
import { type Choice, DECISION_STATES, type LoggedDecision, type UndecidedRow } from '../../views/decided.js';
import type { Frame } from './frame.js';
import { Decide, Hidden, Why } from './judging.js';
import { SideOf } from './sides.js';
import { Part, Words } from './words.js';

const Named = ({ choice, frame }: { choice: Choice; frame: Frame }) => {
  const to = frame.actor(choice.id);
  const name = <Words>{choice.name}</Words>;
  return (
    <>
      {to ? <a href={to}>{name}</a> : name} <SideOf side={choice.side} of={choice.name} frame={frame} />
    </>
  );
};

interface UndecidedProps {
  readonly rows: readonly UndecidedRow[];
  /** Where to go on after a decision. */
  readonly back: string;
  readonly frame: Frame;
}

/** Words of which rules cannot tell whom they mean, each with those whom they may. */
export const Undecided = ({ rows, back, frame }: UndecidedProps) => (
  <Part id="undecided" heading={`Who may be meant (${rows.length})`}>
    <p class="hint">
      Of these the reports do not say enough. They stay apart until a person says who they are
      {frame.decides ? '' : ' (rapporteur decide)'}.
    </p>
    <ul class="rows undecided">
      {rows.slice(0, SHOWN).map((r) => (
        <li>
          <a href={frame.links.place(r.report, r.at)} data-words>
            <Words>{`“${r.name}”`}</Words>
          </a>{' '}
          <span class="where">
            <Words>{`${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}: ${r.why}`}</Words>
          </span>
          <ul>
            {r.candidates.map((c) => (
              <li>
                <Named choice={c} frame={frame} />
                {frame.decides ? (
                  <span class="ways">
                    {' '}
                    <Decide label="The same" kind="merge" about={r.id} value={c.id} back={back} frame={frame} />{' '}
                    <Decide label="Another" kind="split" about={r.id} value={c.id} back={back} frame={frame} />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
    {rows.length > SHOWN ? <p class="hint">and {rows.length - SHOWN} more, which rapporteur undecided lists</p> : null}
  </Part>
);

/** Questions that one page asks. */
const SHOWN = 30;

/** Takes a decision back; what is undone already has no such button. */
export const Undo = ({ d, back, frame }: { d: LoggedDecision; back: string; frame: Frame }) =>
  d.state === 'undone' ? null : (
    <>
      {' '}
      <Decide label="Undo" kind="undo" about={d.id} back={back} frame={frame} />
    </>
  );

/** What people decided, the newest first. */
export const Decisions = ({ log, frame }: { log: readonly LoggedDecision[]; frame: Frame }) => (
  <Part id="decisions" heading={`What people decided (${log.length})`}>
    <ul class="rows">
      {log.map((d) => (
        <li class={d.state === 'stands' ? undefined : 'undone'}>
          <Words>{d.words}</Words>{' '}
          <span class="where">
            <Words>{`${d.author}, ${d.at.slice(0, 10)}${d.reason ? `: ${d.reason}` : ''}`}</Words>
            {DECISION_STATES[d.state] ? ` · ${DECISION_STATES[d.state]}` : ''}
          </span>
          <Undo d={d} back={frame.links.page('actors')} frame={frame} />
        </li>
      ))}
    </ul>
  </Part>
);

interface SetSideProps {
  readonly actor: Actor;
  readonly sides: readonly string[];
  readonly frame: Frame;
}

/** The form that sets a side, with what the reports alone give. */
export const SetSide = ({ actor, sides, frame }: SetSideProps) => (
  <details class="set">
    <summary>Set the side</summary>
    <form class="filter" method="post" action="/decide">
      <Hidden
        fields={{
          kind: 'side',
          about: actor.id,
          seen: frame.seen('side', [actor.id]),
          back: frame.links.actor(actor.id),
        }}
      />
      <label>
        <span>Side</span>
        <input name="value" list="sides" value={actor.side ?? ''} placeholder="of none" />
      </label>
      <Why />
      <label>
        <span>Your name</span>
        <input name="author" autocomplete="name" />
      </label>
      <button type="submit">Set</button>
      <datalist id="sides">
        {sides.map((s) => (
          <option value={s}></option>
        ))}
      </datalist>
    </form>
  </details>
);
