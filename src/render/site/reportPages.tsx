import { clip } from '../../views/brief/context.js';
import type { GivenNow } from '../../views/givenFields.js';
import type { OriginRow, ReportOrigin } from '../../views/origins.js';
import type { Note, Piece, ReadingPane } from '../../views/reading.js';
import type { ReportRow } from '../../views/reports.js';
import type { Frame } from './frame.js';
import {
  AddForm,
  asking,
  CorrectForm,
  Decide,
  Judge,
  Said as Judgement,
  type Missed,
  Noted,
  short,
} from './judging.js';
import { Errors } from './measured.js';
import { OriginOf, OtherCarriers } from './originsPage.js';
import { many, Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Name, Said, Where, Words } from './words.js';

const Marked = ({ piece }: { piece: Piece }) => {
  const inside = (
    <>
      {piece.begins.map((id) => (
        // What a permanent link to a finding leads to.
        <span class="anchor" id={short(id)} />
      ))}
      <Words>{piece.words}</Words>
    </>
  );
  if (piece.sought) return <mark class="sought">{inside}</mark>;
  if (piece.findings.length > 0)
    return (
      <mark class={`depth-${Math.min(3, piece.findings.length)}`} data-findings={piece.findings.map(short).join(' ')}>
        {inside}
      </mark>
    );
  return piece.begins.length > 0 ? <span class="named">{inside}</span> : inside;
};

/** Who tells whom: the outlet first, the speaker last, each on a rung of its own. */
const Ladder = ({ rungs, outlet }: { rungs: readonly string[]; outlet: string }) => (
  <ol class="ladder" aria-label="who tells whom">
    {[outlet, ...rungs].map((r, i) => (
      <li class={i === rungs.length ? 'speaker' : undefined}>
        <Words>{r}</Words>
      </li>
    ))}
  </ol>
);

/** What is to be given on the page of a report: the fields of one finding, or a finding that the reader missed. */
export interface ReportAsked {
  readonly correct?: { readonly id: string; readonly fields: readonly GivenNow[] };
  readonly missed?: Missed;
}

interface MarginProps {
  readonly note: Note;
  readonly bare: boolean;
  readonly pane: ReadingPane;
  readonly asked: ReportAsked;
  readonly frame: Frame;
}

const Margin = ({ note, bare, pane, asked, frame }: MarginProps) => (
  <li id={`n-${short(note.id)}`} class={note.kind} data-finding={short(note.id)}>
    <a href={`#${short(note.id)}`}>
      <span class="kind">{note.inHeadline ? `${note.kind}, headline` : note.kind}</span>{' '}
      <span dir="auto">
        <Words>{frame.quote(note.summary)}</Words>
        {note.kind === 'statement' && !bare ? <Words>{`: “${clip(note.quote, 90)}”`}</Words> : null}
      </span>
    </a>
    {note.ladder.length > 0 ? (
      <Ladder rungs={note.ladder} outlet={pane.outlet ?? 'the report'} />
    ) : (
      <p class="voice">
        <Words>{note.voice}</Words>
      </p>
    )}
    {bare ? (
      <blockquote id={note.inHeadline ? undefined : short(note.id)}>
        <Said>{note.quote}</Said>
        <p class="where">
          code points {note.at.start} to {note.at.end}
        </p>
      </blockquote>
    ) : null}
    <p class="sure">
      confidence {note.confidence.toFixed(2)} · <a href={frame.links.finding(note.id, pane.report)}>permanent link</a>
    </p>
    {note.judged ? <Judgement judged={note.judged} /> : null}
    {frame.decides && !note.inHeadline ? <Review note={note} pane={pane} asked={asked} frame={frame} /> : null}
  </li>
);

/** Where a finding's report is shown with the form that corrects it. */
const correcting = (id: string, frame: Frame): string =>
  asking(frame.at(id).replace(/#.*$/u, ''), { correct: id }).concat(`#n-${short(id)}`);

/** What can be said of a finding beside its words; folded, so that the notes stay notes. */
const Review = ({ note, pane, asked, frame }: Omit<MarginProps, 'bare'>) => {
  const send = { about: note.id, seen: note.seen, back: frame.links.finding(note.id, '') };
  if (asked.correct?.id === note.id)
    return <CorrectForm send={send} kind={note.kind} fields={asked.correct.fields} leave={frame.at(note.id)} />;
  return (
    <details class="review">
      <summary>review</summary>
      <Judge
        send={send}
        correct={correcting(note.id, frame)}
        add={`${frame.links.report(pane.report, undefined, pane.part)}#add`}
        likely={frame.likely(note.id)}
        frame={frame}
      />
    </details>
  );
};

/** What people rejected: struck through, with who and why. */
const Rejected = ({ notes, frame }: { notes: readonly Note[]; frame: Frame }) =>
  notes.length === 0 ? null : (
    <section class="rejected" aria-label="Rejected">
      <h2>Rejected ({notes.length})</h2>
      <p class="hint">Read by the machine, rejected by people: no part of the record.</p>
      <ul>
        {notes.map((n) => (
          <li id={short(n.id)}>
            <span class="kind">{n.kind}</span>{' '}
            <del dir="auto">
              <Words>{frame.quote(n.summary ? `${n.summary}: “${n.quote}”` : `“${n.quote}”`)}</Words>
            </del>
            {n.judged ? <Judgement judged={n.judged} /> : null}
            <Back note={n} frame={frame} />
          </li>
        ))}
      </ul>
    </section>
  );

/** Takes the rejection back. */
const Back = ({ note, frame }: { note: Note; frame: Frame }) => {
  const last = note.judged?.told.findLast((t) => t.kind === 'reject');
  return last ? (
    <Decide
      label="Undo the rejection"
      kind="undo"
      about={last.decision}
      back={frame.links.finding(note.id, '')}
      frame={frame}
    />
  ) : null;
};

/** That other words stand under the address by now, or stood there before. */
const Edited = ({ pane, frame }: { pane: ReadingPane; frame: Frame }) => (
  <>
    {pane.newest ? (
      <p class="replaced">
        A newer wording replaced this report; nothing of it is in the record.{' '}
        <a href={frame.links.report(pane.newest)}>The newest wording</a>
        {' · '}
        <a href={frame.links.story(pane.report)}>both side by side</a>
      </p>
    ) : pane.edited ? (
      <p class="where">
        This story was changed: <a href={frame.links.story(pane.report)}>what went and what came</a>
      </p>
    ) : null}
    {pane.retracted ? <p class="fault">This story was taken back.</p> : null}
  </>
);

const Notes = ({ pane, bare, asked, frame }: Omit<MarginProps, 'note'>) => (
  <ol class="notes">
    {pane.notes.map((n) => (
      <Margin note={n} bare={bare} pane={pane} asked={asked} frame={frame} />
    ))}
  </ol>
);

const Headline = ({ pane }: { pane: ReadingPane }) => {
  if (pane.title === null) return <>Report without a headline</>;
  if (pane.title.length > 600) return <Words>{clip(pane.title, 600)}</Words>;
  return (
    <>
      {pane.headline.map((piece) => (
        <Marked piece={piece} />
      ))}
    </>
  );
};

const Imprint = ({ pane }: { pane: ReadingPane }) => (
  <p class="where imprint">
    {pane.url && /^https?:\/\//u.test(pane.url) ? (
      <a href={pane.url} rel="noreferrer noopener">
        <Name>{pane.outlet ?? pane.url}</Name>
      </a>
    ) : (
      <Name>{pane.outlet ?? 'outlet not given'}</Name>
    )}
    , {pane.day ?? 'no date'}
    {pane.otherTitles.length > 0 ? (
      <Words>{`; also headed ${pane.otherTitles.map((t) => `“${t}”`).join(', ')}`}</Words>
    ) : null}
  </p>
);

const Parts = ({ pane, frame, place }: { pane: ReadingPane; frame: Frame; place: 'above' | 'below' }) =>
  pane.parts === 1 ? null : (
    <nav class="pager" aria-label={`Parts of this text, ${place}`}>
      {pane.part > 0 ? <a href={frame.links.report(pane.report, undefined, pane.part - 1)}>Before</a> : null}{' '}
      <span>
        part {pane.part + 1} of {pane.parts}
      </span>{' '}
      {pane.part + 1 < pane.parts ? (
        <a href={frame.links.report(pane.report, undefined, pane.part + 1)}>After</a>
      ) : null}
    </nav>
  );

interface ReportProps {
  readonly pane: ReadingPane;
  readonly origin: ReportOrigin;
  readonly asked: ReportAsked;
  readonly frame: Frame;
}

/** The reading pane: headline and text with every finding marked, and a note for each beside it. */
export const ReportPage = ({ pane, origin, asked, frame }: ReportProps) => (
  <Shell
    title={clip(pane.title ?? 'Report without a headline', 200)}
    heading={<Headline pane={pane} />}
    page="reports"
    frame={frame}
    wide
  >
    <Imprint pane={pane} />
    <OriginOf of={origin} frame={frame} />
    <Edited pane={pane} frame={frame} />
    <Noted
      about={pane.report}
      on={{ members: [pane.report] }}
      back={frame.links.report(pane.report, undefined, pane.part)}
      frame={frame}
    />
    {pane.notes.length > 0 ? (
      <Errors kinds={[...new Set(pane.notes.map((n) => n.kind))]} measured={frame.measured} />
    ) : null}
    <Parts pane={pane} frame={frame} place="above" />
    {pane.paragraphs.length === 0 ? (
      <>
        <p class="coverage">The text is not published here: short quotations, and where they stand in it.</p>
        <Notes pane={pane} bare asked={asked} frame={frame} />
        <Parts pane={pane} frame={frame} place="below" />
      </>
    ) : (
      <div class="pane">
        <article aria-label="text of the report">
          {pane.paragraphs.map((pieces) => (
            <p dir="auto" data-start={pieces[0]?.start}>
              {pieces.map((piece) => (
                <Marked piece={piece} />
              ))}
            </p>
          ))}
          <Parts pane={pane} frame={frame} place="below" />
        </article>
        <aside aria-label="findings in this report">
          <p class="hint">
            {many(pane.notes.length, 'finding')}; <kbd>j</kbd> next, <kbd>k</kbd> previous
          </p>
          <Notes pane={pane} bare={false} asked={asked} frame={frame} />
          {frame.decides && !pane.newest ? (
            <details class="review missed" open={asked.missed !== undefined}>
              <summary data-key="d">Add a finding</summary>
              <AddForm
                report={pane.report}
                missed={asked.missed ?? { words: '', place: '', of: null }}
                step={frame.links.report(pane.report, undefined, pane.part)}
                back={frame.links.report(pane.report, undefined, pane.part)}
                frame={frame}
              />
            </details>
          ) : null}
          <Rejected notes={pane.rejected} frame={frame} />
        </aside>
      </div>
    )}
  </Shell>
);

const Others = ({ of, report, frame }: { of: OriginRow | null; report: string; frame: Frame }) =>
  of && <OtherCarriers of={of} report={report} frame={frame} />;

interface ReportsProps {
  readonly rows: readonly ReportRow[];
  /** Null of what a newer wording replaced. */
  readonly origin: (report: ReportRow['id']) => OriginRow | null;
  readonly from: number;
  readonly frame: Frame;
}

/** Every report, newest first, each with what else carries its text. */
export const ReportsPage = ({ rows, origin, from, frame }: ReportsProps) => (
  <Shell title="Reports" page="reports" frame={frame}>
    <p class="coverage">
      {rows.length.toLocaleString('en')} reports of {new Set(rows.map((r) => r.origin)).size.toLocaleString('en')}{' '}
      origins, newest first.
    </p>
    <ul class="rows">
      {partFrom(rows, from).map((r) => (
        <li class={r.replaced ? 'undone' : undefined}>
          <a href={frame.links.report(r.id)} class="title" dir="auto">
            <Words>
              {clip(r.title ?? (r.opening === '' ? 'Report without a headline' : `No headline: “${r.opening}”`), 300)}
            </Words>
          </a>
          <p class="where">
            <Where outlet={r.outlet} day={r.day} /> · {many(r.findings, 'finding')}
            {r.carriers > 0 ? null : ' · 1 origin, 1 carrier'}
            {r.wordings > 1 ? (
              <>
                {' · '}
                <a href={frame.links.story(r.id)}>
                  {r.replaced ? 'replaced by a newer wording' : 'changed since it came'}
                </a>
              </>
            ) : null}
            {r.retracted ? <span class="fault"> · taken back</span> : null}
          </p>
          <Others of={origin(r.id)} report={r.id} frame={frame} />
        </li>
      ))}
    </ul>
    <Pager page="reports" from={from} of={rows.length} links={frame.links} />
  </Shell>
);
