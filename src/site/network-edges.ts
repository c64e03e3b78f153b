import type { Address } from '../address/address.ts';
import { sizeOf } from '../address/interval.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { networksOf } from './networks.ts';
import type { Site } from './site.ts';

/** An address that no host of a network can have. */
export interface Edge {
  readonly address: Address;
  readonly what: 'network address' | 'broadcast address';
  readonly network: string;
}

/**
 * The network and broadcast addresses of the networks that a cluster's nodes sit in. IPv6 has none, nor has a prefix
 * of one or two addresses (RFC 3021).
 */
export function edgesOf(site: Site, cluster: Cluster): readonly Edge[] {
  return networksOf(site, cluster).flatMap(({ name, cidrs }) =>
    cidrs.flatMap(({ value }): readonly Edge[] => {
      if (value.family !== 'ipv4' || sizeOf(value) <= 2n) return [];
      const edge = (address: bigint) => ({ address: { family: value.family, value: address }, network: name.value });
      return [
        { ...edge(value.first), what: 'network address' },
        { ...edge(value.last), what: 'broadcast address' },
      ];
    }),
  );
}
