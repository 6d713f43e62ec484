/** Groups of tellings as people changed them: two that are one thing stand together, two that are not stand apart. */
import { copiesAmong, type FindingId, type Located } from '../model/index.js';
import { byTime, type Material } from './located.js';
import { originsOf } from './origins.js';
import type { Link } from './reviewed.js';

/**
 * Groups after what people said of pairs, in the order in which they said it. Of two that are not one thing the first is taken out, and takes
 * along what was linked to it before and its copies: a copy of a report tells what the report tells.
 */
export function regrouped<T>(groups: readonly T[][], toldBy: (telling: T) => Located, material: Material): T[][] {
  const { links } = material.reviewed;
  if (links.length === 0) return groups as T[][];
  const idOf = (telling: T) => toldBy(telling).finding.id;
  const found = groups.map((g) => [...g]);
  const touched = new Set<T[]>();
  const told = new Map<FindingId, { readonly telling: T; group: T[] }>();
  for (const group of found) for (const telling of group) told.set(idOf(telling), { telling, group });
  const copies = copiesIn(material);
  const move = (id: FindingId, to: T[]) => {
    const one = told.get(id)!;
    one.group.splice(one.group.indexOf(one.telling), 1);
    to.push(one.telling);
    touched.add(to);
    one.group = to;
  };
  for (const [i, { a, b, one }] of links.entries()) {
    const [x, y] = [told.get(a), told.get(b)];
    if (!x || !y || (x.group === y.group) === one) continue;
    if (one) for (const t of [...y.group]) move(idOf(t), x.group);
    else {
      const apart: T[] = [];
      found.push(apart);
      const from = x.group;
      // Two copies that somebody parts all the same are parted from each other alone.
      const alike = copies(a).includes(b) ? [] : copies(a);
      for (const id of [a, ...alike, ...withIt(a, links.slice(0, i))])
        if (id !== b && told.get(id)?.group === from) move(id, apart);
    }
  }
  for (const group of touched) group.sort((a, b) => byTime(toldBy(a), toldBy(b)));
  return found.filter((g) => g.length > 0);
}

/** What tells the same as a finding in other copies of its text. */
function copiesIn(material: Material): (id: FindingId) => readonly FindingId[] {
  const origins = originsOf(material);
  return (id) => {
    const one = material.located.get(id)!;
    const origin = origins.get(one.report);
    const among = material.of(one.finding.kind).filter((l) => origins.get(l.report) === origin);
    return copiesAmong(one, among, (source) => material.text(source)).map((l) => l.finding.id);
  };
}

/** What was linked to a telling, at first or second hand. */
function withIt(id: FindingId, links: readonly Link[]): FindingId[] {
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { a, b, one } of links)
      if (one && (found.has(a) || found.has(b))) {
        found.add(a);
        found.add(b);
      }
  }
  found.delete(id);
  return [...found];
}
