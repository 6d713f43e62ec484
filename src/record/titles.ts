/** Whom a report means that names an office alone: "the prime minister of Varenia" is whoever held it in those days. */
import { put } from '../model/index.js';
import { type Cluster, isNamed } from './clusters.js';
import type { Group, Joining } from './joining.js';
import { compare, type Material } from './located.js';
import { belongs, inOffice, isSameState, officeTold, type Tenure, tenures } from './tenures.js';

/** Offices of which there are many at a time; without more they name nobody. */
const MANY =
  /(?:^|\s)(?:official|source|diplomat|spokesman|spokeswoman|spokesperson|minister|leader|chief|head|delegate|representative|member|negotiator|ambassador|envoy|commander|general|colonel|officer|adviser|aide|lawyer|counterpart|deputy|colleague)$/u;

/** A report that tells of an office and of nobody who holds it. */
interface Asked {
  readonly group: Group;
  readonly cluster: Cluster;
  readonly office: string;
  readonly of: readonly string[];
}

/** Joins offices to those who hold them by other reports, and those that nobody is known to hold to one another. */
export function titles(material: Material, joining: Joining): void {
  const holders = new Map<string, Tenure[]>();
  const people = joining.settled().filter((g) => g.type === 'person' && g.named);
  for (const t of tenures(material, people)) put(holders, t.office, t);
  const nobody: Asked[] = [];
  for (const group of joining.settled()) {
    const [cluster] = group.clusters;
    const asked = group.named || group.clusters.length !== 1 ? null : askedOffice(material, cluster!);
    if (!asked) continue;
    const known = answer(material, joining, { group, cluster: cluster!, ...asked }, holders);
    if (known || joining.home(group) !== group || asked.of.length === 0) continue;
    const same = nobody.find(
      (n) => n.office === asked.office && n.of.some((o) => asked.of.some((p) => isSameState(o, p))),
    );
    if (same) joining.join(group, same.group);
    else nobody.push({ group, cluster: cluster!, ...asked });
  }
}

/** Joins one office to its holder, or leaves open which; whether anybody may hold it. */
function answer(
  material: Material,
  joining: Joining,
  { group, cluster, office, of }: Asked,
  holders: ReadonlyMap<string, readonly Tenure[]>,
): boolean {
  const day = material.days.get(cluster.report) ?? null;
  const who = (list: readonly Tenure[], fits: (t: Tenure) => boolean) => [
    ...new Set(inOffice(list.filter(fits), day).map((t) => joining.home(t.group))),
  ];
  const theirs = (t: Tenure) => of.length === 0 || of.some((o) => [...t.of].some((own) => isSameState(o, own)));
  const exact = who(holders.get(office) ?? [], theirs);
  if (exact.length > 0 && (of.length > 0 || !MANY.test(office))) {
    joining.settle(group, exact, 'several people of the reports hold this office');
    return true;
  }
  if (of.length === 0 && !MANY.test(office)) return false;
  // "The minister" may be the foreign minister, and whoever is a minister of nobody that is told may be this one.
  const alike = [...holders].flatMap(([own, list]) =>
    own === office || (MANY.test(office) && own.endsWith(` ${office}`)) ? list : [],
  );
  const all = who(alike, (t) => theirs(t) || t.of.size === 0);
  // "Defence Minister Orsk met Foreign Minister Brandt. The minister said": who stands in the report comes before anybody elsewhere.
  const here = all.filter((g) => g.clusters.some((c) => c.report === cluster.report));
  const may = here.length > 1 ? here : all;
  if (may.length > 0 && may.length <= ASKED) joining.leave(group, may, 'whoever holds such an office may be meant');
  return may.length > 0;
}

/** People at most of whom one may be meant by "the minister" for it to be worth asking. */
const ASKED = 3;

/** The office of a definite description in the singular, and whose it is where that is told. */
export function askedOffice(material: Material, c: Cluster): { office: string; of: string[] } | null {
  if (c.type !== 'person' || isNamed(c)) return null;
  const told = c.mentions.filter((m) => m.role !== null && (m.form === 'title' || m.form === 'description'));
  if (told.some((m) => NOBODY.test(material.words(c.report, m.evidence[0]!)))) return null;
  // "The foreign minister … The minister": the fullest of the words.
  const offices = told.map((m) => officeTold(m.role!.value)).filter((o) => o !== null && o.kind !== 'left');
  const [best] = offices.map((o) => o!.office).sort((a, b) => b.length - a.length || compare(a, b));
  return best === undefined ? null : { office: best, of: belongs(material, c) };
}

/** Words before an office that make it anybody's, or that of somebody who is to be found in the report. */
const NOBODY = /^(?:an?|one|another|two|three|some|its|his|her|their)\s/iu;
