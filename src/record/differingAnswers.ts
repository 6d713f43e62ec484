import type { ProposalLine } from '../model/index.js';
import { type Answer, type Consent, Consents } from './consents.js';
import { apart, type Difference, type Differing, type End, inOrder } from './difference.js';

/** Days after which another answer is a new one. */
const NEAR = 10;

/** A side said yes to a thing by one report and no by another. What one side tells of another's answer counts here too. */
export function differingAnswers(differing: Differing, proposals: readonly ProposalLine[]): Difference[] {
  const consents = new Consents(differing, proposals);
  return [...consents.bySide().values()].flatMap((all) => {
    const of = (answer: Answer) => all.filter((c) => c.answer === answer);
    const [yes, no, partly] = [of('yes'), of('no'), of('partly')];
    return [
      ...crossed(consents, yes, no, NEAR).map(([a, b]) => answersDiffer(a, b)),
      // Of a thing that both only describe it stays open what the one took and the other left.
      ...crossed(consents, [...yes, ...no], partly, 1)
        .filter(([a, b]) => a.line !== null && a.line === b.line)
        .map(([a, b]): Difference => ({ ...answersDiffer(a, b), as: 'different scope' })),
    ];
  });
}

export function answersDiffer(a: Consent, b: Consent): Difference {
  const thing = a.line?.name ?? b.line?.name ?? a.thing ?? b.thing;
  return {
    kind: 'agreed',
    about: `${a.side} on ${thing}`,
    side: a.side,
    ends: inOrder(end(a), end(b)),
    // What one of a side said and another did not is no change of the side's mind.
    ...(areTwo(a, b) ? { as: 'same side, different voice' as const } : {}),
  };
}

/** A person, and somebody else of the side. */
const areTwo = ({ holder: a }: Consent, { holder: b }: Consent): boolean =>
  a !== null && b !== null && a.name !== b.name && (a.isPerson || b.isPerson);

const end = ({ told, at, answer }: Consent): End => ({ told, at, value: answer });

function crossed(
  consents: Consents,
  some: readonly Consent[],
  others: readonly Consent[],
  days: number,
): (readonly [Consent, Consent])[] {
  return some.flatMap((a) =>
    others
      .filter((b) => apart(a.told.day, b.told.day) <= (areTwo(a, b) ? 1 : days) && consents.isOneThing(a, b))
      .map((b): readonly [Consent, Consent] => [a, b]),
  );
}
