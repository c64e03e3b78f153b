import { A, GOOD, ips, l2, pool, type Row, service, TWO } from './manifests.ts';

/** What is usually wrong with Services. */
export const serviceRows: readonly Row[] = [
  [10, 'the old prefix', GOOD + service('till', 'metallb.universe.tf/address-pool: a'), ['info schema/deprecated']],
  [
    10,
    'the new prefix before its time',
    GOOD + service('till', 'metallb.io/address-pool: a'),
    ['error service/unknown-annotation'],
    '0.14.8',
  ],
  [
    10,
    'misspelt keys',
    GOOD + service('till', 'metallb.io/loadbalancerIPs: 192.0.2.17'),
    ['error service/unknown-annotation'],
  ],
  [
    11,
    'both prefixes',
    TWO + service('till', 'metallb.io/address-pool: a, metallb.universe.tf/address-pool: b'),
    ['info schema/deprecated', 'warning service/shadowed-annotation'],
  ],
  [12, 'spec.loadBalancerIP', GOOD + service('till', '', ', loadBalancerIP: 192.0.2.17'), ['info schema/deprecated']],
  [
    12,
    'spec.loadBalancerIP beside the annotation',
    GOOD + service('till', ips('192.0.2.17'), ', loadBalancerIP: 192.0.2.17'),
    ['error service/invalid-request'],
  ],
  [
    12,
    'spec.loadBalancerIP of two families',
    pool('a', 'addresses: [192.0.2.16/28, "2001:db8::/64"]') +
      l2('all') +
      service('till', '', ', loadBalancerIP: 192.0.2.17, ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]'),
    ['error service/family-mismatch', 'info schema/deprecated'],
  ],
  [
    13,
    'an address outside all pools',
    GOOD + service('till', ips('192.0.2.99')),
    ['error service/address-outside-pools'],
  ],
  [
    13,
    'an address of another pool',
    TWO + service('till', `${ips('192.0.2.17')}, metallb.io/address-pool: b`),
    ['error service/invalid-request'],
  ],
  [
    13,
    'an address that ends in .0',
    pool('a', 'addresses: [192.0.2.0/24], avoidBuggyIPs: true') + l2('all') + service('till', ips('192.0.2.0')),
    ['error service/address-outside-pools'],
  ],
  [
    13,
    'an address of a pool for others',
    pool('a', 'addresses: [192.0.2.16/28], serviceAllocation: { namespaces: [lab] }') +
      l2('all') +
      service('desk', '', '', 'lab') +
      service('till', ips('192.0.2.17')),
    ['error service/unknown-pool'],
  ],
  [
    13,
    'two addresses of two pools',
    A +
      pool('v6', 'addresses: ["2001:db8::/64"]') +
      l2('all', 'ipAddressPools: [a, v6]') +
      service('till', ips('192.0.2.17,2001:db8::1'), ', ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]'),
    ['error service/address-outside-pools'],
  ],
  [
    14,
    'one address and no key',
    GOOD + service('desk', ips('192.0.2.17')) + service('till', ips('192.0.2.17')),
    ['error service/address-in-use'],
  ],
  [
    14,
    'one address and one port',
    GOOD +
      ['desk', 'till'].map((name) => service(name, `${ips('192.0.2.17')}, metallb.io/allow-shared-ip: k`)).join(''),
    ['error service/sharing-conflict'],
  ],
  [
    14,
    'one address and other backends',
    GOOD +
      ['desk', 'till']
        .map((name, at) =>
          service(
            name,
            `${ips('192.0.2.17')}, metallb.io/allow-shared-ip: k`,
            `, externalTrafficPolicy: Local, selector: { app: ${name} }`,
          ).replace('443', String(443 + at)),
        )
        .join(''),
    ['error service/sharing-conflict', 'info service/local-traffic-policy'],
  ],
  [
    14,
    'one address and two keys',
    GOOD +
      ['desk', 'till']
        .map((name) => service(name, `${ips('192.0.2.17')}, metallb.io/allow-shared-ip: ${name}`))
        .join(''),
    ['error service/sharing-conflict'],
  ],
  [
    15,
    'two families in two pools',
    A +
      pool('v6', 'addresses: ["2001:db8::/64"]') +
      l2('all', 'ipAddressPools: [a, v6]') +
      service('till', '', ', ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]'),
    ['error service/family-mismatch'],
  ],
  [
    15,
    'both preferred of two pools',
    A +
      pool('v6', 'addresses: ["2001:db8::/64"]') +
      l2('all', 'ipAddressPools: [a, v6]') +
      service('till', '', ', ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6]'),
    [],
  ],
  [
    15,
    'both preferred of two pools up to 0.14.8',
    A +
      pool('v6', 'addresses: ["2001:db8::/64"]') +
      l2('all', 'ipAddressPools: [a, v6]') +
      service('till', '', ', ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6]'),
    ['error service/family-mismatch'],
    '0.14.8',
  ],
  [
    16,
    'a pool for others',
    pool('a', 'addresses: [192.0.2.16/28], serviceAllocation: { namespaces: [lab] }') +
      l2('all') +
      service('desk', '', '', 'lab') +
      service('till', 'metallb.io/address-pool: a'),
    ['error service/unknown-pool'],
  ],
  [
    29,
    'a class that nobody serves',
    GOOD + service('till', 'metallb.io/address-pool: a', ', loadBalancerClass: example.org/lb'),
    ['warning service/foreign-class'],
  ],
  [
    30,
    'nodes without the workload',
    GOOD.replace('ipAddressPools: [a]', 'nodeSelectors: [{ matchLabels: { kubernetes.io/hostname: one } }]') +
      service('till', '', ', externalTrafficPolicy: Local, selector: { app: till }') +
      '---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: till, namespace: shop }, spec: { template: { metadata: { labels: { app: till } }, spec: { nodeSelector: { kubernetes.io/hostname: two } } } } }\n',
    ['info service/local-traffic-policy'],
  ],
  [
    31,
    'Service selectors beside sharing',
    A +
      l2('all', 'serviceSelectors: [{ matchLabels: { a: b } }]') +
      ['desk', 'till']
        .map((name, at) =>
          service(name, `${ips('192.0.2.17')}, metallb.io/allow-shared-ip: k`).replace('443', String(443 + at)),
        )
        .join(''),
    [],
    '0.16.1',
    'bgp: frr-k8s',
  ],
];
