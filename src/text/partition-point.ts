/**
 * The index of the first item of a list for which `isBefore` does not hold, the length where it holds for all: where an
 * item belongs in an order. Those for which it holds stand before the others, so a binary search finds it.
 */
export function partitionPoint<T>(items: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
