import type { Stance } from '../../model/index.js';
import type { Frame } from './frame.js';
import { Name } from './words.js';

/** Shapes that tell sides apart beside colour, in the order of the sides of a record; the last is for all others. */
const SHAPES = ['■', '●', '▲', '◆', '▼', '★'];

/** How many sides have a mark of their own. */
export const MARKED_SIDES = SHAPES.length;

export const shapeOf = (number: number): string => SHAPES[number - 1] ?? '○';

/** The side of somebody beside their name; nothing where it says no more than the name, or is nobody in particular ("official"). */
export const SideOf = ({ side, of = null, frame }: { side: string | null; of?: string | null; frame: Frame }) =>
  side && side !== of && /^\P{Ll}/u.test(side) ? <Side name={side} frame={frame} /> : null;

/** The name of a side with its mark. */
export const Side = ({ name, frame }: { name: string; frame: Frame }) => {
  const number = frame.sideNumber(name);
  return (
    <span class={`side s${number}`}>
      <span class="shape" aria-hidden="true">
        {shapeOf(number)}
      </span>
      <Name>{name}</Name>
    </span>
  );
};

const SIGNS: Readonly<Partial<Record<Stance, readonly [sign: string, tone: string]>>> = {
  accepts: ['+', 'yes'],
  'accepts in part': ['±', 'partly'],
  'accepts if': ['±', 'partly'],
  offers: ['+', 'yes'],
  open: ['+', 'yes'],
  warmer: ['+', 'yes'],
  demands: ['!', 'asks'],
  worried: ['−', 'no'],
  critical: ['−', 'no'],
  'rejects in part': ['∓', 'no'],
  rejects: ['−', 'no'],
  'red line': ['×', 'no'],
};

export const signOf = (stance: Stance): string => SIGNS[stance]?.[0] ?? '·';

/** A stance with its sign: the word carries it, the sign and the colour help the eye. */
export const StanceMark = ({ stance }: { stance: Stance }) => (
  <span class={`stance ${SIGNS[stance]?.[1] ?? 'other'}`}>
    <span class="sign" aria-hidden="true">
      {signOf(stance)}
    </span>
    {stance}
  </span>
);
