import { describe, expect, it } from 'vitest';
import { poolClaims } from '../../src/site/claims.ts';
import { beyondNetworks, beyondServiceSpace } from '../../src/site/outside.ts';
import { resource } from '../metallb/cluster-of.ts';
import { officePlan, siteOf, texts } from './sites-of.ts';

const L2 = resource('L2Advertisement', 'all', '{}');
const BGP = resource('BGPAdvertisement', 'all', '{}');
const SERVICE = 'ranges: [{ range: .200-.239, role: service }]';

function beyond(judge: typeof beyondNetworks, addresses: string, parts: Parameters<typeof officePlan>[0], other = L2) {
  const pool = resource('IPAddressPool', 'apps', `{ addresses: [${addresses}] }`);
  const site = siteOf(officePlan(parts), { prod: pool + other });
  return texts(site.clusters.flatMap(poolClaims).flatMap((claim) => judge(site, claim)));
}

describe('beyond the networks of its cluster', () => {
  const far = '192.168.20.250-192.168.21.9';

  it('lies what no prefix holds', () => {
    expect(beyond(beyondNetworks, far, {})).toEqual(['192.168.21.0-192.168.21.9']);
  });

  it('lies nothing that is not surely announced over L2', () => {
    expect(beyond(beyondNetworks, far, {}, BGP)).toEqual([]);
    expect(beyond(beyondNetworks, far, {}, '')).toEqual([]);
    const unknown = resource('L2Advertisement', 'some', "{ ipAddressPools: ['${POOL}'] }");
    expect(beyond(beyondNetworks, far, {}, unknown)).toEqual([]);
  });

  it('lies nothing that somebody else owns, nor the pods', () => {
    const site = 'routed: [{ range: 192.168.21.0-192.168.21.3, role: reserved }],';
    expect(beyond(beyondNetworks, far, { site, prod: 'podCIDRs: [192.168.21.8/29]' })).toEqual([
      '192.168.21.4-192.168.21.7',
    ]);
  });

  it('lies nothing where not every network is known', () => {
    expect(beyond(beyondNetworks, far, { site: 'complete: false,' })).toEqual([]);
    expect(beyond(beyondNetworks, far, { prod: 'networks: []' })).toEqual([]);
    const plan = officePlan({}).replace('cidr: 192.168.20.0/24,', 'ranges: [{ range: 192.168.20.9, role: node }]');
    const site = siteOf(plan, { prod: resource('IPAddressPool', 'apps', `{ addresses: [${far}] }`) + L2 });
    expect(site.clusters.flatMap(poolClaims).flatMap((claim) => beyondNetworks(site, claim))).toEqual([]);
  });
});

describe('beyond the service space', () => {
  it('lies what no service range holds, routed ones counted', () => {
    const site = 'routed: [{ range: 192.168.20.240-192.168.20.249, role: service }],';
    expect(beyond(beyondServiceSpace, '192.168.20.190-192.168.20.255', { lan: SERVICE, site })).toEqual([
      '192.168.20.190-192.168.20.199',
      '192.168.20.250-192.168.20.255',
    ]);
  });

  it('lies nothing where the site has no service range, or more networks than are written', () => {
    expect(beyond(beyondServiceSpace, '192.168.20.9/32', {})).toEqual([]);
    expect(beyond(beyondServiceSpace, '192.168.20.9/32', { lan: SERVICE, site: 'complete: false,' })).toEqual([]);
  });

  it('lies nothing that is owned, reserved for a Service, or beyond the networks', () => {
    const lan = `${SERVICE}, gateway: .1, reservations: [{ address: .2, service: a/b }]`;
    expect(beyond(beyondServiceSpace, '192.168.20.1-192.168.20.3', { lan })).toEqual(['192.168.20.3']);
    expect(beyond(beyondServiceSpace, '192.168.20.254-192.168.21.9', { lan })).toEqual([
      '192.168.20.254-192.168.20.255',
    ]);
    expect(beyond(beyondServiceSpace, '192.168.21.0/29', { lan }, BGP)).toEqual(['192.168.21.0-192.168.21.7']);
  });
});
