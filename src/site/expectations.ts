import { type Address, sameAddress } from '../address/address.ts';
import { type Interval, sizeOf } from '../address/interval.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { askedAddresses } from '../metallb/asked-addresses.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Pool } from '../metallb/pool.ts';
import { nameOf } from '../metallb/reach.ts';
import { serves } from '../metallb/serves.ts';
import type { Service } from '../metallb/service.ts';
import type { ExpectPlan } from '../plan/plan.ts';
import { groupBy } from '../text/group-by.ts';
import type { Located } from '../text/source.ts';

/** An address that the plan expects a Service to have, and that it surely does not get. */
export interface UnmetAddress {
  readonly expect: ExpectPlan;
  readonly expected: Located<Address>;
  /** What makes it so: the Service's request, or the only address of the pool it is to be in. */
  readonly by: 'request' | 'pool';
  readonly manifest: Manifest;
  readonly route: Route;
  /** What stands there instead. */
  readonly instead: readonly Interval[];
  /** The pool, where it is to blame. */
  readonly pool: Pool | undefined;
  /** The Service, where a manifest defines it. */
  readonly service: Service | undefined;
}

/**
 * The addresses of a cluster's `expect` that its Services surely do not get by what they ask for, or by what the pool
 * holds that they ask for or that `expect` names. A request that MetalLB cannot read says nothing.
 */
export function unmetAddresses(cluster: Cluster): readonly UnmetAddress[] {
  const expects = cluster.plan?.expect ?? [];
  if (expects.length === 0) return [];
  const services = groupBy(cluster.services, ({ namespace, name }) =>
    typeof namespace === 'string' && typeof name === 'string' ? `${namespace}/${name}` : undefined,
  );
  const pools = groupBy(cluster.pools, nameOf);
  return expects.flatMap((expect) => {
    const expected = expect.address;
    if (expected === undefined) return [];
    const { namespace, name } = expect.service.value;
    const found = services.get(`${namespace}/${name}`) ?? [];
    const unmet = found.length === 0 ? [undefined] : found;
    return unmet.flatMap((service) => unmetBy(cluster, service, pools, expect, expected));
  });
}

function unmetBy(
  cluster: Cluster,
  service: Service | undefined,
  pools: ReadonlyMap<string, readonly Pool[]>,
  expect: ExpectPlan,
  expected: Located<Address>,
): readonly UnmetAddress[] {
  const asked = service === undefined ? 'none' : askedAddresses(service.request);
  if (service !== undefined && service.type !== 'LoadBalancer') return [];
  if (service !== undefined && typeof asked === 'object') {
    if ('fault' in asked || asked.addresses.some((address) => sameAddress(address, expected.value))) return [];
    const instead = asked.addresses.map(({ family, value }) => ({ family, first: value, last: value }));
    const { manifest } = service;
    return [{ expect, expected, by: 'request', manifest, route: asked.route, instead, pool: undefined, service }];
  }
  if (asked === 'unknown' || (service !== undefined && serves(cluster, service) !== true)) return [];
  const named = new Set([service?.request.pool?.text, expect.pool?.value]);
  return [...named].flatMap((name) => {
    const [pool, another] = typeof name === 'string' ? (pools.get(name) ?? []) : [];
    const only = pool === undefined || another !== undefined ? undefined : onlyAddress(pool, expected.value);
    if (pool === undefined || only === undefined || only.interval.first === expected.value.value) return [];
    const { manifest } = pool;
    return [{ expect, expected, by: 'pool', manifest, route: only.route, instead: [only.interval], pool, service }];
  });
}

/** The one address that a pool holds of a family, where it is known to hold one alone, and the entry it stands in. */
function onlyAddress(pool: Pool, { family }: Address) {
  const [interval, another] = pool.addresses.intervals.filter((one) => one.family === family);
  if (!pool.complete || interval === undefined || another !== undefined || sizeOf(interval) > 1n) return undefined;
  const entry = pool.entries.find(({ parsed }) => {
    return parsed !== undefined && 'interval' in parsed && parsed.interval.first === interval.first;
  });
  return entry === undefined ? undefined : { interval, route: entry.route };
}
