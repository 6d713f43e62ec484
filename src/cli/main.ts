import { Command, CommanderError, Option } from 'commander';
import { asRapporteurError, RapporteurError } from '../errors.js';
import { OPERATIONS, type Operation } from '../operations/index.js';
import { terminalStyle } from '../render/style.js';
import { extractCommand } from './extract.js';
import { progressBar } from './progress.js';
import { serveCommand } from './serve.js';

const VERSION = '0.1.0';

/** Runs the command line; gives the exit status. Data goes to stdout, everything else to stderr. */
export async function main(argv: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('rapporteur')
    .description(
      'Reads news reports of talks and keeps the record: who met whom, who said what through whom,\nwhat is on the table, where each side stands, and what waits for what. Every line opens its words.',
    )
    .version(VERSION)
    .showHelpAfterError('Run `rapporteur --help` or `rapporteur OPERATION --help`.')
    .exitOverride()
    .addHelpText('after', FIRST_STEPS);
  const wrong = {
    outputError: (words: string, write: (w: string) => void) =>
      write(`rapporteur: ${words.replace(/^error: /u, '').trim()} (usage)\n`),
  };
  program.configureOutput(wrong);
  for (const op of OPERATIONS) program.addCommand(commandOf(op, (code) => (status = code)));
  program.addCommand(extractCommand((code) => (status = code)));
  program.addCommand(serveCommand());
  for (const command of program.commands) command.configureOutput(wrong);
  try {
    await program.parseAsync(argv as string[], { from: 'user' });
    return status;
  } catch (thrown) {
    return fail(thrown, argv.includes('--json'));
  }
}

const FIRST_STEPS = `
First steps:
  rapporteur add talks.dossier reports/      take reports in and read them
  rapporteur brief talks.dossier             see where the talks stand
  rapporteur serve talks.dossier             the same in a browser, with every report
  rapporteur statements talks.dossier --speaker Orsk
  rapporteur extract < reports.jsonl         findings as JSON Lines, without a dossier

Every operation takes --json. Exit status: 0 done, 1 something to mend, 2 wrong usage, 70 a fault of the program.`;

function commandOf(op: Operation, exit: (code: number) => void): Command {
  const command = new Command(op.name).summary(op.summary).description(`${op.summary}.\n\n${op.detail}`).exitOverride();
  for (const a of op.arguments)
    command.argument(a.many ? `<${a.name}...>` : a.optional ? `[${a.name}]` : `<${a.name}>`, a.about);
  for (const o of op.options)
    command.addOption(new Option(o.value ? `--${o.name} <${o.value}>` : `--${o.name}`, o.about));
  command.showHelpAfterError(`Run \`rapporteur ${op.name} --help\`.`);
  command.option('--json', 'the output as JSON');
  command.addHelpText('after', `\nExamples:\n${op.examples.map((e) => `  ${e}`).join('\n')}`);
  command.action(async (...args: unknown[]) => {
    const options = args.at(-2) as Record<string, unknown>;
    const named = Object.fromEntries(op.arguments.map((a, i) => [a.name, args[i]]));
    exit(await run(op, { ...options, ...named }, options.json === true));
  });
  return command;
}

async function run(op: Operation, given: Record<string, unknown>, json: boolean): Promise<number> {
  const parsed = op.input.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const [field] = issue.path;
    const name = op.arguments.some((a) => a.name === field) ? String(field) : `--${issue.path.join('.')}`;
    throw new RapporteurError('option-value', `${name}: ${issue.message}`);
  }
  const bar = progressBar(process.stderr);
  let output: unknown;
  try {
    output = await op.run(parsed.data, {
      progress: bar.show,
      notice: (words) => void process.stderr.write(`rapporteur: ${words}\n`),
    });
  } finally {
    bar.done();
  }
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const style = terminalStyle(colour, process.stdout.columns ?? 100);
  const words = json
    ? JSON.stringify(op.json ? op.json(output) : output, null, 2)
    : op.terminal(output, style, parsed.data);
  process.stdout.write(words.endsWith('\n') ? words : `${words}\n`);
  return op.exit?.(output) ?? 0;
}

/** Prints a fault on standard error as what happened, its code and what to do next. */
function fail(thrown: unknown, json: boolean): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
  const error = asRapporteurError(thrown);
  if (json) process.stderr.write(`${JSON.stringify({ error: error.toJSON() })}\n`);
  else process.stderr.write(`rapporteur: ${error.message} (${error.code})\n${error.hint}\n`);
  if (error.code === 'internal' && process.env.DEBUG) process.stderr.write(`${(error.cause as Error)?.stack ?? ''}\n`);
  return error.exit;
}
