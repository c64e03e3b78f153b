import type { Address, Family } from '../../address/address.ts';
import { type Candidate, inOrder, type Stock, type Tier } from './choose.ts';
import type { Sharing } from './demand.ts';
import type { PoolIndex } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';
import type { Tally } from './port-queue.ts';
import { type Row, SharedAddresses } from './shared-addresses.ts';
import { isBefore, mayShare, type Spot, type Tenancy } from './tenancy.ts';

/** How far the addresses of a pool and family are used up: a run by its place, and an address in it. */
interface Front {
  place: number;
  value: bigint;
}

/**
 * Which addresses are taken, and by whom they may be shared. Addresses are only ever taken, so the next free one of a
 * pool is found by a front that never goes back: any number of Services costs little more than reading them.
 */
export class Book implements Stock {
  readonly #index: PoolIndex;
  readonly #tenants: Readonly<Record<Family, Map<bigint, Tenancy>>> = { ipv4: new Map(), ipv6: new Map() };
  readonly #fronts: Readonly<Record<Family, Map<PoolRules, Front>>> = { ipv4: new Map(), ipv6: new Map() };
  readonly #shared: SharedAddresses;
  readonly #assigned = new Map<PoolRules, number>();
  readonly #spent = new Map<string, Map<readonly Tier[], number>>();
  readonly #rows = new Map<readonly Tier[], Row>();
  readonly #tally: Tally = { looks: 0 };

  constructor(index: PoolIndex) {
    this.#index = index;
    this.#shared = new SharedAddresses(this.#tally);
  }

  /** How many addresses and pools were looked at so far: the work done, whatever the machine. */
  get looks(): number {
    return this.#tally.looks;
  }

  /** The first address of a pool in its own order that is free, or that may be shared; undefined where there is none. */
  first(rules: PoolRules, family: Family, sharing: Sharing): Address | undefined {
    const free = this.#firstFree(rules, family);
    if (sharing.key === '') return free?.address;
    const shared = this.#shared.first(rules, family, sharing);
    if (free === undefined || shared === undefined) return free?.address ?? shared?.address;
    return isBefore(shared, free) ? shared.address : free.address;
  }

  /** Pools that ran out are passed over for good, but where an address in them may be shared. */
  *promising(tiers: readonly Tier[], families: readonly Family[], sharing: Sharing): Generator<Candidate> {
    const candidates = inOrder(tiers);
    const start = this.#spentOf(tiers, families);
    const shared = sharing.key === '' || start === 0 ? [] : this.#sharedBefore(start, tiers, families, sharing);
    for (const place of shared) {
      const candidate = candidates[place];
      if (candidate !== undefined) yield candidate;
    }
    for (let place = start; place < candidates.length; place++) {
      const candidate = candidates[place];
      if (candidate !== undefined) yield candidate;
    }
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
    if (key !== '') this.#shared.add(tenancy);
  }

  /** How many pools from the start have no free address of one of the families: what has run out stays so. */
  #spentOf(tiers: readonly Tier[], families: readonly Family[]): number {
    const spent = this.#spent.get(families.join()) ?? new Map<readonly Tier[], number>();
    this.#spent.set(families.join(), spent);
    const isSpent = ({ rules }: Candidate) => families.some((family) => !this.#firstFree(rules, family));
    const candidates = inOrder(tiers);
    let count = spent.get(tiers) ?? 0;
    for (let one = candidates[count]; one !== undefined && isSpent(one); one = candidates[count]) count++;
    spent.set(tiers, count);
    return count;
  }

  /** The places before one at which an address of one of the families may be shared, in their order. */
  *#sharedBefore(end: number, tiers: readonly Tier[], families: readonly Family[], sharing: Sharing) {
    const row = this.#rows.get(tiers) ?? new Map(inOrder(tiers).map(({ rules }, place) => [rules, place]));
    this.#rows.set(tiers, row);
    const found = new Set<number>();
    for (const family of families) {
      for (const rules of this.#shared.pools(row, family, sharing)) {
        this.#tally.looks++;
        const place = row.get(rules) ?? end;
        if (place >= end) break;
        if (families.length === 1) yield place;
        else found.add(place);
      }
    }
    yield* [...found].sort((a, b) => a - b);
  }

  #firstFree(rules: PoolRules, family: Family): Spot | undefined {
    const runs = this.#index.runsOf(rules, family);
    const front = this.#fronts[family].get(rules) ?? { place: 0, value: runs[0]?.interval.first ?? 0n };
    this.#fronts[family].set(rules, front);
    for (let run = runs[front.place]; run !== undefined; run = runs[front.place]) {
      while (front.value <= run.interval.last && !this.#isFree(rules, { family, value: front.value })) front.value++;
      if (front.value <= run.interval.last) return { run, address: { family, value: front.value } };
      front.place++;
      front.value = runs[front.place]?.interval.first ?? 0n;
    }
    return undefined;
  }

  #isFree(rules: PoolRules, address: Address): boolean {
    this.#tally.looks++;
    return this.tenancy(address) === undefined && !this.#index.withholds(rules, address);
  }
}
