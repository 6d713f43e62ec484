import type { Connective, Party, Words } from '../../model/index.js';
import { overlaps } from '../../text/index.js';
import type { Draft } from '../draft.js';
import { speakerAt } from '../frames/args.js';
import { tiesNothing } from '../frames/connective.js';
import type { Stretch } from '../parties/mention.js';
import { type Framed, framesOf, Ruled } from './parts.js';

/** What waits for what, as the model sees it; where it sees but one half, the other by the rules. */
export function framedConditions(draft: Draft): void {
  const ruled = new Ruled(draft, draft.take('condition'), (f) => f.connective.evidence);
  // "a long-awaited decision": a word inside a word ties nothing.
  const frames = framesOf(draft, 'condition').filter(
    (f) =>
      (draft.syntax.words(f.first - 1) !== '-' || draft.syntax.tokens[f.first]!.spaced) &&
      !/\p{L}-\p{L}+ed$/u.test(draft.text.slice(f.anchor)) &&
      !tiesNothing(draft.syntax, f),
  );
  const told: [Words, Words][] = [];
  // The surest first: of "First …, then …" the model may see two connectives, with the same halves.
  for (const frame of [...frames].sort((a, b) => b.confidence - a.confidence)) {
    const twin = ruled.at(frame);
    const dependent = half(frame, 'dependent', frames) ?? twin?.dependent ?? null;
    const required = half(frame, 'required', frames) ?? twin?.required ?? null;
    if (!dependent || !required) {
      draft.drop('a condition of which a half is missing', draft.text.slice(frame.anchor));
      continue;
    }
    if (told.some(([d, r]) => isSame(d, dependent) && isSame(r, required))) {
      draft.drop('the halves of another condition', draft.text.slice(frame.anchor));
      continue;
    }
    const settled = frame.label === 'in exchange for' && isStruck(draft, frame, dependent);
    if (settled || (frame.label === 'if' && isUndergone(draft, dependent))) {
      ruled.leave(frame);
      draft.drop(
        settled ? 'a bargain that was struck' : 'what befalls somebody, and no condition',
        draft.text.slice(frame.anchor),
      );
      continue;
    }
    told.push([dependent, required]);
    draft.add('condition', frame.anchor, {
      connective: draft.grounded(frame.label as Connective, frame.first, frame.last),
      dependent,
      required,
      setBy: setter(draft, frame, required),
      confidence: frame.confidence,
    });
  }
  ruled.keepUnseen(() => false);
}

const isSame = (a: Words, b: Words): boolean => a.evidence.every((s) => b.evidence.some((t) => overlaps(s, t)));

const UNDERGOES = /^(?:face|suffer|risk|fear|starve|die)$/u;

/** "they | face | jail if caught": what befalls somebody binds nobody; "will face shelling if" is a threat. */
function isUndergone({ syntax }: Draft, dependent: Words): boolean {
  const { first, last } = syntax.range(dependent.evidence[0]);
  const verbs = syntax.sentenceOf(first).verbs.filter((v) => first <= v.head && v.head < last);
  return (
    verbs.length > 0 &&
    verbs.every(
      (v) => v.modal === null && v.tense === 'present' && syntax.lemmas(v.head).some((l) => UNDERGOES.test(l)),
    )
  );
}

/** "gave up its arms in return for aid": a bargain that was struck holds nobody back. */
function isStruck({ syntax }: Draft, frame: Framed, dependent: Words): boolean {
  const { first, last } = syntax.range(dependent.evidence[0]);
  const [verb, ...more] = frame.sentence.verbs.filter((v) => first <= v.head && v.head < last);
  return verb !== undefined && more.length === 0 && verb.tense === 'past' && verb.modal === null && !verb.negated;
}

/** What acts for somebody who orders it. */
const FORCES = /\b(?:army|brigade|battalion|navy|fleet|troops|forces|guns|soldiers)$/iu;

/** Who makes one thing wait for another: whom the model names, but neither a force nor who has to do what is waited for; then the speaker. */
function setter(draft: Draft, frame: Framed, required: Words): Party | null {
  const speaker = speakerAt(draft, frame.first)?.party ?? null;
  const named = frame.party('agent');
  if (!named) return speaker;
  const asked = required.evidence.some((r) => named.evidence.some((e) => overlaps(r, e)));
  return speaker?.value.party && (asked || FORCES.test(named.value.name)) ? speaker : named;
}

/** One half of a condition, up to where a second one that is joined to it begins: "until the guns are silent | and until …". */
function half(frame: Framed, role: string, frames: readonly Framed[]): Words | null {
  const seen = frame.best(role);
  if (!seen) return null;
  // A stretch around the trigger itself is what stands on its side of it.
  const around = seen.first < frame.first && frame.last < seen.last;
  const after = role === 'required' ? { first: frame.last, last: seen.last } : { first: seen.first, last: frame.first };
  const at = around ? after : seen;
  const next = frames.find((f) => at.first < f.first && f.first < at.last && at.first >= frame.last);
  let last = next?.first ?? at.last;
  const { syntax } = frame.draft;
  while (next && last > at.first + 1 && /^(?:and|or|,)$/u.test(syntax.lower(last - 1))) last--;
  return frame.draft.words(subjectStart(frame, at), last);
}

/** "sanctions imposed | on charges of fraud must be lifted": a half that begins inside the subject of its verb has all of it. */
function subjectStart({ draft, first, last, sentence }: Framed, at: Stretch): number {
  const { syntax } = draft;
  const { tree } = syntax;
  const verb = sentence.verbs.find((v) => at.first < v.head && v.head < at.last);
  const subject = tree && verb ? tree.kid(tree.predicate(verb), 'nsubj') : undefined;
  if (!tree || subject === undefined || subject >= at.first) return at.first;
  const start = tree.extent(subject).first;
  const within =
    draft.statementAt(at.first) === draft.statementAt(start) && syntax.quoteOf(start) === syntax.quoteOf(at.first);
  // The connective stands between nothing of one half.
  const clear = at.first >= last ? start >= last : start >= sentence.first && (start >= last || subject < first);
  const another = sentence.verbs.some(
    (v) => start <= v.head && v.head < at.first && !/^(?:participle|ing)$/u.test(v.tense),
  );
  return within && clear && !another ? start : at.first;
}
