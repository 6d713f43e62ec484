import {
  type Absence,
  type ActEvent,
  type CommitmentLine,
  type Condition,
  type FindingId,
  fullest,
  isSettled,
  type LaterReport,
  type Located,
  waitsForReview,
} from '../../model/index.js';
import { accountWords, statusWords } from '../promises.js';
import { nameOf, voiceOf, voiceWords } from '../voice.js';
import { type Context, clip, day, newestFirst, quote, type Told } from './context.js';
import { type Line, line, type Section } from './model.js';

/** What waits for what, and what later reports tell of the half that was waited for. */
export function waiting(context: Context): Section {
  const edges = new Map(context.slice.record.conditions.map((e) => [e.id, e]));
  const lines = context
    .of('condition')
    // A threat's "if" stands with the threat.
    .filter((c) => c.finding.connective.value !== 'if')
    .slice(0, 4)
    .map((told) => {
      const c = told.finding as Condition;
      const voice = voiceOf(context.slice, told);
      const edge = edges.get(c.id);
      // That it is told again adds nothing that a brief must say.
      const after = edge?.laterReported.findLast((l) => l.says === edge.reported);
      return line(
        `${quote(c.dependent.value, 70)} ← ${c.connective.value} ← ${quote(c.required.value, 90)} (${voiceWords(voice)}${told.day ? `, ${day(told.day)}` : ''})${outcome(context, after)}`,
        context.cite(told, ...(after ? [after.finding] : [])),
        edge?.side ?? null,
      );
    });
  return {
    id: 'waiting',
    heading: 'Who waits for what',
    lines,
    table: null,
    empty: 'No report makes one thing wait for another.',
  };
}

/** How a condition came out, in whose words: " — later reported met (observers, 8 Sep 2033): …". */
function outcome(context: Context, after: LaterReport | undefined): string {
  const told = after && context.get(after.finding);
  if (!after || !told) return '';
  const words = context.slice.text(told.source).slice(after.at);
  return ` — later reported ${after.says} (${voiceWords(voiceOf(context.slice, told))}${after.day ? `, ${day(after.day)}` : ''}): ${quote(words, 60)}`;
}

function later(context: Context, ids: readonly FindingId[]): string {
  const found = ids[0] ? context.get(ids[0]) : undefined;
  return found ? ` — later reported${found.day ? `, ${day(found.day)}` : ''}: ${quote(context.words(found), 60)}` : '';
}

/** In whose words somebody else's deed or promise is told. */
function toldBy({ slice }: Context, told: Located, actor: string): string {
  const voice = voiceOf(slice, told);
  return voice.speaker && voice.speaker !== actor ? ` (${voiceWords(voice)})` : '';
}

/** What was promised, by when, and what later reports tell of it: each promise once, however often it is told. */
export function promises(context: Context): Section {
  const lines = [...context.slice.record.commitments]
    .map((line) => ({ line, told: tellings(context, line.members) }))
    .filter(({ told }) => told.length > 0)
    .sort((a, b) => newestFirst(a.told[0]!, b.told[0]!))
    .slice(0, 4)
    .map(({ line: promised, told }) => promise(context, promised, told));
  return { id: 'promises', heading: 'Promised', lines, table: null, empty: 'No report tells of a promised act.' };
}

function promise(context: Context, promised: CommitmentLine, told: readonly Told<'commitment'>[]): Line {
  const { actor: all, status, due, accounts, laterReported, coverage } = promised;
  const claimed = new Set(accounts.map((a) => a.finding));
  const own = told.filter((t) => !claimed.has(t.finding.id));
  const main = fullest(own.length > 0 ? own : told);
  const settled = own.find((t) => t !== main && isSettled(t.finding));
  const c = main.finding;
  const actor = / and /u.test(all) ? all : nameOf(context.slice, c.actor.value);
  // Words that hold their own time need no other.
  const by = due && !(c.window && c.act.value.includes(c.window.value.expression)) ? `, by ${day(due.by)}` : '';
  const when = `${by}${c.trigger ? `, ${quote(c.trigger.value, 60)}` : ''}${main.day ? ` (told ${day(main.day)})` : ''}`;
  const after = settled ? [settled.finding.id] : laterReported;
  const others = own.length > 0 ? accounts : accounts.filter((a) => a.finding !== main.finding.id);
  const account = others.length > 0 ? `; ${[...new Set(others.map(accountWords))].join('; ')}` : '';
  const none = after.length + others.length === 0 && !isSettled(c) ? `; ${nothing(coverage)}` : '';
  return line(
    `${actor}: ${quote(c.act.value, 110)}${when}${toldBy(context, main, actor)}${account}${later(context, after)}${none}`,
    context.cite(main, ...others.map((a) => a.finding), ...after),
    status === 'pending' ? null : (status ?? statusWords(promised)),
  );
}

/** Short, since the list of promises has the days. */
const nothing = ({ reports }: Absence): string =>
  reports === 0
    ? 'no later report was read'
    : `nothing of it in ${reports} later ${reports === 1 ? 'report' : 'reports'}`;

/** The tellings of a promise that the brief reads, newest first. */
const tellings = (context: Context, members: readonly FindingId[]): Told<'commitment'>[] =>
  members
    .filter((m) => context.isPrimary(m))
    .map((m) => context.shared(context.get(m)!))
    .filter((l, i, all) => all.findIndex((o) => o.finding.id === l.finding.id) === i)
    .filter((l): l is Told<'commitment'> => l.finding.kind === 'commitment' && !waitsForReview(l.finding))
    .sort(newestFirst);

const HOSTILE: readonly string[] = ['THREATEN', 'ACCUSE', 'ASSAULT', 'SANCTION', 'MOBILIZE', 'COERCE'];
const WORDS: Readonly<Record<string, string>> = {
  THREATEN: 'Threat',
  ACCUSE: 'Accusation',
  ASSAULT: 'Attack',
  SANCTION: 'Sanction',
  MOBILIZE: 'Mobilisation',
  COERCE: 'Coercion',
};

/** Threats, accusations and incidents, each as its teller has it. */
export function threats(context: Context): Section {
  const all = context.of('event').filter((e) => HOSTILE.includes(e.finding.act.value) && e.finding.actor !== null);
  const ordered = [...all].sort((a, b) => HOSTILE.indexOf(a.finding.act.value) - HOSTILE.indexOf(b.finding.act.value));
  const unique = ordered.filter(
    (e, i) =>
      ordered.findIndex(
        (o) => o.report === e.report && o.finding.act.evidence[0].start === e.finding.act.evidence[0].start,
      ) === i,
  );
  const lines = unique.slice(0, 4).map((told): Line => {
    const e = told.finding as ActEvent;
    const actor = e.actor ? nameOf(context.slice, e.actor.value) : 'somebody not named';
    const others = all.filter(
      (o) =>
        o.finding.act.evidence[0].start === e.act.evidence[0].start && o.report === told.report && o.finding.recipient,
    );
    const to =
      others.length > 0 ? ` → ${others.map((o) => nameOf(context.slice, o.finding.recipient!.value)).join(', ')}` : '';
    return line(
      `${actor}${to}${e.status === 'happened' ? '' : `, ${e.status}`}: ${quote(actWords(context, told), 110)}${onCondition(context, e)}${toldBy(context, told, actor)}`,
      context.cite(told),
      WORDS[e.act.value] ?? e.act.value,
    );
  });
  return {
    id: 'threats',
    heading: 'Threats, accusations and incidents',
    lines,
    table: null,
    empty: 'No report tells of a threat, accusation or incident.',
  };
}

/** The words of an act, and where they are one or two that tell nothing alone ("vowed"), with what it is done about. */
function actWords(context: Context, told: Located): string {
  const { act, object } = told.finding as ActEvent;
  const own = context.words(told);
  const [from] = act.evidence;
  const to = object?.evidence[0];
  if (own.split(' ').length > 2 || !to || to.start < from.end || to.end - from.start > 140) return own;
  return context.slice.text(told.source).slice({ start: from.start, end: to.end } as typeof from);
}

/** The half that a threat waits for, where its own words do not hold it. */
function onCondition(context: Context, e: ActEvent): string {
  const condition = e.condition ? context.get(e.condition)?.finding : undefined;
  if (condition?.kind !== 'condition' || e.object?.value.includes(condition.required.value)) return '';
  return `, ${condition.connective.value} ${quote(condition.required.value, 60)}`;
}

/** Who speaks in these reports, and as what. */
export function quoted(context: Context): Section {
  const counts = new Map<string, { n: number; direct: number; first: FindingId }>();
  for (const s of context.of('statement')) {
    const source = s.finding.source;
    const actor = source?.value.party ? context.slice.actorOf.get(source.value.party) : undefined;
    if (!actor) continue;
    const seen = counts.get(actor) ?? { n: 0, direct: 0, first: s.finding.id };
    counts.set(actor, {
      n: seen.n + 1,
      direct: seen.direct + (s.finding.quotation === 'indirect' ? 0 : 1),
      first: seen.first,
    });
  }
  const actors = context.slice.record.actors
    .filter((a) => counts.has(a.id) && a.type !== 'state')
    .sort((a, b) => counts.get(b.id)!.n - counts.get(a.id)!.n);
  const lines = actors.slice(0, 7).map((a) => {
    const { n, direct, first } = counts.get(a.id)!;
    const role = [...a.roles].sort((x, y) => y.count - x.count || y.words.length - x.words.length)[0]?.words;
    const also = a.names.filter((x) => x !== a.name && x.split(' ').length >= a.name.split(' ').length)[0];
    return line(
      `${role ? `${clip(role, 60)}; ` : ''}${n} ${n === 1 ? 'statement' : 'statements'}, ${direct} in quoted words${also ? `; also spelled ${also}` : ''}`,
      context.cite(first),
      a.name,
    );
  });
  return { id: 'quoted', heading: 'Who was quoted', lines, table: null, empty: 'Nobody is quoted.' };
}
