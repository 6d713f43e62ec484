import type { Folded } from '../../views/folded.js';
import { type OpenRow, openWords } from '../../views/objects.js';
import { Carriers } from './carriers.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Noted } from './judging.js';
import { Later, sentence } from './later.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { SideOf } from './sides.js';
import { Name, Part, Said } from './words.js';

/** Open questions that are shown; every question that was asked is below them. */
const SHOWN = 30;

const DID: Readonly<Record<OpenRow['kind'], string>> = {
  silent: 'was asked and is not told to have answered',
  declined: 'would not say',
  paper: 'was handed this and is not told to have answered',
};

const Open = ({ question: q, frame }: { question: OpenRow; frame: Frame }) => (
  <li class={`entry s${frame.sideNumber(q.side)}`}>
    <p class="voice">
      <b>
        <Name>{q.to ?? 'Somebody'}</Name>
      </b>{' '}
      <SideOf side={q.side} of={q.to} frame={frame} /> {DID[q.kind]} <span class="where">{q.day ?? 'no date'}</span>
    </p>
    <blockquote>
      <a href={frame.at(q.id)} data-words>
        <Said>{frame.quote(q.words)}</Said>
      </a>
    </blockquote>
    <p class="summary">{sentence(openWords(q))}</p>
    <Later all={q.later} frame={frame} />
    <Noted
      about={q.id}
      on={{ name: 'open question', members: q.members }}
      back={frame.links.page('questions')}
      frame={frame}
    />
    <Carriers of={q.told} frame={frame} />
  </li>
);

interface QuestionsProps {
  readonly open: readonly OpenRow[];
  readonly rows: readonly Folded[];
  readonly from: number;
  readonly frame: Frame;
}

/** What was put to somebody: first what is open, with what was read without finding an answer, then every question. */
export const QuestionsPage = ({ open, rows, from, frame }: QuestionsProps) => (
  <Shell title="Questions" page="questions" frame={frame}>
    <p class="coverage">What was asked, of whom, and whether it was answered.</p>
    <Errors kinds={['question']} measured={frame.measured} />
    {open.length + rows.length === 0 ? <p class="empty">No question was found in these reports.</p> : null}
    {from === 0 && open.length > 0 ? (
      <Part id="open" heading="Open, newest first">
        <ul class="rows">
          {open.slice(0, SHOWN).map((q) => (
            <Open question={q} frame={frame} />
          ))}
        </ul>
      </Part>
    ) : null}
    {rows.length > 0 ? (
      <Part id="all" heading="Every question that was asked, newest first">
        <Entries rows={partFrom(rows, from)} frame={frame} />
        <Pager page="questions" from={from} of={rows.length} links={frame.links} />
      </Part>
    ) : null}
  </Shell>
);
