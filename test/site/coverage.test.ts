import { expect, test } from 'vitest';
import { countKnown } from '../../src/site/coverage.ts';
import { pool, service } from '../metallb/allocator/world.ts';
import { officePlan, sitesOf } from './sites-of.ts';

const POD = '---\n{ apiVersion: v1, kind: Pod, metadata: { name: "$POD", namespace: a }, spec: {} }\n';

test.each<readonly [string, string, number, number, number]>([
  ['a LoadBalancer of which everything is known', service('s'), 1, 0, 0],
  ['a LoadBalancer of which something is not', service('s', { annotations: 'a: $A' }), 0, 1, 1],
  ['each value that is not known', service('s', { annotations: 'a: $A, b: $B' }) + pool('p', '$RANGE'), 0, 1, 3],
  ['another Service by its values alone', service('s', { spec: 'type: ClusterIP, clusterIP: $IP' }), 0, 0, 1],
  ['a resource of MetalLB', pool('p', '10.0.0.0/30'), 0, 0, 0],
  ['nothing else', POD, 0, 0, 0],
])('what is known counts %s', (_title, text, known, partlyKnown, unknownValues) => {
  const sites = sitesOf(officePlan({}), { prod: text });
  expect(countKnown(sites)).toEqual({ known, partlyKnown, unknownValues });
});

test('what is known counts a manifest once that two sites read', () => {
  const [site] = sitesOf(officePlan({}), { prod: service('s') + service('t', { annotations: 'a: $A' }) });
  const sites = site === undefined ? [] : [site, site];
  expect(countKnown(sites)).toEqual({ known: 1, partlyKnown: 1, unknownValues: 1 });
});
