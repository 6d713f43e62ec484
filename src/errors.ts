/** Every fault that a user can meet: one code, what happened, why, and what to do next. */

export interface Fault {
  /** What to do next, one sentence in the imperative. */
  readonly hint: string;
  /** 1: the user can mend it; 2: wrong usage; 70: a fault of the program. */
  readonly exit: 1 | 2 | 70;
  readonly http: number;
}

const fault = (exit: Fault['exit'], http: number, hint: string): Fault => ({ exit, http, hint });

export const FAULTS = {
  usage: fault(2, 400, 'Run `rapporteur --help` or `rapporteur OPERATION --help`.'),
  'source-missing': fault(1, 404, 'Check the path; relative paths start at the current folder.'),
  'source-unreadable': fault(1, 403, 'Check the permissions of the file.'),
  'source-empty': fault(1, 422, 'Give a source that holds text.'),
  'source-binary': fault(1, 415, 'Give plain text, a saved HTML page or JSON Lines.'),
  'source-encoding': fault(1, 422, 'Save the file as UTF-8 and add it again.'),
  'source-too-large': fault(1, 413, 'Split the source; one report holds at most 1 MB of text.'),
  'source-no-article': fault(1, 422, 'Save the text of the article as a .txt file and add that.'),
  'line-not-json': fault(1, 422, 'Mend or remove the line; each line is one JSON object with a "text".'),
  'line-no-text': fault(1, 422, 'Give each line a "text" that is a non-empty string.'),
  'line-field': fault(1, 422, 'Give the field as a string, or leave it out.'),
  'date-not-edtf': fault(
    1,
    422,
    'Write dates as YYYY-MM-DD, with a time as in 2031-03-04T18:20:00+01:00 if it is known.',
  ),
  'dossier-missing': fault(1, 404, 'Create it with `rapporteur add DOSSIER SOURCE`.'),
  'dossier-foreign': fault(1, 422, 'Name a file that Rapporteur made, or a new one.'),
  'dossier-newer': fault(1, 409, 'Update Rapporteur; this dossier was written by a later version.'),
  'dossier-damaged': fault(1, 422, 'Restore the file from a copy, or add the reports to a new dossier.'),
  'dossier-busy': fault(1, 423, 'Wait until the other program has finished and try again.'),
  'dossier-unwritable': fault(1, 403, 'Choose a folder that you may write to.'),
  'dossier-engine': fault(
    1,
    501,
    'Run `npm rebuild better-sqlite3`, or install build tools and run `npm ci` again; `extract` works without it.',
  ),
  'model-missing': fault(
    1,
    404,
    'Name a folder with model.onnx, labels.json and tokenizer.json, or read with `--reader rules`.',
  ),
  'model-damaged': fault(1, 422, 'Restore the model folder from the package, or read with `--reader rules`.'),
  'model-foreign': fault(1, 422, 'Name a folder that `training/` exported, or leave `--model` out.'),
  'runtime-missing': fault(1, 501, 'Run `npm rebuild onnxruntime-node`, or read with `--reader rules`.'),
  'reader-unknown': fault(2, 400, 'Choose one of the readers that `rapporteur extract --help` names.'),
  'step-unknown': fault(2, 400, 'Choose a step that `rapporteur extract --help` names.'),
  'kind-unknown': fault(2, 400, 'Choose a kind of finding that the message names.'),
  'decision-words': fault(1, 422, 'See `rapporteur decide --help` for what each decision takes.'),
  'decision-crossed': fault(1, 409, 'Look at the finding as it is now, and decide again.'),
  'site-past': fault(1, 409, 'Serve the dossier without --as-of to decide or to add reports.'),
  'report-unknown': fault(1, 404, 'Give the id of a report, as `search --json` and the pages give it.'),
  'not-found': fault(1, 404, 'Start from the front page; what was deleted from a dossier has no page.'),
  'address-taken': fault(1, 409, 'Choose another port with --port, or stop what listens there.'),
  'option-value': fault(2, 400, 'Give a value that the message names.'),
  'output-unwritable': fault(1, 403, 'Choose another place for the output.'),
  internal: fault(70, 500, 'Report this with the message and the command that led to it.'),
} as const satisfies Record<string, Fault>;

export type FaultCode = keyof typeof FAULTS;

/** The one error that leaves an operation: `code` is stable, `message` says what happened, `hint` what to do next. */
export class RapporteurError extends Error {
  readonly code: FaultCode;
  readonly hint: string;
  readonly exit: Fault['exit'];
  readonly http: number;

  constructor(code: FaultCode, message: string, options: { cause?: unknown; hint?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'RapporteurError';
    const known = FAULTS[code];
    this.code = code;
    this.hint = options.hint ?? known.hint;
    this.exit = known.exit;
    this.http = known.http;
  }

  toJSON(): { code: FaultCode; message: string; hint: string } {
    return { code: this.code, message: this.message, hint: this.hint };
  }
}

/** Anything thrown, as a `RapporteurError`; what is not one already is a fault of the program. */
export function asRapporteurError(thrown: unknown): RapporteurError {
  if (thrown instanceof RapporteurError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new RapporteurError('internal', message, { cause: thrown });
}
