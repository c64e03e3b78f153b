import type { Family } from '../../address/address.ts';
import type { Sharing } from './demand.ts';
import type { PoolRules } from './pool-rules.ts';
import { PortQueue, type Tally } from './port-queue.ts';
import { isBefore, type Tenancy } from './tenancy.ts';

/** The addresses of one family, key and backend. */
interface Group {
  readonly byPool: Map<PoolRules, PortQueue<Tenancy>>;
  readonly pools: PortQueue<PoolRules>;
}

/** The addresses that may be shared, so that a Service finds the first it may join without a look at every one. */
export class SharedAddresses {
  readonly #places: ReadonlyMap<PoolRules, number>;
  readonly #tally: Tally;
  readonly #groups = new Map<string, Group>();

  /** `pools` in the order in which they are tried. */
  constructor(pools: readonly PoolRules[], tally: Tally) {
    this.#tally = tally;
    this.#places = new Map(pools.map((rules, place) => [rules, place]));
  }

  /** The first address of a pool, in its order, that a Service may join. */
  first(rules: PoolRules, family: Family, sharing: Sharing): Tenancy | undefined {
    const queue = this.#groups.get(groupKey(family, sharing))?.byPool.get(rules);
    return queue === undefined ? undefined : firstOf(queue, sharing.ports);
  }

  /** The pools with an address that a Service may join, in their order. */
  pools(family: Family, sharing: Sharing): Iterable<PoolRules> {
    return this.#groups.get(groupKey(family, sharing))?.pools.open(sharing.ports) ?? [];
  }

  /** Adds an address that has its first tenant. */
  add(tenancy: Tenancy): void {
    const key = groupKey(tenancy.address.family, tenancy);
    const group = this.#groups.get(key) ?? this.#emptyGroup();
    this.#groups.set(key, group);
    const { rules } = tenancy.run;
    const queue = group.byPool.get(rules) ?? new PortQueue(isBefore, blocks, this.#tally);
    group.byPool.set(rules, queue);
    queue.put(tenancy);
    group.pools.put(rules);
  }

  #emptyGroup(): Group {
    const byPool = new Map<PoolRules, PortQueue<Tenancy>>();
    const place = (rules: PoolRules) => this.#places.get(rules) ?? 0;
    const isFull = (rules: PoolRules, ports: readonly string[]) => {
      const queue = byPool.get(rules);
      return queue === undefined || firstOf(queue, ports) === undefined;
    };
    return { byPool, pools: new PortQueue((a, b) => place(a) < place(b), isFull, this.#tally) };
  }
}

function blocks({ ports }: Tenancy, wanted: readonly string[]): boolean {
  return wanted.some((port) => ports.has(port));
}

function firstOf(queue: PortQueue<Tenancy>, ports: readonly string[]): Tenancy | undefined {
  for (const tenancy of queue.open(ports)) return tenancy;
  return undefined;
}

function groupKey(family: Family, { key, backend }: { readonly key: string; readonly backend: string }): string {
  return `${family} ${JSON.stringify([key, backend])}`;
}
