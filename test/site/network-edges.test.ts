import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { edgesOf } from '../../src/site/network-edges.ts';
import { siteOf } from './sites-of.ts';

/** The edges that the cluster `prod` meets, as `192.0.2.0 network address of lan`. */
function edges(networks: string, prod = ''): readonly string[] {
  const plan = `version: 1
sites:
  - { name: office, networks: [${networks}], clusters: [{ name: prod, manifests: [k8s], ${prod} }] }
`;
  const site = siteOf(plan);
  return site.clusters.flatMap((cluster) =>
    edgesOf(site, cluster).map(({ address, what, network }) => `${formatAddress(address)} ${what} of ${network}`),
  );
}

describe('the edges of a network', () => {
  it('are the first and the last address of each of its IPv4 prefixes', () => {
    expect(edges('{ name: lan, cidr: [192.0.2.0/25, 198.51.100.4/30] }')).toEqual([
      '192.0.2.0 network address of lan',
      '192.0.2.127 broadcast address of lan',
      '198.51.100.4 network address of lan',
      '198.51.100.7 broadcast address of lan',
    ]);
  });

  it('are none of a prefix of two addresses or of one', () => {
    expect(edges('{ name: link, cidr: 192.0.2.0/31 }')).toEqual([]);
    expect(edges('{ name: loop, cidr: 192.0.2.0/32 }')).toEqual([]);
  });

  it('are none of IPv6', () => {
    expect(edges('{ name: lan, cidr: "2001:db8::/64" }')).toEqual([]);
  });

  it('are those of the networks that the plan names for the cluster', () => {
    const two = '{ name: lan, cidr: 192.0.2.0/24 }, { name: dmz, cidr: 198.51.100.0/24 }';
    expect(edges(two, 'networks: [dmz]')).toEqual([
      '198.51.100.0 network address of dmz',
      '198.51.100.255 broadcast address of dmz',
    ]);
    expect(edges(two)).toHaveLength(4);
  });
});
