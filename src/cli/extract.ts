import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { RapporteurError } from '../errors.js';
import { EXTRACT_DETAIL, type ExtractOptions, extractLine, extractOptions, STEP_NAMES } from '../operations/index.js';
import { inOrder, type OpenReader, READER_OPTIONS, withReader } from '../operations/readers.js';

/** `rapporteur extract`: lines in, lines out, nothing kept. */
export function extractCommand(exit: (code: number) => void): Command {
  const command = new Command('extract');
  for (const o of READER_OPTIONS) command.option(`--${o.name} <${o.value}>`, o.about);
  return command
    .summary('Findings of reports as JSON Lines, without a dossier')
    .description(`Findings of reports as JSON Lines, without a dossier.\n\n${EXTRACT_DETAIL}`)
    .argument('[file...]', 'files of JSON Lines; standard input when none is given')
    .option('--kinds <LIST>', 'kinds of finding to give, with commas between them; all but mentions by default')
    .option('--annotations', 'add tokens, names, clusters and times')
    .option('--without <LIST>', `steps of the reader to leave out, with commas between them: ${STEP_NAMES.join(', ')}`)
    .option('--trace', 'say on standard error what each step added and dropped')
    .option('--strict', 'exit status 1 when any line was answered by an error')
    .option('--json', 'JSON Lines; the only form there is')
    .addHelpText(
      'after',
      '\nExamples:\n  rapporteur extract < reports.jsonl > findings.jsonl\n  rapporteur extract --kinds statement,meeting reports.jsonl',
    )
    .exitOverride()
    .action(
      async (
        files: string[],
        given: {
          kinds?: string;
          without?: string;
          annotations?: boolean;
          trace?: boolean;
          reader?: string;
          model?: string;
          threads?: string;
          strict?: boolean;
        },
      ) => {
        const options = { ...extractOptions(given), ...(given.trace ? { trace: traceTo(process.stderr) } : {}) };
        const notice = (words: string) => void process.stderr.write(`rapporteur: ${words}\n`);
        const failed = await withReader(given, notice, (reader) => answer(reader, files, options));
        exit(failed && given.strict ? 1 : 0);
      },
    );
}

/** Answers every line on standard output; gives whether any answer was an error. */
async function answer(reader: OpenReader, files: readonly string[], options: ExtractOptions): Promise<boolean> {
  // A step that is not there is a fault of the call and not of every line.
  await reader.read('', 'report:', { without: options.without });
  let failed = false;
  const answers = inOrder(linesOf(files), reader.width, ({ line, number }) =>
    extractLine(reader, line.replace(/^\ufeff/u, ''), number, options),
  );
  for await (const given of answers) {
    failed ||= 'error' in given;
    if (!process.stdout.write(`${JSON.stringify(given)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return failed;
}

/** Non-empty lines of all inputs with their numbers, counted from 1 through all of them. */
async function* linesOf(files: readonly string[]): AsyncGenerator<{ line: string; number: number }> {
  let number = 0;
  for (const stream of files.length > 0 ? files.map(open) : [process.stdin]) {
    for await (const line of createInterface({ input: await stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (line.trim() !== '') yield { line, number };
    }
  }
}

const traceTo = (stream: NodeJS.WriteStream) => (step: string, added: number, dropped: number) =>
  void stream.write(`${step}: ${added} added, ${dropped} dropped\n`);

function open(path: string): Promise<NodeJS.ReadableStream> {
  const stream = createReadStream(path, 'utf8');
  return new Promise((resolve, reject) => {
    stream.once('open', () => resolve(stream));
    stream.once('error', (cause) =>
      reject(new RapporteurError('source-missing', `${path} cannot be read: ${cause.message}`, { cause })),
    );
  });
}
