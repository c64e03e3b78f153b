import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../src/address/address.ts';
import { formatInterval } from '../../src/address/interval.ts';
import { type JoinedSite, joinImports } from '../../src/plan/join-imports.ts';
import { importOf } from './imports/read.ts';
import { planOf } from './memory-files.ts';

/** Joins the site of a plan with its imports, whose texts stand in the order of its entries; undefined: not read. */
function joined(site: string, texts: readonly (string | undefined)[]): JoinedSite {
  const [plan] = planOf(`version: 1\nsites:\n  - ${site}\n`).sites;
  if (plan === undefined) throw new Error('no site');
  return joinImports(
    plan,
    plan.imports.map((entry, index) => {
      const text = texts[index];
      const { roles } = entry;
      const imported = text === undefined ? undefined : importOf(entry.type.value, text, { roles });
      return { entry, from: entry.file?.value ?? '', imported };
    }),
  );
}

/** Every network, what is routed, and the nodes, as one line each. */
function shown({ site, problems }: JoinedSite): readonly string[] {
  const ranges = (all: (typeof site)['routed']) =>
    all.map(({ role, range }) => `${role} ${formatInterval(range.value)} (${range.at.source.path})`);
  return [
    ...site.networks.flatMap(({ name, cidrs, gateways, ranges: own }) => [
      `${name.value}: ${cidrs.map(({ value }) => formatInterval(value)).join(' ')}`,
      ...gateways.map(({ value }) => `gateway ${formatAddress(value)}`),
      ...ranges(own),
    ]),
    ...ranges(site.routed).map((range) => `routed ${range}`),
    ...site.clusters.flatMap(({ name, nodes, podCIDRs }) => [
      ...nodes.map(
        (node) => `${name.value}/${node.name.value} ${node.addresses.map(({ value }) => formatAddress(value))}`,
      ),
      ...podCIDRs.map(({ value }) => `pods ${formatInterval(value)}`),
    ]),
    ...problems.map(({ message }) => `problem: ${message}`),
  ];
}

const KEA = `{ "Dhcp4": { "subnet4": [ { "subnet": "192.0.2.0/25", "option-data": [ { "name": "routers", "data": "192.0.2.1" } ],
  "pools": [ { "pool": "192.0.2.50-192.0.2.59" } ],
  "reservations": [ { "ip-address": "192.0.2.7" }, { "ip-address": "192.0.2.21" }, { "ip-address": "192.0.2.55" } ] } ] } }`;

describe('a site joined with its imports', () => {
  it('is as it was without imports', () => {
    const { site } = joined('{ name: a, networks: [{ cidr: 192.0.2.0/24 }] }', []);
    expect(shown({ site, problems: [] })).toEqual(['192.0.2.0/24: 192.0.2.0-192.0.2.255']);
  });

  it('finds the network around a subnet, and places in the imported file', () => {
    const lan = 'networks: [{ name: lan, cidr: 192.0.2.0/24, gateway: .1, ranges: [{ range: .21-.29, role: node }] }]';
    expect(shown(joined(`{ name: a, ${lan}, imports: [{ type: kea, file: k }] }`, [KEA]))).toEqual([
      'lan: 192.0.2.0-192.0.2.255',
      'gateway 192.0.2.1',
      'node 192.0.2.21-192.0.2.29 (plan.yaml)',
      'dhcp 192.0.2.50-192.0.2.59 (file)',
      'appliance 192.0.2.7 (file)',
      'node 192.0.2.21 (file)',
      'appliance 192.0.2.55 (file)',
    ]);
  });

  it('adds a network that the plan lacks', () => {
    expect(shown(joined('{ name: a, imports: [{ type: kea, file: k }] }', [KEA])).slice(0, 3)).toEqual([
      '192.0.2.0/25: 192.0.2.0-192.0.2.127',
      'gateway 192.0.2.1',
      'dhcp 192.0.2.50-192.0.2.59 (file)',
    ]);
  });

  it('takes the network that the entry names where the data has none', () => {
    const imports = 'imports: [{ type: csv, file: c, network: lan }]';
    const text = 'range,role\n192.0.2.5,reserved\n198.51.100.5,reserved\n';
    expect(shown(joined(`{ name: a, networks: [{ name: lan }], ${imports} }`, [text]))).toEqual([
      'lan: ',
      'reserved 192.0.2.5 (file)',
      'reserved 198.51.100.5 (file)',
    ]);
    expect(shown(joined(`{ name: a, ${imports} }`, [text]))[0]).toBe('lan: ');
  });

  it('counts space outside every network as routed', () => {
    const site = '{ name: a, networks: [{ cidr: 192.0.2.0/24 }], imports: [{ type: csv, file: c }] }';
    expect(shown(joined(site, ['range,role\n198.51.100.0/24,service\n']))).toEqual([
      '192.0.2.0/24: 192.0.2.0-192.0.2.255',
      'routed service 198.51.100.0-198.51.100.255 (file)',
    ]);
  });

  it('keeps a range once that the plan and two imports have', () => {
    const lan = 'networks: [{ cidr: 192.0.2.0/24, ranges: [{ range: .50-.59, role: dhcp }] }]';
    const text = 'range,role\n192.0.2.50-192.0.2.59,dhcp\n';
    const site = `{ name: a, ${lan}, imports: [{ type: csv, file: c }, { type: csv, file: d }] }`;
    const join = joined(site, [text, text]);
    expect(shown(join)).toEqual(['192.0.2.0/24: 192.0.2.0-192.0.2.255', 'dhcp 192.0.2.50-192.0.2.59 (plan.yaml)']);
    expect(join.site.networks[0]?.imported?.map(({ from }) => from)).toEqual(['c', 'd']);
  });

  it('leaves out records of addresses that a wider range hands out, or that the plan promises', () => {
    const text = `address,status
192.0.2.200/24,active
192.0.2.210/24,active
192.0.2.5/24,active
`;
    const lan = `networks: [{ cidr: 192.0.2.0/24, ranges: [{ range: .200-.209, role: service }],
      reservations: [{ address: .210, service: a/b }] }]`;
    expect(shown(joined(`{ name: a, ${lan}, imports: [{ type: netbox, file: n }] }`, [text]))).toEqual([
      '192.0.2.0/24: 192.0.2.0-192.0.2.255',
      'service 192.0.2.200-192.0.2.209 (plan.yaml)',
      'appliance 192.0.2.5 (file)',
    ]);
  });

  it('is complete where every import is known and understood', () => {
    const site = '{ name: a, imports: [{ type: csv, file: c }] }';
    expect(joined(site, ['range,role\n192.0.2.1,dhcp\n']).site.complete).toBe(true);
    expect(joined(site, ['range,role\n192.0.2.1,dhcpp\n']).site.complete).toBe(false);
    expect(joined(site, [undefined]).site.complete).toBe(false);
  });

  it('refuses a network that neither the plan nor an import has, where all imports are known', () => {
    const site =
      '{ name: a, imports: [{ type: kea, file: k }], clusters: [{ name: c, manifests: [k8s], networks: [lan] }] }';
    expect(joined(site, [KEA]).problems.map(({ message }) => message)).toEqual(['site "a" has no network "lan"']);
    expect(joined(site, [undefined]).problems).toEqual([]);
  });
});

const NODES = `kind: List
items:
- { kind: Node, metadata: { name: n1 }, spec: { podCIDR: 10.42.1.0/24 }, status: { addresses: [{ type: InternalIP, address: 192.0.2.22 }] } }
- { kind: Node, metadata: { name: n2 }, spec: { podCIDR: 10.99.1.0/24 } }
`;

describe('imported nodes', () => {
  it('are those of the only cluster, merged by name', () => {
    const cluster = '{ name: c, podCIDRs: [10.42.0.0/16], nodes: [{ name: n1, addresses: [192.0.2.21] }] }';
    expect(shown(joined(`{ name: a, imports: [{ type: nodes, file: n }], clusters: [${cluster}] }`, [NODES]))).toEqual([
      'c/n1 192.0.2.21,192.0.2.22',
      'c/n2 ',
      'pods 10.42.0.0-10.42.255.255',
      'pods 10.99.1.0-10.99.1.255',
    ]);
  });

  it('need the name of their cluster where the site has several', () => {
    const clusters = 'clusters: [{ name: c, manifests: [x] }, { name: d, manifests: [y] }]';
    expect(joined(`{ name: a, imports: [{ type: nodes, file: n }], ${clusters} }`, [NODES]).problems).toMatchObject([
      { message: 'missing key "cluster": site "a" has 2 clusters, and these are the nodes of one' },
    ]);
    const site = `{ name: a, imports: [{ type: nodes, file: n, cluster: d }], ${clusters} }`;
    expect(shown(joined(site, [NODES]))[0]).toBe('d/n1 192.0.2.22');
  });

  it('are ranges where the site has no cluster', () => {
    expect(shown(joined('{ name: a, imports: [{ type: nodes, file: n }] }', [NODES]))).toEqual([
      'routed node 192.0.2.22 (file)',
    ]);
  });
});

describe('many networks', () => {
  it('are joined near-linearly', () => {
    const subnets = Array.from({ length: 20_000 }, (_, index) => ({ subnet: `10.${index >> 8}.${index & 255}.0/24` }));
    const text = JSON.stringify({ Dhcp4: { subnet4: subnets } });
    expect(joined('{ name: a, imports: [{ type: kea, file: k }] }', [text]).site.networks).toHaveLength(20_000);
  });
});
