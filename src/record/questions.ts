/** What was put to somebody and is not answered in any report read: questions, and papers handed to a side. */
import {
  DAY,
  type FindingId,
  grouped,
  handedTo,
  type Located,
  type OpenQuestion,
  type Party,
  type ProposalLine,
  put,
  type Statement,
} from '../model/index.js';
import type { Span } from '../text/index.js';
import type { Actors } from './actors.js';
import { byTime, compare, least, type Material, stems } from './located.js';
import type { ReadAfter } from './readAfter.js';
import { sideOfParty } from './sides.js';

/** Words of a question as it was told, before tellings of one question are joined. */
interface Put {
  readonly told: Located;
  readonly kind: 'declined' | 'silent';
  readonly to: Party | null;
  readonly words: readonly Span[];
}

/** What somebody will not say begins with the word that asks: "whether the list is ready". "The talks" is a topic and no question. */
const ASKS = /^(?:if|whether|how|why|what|when|who|whom|whose|where|which)\b/iu;

/** Questions that were put without an answer and papers that a side was handed and is not told to have answered, oldest first. */
export function openQuestions(
  material: Material,
  actors: Actors,
  lines: readonly ProposalLine[],
  read: ReadAfter,
  sides: readonly string[],
): OpenQuestion[] {
  const answers = new Answers(material, actors);
  const both = new BothSides(material, actors, sides);
  return [...ofWords(material, actors, read, answers), ...ofPapers(material, actors, lines, read, both, answers)].sort(
    (a, b) => compare(a.day ?? '9999', b.day ?? '9999') || compare(a.id, b.id),
  );
}

function ofWords(material: Material, actors: Actors, read: ReadAfter, answers: Answers): OpenQuestion[] {
  const groups = grouped(
    puts(material),
    (p) => `${who(actors, p.to) ?? ''}\n${[...stems(wordsOf(material, p))].sort(compare).join(' ')}`,
  );
  return [...groups.values()].map((group) => {
    const told = [...group].sort((a, b) => byTime(a.told, b.told));
    const [first] = told;
    const members = told.map((p) => p.told.finding.id).sort(compare);
    const last = told.at(-1)!.told.day;
    return {
      id: least(members),
      members,
      kind: told.some((p) => p.kind === 'declined') ? 'declined' : 'silent',
      to: first!.to?.value.name ?? null,
      side: sideOfParty(actors, first!.to),
      day: first!.told.day,
      coverage: read.after(last),
      laterReported: answers.after(told.at(-1)!, wordsOf(material, first!)),
    };
  });
}

function puts(material: Material): Put[] {
  const asked: Put[] = material
    .of('question')
    .filter((q) => q.finding.answer !== 'answered')
    .map((told) => ({
      told,
      kind: told.finding.answer === 'declined' ? 'declined' : 'silent',
      to: told.finding.to,
      words: told.finding.words.evidence,
    }));
  const taken = new Set(asked.map((p) => `${p.told.source} ${p.words[0]!.start}`));
  const declined: Put[] = material
    .of('statement')
    .filter(({ finding: s, source }) => declines(s, (at) => material.words(source, at)))
    .map((told) => ({ told, kind: 'declined' as const, to: told.finding.source, words: told.finding.content }));
  return [...asked, ...declined.filter((p) => !taken.has(`${p.told.source} ${p.words[0]!.start}`))];
}

const declines = (s: Statement, words: (at: Span) => string): boolean =>
  s.commits === 'declines to say' &&
  s.content[0] !== undefined &&
  ASKS.test(words(s.content[0])) &&
  !s.cue.some((c) => LEFT_OUT.test(words(c)));

/** "did not say how long it would last": what somebody left out nobody need have asked them. */
const LEFT_OUT = /^did(?: not|n[’']t) (?:say|specify|elaborate|give|mention)/iu;

const wordsOf = (material: Material, { told, words }: Put): string =>
  words.map((at) => material.words(told.source, at)).join(' ');

/** Who in the record a party is, or its name. */
const who = (actors: Actors, party: Party | null): string | null =>
  (party?.value.party ? actors.of.get(party.value.party)?.id : undefined) ?? party?.value.name ?? null;

/** Papers that were handed to sides of which no report tells that they answered; one for each telling that hands it to such a side first. */
function ofPapers(
  material: Material,
  actors: Actors,
  lines: readonly ProposalLine[],
  read: ReadAfter,
  both: BothSides,
  answers: Answers,
): OpenQuestion[] {
  const maybe = candidatesOf(material, actors);
  return lines.flatMap((line) => {
    if (line.status !== 'on the table') return [];
    // An answer that may be to another paper too speaks against silence.
    const answered = new Set([
      ...line.receptions.map((r) => r.side),
      ...line.members.flatMap((id) => maybe.get(id) ?? []),
    ]);
    const waiting = new Map<string, { told: Located; name: string }>();
    for (const told of line.members.map((id) => material.located.get(id)!).sort(byTime))
      for (const { side, name } of handed(told).flatMap((to) => both.of(told, to)))
        if (!answered.has(side) && !waiting.has(side)) waiting.set(side, { told, name });
    const groups = grouped(waiting, ([, { told }]) => told.finding.id);
    return [...groups].map(([id, sides]) => {
      const { told } = sides[0]![1];
      return {
        id,
        members: [id],
        kind: 'paper' as const,
        to: sides.map(([, { name }]) => name).join(' and '),
        side: sides.length === 1 ? sides[0]![0] : null,
        day: told.day,
        coverage: read.after(told.day),
        laterReported: sides.flatMap(([side]) => answers.ofSide(told, side, line.name)),
      };
    });
  });
}

/** Sides that answered what may be a paper, by the telling of it. */
function candidatesOf(material: Material, actors: Actors): ReadonlyMap<FindingId, readonly string[]> {
  const found = new Map<FindingId, string[]>();
  for (const { finding } of material.of('reception')) {
    const side = sideOfParty(actors, finding.holder);
    if (side !== null) for (const id of finding.candidates) put(found, id, side);
  }
  return found;
}

/** Whom a telling hands the paper to. */
const handed = ({ finding: f }: Located): readonly Party[] =>
  f.kind === 'proposal' && f.handedOver ? handedTo(f.handedOver) : [];

/** Who "both sides" are in a report: the two sides of the record that it names. */
class BothSides {
  constructor(
    private readonly material: Material,
    private readonly actors: Actors,
    private readonly sides: readonly string[],
  ) {}

  of({ report }: Located, to: Party): { readonly side: string; readonly name: string }[] {
    const side = sideOfParty(this.actors, to);
    // Who has no name of their own is no side of the talks.
    if (!BOTH.test(to.value.name))
      return side === null || !/^\P{Ll}/u.test(side) ? [] : [{ side, name: to.value.name }];
    const named = new Set(
      Object.entries(this.material.readings.get(report)?.parties ?? {}).map(
        ([id, name]) => this.actors.of.get(id)?.side ?? name,
      ),
    );
    return this.sides.slice(0, 2).flatMap((s) => (named.has(s) ? [{ side: s, name: s }] : []));
  }
}

/** Words that mean the two sides of the talks; "two journalists" are neither. */
const BOTH =
  /^(?:the )?(?:both|two)(?: (?:\p{L}+ )?(?:sides?|parties|delegations?|delegates|governments?|countries|states|teams|leaders|negotiators|capitals|camps))?$/iu;

/** Days within which words that come back may be the answer. */
const WITHIN = 45;
/** Of the words of a question, how many must come back in who was asked, and in their side or a deed of it. */
const ALIKE = { own: 0.6, side: 0.65 };
/** Words that ask, and ways of saying a thing that is to come: they tie no answer to a question. */
const ASKING = stems(
  'whether would will could should may might how why what when who where which about say said comment',
);

/** What somebody says or does, by who says it and by the side that they are of. */
class Answers {
  readonly #by = new Map<string, (Located & { readonly stems: ReadonlySet<string> })[]>();

  constructor(
    material: Material,
    private readonly actors: Actors,
  ) {
    for (const told of material.of('statement')) {
      const { source, commits, content } = told.finding;
      if (commits !== 'asserts' && commits !== 'denies') continue;
      this.#put(told, source, content.map((c) => material.words(told.source, c)).join(' '));
    }
    for (const told of material.of('event')) {
      const { actor, act, object, recipient, status } = told.finding;
      if (status !== 'happened' || act.value === 'CONSULT') continue;
      const words = [material.words(told.source, act.evidence[0]), object?.value, recipient?.value.name];
      this.#put(told, actor, `${actor?.value.name ?? ''} ${words.filter(Boolean).join(' ')}`);
    }
  }

  #put(told: Located, by: Party | null, words: string): void {
    const [speaker, side] = [who(this.actors, by), sideOfParty(this.actors, by)];
    for (const key of new Set([speaker, side && `of ${side}`]))
      if (key) put(this.#by, key, { ...told, stems: stems(words) });
  }

  /** Later words of who was asked in which the question comes back, else words and deeds of their side. Whether they answer it is left to the reader. */
  after({ told, to }: Put, words: string): FindingId[] {
    const speaker = who(this.actors, to);
    const own = speaker === null ? [] : this.#first(told, speaker, words, ALIKE.own);
    return own.length > 0 ? own : this.ofSide(told, sideOfParty(this.actors, to), words);
  }

  /** The same of a side. */
  ofSide(told: Located, side: string | null, words: string): FindingId[] {
    return side === null ? [] : this.#first(told, `of ${side}`, words, ALIKE.side);
  }

  #first(told: Located, key: string, words: string, alike: number): FindingId[] {
    const wanted = new Set([...stems(words)].filter((s) => !ASKING.has(s)));
    if (told.day === null || wanted.size < 2) return [];
    const found = (this.#by.get(key) ?? []).find((s) => this.#isLater(told, s) && comesBack(wanted, s.stems) >= alike);
    return found ? [found.finding.id] : [];
  }

  #isLater(told: Located, s: Located): boolean {
    if (s.day === null || s.report === told.report || s.day < told.day!) return false;
    return Date.parse(s.day) - Date.parse(told.day!) <= WITHIN * DAY;
  }
}

/** Share of what is asked that comes back. */
const comesBack = (wanted: ReadonlySet<string>, told: ReadonlySet<string>): number =>
  [...wanted].filter((s) => told.has(s)).length / wanted.size;
