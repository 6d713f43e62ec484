import type { Stretch } from '../parties/mention.js';
import type { Sentence, Syntax } from '../syntax/syntax.js';

/** Words that look like a connective and tie nothing: "provided by the police", "has been subject to reviews", "even if", "as if". */
export function tiesNothing(syntax: Syntax, { first, last }: Stretch): boolean {
  const word = syntax.lower(first);
  if (isJoined(syntax, first, last)) return true;
  if (/^provid/u.test(word)) return syntax.lower(last) === 'by';
  if (word === 'if') return isManner(syntax, first);
  if (word === 'waiting') return isPassing(syntax, { first, last });
  return word === 'subject' && syntax.lower(first - 1) === 'been';
}

/** "a long-awaited decision": a part of another word. */
const isJoined = (syntax: Syntax, first: number, last: number): boolean =>
  (syntax.words(first - 1) === '-' && !syntax.tokens[first]!.spaced) ||
  (syntax.words(last) === '-' && !syntax.tokens[last]?.spaced);

/** "even if", "as if", "what if", "if it is still alive", "if so": nobody binds an act of theirs by it. */
function isManner(syntax: Syntax, at: number): boolean {
  if (
    /^(?:even|as|what|see|wonder|wondered|asked|know|knows|knew|unclear|ask|asking|doubt|doubted)$/u.test(
      syntax.lower(at - 1),
    )
  )
    return true;
  if (/^(?:so|not|any|anything|possible|necessary|only)$/u.test(syntax.lower(at + 1)))
    return syntax.words(at + 2) === ',';
  const sentence = syntax.sentenceOf(at);
  return wasStill(syntax, sentence, at) || asksBack(syntax, sentence, at) || isWarning(syntax, at);
}

/** "if the council fails, it risks a new crisis": what somebody risks, nobody holds back. */
function isWarning(syntax: Syntax, at: number): boolean {
  const { last } = syntax.sentenceOf(at);
  for (let i = at + 1; i < last; i++)
    if (syntax.words(i) === ',')
      for (let k = i + 1; k < Math.min(last, i + 6); k++)
        if (syntax.tag(k) === 'VERB') return syntax.lemmas(k).includes('risk');
  return false;
}

const ALIVE = /^alive$/u;

/** "if he was still alive": what is not so binds nobody. */
function wasStill(syntax: Syntax, sentence: Sentence, at: number): boolean {
  for (let i = at + 1; i < Math.min(sentence.last, at + 8); i++)
    if (/^(?:was|were)$/u.test(syntax.lower(i)) && syntax.lower(i + 1) === 'still' && ALIVE.test(syntax.lower(i + 2)))
      return true;
  return false;
}

/** "If they did not do it, who else could have done it?" */
function asksBack(syntax: Syntax, sentence: Sentence, at: number): boolean {
  for (let i = at + 1; i < sentence.last - 1; i++)
    if (syntax.words(i) === ',' && /^(?:who|what|why|where|how)$/u.test(syntax.lower(i + 1)))
      return syntax.lower(i + 2) === 'else' || syntax.words(sentence.last - 1) === '?';
  return false;
}

const COMES = /^(?:cross|arrive|land|appear|emerge)$/u;

/** "went on the rampage | waiting for | Orsk to cross back": who stands about until somebody comes holds nothing back. */
function isPassing(syntax: Syntax, { first, last }: Stretch): boolean {
  const { tree } = syntax;
  if (!tree || !/^(?:advcl|acl)$/u.test(tree.relation(first))) return false;
  const np = syntax.nounAt(last);
  if (!np) return false;
  if (syntax.lower(np.last) !== 'to') return false;
  return syntax.lemmas(np.last + 1).some((l) => COMES.test(l));
}
