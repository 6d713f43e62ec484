import type { Kind } from './finding.js';
import {
  ACTS,
  BOUNDS,
  CHANNELS,
  COMMITMENT_STATUSES,
  COMMITS,
  CONNECTIVES,
  MEETING_FORMATS,
  MEETING_STATUSES,
  PROPOSAL_STATUSES,
  STANCES,
  UNITS,
} from './vocabulary.js';

/** How a field of a finding is given by a person. */
export interface Field {
  /**
   * `party`: whom words mean; `words`: what they say; `span`: where they stand and nothing more; `number`; `time`: an EDTF value for words; `length`: a length of time for words;
   * `choice`: one of `values`, with its words; `plain`: one of `values` that is read from no words of its own.
   */
  readonly shape: 'party' | 'words' | 'span' | 'number' | 'time' | 'length' | 'choice' | 'plain';
  readonly many?: true;
  /** Without it there is no finding of the kind. */
  readonly needed?: true;
  readonly values?: readonly string[];
}

const party: Field = { shape: 'party' };
const parties: Field = { shape: 'party', many: true };
const words: Field = { shape: 'words' };
const phrases: Field = { shape: 'words', many: true };
const time: Field = { shape: 'time' };
const number: Field = { shape: 'number' };
const choice = (values: readonly string[]): Field => ({ shape: 'choice', values });
const needed = (field: Field): Field => ({ ...field, needed: true });
/** Always one of its values: a finding of the kind begins with the most common one. */
const plain = (values: readonly string[]): Field => needed({ shape: 'plain', values });

/** The fields that a person may give or correct, by kind, under their names in a finding. Who is who is decided apart from findings. */
export const FIELDS: Readonly<Partial<Record<Kind, Readonly<Record<string, Field>>>>> = {
  statement: {
    source: party,
    cue: { shape: 'span', many: true },
    content: needed({ shape: 'span', many: true }),
    quotation: plain(['direct', 'indirect', 'mixed']),
    commits: plain(COMMITS),
    addressee: party,
    where: words,
    when: time,
    channel: choice(CHANNELS),
  },
  meeting: {
    participants: parties,
    mediators: parties,
    place: words,
    within: words,
    when: time,
    duration: { shape: 'length' },
    status: needed(choice(MEETING_STATUSES)),
    format: choice(MEETING_FORMATS),
    about: phrases,
    discussed: phrases,
    notDiscussed: phrases,
    ordinal: number,
    cancelledBy: party,
    reason: words,
    outcome: phrases,
  },
  proposal: {
    name: needed(words),
    status: plain(PROPOSAL_STATUSES),
    drawnUpBy: parties,
    tabledBy: parties,
    carriedBy: parties,
    terms: phrases,
    issues: phrases,
  },
  reception: { holder: party, voicedBy: party, answer: needed(choice(STANCES)), of: words },
  position: { holder: needed(party), voicedBy: party, issue: words, stance: needed(choice(STANCES)), terms: phrases },
  condition: {
    connective: needed(choice(CONNECTIVES)),
    dependent: needed(words),
    required: needed(words),
    setBy: party,
  },
  commitment: {
    actor: needed(party),
    counterpart: party,
    act: needed(words),
    window: time,
    trigger: words,
    status: plain(COMMITMENT_STATUSES),
  },
  event: {
    act: needed(choice(ACTS)),
    actor: party,
    recipient: party,
    status: plain(['happened', 'planned', 'denied']),
    object: words,
  },
  assessment: {
    by: party,
    of: words,
    direction: choice(['nearer', 'further', 'unchanged']),
    valuation: phrases,
    state: choice(['open', 'stalled', 'ended']),
  },
  figure: {
    number: needed(number),
    to: number,
    bound: choice(BOUNDS),
    unit: { shape: 'plain', values: UNITS },
    counts: words,
    countedBy: party,
  },
  question: { putBy: party, to: party, words: needed(words), answer: plain(['answered', 'declined', 'silent']) },
};

/** Whether a field has a value beside the words that it is read from. */
export const isValued = ({ shape, values, many }: Field): boolean =>
  values !== undefined || ['time', 'length', 'number'].includes(shape) || (shape === 'party' && !many);

/** The field of a kind by its name; `claimedBy` belongs to every kind. */
export const fieldOf = (kind: Kind, name: string): Field | null =>
  name === 'claimedBy' && FIELDS[kind] ? party : (FIELDS[kind]?.[name] ?? null);
