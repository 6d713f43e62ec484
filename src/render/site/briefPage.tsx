import type { Kind } from '../../model/index.js';
import type { Brief, Line, Section, Table } from '../../views/brief/model.js';
import type { Reference } from '../../views/reference.js';
import { Errors, type Measured } from './measured.js';
import { type Links, Shell } from './shell.js';
import { Part, Words } from './words.js';

const Refs = ({ refs, brief, links }: { refs: readonly number[]; brief: Brief; links: Links }) =>
  refs.length === 0 ? null : (
    <span class="refs">
      {refs.map((n) => {
        const r = brief.references[n - 1]!;
        return (
          <a
            href={links.report(r.source, r.finding)}
            aria-label={`words ${n}: ${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}`}
          >
            {n}
          </a>
        );
      })}
    </span>
  );

const Item = ({ line, brief, links }: { line: Line; brief: Brief; links: Links }) => (
  <li class={line.warning ? 'warning' : undefined}>
    {line.label ? <b>{line.label}</b> : null}{' '}
    <span dir="auto">
      <Words>{line.text}</Words>
    </span>
    <Refs refs={line.refs} brief={brief} links={links} />
  </li>
);

const Grid = ({ table, name, brief, links }: { table: Table; name: string; brief: Brief; links: Links }) => (
  <section class="scroll" tabindex={0} aria-label={`${name}, as a table`}>
    <table>
      <thead>
        <tr>
          {table.columns.map((c) => (
            <th scope="col">
              <Words>{c}</Words>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr>
            {row.map((cell, i) => {
              const inside = (
                <>
                  <Words>{cell.text}</Words>
                  <Refs refs={cell.refs} brief={brief} links={links} />
                </>
              );
              return i === 0 ? <th scope="row">{inside}</th> : <td data-column={table.columns[i]}>{inside}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** What each section is made of; the others are about what is missing. */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  standing: ['assessment'],
  round: ['meeting'],
  table: ['proposal', 'reception'],
  positions: ['position'],
  waiting: ['condition'],
  promises: ['commitment'],
  threats: ['event'],
  next: ['meeting'],
  quoted: ['statement'],
};

const One = ({
  section,
  brief,
  links,
  measured,
}: {
  section: Section;
  brief: Brief;
  links: Links;
  measured: Measured;
}) => (
  <Part id={section.id} heading={section.heading}>
    {KINDS[section.id] && (section.lines.length > 0 || section.table) ? (
      <Errors kinds={KINDS[section.id]!} measured={measured} />
    ) : null}
    {section.table ? <Grid table={section.table} name={section.heading} brief={brief} links={links} /> : null}
    {section.lines.length > 0 ? (
      <ul>
        {section.lines.map((l) => (
          <Item line={l} brief={brief} links={links} />
        ))}
      </ul>
    ) : section.table ? null : (
      <p class="empty">{section.empty}</p>
    )}
  </Part>
);

const Quoted = ({ r, links }: { r: Reference; links: Links }) => (
  <li id={`w${r.n}`} value={r.n}>
    <p class="where">
      <a href={links.report(r.source, r.finding)}>
        <Words>{`${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}`}</Words>
      </a>
      {r.carriers > 0 ? `, and ${r.carriers} more carrying the same text` : ''}
    </p>
    <blockquote dir="auto">
      <Words>{r.before}</Words>
      <mark>
        <Words>{r.exact}</Words>
      </mark>
      <Words>{r.after}</Words>
    </blockquote>
  </li>
);

/** The front page: where the talks stand, each line with numbers that open the words in their report. */
export const BriefPage = ({ brief, links, measured }: { brief: Brief; links: Links; measured: Measured }) => (
  <Shell title="Where it stands" talks={brief.title} page="brief" links={links}>
    <p class="coverage">{brief.coverage}</p>
    <p class="line" dir="auto">
      <Words>{brief.inALine.text}</Words>
      <Refs refs={brief.inALine.refs} brief={brief} links={links} />
    </p>
    {brief.sections.map((s) => (
      <One section={s} brief={brief} links={links} measured={measured} />
    ))}
    <Part id="words" heading="Words">
      <ol class="words">
        {brief.references.map((r) => (
          <Quoted r={r} links={links} />
        ))}
      </ol>
    </Part>
    <p class="fingerprint">
      Reader <code>{brief.fingerprint.reader}</code>, inputs <code>{brief.fingerprint.inputs}</code>, decisions{' '}
      <code>{brief.fingerprint.decisions}</code>.
    </p>
  </Shell>
);
