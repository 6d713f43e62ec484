import type { Kind } from '../../model/index.js';
import { visible } from '../../text/index.js';
import type { Brief, Line, Section, Table } from '../../views/brief/model.js';
import { type Reference, toldWords } from '../../views/reference.js';
import type { Frame } from './frame.js';
import { Keep, KeptBy, type KeptRow } from './keptPages.js';
import { Errors } from './measured.js';
import { Shell } from './shell.js';
import { Side } from './sides.js';
import { Part, Where, Words } from './words.js';

/** A frame that leads from numbers to words: into the reports, or on a brief that was kept to its own list of words. */
type Leading = Frame & { readonly own?: boolean };

const Refs = ({ refs, brief, frame }: { refs: readonly number[]; brief: Brief; frame: Leading }) =>
  refs.length === 0 ? null : (
    <span class="refs">
      {refs.map((n) => {
        const r = brief.references[n - 1]!;
        return (
          <a
            href={frame.own ? `#w${n}` : frame.at(r.finding)}
            data-words={frame.own ? undefined : ''}
            aria-label={visible(`words ${n}: ${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}`)}
          >
            {n}
          </a>
        );
      })}
    </span>
  );

const Item = ({ line, brief, frame }: { line: Line; brief: Brief; frame: Leading }) => (
  <li class={line.warning ? 'warning' : undefined}>
    {line.label ? <b>{line.label}</b> : null}{' '}
    <span dir="auto">
      <Words>{line.text}</Words>
    </span>
    <Refs refs={line.refs} brief={brief} frame={frame} />
  </li>
);

const Grid = ({ table, name, brief, frame }: { table: Table; name: string; brief: Brief; frame: Leading }) => (
  <section class="scroll" tabindex={0} aria-label={`${name}, as a table`}>
    <table>
      <thead>
        <tr>
          {table.columns.map((c) => (
            <th scope="col">{frame.sideNumber(c) > 0 ? <Side name={c} frame={frame} /> : <Words>{c}</Words>}</th>
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
                  <Refs refs={cell.refs} brief={brief} frame={frame} />
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

const One = ({ section, brief, frame }: { section: Section; brief: Brief; frame: Leading }) => (
  <Part
    id={section.id}
    heading={section.heading}
    aside={
      KINDS[section.id] && (section.lines.length > 0 || section.table) ? (
        <Errors kinds={KINDS[section.id]!} measured={frame.measured} />
      ) : null
    }
  >
    {section.table ? <Grid table={section.table} name={section.heading} brief={brief} frame={frame} /> : null}
    {section.lines.length > 0 ? (
      <ul>
        {section.lines.map((l) => (
          <Item line={l} brief={brief} frame={frame} />
        ))}
      </ul>
    ) : section.table ? null : (
      <p class="empty">{section.empty}</p>
    )}
  </Part>
);

const Quoted = ({ r, frame }: { r: Reference; frame: Leading }) => (
  <li id={`w${r.n}`} value={r.n}>
    <p class="where">
      {frame.own ? (
        <Where outlet={r.outlet} day={r.day} />
      ) : (
        <a href={frame.at(r.finding)} data-words>
          <Where outlet={r.outlet} day={r.day} />
        </a>
      )}
      {toldWords(r) ? `, ${toldWords(r)}` : ''}
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

/** What a reader wants first, side by side: how it stands, the last round, what comes next, what waits for what. */
const FIRST: readonly string[] = ['standing', 'round', 'next', 'waiting'];

/** The front page: where the talks stand, each line with numbers that open the words in their report. */
export const BriefPage = ({ brief, kept, frame: given }: { brief: Brief; kept?: KeptRow; frame: Frame }) => {
  const frame: Leading = { ...given, own: kept !== undefined };
  const first = FIRST.flatMap((id) => brief.sections.find((s) => s.id === id) ?? []);
  return (
    <Shell title={kept ? 'Where it stood' : 'Where it stands'} page={kept ? 'kept' : 'brief'} frame={frame} wide>
      {kept ? (
        <p class="keeping">
          Kept by <KeptBy kept={kept} />. Shown as it was shown then; the record may say something else by now.
        </p>
      ) : null}
      <p class="coverage">{brief.coverage}</p>
      <p class="line" dir="auto">
        <Words>{brief.inALine.text}</Words>
        <Refs refs={brief.inALine.refs} brief={brief} frame={frame} />
      </p>
      <div class="first">
        {first.map((s) => (
          <One section={s} brief={brief} frame={frame} />
        ))}
      </div>
      {brief.sections
        .filter((s) => !first.includes(s))
        .map((s) => (
          <One section={s} brief={brief} frame={frame} />
        ))}
      <Part id="words" heading="Words">
        <ol class="words">
          {brief.references.map((r) => (
            <Quoted r={r} frame={frame} />
          ))}
        </ol>
      </Part>
      <p class="fingerprint">
        Reader <code>{brief.fingerprint.reader}</code>, inputs <code>{brief.fingerprint.inputs}</code>, decisions{' '}
        <code>{brief.fingerprint.decisions}</code>.
      </p>
      {kept ? null : <Keep frame={frame} />}
    </Shell>
  );
};
