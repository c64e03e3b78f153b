import { describe, expect, it, test } from 'vitest';
import { written } from '../../../src/metallb/service.ts';
import { aftermath, type Component, type Consequence } from '../../../src/metallb/verdict/refusal.ts';
import { refusals } from '../../../src/metallb/verdict/refusals.ts';
import { clusterOf } from '../cluster-of.ts';
import { bgp, peer, pool } from './conditions.ts';

describe('what happens after a refusal', () => {
  test.each<readonly [Component, Consequence, string]>([
    ['controller', 'stale', 'the controller and the speakers keep the last valid configuration'],
    ['speaker', 'stale', 'the speakers keep the last valid configuration'],
    ['speaker', 'nodes', 'the speakers of the selected nodes keep the last valid configuration'],
    ['speaker', 'crash', 'the speaker crashes'],
    ['webhook', 'object', "MetalLB's webhook refuses the object"],
    ['api-server', 'object', 'the API server refuses the object'],
  ])('of the %s, %s', (component, consequence, expected) => {
    expect(aftermath({ component, consequence })).toBe(expected);
  });
});

it('refusals come by kind, name, place and fact, a resource without a known name by its text', () => {
  const text =
    pool('b', '198.51.100.1') +
    pool('a', '198.51.100.9, 198.51.100.8') +
    pool('"$A"', '198.51.100.7') +
    bgp('c', 'aggregationLength: 40, aggregationLengthV6: 130') +
    peer('a', ', holdTime: 1s, keepaliveTime: x');
  const found = refusals(clusterOf(text), '0.15.3', 'frr');
  expect(
    found.map(
      ({ manifest, route, fact }) => `${manifest.kind} ${written(manifest.name ?? '')} ${route.join('.')} ${fact}`,
    ),
  ).toEqual([
    'BGPAdvertisement c spec.aggregationLength aggregation-bounds',
    'BGPAdvertisement c spec.aggregationLengthV6 aggregation-bounds',
    'BGPPeer a spec.keepaliveTime peer-duration',
    'IPAddressPool $A spec.addresses.0 pool-entry',
    'IPAddressPool a spec.addresses.0 pool-entry',
    'IPAddressPool a spec.addresses.1 pool-entry',
    'IPAddressPool b spec.addresses.0 pool-entry',
  ]);
});
