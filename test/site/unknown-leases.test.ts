import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { claimsOf } from '../../src/site/claims.ts';
import { withUnknownLeases } from '../../src/site/unknown-leases.ts';
import { resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf } from './sites-of.ts';

const pool = (addresses: string) => resource('IPAddressPool', 'apps', `{ addresses: [${addresses}] }`);
const L2 = resource('L2Advertisement', 'apps', '{}');
const BGP = resource('BGPAdvertisement', 'apps', '{}');

/** What each claim takes of networks with unknown leases, as `lan 192.168.20.250-192.168.20.255`. */
function leases(manifests: string, lan = 'dhcp: unknown', prod = '') {
  const site = siteOf(officePlan({ lan, prod }), { prod: manifests });
  return site.clusters.flatMap((cluster) =>
    claimsOf(cluster).map((claim) =>
      withUnknownLeases(site, claim).map(
        ({ network, addresses }) => `${network.name.value} ${addresses.map(formatInterval).join(', ')}`,
      ),
    ),
  );
}

describe('a network leases addresses that nobody wrote down', () => {
  it('to the part of an L2 pool that lies in it', () => {
    expect(leases(pool('192.168.20.250-192.168.21.5') + L2)).toEqual([['lan 192.168.20.250-192.168.20.255']]);
    expect(leases(pool('192.168.21.0/29') + L2)).toEqual([[]]);
  });

  it('without what the plan gives to somebody else', () => {
    const lan = 'dhcp: unknown, ranges: [{ range: .203-.204, role: appliance }]';
    expect(leases(pool('192.168.20.200-192.168.20.207') + L2, lan)).toEqual([
      ['lan 192.168.20.200-192.168.20.202, 192.168.20.205-192.168.20.207'],
    ]);
    const all = 'dhcp: unknown, ranges: [{ range: .200-.210, role: appliance }]';
    expect(leases(pool('192.168.20.200-192.168.20.207') + L2, all)).toEqual([[]]);
  });

  it('of each such network that the cluster has nodes in', () => {
    const lan = 'dhcp: unknown }, { name: dmz, cidr: 192.168.21.0/24, dhcp: unknown';
    const pools = pool('192.168.20.250-192.168.21.5') + L2;
    expect(leases(pools, lan)).toEqual([['lan 192.168.20.250-192.168.20.255', 'dmz 192.168.21.0-192.168.21.5']]);
    expect(leases(pools, lan, 'networks: [dmz]')).toEqual([['dmz 192.168.21.0-192.168.21.5']]);
  });

  it('not where its leases are known', () => {
    expect(leases(pool('192.168.20.200/29') + L2, '')).toEqual([[]]);
  });

  it('not to a pool that is not surely announced by L2, nor to a Service that asks beside the pools', () => {
    expect(leases(pool('192.168.20.200/29') + BGP)).toEqual([[]]);
    const asks =
      '---\n{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop }, spec: { type: LoadBalancer, loadBalancerIP: 192.168.20.9 } }\n';
    expect(leases(asks + L2)).toEqual([[]]);
  });
});
