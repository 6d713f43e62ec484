import { clip } from '../../views/brief/context.js';
import type { Note, Piece, ReadingPane } from '../../views/reading.js';
import type { ReportRow } from '../../views/reports.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { many, Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Name, Said, Where, Words } from './words.js';

const short = (id: string) => id.replace(/^[a-z]+:/u, '');

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

const Margin = ({ note, bare, pane, frame }: { note: Note; bare: boolean; pane: ReadingPane; frame: Frame }) => (
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
  </li>
);

const Notes = ({ pane, bare, frame }: { pane: ReadingPane; bare: boolean; frame: Frame }) => (
  <ol class="notes">
    {pane.notes.map((n) => (
      <Margin note={n} bare={bare} pane={pane} frame={frame} />
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
    {pane.carriers > 0 ? `; ${pane.carriers} more carry the same text` : ''}
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

/** The reading pane: headline and text with every finding marked, and a note for each beside it. */
export const ReportPage = ({ pane, frame }: { pane: ReadingPane; frame: Frame }) => (
  <Shell
    title={clip(pane.title ?? 'Report without a headline', 200)}
    heading={<Headline pane={pane} />}
    page="reports"
    frame={frame}
    wide
  >
    <Imprint pane={pane} />
    {pane.notes.length > 0 ? (
      <Errors kinds={[...new Set(pane.notes.map((n) => n.kind))]} measured={frame.measured} />
    ) : null}
    <Parts pane={pane} frame={frame} place="above" />
    {pane.paragraphs.length === 0 ? (
      <>
        <p class="coverage">The text is not published here: short quotations, and where they stand in it.</p>
        <Notes pane={pane} bare frame={frame} />
        <Parts pane={pane} frame={frame} place="below" />
      </>
    ) : (
      <div class="pane">
        <article aria-label="text of the report">
          {pane.paragraphs.map((pieces) => (
            <p dir="auto">
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
          <Notes pane={pane} bare={false} frame={frame} />
        </aside>
      </div>
    )}
  </Shell>
);

export const ReportsPage = ({ rows, from, frame }: { rows: readonly ReportRow[]; from: number; frame: Frame }) => (
  <Shell title="Reports" page="reports" frame={frame}>
    <p class="coverage">
      {rows.length.toLocaleString('en')} reports of {new Set(rows.map((r) => r.origin)).size.toLocaleString('en')}{' '}
      origins, newest first.
    </p>
    <ul class="rows">
      {partFrom(rows, from).map((r) => (
        <li>
          <a href={frame.links.report(r.id)} class="title" dir="auto">
            <Words>
              {clip(r.title ?? (r.opening === '' ? 'Report without a headline' : `No headline: “${r.opening}”`), 300)}
            </Words>
          </a>
          <p class="where">
            <Where outlet={r.outlet} day={r.day} /> · {many(r.findings, 'finding')}
            {r.carriers > 0 ? ` · ${r.carriers} more carry the same text` : ''}
          </p>
        </li>
      ))}
    </ul>
    <Pager page="reports" from={from} of={rows.length} links={frame.links} />
  </Shell>
);
