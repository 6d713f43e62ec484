import type { ProposalLine } from '../../model/index.js';
import { visible } from '../../text/index.js';
import type { Descent, Lineage, Paper } from '../../views/lineage.js';
import type { Row } from '../../views/listing.js';
import { boxed, Drawing, type DrawnArrow, type DrawnBox, Picture } from './drawing.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
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

const Answers = ({ line, frame }: { line: ProposalLine; frame: Frame }) =>
  line.receptions.length === 0 ? (
    <span class="empty">no side is told to have taken it in any way</span>
  ) : (
    <ul class="answers">
      {[...line.receptions]
        .sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1))
        .slice(0, 6)
        .map((r) => (
          <li>
            <Side name={r.side} frame={frame} />{' '}
            <a href={frame.at(r.finding)} data-words>
              <StanceMark stance={r.answer} />
            </a>{' '}
            <span class="where">{r.day ?? 'no date'}</span>
          </li>
        ))}
      {line.receptions.length > 6 ? <li class="hint">and {line.receptions.length - 6} older answers</li> : null}
    </ul>
  );

const Table = ({ view, frame }: { view: Lineage; frame: Frame }) => {
  const names = new Map(view.papers.map((p) => [p.id, p.name]));
  return (
    <section class="scroll" tabindex={0} aria-label="Papers, where they come from and how each side took them">
      <table>
        <thead>
          <tr>
            <th scope="col">Paper</th>
            <th scope="col">Comes from</th>
            <th scope="col">Answers, newest first</th>
          </tr>
        </thead>
        <tbody>
          {view.papers.map((p) => {
            const { line } = p;
            return line === null ? null : (
              <tr>
                <th scope="row">
                  <a href={frame.at(line.id)} data-words>
                    <Words>{frame.quote(p.name)}</Words>
                  </a>
                  <span class="where"> {line.status}</span>
                </th>
                <td data-column="comes from">
                  {p.makers.map((m) => (
                    <p>
                      <Words>{m}</Words>
                    </p>
                  ))}
                  {view.descents
                    .filter((d) => d.later === p.id)
                    .map((d) => (
                      <p>
                        <a href={frame.at(d.finding)} data-words>
                          {d.relation}
                        </a>{' '}
                        <Words>{frame.quote(names.get(d.earlier)!)}</Words>
                        {d.stated ? '' : ' (inferred)'}
                      </p>
                    ))}
                </td>
                <td data-column="answers">
                  <Answers line={line} frame={frame} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

interface ProposalsProps {
  readonly view: Lineage;
  readonly rows: readonly Row[];
  readonly from: number;
  readonly frame: Frame;
}

/** Papers: what grew out of what, how each side took them, and every finding behind it. */
export const ProposalsPage = ({ view, rows, from, frame }: ProposalsProps) => (
  <Shell title="Proposals" page="proposals" frame={frame} wide>
    <p class="coverage">What is on the table, what it grew out of, and how each side took it.</p>
    <Errors kinds={['proposal', 'reception']} measured={frame.measured} />
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
        <Table view={view} frame={frame} />
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
