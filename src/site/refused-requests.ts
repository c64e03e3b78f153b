import type { Address } from '../address/address.ts';
import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { servedServices } from '../metallb/absence.ts';
import { askedAddresses, type RequestFault } from '../metallb/asked-addresses.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { familiesOf } from '../metallb/families.ts';
import type { Pool } from '../metallb/pool.ts';
import type { Asked } from '../metallb/request.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { type AskablePools, askablePools } from './askable-pools.ts';

/** Why MetalLB refuses what a Service asks for. */
export type Refusal =
  | { readonly why: 'malformed'; readonly fault: RequestFault }
  /** `near` is the pool that the Service names, else the nearest one. */
  | { readonly why: 'outside'; readonly route: Route; readonly address: Address; readonly near: Pool | undefined }
  /** `avoidBuggyIPs` keeps the address from everybody. */
  | { readonly why: 'withheld'; readonly route: Route; readonly address: Address; readonly pool: Pool }
  | { readonly why: 'two-pools'; readonly route: Route; readonly held: readonly (readonly [Address, Pool])[] }
  | { readonly why: 'unknown-pool'; readonly route: Route; readonly name: string; readonly meant: Pool | undefined }
  /** The pool that it names, or that holds the address it asks for, is kept for others. */
  | { readonly why: 'refuses'; readonly route: Route; readonly pool: Pool; readonly address: Address | undefined }
  /** The address lies in one pool and the Service names another. */
  | {
      readonly why: 'mismatch';
      readonly address: Address;
      readonly at: Route;
      readonly named: Asked;
      readonly pool: Pool;
    };

/** A Service of MetalLB whose request is refused, whatever the order in which Services come. */
export interface RefusedRequest {
  readonly service: Service;
  readonly refusal: Refusal;
}

/**
 * The requests of a cluster that MetalLB refuses for what they say. None that speaks of pools where pools may exist that
 * nobody sees or where there is none; none of addresses of a family that the Service does not have, which is another
 * fault.
 */
export const refusedRequests = onceAlike((cluster: Cluster): readonly RefusedRequest[] => {
  const pools = askablePools(cluster);
  return servedServices(cluster).flatMap((service) =>
    refusalsOf(cluster, service, pools).map((refusal) => ({ service, refusal })),
  );
});

function refusalsOf(cluster: Cluster, service: Service, pools: AskablePools): readonly Refusal[] {
  const asked = askedAddresses(service.request);
  if (typeof asked === 'object' && 'fault' in asked) return [{ why: 'malformed', fault: asked.fault }];
  const { pool: named } = service.request;
  // Up to 0.13.9 the pool's annotation counts for nothing beside a request for an address.
  const counts = asked === 'none' || cluster.releases.since('0.13.10');
  const unknown = named === undefined || !counts ? undefined : unknownPool(named, pools);
  const refused = named === undefined || asked !== 'none' ? undefined : refusedBy(service, named, pools);
  const ofAddress =
    typeof asked === 'object' && !isOfOtherFamilies(cluster, service, asked.addresses)
      ? refusedAddress(cluster, service, asked, pools)
      : undefined;
  return [unknown, refused, ofAddress].flatMap((one) => one ?? []);
}

function unknownPool({ text, route }: Asked, pools: AskablePools): Refusal | undefined {
  if (text instanceof Unknown || !pools.lacks(text)) return undefined;
  return { why: 'unknown-pool', route, name: text, meant: pools.meant(text) };
}

function refusedBy(service: Service, { text, route }: Asked, pools: AskablePools): Refusal | undefined {
  const candidates = text instanceof Unknown ? [] : pools.named(text);
  const [pool] = candidates;
  if (pool === undefined || !candidates.every((one) => pools.refuses(one, service))) return undefined;
  return { why: 'refuses', route, pool, address: undefined };
}

/** Whether the addresses are surely not one of each family that the Service has. */
function isOfOtherFamilies(cluster: Cluster, service: Service, addresses: readonly Address[]): boolean {
  const settled = familiesOf(service, cluster.plan?.families ?? ['ipv4']);
  if (typeof settled === 'string') return false;
  const asked = addresses.map(({ family }) => family);
  return asked.length !== settled.families.length || !settled.families.every((family) => asked.includes(family));
}

interface AskedFor {
  readonly addresses: readonly Address[];
  readonly route: Route;
}

function refusedAddress(
  cluster: Cluster,
  service: Service,
  { addresses, route }: AskedFor,
  pools: AskablePools,
): Refusal | undefined {
  if (!pools.areKnown) return undefined;
  const { pool: named } = service.request;
  const held: (readonly [Address, Pool])[] = [];
  for (const address of addresses) {
    const pool = pools.holding(address);
    if (pool === 'unread') return undefined;
    if (pool === undefined) {
      const [own] = typeof named?.text === 'string' ? pools.named(named.text) : [];
      return { why: 'outside', route, address, near: own ?? pools.nearest(address) };
    }
    const withholds = pools.withholds(pool, address);
    if (withholds === 'unknown') return undefined;
    if (withholds) return { why: 'withheld', route, address, pool };
    held.push([address, pool]);
  }
  const [first] = held;
  if (first === undefined) return undefined;
  const [address, pool] = first;
  const isTogether = cluster.pools.some((one) => addresses.every((each) => one.addresses.has(each)));
  if (!isTogether) return { why: 'two-pools', route, held };
  if (pools.refuses(pool, service)) return { why: 'refuses', route, pool, address };
  if (named === undefined || typeof named.text !== 'string' || !cluster.releases.since('0.13.10')) return undefined;
  const others = pools.named(named.text);
  const isElsewhere = others.length > 0 && !others.some((one) => one.addresses.has(address));
  return isElsewhere ? { why: 'mismatch', address, at: route, named, pool } : undefined;
}
