import { describe, expect, it, test } from 'vitest';
import { departures } from '../../src/site/divergence.ts';
import { pool } from '../metallb/allocator/world.ts';
import { bgp, l2 } from '../metallb/verdict/conditions.ts';
import { siteOf } from './sites-of.ts';

/** What departs among overlays of one base, by cluster name. */
function departing(manifests: Readonly<Record<string, string>>): readonly string[] {
  const clusters = Object.keys(manifests).map((name) => `{ name: ${name}, manifests: [${name}] }`);
  const site = siteOf(`version: 1\nsites:\n  - { name: office, clusters: [${clusters.join(', ')}] }\n`, manifests);
  return departures(site).map(
    ({ cluster, trait, others, other, count }) =>
      `${cluster.name} ${trait.words} at ${trait.route.join('.')}, ${count} as ${other.name} ${others.words}`,
  );
}

const P = pool('p', '10.0.0.0/30');
const speaker = (tag: string, mode = '') =>
  `---\n{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: speaker, namespace: metallb-system }, spec: { template: { spec: { containers: [{ name: speaker, image: "quay.io/metallb/speaker:${tag}"${mode === '' ? '' : `, env: [{ name: METALLB_BGP_TYPE, value: ${mode} }]`} }] } } } }\n`;
const avoiding = (value: string) => pool('p', '10.0.0.0/30', `avoidBuggyIPs: ${value}`);

describe('of three overlays of a base one departs', () => {
  test.each<readonly [string, string, string, string, readonly string[]]>([
    [
      'in how it advertises',
      P + l2('x'),
      P + bgp('x'),
      P + l2('y'),
      ['b advertises over bgp at kind, 2 as a advertises over l2'],
    ],
    [
      'in that it advertises in two ways',
      P + l2('x'),
      P + l2('x'),
      P + bgp('y') + l2('x'),
      ['c advertises over bgp and l2 at kind, 2 as a advertises over l2'],
    ],
    [
      'not where two advertise in the same two ways',
      P + l2('x') + bgp('y'),
      P + bgp('y') + l2('x'),
      P + l2('z') + bgp('z') + l2('v'),
      [],
    ],
    ['not where one does not advertise', P + l2('x'), P + bgp('x'), P, []],
    [
      'in an option of a pool',
      avoiding('true'),
      avoiding('true'),
      P,
      ['c has pool "p" with avoidBuggyIPs not set at spec.avoidBuggyIPs, 2 as a has pool "p" with avoidBuggyIPs true'],
    ],
    [
      'in whom a pool is for',
      P,
      pool('p', '10.0.0.0/30', 'serviceAllocation: { priority: 3 }'),
      P,
      [
        'b has pool "p" with serviceAllocation { priority: 3 } at spec.serviceAllocation, 2 as a has pool "p" with serviceAllocation not set',
      ],
    ],
    [
      'in the BGP mode that it sets',
      P + speaker('v0.15.3', 'frr'),
      P + speaker('v0.15.3', 'native'),
      P + speaker('v0.15.3', 'frr'),
      ['b runs BGP mode native at spec.template.spec.containers.0.env.0.value, 2 as a runs BGP mode frr'],
    ],
    [
      'not in a BGP mode that nobody wrote',
      P + speaker('v0.15.3'),
      P + speaker('v0.15.3', 'frr'),
      P + speaker('v0.15.3'),
      [],
    ],
    [
      'in the release that it installs',
      P + speaker('v0.15.3'),
      P + speaker('v0.15.3'),
      P + speaker('v0.14.9'),
      ['c runs MetalLB 0.14.9 at spec.template.spec.containers.0.image, 2 as a runs MetalLB 0.15.3'],
    ],
    ['not where its option is a variable', avoiding('$AVOID'), avoiding('true'), P, []],
    [
      'not where all three differ',
      pool('p', '10.0.0.0/30', 'serviceAllocation: { priority: 1 }'),
      pool('p', '10.0.0.0/30', 'serviceAllocation: { priority: 2 }'),
      P,
      [],
    ],
    ['not in its addresses', P, pool('p', '10.0.1.0/30'), pool('p', '10.0.2.0/30'), []],
    ['not where a pool has another name', P, pool('q', '10.0.0.0/30', 'avoidBuggyIPs: true'), P, []],
    [
      'not where the name of a pool is a variable',
      pool('"$P"', '10.0.0.0/30', 'avoidBuggyIPs: true'),
      pool('"$P"', '10.0.0.0/30'),
      pool('"$P"', '10.0.0.0/30'),
      [],
    ],
  ])('%s', (_title, a, b, c, expected) => {
    expect(departing({ a, b, c })).toEqual(expected);
  });

  it('and of four, each with the first of the others', () => {
    expect(departing({ a: avoiding('true'), b: P, c: P, d: P })).toEqual([
      'a has pool "p" with avoidBuggyIPs true at spec.avoidBuggyIPs, 3 as b has pool "p" with avoidBuggyIPs not set',
    ]);
    expect(departing({ a: avoiding('true'), b: avoiding('true'), c: P, d: P })).toEqual([]);
  });

  it('in two ways, each said once though two pools come from the base', () => {
    const two = P + pool('q', '10.0.1.0/30');
    expect(
      departing({ a: two + l2('x'), b: two + l2('x'), c: avoiding('true') + pool('q', '10.0.1.0/30') + bgp('x') }),
    ).toEqual([
      'c advertises over bgp at kind, 2 as a advertises over l2',
      'c has pool "p" with avoidBuggyIPs true at spec.avoidBuggyIPs, 2 as a has pool "p" with avoidBuggyIPs not set',
    ]);
  });
});

it('of two overlays none departs, nor a cluster without pools', () => {
  expect(departing({ a: avoiding('true'), b: P })).toEqual([]);
  expect(departing({ a: avoiding('true'), b: P, c: '' })).toEqual([]);
});
