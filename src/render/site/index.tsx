import { type FindingId, type Kind, type ReportId, type Slice, titleId } from '../../model/index.js';
import { brief as briefView } from '../../views/brief/brief.js';
import { clip } from '../../views/brief/context.js';
import { type Filter, filtered, listing, type Row } from '../../views/listing.js';
import { readingPane, SHORT } from '../../views/reading.js';
import type { Reference } from '../../views/reference.js';
import { type ReportRow, reportRows } from '../../views/reports.js';
import { type Moment, timeline } from '../../views/timeline.js';
import { AddingPage, AddPage, type AddState } from './addPages.js';
import { BriefPage } from './briefPage.js';
import {
  ActorsPage,
  ListPage,
  MOMENTS,
  PositionsPage,
  ProposalLines,
  StatementsPage,
  TimelinePage,
} from './listPages.js';
import type { Measured } from './measured.js';
import { PER_PAGE } from './pager.js';
import { ReportPage, ReportsPage } from './reportPages.js';
import type { Links, PageName } from './shell.js';

export { SITE_CSS, SITE_JS } from './assets.js';
export type { Measured } from './measured.js';
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

export interface SiteOptions {
  /** Whole texts of reports; without them short quotations, addresses and places only. */
  readonly text: boolean;
  readonly measured?: Measured;
}

/** Pages of one slice of a record. */
export class Site {
  readonly #brief;
  readonly #at: (id: string) => string;

  constructor(
    readonly slice: Slice,
    readonly links: Links,
    readonly options: SiteOptions = { text: true },
  ) {
    const whole = briefView(slice);
    this.#brief = options.text ? whole : { ...whole, references: whole.references.map(shortened) };
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
    const pane = readingPane(this.slice, id, this.options.text);
    return pane && html(<ReportPage pane={pane} talks={this.#brief.title} links={this.links} />);
  }

  /** Where the pages of a list begin, the first one aside. */
  parts(name: PageName): number[] {
    const { record } = this.slice;
    const size = name === 'timeline' ? MOMENTS : PER_PAGE;
    const rows: Readonly<Partial<Record<PageName, () => number>>> = {
      timeline: () => this.#moments.length,
      proposals: () => this.#list(['proposal', 'reception']).length,
      conditions: () => this.#list(['condition']).length,
      statements: () => this.#list(['statement']).length,
      actors: () => record.actors.length,
      reports: () => this.#reports.length,
    };
    const count = rows[name]?.() ?? 0;
    return Array.from({ length: Math.max(0, Math.ceil(count / size) - 1) }, (_, i) => (i + 1) * size);
  }

  readonly #lists = new Map<string, readonly Row[]>();

  /** Newest first; made once for all pages of a list. */
  #list(kinds: readonly Kind[], filter: Filter = {}): readonly Row[] {
    const key = kinds.join();
    let rows = this.#lists.get(key);
    if (!rows) {
      const all = listing(this.slice, kinds).reverse();
      rows = this.options.text ? all : all.map((r) => ({ ...r, words: clip(r.words, SHORT) }));
      this.#lists.set(key, rows);
    }
    return Object.values(filter).some((v) => v !== undefined) ? filtered(this.slice, rows, filter) : rows;
  }

  get #moments(): readonly Moment[] {
    this.#timeline ??= timeline(this.slice).reverse();
    return this.#timeline;
  }

  get #reports(): readonly ReportRow[] {
    this.#rows ??= reportRows(this.slice);
    return this.#rows;
  }

  get #actors() {
    this.#people ??= [...this.slice.record.actors].sort(
      (a, b) => b.statements - a.statements || (a.id < b.id ? -1 : 1),
    );
    return this.#people;
  }

  #timeline: readonly Moment[] | null = null;
  #rows: readonly ReportRow[] | null = null;
  #people: Slice['record']['actors'] | null = null;

  add(): string {
    return html(<AddPage talks={this.#brief.title} links={this.links} />);
  }

  adding(state: AddState): string {
    return html(<AddingPage state={state} talks={this.#brief.title} links={this.links} />);
  }

  #draw(name: PageName, { from = 0, ...filter }: PageQuery) {
    const { slice, links } = this;
    const { record } = slice;
    const shared = { talks: this.#brief.title, links, measured: this.options.measured ?? {} };
    const at = this.#at;
    switch (name) {
      case 'brief':
        return <BriefPage brief={this.#brief} links={links} measured={shared.measured} />;
      case 'timeline':
        return <TimelinePage moments={this.#moments} from={from} at={at} {...shared} />;
      case 'positions':
        return <PositionsPage cells={record.positions} sides={record.sides} at={at} {...shared} />;
      case 'proposals':
        return (
          <ListPage
            title="Proposals"
            page="proposals"
            kinds={['proposal', 'reception']}
            about="What is on the table, and how each side took it."
            empty="These reports tell of no paper on the table."
            from={from}
            rows={this.#list(['proposal', 'reception'])}
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
            kinds={['condition']}
            about="What waits for what, in whose words."
            empty="These reports tell of no condition."
            from={from}
            rows={this.#list(['condition'])}
            at={at}
            {...shared}
          />
        );
      case 'statements':
        return (
          <StatementsPage rows={this.#list(['statement'], filter)} filter={filter} from={from} at={at} {...shared} />
        );
      case 'actors':
        return <ActorsPage actors={this.#actors} from={from} talks={shared.talks} links={links} />;
      case 'reports':
        return <ReportsPage rows={this.#reports} from={from} talks={shared.talks} links={links} />;
    }
  }
}

const shortened = (r: Reference): Reference => ({ ...r, before: '', exact: clip(r.exact, SHORT), after: '' });

const html = (node: { toString(): string }): string => `<!doctype html>\n${node.toString()}`;
