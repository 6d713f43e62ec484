import { visible } from '../text/index.js';
import {
  type Carrier,
  type ClaimOrigin,
  type Counted,
  ORIGIN_WORDS,
  originWords,
  tieWords,
} from '../views/claimOrigins.js';
import { type Style, wrap } from './style.js';

/** "2 origins, 11 carriers" for a terminal, and where `opened` which these are and why, a line for each carrier. */
export function originLines(told: Counted, opened: boolean, style: Style): string[] {
  const head = style.quiet(`  ${originWords(told)}`);
  return typeof told.origins === 'number' || !opened
    ? [head]
    : [head, ...told.origins.flatMap((o) => origin(o, style))];
}

const origin = ({ kind, name, carriers }: ClaimOrigin, style: Style): string[] => [
  wrap(`${style.strong(visible(name))} ${style.quiet(`(${ORIGIN_WORDS[kind]})`)}`, style.width, '  ◦ ', '    '),
  ...carriers.map((c) => carrier(c, style)),
];

function carrier(c: Carrier, style: Style): string {
  const why = tieWords(c);
  const where = `${c.outlet ?? 'outlet not given'}, ${c.day ?? 'no date'}`;
  return wrap(
    `${visible(where)}${why === '' ? '' : style.quiet(visible(`: ${why}`))}`,
    style.width,
    '    • ',
    '      ',
  );
}
