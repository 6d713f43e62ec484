/** Things by a key, keys in the order in which they first come. */
export function grouped<K, T>(things: Iterable<T>, key: (thing: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const thing of things) put(groups, key(thing), thing);
  return groups;
}

/** Puts a thing under a key, beside those that are there. */
export function put<K, T>(groups: Map<K, T[]>, key: K, thing: T): void {
  const group = groups.get(key);
  if (group) group.push(thing);
  else groups.set(key, [thing]);
}
