import type { Address, Family } from '../../address/address.ts';
import type { Stock, Tier } from './choose.ts';
import type { Sharing } from './demand.ts';
import type { PoolIndex, Run } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';
import { SharedAddresses } from './shared-addresses.ts';
import { isBefore, mayShare, type Spot, type Tenancy } from './tenancy.ts';

/**
 * Which addresses are taken, and by whom they may be shared. Addresses are only ever taken, so the next free one of a
 * run is found by a cursor that never goes back: any number of Services costs little more than reading them.
 */
export class Book implements Stock {
  readonly #index: PoolIndex;
  readonly #tenants: Readonly<Record<Family, Map<bigint, Tenancy>>> = { ipv4: new Map(), ipv6: new Map() };
  readonly #cursors = new Map<Run, bigint>();
  readonly #shared = new Map<PoolRules, SharedAddresses>();
  readonly #assigned = new Map<PoolRules, number>();
  readonly #spent: Readonly<Record<Family, Map<Tier, number>>> = { ipv4: new Map(), ipv6: new Map() };

  constructor(index: PoolIndex) {
    this.#index = index;
  }

  /** The first address of a pool in its own order that is free, or that may be shared; undefined where there is none. */
  first(rules: PoolRules, family: Family, sharing: Sharing): Address | undefined {
    const free = this.#firstFree(rules, family);
    if (sharing.key === '') return free?.address;
    const shared = this.#shared.get(rules)?.first(family, sharing);
    if (free === undefined || shared === undefined) return free?.address ?? shared?.address;
    return isBefore(shared, free) ? shared.address : free.address;
  }

  /** What has run out stays so: the count only grows. */
  spent(tier: Tier, family: Family): number {
    let count = this.#spent[family].get(tier) ?? 0;
    for (let rules = tier[count]; rules !== undefined && !this.#firstFree(rules, family); rules = tier[count]) count++;
    this.#spent[family].set(tier, count);
    return count;
  }

  /** Whether an address is free, or may be shared. */
  admits(address: Address, sharing: Sharing): boolean {
    const tenancy = this.tenancy(address);
    return tenancy === undefined || mayShare(tenancy, sharing);
  }

  /** Who is on an address; undefined where it is free. */
  tenancy({ family, value }: Address): Tenancy | undefined {
    return this.#tenants[family].get(value);
  }

  /** Puts a Service on addresses that admit it. */
  take(addresses: readonly Address[], sharing: Sharing): void {
    for (const address of addresses) {
      const tenancy = this.tenancy(address);
      if (tenancy === undefined) this.#settle(address, sharing);
      else for (const port of sharing.ports) tenancy.ports.add(port);
    }
  }

  /** How many addresses of a pool are taken. */
  assigned(rules: PoolRules): number {
    return this.#assigned.get(rules) ?? 0;
  }

  #settle(address: Address, { key, backend, ports }: Sharing): void {
    const run = this.#index.runOf(address);
    if (run === undefined) return;
    const tenancy = { run, address, key, backend, ports: new Set(ports) };
    this.#tenants[address.family].set(address.value, tenancy);
    this.#assigned.set(run.rules, this.assigned(run.rules) + 1);
    if (key === '') return;
    const shared = this.#shared.get(run.rules) ?? new SharedAddresses();
    this.#shared.set(run.rules, shared);
    shared.add(tenancy);
  }

  #firstFree(rules: PoolRules, family: Family): Spot | undefined {
    for (const run of this.#index.runsOf(rules, family)) {
      let value = this.#cursors.get(run) ?? run.interval.first;
      while (value <= run.interval.last && !this.#isFree(rules, { family, value })) value++;
      this.#cursors.set(run, value);
      if (value <= run.interval.last) return { run, address: { family, value } };
    }
    return undefined;
  }

  #isFree(rules: PoolRules, address: Address): boolean {
    return this.tenancy(address) === undefined && !this.#index.withholds(rules, address);
  }
}
