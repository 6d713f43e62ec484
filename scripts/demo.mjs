// The README's first command: the invented example negotiation, added and shown.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
const bin = `${here}bin/rapporteur.js`;
const dossier = `${here}out/straits.dossier`;
const page = `${here}out/straits-brief.html`;

mkdirSync(`${here}out`, { recursive: true });
rmSync(dossier, { force: true });
const rapporteur = (...args) => execFileSync(process.execPath, [bin, ...args], { encoding: 'utf8', maxBuffer: 1e8 });

rapporteur('add', dossier, `${here}examples/straits`);
writeFileSync(page, rapporteur('brief', dossier, '--format', 'html'));
execFileSync(process.execPath, [bin, 'brief', dossier], { stdio: 'inherit' });
const name = (path) => relative(process.cwd(), path) || path;
console.log(
  `\nWritten: ${name(page)} (open it in a browser) and ${name(dossier)} (try: npx rapporteur statements ${name(dossier)})`,
);
