import { append } from '../../text/group-by.ts';
import type { Selector } from '../selector.ts';
import type { Service } from '../service.ts';
import type { PoolRules } from './pool-rules.ts';

/** Pools by the labels that their Service selectors ask for, so that a Service is held against few of many. */
export class LabelIndex {
  readonly #byLabel = new Map<string, Map<string, PoolRules[]>>();
  /** Those with a selector that no one label decides. */
  readonly #others: PoolRules[] = [];

  constructor(pools: Iterable<PoolRules>) {
    for (const rules of pools) this.#add(rules);
  }

  /** Every pool whose Service selectors may match a Service, among others. */
  candidates({ manifest }: Service): Iterable<PoolRules> {
    const found = new Set(this.#others);
    for (const [key, value] of this.#byLabel.size === 0 ? [] : manifest.labels) {
      const byValue = this.#byLabel.get(key);
      if (byValue === undefined) continue;
      const lists = typeof value === 'string' ? [byValue.get(value) ?? []] : byValue.values();
      for (const list of lists) for (const rules of list) found.add(rules);
    }
    return found;
  }

  #add(rules: PoolRules): void {
    const deciding = (rules.pool.allocation?.serviceSelectors ?? []).map(decidingLabel);
    if (deciding.includes(undefined)) {
      this.#others.push(rules);
      return;
    }
    for (const label of deciding) {
      for (const value of label?.values ?? []) this.#put(label?.key ?? '', value, rules);
    }
  }

  #put(key: string, value: string, rules: PoolRules): void {
    const byValue = this.#byLabel.get(key) ?? new Map<string, PoolRules[]>();
    this.#byLabel.set(key, byValue);
    append(byValue, value, rules);
  }
}

/** A label that a Service must have, with one of some values, for a selector to match; undefined where there is none. */
function decidingLabel({ requirements }: Selector): { key: string; values: readonly string[] } | undefined {
  for (const { key, operator, values } of requirements) {
    const known = values.filter((value) => typeof value === 'string');
    if (operator === 'In' && known.length > 0 && known.length === values.length) return { key, values: known };
  }
  return undefined;
}
