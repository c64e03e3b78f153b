import type { Family } from '../../address/address.ts';
import type { Sharing } from './demand.ts';
import { isBefore, mayShare, type Tenancy } from './tenancy.ts';

/** The addresses of one pool, family, key and backend, in the pool's order. */
interface Group {
  readonly tenancies: Tenancy[];
  /** For a port: how many addresses from the start on all use it. */
  readonly used: Map<string, number>;
}

/**
 * The addresses of a pool that may be shared. A port that is in use stays in use, so for each port the addresses from
 * the start that all use it are passed over for good: ten thousand Services on one address cost no more than ten
 * thousand with one each.
 */
export class SharedAddresses {
  readonly #groups = new Map<string, Group>();

  /** The first address, in the pool's order, that a Service may join. */
  first(family: Family, sharing: Sharing): Tenancy | undefined {
    const group = this.#groups.get(groupKey(family, sharing));
    if (group === undefined) return undefined;
    let index = 0;
    for (const port of sharing.ports) index = Math.max(index, skipUsed(group, port));
    for (; index < group.tenancies.length; index++) {
      const tenancy = group.tenancies[index];
      if (tenancy !== undefined && mayShare(tenancy, sharing)) return tenancy;
    }
    return undefined;
  }

  /** Adds an address that has its first tenant. */
  add(tenancy: Tenancy): void {
    const key = groupKey(tenancy.address.family, tenancy);
    const group = this.#groups.get(key) ?? { tenancies: [], used: new Map() };
    this.#groups.set(key, group);
    const index = placeOf(group.tenancies, tenancy);
    group.tenancies.splice(index, 0, tenancy);
    if (index === group.tenancies.length - 1) return;
    for (const [port, count] of group.used) {
      if (count > index) group.used.set(port, tenancy.ports.has(port) ? count + 1 : index);
    }
  }
}

function groupKey(family: Family, { key, backend }: { readonly key: string; readonly backend: string }): string {
  return `${family} ${JSON.stringify([key, backend])}`;
}

function skipUsed({ tenancies, used }: Group, port: string): number {
  let count = used.get(port) ?? 0;
  while (tenancies[count]?.ports.has(port) === true) count++;
  used.set(port, count);
  return count;
}

/** Where an address belongs among sorted ones. */
function placeOf(tenancies: readonly Tenancy[], tenancy: Tenancy): number {
  let low = 0;
  let high = tenancies.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = tenancies[middle];
    if (other !== undefined && isBefore(other, tenancy)) low = middle + 1;
    else high = middle;
  }
  return low;
}
