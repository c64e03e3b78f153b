import fc from 'fast-check';

const address = fc.constantFrom(
  '192.0.2.1',
  '.7',
  '.200',
  '192.0.2.300',
  '2001:db8::7',
  '198.51.100.9',
  '::ffff:192.0.2.1',
);
const prefix = fc.constantFrom(
  '192.0.2.0/24',
  '198.51.100.0/24',
  '2001:db8::/64',
  '192.0.2.0/25',
  '0.0.0.0/0',
  '192.0.2.1/24',
);
const range = fc.oneof(
  address,
  prefix,
  fc.constantFrom('.100-.199', '192.0.2.9-192.0.2.1', '.300-.400', '2001:db8::1-2001:db8::9'),
);
const name = fc.constantFrom('a', 'b', 'lan', 'prod', '', '{cluster}', '__proto__');
const service = fc.constantFrom('shop/till', 'shop', 'a/b/c', '/', '*/till');
const path = fc.constantFrom('k8s', '../k8s', 'k8s/{cluster}', '**/*.yaml', '/etc', 'other.yaml');
const pointer = fc.constantFrom('/a', '/a/0', '', 'a', '/~1~0');
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 2 });
/** Any of the keys may be missing. */
const part = <T extends object>(keys: { readonly [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc.record<T, never>(keys, { requiredKeys: [] });

const bgp = part({
  asn: fc.constantFrom(64500, 0, 4294967296),
  prefixes: some(prefix),
  peers: some(part({ address, asn: fc.constantFrom(64501, -1), nodes: some(name) })),
});
const node = part({ name, addresses: some(address), labels: fc.constantFrom({ rack: 'r1' }, { on: 'off' }) });
const metallb = fc.oneof(
  fc.constant(false),
  part({ version: fc.constantFrom('0.15.3', '0.16', '0.10', 'x', '>=0.13'), namespace: name }),
);
const cluster = part({
  name,
  manifests: some(path),
  networks: some(name),
  metallb,
  podCIDRs: some(prefix),
  serviceCIDRs: some(prefix),
  families: some(fc.constantFrom('ipv4', 'ipv6')),
  nodes: some(node),
  bgp,
  expect: some(part({ service, type: fc.constantFrom('LoadBalancer', 'ClusterIP'), address, pool: name })),
  extract: some(
    part({
      file: path,
      enabled: pointer,
      version: pointer,
      pools: some(part({ name, addresses: pointer, advertise: fc.constantFrom('l2', 'bgp', 'none') })),
      services: some(part({ service, type: pointer, address: pointer })),
    }),
  ),
});
const network = part({
  name,
  cidr: fc.oneof(prefix, some(prefix)),
  gateway: fc.oneof(address, some(address)),
  vlan: fc.constantFrom(20, 4096, 0),
  dhcp: fc.constantFrom('unknown', 'x'),
  ranges: some(
    part({
      range,
      role: fc.constantFrom('dhcp', 'service', 'node', 'x'),
      name,
      pools: some(name),
      clusters: some(name),
    }),
  ),
  reservations: some(part({ address, service, services: some(service), cluster: name })),
});
const site = part({
  name,
  vrf: name,
  complete: fc.boolean(),
  networks: some(network),
  routed: some(part({ range, role: fc.constantFrom('service', 'dhcp') })),
  bgp,
  imports: some(
    part({ type: fc.constantFrom('kea', 'netbox', 'x'), file: path, url: path, network: name, cluster: name }),
  ),
  defaults: part({ manifests: some(path), metallb, families: some(fc.constantFrom('ipv4', 'ipv6')) }),
  clusters: some(cluster),
});

/** Texts of plans that nearly fit the schema, as JSON. */
export const planText: fc.Arbitrary<string> = fc
  .record(
    { version: fc.constantFrom(1, 1, 1, 2), include: some(path), sites: some(site) },
    { requiredKeys: ['version', 'sites'] },
  )
  .map((plan) => JSON.stringify(plan));
