// Finds slips in marked texts: words that are not in the text, values that the codebook does not have, names that no party bears.
// usage: node scripts/gold.mjs check FILE.gold …
//        node scripts/gold.mjs passages FILE.txt …
//        node scripts/gold.mjs digest            SHA-256 of the reports that are held out, in the order of their list
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseGold } from '../dist/score/gold.js';

const [command, ...files] = process.argv.slice(2);
if (command === 'digest') {
  const folder = fileURLToPath(new URL('../fixtures/gold', import.meta.url));
  const hash = createHash('sha256');
  for (const name of readFileSync(join(folder, 'held-out.txt'), 'utf8').split('\n'))
    if (name && !name.startsWith('#')) hash.update(readFileSync(join(folder, `${name}.gold`)));
  console.log(hash.digest('hex'));
  process.exit(0);
}
const PARTIES =
  'source participant mediator drawnUpBy tabledBy carriedBy handedFrom handedTo holder voicedBy setBy actor counterpart recipient by countedBy putBy to cancelledBy addressee claimedBy'.split(
    ' ',
  );
const counts = {};
let faults = 0;

const say = (where, message) => {
  faults++;
  console.log(`${where}: ${message}`);
};

function check(where, source, names, from = 0) {
  const list = [];
  let gold;
  try {
    gold = parseGold(source, list);
  } catch (fault) {
    say(where, fault.message);
    return;
  }
  for (const fault of list)
    say(
      where,
      fault.message.replace(/^line (\d+)/, (_, n) => `line ${Number(n) + from}`),
    );
  for (const mark of gold.marks) {
    counts[mark.kind] = (counts[mark.kind] ?? 0) + 1;
    if (!names) continue;
    for (const [role, given] of Object.entries(mark.roles))
      for (const { value } of given)
        if (PARTIES.includes(role) && value !== null && !names.has(value))
          say(where, `line ${mark.line}: no party is called "${value}" in parties.tsv`);
  }
}

for (const file of files) {
  const source = readFileSync(file, 'utf8');
  if (command === 'passages') {
    let at = 0;
    for (const [i, part] of source.split(/^%%%.*\n/mu).entries()) {
      if (part.trim() !== '') check(`${file} passage ${i}`, `===\n${part}`, null, at - 1);
      at += part.split('\n').length;
    }
  } else {
    const list = join(dirname(file), 'parties.tsv');
    const names = existsSync(list)
      ? new Set(
          readFileSync(list, 'utf8')
            .split('\n')
            .filter((l) => l && !l.startsWith('#'))
            .map((l) => l.split('\t')[0].trim()),
        )
      : null;
    check(file, source, names);
  }
}
console.log(
  Object.entries(counts)
    .sort()
    .map(([kind, n]) => `${kind} ${n}`)
    .join(', '),
);
console.log(faults === 0 ? 'no slips' : `${faults} slips`);
process.exitCode = faults === 0 ? 0 : 1;
