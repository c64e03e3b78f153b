import { servedServices } from '../metallb/absence.ts';
import { announcedBy } from '../metallb/announcement.ts';
import { askedAddresses } from '../metallb/asked-addresses.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Pool } from '../metallb/pool.ts';
import { isJudged, seesAllAdvertisements, seesAllPools } from '../metallb/reach.ts';
import type { Service } from '../metallb/service.ts';
import { type AskablePools, askablePools } from './askable-pools.ts';

/** A Service whose address surely is announced by ARP and NDP alone. */
export interface L2Service {
  readonly service: Service;
  /** The pools that its address may come from; at least one. */
  readonly pools: readonly [Pool, ...Pool[]];
}

/**
 * Those of a cluster's Services that pass a test and whose address comes from a pool that only L2Advertisements
 * announce: the pool they ask for, or that holds the address they ask for, else every pool that is assigned by itself.
 */
export function l2Services(cluster: Cluster, test: (service: Service) => boolean): readonly L2Service[] {
  if (!isJudged(cluster) || !seesAllPools(cluster) || !seesAllAdvertisements(cluster)) return [];
  const services = servedServices(cluster).filter(test);
  if (services.length === 0) return [];
  const l2 = new Set(cluster.pools.filter((pool) => isL2(cluster, pool)));
  const pools = askablePools(cluster);
  const automatic = cluster.pools.filter(({ autoAssign }) => autoAssign !== false);
  const areAllL2 = automatic.every((pool) => l2.has(pool));
  return services.flatMap((service) => {
    const named = poolAsked(service, pools);
    if (named === 'unknown' || (named === undefined && !areAllL2)) return [];
    const [first, ...others] = named === undefined ? automatic : [named];
    return first === undefined || !l2.has(first) ? [] : { service, pools: [first, ...others] };
  });
}

function isL2(cluster: Cluster, pool: Pool): boolean {
  return announcedBy(cluster, pool, 'l2') === true && announcedBy(cluster, pool, 'bgp') === false;
}

/** The pool that a Service asks for, by name or by address; undefined where it asks for nothing. */
function poolAsked({ request }: Service, pools: AskablePools): Pool | undefined | 'unknown' {
  const asked = askedAddresses(request);
  if (asked === 'none') {
    const name = request.pool?.text;
    if (name === undefined) return undefined;
    return typeof name === 'string' ? (pools.named(name)[0] ?? 'unknown') : 'unknown';
  }
  if (asked === 'unknown' || 'fault' in asked) return 'unknown';
  const [pool, ...others] = asked.addresses.map((address) => pools.holding(address));
  return pool === undefined || pool === 'unread' || others.some((one) => one !== pool) ? 'unknown' : pool;
}
