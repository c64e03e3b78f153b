import { append } from '../text/group-by.ts';
import { type Advertisement, announces, type Protocol, selectsAll } from './advertisement.ts';
import type { Cluster } from './cluster.ts';
import { anyOf, either, type Truth } from './labels.ts';
import type { Pool } from './pool.ts';

/** Whether a protocol announces a pool; an AddressPool says it itself. Advertisements nobody sees are not counted. */
export function announcedBy(cluster: Cluster, pool: Pool, protocol: Protocol): Truth {
  if (pool.protocol !== undefined) return pool.protocol === (protocol === 'l2' ? 'layer2' : 'bgp');
  if (pool.manifest.kind === 'AddressPool') return 'unknown';
  return anyOf(candidatesFor(cluster.advertisements, pool), (advertisement) =>
    advertisement.protocol === protocol ? announces(advertisement, pool) : false,
  );
}

/** Whether any protocol announces a pool. */
export function announced(cluster: Cluster, pool: Pool): Truth {
  return either(announcedBy(cluster, pool, 'l2'), announcedBy(cluster, pool, 'bgp'));
}

/** The advertisements that surely announce a pool, in the cluster's order. */
export function advertisementsOf(cluster: Cluster, pool: Pool): readonly Advertisement[] {
  const found = candidatesFor(cluster.advertisements, pool).filter(
    (advertisement) => announces(advertisement, pool) === true,
  );
  const { order } = indexOf(cluster.advertisements);
  return found.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** Which advertisements can concern a pool at all: those that name it, and those that do not go by names they spell. */
interface Index {
  readonly order: ReadonlyMap<Advertisement, number>;
  readonly byName: ReadonlyMap<string, readonly Advertisement[]>;
  readonly broad: readonly Advertisement[];
}

const indexes = new WeakMap<readonly Advertisement[], Index>();

function indexOf(advertisements: readonly Advertisement[]): Index {
  const known = indexes.get(advertisements);
  if (known !== undefined) return known;
  const byName = new Map<string, Advertisement[]>();
  const broad: Advertisement[] = [];
  for (const advertisement of advertisements) {
    const names = advertisement.pools.map(({ name }) => name);
    if (isBroad(advertisement)) {
      broad.push(advertisement);
      continue;
    }
    for (const name of new Set(names)) {
      if (typeof name !== 'string') continue;
      append(byName, name, advertisement);
    }
  }
  const index = { order: new Map(advertisements.map((one, place) => [one, place])), byName, broad };
  indexes.set(advertisements, index);
  return index;
}

function isBroad(advertisement: Advertisement): boolean {
  if (selectsAll(advertisement) || advertisement.poolSelectors.length > 0) return true;
  return advertisement.pools.some(({ name }) => typeof name !== 'string');
}

/** The advertisements worth a look: all of them for a pool whose own name is unknown. */
function candidatesFor(advertisements: readonly Advertisement[], pool: Pool): Advertisement[] {
  if (typeof pool.name !== 'string') return [...advertisements];
  const { byName, broad } = indexOf(advertisements);
  return [...(byName.get(pool.name) ?? []), ...broad];
}
