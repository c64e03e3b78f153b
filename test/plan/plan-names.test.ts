import { describe, expect, it } from 'vitest';
import { problemsOf } from './memory-files.ts';
import { cluster, network, site } from './plan-text.ts';

describe('the file', () => {
  it('says where a plan is no YAML', () => {
    expect(problemsOf('version: 1\nsites: [\n')[0]).toMatch(/^plan\.yaml:2:8 Not valid YAML/);
  });

  it('says where a key stands twice', () => {
    const [problem, ...others] = problemsOf('version: 1\nversion: 1\n');
    expect(problem).toMatch(/^plan\.yaml:2:1 .*version/);
    expect(others).toEqual([]);
  });

  it.each(['', '# nothing yet\n', '---\n'])('is no plan where it is empty: %j', (text) => {
    expect(problemsOf(text)).toEqual(['plan.yaml:1:1 the plan is empty; it starts with "version: 1"']);
  });

  it('is one document', () => {
    expect(problemsOf('version: 1\n---\nversion: 1\n')).toEqual([
      'plan.yaml:3:1 a plan is one YAML document, here starts another',
    ]);
  });

  it('says that it cannot be read', () => {
    expect(problemsOf('version: 1\ninclude: [other.yaml]\n')).toEqual([
      'plan.yaml:2:11 "other.yaml" cannot be read: no such file: other.yaml',
    ]);
  });
});

describe('addresses', () => {
  it.each([
    [network('gateway: 192.168.1.256'), 'plan.yaml:7:18 "192.168.1.256": not an address'],
    [
      network('ranges: [{ range: 192.168.1.9-192.168.1.2, role: node }]'),
      'plan.yaml:7:27 "192.168.1.9-192.168.1.2": reversed: the start is after the end; did you mean "192.168.1.2-192.168.1.9"?',
    ],
    [network('ranges: [{ range: .300, role: node }]'), 'plan.yaml:7:27 ".300": not an address'],
    [network('reservations: [{ address: 10 }]'), 'plan.yaml:7:35 "10": not an address'],
    [
      site('networks: [{ name: lan, cidr: 192.168.1.0/33 }]'),
      'plan.yaml:4:35 "192.168.1.0/33": a prefix length that does not exist',
    ],
    [site('networks: [{ name: lan, cidr: lan }]'), 'plan.yaml:4:35 "lan": a host name, not an address'],
    [
      site('routed: [{ range: .1-.9, role: service }]'),
      'plan.yaml:4:23 ".1-.9": a shortened address outside a network with an IPv4 prefix',
    ],
    [site('bgp: { peers: [{ address: router }] }'), 'plan.yaml:4:31 "router": a host name, not an address'],
    [site('bgp: { prefixes: [10.0.0.0/40] }'), 'plan.yaml:4:23 "10.0.0.0/40": a prefix length that does not exist'],
    [
      cluster('podCIDRs: [10.42.0.0]'),
      'plan.yaml:6:20 "10.42.0.0": a bare address, neither CIDR nor range; did you mean "10.42.0.0/32"?',
    ],
    [cluster(`serviceCIDRs: ["\${CIDR}"]`), `plan.yaml:6:24 "\${CIDR}": not an address`],
    [
      cluster('nodes: [{ name: a, addresses: [.5] }]'),
      'plan.yaml:6:40 ".5": a shortened address outside a network with an IPv4 prefix',
    ],
    [cluster('expect: [{ service: a/b, address: x }]'), 'plan.yaml:6:43 "x": a host name, not an address'],
  ])('$1', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe('names', () => {
  it('refuses a site, a network and a cluster that stand twice', () => {
    const text = `version: 1
sites:
  - name: dock
  - name: dock
    networks: [{ name: lan }, { name: lan }]
    clusters:
      - { name: boat, manifests: [a] }
      - { name: boat, manifests: [b] }
`;
    expect(problemsOf(text)).toEqual([
      'plan.yaml:4:11 the plan has two sites named "dock"',
      'plan.yaml:5:39 site "dock" has two networks named "lan"',
      'plan.yaml:8:17 site "dock" has two clusters named "boat"',
    ]);
  });

  it('accepts networks and clusters of one name at two sites', () => {
    const text = `version: 1
sites:
  - { name: a, networks: [{ name: lan }], clusters: [{ name: boat, manifests: [a] }] }
  - { name: b, networks: [{ name: lan }], clusters: [{ name: boat, manifests: [b] }] }
`;
    expect(problemsOf(text)).toEqual([]);
  });

  it('refuses a network that the site does not have', () => {
    const text = site('networks: [{ name: office }]', 'clusters: [{ networks: [ofice] }]');
    expect(problemsOf(text)).toEqual(['plan.yaml:5:29 site "dock" has no network "ofice"; did you mean "office"?']);
  });

  it('leaves networks alone that an import may bring', () => {
    const text = site('imports: [{ type: csv, file: lan.csv }]', 'clusters: [{ networks: [office] }]');
    expect(problemsOf(text)).toEqual([]);
  });

  it('refuses clusters that the plan does not have', () => {
    const text = site(
      'networks:',
      '  - cidr: 192.168.1.0/24',
      '    ranges: [{ range: .1, role: service, clusters: [baot] }]',
      '    reservations: [{ address: .1, cluster: ship }]',
      'imports: [{ type: nodes, file: n.json, cluster: boats }]',
      'clusters: [{ name: boat }]',
    );
    expect(problemsOf(text)).toEqual([
      'plan.yaml:6:57 the plan has no cluster "baot"; did you mean "boat"?',
      'plan.yaml:7:48 the plan has no cluster "ship"',
      'plan.yaml:8:53 the plan has no cluster "boats"; did you mean "boat"?',
    ]);
  });

  it('accepts the cluster of another site', () => {
    const text = `version: 1
sites:
  - { name: a, routed: [{ range: 10.0.0.0/24, role: service, clusters: [boat] }] }
  - { name: b, clusters: [{ name: boat }] }
`;
    expect(problemsOf(text)).toEqual([]);
  });

  it('wants to know where the manifests are where a plan has several clusters', () => {
    expect(problemsOf(site('clusters:', '  - name: boat', '  - { name: ship, manifests: [ship] }'))).toEqual([
      'plan.yaml:5:9 cluster "boat" has no "manifests", which every cluster of a plan with several needs',
    ]);
  });
});

describe('paths', () => {
  it.each([
    ['../other', 'leads out of the repository'],
    ['a/../../b', 'leads out of the repository'],
    ['**/../x', 'leads out of the repository'],
    ['/etc/passwd', "is absolute; paths are relative to the plan's folder"],
    ['', 'is empty'],
  ])('refuses %j', (path, fault) => {
    expect(problemsOf(cluster(`manifests: ["${path}"]`))).toEqual([`plan.yaml:6:21 the path "${path}" ${fault}`]);
  });

  it('refuses them everywhere', () => {
    const text = `version: 1
include: [../a.yaml]
sites:
  - name: dock
    imports: [{ type: csv, file: ../b.csv }]
    clusters: [{ extract: [{ file: ../c.yaml }] }]
lint: { ignore: ['../**'] }
`;
    expect(problemsOf(text)).toEqual([
      'plan.yaml:2:11 the path "../a.yaml" leads out of the repository',
      'plan.yaml:5:34 the path "../b.csv" leads out of the repository',
      'plan.yaml:6:36 the path "../c.yaml" leads out of the repository',
      'plan.yaml:7:18 the path "../**" leads out of the repository',
    ]);
  });
});
