/** What changes in a dossier over time: edits of stories, what came since a day, what rests on a report, and taking one out. */
import { z } from 'zod';
import { type Connection, decisionsAbout, recordReader, remove, slice } from '../dossier/index.js';
import { checkDate } from '../ingest/date.js';
import type { ReportId } from '../model/index.js';
import { type Style, wrap } from '../render/style.js';
import { visible } from '../text/index.js';
import { clip } from '../views/brief/context.js';
import { type Difference, differences, type Edit } from '../views/changed.js';
import { type Changes, changesSince, lastBefore } from '../views/changes.js';
import { decisionLog, type LoggedDecision } from '../views/decided.js';
import { user } from './author.js';
import { reportsCalled } from './called.js';
import { sliceOf, withDossier } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';

const changesInput = z.object({ dossier: z.string(), since: z.string().optional(), ...AS_OF_SHAPE });

export const changes = operation({
  name: 'changes',
  summary: 'What is new since a day: reports, edits of stories, and what they did to the record',
  detail:
    'Compares the record with what it was at the end of --since: reports that came, stories whose words were changed with the findings that went, came or changed words, objects of the record that came, went or changed their state, and decisions. Without --since it is the state before reports were last taken in. With --clock published a day is that of publication.',
  examples: [
    'rapporteur changes talks.dossier',
    'rapporteur changes talks.dossier --since 2031-03-04 --clock published',
  ],
  arguments: [DOSSIER],
  options: [{ name: 'since', value: 'DATE', about: 'what changed after this day, or after this moment' }, ...AS_OF],
  input: changesInput,
  run: async (given) => changesOf(given),
  terminal: (c, style) => changeLines(c, style),
});

/** What changed, with the record as it was before. @throws RapporteurError `date-not-edtf`. */
async function changesOf(given: z.infer<typeof changesInput>): Promise<Changes> {
  const clock = given.clock ?? 'captured';
  const now = await sliceOf(given);
  const asked = checkDate(given.since ?? null, '--since');
  const since = asked ?? lastBefore(now, clock);
  const before = since === null ? null : await sliceOf({ dossier: given.dossier, asOf: since, clock });
  return changesSince(before, now, since, clock);
}

function changeLines(c: Changes, style: Style): string {
  const lines = (head: string, rows: readonly string[]) =>
    rows.length > 0 ? [style.strong(head), ...rows.map((r) => wrap(r, style.width, '  ', '    ')), ''] : [];
  const found = [
    ...lines(
      'Reports that came',
      c.reports.map((r) =>
        visible([r.day ?? 'no date', r.outlet ?? 'outlet not given', r.title ?? r.report.slice(0, 20)].join(' · ')),
      ),
    ),
    ...c.edits.flatMap((e) => editLines(e, style)),
    ...lines(
      'In the record',
      c.objects.filter((d) => d.list !== 'actors').map((d) => differenceLine(d, style)),
    ),
    ...lines(
      'Decided',
      c.decisions.map((d) => visible(`${d.at.slice(0, 16).replace('T', ' ')} ${d.author}: ${d.words}`)),
    ),
  ];
  const since =
    c.since === null ? 'All reports were taken in at one time' : `Since ${c.since}, by when reports were ${c.clock}`;
  return found.length === 0
    ? style.quiet(`${since}: nothing changed.`)
    : `${style.quiet(since)}\n\n${found.join('\n').trimEnd()}`;
}

/** One difference of a record in a line. */
function differenceLine(d: Difference, style: Style): string {
  const state =
    d.from !== null && d.to !== null && d.what === 'changed'
      ? ` (${d.from} → ${d.to})`
      : d.what.endsWith('tellings')
        ? ` (${d.from} → ${d.to} tellings)`
        : '';
  return `${style.accent(d.what)} ${d.kind} ${visible(d.words)}${visible(state)}`;
}

function editLines(e: Edit, style: Style): string[] {
  const head = `${style.strong(visible(e.url))} ${style.quiet(`${e.from.day ?? 'no date'} → ${e.to.day ?? 'no date'}`)}`;
  const back = e.to.retracted ? [`  ${style.warning('the story was taken back')}`] : [];
  const rows = e.findings.map((f) => {
    const [from, to] = [f.from && `“${clip(f.from.words, 90)}”`, f.to && `“${clip(f.to.words, 90)}”`];
    return wrap(
      `${style.accent(f.what)} ${f.kind} ${visible([from, to].filter((x) => x).join(' → '))}`,
      style.width,
      '  ',
      '    ',
    );
  });
  return [head, ...back, ...(rows.length > 0 ? rows : [style.quiet('  no finding went, came or changed words')]), ''];
}

interface Impact {
  readonly reports: readonly ReportId[];
  readonly objects: readonly Difference[];
  readonly decisions: readonly LoggedDecision[];
}

const reportsInput = z.object({ dossier: z.string(), report: z.array(z.string()).min(1) });
const REPORTS = { name: 'report', about: 'ids of reports, or the first letters of them', many: true };

export const impact = operation({
  name: 'impact',
  summary: 'What rests on a report, before it is deleted',
  detail:
    'Lists the objects of the record that would go, change or lose tellings without a report, and the decisions about its words that would go with it. Nothing is written.',
  examples: ['rapporteur impact talks.dossier 4f2a9c01b7d3'],
  arguments: [DOSSIER, REPORTS],
  options: [],
  input: reportsInput,
  run: ({ dossier, report }) =>
    withDossier(dossier, 'read', (db): Impact => {
      const reports = reportsCalled(reportIds(db), report);
      const reader = recordReader(db) ?? 'none';
      const now = slice(db, dossier, reader);
      const gone = new Set(decisionsAbout(db, reports).map((d) => d.id));
      const then = slice(db, dossier, reader, null, null, new Set(reports));
      return {
        reports,
        objects: differences(now, then, true),
        decisions: decisionLog(now).filter((d) => gone.has(d.id)),
      };
    }),
  terminal: ({ reports, objects, decisions }, style) => {
    const rows = objects.map((d) => wrap(differenceLine(d, style), style.width, '  ', '    '));
    const taken = decisions.map((d) => wrap(visible(`decision of ${d.author}: ${d.words}`), style.width, '  ', '    '));
    const head = `Without ${reports.length === 1 ? 'this report' : `these ${reports.length} reports`}:`;
    return rows.length + taken.length === 0
      ? style.quiet(`${head} nothing of the record changes.`)
      : [style.strong(head), ...rows, ...taken].join('\n');
  },
});

export const deleteOperation = operation({
  name: 'delete',
  summary: 'Take reports out, with everything that was made of them',
  detail:
    'Deletes reports with their appearances, readings, the decisions about their words and frozen briefs that quote them; of who is who goes what names somebody whom they alone name. That something was deleted, by whom, when and why stays, without any words. `impact` shows beforehand what rests on them.',
  examples: ['rapporteur delete talks.dossier 4f2a9c01b7d3 --reason "the outlet asked for it"'],
  arguments: [DOSSIER, REPORTS],
  options: [
    { name: 'author', value: 'NAME', about: 'who deletes; without it the user of this machine' },
    { name: 'reason', value: 'WORDS', about: 'why' },
  ],
  input: reportsInput.extend({
    author: z.string().trim().min(1).optional(),
    reason: z.string().trim().min(1).optional(),
  }),
  run: async ({ dossier, report, author, reason }) => {
    // A dossier that is not there is not made by deleting from it.
    await withDossier(dossier, 'read', () => {});
    return withDossier(dossier, 'write', (db) => {
      const reports = reportsCalled(reportIds(db), report);
      const told = { at: new Date().toISOString(), author: author ?? user(), reason: reason ?? null };
      return { deleted: reports.length, swept: remove(db, dossier, reports, told) };
    });
  },
  terminal: ({ deleted, swept }, style) =>
    `${deleted} ${deleted === 1 ? 'report' : 'reports'} deleted.${
      swept
        ? ''
        : ` ${style.warning('Another program has the file open: bytes of the words stay in it until the dossier is next written.')}`
    }`,
});

const reportIds = (db: Connection): ReportId[] =>
  db.prepare('SELECT id FROM report ORDER BY id').pluck().all() as ReportId[];
