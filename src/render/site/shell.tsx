import type { Child } from 'hono/jsx';
import { type Span, visible } from '../../text/index.js';
import type { Frame } from './frame.js';
import { Words } from './words.js';

/** Where a page stands: links that lead from it to others, so that the served site and a folder on disk draw the same pages. */
export interface Links {
  readonly page: (name: PageName, query?: Readonly<Record<string, string>>) => string;
  readonly report: (id: string, finding?: string, part?: number) => string;
  /** A report at a place of its text. */
  readonly place: (id: string, at: Span, part?: number) => string;
  /** What a link to a finding is called for good. */
  readonly finding: (id: string, report: string) => string;
  /** The page of an actor, or of a cell of the table of positions, from a row on. */
  readonly actor: (id: string, from?: number) => string;
  readonly cell: (id: string, from?: number) => string;
  /** What an edit made of a report, beside the wording before it. */
  readonly story: (report: string) => string;
  readonly asset: (name: string) => string;
  /** What changes, for a program that reads feeds. */
  readonly feed: () => string;
  /** Somebody answers requests, so forms make sense. */
  readonly live: boolean;
}

export type PageName =
  | 'brief'
  | 'timeline'
  | 'positions'
  | 'statements'
  | 'utterances'
  | 'contradictions'
  | 'reports'
  | 'origins'
  | 'proposals'
  | 'conditions'
  | 'commitments'
  | 'moves'
  | 'convergence'
  | 'actors'
  | 'figures'
  | 'questions'
  | 'rounds'
  | 'acts'
  | 'assessments'
  | 'changes'
  | 'decisions'
  /** Served alone, as searching is: what waits for an answer, and briefs that were kept. */
  | 'review'
  | 'kept'
  /** Served alone: a folder on disk cannot search. */
  | 'search';

const MAIN: readonly (readonly [PageName, string])[] = [
  ['brief', 'Brief'],
  ['timeline', 'Timeline'],
  ['positions', 'Positions'],
  ['statements', 'Statements'],
  ['reports', 'Reports'],
];

/** Pages one level down, under the entry of the main navigation that they belong to. */
const UNDER: Readonly<Partial<Record<PageName, readonly (readonly [PageName, string])[]>>> = {
  brief: [
    ['brief', 'As it stands'],
    ['changes', 'Changes'],
    ['kept', 'Kept briefs'],
  ],
  timeline: [
    ['timeline', 'All that is told'],
    ['rounds', 'Rounds'],
    ['acts', 'Acts'],
  ],
  positions: [
    ['positions', 'By issue'],
    ['proposals', 'Proposals'],
    ['moves', 'Moves'],
    ['convergence', 'Convergence'],
    ['conditions', 'Conditions'],
    ['commitments', 'Promises'],
  ],
  statements: [
    ['statements', 'All statements'],
    ['utterances', 'Utterances'],
    ['actors', 'Actors'],
    ['assessments', 'Assessments'],
    ['figures', 'Figures'],
    ['contradictions', 'Contradictions'],
    ['questions', 'Questions'],
  ],
  reports: [
    ['reports', 'All reports'],
    ['origins', 'Origins'],
    ['search', 'Search the texts'],
    ['review', 'Review'],
    ['decisions', 'Decisions'],
  ],
};

/** A folder on disk cannot search, and answers nothing. */
const SERVED_ALONE: readonly PageName[] = ['search', 'review', 'kept'];

const home = (page: PageName): PageName =>
  (Object.entries(UNDER).find(([, list]) => list.some(([name]) => name === page))?.[0] as PageName | undefined) ?? page;

interface ShellProps {
  readonly title: string;
  /** The title as the page shows it, where that is more than words. */
  readonly heading?: Child;
  readonly page: PageName;
  readonly frame: Pick<Frame, 'talks' | 'links' | 'handling' | 'asOf' | 'decides'>;
  /** A page of tables and pictures takes more of the screen than one of words. */
  readonly wide?: boolean;
  /** Seconds after which a browser without scripts looks again; 0 never. */
  readonly again?: number;
  /** The same as a feed. */
  readonly feed?: string;
  readonly children?: Child;
}

export function Shell({
  title,
  heading,
  page,
  frame: { talks, links, handling, asOf, decides },
  wide = false,
  again = 0,
  feed,
  children,
}: ShellProps) {
  const main = home(page);
  const second = UNDER[main]?.filter(([name]) => links.live || !SERVED_ALONE.includes(name));
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        {again > 0 ? (
          <noscript>
            <meta http-equiv="refresh" content={String(again)} />
          </noscript>
        ) : null}
        <title>{visible(`${title} · ${talks}`)}</title>
        <link rel="stylesheet" href={links.asset('site.css')} />
        {feed ? <link rel="alternate" type="application/atom+xml" title="Changes" href={feed} /> : null}
        <script src={links.asset('site.js')} defer></script>
      </head>
      <body data-page={page} data-live={links.live ? '' : undefined} data-decides={decides ? '' : undefined}>
        <a class="skip" href="#main">
          To the content
        </a>
        <header class="top">
          {handling ? (
            <p class="handling">
              <Words>{handling}</Words>
            </p>
          ) : null}
          {asOf ? <p class="handling then">{asOf}</p> : null}
          <p class="talks">
            <a href={links.page('brief')}>
              <Words>{talks}</Words>
            </a>
          </p>
          <nav aria-label="Pages">
            <ul>
              {MAIN.map(([name, label]) => (
                <li>
                  <a href={links.page(name)} aria-current={name === main ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {links.live ? (
            <div class="tools">
              <form method="get" action={links.page('search')} aria-label="Search the texts">
                <input type="search" name="words" aria-label="Words in the texts" placeholder="Search the texts" />
              </form>
              {decides ? (
                <>
                  <a href={links.page('review')}>Review</a>
                  <a href="/add">Add reports</a>
                </>
              ) : null}
            </div>
          ) : null}
          {second && second.length > 1 ? (
            <nav class="second" aria-label={`Under ${MAIN.find(([n]) => n === main)![1]}`}>
              <ul>
                {second.map(([name, label]) => (
                  <li>
                    <a href={links.page(name)} aria-current={name === page ? 'page' : undefined}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
        </header>
        <main id="main" class={wide ? 'wide' : undefined}>
          <h1 dir="auto">{heading ?? <Words>{title}</Words>}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}
