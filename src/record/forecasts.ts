/** What speakers foretell of the talks, kept with what later reports tell of the same thing. */
import {
  type Finding,
  type FindingId,
  type Forecast,
  type Located,
  put,
  roleSpans,
  type Statement,
} from '../model/index.js';
import type { Actors } from './actors.js';
import { type Due, dueIn } from './due.js';
import { byTime, compare, least, type Material, stems } from './located.js';
import type { ReadAfter } from './readAfter.js';
import { sideOfParty } from './sides.js';

/** What talks may come to, under one word each. */
const THINGS: readonly (readonly [thing: string, words: RegExp])[] = [
  [
    'a deal',
    /\b(?:agreements?|deals?|accords?|pacts?|treat(?:y|ies)|settlements?|compromise|peace(?! (?:talks|process|negotiations|plan|force))|sign(?:s|ed|ing|ature)?|initial(?:l?ed|l?ing)|solutions?|breakthroughs?)\b/iu,
  ],
  ['a truce', /\b(?:truces?|cease-?fires?|armistice)\b/iu],
  ['talks', /\b(?:talks|negotiations|rounds?|meetings?|summits?|consultations)\b/iu],
  ['a release', /\b(?:released?|frees?|freed|exchange|swap|hostages|prisoners|captives|detainees)\b/iu],
  ['a withdrawal', /\b(?:withdraw(?:al|n|s)?|pull-?outs?|pull out|leave)\b/iu],
];

/** How much of it is done: "ninety per cent of the text is agreed". */
const SHARE =
  /\b(?:(\d{1,2}|100)|(ninety(?:-\p{L}+)?|eighty(?:-\p{L}+)?|seventy|sixty|fifty)) ?(?:%|per ?cent)[^.;]{0,50}?\b(?:done|complete[d]?|agreed|finished|ready|there|settled|resolved|negotiated|of the way)\b/iu;
const SPELLED: Readonly<Record<string, number>> = { fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };
const UNITS = 'one two three four five six seven eight nine'.split(' ');

/** Words of what is to come: without them a time may be any. */
const AHEAD =
  /\b(?:will|would|could|can|should|may|might|shall|’ll|'ll|expect\w*|hop\w+|confident|predict\w*|likely|possible|ready|close|near|away|reach|imminent|about to|poised|on track|(?:is|are|was|were) to)\b/iu;
/** What somebody says that they themselves will do is a promise, what they ask for a demand. */
const OWN =
  /^(?:that )?(?:we|i|it|they|he|she)\b[^.;]{0,12}\b(?:will|would|shall|must|want|wants|insist)\b(?! (?:reach|have|see|get|be able|conclude|agree|sign))/iu;
const MUST =
  /\b(?:must|has to|have to|need to|needs to|ought to|should be|demand\w*|call\w* (?:for|on)|urg\w+|unless|if|whether|until|not|never|no|had|did|was|were)\b/iu;

/** Days after the day that was named within which later words still bear on it, and from the words on where none was. */
const AROUND = 14;
const OPEN = 90;
/** Days ahead of which a time is no forecast of how these talks go. */
const FURTHEST = 400;
/** Later findings that are shown with a forecast. */
const SHOWN = 3;

/** Every forecast of a speaker, each once however often it is told in the same words; oldest first. */
export function forecasts(material: Material, actors: Actors, read: ReadAfter): Forecast[] {
  const told = new Map<string, Foretold[]>();
  for (const statement of material.of('statement')) {
    const found = foretold(material, statement);
    const who = statement.finding.source;
    if (found && who)
      put(
        told,
        `${who.value.party ? (actors.of.get(who.value.party)?.id ?? who.value.name) : who.value.name}\n${found.thing}\n${found.by ?? ''}\n${found.share ?? ''}`,
        found,
      );
  }
  const later = new Later(material);
  return [...told.values()]
    .map((group) => {
      const list = [...group].sort((a, b) => byTime(a.told, b.told));
      const first = list[0]!;
      const members = list.map((f) => f.told.finding.id).sort(compare);
      const { source } = first.told.finding;
      return {
        id: least(members),
        members,
        first: first.told.finding.id,
        speaker: source!.value.name,
        side: sideOfParty(actors, source),
        day: first.told.day,
        thing: first.thing,
        share: first.share,
        within: first.within,
        by: first.by,
        laterReported: later.of(first, new Set(members)),
        coverage: read.from(first.by ?? first.told.day),
      };
    })
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.id, b.id));
}

interface Foretold {
  readonly told: Located & { finding: Statement };
  readonly thing: string;
  readonly share: number | null;
  /** The words that tell by when. */
  readonly within: string | null;
  readonly by: string | null;
}

function foretold(material: Material, told: Located & { finding: Statement }): Foretold | null {
  const { finding: s, day, source } = told;
  if (s.commits !== 'asserts' || !s.source || day === null) return null;
  const words = s.content
    .map((c) => material.words(source, c))
    .join(' ')
    .replace(/\s+/gu, ' ');
  // A long quotation holds sentences of several kinds; each is asked for itself.
  for (const sentence of words.split(/(?<=[.!?;]["”’']?) /u)) {
    const thing = THINGS.find(([, of]) => of.test(sentence))?.[0];
    if (!thing) continue;
    const share = shareIn(sentence);
    const due = share === null ? dueIn(sentence, day) : null;
    if (share !== null) return { told, thing, share, within: null, by: null };
    if (due && isForetold(sentence, thing, day, due))
      return { told, thing, share: null, within: due.words, by: due.by };
  }
  return null;
}

function shareIn(sentence: string): number | null {
  const m = SHARE.exec(sentence);
  if (!m) return null;
  if (m[1]) return Number(m[1]);
  const [tens, unit = ''] = m[2]!.toLowerCase().split('-');
  return SPELLED[tens!]! + UNITS.indexOf(unit) + 1;
}

/** Code units around the words of time within which the thing and a word of what is to come stand. */
const NEAR = { before: 90, after: 40 };

/** Of a time that has come, of a promise, a demand and a day that a meeting is set for nothing is foretold. */
function isForetold(sentence: string, thing: string, day: string, { at, words, by, near }: Due): boolean {
  if (by !== null && Date.parse(by) - Date.parse(day) > FURTHEST * 86_400_000) return false;
  if (OWN.test(sentence) || MUST.test(sentence) || (thing === 'talks' && !near)) return false;
  const before = sentence
    .slice(Math.max(0, at - NEAR.before), at)
    .split(/[;:]|, (?:who|which|where)\b/u)
    .at(-1)!;
  // "the deal struck | on Tuesday"
  if (/(?<!\bbe )\b(?:\p{Ll}+ed|struck|made|held|met|won|begun|seen|given) $/u.test(before)) return false;
  const around = `${before}${words}${sentence.slice(at + words.length, at + words.length + NEAR.after)}`;
  return AHEAD.test(around) && THINGS.some(([name, of]) => name === thing && of.test(around));
}

/** Acts, meetings, promises and judgements that later tell of such a thing. */
class Later {
  readonly #by = new Map<string, (Located & { stems: ReadonlySet<string> })[]>();

  constructor(private readonly material: Material) {
    for (const located of [...material.located.values()].sort(byTime)) {
      const thing = thingOf(located.finding, () => this.#words(located));
      if (thing) put(this.#by, thing, { ...located, stems: stems(this.#words(located)) });
    }
  }

  #words({ finding, source }: Located): string {
    return roleSpans(finding)
      .map(({ span }) => this.material.words(source, span))
      .join(' ');
  }

  of({ told, thing, by }: Foretold, own: ReadonlySet<string>): FindingId[] {
    const from = told.day!;
    const until = Date.parse(by ?? from) + (by === null ? OPEN : AROUND) * 86_400_000;
    const wanted = stems(told.finding.content.map((c) => this.material.words(told.source, c)).join(' '));
    const found = (this.#by.get(thing) ?? []).filter(
      (l) => l.day !== null && l.day > from && Date.parse(l.day) <= until && !own.has(l.finding.id),
    );
    const near = found.map((l) => ({ l, shared: [...l.stems].filter((s) => wanted.has(s)).length }));
    return near
      .sort((a, b) => Number(b.shared > 0) - Number(a.shared > 0) || byTime(a.l, b.l))
      .slice(0, SHOWN)
      .map(({ l }) => l.finding.id);
  }
}

/** The thing whose coming or failing a finding tells; null for what only speaks of it. */
function thingOf(finding: Finding, words: () => string): string | null {
  if (finding.confidence < 0.3 || finding.claimedBy) return null;
  const named = (among: readonly string[]) =>
    THINGS.find(([thing, of]) => among.includes(thing) && of.test(words()))?.[0] ?? null;
  switch (finding.kind) {
    case 'meeting':
      return /^(?:held|postponed|cancelled|broken off|under way)$/u.test(finding.status.value) ? 'talks' : null;
    case 'event':
      if (finding.status !== 'happened') return null;
      if (finding.act.value === 'AGREE') return named(['a truce', 'a release', 'a withdrawal', 'a deal']) ?? 'a deal';
      if (finding.act.value === 'RETREAT') return named(['a withdrawal', 'a release']);
      return null;
    case 'commitment':
      return finding.status === 'done' || finding.status === 'broken'
        ? named(['a truce', 'a release', 'a withdrawal'])
        : null;
    case 'assessment':
      return finding.direction || finding.state ? 'a deal' : null;
    default:
      return null;
  }
}
