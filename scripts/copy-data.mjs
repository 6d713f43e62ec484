// The lexicons are data beside the code that loads them; the compiler copies code alone.
import { cpSync } from 'node:fs';

cpSync(new URL('../src/lexicon/data', import.meta.url), new URL('../dist/lexicon/data', import.meta.url), {
  recursive: true,
});
