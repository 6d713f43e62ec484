import { type Actor, type FindingId, type Located, type ReportId, type Slice, titleId } from '../../model/index.js';
import { ActorIndex } from '../../views/actor.js';
import { brief as briefView } from '../../views/brief/brief.js';
import { clip } from '../../views/brief/context.js';
import { claimOrigins } from '../../views/claimOrigins.js';
import { contradictionRows } from '../../views/contradictions.js';
import { type Convergence, convergence } from '../../views/convergence.js';
import { deadlineRows } from '../../views/deadlines.js';
import { decisionLog, undecidedRows } from '../../views/decided.js';
import { facets } from '../../views/facets.js';
import { forecastRows } from '../../views/forecasts.js';
import { type Lineage, lineage } from '../../views/lineage.js';
import { type Filter, filtered, listing, type Row } from '../../views/listing.js';
import { moveRows, openRows } from '../../views/objects.js';
import { headedBy, passages } from '../../views/passages.js';
import { type PositionTable, positionTable, type Stand } from '../../views/positions.js';
import { promiseRows } from '../../views/promises.js';
import { partAt, partsOf, readingPane } from '../../views/reading.js';
import { keyWords, SHORT, shortBrief } from '../../views/reference.js';
import { type ReportRow, reportRows } from '../../views/reports.js';
import { roundRows } from '../../views/roundVersions.js';
import { type Moment, timeline } from '../../views/timeline.js';
import { utteranceRows } from '../../views/utterances.js';
import { type Waits, waits } from '../../views/waits.js';
import { ActorPage, ActorsPage } from './actorPages.js';
import { AddingPage, AddPage, type AddState } from './addPages.js';
import { BriefPage } from './briefPage.js';
import { CommitmentsPage } from './commitmentsPage.js';
import { ConditionsPage } from './conditionsPage.js';
import { ContradictionsPage } from './contradictionsPage.js';
import { ConvergencePage } from './convergencePage.js';
import { ErrorPage, type Fault } from './errorPage.js';
import type { Frame } from './frame.js';
import { ListPage } from './listPage.js';
import type { Measured } from './measured.js';
import { MovesPage } from './movesPage.js';
import { PER_PAGE } from './pager.js';
import { CellPage, PositionsPage } from './positionsPage.js';
import { ProposalsPage } from './proposalsPage.js';
import { QuestionsPage } from './questionsPage.js';
import { earlier, later, placeOf, starts } from './ranges.js';
import { ReportPage, ReportsPage } from './reportPages.js';
import { RoundsPage } from './roundsPage.js';
import { SearchPage } from './searchPage.js';
import type { Links, PageName } from './shell.js';
import { MARKED_SIDES } from './sides.js';
import { StatementsPage } from './statementsPage.js';
import { MOMENTS, TimelinePage } from './timelinePage.js';
import { type Range, type Spoken, type TimelinePicture, timelinePicture } from './timelinePicture.js';
import { UtterancesPage } from './utterancesPage.js';

export type { Measured } from './measured.js';
export { SITE_JS } from './script.js';
export type { Links, PageName } from './shell.js';
export { FONTS, SITE_CSS } from './stylesheet.js';

export const PAGES: readonly PageName[] = [
  'brief',
  'timeline',
  'positions',
  'proposals',
  'moves',
  'convergence',
  'conditions',
  'commitments',
  'statements',
  'utterances',
  'contradictions',
  'actors',
  'figures',
  'questions',
  'reports',
  'rounds',
  'acts',
  'assessments',
];

export interface PageQuery extends Filter {
  /** Rows of a list before the first one shown. */
  readonly from?: number;
  /** The facet that is opened whole. */
  readonly all?: string;
}

export interface SiteOptions {
  /** Whole texts of reports; without them short quotations, addresses and places only. */
  readonly text: boolean;
  readonly measured?: Measured;
  /** A line on every page that says who may see it. */
  readonly handling?: string | null;
  /** Reports that hold all of the words, or some, the best first; none where nobody can search. */
  readonly search?: (words: string, some?: boolean) => readonly ReportId[];
}

/** What is made once, when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const newestFirst = (rows: readonly Row[]): Row[] => [...rows].reverse();

/** Pages of one slice of a record. Whatever is drawn from is made once and kept as long as the site. */
export class Site {
  readonly frame: Frame;

  constructor(
    readonly slice: Slice,
    readonly links: Links,
    readonly options: SiteOptions = { text: true },
  ) {
    const numbers = new Map(slice.record.sides.slice(0, MARKED_SIDES).map((side, i) => [side, i + 1]));
    this.frame = {
      talks: this.#brief().title,
      links,
      handling: options.handling ?? null,
      measured: options.measured ?? {},
      at: (id) => {
        const found = this.find(id);
        if (!found) return links.page('brief');
        // Without texts a page holds no place for a mere mention.
        const place = options.text || found.finding.kind !== 'mention' ? id : undefined;
        return links.report(found.report, place, this.#partOf(found));
      },
      sideNumber: (side) => (side === null ? 0 : (numbers.get(side) ?? 0)),
      actor: (id) => {
        const actor = this.#actorsById().get(id);
        return actor && this.#index().has(actor) ? links.actor(id) : null;
      },
      quote: (words) => clip(words, options.text ? LONG : SHORT),
    };
  }

  /** The report and the finding of an id, of a headline too. */
  find(id: string): Located | null {
    return this.slice.findings.get(id as FindingId) ?? this.#headlines().get(id) ?? null;
  }

  /** In which part of its report a finding stands; a headline is shown above the first. */
  #partOf({ finding, source }: Located): number {
    return source.startsWith('title:') || !this.options.text
      ? 0
      : partAt(this.slice.text(source), keyWords(finding).start);
  }

  /** Parts in which the reading pane of a report is shown. */
  partsOf(report: ReportId): number {
    return this.options.text ? partsOf(this.slice.text(report)).length : 1;
  }

  page(name: PageName, query: PageQuery = {}): string {
    return html(this.#draw(name, query));
  }

  /** Null when there is no such report, or no such part of a very long one. */
  report(id: ReportId, part = 0, found?: string): string | null {
    const place = placeOf(found);
    const shown = place ? partAt(this.slice.text(id), place.start) : part;
    const pane = readingPane(this.slice, id, { text: this.options.text, part: shown, place });
    return pane && html(<ReportPage pane={pane} frame={this.frame} />);
  }

  /** Null when there is no such actor. */
  actor(id: FindingId, from = 0): string | null {
    const view = this.#index().view(id);
    return view && html(<ActorPage view={view} sides={this.slice.record.sides} from={from} frame={this.frame} />);
  }

  /** Everything behind one cell of the table of positions; null when there is no such cell. */
  cell(id: FindingId, from = 0): string | null {
    const stand = this.#cells().get(id);
    if (!stand) return null;
    const rows = stand.members.map((m) => this.#rows().get(m)).filter((r) => r !== undefined);
    return html(<CellPage stand={stand} rows={rows} from={from} frame={this.frame} />);
  }

  add(): string {
    return html(<AddPage frame={this.frame} />);
  }

  adding(state: AddState): string {
    return html(<AddingPage state={state} frame={this.frame} />);
  }

  /** Where the pages of a list begin, the first one aside. */
  parts(name: PageName): number[] {
    const rows: Readonly<Partial<Record<PageName, () => number>>> = {
      timeline: () => this.#moments().length,
      proposals: () => this.#papers().length,
      moves: () => this.#moves().length,
      conditions: () => this.#conditions().length,
      commitments: () => Math.max(this.#promises().length, this.#deadlines().length),
      statements: () => this.#statements().length,
      utterances: () => this.#utterances().length,
      contradictions: () => this.#contradictions().length,
      actors: () => this.#actors().length,
      figures: () => this.#figures().length,
      questions: () => this.#questions().length,
      reports: () => this.#reports().length,
      rounds: () => this.#rounds().length,
      acts: () => this.#acts().length,
      assessments: () => this.#judgements().length,
    };
    return starts(rows[name]?.() ?? 0, name === 'timeline' ? MOMENTS : PER_PAGE);
  }

  /** Actors that have a page, and cells of positions, each with where the parts of its page begin. */
  below(): { readonly kind: 'actor' | 'cell'; readonly id: FindingId; readonly parts: readonly number[] }[] {
    const actors = this.#actors().filter((a) => this.#index().has(a));
    return [
      ...actors.map((a) => ({
        kind: 'actor' as const,
        id: a.id,
        parts: starts(this.#index().view(a.id)!.said.length),
      })),
      ...[...this.#cells()].map(([id, s]) => ({ kind: 'cell' as const, id, parts: starts(s.members.length) })),
    ];
  }

  readonly #brief = once(() => {
    const whole = briefView(this.slice);
    if (!this.options.text) return shortBrief(whole);
    return { ...whole, references: whole.references.map((r) => ({ ...r, exact: clip(r.exact, LONG) })) };
  });

  readonly #statements = once(() => newestFirst(listing(this.slice, ['statement'])));
  readonly #utterances = once(() => utteranceRows(this.slice));
  readonly #contradictions = once(() => contradictionRows(this.slice));
  readonly #papers = once(() => newestFirst(listing(this.slice, ['proposal', 'reception'])));
  readonly #conditions = once(() => newestFirst(listing(this.slice, ['condition'])));
  readonly #moves = once(() => moveRows(this.slice));
  readonly #convergence = once((): readonly Convergence[] => convergence(this.slice));
  readonly #judgements = once(() => newestFirst(listing(this.slice, ['assessment'])));
  readonly #foretold = once(() => forecastRows(this.slice));
  readonly #promises = once(() => promiseRows(this.slice));
  readonly #deadlines = once(() => deadlineRows(this.slice));
  readonly #open = once(() => openRows(this.slice));
  readonly #rounds = once(() => roundRows(this.slice).reverse());
  readonly #acts = once(() => newestFirst(listing(this.slice, ['event'])));
  readonly #figures = once(() => newestFirst(listing(this.slice, ['figure'])));
  readonly #questions = once(() => newestFirst(listing(this.slice, ['question'])));
  readonly #rows = once(() => new Map(listing(this.slice, ['position', 'reception']).map((r) => [r.id as string, r])));
  readonly #moments = once((): readonly Moment[] => timeline(this.slice).reverse());
  readonly #reports = once((): readonly ReportRow[] => reportRows(this.slice));
  readonly #facets = once(() => facets(this.slice, this.#statements(), {}));
  readonly #lineage = once((): Lineage => lineage(this.slice));
  readonly #waits = once((): Waits => waits(this.slice, this.#conditions()));
  readonly #index = once(() => new ActorIndex(this.slice, this.#statements()));
  readonly #undecided = once(() => undecidedRows(this.slice));
  readonly #log = once(() => decisionLog(this.slice));
  readonly #positions = once((): PositionTable => positionTable(this.slice));
  readonly #otherStances = once(() => {
    const inCells = new Set([...this.#positions().cells.values()].flatMap((c) => c.members));
    return newestFirst(listing(this.slice, ['position']).filter((r) => !inCells.has(r.id)));
  });
  readonly #cells = once(
    () => new Map([...this.#positions().cells.values()].map((s): [FindingId, Stand] => [s.id, s])),
  );
  readonly #actorsById = once(() => new Map(this.slice.record.actors.map((a) => [a.id as string, a])));

  /** Those with a page first: whoever is only named in passing is of little use. */
  readonly #actors = once((): readonly Actor[] => {
    const weight = (a: Actor) => a.statements + this.#index().meetings(a);
    return this.slice.record.actors
      .filter((a) => this.#index().has(a))
      .sort((a, b) => b.statements - a.statements || weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  });

  /** On which days each side spoke. */
  readonly #spoken = once((): readonly Spoken[] => {
    const found = new Map<string, { day: string; side: string | null; count: number }>();
    for (const { day, side } of this.#statements()) {
      if (day === null) continue;
      const known = found.get(`${day}\n${side}`);
      if (known) known.count++;
      else found.set(`${day}\n${side}`, { day, side, count: 1 });
    }
    return [...found.values()];
  });

  readonly #whole = once((): Range | null => {
    let [since, until] = ['9999', ''];
    for (const m of this.#moments()) {
      if (m.day === null) continue;
      if (m.day < since) since = m.day;
      if (m.until! > until) until = m.until!;
    }
    return until === '' ? null : { since, until };
  });

  readonly #headlines = once(() => {
    const found = new Map<string, Located>();
    for (const [report, where] of this.slice.appearances)
      for (const { title } of where)
        for (const finding of title === null ? [] : (this.slice.headlines.get(titleId(title)) ?? []))
          if (!found.has(finding.id)) found.set(finding.id, { finding, report, source: titleId(title!), day: null });
    return found;
  });

  #draw(name: PageName, { from = 0, all, ...filter }: PageQuery) {
    const { slice, frame } = this;
    switch (name) {
      case 'brief':
        return <BriefPage brief={this.#brief()} frame={frame} />;
      case 'timeline':
        return this.#drawTimeline(filter, from);
      case 'positions':
        return (
          <PositionsPage
            table={this.#positions()}
            others={this.#otherStances()}
            row={(id) => this.#rows().get(id)}
            frame={frame}
          />
        );
      case 'proposals':
        return (
          <ProposalsPage
            view={this.#lineage()}
            names={new Map(slice.record.proposals.map((p) => [p.id, p.name]))}
            told={(line) => claimOrigins(slice, line.members)}
            rows={this.#papers()}
            from={from}
            frame={frame}
          />
        );
      case 'conditions':
        return <ConditionsPage view={this.#waits()} rows={this.#conditions()} from={from} frame={frame} />;
      case 'statements': {
        const rows = filtered(slice, this.#statements(), filter);
        const plain = !all && Object.values(filter).every((v) => v === undefined);
        const narrowed = !this.links.live
          ? []
          : plain
            ? this.#facets()
            : facets(slice, this.#statements(), filter, all);
        return <StatementsPage rows={rows} facets={narrowed} filter={filter} from={from} frame={frame} />;
      }
      case 'utterances':
        return <UtterancesPage rows={this.#utterances()} from={from} frame={frame} />;
      case 'contradictions':
        return <ContradictionsPage rows={this.#contradictions()} from={from} frame={frame} />;
      case 'actors':
        return (
          <ActorsPage
            actors={this.#actors()}
            undecided={this.#undecided()}
            log={this.#log()}
            index={this.#index()}
            from={from}
            frame={frame}
          />
        );
      case 'figures':
        return (
          <ListPage
            title="Figures"
            page="figures"
            kinds={['figure']}
            about="Numbers of people and things, and whose count they are."
            empty="No figure was found in these reports."
            rows={this.#figures()}
            from={from}
            frame={frame}
          />
        );
      case 'rounds':
        return <RoundsPage rows={this.#rounds()} from={from} frame={frame} />;
      case 'acts':
        return (
          <ListPage
            title="Acts"
            page="acts"
            kinds={['event']}
            about="Acts in PLOVER categories with mode, actor and recipient, the latest first. The number is an act’s place between conflict (−10) and cooperation (+10) by a convention whose table is in the codebook: it measures nothing."
            empty="No act was found in the reports that were read."
            rows={this.#acts()}
            from={from}
            frame={frame}
          />
        );
      case 'assessments':
        return (
          <ListPage
            title="Assessments"
            page="assessments"
            kinds={['assessment']}
            about="How talks are said to go, each in the words of whoever says so: nearer, further, unchanged; open, stalled, ended; useful, hard."
            empty="No assessment was found in the reports that were read."
            rows={this.#judgements()}
            from={from}
            frame={frame}
          />
        );
      case 'moves':
        return <MovesPage rows={this.#moves()} from={from} frame={frame} />;
      case 'convergence':
        return (
          <ConvergencePage
            issues={this.#convergence()}
            judgements={this.#judgements()}
            foretold={this.#foretold()}
            frame={frame}
          />
        );
      case 'commitments':
        return <CommitmentsPage promises={this.#promises()} deadlines={this.#deadlines()} from={from} frame={frame} />;
      case 'questions':
        return <QuestionsPage open={this.#open()} rows={this.#questions()} from={from} frame={frame} />;
      case 'search':
        return this.#drawSearch(filter.words ?? '');
      case 'reports':
        return <ReportsPage rows={this.#reports()} from={from} frame={frame} />;
    }
  }

  #drawSearch(words: string) {
    const { slice, frame, options } = this;
    const headed = headedBy(slice, words);
    const all = words === '' ? [] : [...new Set([...headed, ...(options.search?.(words) ?? [])])];
    // Rather some of the words than nothing at all.
    const hits = all.length > 0 || words === '' ? all : (options.search?.(words, true) ?? []);
    const statements = words === '' ? 0 : filtered(slice, this.#statements(), { words }).length;
    return (
      <SearchPage
        words={words}
        found={passages(slice, hits, words)}
        some={all.length === 0}
        statements={statements}
        frame={frame}
      />
    );
  }

  #drawTimeline({ since, until }: Filter, from: number) {
    const whole = this.#whole();
    const asked = whole && { since: later(since, whole.since), until: earlier(until, whole.until) };
    // Days that end before they begin, or lie outside all that is told, are no range.
    const range = asked && asked.since > asked.until ? whole : asked;
    const bounded = range !== null && (since !== undefined || until !== undefined);
    const moments = bounded
      ? this.#moments().filter((m) => m.day !== null && m.until! >= range.since && m.day <= range.until)
      : this.#moments();
    const picture = range && this.#picture(moments, range);
    return (
      <TimelinePage moments={moments} picture={picture} range={range} whole={whole} from={from} frame={this.frame} />
    );
  }

  readonly #pictures = new Map<string, TimelinePicture | null>();

  /** The pictures that were drawn last are kept: whoever turns the pages of a list asks for one again and again. */
  #picture(moments: readonly Moment[], range: Range): TimelinePicture | null {
    const key = `${range.since}/${range.until}`;
    let picture = this.#pictures.get(key);
    if (picture === undefined) {
      const dated = moments.filter((m) => m.day !== null);
      const spoken = this.#spoken().filter((s) => s.day >= range.since && s.day <= range.until);
      picture = timelinePicture(dated, spoken, range, this.frame);
      this.#pictures.set(key, picture);
      for (const old of [...this.#pictures.keys()].slice(0, -KEPT)) this.#pictures.delete(old);
    }
    return picture;
  }
}

/** Pictures that are kept. */
const KEPT = 50;

/** Code points of words in a list; the rest is in the report. */
const LONG = 900;

/** The page of a fault, even where no dossier can be opened. */
export const errorPage = (fault: Fault, links: Links): string =>
  html(<ErrorPage fault={fault} frame={{ talks: 'Rapporteur', links, handling: null }} />);

const html = (node: { toString(): string }): string => `<!doctype html>\n${node.toString()}`;
