import { type CandidateReception, grouped, type ProposalLine } from '../../model/index.js';
import { visible } from '../../text/index.js';
import type { ClaimOrigins } from '../../views/claimOrigins.js';
import type { Folded } from '../../views/folded.js';
import type { Descent, Lineage, Paper } from '../../views/lineage.js';
import { Carriers } from './carriers.js';
import { boxed, Drawing, type DrawnArrow, type DrawnBox, Picture } from './drawing.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Whole } from './judging.js';
import { Errors } from './measured.js';
import { Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Side, StanceMark, shapeOf, signOf } from './sides.js';
import { Part, Words } from './words.js';

const box = (p: Paper, frame: Frame): DrawnBox => ({
  id: p.id,
  href: p.line ? frame.at(p.line.id) : null,
  look: p.line ? (p.line.status === 'earlier' ? 'earlier' : '') : 'unknown',
  lines: [
    ...boxed(p.name, 'name', 2),
    ...(p.line && p.line.status !== 'on the table' ? [{ text: p.line.status, look: 'quiet' }] : []),
    ...(p.line ? [] : [{ text: 'no report tells more of it', look: 'quiet' }]),
    ...p.receptions.slice(0, 5).map((r) => ({
      text: visible(`${shapeOf(frame.sideNumber(r.side))} ${r.side} ${signOf(r.answer)} ${r.answer}`),
      look: `s${frame.sideNumber(r.side)}`,
    })),
  ],
});

const arrow = (d: Descent, frame: Frame): DrawnArrow => ({
  from: d.later,
  to: d.earlier,
  label: d.relation,
  href: frame.at(d.finding),
  dashed: !d.stated,
});

const day = (words: string | null) => <span class="where">{words ?? 'no date'}</span>;

/** Older answers of one side that a cell shows. */
const SHOWN = 6;

/** How each side took it, in order of days; below them what may be an answer to another paper. */
const Answers = ({ line, names, frame }: { line: ProposalLine; names: Names; frame: Frame }) => (
  <>
    {line.receptions.length === 0 ? (
      <span class="empty">no side is told to have taken it in any way</span>
    ) : (
      <ul class="answers">
        {[...grouped(line.receptions, (r) => r.side)].map(([side, list]) => (
          <li>
            <Side name={side} frame={frame} />
            {list.length > SHOWN ? <span class="hint"> {list.length - SHOWN} older answers, then</span> : null}
            {list.slice(-SHOWN).map((r, i) => (
              <>
                {i > 0 ? ' → ' : ' '}
                <a href={frame.at(r.finding)} data-words>
                  <StanceMark stance={r.answer} />
                </a>
                {r.hedge ? ` ${r.hedge}` : ''} {day(r.day)}
              </>
            ))}
          </li>
        ))}
      </ul>
    )}
    {line.candidates.map((r) => (
      <p>
        <Side name={r.side} frame={frame} />{' '}
        <a href={frame.at(r.finding)} data-words>
          <StanceMark stance={r.answer} />
        </a>{' '}
        {day(r.day)} <span class="hint">to this or to </span>
        <Words>{otherNames(r, line, names, frame)}</Words>
      </p>
    ))}
  </>
);

type Names = ReadonlyMap<string, string>;

const otherNames = (r: CandidateReception, line: ProposalLine, names: Names, frame: Frame): string =>
  r.among
    .filter((id) => id !== line.id)
    .map((id) => frame.quote(names.get(id) ?? ''))
    .join(' or ');

/** Who made it, its versions, and what it grew out of. */
const Origin = ({ paper, names, frame }: { paper: Paper & { line: ProposalLine }; names: Names; frame: Frame }) => (
  <>
    {paper.makers.map((m) => (
      <p>
        <Words>{m}</Words>
      </p>
    ))}
    {paper.line.versions.length > 1 ? (
      <p>
        {paper.line.versions.map((v, i) => (
          <>
            {i > 0 ? ' → ' : ''}
            <a href={frame.at(v.finding)} data-words>
              <Words>{frame.quote(v.words)}</Words>
            </a>
            {v.number === null ? ' ' : ` (${v.number}) `}
            {day(v.day)}
          </>
        ))}
      </p>
    ) : null}
    {paper.line.lineage.map((d) => (
      <p>
        <a href={frame.at(d.finding)} data-words>
          {d.relation}
        </a>{' '}
        <Words>{frame.quote((d.of && names.get(d.of)) ?? `“${d.words}”`)}</Words>
        {d.stated ? '' : ' (inferred)'}
      </p>
    ))}
  </>
);

/** Its points by issue. */
const Terms = ({ line, frame }: { line: ProposalLine; frame: Frame }) => (
  <>
    {[...grouped(line.terms, (t) => t.issue ?? 'other points')].map(([issue, list]) => (
      <p>
        {issue}:{' '}
        {list.map((t, i) => (
          <>
            {i > 0 ? '; ' : ''}
            <a href={frame.at(t.finding)} data-words>
              <Words>{frame.quote(t.words)}</Words>
            </a>
          </>
        ))}
      </p>
    ))}
  </>
);

const Table = ({ view, names, told, frame }: Pick<ProposalsProps, 'view' | 'names' | 'told' | 'frame'>) => (
  <section class="scroll" tabindex={0} aria-label="Papers, where they come from and how each side took them">
    <table>
      <thead>
        <tr>
          <th scope="col">Paper</th>
          <th scope="col">Comes from</th>
          <th scope="col">What is in it</th>
          <th scope="col">Answers, in order of days</th>
        </tr>
      </thead>
      <tbody>
        {view.papers.map((paper) => {
          const { line } = paper;
          return line === null ? null : (
            <tr>
              <th scope="row">
                <a href={frame.at(line.id)} data-words>
                  <Words>{frame.quote(paper.name)}</Words>
                </a>
                <span class="where"> {line.status}</span>
                <Carriers of={told(line)} frame={frame} />
                <Whole
                  about={line.id}
                  on={{ name: 'paper', members: line.members }}
                  back={frame.links.page('proposals')}
                  frame={frame}
                />
              </th>
              <td data-column="comes from">
                <Origin paper={{ ...paper, line }} names={names} frame={frame} />
              </td>
              <td data-column="what is in it">
                <Terms line={line} frame={frame} />
              </td>
              <td data-column="answers">
                <Answers line={line} names={names} frame={frame} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </section>
);

interface ProposalsProps {
  readonly view: Lineage;
  /** Names of all papers by id. */
  readonly names: Names;
  readonly told: (line: ProposalLine) => ClaimOrigins;
  readonly rows: readonly Folded[];
  readonly from: number;
  readonly frame: Frame;
}

/** Papers: what grew out of what, how each side took them, and every finding behind it. */
export const ProposalsPage = ({ view, names, told, rows, from, frame }: ProposalsProps) => (
  <Shell title="Proposals" page="proposals" frame={frame} wide>
    <p class="coverage">What is on the table, what it grew out of, and how each side took it.</p>
    <Errors kinds={['line', 'reception']} measured={frame.measured} />
    {rows.length === 0 ? <p class="empty">These reports tell of no paper on the table.</p> : null}
    {from === 0 && view.papers.length > 0 ? (
      <>
        <Picture caption="An arrow leads from a paper to what it was made from; a dashed one is inferred. In each box the newest answer of each side.">
          <Drawing
            name="lineage"
            title="What grew out of what"
            boxes={view.papers.map((p) => box(p, frame))}
            arrows={view.descents.map((d) => arrow(d, frame))}
          />
        </Picture>
        <Table view={view} names={names} told={told} frame={frame} />
        {view.more > 0 ? (
          <p class="hint">{view.more} papers of which less is told stand only in the list below.</p>
        ) : null}
      </>
    ) : null}
    {rows.length > 0 ? (
      <Part id="all" heading="Every mention of a paper, and every answer, newest first">
        <Entries rows={partFrom(rows, from)} frame={frame} />
        <Pager page="proposals" from={from} of={rows.length} links={frame.links} />
      </Part>
    ) : null}
  </Shell>
);
