import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED } from '../reader/neural/bundle.js';
import type { Measured } from '../render/site/index.js';

/** The measured error rates that come with the model; empty for a record that another reader made, or where there are none. */
export function measuredOf(reader: string): Measured {
  try {
    const found = JSON.parse(readFileSync(join(SHIPPED, 'measured.json'), 'utf8')) as {
      reader: string;
      kinds: Measured;
    };
    return found.reader === reader ? found.kinds : {};
  } catch {
    return {};
  }
}
