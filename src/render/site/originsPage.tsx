import { type ClaimOrigins, originWords } from '../../views/claimOrigins.js';
import type { CreditRow, OriginRow, ReportOrigin, Standing, Stretch, TextCarrier } from '../../views/origins.js';
import { AllCarriers } from './carriers.js';
import type { Frame } from './frame.js';
import { many, Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Said, Where, Words } from './words.js';

/** Places of one text, or stretches of a report, that are named. */
const SHOWN = 100;

const ToReport = ({ of, frame }: { of: Standing; frame: Frame }) => (
  <a href={frame.links.report(of.report)}>
    <Where outlet={of.outlet} day={of.day} />
  </a>
);

/** Whom a report credits, with the words that say so and the way to them. */
const Credit = ({ of: { to, words, at, whole }, report, frame }: { of: CreditRow; report: string; frame: Frame }) => (
  <span class="tie">
    {' · '}
    <Words>{frame.quote(`credits ${to}${whole ? ' for the whole' : ''}${at ? '' : ' in its byline'}`)}</Words>
    {at ? (
      <>
        :{' '}
        <a href={frame.links.place(report, at)} data-words>
          <Said>{frame.quote(words)}</Said>
        </a>
      </>
    ) : null}
  </span>
);

const Carrier = ({ of, frame }: { of: TextCarrier; frame: Frame }) => (
  <li>
    <ToReport of={of} frame={frame} /> <span class="tie">· {of.why}</span>
    {of.shared && frame.texts ? (
      <>
        :{' '}
        <a href={frame.links.place(of.report, of.shared.at)} data-words>
          <Said>{frame.quote(of.shared.words)}</Said>
        </a>
      </>
    ) : null}
    {of.credits.map((c) => (
      <Credit of={c} report={of.report} frame={frame} />
    ))}
  </li>
);

const Carried = ({ of, frame }: { of: OriginRow; frame: Frame }) => (
  <ul>
    {of.carriers.slice(0, SHOWN).map((c) => (
      <Carrier of={c} frame={frame} />
    ))}
    {of.carriers.length > SHOWN ? <li>and {of.carriers.length - SHOWN} more</li> : null}
  </ul>
);

const Entry = ({ of, frame }: { of: OriginRow; frame: Frame }) => (
  <li class="entry origin">
    <h2>
      <a href={frame.links.report(of.id)} dir="auto">
        <Words>{frame.quote(of.first.title ?? of.first.outlet ?? 'Report without a headline')}</Words>
      </a>
    </h2>
    <p class="where">
      <Where outlet={of.first.outlet} day={of.first.day} /> · {many(of.carriers.length, 'carrier')} ·{' '}
      {many(of.findings, 'finding')}
      {of.credits.length > 0 ? <Words>{` · credits ${of.credits.join(', ')}`}</Words> : null}
    </p>
    <details class="carriers">
      <summary>which they are, and what ties them</summary>
      <Carried of={of} frame={frame} />
    </details>
  </li>
);

/** Texts by what they really are: each origin with everything that carries it, those with most carriers first. */
export const OriginsPage = ({ rows, from, frame }: { rows: readonly OriginRow[]; from: number; frame: Frame }) => (
  <Shell title="Origins" page="origins" frame={frame}>
    <p class="coverage">
      {many(rows.length, 'origin')}, those with most carriers first. Reports are of one origin whose texts are copies,
      whole, cut or written anew; each says how much of the shorter of two stands in the other. Of a single claim the
      origins are fewer or more, since one speaker on one occasion and one credited agency are one: they stand with the
      claim wherever it is listed.
    </p>
    {rows.length === 0 ? <p class="empty">No report was read.</p> : null}
    <ul class="rows">
      {partFrom(rows, from).map((r) => (
        <Entry of={r} frame={frame} />
      ))}
    </ul>
    <Pager page="origins" from={from} of={rows.length} links={frame.links} />
  </Shell>
);

/** Where one claim stood: every carrier by its origins, and why it is of them. */
export const ClaimPage = ({ of, words, frame }: { of: ClaimOrigins; words: string; frame: Frame }) => (
  <Shell title="Where a claim comes from" page="origins" frame={frame}>
    <blockquote>
      <Said>{frame.quote(words)}</Said>
    </blockquote>
    <p class="coverage">{originWords(of)}</p>
    <AllCarriers of={of} frame={frame} />
  </Shell>
);

/** "1 more carrier of the same text": which, in a list of reports. */
export const OtherCarriers = ({ of, report, frame }: { of: OriginRow; report: string; frame: Frame }) => {
  const others = of.carriers.length - 1;
  return others < 1 ? null : (
    <details class="carriers">
      <summary>
        1 origin, {many(others + 1, 'carrier')}
        {of.id === report ? '' : `, first in ${of.first.outlet ?? 'outlet not given'}, ${of.first.day ?? 'no date'}`}
      </summary>
      <Carried of={of} frame={frame} />
    </details>
  );
};

const Stood = ({ of, report, frame }: { of: Stretch; report: string; frame: Frame }) => (
  <li>
    <a href={frame.links.place(report, of.at)} data-words>
      <Said>{frame.quote(of.words)}</Said>
    </a>
    <ul>
      {of.in.slice(0, SHOWN).map((p) => (
        <li>
          <a href={frame.links.place(p.report, p.at)}>
            <Where outlet={p.outlet} day={p.day} />
          </a>
          {p.isCopy ? ', of the same origin' : ''}
        </li>
      ))}
      {of.in.length > SHOWN ? <li>and {of.in.length - SHOWN} more</li> : null}
    </ul>
  </li>
);

/** On the page of a report: of what origin it is, what else carries it, whom it credits, and what of it stands elsewhere. */
export const OriginOf = ({ of, frame }: { of: ReportOrigin; frame: Frame }) => (
  <section class="origin" aria-label="Where the text comes from">
    {of.origin && of.origin.carriers.length > 1 ? (
      <OtherCarriers of={of.origin} report={of.report} frame={frame} />
    ) : null}
    {of.origin?.carriers.length === 1 ? <p class="where">1 origin, 1 carrier: no other report has this text.</p> : null}
    {of.credits.length > 0 ? (
      <p class="where">
        {of.credits.map((c) => (
          <Credit of={c} report={of.report} frame={frame} />
        ))}
      </p>
    ) : null}
    {of.stretches.length > 0 && frame.texts ? (
      <details class="carriers">
        <summary>
          {many(of.stretches.length, 'stretch').replace(/stretchs$/u, 'stretches')} in other reports too
        </summary>
        <ul>
          {of.stretches.slice(0, SHOWN).map((s) => (
            <Stood of={s} report={of.report} frame={frame} />
          ))}
        </ul>
      </details>
    ) : null}
  </section>
);
