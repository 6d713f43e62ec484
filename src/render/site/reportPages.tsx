import type { Note, Piece, ReadingPane } from '../../views/reading.js';
import type { ReportRow } from '../../views/reports.js';
import { Pager, PER_PAGE } from './pager.js';
import { type Links, Shell } from './shell.js';
import { Said, Words } from './words.js';

const short = (id: string) => id.replace(/^[a-z]+:/u, '');

const Marked = ({ piece }: { piece: Piece }) => {
  if (piece.findings.length === 0) return <Words>{piece.words}</Words>;
  return (
    <mark class={`depth-${Math.min(3, piece.findings.length)}`} data-findings={piece.findings.map(short).join(' ')}>
      {piece.begins.map((id) => (
        // What a permanent link to a finding leads to.
        <span class="anchor" id={short(id)} />
      ))}
      <Words>{piece.words}</Words>
    </mark>
  );
};

const Ladder = ({ rungs }: { rungs: readonly string[] }) => (
  <ol class="ladder" aria-label="who tells whom">
    {rungs.map((r) => (
      <li>
        <Words>{r}</Words>
      </li>
    ))}
  </ol>
);

const Margin = ({ note, bare }: { note: Note; bare: boolean }) => (
  <li id={`n-${short(note.id)}`} class={note.kind} data-finding={short(note.id)}>
    <a href={`#${short(note.id)}`}>
      <span class="kind">{note.kind}</span>{' '}
      <span dir="auto">
        <Words>{note.summary}</Words>
      </span>
    </a>
    {note.ladder.length > 0 ? (
      <Ladder rungs={note.ladder} />
    ) : (
      <p class="voice">
        <Words>{note.voice}</Words>
      </p>
    )}
    {bare ? (
      <blockquote id={short(note.id)}>
        <Said>{note.quote}</Said>
        <p class="where">
          code points {note.at.start} to {note.at.end}
        </p>
      </blockquote>
    ) : null}
    <p class="sure">confidence {note.confidence.toFixed(2)}</p>
  </li>
);

const Notes = ({ pane, bare }: { pane: ReadingPane; bare: boolean }) => (
  <ol class="notes">
    {pane.notes.map((n) => (
      <Margin note={n} bare={bare} />
    ))}
  </ol>
);

/** The reading pane: the text with every finding marked, and a note for each beside it. */
export const ReportPage = ({ pane, talks, links }: { pane: ReadingPane; talks: string; links: Links }) => (
  <Shell title={pane.title ?? 'Report without a headline'} talks={talks} page="reports" links={links}>
    <p class="where">
      {pane.url && /^https?:\/\//u.test(pane.url) ? (
        <a href={pane.url} rel="noreferrer noopener">
          <Words>{pane.outlet ?? pane.url}</Words>
        </a>
      ) : (
        <Words>{pane.outlet ?? 'outlet not given'}</Words>
      )}
      , {pane.day ?? 'no date'}
      {pane.carriers > 0 ? `; ${pane.carriers} more carry the same text` : ''}
    </p>
    {pane.paragraphs.length === 0 ? (
      <>
        <p class="coverage">The text is not published here: short quotations, and where they stand in it.</p>
        <Notes pane={pane} bare />
      </>
    ) : (
      <div class="pane">
        <article dir="auto" aria-label="text of the report">
          {pane.paragraphs.map((pieces) => (
            <p>
              {pieces.map((piece) => (
                <Marked piece={piece} />
              ))}
            </p>
          ))}
        </article>
        <aside aria-label="findings in this report">
          <p class="hint">
            <kbd>j</kbd> next, <kbd>k</kbd> previous finding
          </p>
          <Notes pane={pane} bare={false} />
        </aside>
      </div>
    )}
  </Shell>
);

export const ReportsPage = ({
  rows,
  from,
  talks,
  links,
}: {
  rows: readonly ReportRow[];
  from: number;
  talks: string;
  links: Links;
}) => (
  <Shell title="Reports" talks={talks} page="reports" links={links}>
    <p class="coverage">
      {rows.length} reports of {new Set(rows.map((r) => r.origin)).size} origins, newest first.
    </p>
    <ul class="rows">
      {rows.slice(from, from + PER_PAGE).map((r) => (
        <li>
          <a href={links.report(r.id)}>
            <Words>{r.title ?? 'Report without a headline'}</Words>
          </a>
          <p class="where">
            <Words>{`${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}`}</Words> · {r.findings} findings
            {r.carriers > 0 ? ` · ${r.carriers} more carry the same text` : ''}
          </p>
        </li>
      ))}
    </ul>
    <Pager page="reports" from={from} of={rows.length} links={links} />
  </Shell>
);
