import type { Manifest } from '../manifest/manifest.ts';
import { Unknown } from '../manifest/unknown.ts';
import { append } from '../text/group-by.ts';
import type { Selector } from './selector.ts';

/** Things by the labels that their selectors ask for, so that a resource is held against few of many. */
export class LabelIndex<T> {
  readonly #byLabel = new Map<string, Map<string, T[]>>();
  readonly #byKey = new Map<string, T[]>();
  /** Those with a selector that no one label decides. */
  readonly #others: T[] = [];

  /** Each thing with its selectors, any of which may match. */
  constructor(things: Iterable<readonly [T, readonly Selector[]]>) {
    for (const [thing, selectors] of things) this.#add(thing, selectors);
  }

  /** Everything with a selector that may match the labels of a resource, among others; each once. */
  *candidates(manifest: Pick<Manifest, 'labels' | 'get'>): Generator<T, undefined> {
    yield* this.#others;
    const found = new Set<T>();
    const labels = manifest.get(['metadata', 'labels']) instanceof Unknown ? this.#everything() : manifest.labels;
    for (const [key, value] of labels) {
      const byValue = this.#byLabel.get(key);
      const lists = typeof value === 'string' ? [byValue?.get(value) ?? []] : [...(byValue?.values() ?? [])];
      for (const list of [...lists, this.#byKey.get(key) ?? []]) {
        for (const thing of list) {
          if (found.has(thing)) continue;
          found.add(thing);
          yield thing;
        }
      }
    }
  }

  #everything(): Iterable<readonly [string, undefined]> {
    return [...this.#byLabel.keys(), ...this.#byKey.keys()].map((key) => [key, undefined]);
  }

  #add(thing: T, selectors: readonly Selector[]): void {
    const deciding = selectors.flatMap((selector) => decidingLabels(selector).slice(0, 1));
    if (deciding.length < selectors.length) {
      this.#others.push(thing);
      return;
    }
    for (const { key, values } of deciding) {
      if (values === 'any') append(this.#byKey, key, thing);
      else for (const value of values) this.#put(key, value, thing);
    }
  }

  #put(key: string, value: string, thing: T): void {
    const byValue = this.#byLabel.get(key) ?? new Map<string, T[]>();
    this.#byLabel.set(key, byValue);
    append(byValue, value, thing);
  }
}

/** A label that a resource must have, with one of some values, for a selector to match. */
export interface DecidingLabel {
  readonly key: string;
  readonly values: readonly string[] | 'any';
}

/** The labels each of which alone keeps a selector from matching; those that name values come first. */
export function decidingLabels({ requirements }: Selector): readonly DecidingLabel[] {
  const named: DecidingLabel[] = [];
  const existing: DecidingLabel[] = [];
  for (const { key, operator, values } of requirements) {
    const known = values.filter((value) => typeof value === 'string');
    if (operator === 'In' && known.length > 0 && known.length === values.length) named.push({ key, values: known });
    if (operator === 'Exists' && values.length === 0) existing.push({ key, values: 'any' });
  }
  return [...named, ...existing];
}
