/** Pages that are a list of the findings of one kind, and what they say of themselves. */
import type { Kind } from '../../model/index.js';
import type { Folded } from '../../views/folded.js';
import type { Frame } from './frame.js';
import { ListPage } from './listPage.js';

const LISTS = {
  figures: {
    title: 'Figures',
    kinds: ['figure'],
    about: 'Numbers of people and things, and whose count they are.',
    empty: 'No figure was found in these reports.',
  },
  acts: {
    title: 'Acts',
    kinds: ['event'],
    about:
      'Acts in PLOVER categories with mode, actor and recipient, the latest first. The number is an act’s place between conflict (−10) and cooperation (+10) by a convention whose table is in the codebook: it measures nothing.',
    empty: 'No act was found in the reports that were read.',
  },
  assessments: {
    title: 'Assessments',
    kinds: ['assessment'],
    about:
      'How talks are said to go, each in the words of whoever says so: nearer, further, unchanged; open, stalled, ended; useful, hard.',
    empty: 'No assessment was found in the reports that were read.',
  },
} as const satisfies Record<
  string,
  { readonly title: string; readonly kinds: readonly Kind[]; readonly about: string; readonly empty: string }
>;

interface Props {
  readonly of: keyof typeof LISTS;
  readonly rows: readonly Folded[];
  readonly from: number;
  readonly frame: Frame;
}

export const FindingList = ({ of, rows, from, frame }: Props) => (
  <ListPage page={of} {...LISTS[of]} rows={rows} from={from} frame={frame} />
);
