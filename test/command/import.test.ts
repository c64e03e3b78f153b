import { describe, expect, it } from 'vitest';
import { importPlan } from '../../src/command/import.ts';
import { lint } from '../../src/command/lint.ts';
import { map } from '../../src/command/map.ts';
import { inFolder } from '../rules/temporary-folder.ts';

const files = (texts: Readonly<Record<string, string>>) => new Map(Object.entries(texts));

const KEA = `{ "Dhcp4": { "subnet4": [ { "subnet": "192.0.2.0/24", "user-context": { "comment": "yes" },
  "pools": [ { "pool": "192.0.2.50-192.0.2.99" } ],
  "reservations": [ { "ip-address": "192.0.2.7", "hostname": "0x10" }, { "ip-address": "host", "hostname": "n" } ] } ] } }
`;

describe('import', () => {
  it('prints plan entries, and what it did not understand', async () => {
    const said: string[] = [];
    const { yaml } = await inFolder(files({ 'kea.conf': KEA }), (cwd) =>
      importPlan({ type: 'kea', files: ['kea.conf'], cwd, say: (line) => said.push(line) }),
    );
    expect(said).toEqual(['kea.conf:3: "host": a host name, not an address']);
    expect(yaml).toBe(`# Not understood, and not in here:
# - kea.conf:3: "host": a host name, not an address

version: 1
sites:
  - name: imported
    networks:
      - name: "yes"
        cidr: 192.0.2.0/24
        ranges:
          - { range: 192.0.2.50-192.0.2.99, role: dhcp, name: "yes" }
          - { range: 192.0.2.7, role: appliance, name: "0x10" }
`);
  });

  it('reads the pages of NetBox together, as files of a plan and on the command line', async () => {
    const next = 'https://netbox.example.org/api/ipam/prefixes/?offset=1';
    const pages = {
      'a.json': JSON.stringify({ count: 2, next, previous: null, results: [{ prefix: '10.0.0.0/8' }] }),
      'b.json': JSON.stringify({ count: 2, next: null, previous: next, results: [{ prefix: '10.0.1.0/24' }] }),
      'plan.yaml': `version: 1
sites:
  - name: office
    imports: [{ type: netbox, file: a.json }, { type: netbox, file: b.json }]
`,
    };
    await inFolder(files(pages), async (cwd) => {
      const { yaml, problems } = await importPlan({ type: 'netbox', files: ['a.json', 'b.json'], cwd });
      expect([yaml.match(/cidr: [\d./]+/g), problems]).toEqual([['cidr: 10.0.1.0/24'], []]);
      const { sites } = await map({ cwd });
      expect(sites.flatMap(({ areas }) => areas.flatMap(({ blocks }) => blocks.map(({ range }) => range)))).toEqual([
        '10.0.1.0/24',
      ]);
    });
  });

  it.each([
    ['kea', KEA.replace('"host"', '"192.0.2.55"')],
    [
      'isc-dhcpd',
      'subnet 192.0.2.0 netmask 255.255.255.0 { range 192.0.2.10 192.0.2.20; }\nhost a { fixed-address 192.0.2.15; }',
    ],
    ['dnsmasq', 'dhcp-range=192.0.2.10,192.0.2.20,255.255.255.0\ndhcp-host=a,192.0.2.15'],
    [
      'netbox',
      'prefix,status,role,vlan\n192.0.2.0/24,active,,7\n192.0.2.64/26,active,dhcp,\n192.0.2.128/26,reserved,,\n',
    ],
    [
      'docker-network',
      '[{ "Name": "kind", "IPAM": { "Config": [{ "Subnet": "172.18.0.0/16", "Gateway": "172.18.0.1" }] }, "Containers": { "a": { "Name": "n", "IPv4Address": "172.18.0.2/16" } } }]',
    ],
    [
      'nodes',
      'kind: Node\nmetadata: { name: a, labels: { on: "off" } }\nspec: { podCIDR: 10.42.0.0/24 }\nstatus: { addresses: [{ type: InternalIP, address: 192.0.2.9 }] }\n',
    ],
    ['csv', 'range,role,name,owner\n192.0.2.0/28,service,"a: b # c","[x]"\n192.0.2.16,node,~,y\n'],
    [
      'unifi',
      '[{ "name": "LAN", "purpose": "corporate", "ip_subnet": "192.0.2.1/24", "dhcpd_enabled": true, "dhcpd_start": "192.0.2.6", "dhcpd_stop": "192.0.2.99" }]',
    ],
    [
      'routeros',
      '/ip pool\nadd name=a ranges=192.0.2.6-192.0.2.99\n/ip dhcp-server network\nadd address=192.0.2.0/24 gateway=192.0.2.1\n',
    ],
  ])('prints what a plan takes as it is, and what does not drift from %s', async (type, text) => {
    const said: string[] = [];
    const report = await inFolder(files({ data: text }), async (cwd) => {
      const { yaml } = await importPlan({ type, files: ['data'], cwd });
      const cluster = yaml.includes('clusters:') ? '' : '    clusters: [{ name: c, manifests: ["{cluster}.yaml"] }]\n';
      const plan = `${yaml}    imports: [{ type: ${type}, file: data }]\n${cluster}`;
      return inFolder(files({ data: text, 'plan.yaml': plan, '{cluster}.yaml': '' }), (folder) =>
        lint({ cwd: folder, say: (line) => said.push(line) }),
      );
    });
    expect([report.findings, said]).toEqual([[], []]);
  });

  it('prints a network of one address as a CIDR', async () => {
    const { yaml } = await inFolder(files({ data: 'prefix,status\n192.0.2.7/32,active\n' }), (cwd) =>
      importPlan({ type: 'netbox', files: ['data'], cwd }),
    );
    expect(yaml).toContain('cidr: 192.0.2.7/32 }\n');
  });

  it('joins several files', async () => {
    const csv = (range: string) => `range,role\n${range},dhcp\n`;
    const { yaml } = await inFolder(files({ a: csv('192.0.2.1'), b: csv('192.0.2.2') }), (cwd) =>
      importPlan({ type: 'csv', files: ['b', 'a'], cwd }),
    );
    expect(yaml).toContain('- { range: 192.0.2.2, role: dhcp }\n      - { range: 192.0.2.1, role: dhcp }\n');
  });

  it.each([
    [{ type: 'keaa', files: ['data'] }, /^unknown type "keaa"; did you mean "kea"\? \(kea, /],
    [{ type: 'kea' }, /^import needs a file$/],
    [{ type: 'kea', files: ['gone'] }, /^gone does not exist$/],
    [{ type: 'kea', files: ['data'] }, /^data:1:1: Not valid JSON: a value belongs here$/],
    [{ type: 'kea', url: 'https://netbox.example.org' }, /^--url is for imports of type netbox$/],
    [{ type: 'netbox', url: 'https://netbox.example.org' }, /^--url: a server is asked only with --allow-network$/],
  ])('says why it cannot do %j', async (options, message) => {
    await inFolder(files({ data: 'hello' }), async (cwd) => {
      await expect(importPlan({ ...options, cwd })).rejects.toThrow(message);
    });
  });
});

describe('imports of a plan', () => {
  const plan = (entry: string, more = '') => `version: 1
sites:
  - name: a
    imports: [${entry}]
    clusters: [{ name: c, manifests: [k8s.yaml] }${more}]
`;

  it('are unknown where a server may not be asked: one line, and no other status', async () => {
    const said: string[] = [];
    const entry = "{ type: netbox, url: 'https://netbox.example.org' }";
    await inFolder(files({ 'plan.yaml': plan(entry), 'k8s.yaml': '' }), (cwd) =>
      lint({ cwd, say: (line) => said.push(line) }),
    );
    expect(said).toEqual(['plan.yaml:4: the import is unknown: a server is asked only with --allow-network']);
  });

  it.each([
    ['{ type: kea, file: gone }', 'plan.yaml:4:34: gone does not exist'],
    ['{ type: kea, file: data }', 'data:1:1: Not valid JSON: a value belongs here'],
    ['{ type: kea, file: ../data }', 'plan.yaml:4:34: the path "../data" leads out of the repository'],
  ])('end a run where %s cannot be read', async (entry, message) => {
    await inFolder(files({ 'plan.yaml': plan(entry), 'k8s.yaml': '', data: 'hello' }), async (cwd) => {
      await expect(lint({ cwd })).rejects.toThrow(message);
    });
  });

  it('never read an included file outside the repository', async () => {
    const said: string[] = [];
    const texts = { 'plan.yaml': plan('{ type: isc-dhcpd, file: d/dhcpd.conf }'), 'k8s.yaml': '' };
    const conf = 'include "../../secret";\ninclude "/etc/passwd";\n';
    await inFolder(files({ ...texts, 'd/dhcpd.conf': conf }), (cwd) => lint({ cwd, say: (line) => said.push(line) }));
    expect(said).toEqual([
      'd/dhcpd.conf:1: ../secret leads out of the repository',
      'd/dhcpd.conf:2: /etc/passwd is absolute: only files of the repository are read',
    ]);
  });
});
