import { type Actor, type FindingId, grouped, type Located, type ReportId, type Slice } from '../../model/index.js';
import { visible } from '../../text/index.js';
import { ActorIndex } from '../../views/actor.js';
import { brief as briefView } from '../../views/brief/brief.js';
import { clip, quote } from '../../views/brief/context.js';
import type { Brief } from '../../views/brief/model.js';
import type { Changes } from '../../views/changes.js';
import { claimOrigins } from '../../views/claimOrigins.js';
import { contradictionRows } from '../../views/contradictions.js';
import { type Convergence, convergence } from '../../views/convergence.js';
import { deadlineRows } from '../../views/deadlines.js';
import { decisionLog, undecidedRows } from '../../views/decided.js';
import { excerptOf } from '../../views/excerpts.js';
import { facets } from '../../views/facets.js';
import { type Folded, folded } from '../../views/folded.js';
import { forecastRows } from '../../views/forecasts.js';
import { fieldsNow, noFields } from '../../views/givenFields.js';
import { likely } from '../../views/likely.js';
import { type Lineage, lineage } from '../../views/lineage.js';
import { type Filter, filtered, listing, type Row } from '../../views/listing.js';
import { copiesOf, headlineFindings } from '../../views/lookup.js';
import { moveRows, openRows } from '../../views/objects.js';
import { originRows, reportOrigin } from '../../views/origins.js';
import { headedBy, passages } from '../../views/passages.js';
import { type PositionTable, positionTable, type Stand } from '../../views/positions.js';
import { promiseRows } from '../../views/promises.js';
import { partAt, partsOf, readingPane } from '../../views/reading.js';
import { keyWords, SHORT, shortBrief } from '../../views/reference.js';
import { type ReportRow, reportRows } from '../../views/reports.js';
import { ASKED, type QueueEntry, reviewQueue } from '../../views/reviewQueue.js';
import { decisionsById, judged, notesOn, presentId } from '../../views/reviews.js';
import { roundRows } from '../../views/roundVersions.js';
import { seenOf } from '../../views/seen.js';
import { storyView } from '../../views/stories.js';
import { describe } from '../../views/summary.js';
import { type Moment, timeline } from '../../views/timeline.js';
import { utteranceRows } from '../../views/utterances.js';
import { type Waits, waits } from '../../views/waits.js';
import { ActorPage, ActorsPage } from './actorPages.js';
import { AddingPage, AddPage, type AddState } from './addPages.js';
import { BriefPage } from './briefPage.js';
import { ChangesPage } from './changesPage.js';
import { CommitmentsPage } from './commitmentsPage.js';
import { ConditionsPage } from './conditionsPage.js';
import { ContradictionsPage } from './contradictionsPage.js';
import { ConvergencePage } from './convergencePage.js';
import { CrossedPage, type Crossing } from './crossedPage.js';
import { DecisionsPage } from './decisionsPage.js';
import { ErrorPage, type Fault } from './errorPage.js';
import { FindingList } from './findingLists.js';
import { asOfWords, type Frame } from './frame.js';
import type { Missed } from './judging.js';
import { KeptPage, type KeptRow } from './keptPages.js';
import type { Measured } from './measured.js';
import { MovesPage } from './movesPage.js';
import { once } from './once.js';
import { ClaimPage, OriginsPage } from './originsPage.js';
import { PER_PAGE } from './pager.js';
import { CellPage, PositionsPage } from './positionsPage.js';
import { ProposalsPage } from './proposalsPage.js';
import { QuestionsPage } from './questionsPage.js';
import { earlier, later, placeOf, starts } from './ranges.js';
import { type ReportAsked, ReportPage, ReportsPage } from './reportPages.js';
import { type ReviewAsked, ReviewPage } from './reviewPage.js';
import { RoundsPage } from './roundsPage.js';
import { SearchPage } from './searchPage.js';
import type { Links, PageName } from './shell.js';
import { MARKED_SIDES } from './sides.js';
import { StatementsPage } from './statementsPage.js';
import { StoryPage } from './storyPage.js';
import type { Telling, Told } from './tellings.js';
import { MOMENTS, TimelinePage } from './timelinePage.js';
import { type Range, type Spoken, type TimelinePicture, timelinePicture } from './timelinePicture.js';
import { UtterancesPage } from './utterancesPage.js';

export type { KeptRow } from './keptPages.js';
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
  'origins',
  'rounds',
  'acts',
  'assessments',
  'changes',
  'decisions',
];

export interface PageQuery extends Filter {
  /** Rows of a list before the first one shown. */
  readonly from?: number;
  /** The facet that is opened whole. */
  readonly all?: string;
  /** The finding of which the origins are asked for. */
  readonly of?: string;
  /** By which clock changes are told. */
  readonly clock?: 'captured' | 'published';
}

export interface SiteOptions {
  /** Whole texts of reports; without them short quotations, addresses and places only. */
  readonly text: boolean;
  readonly measured?: Measured;
  /** A line on every page that says who may see it. */
  readonly handling?: string | null;
  /** Reports that hold all of the words, or some, the best first; none where nobody can search. */
  readonly search?: (words: string, some?: boolean) => readonly ReportId[];
  /** What changed since a moment; without one since reports were last taken in. Nothing is told where nobody can say. */
  readonly changes?: (since?: string, clock?: 'captured' | 'published') => Changes;
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
      asOf: asOfWords(slice),
      decides: links.live && slice.asOf === null,
      measured: options.measured ?? {},
      at: (id) => {
        const found = this.find(id);
        if (!found) return links.page('brief');
        // Without texts a page holds no place for a mere mention.
        const place = options.text || found.finding.kind !== 'mention' ? id : undefined;
        return links.report(found.report, place && found.finding.id, this.#partOf(found));
      },
      sideNumber: (side) => (side === null ? 0 : (numbers.get(side) ?? 0)),
      actor: (id) => {
        const actor = this.#actorsById().get(id);
        return actor && this.#index().has(actor) ? links.actor(id) : null;
      },
      seen: (kind, words, whole) => seenOf(slice, kind, words, whole),
      notes: (on) => notesOn(slice, on),
      likely: (id) => (this.frame.decides ? likely(slice, id) : []),
      quote: (words) => clip(words, options.text ? LONG : SHORT),
      texts: options.text,
      origins: (of) => claimOrigins(slice, of),
    };
  }

  /** The report and the finding of an id, of a headline too. */
  find(id: string): Located | null {
    const { findings, rejected } = this.slice;
    const known =
      findings.get(id as FindingId) ?? headlineFindings(this.slice).get(id) ?? rejected.get(id as FindingId);
    if (known) return known;
    // What was corrected goes on under another id; links to the former one lead to it.
    const now = presentId(this.slice, id);
    return now ? (findings.get(now) ?? rejected.get(now) ?? null) : null;
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
  report(id: ReportId, part = 0, found?: string, asked: ReportQuery = {}): string | null {
    const place = placeOf(found);
    const shown = place ? partAt(this.slice.text(id), place.start) : part;
    const pane = readingPane(this.slice, id, { text: this.options.text, part: shown, place });
    const origin = reportOrigin(this.slice, id);
    return pane && html(<ReportPage pane={pane} origin={origin!} asked={this.#asked(id, asked)} frame={this.frame} />);
  }

  /** The forms that a page of a report is to show; what is asked for and is not there is left out. */
  #asked(report: ReportId, { correct, add, words = '', place = '' }: ReportQuery): ReportAsked {
    const found = correct === undefined ? null : this.find(correct);
    const kind = ASKED.find((k) => k === add);
    return {
      ...(found?.source === report
        ? { correct: { id: found.finding.id, fields: fieldsNow(this.slice.text(report), found.finding) } }
        : {}),
      ...(kind || words !== '' ? { missed: missedFrom({ add, words, place }) } : {}),
    };
  }

  /** Two wordings of a story beside each other; null where the report is no wording of a story that was changed. */
  story(id: ReportId): string | null {
    const view = storyView(this.slice, id, this.options.text);
    return view && html(<StoryPage view={view} frame={this.frame} />);
  }

  /** What waits for an answer. */
  review(asked: ReviewAsked & Omit<ReportQuery, 'correct'> & { readonly lastOf?: readonly string[] } = {}): string {
    const { slice, frame } = this;
    const all = this.#queue();
    const entries = all.filter((e) => (!asked.kind || e.kind === asked.kind) && (!asked.side || e.side === asked.side));
    const found = asked.correct ? this.find(asked.correct) : null;
    const last = this.#log().find((d) => d.state !== 'undone' && d.kind !== 'undo' && asked.lastOf?.includes(d.id));
    return html(
      <ReviewPage
        entries={entries}
        all={all.length}
        sides={[...new Set(all.map((e) => e.side))].filter((s) => s !== null).sort()}
        asked={{ ...asked, ...(last ? { last } : {}) }}
        correcting={found ? fieldsNow(slice.text(found.source), found.finding) : []}
        missed={missedFrom(asked)}
        undecided={this.#undecided()}
        decisions={slice.record.decisions.length}
        frame={frame}
      />,
    );
  }

  /** Decisions after the first so many, the oldest first: what a page that was drawn before does not know. */
  news(after: number): { readonly count: number; readonly news: readonly News[] } {
    const log = [...this.#log()].reverse();
    return {
      count: log.length,
      news: log.slice(after).map(({ author, words, about, at }) => ({
        author,
        words: visible(words),
        about: this.find(about)?.finding.id ?? about,
        at,
      })),
    };
  }

  /** Both ways on for somebody whose decision met another's. */
  crossed(crossing: Crossing, about: string): string {
    const found = this.find(about);
    const finding = found && {
      kind: found.finding.kind,
      summary: describe(found.finding),
      at: this.frame.at(found.finding.id),
      judged: judged(this.slice, found.finding.id, this.slice.text(found.source)),
    };
    return html(<CrossedPage crossing={crossing} finding={finding} frame={this.frame} />);
  }

  /** The brief as it is shown. */
  brief(): Brief {
    return this.#brief();
  }

  kept(rows: readonly KeptRow[]): string {
    return html(<KeptPage rows={rows} frame={this.frame} />);
  }

  keptBrief(kept: KeptRow): string {
    return html(<BriefPage brief={kept.brief} kept={kept} frame={this.frame} />);
  }

  changes({ since, clock }: Pick<PageQuery, 'since' | 'clock'> = {}): Changes {
    const none: Changes = { since: null, clock: 'captured', reports: [], edits: [], objects: [], decisions: [] };
    return this.options.changes?.(since, clock) ?? none;
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
      conditions: () => this.#foldedConditions().length,
      commitments: () => Math.max(this.#promises().length, this.#deadlines().length),
      statements: () => folded(this.slice, this.#statements()).length,
      utterances: () => this.#utterances().length,
      contradictions: () => this.#contradictions().length,
      actors: () => this.#actors().length,
      figures: () => this.#figures().length,
      questions: () => this.#questions().length,
      reports: () => this.#reports().length,
      origins: () => this.#origins().length,
      rounds: () => this.#rounds().length,
      acts: () => this.#acts().length,
      assessments: () => this.#judgements().length,
      decisions: () => this.#log().length,
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
  // What one report alone tells is no utterance to compare; the list of statements has it.
  readonly #utterances = once(() =>
    utteranceRows(this.slice).filter((u) => new Set(u.members.map((m) => this.slice.findings.get(m)?.report)).size > 1),
  );
  readonly #contradictions = once(() => contradictionRows(this.slice));
  readonly #papers = once(() => this.#folded(listing(this.slice, ['proposal', 'reception'])));
  readonly #conditions = once(() => newestFirst(listing(this.slice, ['condition'])));
  readonly #foldedConditions = once(() => folded(this.slice, this.#conditions()));
  readonly #moves = once(() => moveRows(this.slice));
  readonly #convergence = once((): readonly Convergence[] => convergence(this.slice));
  readonly #judgements = once(() => this.#folded(listing(this.slice, ['assessment'])));
  readonly #foretold = once(() => forecastRows(this.slice));
  readonly #promises = once(() => promiseRows(this.slice));
  readonly #deadlines = once(() => deadlineRows(this.slice));
  readonly #open = once(() => openRows(this.slice));
  readonly #rounds = once(() => roundRows(this.slice).reverse());
  readonly #acts = once(() => this.#folded(listing(this.slice, ['event'])));
  readonly #figures = once(() => this.#folded(listing(this.slice, ['figure'])));
  readonly #questions = once(() => this.#folded(listing(this.slice, ['question'])));
  readonly #rows = once(() => new Map(listing(this.slice, ['position', 'reception']).map((r) => [r.id as string, r])));
  readonly #moments = once((): readonly Moment[] => timeline(this.slice).reverse());
  readonly #origins = once(() => originRows(this.slice));
  readonly #reports = once((): readonly ReportRow[] => reportRows(this.slice));
  readonly #facets = once(() => facets(this.slice, this.#statements(), {}));
  readonly #lineage = once((): Lineage => lineage(this.slice));
  readonly #waits = once((): Waits => waits(this.slice, this.#conditions()));
  readonly #index = once(() => new ActorIndex(this.slice, this.#statements()));
  readonly #undecided = once(() => undecidedRows(this.slice));
  readonly #log = once(() => decisionLog(this.slice));
  readonly #queue = once((): readonly QueueEntry[] => reviewQueue(this.slice, {}, briefView(this.slice)));
  /** Decisions about who is who: those about findings stand on a page of their own. */
  readonly #named = once(() => {
    const byId = decisionsById(this.slice);
    return this.#log().filter((d) => (d.kind === 'undo' ? byId.get(d.about)?.body === null : d.body === null));
  });
  /** What people said of whether two tellings are one thing, by the finding that it was said of. */
  readonly #apart = once(() => {
    const unlinked = this.#log().filter((d) => d.kind === 'unlink' && d.state === 'stands');
    return grouped(unlinked, (d) => d.about);
  });
  readonly #positions = once((): PositionTable => positionTable(this.slice));
  readonly #otherStances = once(() => {
    const inCells = new Set([...this.#positions().cells.values()].flatMap((c) => c.members));
    return this.#folded(listing(this.slice, ['position']).filter((r) => !inCells.has(r.id)));
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

  /** Newest first. */
  #folded(rows: readonly Row[]): Folded[] {
    return folded(this.slice, newestFirst(rows));
  }

  #told({ id, members }: { readonly id: FindingId; readonly members: readonly FindingId[] }): Told {
    const tellings = members.map((member): Telling => {
      const located = this.slice.findings.get(member)!;
      const apart = (this.#apart().get(member) ?? []).map(
        (d) => `${d.author}: not the same as ${quote(d.body!.other!.exact)}`,
      );
      const copies = new Set(copiesOf(this.slice, located).map((c) => c.finding.id));
      const from = members.find((m) => m !== member && !copies.has(m)) ?? null;
      return { ...excerptOf(this.slice, located), apart, from };
    });
    return { tellings, likely: this.frame.likely(id) };
  }

  #draw(name: PageName, { from = 0, all, clock, of, ...filter }: PageQuery) {
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
        return <ConditionsPage view={this.#waits()} rows={this.#foldedConditions()} from={from} frame={frame} />;
      case 'statements': {
        const rows = filtered(slice, this.#statements(), filter);
        const plain = !all && Object.values(filter).every((v) => v === undefined);
        const narrowed = !this.links.live
          ? []
          : plain
            ? this.#facets()
            : facets(slice, this.#statements(), filter, all);
        return (
          <StatementsPage
            rows={folded(slice, rows)}
            all={rows.length}
            facets={narrowed}
            filter={filter}
            from={from}
            frame={frame}
          />
        );
      }
      case 'utterances':
        return <UtterancesPage rows={this.#utterances()} told={(u) => this.#told(u)} from={from} frame={frame} />;
      case 'contradictions':
        return <ContradictionsPage rows={this.#contradictions()} from={from} frame={frame} />;
      case 'actors':
        return (
          <ActorsPage
            actors={this.#actors()}
            undecided={this.#undecided()}
            log={this.#named()}
            index={this.#index()}
            from={from}
            frame={frame}
          />
        );
      case 'figures':
        return <FindingList of={name} rows={this.#figures()} from={from} frame={frame} />;
      case 'rounds':
        return <RoundsPage rows={this.#rounds()} told={(r) => this.#told(r)} from={from} frame={frame} />;
      case 'acts':
        return <FindingList of={name} rows={this.#acts()} from={from} frame={frame} />;
      case 'assessments':
        return <FindingList of={name} rows={this.#judgements()} from={from} frame={frame} />;
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
      case 'changes':
        return <ChangesPage changes={this.changes({ since: filter.since, clock })} frame={frame} />;
      case 'decisions':
        return <DecisionsPage log={this.#log()} from={from} has={(r) => slice.appearances.has(r)} frame={frame} />;
      case 'review':
      case 'kept':
        // They know who asks, or what else is in the dossier.
        throw new Error(`${name} is drawn by a method of its own`);
      case 'reports':
        return (
          <ReportsPage
            rows={this.#reports()}
            origin={(id) => reportOrigin(slice, id)!.origin}
            from={from}
            frame={frame}
          />
        );
      case 'origins':
        return this.#claim(of) ?? <OriginsPage rows={this.#origins()} from={from} frame={frame} />;
    }
  }

  /** Where a claim stood; null where there is no such finding. */
  #claim(id: string | undefined) {
    const found = id === undefined ? null : this.find(id);
    if (!found) return null;
    const words = this.slice.text(found.source).slice(keyWords(found.finding));
    return <ClaimPage of={this.frame.origins(found.finding.id)} words={words} frame={this.frame} />;
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

/** What is asked of the page of a report beside its words. */
export interface ReportQuery {
  readonly correct?: string;
  readonly add?: string;
  readonly words?: string;
  /** Where the words stand, in code points: "12-30". */
  readonly place?: string;
}

/** A finding that is being added, as far as it was chosen. */
function missedFrom({ add, words = '', place = '' }: Omit<ReportQuery, 'correct'>): Missed {
  const kind = ASKED.find((k) => k === add);
  return { words, place, of: kind && words !== '' ? { kind, fields: noFields(kind) } : null };
}

/** A decision as a page that was drawn before it is told of it. */
interface News {
  readonly author: string;
  readonly words: string;
  /** The finding that it is about, as it is called now. */
  readonly about: string;
  readonly at: string;
}

/** Pictures that are kept. */
const KEPT = 50;

/** Code points of words in a list; the rest is in the report. */
const LONG = 900;

/** The page of a fault, even where no dossier can be opened. */
export const errorPage = (fault: Fault, links: Links): string =>
  html(<ErrorPage fault={fault} frame={{ talks: 'Rapporteur', links, handling: null, asOf: null, decides: false }} />);

const html = (node: { toString(): string }): string => `<!doctype html>\n${node.toString()}`;
