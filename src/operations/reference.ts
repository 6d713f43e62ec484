import { FAULTS } from '../errors.js';
import { table } from '../lexicon/table.js';
import {
  ACTS,
  type ActEvent,
  BOUNDS,
  CHANNELS,
  COMMITMENT_STATUSES,
  COMMITS,
  CONNECTIVES,
  type Direction,
  type Hedge,
  KINDS,
  LAYOUT_ROLES,
  LINEAGE_RELATIONS,
  MEETING_FORMATS,
  MEETING_STATUSES,
  type MentionForm,
  type MentionType,
  PROPOSAL_STATUSES,
  type Question,
  RUNGS,
  STANCES,
  type Statement,
  type TalksState,
} from '../model/index.js';
import { STEPS } from '../reader/steps.js';
import { EXTRACT_DETAIL, OPERATIONS, SERVE_DETAIL } from './index.js';
import { AS_OF, type OptionSpec } from './operation.js';
import { READER_OPTIONS } from './readers.js';

/** The reference page in Markdown: operations, steps, vocabularies, error codes. */
export function referencePage(): string {
  return [
    '# Reference',
    '',
    'Made from the code by `npm run reference`.',
    '',
    ...operations(),
    ...extract(),
    ...serve(),
    ...steps(),
    ...vocabularies(),
    ...errors(),
    '',
  ].join('\n');
}

const optionLine = ({ name, value, about }: OptionSpec): string =>
  `- \`--${name}${value ? ` ${value}` : ''}\`: ${about}`;

function operations(): string[] {
  const head = ['## Operations', '', '`rapporteur OPERATION DOSSIER [ARGUMENT …] [--json]`', ''];
  return [
    ...head,
    ...OPERATIONS.flatMap((op) => [
      `### \`${op.name}\``,
      '',
      `${op.summary}. ${op.detail}`,
      '',
      ...op.arguments.map((a) => `- \`${a.many ? `${a.name}…` : a.name}\`: ${a.about}`),
      ...op.options.map(optionLine),
      '- `--json`: the output as JSON',
      '',
      ...op.examples.map((e) => `    ${e}`),
      '',
    ]),
  ];
}

const serve = (): string[] => [
  '### `serve`',
  '',
  SERVE_DETAIL,
  '',
  '- `dossier`: the file of the negotiation, NAME.dossier',
  '- `--port N`: where it listens, 4720 unless said otherwise',
  '- `--host ADDRESS`: another address than this machine; whoever looks then needs a token',
  ...AS_OF.map(optionLine),
  '',
];

const extract = (): string[] => [
  '### `extract`',
  '',
  EXTRACT_DETAIL,
  '',
  '- `file…`: files of JSON Lines; standard input when none is given',
  '- `--kinds LIST`: kinds of finding to give, with commas between them; all but mentions by default',
  '- `--annotations`: add tokens, names, clusters and times',
  '- `--without LIST`: steps of the reader to leave out, with commas between them',
  '- `--trace`: say on standard error what each step added and dropped',
  ...READER_OPTIONS.map(optionLine),
  '- `--strict`: exit status 1 when any line was answered by an error',
  '',
];

const steps = (): string[] => [
  '## Steps of the reader',
  '',
  '| step | needs | adds |',
  '| --- | --- | --- |',
  ...STEPS.map((s) => `| \`${s.name}\` | ${s.needs.join(', ') || '–'} | ${s.adds} |`),
  '',
];

/** The values of a union of words: the compiler asks for each of them, and for no other. */
const valuesOf = <T extends string>(all: Readonly<Record<T, true>>): readonly string[] => Object.keys(all);

const FORMS = valuesOf<MentionForm>({ name: true, title: true, description: true, pronoun: true });
const TYPES = valuesOf<MentionType>({
  person: true,
  organisation: true,
  state: true,
  office: true,
  place: true,
  nationality: true,
  group: true,
  other: true,
});
const QUOTATIONS = valuesOf<Statement['quotation']>({ direct: true, indirect: true, mixed: true });
const HEDGES = valuesOf<Hedge>({
  'more or less': true,
  somewhat: true,
  possibly: true,
  reportedly: true,
  largely: true,
});
const EVENT_STATUSES = valuesOf<ActEvent['status']>({ happened: true, planned: true, denied: true });
const DIRECTIONS = valuesOf<Direction>({ nearer: true, further: true, unchanged: true });
const STATES = valuesOf<TalksState>({ open: true, stalled: true, ended: true });
const ANSWERS = valuesOf<Question['answer']>({ answered: true, declined: true, silent: true });

/** The modes that the lexicon gives, each behind its act. */
function modes(): readonly string[] {
  const rows = table('modes').filter(([, mode]) => mode);
  return [...new Set(rows.map(([act, mode]) => `${act} ${mode}`))].sort(
    (a, b) => ACTS.findIndex((act) => a.startsWith(act)) - ACTS.findIndex((act) => b.startsWith(act)),
  );
}

const vocabulary = (): [string, readonly string[]][] => [
  ['kind of finding', KINDS],
  ['form of a mention', FORMS],
  ['type of a mention', TYPES],
  ['quotation', QUOTATIONS],
  ['commits', COMMITS],
  ['rung of a teller', RUNGS],
  ['channel', CHANNELS],
  ['status of a meeting', MEETING_STATUSES],
  ['format of a meeting', MEETING_FORMATS],
  ['status of a proposal', PROPOSAL_STATUSES],
  ['lineage', LINEAGE_RELATIONS],
  ['stance, answer', STANCES],
  ['hedge', HEDGES],
  ['issue', table('issues').map(([name]) => name!)],
  ['connective', CONNECTIVES],
  ['status of a commitment', COMMITMENT_STATUSES],
  ['act', ACTS],
  ['mode of an act, behind the act', modes()],
  ['status of an event', EVENT_STATUSES],
  ['direction', DIRECTIONS],
  ['state of the talks', STATES],
  ['bound of a number', BOUNDS],
  ['answer to a question', ANSWERS],
  ['role of a line', LAYOUT_ROLES],
];

const vocabularies = (): string[] => [
  '## Vocabularies',
  '',
  'What each value means stands in the [codebook](codebook.md), with examples.',
  '',
  '| field | values |',
  '| --- | --- |',
  ...vocabulary().map(([name, values]) => `| ${name} | ${values.join(', ')} |`),
  '',
];

const errors = (): string[] => [
  '## Error codes',
  '',
  'Exit status: 0 done, 1 something to mend, 2 wrong usage, 70 a fault of the program.',
  '',
  '| code | exit | what to do |',
  '| --- | --- | --- |',
  ...Object.entries(FAULTS).map(([code, f]) => `| \`${code}\` | ${f.exit} | ${f.hint} |`),
];
