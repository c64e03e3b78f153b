import { compareReleases } from '../../../src/metallb/release.ts';
import type { Labels, PlainCluster, PlainFamily, PlainPool, PlainService } from './plain.ts';
import { plainAddress } from './plain.ts';

/** What pools and Services say, as one release reads it, without a look at who is on which address. */
export class NaiveRules {
  readonly #cluster: PlainCluster;

  constructor(cluster: PlainCluster) {
    this.#cluster = cluster;
  }

  since(release: string): boolean {
    return compareReleases(this.#cluster.release, release) >= 0;
  }

  annotation(service: PlainService, name: string): string {
    const fresh = this.since('0.14.9') ? service.new[name] : undefined;
    return fresh ?? service.old[name] ?? '';
  }

  group(service: PlainService): 'request' | 'pool' | 'automatic' {
    const asks = this.annotation(service, 'loadBalancerIPs') !== '' || (service.loadBalancerIP ?? '') !== '';
    if (asks) return 'request';
    return this.annotation(service, 'address-pool') === '' ? 'automatic' : 'pool';
  }

  /** The addresses asked for; undefined where they cannot be read. */
  asked(service: PlainService): readonly string[] | undefined {
    const list = this.annotation(service, 'loadBalancerIPs');
    const one = service.loadBalancerIP ?? '';
    if (list !== '' && one !== '') return undefined;
    const asked = list === '' ? [one] : list.split(',').map((item) => item.trim());
    const families = new Set(asked.map(familyOf));
    return families.has(undefined) || families.size !== asked.length ? undefined : asked;
  }

  /** With two families, and ready to do with one, which MetalLB knows since 0.14.9. */
  prefersTwo({ families, policy }: PlainService): boolean {
    return families.length === 2 && policy === 'PreferDualStack' && this.since('0.14.9');
  }

  wanted(service: PlainService): readonly (readonly PlainFamily[])[] {
    const [first = 'ipv4', second] = service.families;
    if (second === undefined) return [[first]];
    const both: readonly PlainFamily[] = ['ipv4', 'ipv6'];
    return this.prefersTwo(service) ? [both, [first], [second]] : [both];
  }

  share(a: PlainService, b: PlainService): boolean {
    const key = this.annotation(a, 'allow-shared-ip');
    if (key === '' || key !== this.annotation(b, 'allow-shared-ip')) return false;
    if (backendOf(a) !== backendOf(b)) return false;
    return a.ports.every((port) => !b.ports.includes(port));
  }

  /** The addresses of a pool as it hands them out. */
  addresses({ entries, avoidBuggyIPs }: PlainPool): readonly string[] {
    const all = entries.flatMap(({ family, first, last }) =>
      Array.from({ length: last - first + 1 }, (_, index) => plainAddress(family, first + index)),
    );
    return avoidBuggyIPs && this.since('0.13.4') ? all.filter((one) => !/^[\d.]+\.(0|255)$/.test(one)) : all;
  }

  poolOf(addresses: readonly string[]): PlainPool | undefined {
    return this.#cluster.pools.find((pool) => addresses.every((one) => this.addresses(pool).includes(one)));
  }

  isPinned({ allocation }: PlainPool): boolean {
    return allocation !== undefined && this.since('0.13.8');
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

  accepts(pool: PlainPool, service: PlainService): boolean {
    if (pool.allocation === undefined || !this.isPinned(pool)) return true;
    const namespaces = this.#namespacesOf(pool);
    if (namespaces.length > 0 && !namespaces.includes(service.namespace)) return false;
    const { serviceSelectors } = pool.allocation;
    return serviceSelectors.length === 0 || serviceSelectors.some((selector) => matches(selector, service.labels));
  }

  offers(pool: PlainPool, service: PlainService): boolean {
    if (!pool.autoAssign || !this.accepts(pool, service)) return false;
    if (pool.allocation === undefined || !this.isPinned(pool)) return true;
    if (this.#namespacesOf(pool).length > 0 || pool.allocation.serviceSelectors.length > 0) return true;
    return pool.allocation.namespaceSelectors.length === 0 && this.since('0.15.0');
  }
}

function matches(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function backendOf({ local, selector }: PlainService): string {
  return local ? JSON.stringify(Object.entries(selector).sort()) : JSON.stringify([]);
}

/** The family of an address as the clusters of these tests spell it; undefined where it is none. */
export function familyOf(address: string): PlainFamily | undefined {
  if (/^10(\.\d+){3}$/.test(address)) return 'ipv4';
  return address.startsWith('2001:db8::') ? 'ipv6' : undefined;
}
