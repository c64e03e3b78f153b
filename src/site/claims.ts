import { type Address, formatAddress, parseAddress } from '../address/address.ts';
import { type Interval, intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { type Pool, usable } from '../metallb/pool.ts';
import type { Asked } from '../metallb/request.ts';
import { type Service, serviceLabel, written } from '../metallb/service.ts';
import { once } from './once.ts';

/** Addresses that a cluster takes: those of a pool's entry, or one that a Service asks for beside its pools. */
export interface Claim {
  readonly cluster: Cluster;
  readonly interval: Interval;
  readonly manifest: Manifest;
  readonly route: Route;
  /** Who takes them, as in `Pool "apps"`. */
  readonly label: string;
  readonly pool: Pool | undefined;
  readonly service: Service | undefined;
}

/** The entries of all pools that MetalLB can use; none where the plan says that the cluster has no MetalLB. */
export const poolClaims = once((cluster: Cluster): readonly Claim[] =>
  (cluster.plan?.metallb.installed === false ? [] : cluster.pools).flatMap((pool) =>
    pool.entries.flatMap((entry) =>
      usable(entry.parsed).map((interval) => ({
        cluster,
        interval,
        manifest: pool.manifest,
        route: entry.route,
        label: `Pool "${written(pool.name)}"`,
        pool,
        service: undefined,
      })),
    ),
  ),
);

/**
 * What a cluster takes of the address plan: its pools' entries, and the addresses that LoadBalancer Services ask for
 * and no pool of the cluster holds (those of a pool are the pool's claim), whoever serves them.
 */
export const claimsOf = once((cluster: Cluster): readonly Claim[] => {
  const pools = poolClaims(cluster);
  const held = IntervalSet.of(pools.map(({ interval }) => interval));
  return [...pools, ...cluster.services.flatMap((service) => requestClaims(cluster, service, held))];
});

function requestClaims(cluster: Cluster, service: Service, held: IntervalSet): readonly Claim[] {
  if (service.type !== 'LoadBalancer') return [];
  return requestedAddresses(service)
    .filter(({ address }) => !held.has(address))
    .map(({ address, route }) => ({
      cluster,
      interval: intervalOf(address),
      manifest: service.manifest,
      route,
      label: `Service "${serviceLabel(service)}"`,
      pool: undefined,
      service,
    }));
}

/** An address that a Service asks for, and where. */
export interface RequestedAddress {
  readonly address: Address;
  readonly route: Route;
}

/**
 * The addresses that a Service asks for, by annotation and by `spec.loadBalancerIP`, each once; those that do not parse
 * are left out.
 */
export function requestedAddresses(service: Service): readonly RequestedAddress[] {
  const { addresses, loadBalancerIP } = service.request;
  const asked = [...parts(addresses, ','), ...parts(loadBalancerIP, undefined)];
  if (asked.length < 2) return asked;
  const first = new Map(asked.toReversed().map((one) => [formatAddress(one.address), one]));
  return asked.filter((one) => first.get(formatAddress(one.address)) === one);
}

function parts(asked: Asked | undefined, separator: string | undefined): readonly RequestedAddress[] {
  if (asked === undefined || asked.text instanceof Unknown) return [];
  const texts = separator === undefined ? [asked.text] : asked.text.split(separator).map((part) => part.trim());
  return texts.flatMap((text) => {
    const address = parseAddress(text);
    return address === undefined ? [] : [{ address, route: asked.route }];
  });
}
