// A dossier of real agency reports: added whole, verified, and every operation run on it in words and as JSON.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '../dist/index.js';

const [source, dossier] = process.argv.slice(2);
const bin = fileURLToPath(new URL('../bin/rapporteur.js', import.meta.url));
const run = (...args) => execFileSync(process.execPath, [bin, ...args], { encoding: 'utf8', maxBuffer: 1e9 });

rmSync(dossier, { force: true });
const lines = readFileSync(source, 'utf8')
  .split('\n')
  .filter((l) => l.trim() !== '').length;
const { rows } = JSON.parse(run('add', dossier, source, '--json'));
const refused = rows.filter((r) => r.outcome === 'refused');
console.log(
  `${rows.length} of ${lines} reports, ${refused.length} refused, ${rows.reduce((n, r) => n + r.findings, 0)} findings`,
);

let broken = refused.length + (rows.length === lines ? 0 : 1);
// Somebody whose name nobody else bears, for a decision about them.
const known = JSON.parse(run('actors', dossier, '--json')).find((a) => a.type === 'person' && a.name.includes(' '));
const WORDS = {
  search: ['talks'],
  export: ['--to', `${dossier}.site`],
  decide: ['side', known.id, 'A Side'],
  impact: [rows[0].report],
  delete: [rows[0].report],
  merge: [`${dossier}.other`],
};
copyFileSync(dossier, `${dossier}.other`);
for (const { name } of OPERATIONS.filter((o) => o.name !== 'add')) {
  const words = WORDS[name] ?? [];
  for (const json of [[], ['--json']]) {
    // What is deleted once is not there to be deleted again.
    if (name === 'delete' && json.length > 0) words[0] = rows.at(-1).report;
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, name, dossier, ...words, ...json], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    const parses =
      json.length === 0 ||
      (() => {
        try {
          JSON.parse(stdout);
          return true;
        } catch {
          return false;
        }
      })();
    if (status !== 0 || stdout.trim() === '' || !parses) {
      broken++;
      console.log(`${name} ${json.join('')}: exit ${status}\n${stderr}`);
    }
  }
}
rmSync(`${dossier}.other`);
rmSync(`${dossier}.site`, { recursive: true, force: true });
console.log(broken === 0 ? 'every operation works' : `${broken} broken`);
process.exit(broken === 0 ? 0 : 1);
