import { describe, expect, it } from 'vitest';
import { formatInterval } from '../../src/address/interval.ts';
import { mentionsIn } from '../../src/metallb/mentions.ts';
import { clusterOf } from './cluster-of.ts';

function mentions(text: string) {
  const { pools, addresses, unknown } = mentionsIn(clusterOf(text).manifests);
  return { pools: [...pools], addresses: addresses.intervals.map(formatInterval), unknown };
}

describe('a mention', () => {
  it('of a pool stands under a key that speaks of pools, however deep', () => {
    const text = '{ apiVersion: a/v1, kind: B, spec: { x: [{ metallb.io/address-pool: vips, name: shop }] } }';
    expect(mentions(text)).toEqual({ pools: ['vips'], addresses: [], unknown: false });
  });

  it('of an address stands anywhere, alone or in a list', () => {
    const text =
      '{ apiVersion: a/v1, kind: B, spec: { ips: "192.168.20.9, 2001:db8::1", to: [192.168.20.7], v: 1.2.3 } }';
    expect(mentions(text).addresses).toEqual(['192.168.20.7', '192.168.20.9', '2001:db8::1']);
  });

  it('may be a variable, under a key that asks', () => {
    expect(mentions('{ apiVersion: a/v1, kind: B, spec: { loadBalancerIP: $IP } }').unknown).toBe(true);
    expect(mentions('{ apiVersion: a/v1, kind: B, spec: { metallb.io/loadBalancerIPs: $IP } }').unknown).toBe(true);
    expect(mentions('{ apiVersion: a/v1, kind: B, spec: { address-pool: $POOL } }').unknown).toBe(true);
    expect(mentions('{ apiVersion: a/v1, kind: B, spec: { image: $IMAGE } }').unknown).toBe(false);
  });
});
