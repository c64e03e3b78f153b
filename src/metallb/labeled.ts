import type { Manifest } from '../manifest/manifest.ts';
import { Unknown } from '../manifest/unknown.ts';
import { append } from '../text/group-by.ts';
import { decidingLabels } from './label-index.ts';
import type { Selector } from './selector.ts';

/** Resources by their labels, so that a selector is held against few of many. */
export class Labeled<T extends { readonly manifest: Pick<Manifest, 'labels' | 'get'> }> {
  readonly #byLabel = new Map<string, Map<string, T[]>>();
  readonly #byKey = new Map<string, T[]>();
  /** Those of a key whose value nobody knows. */
  readonly #vague = new Map<string, T[]>();
  /** Those of whose labels nothing is known. */
  readonly #unknown: T[] = [];

  constructor(things: Iterable<T>) {
    for (const thing of things) this.#add(thing);
  }

  /** All that one of some selectors may match, among others; undefined where no label decides one of them. */
  candidates(selectors: readonly Selector[]): ReadonlySet<T> | undefined {
    const found = new Set(this.#unknown);
    for (const selector of selectors) {
      const [label] = decidingLabels(selector);
      if (label === undefined) return undefined;
      const { key, values } = label;
      const byValue = this.#byLabel.get(key);
      const lists =
        values === 'any'
          ? [this.#byKey.get(key) ?? []]
          : [this.#vague.get(key) ?? [], ...values.map((value) => byValue?.get(value) ?? [])];
      for (const list of lists) for (const thing of list) found.add(thing);
    }
    return found;
  }

  #add(thing: T): void {
    const { manifest } = thing;
    if (manifest.get(['metadata', 'labels']) instanceof Unknown) this.#unknown.push(thing);
    for (const [key, value] of manifest.labels) {
      append(this.#byKey, key, thing);
      if (typeof value !== 'string') append(this.#vague, key, thing);
      else {
        const byValue = this.#byLabel.get(key) ?? new Map<string, T[]>();
        this.#byLabel.set(key, byValue);
        append(byValue, value, thing);
      }
    }
  }
}
