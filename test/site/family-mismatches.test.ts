import { describe, expect, it, test } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import type { ClusterPlan } from '../../src/plan/plan.ts';
import { familyMismatches } from '../../src/site/family-mismatches.ts';
import { DUAL, pool, type Said, service, world } from '../metallb/allocator/world.ts';
import { clusterOf } from '../metallb/cluster-of.ts';

const BOTH = ['ipv4', 'ipv6'] as const;
const V4 = pool('p', '10.0.0.0/30');
const V6 = pool('q', '"2001:db8::/126"');
const EACH = pool('b', '10.0.1.0/30, "2001:db8:1::/126"');
const asks = (list: string, spec = ''): Said => ({ annotations: `metallb.io/loadBalancerIPs: "${list}"`, spec });

/** Why Services have no address for the sake of families, and the place that says so. */
function mismatches(cluster: Cluster): readonly string[] {
  return familyMismatches(cluster).map((one) => {
    const place = `${String(one.service.name)} at ${one.route.join('.')}`;
    if (one.why === 'no-pool') return `${place}: no pool of ${one.pool ?? 'all'}`;
    return `${place}: asks for ${one.asked.map(formatAddress).join()} as ${one.families.join()}`;
  });
}

const AT = 'metadata.annotations.metallb.io/loadBalancerIPs';

describe('a Service gets no address', () => {
  test.each<readonly [string, string, ClusterPlan['families'], readonly string[]]>([
    [
      'where it asks for one of the other family',
      V4 + V6 + service('s', asks('2001:db8::1', 'ipFamilies: [IPv4]')),
      BOTH,
      [`s at ${AT}: asks for 2001:db8::1 as ipv4`],
    ],
    [
      'where it asks for one and needs two',
      EACH + service('s', asks('10.0.1.1', DUAL.require)),
      BOTH,
      [`s at ${AT}: asks for 10.0.1.1 as ipv4,ipv6`],
    ],
    [
      'where it asks for two and is of one',
      EACH + service('s', asks('10.0.1.1,2001:db8:1::1', 'ipFamilies: [IPv4]')),
      BOTH,
      [`s at ${AT}: asks for 10.0.1.1,2001:db8:1::1 as ipv4`],
    ],
    [
      'not where it asks for its own',
      EACH +
        service('s', asks('10.0.1.1', 'ipFamilies: [IPv4]')) +
        service('t', asks('2001:db8:1::1,10.0.1.2', DUAL.require)),
      BOTH,
      [],
    ],
    ['not where the API server refuses its families', V4 + service('s', asks('10.0.0.1', DUAL.ipv6)), ['ipv4'], []],
    [
      'not for families where others hold all there is of both',
      pool('p', '10.0.0.0/32, "2001:db8::/128"') +
        service('h', { spec: DUAL.require, holds: '10.0.0.0,2001:db8::' }) +
        service('s', { spec: DUAL.require }),
      BOTH,
      [],
    ],
    [
      'where it needs both of one pool',
      V4 + V6 + service('s', { spec: DUAL.require }),
      BOTH,
      ['s at spec.ipFamilyPolicy: no pool of all'],
    ],
    [
      'where it names two families without policy',
      V4 + V6 + service('s', { spec: 'ipFamilies: [IPv4, IPv6]' }),
      BOTH,
      ['s at spec.ipFamilies: no pool of all'],
    ],
    [
      'where the pool that it names has not both',
      V4 + EACH + service('s', { spec: DUAL.require, annotations: 'metallb.io/address-pool: p' }),
      BOTH,
      ['s at spec.ipFamilyPolicy: no pool of p'],
    ],
    ['not where a pool has both', V4 + EACH + service('s', { spec: DUAL.require }), BOTH, []],
    ['not where it may do with one', V4 + V6 + service('s', { spec: DUAL.prefer }), BOTH, []],
    [
      'not where it needs the one that no pool has, which is another fault',
      V4 + service('s', { spec: DUAL.ipv6 }),
      BOTH,
      [],
    ],
    [
      'not where the API server refuses it',
      V4 + service('s', { spec: 'ipFamilyPolicy: SingleStack, ipFamilies: [IPv4, IPv6]' }),
      BOTH,
      [],
    ],
  ])('%s', (_title, text, families, expected) => {
    expect(mismatches(world(text, '0.16.1', families))).toEqual(expected);
  });

  it('where it requires both of a cluster of which nobody said which it has, and no pool has both', () => {
    const dual = { spec: 'ipFamilyPolicy: RequireDualStack' };
    const found = (text: string) => mismatches(clusterOf(text));
    expect(found(V4 + V6 + service('s', dual))).toEqual(['s at spec.ipFamilyPolicy: no pool of all']);
    expect(found(EACH + service('s', dual))).toEqual([]);
    expect(found(`${V4}${pool('m', '$RANGE')}${service('s', dual)}`)).toEqual([]);
    expect(found(V4 + V6 + service('s', asks('10.0.0.1', dual.spec)))).toEqual([]);
    expect(found(V4 + V6 + service('s', { spec: `loadBalancerClass: example.com/other, ${dual.spec}` }))).toEqual([]);
  });

  it('as far as it is known where the cluster ends', () => {
    expect(mismatches(clusterOf(V4 + V6 + service('s', { spec: DUAL.require }), { bounded: false }))).toEqual([]);
  });

  it('not by a family that only a guess gives it', () => {
    const found = (text: string) => mismatches(clusterOf(text));
    expect(found(EACH + service('s', asks('2001:db8:1::1')))).toEqual([]);
    expect(found(V4 + service('s', asks('2001:db8:1::1')))).toEqual([`s at ${AT}: asks for 2001:db8:1::1 as ipv4`]);
  });
});

it('no family is called wrong where it is unknown where the cluster ends, or pools may be out of sight', () => {
  const text = V4 + service('s', asks('10.0.0.1', DUAL.require)) + service('t', { spec: DUAL.require });
  expect(mismatches(clusterOf(text))).toHaveLength(2);
  expect(mismatches(clusterOf(text, { bounded: false }))).toEqual([]);
  const unseen = { mayHold: (kind: string) => kind === 'IPAddressPool' };
  expect(mismatches(clusterOf(text, { unseen })).filter((one) => one.includes('no pool'))).toEqual([]);
});
