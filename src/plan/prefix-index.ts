import type { Address } from '../address/address.ts';
import { bitsOf } from '../address/address.ts';
import { contains, type Interval, prefixInterval, prefixLengthOf } from '../address/interval.ts';

/** What belongs to prefixes, found by an interval inside one; as many steps as there are different lengths. */
export class PrefixIndex<T> {
  readonly #lengths = new Map<string, Map<bigint, T>>();

  /** Adds a prefix; of two that are the same the first stays. What is no single prefix is left out. */
  add(prefix: Interval, of: T): void {
    const length = prefixLengthOf(prefix);
    if (length === undefined) return;
    const key = `${prefix.family}/${length}`;
    const same = this.#lengths.get(key) ?? new Map<bigint, T>();
    this.#lengths.set(key, same);
    if (!same.has(prefix.first)) same.set(prefix.first, of);
  }

  /** What the longest prefix that holds the whole interval belongs to. */
  around(interval: Interval): T | undefined {
    const address: Address = { family: interval.family, value: interval.first };
    for (let length: number = bitsOf(interval.family); length >= 0; length--) {
      const same = this.#lengths.get(`${interval.family}/${length}`);
      if (same === undefined) continue;
      const prefix = prefixInterval(address, length);
      const found = contains(prefix, interval) ? same.get(prefix.first) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
