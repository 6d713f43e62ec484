import { type ActEvent, type Commitment, type Located, put } from '../model/index.js';
import { overlap } from '../text/index.js';
import { apart, type Difference, type Differing, type End, inOrder } from './difference.js';
import { sentenceAround, stems } from './located.js';
import { sideOfParty } from './sides.js';

/** Days within which two tellings can be of one deed. */
const NEAR = 3;
/** Share of the stems of what was done at which it is one deed. */
const SAME = 0.5;

/** Deeds that one telling has as done and another denies, and promises that one has as kept and another as broken. */
export const differingDeeds = (differing: Differing): Difference[] => [...events(differing), ...promises(differing)];

function events(differing: Differing): Difference[] {
  const { material, who } = differing;
  const byDeed = new Map<string, { told: Located & { finding: ActEvent }; what: ReadonlySet<string> }[]>();
  for (const told of material.of('event')) {
    const { act, actor, recipient, status, object } = told.finding;
    if (!actor || status === 'planned') continue;
    const to = sideOfParty(who, recipient) ?? '';
    const what = stems(object?.value ?? sentenceAround(material, told.source, act.evidence[0]));
    put(byDeed, `${act.value}\n${sideOfParty(who, actor) ?? actor.value.name}\n${to}`, { told, what });
  }
  return [...byDeed.values()].flatMap((list) =>
    opposites(list, (l) => l.told.finding.status === 'denied').flatMap(([a, b]): Difference[] => {
      if (apart(a.told.day, b.told.day) > NEAR || overlap(a.what, b.what) < SAME) return [];
      const end = ({ told }: typeof a): End => ({
        told,
        at: told.finding.act.evidence[0],
        value: told.finding.status,
      });
      const side = sideOfParty(who, a.told.finding.actor);
      const { object, actor } = a.told.finding;
      return [{ kind: 'happened', about: object?.value ?? actor!.value.name, side, ends: inOrder(end(a), end(b)) }];
    }),
  );
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
