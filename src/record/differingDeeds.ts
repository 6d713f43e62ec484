import { isPastForm } from '../lexicon/index.js';
import { type ActEvent, type Commitment, type Located, put } from '../model/index.js';
import { overlap, span } from '../text/index.js';
import type { Denial, Denials } from './denials.js';
import { apart, type Difference, type Differing, type End, inOrder, isAfter } from './difference.js';
import { sentenceAround, stems } from './located.js';
import { likeness, otherNames, sameDays } from './sentences.js';
import { sideOfParty } from './sides.js';

/** Days within which two tellings can be of one deed. */
const NEAR = 3;
/** Share of the stems of what was done at which it is one deed. */
const SAME = 0.5;

/** Deeds that one telling has as done and another denies, and promises that one has as kept and another as broken. */
export const differingDeeds = (differing: Differing, denials: Denials): Difference[] => [
  ...events(differing),
  ...denied(differing, denials),
  ...days(differing),
  ...promises(differing),
];

type Act = Located & { finding: ActEvent };

/** To sign a paper is a deed; to agree to a thing is an answer to it, which is looked for among answers. */
const isAnswer = ({ act }: ActEvent, words: string): boolean =>
  (act.value === 'AGREE' || act.value === 'REJECT') && !/\b(?:sign|initial|conclud|reach|ratif|seal)/iu.test(words);

function events(differing: Differing): Difference[] {
  const { material, who } = differing;
  const byDeed = new Map<string, { told: Act; what: ReadonlySet<string> }[]>();
  for (const told of material.of('event')) {
    const { act, actor, recipient, status, object } = told.finding;
    if (!actor || status === 'planned' || isAnswer(told.finding, material.words(told.source, act.evidence[0])))
      continue;
    const to = sideOfParty(who, recipient) ?? '';
    const what = stems(object?.value ?? sentenceAround(material, told.source, act.evidence[0]));
    put(byDeed, `${act.value}\n${sideOfParty(who, actor) ?? actor.value.name}\n${to}`, { told, what });
  }
  return [...byDeed.values()].flatMap((list) =>
    opposites(list, (l) => l.told.finding.status === 'denied').flatMap(([a, b]): Difference[] => {
      if (apart(a.told.day, b.told.day) > NEAR || overlap(a.what, b.what) < SAME) return [];
      if (!isOneEvent(differing, a.told, b.told)) return [];
      return [happened(differing, a.told, inOrder(actEnd(a.told), actEnd(b.told)))];
    }),
  );
}

const actEnd = (told: Act): End => ({ told, at: told.finding.act.evidence[0], value: told.finding.status });

const happened = ({ who }: Differing, { finding }: Act, ends: Difference['ends']): Difference => ({
  kind: 'happened',
  about: finding.object?.value ?? finding.recipient?.value.name ?? finding.actor!.value.name,
  side: sideOfParty(who, finding.actor),
  ends,
});

function isOneEvent({ sentences }: Differing, a: Act, b: Act): boolean {
  const [x, y] = [a, b].map((t) => sentences.of(t.source, t.finding.act.evidence[0])) as [Sentence, Sentence];
  return sameDays(x, y) && !otherNames(x, y);
}

type Sentence = Denial['sentence'];

/** Share of the other words of two sentences at which they tell of one deed on two days. */
const TOLD_ALIKE = 0.6;

/** One deed told for two days: by the same side to the same thing, in sentences that tell much the same, each with one day of the week. */
function days(differing: Differing): Difference[] {
  const { material, who, sentences } = differing;
  const byDeed = new Map<string, { told: Act; day: End }[]>();
  for (const told of material.of('event')) {
    const { act, actor, status } = told.finding;
    if (!actor || status === 'denied' || act.value === 'CONSULT') continue;
    const { at } = sentences.of(told.source, act.evidence[0]);
    const named = [...material.text(told.source).scan(WEEKDAY, at)];
    if (named.length !== 1) continue;
    const [m] = named as [(typeof named)[0]];
    const [from, to] = m.end <= act.evidence[0].start ? [m.end, act.evidence[0].start] : [act.evidence[0].end, m.start];
    // "on Wednesday | welcomed the accord | reached": another deed stands nearer to the day.
    const between = from < to ? material.words(told.source, span(from, to)) : '';
    if ((between.match(/\p{L}+/gu) ?? []).some((w) => isPastForm(w.toLowerCase()))) continue;
    put(byDeed, `${act.value}\n${sideOfParty(who, actor) ?? actor.value.name}\n${status}`, {
      told,
      day: { told, at: span(m.start, m.end), value: m.text },
    });
  }
  return [...byDeed.values()].flatMap((list) =>
    list.flatMap((a, i) =>
      list.slice(i + 1).flatMap((b): Difference[] => {
        if (a.told.report === b.told.report || a.day.value === b.day.value || apart(a.told.day, b.told.day) > 1)
          return [];
        const [x, y] = [a, b].map(({ told }) => sentences.of(told.source, told.finding.act.evidence[0])) as [
          Sentence,
          Sentence,
        ];
        if (otherNames(x, y) || likeness(x, y) < TOLD_ALIKE || x.names.size === 0) return [];
        return [{ ...happened(differing, a.told, inOrder(a.day, b.day)), kind: 'date' }];
      }),
    ),
  );
}

const WEEKDAY = /(?<!\p{L})(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\p{L})/u;

/** A deed by one report, and in another a plain sentence that says that it was not done. */
function denied(differing: Differing, denials: Denials): Difference[] {
  const { material } = differing;
  return material.of('event').flatMap((told): Difference[] => {
    const words = material.words(told.source, told.finding.act.evidence[0]);
    if (told.finding.status !== 'happened' || told.finding.act.value === 'CONSULT') return [];
    const found = denials.of(words).find((d) => denies(differing, told, d));
    if (!found) return [];
    const ends = inOrder(actEnd(told), { told: found.told, at: found.at, value: 'denied' });
    const difference = happened(differing, told, ends);
    const since = found.yet && isAfter(material, told, found.told);
    return [
      {
        ...difference,
        ...(isAnswer(told.finding, words) ? { kind: 'agreed' as const } : {}),
        ...(since ? { as: 'later change' as const } : {}),
      },
    ];
  });
}

/** Whether a sentence denies this deed: it names who did it and to whom, and has the words for what was done. */
function denies(differing: Differing, told: Act, { told: other, sentence, by }: Denial): boolean {
  const { material, who, sentences } = differing;
  const { act, actor, recipient, object } = told.finding;
  if (other.source === told.source || apart(told.day, other.day) > NEAR) return false;
  const own = sentences.of(told.source, act.evidence[0]);
  if (!sameDays(own, sentence) || otherNames(own, sentence)) return false;
  const isNamed = (party: ActEvent['actor'], among = sentence.sides) => {
    const actor = party?.value.party ? who.of.get(party.value.party) : undefined;
    return [actor?.name, actor?.side, sideOfParty(who, party)].some((n) => n && among.has(n));
  };
  if (!actor || !isNamed(actor, by ?? sentence.sides)) return false;
  const denial = stems(sentence.words);
  const what = stems(object?.value ?? '');
  const verb = stems(material.words(told.source, act.evidence[0]));
  const rest = new Set([...own.stems].filter((s) => !verb.has(s)));
  if (what.size > 0) return overlap(what, denial) >= SAME;
  const to = recipient ? stems(recipient.value.name) : new Set<string>();
  if (recipient) return isNamed(recipient) || overlap(to, denial) >= SAME;
  const named = [...own.names].filter((n) => sentence.names.has(n)).length;
  return rest.size > 0 ? overlap(rest, denial) >= SAME : named >= 2;
}

function promises(differing: Differing): Difference[] {
  const { material, who } = differing;
  const bySide = new Map<string, { told: Located & { finding: Commitment }; what: ReadonlySet<string> }[]>();
  for (const told of material.of('commitment'))
    if (told.finding.status === 'done' || told.finding.status === 'broken')
      put(bySide, sideOfParty(who, told.finding.actor) ?? told.finding.actor.value.name, {
        told,
        what: stems(told.finding.act.value),
      });
  return [...bySide].flatMap(([side, list]) =>
    opposites(list, (l) => l.told.finding.status === 'broken').flatMap(([a, b]): Difference[] => {
      if (apart(a.told.day, b.told.day) > NEAR || overlap(a.what, b.what) < SAME) return [];
      const end = ({ told }: typeof a): End => ({
        told,
        at: told.finding.evidence[0] ?? told.finding.act.evidence[0],
        value: told.finding.status,
      });
      return [{ kind: 'happened', about: a.told.finding.act.value, side, ends: inOrder(end(a), end(b)) }];
    }),
  );
}

/** Everything of the one kind with everything of the other; most lists are of one kind alone. */
function opposites<T>(all: readonly T[], isOne: (t: T) => boolean): [T, T][] {
  const ones = all.filter(isOne);
  return ones.flatMap((a) => all.filter((b) => !isOne(b)).map((b): [T, T] => [a, b]));
}
