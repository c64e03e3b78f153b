import { type Advertisement, announces, type Protocol } from './advertisement.ts';
import type { Cluster } from './cluster.ts';
import { anyOf, either, type Truth } from './labels.ts';
import type { Pool } from './pool.ts';

/** Whether a protocol announces a pool; an AddressPool says it itself. Advertisements nobody sees are not counted. */
export function announcedBy(cluster: Cluster, pool: Pool, protocol: Protocol): Truth {
  if (pool.protocol !== undefined) return pool.protocol === (protocol === 'l2' ? 'layer2' : 'bgp');
  return anyOf(
    cluster.advertisements.filter((one) => one.protocol === protocol),
    (advertisement) => announces(advertisement, pool),
  );
}

/** Whether any protocol announces a pool. */
export function announced(cluster: Cluster, pool: Pool): Truth {
  return either(announcedBy(cluster, pool, 'l2'), announcedBy(cluster, pool, 'bgp'));
}

/** The advertisements that surely announce a pool. */
export function advertisementsOf(cluster: Cluster, pool: Pool): readonly Advertisement[] {
  return cluster.advertisements.filter((advertisement) => announces(advertisement, pool) === true);
}
