import { z } from 'zod';
import type { Style } from '../render/style.js';

export interface ArgumentSpec {
  readonly name: string;
  readonly about: string;
  /** Takes all that is left. */
  readonly many?: boolean;
  /** May be left out. */
  readonly optional?: boolean;
}

export interface OptionSpec {
  readonly name: string;
  /** The word that stands for the value in help; none for a switch. */
  readonly value?: string;
  readonly about: string;
}

/** Progress for a door that can show it. */
export interface Context {
  readonly progress: (done: number, total: number, what: string) => void;
  /** Words for the user beside the output. */
  readonly notice: (words: string) => void;
}

/** What a user can do: the one definition that every door is made from. */
export interface Operation<Input = unknown, Output = unknown> {
  readonly name: string;
  readonly summary: string;
  /** What it does, when to use it, what it leaves: shown by help. */
  readonly detail: string;
  readonly examples: readonly string[];
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly input: z.ZodType<Input>;
  readonly run: (input: Input, context: Context) => Promise<Output> | Output;
  /** The output for a terminal. */
  readonly terminal: (output: Output, style: Style, input: Input) => string;
  /** The output for `--json`, where it differs from the output itself. */
  readonly json?: (output: Output) => unknown;
  /** 1 when some part of the work failed although the rest was done. */
  readonly exit?: (output: Output) => 0 | 1;
}

/** An operation with its types inferred, as an entry of the table. */
export const operation = <Input, Output>(definition: Operation<Input, Output>): Operation =>
  definition as unknown as Operation;

/** Options that keep a list to some days. */
export const DAYS: readonly OptionSpec[] = [
  { name: 'since', value: 'DATE', about: 'from this day on' },
  { name: 'until', value: 'DATE', about: 'up to this day' },
];

/** Option of every list of claims. */
export const ORIGINS: OptionSpec = {
  name: 'origins',
  about: 'below each which report is of which origin, and why: copied text, credit, one speaker on one occasion',
};

/** Options of every operation that reads the record: as it was at a past moment. */
export const AS_OF: readonly OptionSpec[] = [
  { name: 'as-of', value: 'DATE', about: 'as of the end of this day, or of this moment' },
  {
    name: 'clock',
    value: 'CLOCK',
    about: 'captured (default): what had been taken in by then; published: what had been published',
  },
];

/** The fields of `AS_OF` in an input. */
export const AS_OF_SHAPE = {
  asOf: z.string().optional(),
  clock: z.enum(['captured', 'published'], { message: 'choose captured or published' }).optional(),
};

export const DOSSIER: ArgumentSpec = { name: 'dossier', about: 'the file of the negotiation, NAME.dossier' };
