import { describe, expect, it } from 'vitest';
import type { Family } from '../../src/address/address.ts';
import { familiesOf } from '../../src/metallb/families.ts';
import { clusterOf } from './cluster-of.ts';

function families(spec: string, cluster: readonly Family[] = ['ipv4']) {
  const [service] = clusterOf(`{ apiVersion: v1, kind: Service, metadata: { name: a }, spec: { ${spec} } }`).services;
  if (service === undefined) throw new Error('no Service');
  const found = familiesOf(service, cluster);
  return typeof found === 'string' ? found : `${found.policy} ${found.families.join()}`;
}

describe('the families of a Service', () => {
  it.each([
    ['', 'SingleStack ipv4'],
    ['ipFamilies: [IPv6]', 'SingleStack ipv6'],
    ['ipFamilies: [IPv6, IPv4]', 'RequireDualStack ipv6,ipv4'],
    ['ipFamilyPolicy: PreferDualStack', 'PreferDualStack ipv4'],
    ['ipFamilyPolicy: RequireDualStack', 'refused'],
    ['ipFamilyPolicy: SingleStack, ipFamilies: [IPv4, IPv6]', 'refused'],
    ['ipFamilies: [IPv4, IPv4]', 'refused'],
    ['ipFamilies: [IPv5]', 'refused'],
    ['ipFamilies: $FAMILIES', 'unknown'],
    ['ipFamilyPolicy: $POLICY', 'unknown'],
    ['clusterIPs: ["fd00::1"]', 'SingleStack ipv6'],
  ])('with "%s" in a cluster of IPv4 are %s', (spec, expected) => expect(families(spec)).toBe(expected));

  it.each([
    ['', 'SingleStack ipv6'],
    ['ipFamilyPolicy: PreferDualStack', 'PreferDualStack ipv6,ipv4'],
    ['ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4]', 'RequireDualStack ipv4,ipv6'],
  ])('with "%s" in a dual-stack cluster of IPv6 first are %s', (spec, expected) => {
    expect(families(spec, ['ipv6', 'ipv4'])).toBe(expected);
  });
});
