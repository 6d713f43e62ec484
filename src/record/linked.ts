/** Groups of tellings as people changed them: two that are one thing stand together, two that are not stand apart. */
import type { FindingId, Located } from '../model/index.js';
import { byTime } from './located.js';
import type { Link } from './reviewed.js';

/** Groups after what people said of pairs, in the order in which they said it. A telling that is taken out takes along what was linked to it before. */
export function regrouped<T>(groups: readonly T[][], toldBy: (telling: T) => Located, links: readonly Link[]): T[][] {
  if (links.length === 0) return groups as T[][];
  const idOf = (telling: T) => toldBy(telling).finding.id;
  const found = groups.map((g) => [...g]);
  const touched = new Set<T[]>();
  const told = new Map<FindingId, { readonly telling: T; group: T[] }>();
  for (const group of found) for (const telling of group) told.set(idOf(telling), { telling, group });
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
      for (const id of [b, ...withIt(b, links.slice(0, i))])
        if (id !== a && told.get(id)?.group === y.group) move(id, apart);
    }
  }
  for (const group of touched) group.sort((a, b) => byTime(toldBy(a), toldBy(b)));
  return found.filter((g) => g.length > 0);
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
