import { describe, expect, it } from 'vitest';
import { readRange } from '../../src/report/map/marks.ts';
import { addressMapOf } from '../../src/site/address-map.ts';
import type { MapArea, SiteMap } from '../../src/site/map.ts';
import { poolText, serviceText } from '../command/story.ts';
import { officePlan, siteOf, sitesOf } from './sites-of.ts';

function mapOf(plan: string, manifests = ''): SiteMap {
  return addressMapOf(siteOf(plan, { prod: manifests }));
}

/** The segments of an area as people read them: `192.168.20.1 gateway`. */
function segments({ areas }: SiteMap, name = 'lan'): readonly string[] {
  const area = areas.find((one) => one.name === name);
  return (area?.blocks ?? []).flatMap((block) =>
    block.segments.map(({ range, state, conflict }) => `${range} ${state}${conflict === true ? '!' : ''}`),
  );
}

function messages({ areas }: SiteMap): readonly string[] {
  return areas.flatMap(({ conflicts }) => conflicts.map(({ message }) => message));
}

const lan =
  'gateway: .1, ranges: [{ range: .100-.199, role: dhcp, name: clients }, { range: .200-.219, role: service }]';

describe('addressMapOf', () => {
  it('says of every address whose it is and what it is used for', () => {
    const manifests = poolText('apps', '192.168.20.200-192.168.20.203') + serviceText('shop/till');
    const promised = `${lan}, reservations: [{ address: .202, service: shop/search }]`;
    const plan = officePlan({ lan: promised, prod: 'nodes: [{ name: rack-1, addresses: [192.168.20.20] }]' });
    expect(segments(mapOf(plan, manifests))).toEqual([
      '192.168.20.0 unassigned',
      '192.168.20.1 gateway',
      '192.168.20.2-192.168.20.19 unassigned',
      '192.168.20.20 node',
      '192.168.20.21-192.168.20.99 unassigned',
      '192.168.20.100-192.168.20.199 dhcp',
      '192.168.20.200 service',
      '192.168.20.201 pool',
      '192.168.20.202 promised',
      '192.168.20.203 pool',
      '192.168.20.204-192.168.20.219 free',
      '192.168.20.220-192.168.20.255 unassigned',
    ]);
  });

  it('marks a pool on leased addresses, and says why', () => {
    const map = mapOf(officePlan({ lan }), poolText('apps', '192.168.20.195-192.168.20.205'));
    expect(segments(map)).toContain('192.168.20.195-192.168.20.199 dhcp!');
    expect(messages(map)).toEqual([
      'Pool "apps" of cluster "prod" hands out 192.168.20.195-192.168.20.199, which DHCP range "clients" also leases',
    ]);
  });

  it('marks what two pools hand out, and what two Services ask for', () => {
    const pools = mapOf(
      officePlan({ lan }),
      poolText('apps', '192.168.20.200-192.168.20.204') + poolText('more', '192.168.20.204-192.168.20.206'),
    );
    expect(messages(pools)).toEqual(['Pools "apps" and "more" both hand out 192.168.20.204']);
    const asked = { loadBalancerIPs: '192.168.20.200' };
    const services = mapOf(
      officePlan({ lan }),
      poolText('apps', '192.168.20.200-192.168.20.204') + serviceText('a/one', asked) + serviceText('a/two', asked),
    );
    expect(messages(services)).toEqual(['Services "a/one" and "a/two" both claim 192.168.20.200 and cannot share it']);
    expect(segments(services)).toContain('192.168.20.200 service!');
  });

  it('marks a pool in the pod network of its own cluster', () => {
    const map = mapOf(officePlan({ lan, prod: 'podCIDRs: [10.42.0.0/16]' }), poolText('apps', '10.42.7.0/30'));
    expect(segments(map, 'elsewhere')).toContain('10.42.7.0-10.42.7.3 pool!');
    expect(messages(map)).toEqual([
      'Pool "apps" of cluster "prod" hands out 10.42.7.0-10.42.7.3, which are of the pods or Services inside the cluster',
    ]);
  });

  it('draws what lies in no network in its surroundings', () => {
    const map = mapOf(officePlan({ lan }), poolText('far', '198.51.100.8-198.51.100.9'));
    expect(map.areas.map(({ kind, blocks }) => [kind, blocks.map(({ range }) => range)])).toEqual([
      ['network', ['192.168.20.0/24']],
      ['elsewhere', ['198.51.100.0/24']],
    ]);
  });

  it('draws an address once, in the narrower of two networks', () => {
    const plan = `version: 1
sites:
  - name: office
    networks:
      - { name: all, cidr: 10.0.0.0/22 }
      - { name: lan, cidr: 10.0.1.0/24 }
`;
    const map = mapOf(plan);
    expect(segments(map, 'all')).toEqual([
      '10.0.0.0-10.0.0.255 unassigned',
      '10.0.1.0-10.0.1.255 other',
      '10.0.2.0-10.0.3.255 unassigned',
    ]);
    expect(segments(map)).toEqual(['10.0.1.0-10.0.1.255 unassigned']);
    expect(messages(map)).toHaveLength(1);
  });

  it('lists ranges, pools and addresses by address, what is said of the same ones in one row', () => {
    const manifests =
      poolText('apps', '192.168.20.200-192.168.20.219') +
      serviceText('shop/till', { loadBalancerIPs: '192.168.20.210' });
    const promised = `${lan}, reservations: [{ address: .210, service: shop/till, dns: till.example.org }]`;
    const [area] = mapOf(officePlan({ lan: promised }), manifests).areas;
    const use = { cluster: 'prod', service: 'shop/till', status: 'assigned', orderDependent: false };
    const none = { pools: [], keptFor: [], promised: [], services: [], dns: [] };
    expect(area?.rows).toEqual([
      { range: '192.168.20.1', size: 1, role: 'gateway', name: 'lan', ...none },
      { range: '192.168.20.100-192.168.20.199', size: 100, role: 'dhcp', name: 'clients', ...none },
      {
        ...{ range: '192.168.20.200-192.168.20.219', size: 20, role: 'service', used: 1 },
        ...{ ...none, pools: [{ cluster: 'prod', name: 'apps' }] },
      },
      {
        ...{ range: '192.168.20.210', size: 1, role: null },
        ...{ ...none, promised: ['shop/till'], services: [use], dns: ['till.example.org'] },
      },
    ]);
  });

  it('has every address of a block in one segment, whatever lies there', () => {
    const pools = Array.from({ length: 40 }, (_, index) => {
      const first = (index * 37) % 200;
      return poolText(`pool-${index}`, `192.168.20.${first}-192.168.20.${first + (index % 50)}`);
    });
    const map = mapOf(officePlan({ lan }), pools.join(''));
    expect(map.areas.flatMap(coverage)).toEqual(['192.168.20.0/24 is whole']);
  });

  it('sees what the clusters of another site in its address space claim', () => {
    const plan = `version: 1
sites:
  - { name: a, vrf: home, networks: [{ name: lan, cidr: 192.168.20.0/24 }] }
  - { name: b, vrf: home, clusters: [{ name: prod, manifests: [k8s] }] }
`;
    const [first, second] = sitesOf(plan, { prod: poolText('apps', '192.168.20.8/30') }).map((site) =>
      addressMapOf(site),
    );
    expect(first === undefined ? [] : segments(first)).toContain('192.168.20.8-192.168.20.11 pool');
    expect(second?.areas).toEqual([]);
  });
});

function coverage({ blocks }: MapArea): readonly string[] {
  return blocks.map((block) => {
    let next = readRange(block.range)?.first;
    for (const { range } of block.segments) {
      const interval = readRange(range);
      if (interval === undefined || interval.first !== next) return `${block.range} breaks at ${range}`;
      next = interval.last + 1n;
    }
    return next === (readRange(block.range)?.last ?? 0n) + 1n ? `${block.range} is whole` : `${block.range} ends early`;
  });
}
