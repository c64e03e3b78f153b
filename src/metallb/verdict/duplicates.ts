/** An item whose key an earlier one has, and the first that has it. */
export interface Duplicate<T> {
  readonly later: T;
  readonly first: T;
}

/** The items whose key an earlier one has, in their order; an item without a key is like no other. */
export function duplicatesOf<T>(items: Iterable<T>, keyOf: (item: T) => string | undefined): readonly Duplicate<T>[] {
  const seen = new Map<string, T>();
  const found: Duplicate<T>[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, item);
    else found.push({ later: item, first });
  }
  return found;
}
