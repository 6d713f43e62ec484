import { FAULTS } from '../errors.js';
import {
  ACTS,
  BOUNDS,
  CHANNELS,
  COMMITMENT_STATUSES,
  COMMITS,
  CONNECTIVES,
  KINDS,
  LAYOUT_ROLES,
  LINEAGE_RELATIONS,
  MEETING_FORMATS,
  MEETING_STATUSES,
  PROPOSAL_STATUSES,
  RUNGS,
  STANCES,
} from '../model/index.js';
import { STEPS } from '../reader/steps.js';
import { EXTRACT_DETAIL, OPERATIONS, SERVE_DETAIL } from './index.js';

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
      ...op.options.map((o) => `- \`--${o.name}${o.value ? ` ${o.value}` : ''}\`: ${o.about}`),
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
  '- `--reader NAME`: the reader: rules',
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

function vocabularies(): string[] {
  const rows: [string, readonly string[]][] = [
    ['kind of finding', KINDS],
    ['stance, answer', STANCES],
    ['act', ACTS],
    ['status of a meeting', MEETING_STATUSES],
    ['format of a meeting', MEETING_FORMATS],
    ['channel', CHANNELS],
    ['commits', COMMITS],
    ['rung of a teller', RUNGS],
    ['connective', CONNECTIVES],
    ['status of a commitment', COMMITMENT_STATUSES],
    ['status of a proposal', PROPOSAL_STATUSES],
    ['bound of a number', BOUNDS],
    ['lineage', LINEAGE_RELATIONS],
    ['role of a line', LAYOUT_ROLES],
  ];
  return [
    '## Vocabularies',
    '',
    '| field | values |',
    '| --- | --- |',
    ...rows.map(([name, values]) => `| ${name} | ${values.join(', ')} |`),
    '',
  ];
}

const errors = (): string[] => [
  '## Error codes',
  '',
  'Exit status: 0 done, 1 something to mend, 2 wrong usage, 70 a fault of the program.',
  '',
  '| code | exit | what to do |',
  '| --- | --- | --- |',
  ...Object.entries(FAULTS).map(([code, f]) => `| \`${code}\` | ${f.exit} | ${f.hint} |`),
];
