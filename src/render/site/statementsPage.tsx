import { visible } from '../../text/index.js';
import type { Facet } from '../../views/facets.js';
import type { Folded } from '../../views/folded.js';
import type { Filter } from '../../views/listing.js';
import { Entries } from './entries.js';
import type { Frame } from './frame.js';
import { Errors } from './measured.js';
import { many, Pager, partFrom } from './pager.js';
import { Shell } from './shell.js';
import { Words } from './words.js';

type Query = Readonly<Record<string, string>>;

const Field = ({
  name,
  label,
  value,
  type = 'text',
}: {
  name: string;
  label: string;
  value?: string;
  type?: string;
}) => (
  <label>
    <span>{label}</span>
    <input type={type} name={name} value={value ?? ''} />
  </label>
);

const without = (query: Query, name: string): Query =>
  Object.fromEntries(Object.entries(query).filter(([key]) => key !== name));

/** Words and days are typed; what is chosen in the facets stays. */
const Search = ({ query, frame }: { query: Query; frame: Frame }) => (
  <form class="filter" method="get" action={frame.links.page('statements')}>
    <Field name="words" label="Words" value={query.words} />
    <Field name="speaker" label="Speaker" value={query.speaker} />
    <Field name="since" label="Since" value={query.since} type="date" />
    <Field name="until" label="Until" value={query.until} type="date" />
    {Object.entries(query)
      .filter(([name]) => !['words', 'speaker', 'since', 'until'].includes(name))
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    <button type="submit">Find</button>
  </form>
);

const NAMES: Query = {
  side: 'side',
  speaker: 'speaker',
  teller: 'told by',
  outlet: 'outlet',
  issue: 'issue',
  quotation: 'quoted',
  tellers: 'tellers between',
  since: 'since',
  until: 'until',
  words: 'words',
};

const Chosen = ({ query, frame }: { query: Query; frame: Frame }) => (
  <ul class="chosen" aria-label="Chosen">
    {Object.entries(query).map(([name, value]) => (
      <li>
        <Words>{`${NAMES[name] ?? name}: ${value}`}</Words>{' '}
        <a
          href={frame.links.page('statements', without(query, name))}
          aria-label={visible(`without ${NAMES[name] ?? name} ${value}`)}
        >
          ×
        </a>
      </li>
    ))}
  </ul>
);

const Facets = ({ list, query, frame }: { list: readonly Facet[]; query: Query; frame: Frame }) => (
  <nav class="facets" aria-label="Narrow the list">
    {list.map((facet) => (
      <details open>
        <summary>{facet.label}</summary>
        <ul>
          {facet.values.map((v) => {
            const to = v.chosen ? without(query, facet.name) : { ...query, [facet.name]: v.value };
            return (
              <li>
                <a href={frame.links.page('statements', to)} aria-current={v.chosen ? 'true' : undefined}>
                  <Words>{v.label}</Words>
                </a>{' '}
                <span class="count">{v.count}</span>
              </li>
            );
          })}
        </ul>
        {facet.more > 0 ? (
          <p class="hint">
            <a href={frame.links.page('statements', { ...query, all: facet.name })}>{facet.more} more</a>
          </p>
        ) : null}
      </details>
    ))}
  </nav>
);

/** ", 3 of them copies that stand behind the earliest" */
const copied = (n: number): string =>
  n === 0 ? '' : `, ${n} of them ${n === 1 ? 'a copy' : 'copies'} behind the earliest`;

interface StatementsProps {
  readonly rows: readonly Folded[];
  /** With the copies that stand behind others. */
  readonly all: number;
  readonly facets: readonly Facet[];
  readonly filter: Filter;
  readonly from: number;
  readonly frame: Frame;
}

/** Statements, newest first, narrowed by whatever is known of each. A folder on disk cannot search: it has the whole list. */
export const StatementsPage = ({ rows, all, facets, filter, from, frame }: StatementsProps) => {
  const query = Object.fromEntries(Object.entries(filter).filter(([, v]) => v)) as Query;
  const live = frame.links.live;
  return (
    <Shell title="Statements" page="statements" frame={frame} wide={live}>
      {live ? <Search query={query} frame={frame} /> : null}
      {live && Object.keys(query).length > 0 ? <Chosen query={query} frame={frame} /> : null}
      <p class="coverage" role="status">
        {rows.length === 0
          ? 'No statement in these reports fits.'
          : `${many(all, 'statement')}${copied(all - rows.length)}, newest first.`}
        {live ? '' : ' Whoever said much has a page of their own under Actors; searching needs `rapporteur serve`.'}
      </p>
      <Errors kinds={['statement']} measured={frame.measured} />
      <div class={live ? 'faceted' : undefined}>
        {live ? <Facets list={facets} query={query} frame={frame} /> : null}
        <div>
          <Entries rows={partFrom(rows, from)} frame={frame} />
          <Pager page="statements" from={from} of={rows.length} links={frame.links} query={query} />
        </div>
      </div>
    </Shell>
  );
};
