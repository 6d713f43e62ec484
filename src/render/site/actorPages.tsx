import type { Actor, Role, Round } from '../../model/index.js';
import type { ActorIndex, ActorView, Met } from '../../views/actor.js';
import type { LoggedDecision, UndecidedRow } from '../../views/decided.js';
import { alone } from '../../views/folded.js';
import { Decisions, SetSide, Undecided } from './deciding.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Noted } from './judging.js';
import { Errors } from './measured.js';
import { many, Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Side, SideOf } from './sides.js';
import { Part, Words } from './words.js';

const Name = ({ actor, frame }: { actor: Actor; frame: Frame }) => {
  const to = frame.actor(actor.id);
  return to ? (
    <a href={to}>
      <Words>{actor.name}</Words>
    </a>
  ) : (
    <Words>{actor.name}</Words>
  );
};

interface ActorsProps {
  readonly actors: readonly Actor[];
  readonly undecided: readonly UndecidedRow[];
  readonly log: readonly LoggedDecision[];
  readonly index: ActorIndex;
  readonly from: number;
  readonly frame: Frame;
}

export const ActorsPage = ({ actors, undecided, log, index, from, frame }: ActorsProps) => (
  <Shell title="Actors" page="actors" frame={frame}>
    <p class="coverage">Who speaks, meets and acts in these reports, by how much they are quoted.</p>
    <Errors kinds={['mention']} measured={frame.measured} />
    <ul class="rows">
      {partFrom(actors, from).map((a) => (
        <li class="actor">
          <span class="name">
            <Name actor={a} frame={frame} />
          </span>{' '}
          <SideOf side={a.side} of={a.name} frame={frame} />
          <p class="where">
            <Words>{[a.type, ...a.roles.slice(0, 3).map((r) => r.words)].join(' · ')}</Words> ·{' '}
            {many(a.statements, 'statement')}, {many(index.meetings(a), 'meeting')}
          </p>
        </li>
      ))}
    </ul>
    <Pager page="actors" from={from} of={actors.length} links={frame.links} />
    {from === 0 && undecided.length > 0 ? (
      <Undecided rows={undecided} back={frame.links.page('actors')} frame={frame} />
    ) : null}
    {from === 0 && log.length > 0 ? <Decisions log={log} frame={frame} /> : null}
  </Shell>
);

const Roles = ({ roles, frame }: { roles: readonly Role[]; frame: Frame }) => (
  <ul>
    {[...roles]
      .sort((a, b) => b.count - a.count)
      .map((r) => (
        <li>
          <a href={frame.at(r.finding)} data-words>
            <Words>{r.words}</Words>
          </a>{' '}
          <span class="where">
            {many(r.count, 'time')}, first {r.from ?? 'without a date'}
          </span>
        </li>
      ))}
  </ul>
);

const Meetings = ({ met, rounds, frame }: { met: readonly Met[]; rounds: readonly Round[]; frame: Frame }) => (
  <>
    {met.length === 0 ? (
      <p class="empty">No report names anybody with them.</p>
    ) : (
      <ul>
        {met.slice(0, 12).map((m) => (
          <li>
            <Name actor={m.actor} frame={frame} /> <SideOf side={m.actor.side} of={m.actor.name} frame={frame} />{' '}
            <span class="where">
              {m.rounds.slice(0, 3).map((r, i) => (
                <>
                  {i > 0 ? '; ' : ''}
                  <a href={frame.at(r.history.at(-1)!.finding)} data-words>
                    <Words>{`${r.status}${r.place ? ` in ${r.place}` : ''}, ${r.when ?? r.history.at(-1)!.day ?? 'no date'}`}</Words>
                  </a>
                </>
              ))}
              {m.rounds.length > 3 ? `; and ${m.rounds.length - 3} more` : ''}
            </span>
          </li>
        ))}
      </ul>
    )}
    {met.length > 12 ? <p class="hint">and {met.length - 12} more</p> : null}
    <p class="where">
      {many(rounds.length, 'round')} in all, whatever their state: held, planned, possible or called off.
    </p>
  </>
);

interface ActorProps {
  readonly view: ActorView;
  /** Names of sides, for the form that sets one. */
  readonly sides: readonly string[];
  readonly from: number;
  readonly frame: Frame;
}

/** A person or body: what they are called, what they said, whom they met. */
export const ActorPage = ({ view, sides, from, frame }: ActorProps) => {
  const { actor, said, told, met, rounds } = view;
  const also = actor.names.filter((n) => n !== actor.name);
  return (
    <Shell title={actor.name} page="actors" frame={frame}>
      <p class="coverage">
        {actor.type}
        {actor.side ? (
          <>
            , <Side name={actor.side} frame={frame} />
          </>
        ) : (
          ', side not told'
        )}
        {actor.sideSet ? ', set by a person' : ''}
        {actor.sideSet && actor.sideSet.was !== actor.side ? (
          <Words>{`; the reports alone gave ${actor.sideSet.was ?? 'none'}`}</Words>
        ) : null}
        {also.length > 0 ? <Words>{`; also called ${also.slice(0, 6).join(', ')}`}</Words> : null}
      </p>
      {frame.decides ? <SetSide actor={actor} sides={sides} frame={frame} /> : null}
      <Noted
        about={actor.id}
        on={{ members: [...actor.names, ...actor.members] }}
        back={frame.links.actor(actor.id)}
        frame={frame}
      />
      {from === 0 ? (
        <>
          <Part id="roles" heading="What they are">
            <Errors kinds={['mention']} measured={frame.measured} />
            {actor.roles.length > 0 ? (
              <Roles roles={actor.roles} frame={frame} />
            ) : (
              <p class="empty">No report says.</p>
            )}
          </Part>
          <Part id="met" heading="Whom they met">
            <Errors kinds={['meeting']} measured={frame.measured} />
            <Meetings met={met} rounds={rounds} frame={frame} />
          </Part>
        </>
      ) : null}
      <Part id="said" heading={`What they said (${said.length})`}>
        <Errors kinds={['statement']} measured={frame.measured} />
        {said.length === 0 ? <p class="empty">No report gives words of theirs.</p> : null}
        <Entries rows={partFrom(said, from).map(alone)} frame={frame} />
        <Pager
          page="actors"
          from={from}
          of={said.length}
          links={frame.links}
          to={(start) => frame.links.actor(actor.id, start)}
        />
      </Part>
      {from === 0 && told.length > 0 ? (
        <Part id="told" heading={`What others said, told by them (${told.length})`}>
          <Entries rows={told.slice(0, 10).map(alone)} frame={frame} />
        </Part>
      ) : null}
    </Shell>
  );
};
