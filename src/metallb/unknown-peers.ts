import type { Reference } from './advertisement.ts';
import type { BgpAdvertisement } from './bgp-advertisement.ts';
import type { Cluster } from './cluster.ts';
import { isJudged } from './reach.ts';
import { standsElsewhere } from './unread.ts';

/** A name in a BGPAdvertisement that no BGPPeer of the cluster has. */
export interface UnknownPeer {
  readonly advertisement: BgpAdvertisement;
  readonly reference: Reference;
  readonly name: string;
}

/**
 * The BGPAdvertisements of a cluster that has no BGPPeer to tell; none where one may exist that nobody sees, or that
 * stands in another namespace.
 */
export function advertisementsWithoutPeer(cluster: Cluster): readonly BgpAdvertisement[] {
  const hidden = !seesAllPeers(cluster) || cluster.misplaced.some(({ manifest }) => manifest.kind === 'BGPPeer');
  return hidden || cluster.peers.length > 0 ? [] : cluster.bgpAdvertisements;
}

/** The names that no BGPPeer has, each once an advertisement; none where there is no BGPPeer at all. */
export function unknownPeers(cluster: Cluster): readonly UnknownPeer[] {
  if (!seesAllPeers(cluster) || cluster.peers.length === 0) return [];
  const names = new Set(cluster.peers.map(({ name }) => name));
  if ([...names].some((name) => typeof name !== 'string')) return [];
  return cluster.bgpAdvertisements.flatMap((advertisement) => {
    const first = new Map<string, Reference>();
    for (const reference of advertisement.peers) {
      if (typeof reference.name === 'string' && !first.has(reference.name)) first.set(reference.name, reference);
    }
    return [...first]
      .filter(([name]) => !names.has(name) && !standsElsewhere(cluster, 'BGPPeer', name))
      .map(([name, reference]) => ({ advertisement, reference, name }));
  });
}

function seesAllPeers(cluster: Cluster): boolean {
  return isJudged(cluster) && !cluster.unseen.mayHold('BGPPeer');
}
