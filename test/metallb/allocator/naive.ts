import { familyOf, NaiveRules } from './naive-rules.ts';
import type { PlainCluster, PlainFamily, PlainPool, PlainService } from './plain.ts';

/** What becomes of a Service: addresses, or a reason to have none. */
export interface NaiveResult {
  readonly addresses: readonly string[];
  readonly by: 'status' | 'request' | 'pool' | 'automatic';
  readonly pool?: string;
  readonly reason?: string;
}

/** One Service on its addresses. */
export interface Tenant {
  readonly service: PlainService;
  readonly addresses: readonly string[];
}

/**
 * MetalLB's controller written as plainly as can be, address by address, from the numbered statements about its
 * allocation; it shares nothing with what it judges but the list of releases.
 */
export class Naive {
  readonly #cluster: PlainCluster;
  readonly #rules: NaiveRules;

  constructor(cluster: PlainCluster) {
    this.#cluster = cluster;
    this.#rules = new NaiveRules(cluster);
  }

  /** Who keeps the addresses of its status: all that can, before anybody else; most addresses first, then by name. */
  holders(): readonly Tenant[] {
    const tenants: Tenant[] = [];
    for (const service of this.#sorted().toSorted((a, b) => b.status.length - a.status.length)) {
      if (this.#keeps(service, tenants)) tenants.push({ service, addresses: service.status });
    }
    return tenants;
  }

  /** Whether a Service may keep its status beside some others. */
  allows(service: PlainService, tenants: readonly Tenant[]): boolean {
    return this.#keeps(service, tenants);
  }

  /** Whether two Services may be on one address. */
  mayShare(a: PlainService, b: PlainService): boolean {
    return this.#rules.share(a, b);
  }

  /** The second address of a holder that prefers two families and has one. */
  topUp(holder: Tenant, tenants: readonly Tenant[]): Tenant {
    const { service, addresses } = holder;
    const [only = ''] = addresses;
    if (!this.#rules.prefersTwo(service) || addresses.length !== 1) return holder;
    const pool = this.#rules.poolOf([only]);
    const missing = familyOf(only) === 'ipv4' ? 'ipv6' : 'ipv4';
    const second = pool && this.#first(pool, missing, service, tenants);
    return second === undefined ? holder : { service, addresses: [only, second] };
  }

  /** What happens to a Service without an address whose turn comes, with the pools in some order. */
  step(service: PlainService, tenants: readonly Tenant[], pools: readonly PlainPool[]): NaiveResult {
    const by = this.#rules.group(service);
    if (pools.length === 0) return { addresses: [], by, reason: 'no-pool' };
    if (by === 'request') return this.#request(service, tenants);
    if (by === 'pool') return this.#named(service, tenants);
    const offered = pools.filter((pool) => this.#rules.offers(pool, service));
    const pinned = byPriority(offered.filter((pool) => this.#rules.isPinned(pool)));
    const common = offered.filter((pool) => !this.#rules.isPinned(pool));
    for (const list of [pinned, common]) {
      const found = this.#best(list, service, tenants);
      if (found !== undefined) return { ...found, by };
    }
    if (offered.length === 0) return { addresses: [], by, reason: 'no-compatible-pool' };
    return { addresses: [], by, reason: this.#whyNone(offered, service) };
  }

  /** The prediction: holders, top-ups, those that ask for an address, for a pool, the rest; pools by name. */
  predict(): ReadonlyMap<PlainService, NaiveResult> {
    const results = new Map<PlainService, NaiveResult>();
    const tenants = [...this.holders()];
    for (const [index, holder] of tenants.entries()) tenants[index] = this.topUp(holder, tenants);
    for (const { service, addresses } of tenants) {
      results.set(service, { addresses, by: 'status', pool: this.#rules.poolOf(addresses)?.name ?? '' });
    }
    const pools = this.#cluster.pools.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const by of ['request', 'pool', 'automatic']) {
      for (const service of this.#sorted()) {
        if (results.has(service) || this.#rules.group(service) !== by) continue;
        const result = this.step(service, tenants, pools);
        results.set(service, result);
        if (result.addresses.length > 0) tenants.push({ service, addresses: result.addresses });
      }
    }
    return results;
  }

  /** Everything that can happen to every Service that holds nothing, over all orders of Services and of pools. */
  fates(): ReadonlyMap<PlainService, ReadonlySet<string>> {
    const holders = this.holders();
    const held = new Set(holders.map(({ service }) => service));
    const waiting = this.#cluster.services.filter((service) => !held.has(service));
    const fates = new Map(waiting.map((service) => [service, new Set<string>()]));
    const orders = permutations(this.#cluster.pools);
    const seen = new Set<string>();
    const visit = (left: readonly PlainService[], tenants: readonly Tenant[]) => {
      const key = [...left.map(nameOf), '|', ...tenants.map((one) => nameOf(one.service) + one.addresses).sort()].join(
        ' ',
      );
      if (seen.has(key)) return;
      seen.add(key);
      for (const service of left) {
        const rest = left.filter((other) => other !== service);
        const holder = tenants.find((tenant) => tenant.service === service);
        if (holder !== undefined) {
          visit(
            rest,
            tenants.map((tenant) => (tenant === holder ? this.topUp(holder, tenants) : tenant)),
          );
          continue;
        }
        for (const order of orders) {
          const { addresses } = this.step(service, tenants, order);
          fates.get(service)?.add(addresses.toSorted().join());
          visit(rest, addresses.length === 0 ? tenants : [...tenants, { service, addresses }]);
        }
      }
    };
    visit([...waiting, ...[...held].filter((service) => this.#rules.prefersTwo(service))], holders);
    return fates;
  }

  #sorted(): readonly PlainService[] {
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return this.#cluster.services.toSorted((a, b) => order(a.namespace, b.namespace) || order(a.name, b.name));
  }

  #keeps(service: PlainService, tenants: readonly Tenant[]): boolean {
    const { status, families } = service;
    if (status.length === 0 || status.length > 2) return false;
    const held = new Set(status.map(familyOf));
    if (held.has(undefined) || held.size !== status.length) return false;
    const same = held.size === families.length && families.every((family) => held.has(family));
    if (!same && !this.#rules.prefersTwo(service)) return false;
    const pool = this.#rules.poolOf(status);
    if (pool === undefined || !this.#rules.accepts(pool, service)) return false;
    if (status.some((address) => !this.#admits(address, service, tenants))) return false;
    const named = this.#rules.annotation(service, 'address-pool');
    if (named !== '' && named !== pool.name) return false;
    if (this.#rules.group(service) !== 'request') return true;
    const asked = this.#rules.asked(service);
    return asked === undefined || asked.toSorted().join() === status.toSorted().join();
  }

  #request(service: PlainService, tenants: readonly Tenant[]): NaiveResult {
    const refuse = (reason: string) => ({ addresses: [], by: 'request' as const, reason });
    const asked = this.#rules.asked(service);
    if (asked === undefined) return refuse('invalid-request');
    const families = new Set(asked.map(familyOf));
    if (families.size !== service.families.length || !service.families.every((family) => families.has(family)))
      return refuse('family-mismatch');
    const pool = this.#rules.poolOf(asked);
    if (pool === undefined) return refuse('address-outside-pools');
    if (!this.#rules.accepts(pool, service)) return refuse('pool-refuses');
    const named = this.#rules.annotation(service, 'address-pool');
    if (this.#rules.since('0.13.10') && named !== '' && named !== pool.name) return refuse('pool-mismatch');
    if (asked.some((address) => !this.#admits(address, service, tenants))) return refuse('address-in-use');
    return { addresses: asked, by: 'request', pool: pool.name };
  }

  #named(service: PlainService, tenants: readonly Tenant[]): NaiveResult {
    const refuse = (reason: string) => ({ addresses: [], by: 'pool' as const, reason });
    const name = this.#rules.annotation(service, 'address-pool');
    const pool = this.#cluster.pools.find((one) => one.name === name);
    if (pool === undefined) return refuse('unknown-pool');
    if (!this.#rules.accepts(pool, service)) return refuse('pool-refuses');
    const found = this.#best([pool], service, tenants);
    return found === undefined ? refuse(this.#whyNone([pool], service)) : { ...found, by: 'pool' };
  }

  /** The first pool with what the Service wants; one with both families is looked for in all of them first. */
  #best(pools: readonly PlainPool[], service: PlainService, tenants: readonly Tenant[]) {
    for (const wanted of this.#rules.wanted(service)) {
      for (const pool of pools) {
        const addresses = wanted.map((family) => this.#first(pool, family, service, tenants));
        if (addresses.some((address) => address === undefined)) continue;
        return { addresses: addresses.filter((address) => address !== undefined), pool: pool.name };
      }
    }
    return undefined;
  }

  #whyNone(pools: readonly PlainPool[], service: PlainService): string {
    const has = ({ entries }: PlainPool, family: PlainFamily) => entries.some((entry) => entry.family === family);
    const fits = (pool: PlainPool) =>
      this.#rules.wanted(service).some((wanted) => wanted.every((family) => has(pool, family)));
    return pools.some(fits) ? 'pool-exhausted' : 'family-mismatch';
  }

  #first(pool: PlainPool, family: PlainFamily, service: PlainService, tenants: readonly Tenant[]) {
    return this.#rules.addresses(pool).find((one) => familyOf(one) === family && this.#admits(one, service, tenants));
  }

  #admits(address: string, service: PlainService, tenants: readonly Tenant[]): boolean {
    return tenants.every(
      (tenant) =>
        tenant.service === service || !tenant.addresses.includes(address) || this.#rules.share(tenant.service, service),
    );
  }
}

/** Positive priorities first, the lowest before the others; a negative one leaves no order. */
function byPriority(pools: readonly PlainPool[]): readonly PlainPool[] {
  const of = ({ allocation }: PlainPool) => allocation?.priority ?? 0;
  if (pools.some((pool) => of(pool) < 0)) return pools;
  return pools.toSorted((a, b) => (of(a) || Number.POSITIVE_INFINITY) - (of(b) || Number.POSITIVE_INFINITY) || 0);
}

function nameOf({ namespace, name }: PlainService): string {
  return `${namespace}/${name}`;
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
