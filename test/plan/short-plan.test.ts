import { describe, expect, it } from 'vitest';
import { bare, number4, v4 } from './bare.ts';
import { planOf } from './memory-files.ts';

describe('a short plan', () => {
  it('needs a version alone', () => {
    expect(planOf('version: 1\n').sites).toEqual([]);
  });

  it('takes a key without a value for a missing one', () => {
    const [first] = planOf('version: 1\nsites:\n  - name: dock\n    networks:\n    clusters:\n').sites;
    expect(first?.networks).toEqual([]);
    expect(first?.clusters).toEqual([]);
  });

  it('is complete, on IPv4, with MetalLB, of the folder of the plan where nothing else is said', () => {
    const [first] = planOf('version: 1\nsites: [{ name: dock, clusters: [{ name: boat }] }]\n').sites;
    expect(first?.complete).toBe(true);
    expect(bare(first?.clusters[0])).toEqual({
      name: 'boat',
      manifests: [{ path: '.', optional: false }],
      metallb: { installed: true },
      otherClasses: [],
      podCIDRs: [],
      serviceCIDRs: [],
      families: ['ipv4'],
      nodes: [],
      expect: [],
      extract: [],
    });
  });

  it('calls a cluster without a name by its site, a network without one by its prefix', () => {
    const [first] = planOf(
      'version: 1\nsites: [{ name: dock, networks: [{ cidr: 10.1.0.0/24 }], clusters: [{}] }]',
    ).sites;
    expect(first?.clusters[0]?.name.value).toBe('dock');
    expect(first?.networks[0]?.name.value).toBe('10.1.0.0/24');
  });

  it('reads no manifests beside an extract', () => {
    const text = 'version: 1\nsites: [{ name: dock, clusters: [{ name: boat, extract: [{ file: a.yaml }] }] }]';
    expect(planOf(text).sites[0]?.clusters[0]?.manifests).toEqual([]);
  });

  it('says that MetalLB is not there by false', () => {
    const text = 'version: 1\nsites: [{ name: dock, clusters: [{ name: boat, metallb: false }] }]';
    expect(planOf(text).sites[0]?.clusters[0]?.metallb.installed).toBe(false);
  });

  it('takes the address families of the Service CIDRs in their order', () => {
    const text = 'version: 1\nsites: [{ name: dock, clusters: [{ serviceCIDRs: [2001:db8::/112, 10.0.0.0/16] }] }]';
    expect(planOf(text).sites[0]?.clusters[0]?.families).toEqual(['ipv6', 'ipv4']);
  });

  it('takes addresses and releases as they are written, though YAML makes numbers of them, also behind an anchor', () => {
    const text = `version: 1
sites:
  - name: dock
    networks:
      - cidr: 192.168.1.0/24
        gateway: &router .10
        ranges:
          - { range: *router, role: reserved }
          - { range: .20, role: node }
    clusters: [{ metallb: { version: 0.10 } }]
`;
    const [first] = planOf(text).sites;
    expect(bare(first?.networks[0]?.gateways)).toEqual([{ family: 'ipv4', value: number4('192.168.1.10') }]);
    expect(bare(first?.networks[0]?.ranges.map(({ range }) => range))).toEqual([
      v4('192.168.1.10'),
      v4('192.168.1.20'),
    ]);
    expect(first?.clusters[0]?.metallb.version?.value).toBe('0.10');
  });

  it('takes names as they are written, though YAML makes booleans and numbers of them', () => {
    const [first] = planOf(
      'version: 1\nsites: [{ name: no, networks: [{ name: 010 }], clusters: [{ name: 1e3 }] }]',
    ).sites;
    expect(first?.name.value).toBe('no');
    expect(first?.networks[0]?.name.value).toBe('010');
    expect(first?.clusters[0]?.name.value).toBe('1e3');
  });

  it('may merge mappings', () => {
    const text = `version: 1
sites:
  - name: dock
    networks:
      - cidr: 192.168.1.0/24
        ranges:
          - &lease { range: .10-.19, role: dhcp, owner: Router }
          - { <<: *lease, range: .30-.39 }
`;
    expect(bare(planOf(text).sites[0]?.networks[0]?.ranges[1])).toEqual({
      range: v4('192.168.1.30', '192.168.1.39'),
      role: 'dhcp',
      owner: 'Router',
      pools: [],
      clusters: [],
    });
  });

  it('keeps what looks like a variable as the text it is', () => {
    const text = `version: 1\nsites: [{ name: "\${SITE}", clusters: [{ name: "{{ cluster }}" }] }]`;
    expect(planOf(text).sites[0]?.name.value).toBe(`\${SITE}`);
    expect(planOf(text).sites[0]?.clusters[0]?.name.value).toBe('{{ cluster }}');
  });
});
