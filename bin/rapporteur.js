#!/usr/bin/env node
import { existsSync } from 'node:fs';

if (!existsSync(new URL('../dist/cli/main.js', import.meta.url))) {
  process.stderr.write('rapporteur: the program is not built yet\nRun `npm run build`.\n');
  process.exit(1);
}
// A reader of our output that stops early ("| head") is no fault.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    `rapporteur: the output cannot be written: ${error.message} (output-unwritable)\nChoose another place for the output.\n`,
  );
  process.exit(1);
});
const { main } = await import('../dist/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
