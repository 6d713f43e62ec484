import type { Grounded, Moment, Turn } from '../../model/index.js';
import type { Draft } from '../draft.js';
import { directed } from '../moments/ranges.js';
import { isAhead } from '../moments/relative.js';
import { isSetAhead, settled } from '../moments/turn.js';

/** A time on the side of the publication where what it is told of lies, but where the verb that it hangs on settles it. */
export function onSide({ syntax }: Draft, when: Grounded<Moment>, side: Turn): Grounded<Moment> {
  const { relative } = when.value;
  const { first, last } = syntax.range(when.evidence[0]);
  const sentence = syntax.sentenceOf(first);
  if (!relative) return when;
  // What has happened moves no day but one that is to come, and not that of "a session planned for Friday" beside it.
  if (side === 'past' && (!isAhead(relative) || isSetAhead(syntax, sentence, first))) return when;
  const told = settled(syntax, sentence, first, last);
  // "postponed | to Friday": the new day is ahead.
  if (side === 'nearest' ? /^(?:to|until|till)$/u.test(syntax.lower(first - 1)) : told && told !== side) return when;
  return { ...when, value: { ...when.value, relative: directed(relative, side) } };
}
