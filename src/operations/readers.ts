import { RapporteurError } from '../errors.js';
import { neuralReader, type Reader, ruleReader } from '../reader/reader.js';
import type { OptionSpec } from './operation.js';

export { neuralReader, type Reader, ruleReader } from '../reader/reader.js';

/** The readers there are, the better one first. */
const READERS = ['neural', 'rules'] as const;

export interface ReaderWish {
  readonly reader?: string;
  /** A model folder instead of the one that comes with the package. */
  readonly model?: string;
}

export const READER_OPTIONS: readonly OptionSpec[] = [
  { name: 'reader', value: 'NAME', about: 'neural (the trained model, the default) or rules' },
  { name: 'model', value: 'FOLDER', about: 'another model than the one that comes with the package' },
];

/**
 * The reader that was asked for. Without a wish it is the neural one; where that cannot be opened, the one made of rules
 * takes over, and `notice` is told why.
 *
 * @throws RapporteurError `reader-unknown`; `model-missing`, `model-damaged`, `model-foreign`, `runtime-missing` when the
 *   neural reader or a model was asked for by name.
 */
export async function openReader(wish: ReaderWish, notice: (words: string) => void): Promise<Reader> {
  if (wish.reader !== undefined && !(READERS as readonly string[]).includes(wish.reader))
    throw new RapporteurError(
      'reader-unknown',
      `there is no reader "${wish.reader}"; there are: ${READERS.join(', ')}`,
    );
  if (wish.reader === 'rules') return ruleReader();
  try {
    return await neuralReader(wish.model);
  } catch (thrown) {
    if (wish.reader === 'neural' || wish.model !== undefined || !(thrown instanceof RapporteurError)) throw thrown;
    notice(`${thrown.message} (${thrown.code}); reading by rules instead, which find less. ${thrown.hint}`);
    return ruleReader();
  }
}
