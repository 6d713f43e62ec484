// The project's own gold: marked reports of six invented negotiations, a third of them held out.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrationError, chanceError, reliability } from '../dist/score/calibration.js';
import { claimsOfGold, claimsOfReading, SCORED } from '../dist/score/claims.js';
import { interval, prf, round, total } from '../dist/score/figures.js';
import { judgeClaims, parseParties } from '../dist/score/frames.js';
import { parseGold } from '../dist/score/gold.js';

const read = (path) => readFileSync(path, 'utf8');

/** Marked reports, `held`: those that are only measured on, or the others; with the second marks where there are some. */
export function goldReports(root, held) {
  const folder = join(root, 'fixtures/gold');
  const out = new Set(
    read(join(folder, 'held-out.txt'))
      .split('\n')
      .filter((l) => l && !l.startsWith('#')),
  );
  const found = [];
  for (const negotiation of readdirSync(folder, { withFileTypes: true })
    .filter((d) => d.isDirectory())
    .map((d) => d.name)
    .sort()) {
    if (negotiation === 'second') continue;
    const parties = parseParties(read(join(folder, negotiation, 'parties.tsv')));
    for (const file of readdirSync(join(folder, negotiation))
      .filter((f) => f.endsWith('.gold'))
      .sort()) {
      const name = `${negotiation}/${file.replace('.gold', '')}`;
      if (out.has(name) !== held) continue;
      const source = read(join(folder, negotiation, file));
      const second = join(folder, 'second', negotiation, file);
      found.push({
        name,
        source,
        gold: parseGold(source),
        parties,
        second: existsSync(second) ? parseGold(read(second)) : null,
      });
    }
  }
  return found;
}

/** Marked passages of a file, each in the form of a marked report; `head` is what stands above each. */
export const markedPassages = (path, head = '') =>
  read(path)
    .split(/^%%%.*\n/mu)
    .slice(1)
    .map((told) => parseGold(`${head}===\n${told}`));

const f1 =
  (kind, hit = 'hit') =>
  (s) =>
    (200 * (s[`${kind} ${hit}`] ?? 0)) / Math.max(1, (s[`${kind} found`] ?? 0) + (s[`${kind} gold`] ?? 0));

const ofKind = (kind) => {
  const at = (s, what) => s[`${kind} ${what}`] ?? 0;
  return (counts, sum) => ({
    gold: at(sum, 'gold'),
    ...prf(at(sum, 'hit'), at(sum, 'found'), at(sum, 'gold')),
    withoutParties: round(f1(kind, 'loose')(sum)),
    interval: interval(counts, f1(kind)),
  });
};

/** Of the acts found, how many have the mode that the gold gives them. */
const modesOf = (counts, sum) => {
  const [same, told, gold] = ['same', 'told', 'gold'].map((what) => sum[`modes ${what}`] ?? 0);
  const share = (s) => (100 * (s['modes same'] ?? 0)) / Math.max(1, s['modes gold'] ?? 0);
  return { gold, told, same, share: round(share(sum)), interval: interval(counts, share) };
};

export const gold = (held, tell) => ({
  name: held ? 'gold held-out' : 'gold open',
  missing: () => null,
  async score(reader, { root }) {
    const reports = goldReports(root, held);
    const counts = [];
    const agreed = [];
    const judged = [];
    const hash = createHash('sha256');
    for (const { name, source, gold, parties, second } of reports) {
      hash.update(source);
      const { publishedAt } = gold.head;
      const reading = await reader.read(gold.text, 'report:x', { publishedAt });
      const found = judgeClaims(gold.text, claimsOfGold(gold), claimsOfReading(reading), parties, (line) =>
        tell?.(`${name}\t${line}`),
      );
      for (const fault of found.faults) tell?.(`${name}\tfault\t${fault}`);
      counts.push(found.counts);
      judged.push(...found.judged);
      if (second) agreed.push(judgeClaims(gold.text, claimsOfGold(gold), claimsOfGold(second), parties).counts);
    }
    const sum = total(counts);
    const between = total(agreed);
    const kinds = {};
    for (const kind of SCORED) {
      const mine = judged.filter((j) => j.kind === kind);
      const cents = (b) => ({ ...b, sure: Math.round(100 * b.sure), right: Math.round(100 * b.right) });
      kinds[kind] = {
        ...ofKind(kind)(counts, sum),
        calibration: round(calibrationError(mine)),
        calibrationByChance: round(chanceError(mine)),
        reliability: reliability(mine).map(cents),
        ...(agreed.length > 0 ? { agreement: round(f1(kind)(between)) } : {}),
      };
    }
    const faults = (s) => (100 * (s.faults ?? 0)) / Math.max(1, s.findings ?? 0);
    return {
      figures: {
        digest: hash.digest('hex').slice(0, 16),
        reports: reports.length,
        markedTwice: agreed.length,
        kinds,
        modes: modesOf(counts, sum),
        claims: { gold: sum['claims gold'] ?? 0, told: sum['claims told'] ?? 0, both: sum['claims both'] ?? 0 },
        hardFaults: round(faults(sum)),
        hardFaultsInterval: interval(counts, faults),
      },
    };
  },
  lines: ({ kinds, modes, claims, hardFaults, hardFaultsInterval: [low, high], reports, digest }) => [
    `${reports} reports (data ${digest}); F1 with parties, between (95 %), without parties, the F1 of a second person`,
    ...Object.entries(kinds).map(
      ([kind, k]) =>
        `${kind.padEnd(12)}${String(k.gold).padStart(4)} marks  P ${k.p}  R ${k.r}  F1 ${k.f} (${k.interval.join(' to ')})  without parties ${k.withoutParties}${k.agreement === undefined ? '' : `  agreement ${k.agreement}`}  calibration error ${k.calibration} (${k.calibrationByChance} by chance alone)`,
    ),
    `modes of acts: the same for ${modes.same} of the ${modes.gold} acts found that have one in the gold, ${modes.share} % (${modes.interval.join(' to ')}); told of ${modes.told}`,
    `accounts of another side's will or deed: ${claims.both} of the ${claims.gold} found that are one in the gold are told as one; told of ${claims.told}`,
    `hard faults ${hardFaults} % of findings (${low} to ${high})`,
  ],
});
