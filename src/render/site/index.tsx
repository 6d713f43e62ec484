import { type FindingId, type ReportId, type Slice, titleId } from '../../model/index.js';
import { brief as briefView } from '../../views/brief/brief.js';
import { type Filter, listing } from '../../views/listing.js';
import { readingPane } from '../../views/reading.js';
import { reportRows } from '../../views/reports.js';
import { timeline } from '../../views/timeline.js';
import { BriefPage } from './briefPage.js';
import { ActorsPage, ListPage, PositionsPage, ProposalLines, StatementsPage, TimelinePage } from './listPages.js';
import { ReportPage, ReportsPage } from './reportPages.js';
import type { Links, PageName } from './shell.js';

export { SITE_CSS, SITE_JS } from './assets.js';
export type { Links, PageName } from './shell.js';

export const PAGES: readonly PageName[] = [
  'brief',
  'timeline',
  'positions',
  'proposals',
  'conditions',
  'statements',
  'actors',
  'reports',
];

export interface PageQuery extends Filter {
  /** Rows of a list before the first one shown. */
  readonly from?: number;
}

/** Pages of one slice of a record. */
export class Site {
  readonly #brief;
  readonly #at: (id: string) => string;

  constructor(
    readonly slice: Slice,
    readonly links: Links,
  ) {
    this.#brief = briefView(slice);
    this.#at = (id) => {
      const source = slice.findings.get(id as FindingId)?.source;
      return source ? links.report(this.reportOf(source), id) : links.page('brief');
    };
  }

  /** The report that a source is, or that carries it as a headline. */
  reportOf(source: string): ReportId {
    if (source.startsWith('report:')) return source as ReportId;
    for (const [report, where] of this.slice.appearances)
      if (where.some((a) => a.title !== null && titleId(a.title) === source)) return report;
    return source as ReportId;
  }

  page(name: PageName, query: PageQuery = {}): string {
    return html(this.#draw(name, query));
  }

  report(id: ReportId): string | null {
    const pane = readingPane(this.slice, id);
    return pane && html(<ReportPage pane={pane} talks={this.#brief.title} links={this.links} />);
  }

  #draw(name: PageName, { from = 0, ...filter }: PageQuery) {
    const { slice, links } = this;
    const { record } = slice;
    const shared = { talks: this.#brief.title, links };
    const at = this.#at;
    switch (name) {
      case 'brief':
        return <BriefPage brief={this.#brief} links={links} />;
      case 'timeline':
        return <TimelinePage moments={timeline(slice)} at={at} {...shared} />;
      case 'positions':
        return <PositionsPage cells={record.positions} sides={record.sides} at={at} {...shared} />;
      case 'proposals':
        return (
          <ListPage
            title="Proposals"
            page="proposals"
            about="What is on the table, and how each side took it."
            empty="These reports tell of no paper on the table."
            rows={listing(slice, ['proposal', 'reception']).reverse()}
            at={at}
            {...shared}
          >
            <ProposalLines lines={record.proposals} at={at} />
          </ListPage>
        );
      case 'conditions':
        return (
          <ListPage
            title="Conditions"
            page="conditions"
            about="What waits for what, in whose words."
            empty="These reports tell of no condition."
            rows={listing(slice, ['condition']).reverse()}
            at={at}
            {...shared}
          />
        );
      case 'statements':
        return (
          <StatementsPage
            rows={listing(slice, ['statement'], filter).reverse()}
            filter={filter}
            from={from}
            at={at}
            {...shared}
          />
        );
      case 'actors':
        return (
          <ActorsPage
            actors={[...record.actors].sort((a, b) => b.statements - a.statements).slice(0, 200)}
            {...shared}
          />
        );
      case 'reports':
        return <ReportsPage rows={reportRows(slice)} {...shared} />;
    }
  }
}

const html = (node: { toString(): string }): string => `<!doctype html>\n${node.toString()}`;
