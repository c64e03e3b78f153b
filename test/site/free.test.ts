import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { freeFor, freeIn, freeInstead, openGaps, type Wanted } from '../../src/site/free.ts';
import { resource } from '../metallb/cluster-of.ts';
import { interval, officePlan, siteOf, texts } from './sites-of.ts';

const PLAN = officePlan({
  lan: `ranges: [{ range: .200-.219, role: service, pools: [vips] }, { range: .220-.239, role: service, clusters: [prod] }, { range: .225, role: appliance }],
        reservations: [{ address: .201, service: a/b }]`,
  prod: 'nodes: [{ name: n1, addresses: [192.168.20.239] }]',
});

const pool = (name: string, addresses: string) => resource('IPAddressPool', name, `{ addresses: [${addresses}] }`);

function instead(now: string, wanted: Wanted, manifests = '') {
  const found = freeInstead(siteOf(PLAN, { prod: manifests }), interval(now), wanted);
  return found === undefined ? undefined : formatInterval(found);
}

describe('free space', () => {
  it('is in no pool, owned by nobody, reserved for nobody, and neither held nor asked for', () => {
    const service = `---
apiVersion: v1
kind: Service
metadata: { name: till, namespace: shop }
spec: { type: LoadBalancer, loadBalancerIP: 192.168.20.230 }
status: { loadBalancer: { ingress: [{ ip: 192.168.20.232 }] } }
`;
    const site = siteOf(PLAN, { prod: pool('apps', '192.168.20.203-192.168.20.223') + service });
    expect(texts(freeIn(site, interval('192.168.20.200-192.168.20.239')))).toEqual([
      '192.168.20.200',
      '192.168.20.202',
      '192.168.20.224',
      '192.168.20.226-192.168.20.229',
      '192.168.20.231',
      '192.168.20.233-192.168.20.238',
    ]);
  });

  it('for a pool is as large as the pool, from the start of the first gap that is large enough', () => {
    expect(instead('192.168.20.10-192.168.20.13', { pool: 'vips' })).toBe('192.168.20.202-192.168.20.205');
  });

  it('for a pool is the largest gap where none is large enough', () => {
    expect(instead('192.168.20.0-192.168.20.99', { pool: 'apps', cluster: 'prod' })).toBe(
      '192.168.20.226-192.168.20.238',
    );
  });

  it('for a pool is the largest gap wherever it stands, the first of two', () => {
    const manifests = pool('office', '192.168.20.230-192.168.20.238');
    expect(instead('192.168.20.0-192.168.20.99', { pool: 'apps', cluster: 'prod' }, manifests)).toBe(
      '192.168.20.220-192.168.20.224',
    );
    const less = pool('office', '192.168.20.224/32, 192.168.20.230-192.168.20.238');
    expect(instead('192.168.20.0-192.168.20.99', { pool: 'apps', cluster: 'prod' }, less)).toBe(
      '192.168.20.220-192.168.20.223',
    );
  });

  it('is open in ranges of its family that are for one of several pools and clusters', () => {
    const lan =
      'ranges: [{ range: .200/31, role: service, pools: [a, b] }, { range: .202/31, role: service, clusters: [lab, prod] }, { range: .204/31, role: dhcp }]';
    const plan = officePlan({ lan, site: 'routed: [{ range: "2001:db8::/126", role: service }],' });
    const site = siteOf(
      plan.replace('clusters: [{ name: prod', 'clusters: [{ name: lab, manifests: [lab] }, { name: prod'),
    );
    const open = (wanted: Wanted, family: 'ipv4' | 'ipv6' = 'ipv4') => texts(openGaps(site, family, wanted));
    expect(open({ pool: 'b', cluster: 'prod' })).toEqual([
      '192.168.20.200-192.168.20.201',
      '192.168.20.202-192.168.20.203',
    ]);
    expect(open({ pool: 'c', cluster: 'prod' })).toEqual(['192.168.20.202-192.168.20.203']);
    expect(open({ pool: 'a', cluster: 'far' })).toEqual(['192.168.20.200-192.168.20.201']);
    expect(open({ pool: 'c' }, 'ipv6')).toEqual(['2001:db8::-2001:db8::3']);
    const within = IntervalSet.of([interval('192.168.20.201-192.168.20.202')]);
    expect(open({ pool: 'b', cluster: 'prod', within })).toEqual(['192.168.20.201', '192.168.20.202']);
  });

  it('for what a cluster claims may be in a range for that cluster', () => {
    const site = siteOf(PLAN, { prod: pool('apps', '192.168.20.10-192.168.20.12') });
    const free = site.clusters.flatMap(poolClaims).flatMap((claim) => freeFor(site, claim, false) ?? []);
    expect(texts(free)).toEqual(['192.168.20.220-192.168.20.222']);
  });

  it('is only in ranges that are for the pool and the cluster', () => {
    expect(instead('192.168.20.10', { pool: 'apps', cluster: 'lab' })).toBeUndefined();
  });

  it('is of the family of the pool', () => {
    expect(instead('fd00::1', { pool: 'vips', cluster: 'prod' })).toBeUndefined();
  });

  it('may be where the pool is now, if it keeps what it has', () => {
    const manifests = pool('vips', '192.168.20.190-192.168.20.219');
    expect(instead('192.168.20.190-192.168.20.219', { pool: 'vips' }, manifests)).toBeUndefined();
    expect(instead('192.168.20.190-192.168.20.219', { pool: 'vips', keeps: true }, manifests)).toBe(
      '192.168.20.202-192.168.20.219',
    );
  });

  it('lies within what is wanted', () => {
    const within = IntervalSet.of([interval('192.168.20.210-192.168.20.211')]);
    expect(instead('192.168.20.10', { pool: 'vips', within })).toBe('192.168.20.210');
  });
});

it('free space for an L2 pool lies in the networks of its cluster', () => {
  const plan = officePlan({
    lan: 'ranges: [{ range: .230-.239, role: service }]',
    site: 'routed: [{ range: 10.0.100.0/24, role: service }],',
  });
  const manifests = pool('apps', '192.168.20.20-192.168.20.49');
  const free = (text: string) => {
    const site = siteOf(plan, { prod: text });
    return site.clusters.flatMap(poolClaims).flatMap((claim) => freeFor(site, claim, true) ?? []);
  };
  expect(texts(free(manifests))).toEqual(['10.0.100.0-10.0.100.29']);
  expect(texts(free(manifests + resource('L2Advertisement', 'all', '{}')))).toEqual(['192.168.20.230-192.168.20.239']);
});
