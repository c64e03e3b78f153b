import { describe, expect, it } from 'vitest';
import { importOf, importsOf, linesOf, problemsOf } from './read.ts';

const page = (results: readonly object[], more: object = {}) =>
  JSON.stringify({ count: results.length, next: null, previous: null, results, ...more }, undefined, 1);

const active = { value: 'active', label: 'Active' };
const lan = { prefix: '192.168.70.0/24', vrf: null, status: active, role: null, vlan: { vid: 70, name: 'lan' } };

describe('an import of NetBox', () => {
  it('reads prefixes: the innermost are networks, those with a role are ranges', () => {
    const text = page([
      { prefix: '192.168.0.0/16', status: { value: 'container', label: 'Container' } },
      { prefix: '192.168.64.0/20', status: active },
      { ...lan, description: 'LAN' },
      { prefix: '192.168.70.128/26', status: active, role: { slug: 'dhcp', name: 'DHCP' }, tenant: { name: 'Net' } },
      { prefix: '192.168.70.240/28', status: { value: 'reserved', label: 'Reserved' } },
      { prefix: '192.168.71.0/24', status: { value: 'deprecated', label: 'Deprecated' } },
    ]);
    expect(linesOf(importOf('netbox', text)).map((line) => line.replace(/ file:\d+$/, ''))).toEqual([
      'network 192.168.70.0-192.168.70.255 vlan 70 "LAN"',
      'dhcp 192.168.70.128-192.168.70.191 "Net"',
      'reserved 192.168.70.240-192.168.70.255',
    ]);
  });

  it('reads IP ranges and IP addresses by role and status', () => {
    const text = page([
      {
        start_address: '192.168.70.200/24',
        end_address: '192.168.70.219/24',
        status: active,
        role: { slug: 'service' },
      },
      { start_address: '192.168.70.9/24', end_address: '192.168.70.10/24', status: { value: 'reserved' }, role: null },
      { address: '192.168.70.5/24', status: active, role: null, dns_name: 'nas.example.org' },
      { address: '192.168.70.140/24', status: { value: 'dhcp', label: 'DHCP' }, role: null },
      { address: '192.168.70.6/24', status: { value: 'deprecated' }, role: null },
    ]);
    expect(linesOf(importOf('netbox', text)).map((line) => line.replace(/ file:\d+$/, ''))).toEqual([
      'service 192.168.70.200-192.168.70.219',
      'reserved 192.168.70.9-192.168.70.10',
      'appliance 192.168.70.5 "nas.example.org"',
      'dhcp 192.168.70.140',
    ]);
  });

  it('maps roles and statuses as the plan says', () => {
    const text = page([
      {
        start_address: '192.0.2.1/24',
        end_address: '192.0.2.2/24',
        status: active,
        role: { slug: 'voice', name: 'Voice' },
      },
      { address: '192.0.2.9/24', status: { value: 'deprecated' } },
    ]);
    expect(problemsOf(importOf('netbox', text))).toEqual([
      'file:7 an IP range with the role "voice", which stands for none here; "roles" of the import can say it',
    ]);
    const roles = new Map([
      ['voice', 'appliance'],
      ['deprecated', 'reserved'],
    ] as const);
    expect(linesOf(importOf('netbox', text, { roles }))).toEqual([
      'appliance 192.0.2.1-192.0.2.2 file:7',
      'reserved 192.0.2.9 file:19',
    ]);
  });

  it('reads one VRF, by name or route distinguisher', () => {
    const text = page([lan, { ...lan, vrf: { name: 'lab', rd: '65000:1' } }]);
    expect(linesOf(importOf('netbox', text, { vrf: '65000:1' }))).toHaveLength(1);
    expect(problemsOf(importOf('netbox', text))).toEqual([
      'file:20 1 object of VRF "lab" left out; "vrf" of the import chooses one',
    ]);
    expect(problemsOf(importOf('netbox', text, { vrf: 'gone' }))).toEqual(['file:7 nothing here lies in VRF "gone"']);
  });

  it('says that pages are missing', () => {
    const text = page([lan], { count: 70, next: 'https://netbox.example.org/api/ipam/prefixes/?offset=50' });
    expect(problemsOf(importOf('netbox', text))).toEqual([
      'file:2 the file holds 1 of 70 objects; the other pages are not in it',
    ]);
  });

  it('reads the CSV of a table', () => {
    const text = `Prefix,Status,Children,VRF,Tenant,Site,VLAN,Role,Description\r
192.168.70.0/24,Active,0,Global,Network team,hq,lan (70),—,LAN\r
192.168.70.128/26,Active,0,,,hq,lan (70),DHCP,"Clients, and guests"\r
`;
    expect(linesOf(importOf('netbox', text))).toEqual([
      'network 192.168.70.0-192.168.70.255 vlan 70 "LAN"',
      'dhcp 192.168.70.128-192.168.70.191 "Clients, and guests" file:3',
    ]);
    const addresses =
      'IP Address,VRF,Status,Role,Tenant,Assigned,DNS name,Description\n192.168.70.5/24,,Active,,,True,nas.example.org,\n';
    expect(linesOf(importOf('netbox', addresses))).toEqual(['appliance 192.168.70.5 "nas.example.org" file:2']);
  });

  it('takes no name from a VLAN that has only its number', () => {
    expect(linesOf(importOf('netbox', 'Prefix,VLAN\n192.0.2.0/24,(7)\n'))).toEqual([
      'network 192.0.2.0-192.0.2.255 vlan 7',
    ]);
  });

  it('reads the CSV of a bulk import', () => {
    const text =
      'start_address;end_address;vrf;status;role\n192.0.2.1/24;192.0.2.9/24;;active;dhcp\n;192.0.2.9/24;;active;dhcp\n';
    const imported = importOf('netbox', text);
    expect(linesOf(imported)).toEqual(['dhcp 192.0.2.1-192.0.2.9 file:2']);
    expect(problemsOf(imported)).toEqual(['file:3 a row without "start_address"']);
  });

  it.each([
    ['another table', 'name,role\nx,y\n', 'no header with a column of NetBox, such as "Prefix"'],
    ['other JSON', '{ "kind": "List" }', 'no page of prefixes, IP ranges or IP addresses here'],
  ])('reads nothing of %s', (_, text, fault) => {
    const imported = importOf('netbox', text);
    expect([imported.unread, problemsOf(imported)]).toEqual([true, [`file:1 ${fault}`]]);
  });
});

describe('an import of NetBox in several files', () => {
  const url = (offset: number) => `https://netbox.example.org/api/ipam/prefixes/?limit=1&offset=${offset}&site=hq`;
  const group = { prefix: '192.168.64.0/20', status: active };
  const pages = [
    page([group], { count: 2, next: url(1) }),
    page([{ prefix: '192.168.70.0/24', status: active }], { count: 2, previous: url(0) }),
  ];

  it('reads the pages of one list together: a prefix that holds one of another page only groups it', () => {
    const [first, second] = importsOf('netbox', pages);
    expect([first && linesOf(first), second && linesOf(second)]).toEqual([[], ['network 192.168.70.0-192.168.70.255']]);
    expect([first, second].flatMap((one) => one?.problems)).toEqual([]);
  });

  it('says of how many objects the files have how many', () => {
    const three = [pages[0]?.replace('"count": 2', '"count": 3') ?? '', page([group], { count: 3, next: url(2) })];
    expect(importsOf('netbox', three).flatMap(problemsOf)).toEqual([
      'file0:2 the files hold 2 of 3 objects; the other pages are not in them',
      'file1:2 the files hold 2 of 3 objects; the other pages are not in them',
    ]);
  });

  it.each([
    ['another list', [pages[0] ?? '', page([lan], { count: 2, previous: 'https://netbox.example.org/other' })]],
    ['one list twice', [pages[0] ?? '', pages[0] ?? '', pages[1] ?? '']],
    ['lists that are whole', [page([group]), page([{ prefix: '192.168.70.0/24', status: active }])]],
  ])('reads %s by itself', (_, texts) => {
    expect(importsOf('netbox', texts).flatMap(linesOf)[0]).toBe('network 192.168.64.0-192.168.79.255');
  });
});
