/** What speakers foretell of the talks, kept with what later reports tell of the same thing. */
import {
  anchorMoment,
  DAY,
  edtfDays,
  type Finding,
  type FindingId,
  type Forecast,
  type Located,
  put,
  roleSpans,
  type Statement,
} from '../model/index.js';
import type { Actors } from './actors.js';
import { type Due, dueIn, plusDays } from './due.js';
import { byTime, compare, least, type Material, stems } from './located.js';
import type { ReadAfter } from './readAfter.js';
import { sideOfParty } from './sides.js';

type Told = Located & { finding: Statement };

/** What talks may come to: its words, and the words of its coming that stand near them. */
const THINGS: readonly (readonly [thing: string, words: RegExp, comes: RegExp])[] = [
  [
    'a release',
    /\b(?:prisoners?|hostages?|captives?|detainees?)\b/iu,
    /\bbe (?:released|freed|exchanged|swapped)\b|\b(?:release|exchange|swap) (?:of|is|was|could|would|will|may|might)\b|\b(?:go|come|get) (?:free|home)\b/iu,
  ],
  [
    'a withdrawal',
    /\b(?:withdrawal|pull-?out|troops|forces|soldiers|brigade)\b/iu,
    /\bbe (?:withdrawn|pulled out|gone)\b|\b(?:begin|start|complete[d]?|over)\b/iu,
  ],
  [
    'a truce',
    /\b(?:truce|cease-?fire|armistice)\b/iu,
    /\b(?:reach|agree|declare|sign|announce|in (?:place|force)|take (?:effect|hold)|come into|away|possible|likely|near|close|at hand|expect\w*|imminent|within)\b/iu,
  ],
  [
    'a deal',
    /\b(?:agreement|deal|accord|pact|treaty|compromise|breakthrough|(?:political|peace|final|negotiated) settlement|solution|peace(?! (?:talks|process|negotiations|plan|force|keep)))\b/iu,
    /\b(?:reach\w*|sign\w*|initial\w*|conclude\w*|str(?:ike|uck)|finali[sz]\w*|seal\w*|clinch\w*|agree[d]?|emerge|come|done|ready|have|see|find|get|possible|likely|near|close|away|at hand|expect\w*|imminent|within)\b/iu,
  ],
  [
    'talks',
    /\b(?:talks|negotiations)\b/iu,
    /\b(?:resume\w*|restart\w*|reopen\w*|re-?convene\w*|begin|start|continue|direct)\b/iu,
  ],
];

/** How much of it is done: "ninety per cent of the text is agreed". */
const DONE = 'done|completed?|agreed(?: on)?|finished|ready|there|settled|resolved|negotiated|of the way there';
const PAPER = 'agreement|deal|accord|treaty|text|draft|work|points|issues|articles|document|way|package';
const PERCENT = '(?<![\\d.,])(\\d{1,2}|100|fifty|sixty|seventy|eighty|ninety)(?:[- ](\\p{L}+))? ?(?:%|per ?cent)';
const SHARE = new RegExp(
  `\\b${PERCENT} (?:of (?:the |an? |our |its )?(?:\\p{L}+ )?(?:${PAPER}) (?:(?:is|are|was|were|has been|have been|had been) )?(?:already |now |more or less )?)?(?:${DONE})\\b|\\b(?:agreed|settled) (?:on )?${PERCENT} of (?:the )?(?:${PAPER})\\b`,
  'iu',
);
const TENS: Readonly<Record<string, number>> = { fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };
const UNITS = 'one two three four five six seven eight nine'.split(' ');

/** Words of what is to come: without them a time may be any. */
const AHEAD =
  /\b(?:will|would|could|can|may|might|shall|’ll|'ll|expect\w*|hop(?:e|es|ed|ing|eful)|confident|predict\w*|likely|possible|ready|close|near|away|reach|imminent|about to|poised|on track|(?:is|are|was|were) to)\b/iu;
/** What somebody says that they themselves will do is a promise. */
const OWN =
  /\b(?:we|i|he|she|they|his (?:government|country|side)|her (?:government|country|side))\b (?:\p{L}+ )?(?:will|would|shall|’ll|'ll|are ready|is ready|am ready|are prepared|is prepared)\b(?! (?:reach|have|see|find|get|be able|conclude))/iu;
/** Demands, conditions, denials, doubts, questions, threats, and the end of a thing. */
const OTHER =
  /\b(?:must|should|has to|have to|needs? to|ought|wants?|wanted|demand\w*|call\w* (?:for|on)|urg\w+|ask\w*|unless|if|whether|once|provided|as long as|until|only (?:after|when)|or (?:face|else)|not|never|neither|nor|no|nobody|none|nothing|cannot|without|impossible|unlikely|hardly|little|doubt\w*|illusion|rule[sd]? out|fail\w*|collapse\w*|break(?:s|ing)? (?:down|up)|expire\w*|end(?:s|ed)?(?! of)|violat\w+|broken|under (?:the|an?) (?:agreement|deal|accord|treaty|truce))\b|n['’]t\b|\?/iu;

/** Code units around the words of time within which the thing and the words of its coming stand. */
const NEAR = { before: 90, after: 40 };
/** Days after the day that was named within which later words still bear on it, and from the words on where none was. */
const AROUND = 14;
const OPEN = 90;
/** Days ahead of which a time is no forecast of how these talks go. */
const FURTHEST = 400;
/** Later findings that are shown with a forecast. */
const SHOWN = 3;

/** Every forecast of a speaker, each once however often it is told in the same words; oldest first. */
export function forecasts(material: Material, actors: Actors, read: ReadAfter): Forecast[] {
  const groups = new Map<string, Foretold[]>();
  for (const f of foretoldIn(material)) {
    const { value } = f.told.finding.source!;
    const actor = value.party ? actors.of.get(value.party) : undefined;
    put(groups, [actor?.id ?? value.name, f.thing, f.share ?? '', [...f.stems].sort(compare).join(' ')].join('\n'), f);
  }
  const own = new Set([...groups.values()].flat().map((f) => f.told.finding.id));
  const later = new Later(material, own);
  return [...groups.values()]
    .map((group) => forecast(group, actors, later, read))
    .sort((a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.id, b.id));
}

function forecast(group: readonly Foretold[], actors: Actors, later: Later, read: ReadAfter): Forecast {
  const [first] = [...group].sort((a, b) => byTime(a.told, b.told));
  const members = group.map((f) => f.told.finding.id).sort(compare);
  const { source } = first!.told.finding;
  const actor = source!.value.party ? actors.of.get(source!.value.party) : undefined;
  const until = first!.by === null ? plusDays(first!.told.day!, OPEN) : plusDays(first!.by, AROUND);
  return {
    id: least(members),
    members,
    first: first!.told.finding.id,
    speaker: actor?.name ?? source!.value.name,
    side: sideOfParty(actors, source),
    day: first!.told.day,
    thing: first!.thing,
    share: first!.share,
    within: first!.within,
    by: first!.by,
    laterReported: later.of(first!, until),
    coverage: read.between(first!.told.day!, until),
  };
}

interface Foretold {
  readonly told: Told;
  readonly thing: string;
  readonly share: number | null;
  /** The words that tell by when. */
  readonly within: string | null;
  readonly by: string | null;
  /** Of the sentence that foretells. */
  readonly stems: ReadonlySet<string>;
}

/** Forecasts in the words of whoever made them: what somebody tells of another's is the other's alone. */
function foretoldIn(material: Material): Foretold[] {
  const found = material.of('statement').flatMap((told) => foretold(material, told));
  const inner = new Set(found.map((f) => f.told.finding.within).filter((id) => id !== null));
  return found.filter((f) => !inner.has(f.told.finding.id));
}

function foretold(material: Material, told: Told): Foretold[] {
  const { finding: s, day, source } = told;
  if (s.commits !== 'asserts' || !s.source || day === null) return [];
  // "In January Orsk had said that a deal was days away": counted from then.
  const said = (s.when && edtfDays(anchorMoment(s.when.value, day))?.[1]) || day;
  const words = s.content
    .map((c) => material.words(source, c))
    .join(' ')
    .replace(/\s+/gu, ' ');
  // A long quotation holds sentences of several kinds; each is asked for itself.
  return words.split(/(?<=[.!?;]["”’']?) /u).flatMap((sentence): Foretold[] => {
    if (OTHER.test(sentence)) return [];
    const share = shareIn(sentence);
    if (share !== null) return [{ told, thing: 'a deal', share, within: null, by: null, stems: stems(sentence) }];
    const due = dueIn(sentence, said);
    const thing = due && !OWN.test(sentence) ? thingNear(sentence, said, due) : null;
    return thing ? [{ told, thing, share: null, within: due!.words, by: due!.by, stems: stems(sentence) }] : [];
  });
}

function shareIn(sentence: string): number | null {
  const m = SHARE.exec(sentence);
  const [number, unit = ''] = m ? [m[1] ?? m[3], m[2] ?? m[4]] : [];
  if (!number) return null;
  return TENS[number.toLowerCase()]
    ? TENS[number.toLowerCase()]! + UNITS.indexOf(unit.toLowerCase()) + 1
    : Number(number);
}

/** What is to come by then; null where the words of time speak of something else, of what is over, or of a day that is set. */
function thingNear(sentence: string, day: string, { at, words, by, near }: Due): string | null {
  if (by !== null && Date.parse(by) - Date.parse(day) > FURTHEST * DAY) return null;
  const before = sentence
    .slice(Math.max(0, at - NEAR.before), at)
    .split(/[;:]|, (?:who|which|where)\b/u)
    .at(-1)!;
  // "the deal struck | on Tuesday"
  if (/(?<!\b(?:be|been|is|are|was|were) )\b(?:\p{Ll}+ed|struck|made|held|met|won|begun|seen|given) $/u.test(before))
    return null;
  const around = `${before}${words}${sentence.slice(at + words.length, at + words.length + NEAR.after)}`;
  if (!AHEAD.test(around)) return null;
  const found = THINGS.find(([, of, comes]) => of.test(around) && comes.test(around))?.[0] ?? null;
  return found === 'talks' && !near ? null : found;
}

/** Acts, meetings, promises and judgements that later tell of such a thing. */
class Later {
  readonly #by = new Map<string, (Located & { stems: ReadonlySet<string> })[]>();

  constructor(
    private readonly material: Material,
    own: ReadonlySet<FindingId>,
  ) {
    for (const located of [...material.located.values()].sort(byTime)) {
      // What is said in foretelling is no report of its coming.
      if (located.finding.saidIn && own.has(located.finding.saidIn)) continue;
      const thing = thingOf(located.finding, () => this.#words(located));
      if (thing) put(this.#by, thing, { ...located, stems: stems(this.#words(located)) });
    }
  }

  #words({ finding, source }: Located): string {
    return roleSpans(finding)
      .map(({ span }) => this.material.words(source, span))
      .join(' ');
  }

  of({ told, thing, stems: wanted }: Foretold, until: string): FindingId[] {
    const places = new Set<string>();
    return (this.#by.get(thing) ?? [])
      .filter((l) => l.day !== null && l.day > told.day! && l.day <= until)
      .map((l) => ({ l, shared: [...l.stems].filter((s) => wanted.has(s)).length }))
      .sort((a, b) => Number(b.shared > 0) - Number(a.shared > 0) || byTime(a.l, b.l))
      .filter(({ l }) => {
        // An act of two is one thing that was told.
        const place = `${l.report} ${l.finding.kind} ${roleSpans(l.finding)[0]?.span.start}`;
        return !places.has(place) && places.add(place);
      })
      .slice(0, SHOWN)
      .map(({ l }) => l.finding.id);
  }
}

/** The thing whose coming or failing a finding tells; null for what only speaks of it. */
function thingOf(finding: Finding, words: () => string): string | null {
  if (finding.confidence < 0.3 || finding.claimedBy) return null;
  const named = (things: Readonly<Record<string, RegExp>>) =>
    Object.entries(things).find(([, of]) => of.test(words()))?.[0] ?? null;
  switch (finding.kind) {
    case 'meeting':
      return /^(?:held|postponed|cancelled|broken off|under way)$/u.test(finding.status.value) ? 'talks' : null;
    case 'event':
      if (finding.status !== 'happened') return null;
      if (finding.act.value === 'AGREE') return named(DEEDS) ?? 'a deal';
      return finding.act.value === 'RETREAT' || finding.act.value === 'CONCEDE' ? named(DEEDS) : null;
    case 'commitment':
      return finding.status === 'done' || finding.status === 'broken' ? named(DEEDS) : null;
    case 'assessment':
      return finding.direction || finding.state ? 'a deal' : null;
    default:
      return null;
  }
}

const DEEDS: Readonly<Record<string, RegExp>> = {
  'a truce': /\b(?:truce|cease-?fire|armistice)\b/iu,
  'a release': /\b(?:releas|free|exchang|swap|hostage|prisoner|captive|detainee)/iu,
  'a withdrawal': /\b(?:withdr[ae]w|pull(?:ed|ing)? ?-?out|left|leaving)/iu,
};
