import { compareReleases } from '../../../src/metallb/release.ts';
import type { Labels, PlainCluster, PlainFamily, PlainPool, PlainService } from './plain.ts';
import { plainAddress } from './plain.ts';

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

  constructor(cluster: PlainCluster) {
    this.#cluster = cluster;
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
    return this.#share(a, b);
  }

  /** The second address of a holder that prefers two families and has one. */
  topUp(holder: Tenant, tenants: readonly Tenant[]): Tenant {
    const { service, addresses } = holder;
    const [only = ''] = addresses;
    if (!this.#prefersTwo(service) || addresses.length !== 1) return holder;
    const pool = this.#poolOf([only]);
    const missing = familyOf(only) === 'ipv4' ? 'ipv6' : 'ipv4';
    const second = pool && this.#first(pool, missing, service, tenants);
    return second === undefined ? holder : { service, addresses: [only, second] };
  }

  /** What happens to a Service without an address whose turn comes, with the pools in some order. */
  step(service: PlainService, tenants: readonly Tenant[], pools: readonly PlainPool[]): NaiveResult {
    const by = this.#group(service);
    if (pools.length === 0) return { addresses: [], by, reason: 'no-pool' };
    if (by === 'request') return this.#request(service, tenants);
    if (by === 'pool') return this.#named(service, tenants);
    const offered = pools.filter((pool) => this.#offers(pool, service));
    const pinned = byPriority(offered.filter((pool) => this.#isPinned(pool)));
    const common = offered.filter((pool) => !this.#isPinned(pool));
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
      results.set(service, { addresses, by: 'status', pool: this.#poolOf(addresses)?.name ?? '' });
    }
    const pools = this.#cluster.pools.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const by of ['request', 'pool', 'automatic']) {
      for (const service of this.#sorted()) {
        if (results.has(service) || this.#group(service) !== by) continue;
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
    visit([...waiting, ...[...held].filter((service) => this.#prefersTwo(service))], holders);
    return fates;
  }

  #sorted(): readonly PlainService[] {
    const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    return this.#cluster.services.toSorted((a, b) => order(a.namespace, b.namespace) || order(a.name, b.name));
  }

  #since(release: string): boolean {
    return compareReleases(this.#cluster.release, release) >= 0;
  }

  #annotation(service: PlainService, name: string): string {
    const fresh = this.#since('0.14.9') ? service.new[name] : undefined;
    return fresh ?? service.old[name] ?? '';
  }

  #group(service: PlainService): 'request' | 'pool' | 'automatic' {
    const asks = this.#annotation(service, 'loadBalancerIPs') !== '' || (service.loadBalancerIP ?? '') !== '';
    if (asks) return 'request';
    return this.#annotation(service, 'address-pool') === '' ? 'automatic' : 'pool';
  }

  /** The addresses asked for; undefined where they cannot be read. */
  #asked(service: PlainService): readonly string[] | undefined {
    const list = this.#annotation(service, 'loadBalancerIPs');
    const one = service.loadBalancerIP ?? '';
    if (list !== '' && one !== '') return undefined;
    const asked = list === '' ? [one] : list.split(',').map((item) => item.trim());
    const families = new Set(asked.map(familyOf));
    return families.has(undefined) || families.size !== asked.length ? undefined : asked;
  }

  #keeps(service: PlainService, tenants: readonly Tenant[]): boolean {
    const { status, families } = service;
    if (status.length === 0 || status.length > 2) return false;
    const held = new Set(status.map(familyOf));
    if (held.has(undefined) || held.size !== status.length) return false;
    const same = held.size === families.length && families.every((family) => held.has(family));
    if (!same && !this.#prefersTwo(service)) return false;
    const pool = this.#poolOf(status);
    if (pool === undefined || !this.#accepts(pool, service)) return false;
    if (status.some((address) => !this.#admits(address, service, tenants))) return false;
    const named = this.#annotation(service, 'address-pool');
    if (named !== '' && named !== pool.name) return false;
    if (this.#group(service) !== 'request') return true;
    const asked = this.#asked(service);
    return asked === undefined || asked.toSorted().join() === status.toSorted().join();
  }

  /** With two families, and ready to do with one, which MetalLB knows since 0.14.9. */
  #prefersTwo({ families, policy }: PlainService): boolean {
    return families.length === 2 && policy === 'PreferDualStack' && this.#since('0.14.9');
  }

  #request(service: PlainService, tenants: readonly Tenant[]): NaiveResult {
    const refuse = (reason: string) => ({ addresses: [], by: 'request' as const, reason });
    const asked = this.#asked(service);
    if (asked === undefined) return refuse('invalid-request');
    const families = new Set(asked.map(familyOf));
    if (families.size !== service.families.length || !service.families.every((family) => families.has(family)))
      return refuse('family-mismatch');
    const pool = this.#poolOf(asked);
    if (pool === undefined) return refuse('address-outside-pools');
    if (!this.#accepts(pool, service)) return refuse('pool-refuses');
    const named = this.#annotation(service, 'address-pool');
    if (this.#since('0.13.10') && named !== '' && named !== pool.name) return refuse('pool-mismatch');
    if (asked.some((address) => !this.#admits(address, service, tenants))) return refuse('address-in-use');
    return { addresses: asked, by: 'request', pool: pool.name };
  }

  #named(service: PlainService, tenants: readonly Tenant[]): NaiveResult {
    const refuse = (reason: string) => ({ addresses: [], by: 'pool' as const, reason });
    const name = this.#annotation(service, 'address-pool');
    const pool = this.#cluster.pools.find((one) => one.name === name);
    if (pool === undefined) return refuse('unknown-pool');
    if (!this.#accepts(pool, service)) return refuse('pool-refuses');
    const found = this.#best([pool], service, tenants);
    return found === undefined ? refuse(this.#whyNone([pool], service)) : { ...found, by: 'pool' };
  }

  /** The first pool with what the Service wants; one with both families is looked for in all of them first. */
  #best(pools: readonly PlainPool[], service: PlainService, tenants: readonly Tenant[]) {
    for (const wanted of this.#wanted(service)) {
      for (const pool of pools) {
        const addresses = wanted.map((family) => this.#first(pool, family, service, tenants));
        if (addresses.some((address) => address === undefined)) continue;
        return { addresses: addresses.filter((address) => address !== undefined), pool: pool.name };
      }
    }
    return undefined;
  }

  #wanted(service: PlainService): readonly (readonly PlainFamily[])[] {
    const [first = 'ipv4', second] = service.families;
    if (second === undefined) return [[first]];
    const both: readonly PlainFamily[] = ['ipv4', 'ipv6'];
    return this.#prefersTwo(service) ? [both, [first], [second]] : [both];
  }

  #whyNone(pools: readonly PlainPool[], service: PlainService): string {
    const has = ({ entries }: PlainPool, family: PlainFamily) => entries.some((entry) => entry.family === family);
    const fits = (pool: PlainPool) =>
      this.#wanted(service).some((wanted) => wanted.every((family) => has(pool, family)));
    return pools.some(fits) ? 'pool-exhausted' : 'family-mismatch';
  }

  #first(pool: PlainPool, family: PlainFamily, service: PlainService, tenants: readonly Tenant[]) {
    return this.#addresses(pool).find((one) => familyOf(one) === family && this.#admits(one, service, tenants));
  }

  #admits(address: string, service: PlainService, tenants: readonly Tenant[]): boolean {
    return tenants.every(
      (tenant) =>
        tenant.service === service || !tenant.addresses.includes(address) || this.#share(tenant.service, service),
    );
  }

  #share(a: PlainService, b: PlainService): boolean {
    const key = this.#annotation(a, 'allow-shared-ip');
    if (key === '' || key !== this.#annotation(b, 'allow-shared-ip')) return false;
    if (backendOf(a) !== backendOf(b)) return false;
    return a.ports.every((port) => !b.ports.includes(port));
  }

  /** The addresses of a pool as it hands them out. */
  #addresses({ entries, avoidBuggyIPs }: PlainPool): readonly string[] {
    const all = entries.flatMap(({ family, first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => plainAddress(family, first + index)),
    );
    return avoidBuggyIPs && this.#since('0.13.4') ? all.filter((one) => !/^[\d.]+\.(0|255)$/.test(one)) : all;
  }

  #poolOf(addresses: readonly string[]): PlainPool | undefined {
    return this.#cluster.pools.find((pool) => addresses.every((one) => this.#addresses(pool).includes(one)));
  }

  #isPinned({ allocation }: PlainPool): boolean {
    return allocation !== undefined && this.#since('0.13.8');
  }

  /** The namespaces a pool is kept for; none where it is kept for no namespace in particular. */
  #namespacesOf({ allocation }: PlainPool): readonly string[] {
    const selected = Object.entries(this.#cluster.namespaces).filter(([name, labels]) =>
      allocation?.namespaceSelectors.some((selector) =>
        matches(selector, { ...labels, 'kubernetes.io/metadata.name': name }),
      ),
    );
    return [...(allocation?.namespaces ?? []), ...selected.map(([name]) => name)];
  }

  #accepts(pool: PlainPool, service: PlainService): boolean {
    if (pool.allocation === undefined || !this.#isPinned(pool)) return true;
    const namespaces = this.#namespacesOf(pool);
    if (namespaces.length > 0 && !namespaces.includes(service.namespace)) return false;
    const { serviceSelectors } = pool.allocation;
    return serviceSelectors.length === 0 || serviceSelectors.some((selector) => matches(selector, service.labels));
  }

  #offers(pool: PlainPool, service: PlainService): boolean {
    if (!pool.autoAssign || !this.#accepts(pool, service)) return false;
    if (pool.allocation === undefined || !this.#isPinned(pool)) return true;
    if (this.#namespacesOf(pool).length > 0 || pool.allocation.serviceSelectors.length > 0) return true;
    return pool.allocation.namespaceSelectors.length === 0 && this.#since('0.15.0');
  }
}

/** Positive priorities first, the lowest before the others; a negative one leaves no order. */
function byPriority(pools: readonly PlainPool[]): readonly PlainPool[] {
  const of = ({ allocation }: PlainPool) => allocation?.priority ?? 0;
  if (pools.some((pool) => of(pool) < 0)) return pools;
  return pools.toSorted((a, b) => (of(a) || Number.POSITIVE_INFINITY) - (of(b) || Number.POSITIVE_INFINITY) || 0);
}

function matches(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function backendOf({ local, selector }: PlainService): string {
  return local ? JSON.stringify(Object.entries(selector).sort()) : JSON.stringify([]);
}

function familyOf(address: string): PlainFamily | undefined {
  if (/^10(\.\d+){3}$/.test(address)) return 'ipv4';
  return address.startsWith('2001:db8::') ? 'ipv6' : undefined;
}

function nameOf({ namespace, name }: PlainService): string {
  return `${namespace}/${name}`;
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
