import { describe, expect, it } from 'vitest';
import { nearestRouter, peerMismatches } from '../../src/site/peer-mismatches.ts';
import { clusterOf } from '../metallb/cluster-of.ts';
import { planOf } from '../plan/memory-files.ts';
import { officePlan, siteOf } from './sites-of.ts';

const peer = (spec: string) =>
  `---\n{ apiVersion: metallb.io/v1beta2, kind: BGPPeer, metadata: { name: tor, namespace: metallb-system }, spec: { ${spec} } }\n`;

const PLANNED = 'bgp: { asn: 64500, peers: [{ address: 192.0.2.1, asn: 64510 }, { address: 192.0.2.2, asn: 64511 }] }';

/** What differs, as `address peerAddress 192.0.2.9, not 192.0.2.1 or 192.0.2.2`. */
function found(spec: string, prod = PLANNED): readonly string[] {
  const [cluster] = siteOf(officePlan({ prod }), { prod: peer(spec) }).clusters;
  if (cluster === undefined) throw new Error('no cluster');
  return peerMismatches(cluster).map(
    ({ why, route, written, planned }) =>
      `${why} ${route[1]} ${written}, not ${planned.map(({ value }) => value).join(' or ')}`,
  );
}

describe('a BGPPeer differs from the plan', () => {
  it('in no part of it where they agree', () => {
    expect(found('myASN: 64500, peerASN: 64510, peerAddress: 192.0.2.1')).toEqual([]);
  });

  it('by the address of no planned router', () => {
    expect(found('myASN: 64500, peerASN: 64510, peerAddress: 192.0.2.9')).toEqual([
      'address peerAddress 192.0.2.9, not 192.0.2.1 or 192.0.2.2',
    ]);
    expect(found('myASN: 64500, peerASN: 64510, interface: eth0')).toEqual([]);
    expect(found('myASN: 64500, peerASN: 64510, peerAddress: 192.0.2.9', 'bgp: { asn: 64500 }')).toEqual([]);
  });

  it('by the number that the router sees of the cluster', () => {
    expect(found('myASN: 64501, peerASN: 64510, peerAddress: 192.0.2.1')).toEqual([
      'cluster-number myASN 64501, not 64500',
    ]);
    expect(found('myASN: 64501, localASN: 64500, peerASN: 64510, peerAddress: 192.0.2.1')).toEqual([]);
    expect(found('myASN: 64500, localASN: 64502, peerASN: 64510, peerAddress: 192.0.2.1')).toEqual([
      'cluster-number localASN 64502, not 64500',
    ]);
  });

  it('by no number that is missing, zero, no number or not planned', () => {
    expect(found('peerASN: 64510, peerAddress: 192.0.2.1')).toEqual([]);
    expect(found('myASN: 0, peerASN: 64510, peerAddress: 192.0.2.1')).toEqual([]);
    expect(found('myASN: "64501", peerASN: 64510, peerAddress: 192.0.2.1')).toEqual([]);
    expect(found('myASN: 64501', 'bgp: { peers: [{ address: 192.0.2.1 }] }')).toEqual([]);
    expect(found('myASN: 64500, peerAddress: 192.0.2.1')).toEqual([]);
    expect(found('myASN: 64500, peerASN: 0, peerAddress: 192.0.2.1')).toEqual([]);
    expect(found('myASN: 64500, peerASN: "64599", peerAddress: 192.0.2.1')).toEqual([]);
  });

  it('by the number of the very router', () => {
    expect(found('myASN: 64500, peerASN: 64511, peerAddress: 192.0.2.1')).toEqual([
      'router-number peerASN 64511, not 64510',
    ]);
    const open = 'bgp: { peers: [{ address: 192.0.2.1 }] }';
    expect(found('myASN: 64500, peerASN: 64511, peerAddress: 192.0.2.1', open)).toEqual([]);
  });

  it('by no number of a router that the plan names with two, or once without', () => {
    const two = (asn: string) => `bgp: { peers: [{ address: 192.0.2.1, asn: 64510 }, { address: 192.0.2.1${asn} }] }`;
    expect(found('peerASN: 64510, peerAddress: 192.0.2.1', two(', asn: 64511'))).toEqual([]);
    expect(found('peerASN: 64512, peerAddress: 192.0.2.1', two(', asn: 64511'))).toEqual([
      'router-number peerASN 64512, not 64510 or 64511',
    ]);
    expect(found('peerASN: 64512, peerAddress: 192.0.2.1', two(''))).toEqual([]);
  });

  it('nowhere where the plan says nothing of BGP, or has no MetalLB', () => {
    expect(found('myASN: 64501, peerASN: 64511, peerAddress: 192.0.2.9', '')).toEqual([]);
    const none = `${PLANNED}, metallb: false`;
    expect(found('myASN: 64501, peerASN: 64511, peerAddress: 192.0.2.9', none)).toEqual([]);
    expect(peerMismatches(clusterOf(peer('myASN: 64501, peerASN: 64511, peerAddress: 192.0.2.9')))).toEqual([]);
  });
});

describe('the planned router nearest to an address', () => {
  const [site] = planOf(officePlan({ prod: PLANNED })).sites;
  const at = site?.at ?? expect.fail('no site');
  const nearest = (written: string, ...planned: readonly string[]) =>
    nearestRouter(
      written,
      planned.map((value) => ({ value, at })),
    );

  it('is the only one of its /24 or /64', () => {
    expect(nearest('192.0.2.9', '192.0.3.1', '192.0.2.1')).toBe('192.0.2.1');
    expect(nearest('2001:db8::1:0:0:9', '2001:db8:0:1::1', '2001:db8::1')).toBe('2001:db8::1');
  });

  it('is none where two are as near, or none is near', () => {
    expect(nearest('192.0.2.9', '192.0.2.1', '192.0.2.2')).toBeUndefined();
    expect(nearest('192.0.2.9', '192.0.3.1')).toBeUndefined();
    expect(nearest('192.0.2.9')).toBeUndefined();
  });

  it('is of its family', () => {
    expect(nearest('192.0.2.9', '::c000:201')).toBeUndefined();
    expect(nearest('::9', '192.0.2.1')).toBeUndefined();
  });

  it('is none of what is no address', () => {
    expect(nearest('router', '192.0.2.1')).toBeUndefined();
    expect(nearest('192.0.2.9', 'router', '192.0.2.1')).toBe('192.0.2.1');
  });
});
