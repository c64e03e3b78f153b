import type { Family } from '../../address/address.ts';
import type { Sharing } from './demand.ts';
import type { PoolRules } from './pool-rules.ts';
import { PortQueue, type Tally } from './port-queue.ts';
import { isBefore, type Tenancy } from './tenancy.ts';

/** The addresses of one family, key and backend. */
interface Group {
  readonly byPool: Map<PoolRules, PortQueue<Tenancy>>;
  readonly byRow: Map<Row, PortQueue<PoolRules>>;
}

/** Pools in the order in which they are tried, by their places in it. */
export type Row = ReadonlyMap<PoolRules, number>;

/** The addresses that may be shared, so that a Service finds the first it may join without a look at every one. */
export class SharedAddresses {
  readonly #tally: Tally;
  readonly #groups = new Map<string, Group>();

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  /** The first address of a pool, in its order, that a Service may join. */
  first(rules: PoolRules, family: Family, sharing: Sharing): Tenancy | undefined {
    const queue = this.#groups.get(groupKey(family, sharing))?.byPool.get(rules);
    return queue === undefined ? undefined : firstOf(queue, sharing.ports);
  }

  /** The pools of a row with an address that a Service may join, in their order. */
  pools(row: Row, family: Family, sharing: Sharing): Iterable<PoolRules> {
    const group = this.#groups.get(groupKey(family, sharing));
    if (group === undefined) return [];
    const queue = group.byRow.get(row) ?? this.#queueOf(row, group);
    group.byRow.set(row, queue);
    return queue.open(sharing.ports);
  }

  /** Adds an address that has its first tenant. */
  add(tenancy: Tenancy): void {
    const key = groupKey(tenancy.address.family, tenancy);
    const group = this.#groups.get(key) ?? { byPool: new Map(), byRow: new Map() };
    this.#groups.set(key, group);
    const { rules } = tenancy.run;
    const queue = group.byPool.get(rules) ?? new PortQueue(isBefore, blocks, this.#tally);
    group.byPool.set(rules, queue);
    queue.put(tenancy);
    for (const [row, pools] of group.byRow) if (row.has(rules)) pools.put(rules);
  }

  #queueOf(row: Row, { byPool }: Group): PortQueue<PoolRules> {
    const place = (rules: PoolRules) => row.get(rules) ?? 0;
    const isFull = (rules: PoolRules, ports: readonly string[]) => {
      const queue = byPool.get(rules);
      return queue === undefined || firstOf(queue, ports) === undefined;
    };
    const queue = new PortQueue<PoolRules>((a, b) => place(a) < place(b), isFull, this.#tally);
    const shared = [...byPool.keys()].filter((rules) => row.has(rules));
    for (const rules of shared.sort((a, b) => place(a) - place(b))) queue.put(rules);
    return queue;
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
