import { formatAddress, parseAddress } from '../address/address.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { parsePoolEntry } from '../address/pool-entry.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, itemsOf, type Route } from '../manifest/tree.ts';
import { announcedBy } from './announcement.ts';
import type { Cluster } from './cluster.ts';
import type { Peer } from './peer.ts';
import { type Pool, usable } from './pool.ts';
import { isJudged } from './reach.ts';

/** A router with which Calico and MetalLB both hold a BGP session from one node; it accepts one of them only. */
export interface SharedRouter {
  readonly manifest: Manifest;
  readonly peer: Peer;
  readonly address: string;
}

/** The routers that both peer with. None where both choose nodes, which may be others, or the ports differ. */
export function sharedRouters(cluster: Cluster): readonly SharedRouter[] {
  if (!isJudged(cluster)) return [];
  const own = cluster.peers.flatMap((peer) => {
    const address = typeof peer.peerAddress === 'string' ? parseAddress(peer.peerAddress) : undefined;
    return address === undefined ? [] : [{ peer, address: formatAddress(address) }];
  });
  return cluster.manifests.filter(isCalicoPeer).flatMap((manifest) => {
    const written = manifest.get(['spec', 'peerIP']);
    const address =
      typeof written === 'string' ? parseAddress(written.replace(/^\[?([^\]]*?)\]?(?::179)?$/, '$1')) : undefined;
    if (address === undefined) return [];
    const chooses = CHOOSING.some((key) => manifest.get(['spec', key]) !== undefined);
    const met = own.find((one) => {
      const hasPort = (one.peer.manifest.get(['spec', 'peerPort']) ?? 179) === 179;
      return one.address === formatAddress(address) && hasPort && !(chooses && one.peer.nodeSelectors.length > 0);
    });
    return met === undefined ? [] : [{ manifest, peer: met.peer, address: met.address }];
  });
}

const CHOOSING = ['node', 'nodeSelector'] as const;

function isCalicoPeer({ apiVersion, kind }: Manifest): boolean {
  return kind === 'BGPPeer' && /(?:^|\.)projectcalico\.org\//.test(apiVersion);
}

/** A prefix of Services that Calico announces over BGP, and a pool in it that MetalLB announces over BGP too. */
export interface SharedPrefix {
  readonly manifest: Manifest;
  readonly route: Route;
  readonly pool: Pool;
}

/** The prefixes of Services that both announce: each with the first pool of MetalLB that meets it. */
export function sharedPrefixes(cluster: Cluster): readonly SharedPrefix[] {
  if (!isJudged(cluster) || cluster.peers.length === 0) return [];
  return cluster.manifests.filter(isCalicoConfiguration).flatMap((manifest) =>
    itemsOf(manifest.get(PREFIXES)).flatMap((item, index) => {
      const cidr = fieldsOf(item).get('cidr');
      const prefix = typeof cidr === 'string' ? IntervalSet.of(usable(parsePoolEntry(cidr))) : undefined;
      const pool = cluster.pools.find(
        (one) => (prefix?.intersect(one.addresses).size() ?? 0n) > 0n && announcedBy(cluster, one, 'bgp') === true,
      );
      return pool === undefined ? [] : [{ manifest, route: [...PREFIXES, index, 'cidr'], pool }];
    }),
  );
}

const PREFIXES: Route = ['spec', 'serviceLoadBalancerIPs'];

function isCalicoConfiguration({ apiVersion, kind }: Manifest): boolean {
  return kind === 'BGPConfiguration' && /(?:^|\.)projectcalico\.org\//.test(apiVersion);
}
