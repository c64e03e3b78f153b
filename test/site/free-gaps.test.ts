import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { gapsOf } from '../../src/site/free-gaps.ts';
import { pool, service } from '../metallb/allocator/world.ts';
import { officePlan, siteOf } from './sites-of.ts';

/** The gaps of the first range, each between who bounds it. */
function gaps(ranges: string, manifests: string, others = '', lab?: string): readonly string[] {
  const one = officePlan({ lan: `ranges: [${ranges}], ${others}` });
  const plan = lab === undefined ? one : one.replace('clusters: [', 'clusters: [{ name: lab, manifests: [lab] }, ');
  const site = siteOf(plan, { prod: manifests, ...(lab !== undefined && { lab }) });
  const [range] = site.plan?.networks[0]?.ranges ?? [];
  if (range === undefined) throw new Error('no range');
  return gapsOf(site, range).map(
    ({ interval, before = 'nobody', after = 'nobody' }) => `${before} / ${formatInterval(interval)} / ${after}`,
  );
}

const RANGE = '{ range: .200-.209, role: service }';

describe('a gap of a range', () => {
  it('lies between pools, and what Services ask for or hold', () => {
    const services =
      service('s', { spec: 'loadBalancerIP: 192.168.20.205' }) + service('t', { holds: '192.168.20.208' });
    expect(gaps(RANGE, pool('p', '192.168.20.200/31') + services)).toEqual([
      'pool "p" / 192.168.20.202-192.168.20.204 / Service "a/s"',
      'Service "a/s" / 192.168.20.206-192.168.20.207 / Service "a/t"',
      'Service "a/t" / 192.168.20.209 / nobody',
    ]);
  });

  it('lies beside the pool where a Service asks for an address of it', () => {
    const asks = service('s', { spec: 'loadBalancerIP: 192.168.20.201' });
    expect(gaps(RANGE, pool('p', '192.168.20.200/31') + asks)).toEqual([
      'pool "p" / 192.168.20.202-192.168.20.209 / nobody',
    ]);
  });

  it('lies between what the plan gives away, whatever pools hold of it', () => {
    const ranges = `${RANGE}, { range: .204, role: appliance, owner: printer }, { range: .210-.219, role: dhcp }`;
    const others = 'gateway: .199, reservations: [{ address: .202, service: a/b }]';
    const manifests = pool('p', '192.168.20.198-192.168.20.199, 192.168.20.204/32');
    expect(gaps(ranges, manifests, others)).toEqual([
      'the gateway of network "lan" / 192.168.20.200-192.168.20.201 / the reservation for "a/b"',
      'the reservation for "a/b" / 192.168.20.203 / pool "p"',
      'pool "p" / 192.168.20.205-192.168.20.209 / DHCP range "192.168.20.210-192.168.20.219"',
    ]);
  });

  it('names the cluster where there are several', () => {
    const asks = service('s', { spec: 'loadBalancerIP: 192.168.20.205' });
    expect(gaps(RANGE, pool('p', '192.168.20.200/31'), '', pool('p', '192.168.20.208/31') + asks)).toEqual([
      'pool "p" of cluster "prod" / 192.168.20.202-192.168.20.204 / Service "a/s" of cluster "lab"',
      'Service "a/s" of cluster "lab" / 192.168.20.206-192.168.20.207 / pool "p" of cluster "lab"',
    ]);
  });

  it('is bounded by those of its family', () => {
    const six = '{ range: "2001:db8::-2001:db8::f", role: service }';
    const both = pool('p', '192.168.20.200/31') + pool('q', '"2001:db8::/127"') + pool('r', '"2001:db8::8/127"');
    const lan = `192.168.20.0/24, "2001:db8::/64"`;
    const plan = officePlan({ lan: `ranges: [${six}]` }).replace('cidr: 192.168.20.0/24', `cidr: [${lan}]`);
    const site = siteOf(plan, { prod: both });
    const [range] = site.plan?.networks[0]?.ranges ?? [];
    expect(range && gapsOf(site, range).map(({ before, after }) => [before, after])).toEqual([
      ['pool "q"', 'pool "r"'],
      ['pool "r"', undefined],
    ]);
  });
});
