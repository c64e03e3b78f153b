/** What has one key: at least one item. */
export type Group<T> = readonly [T, ...T[]];

/** Groups items by a key, both in the order in which they are met; an item without a key is in no group. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K | undefined): ReadonlyMap<K, Group<T>> {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) append(groups, key, item);
  }
  return groups;
}

/** Puts a value at the end of the list that a key has, which it may not have yet. */
export function append<K, T>(lists: Map<K, T[]>, key: K, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
