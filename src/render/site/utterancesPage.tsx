import type { PieceRow, RenderingRow, UtteranceRow } from '../../views/utterances.js';
import { Carriers } from './carriers.js';
import type { Frame } from './frame.js';
import { Whole } from './judging.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { SideOf } from './sides.js';
import { Tellings, type Told } from './tellings.js';
import { Name, Said, Words } from './words.js';

/** Wordings of one utterance that its entry shows at once. */
const SHOWN = 8;

/** Kept words stand plain; what went is struck out, what came is marked, and a seam shows what stood between. */
const Piece = ({ piece: { as, words, was }, frame }: { piece: PieceRow; frame: Frame }) => {
  const gone = was ? (
    <del class={as === 'spliced' ? 'spliced' : undefined}>
      <Words>{frame.quote(as === 'spliced' ? `⋯ ${was} ⋯` : was)}</Words>
    </del>
  ) : null;
  if (as === 'kept') return <Words>{`${frame.quote(words)} `}</Words>;
  return (
    <>
      {gone}
      {gone ? ' ' : ''}
      {words ? (
        <>
          <ins>
            <Words>{frame.quote(words)}</Words>
          </ins>{' '}
        </>
      ) : null}
    </>
  );
};

/** Where texts stay at home a long rendering is not put together again of its pieces. */
const isLong = ({ pieces }: RenderingRow, frame: Frame): boolean => {
  const whole = pieces.map((p) => `${p.was} ${p.words}`).join(' ');
  return frame.quote(whole) !== whole;
};

const Rendering = ({ r, frame }: { r: RenderingRow; frame: Frame }) => (
  <li>
    <p class="where">
      <Name>{r.outlets.join(', ')}</Name>, {r.day ?? 'no date'}
      {r.inHeadline ? ', in the headline' : ''}
      {r.quotation === 'direct' ? '' : `, ${r.quotation}`}
    </p>
    <blockquote>
      <a href={frame.at(r.finding)} data-words>
        {r.pieces.length === 0 || isLong(r, frame) ? (
          <Said>{frame.quote(r.words)}</Said>
        ) : (
          <q dir="auto">
            {r.pieces.map((p) => (
              <Piece piece={p} frame={frame} />
            ))}
          </q>
        )}
      </a>
    </blockquote>
  </li>
);

const Entry = ({ utterance: u, told, frame }: { utterance: UtteranceRow; told: Told; frame: Frame }) => (
  <li class={`entry utterance s${frame.sideNumber(u.side)}`}>
    <p class="voice">
      <b>
        <Name>{u.speaker}</Name>
      </b>{' '}
      <SideOf side={u.side} of={u.speaker} frame={frame} /> <span class="where">{u.day ?? 'no date'}</span>
    </p>
    {u.verbatim ? (
      <blockquote>
        <a href={frame.at(u.verbatim.finding)} data-words>
          <Said>{frame.quote(u.verbatim.words)}</Said>
        </a>{' '}
        <span class="where">
          <Name>{u.verbatim.outlets.join(', ')}</Name>
        </span>
      </blockquote>
    ) : null}
    {u.renderings.length > 0 ? (
      <ul class="renderings">
        {u.renderings.slice(0, SHOWN).map((r) => (
          <Rendering r={r} frame={frame} />
        ))}
      </ul>
    ) : null}
    {u.renderings.length > SHOWN ? <p class="hint">and {u.renderings.length - SHOWN} more wordings</p> : null}
    <Tellings of={u} told={told} page="utterances" frame={frame} />
    <Carriers of={u.told} frame={frame} />
    <Whole
      about={u.id}
      on={{ name: 'utterance', members: u.members }}
      back={frame.links.page('utterances')}
      frame={frame}
    />
  </li>
);

/** Acts of speech, the latest first: the longest quotation, and against it every other wording, word by word. */
export const UtterancesPage = ({
  rows,
  told,
  from,
  frame,
}: {
  rows: readonly UtteranceRow[];
  told: (utterance: UtteranceRow) => Told;
  from: number;
  frame: Frame;
}) => (
  <Shell title="Utterances" page="utterances" frame={frame}>
    <p class="coverage">
      What was said once and told many times: words of one speaker within two days whose renderings align. Below the
      longest quotation stands every other wording: kept words plain, what was cut or swapped <del>struck out</del>,
      what came in its place <ins>marked</ins>, and parts that stood far apart and were joined with ⋯ between them.
    </p>
    {rows.length === 0 ? <p class="empty">No words of one speaker are told by more than one report.</p> : null}
    <ul class="rows">
      {partFrom(rows, from).map((u) => (
        <Entry utterance={u} told={told(u)} frame={frame} />
      ))}
    </ul>
    <Pager page="utterances" from={from} of={rows.length} links={frame.links} />
  </Shell>
);
