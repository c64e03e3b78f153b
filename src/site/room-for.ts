import type { Family } from '../address/address.ts';
import { type Interval, sizeOf } from '../address/interval.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Pool } from '../metallb/pool.ts';
import { poolClaims } from './claims.ts';
import { freeFor } from './free.ts';
import type { Site } from './site.ts';

/** Free addresses of the plan's service space that a pool could have beside its own; undefined where there are not so many together. */
export function roomFor(site: Site, cluster: Cluster, pool: Pool, family: Family, count: bigint): Interval | undefined {
  const claim = poolClaims(cluster).find((one) => one.pool === pool && one.interval.family === family);
  if (claim === undefined || count < 1n) return undefined;
  const found = freeFor(site, { ...claim, interval: { family, first: 0n, last: count - 1n } }, false);
  return found === undefined || sizeOf(found) < count ? undefined : found;
}
