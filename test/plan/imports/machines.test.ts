import { describe, expect, it } from 'vitest';
import { importOf, linesOf, problemsOf } from './read.ts';

describe('an import of docker networks', () => {
  it('reads subnets, gateways, what is handed out, and containers as nodes', () => {
    const text = `[ { "Name": "kind", "Driver": "bridge",
      "IPAM": { "Config": [
        { "Subnet": "172.18.0.0/16", "IPRange": "172.18.1.0/24", "Gateway": "172.18.0.1", "AuxiliaryAddresses": { "dns": "172.18.0.9" } },
        { "Subnet": "fd00:db8::/64" } ] },
      "Containers": {
        "1f": { "Name": "kind-control-plane", "IPv4Address": "172.18.0.2/16", "IPv6Address": "fd00:db8::2/64" },
        "2f": { "Name": "kind-worker", "IPv4Address": "172.18.0.3/16", "IPv6Address": "" } } } ]`;
    const imported = importOf('docker-network', text);
    expect(problemsOf(imported)).toEqual([]);
    expect(linesOf(imported)).toEqual([
      'network 172.18.0.0-172.18.255.255 fd00:db8::-fd00:db8::ffff:ffff:ffff:ffff via 172.18.0.1 "kind"',
      'dhcp 172.18.1.0-172.18.1.255 "kind containers" file:3',
      'reserved 172.18.0.9 "dns" file:3',
      'node kind-control-plane 172.18.0.2 fd00:db8::2',
      'node kind-worker 172.18.0.3',
    ]);
  });

  it('reads nothing of other JSON', () => {
    expect(problemsOf(importOf('docker-network', '{}'))).toEqual([
      'file:1 no "IPAM" here: expected what "docker network inspect" prints',
    ]);
  });
});

describe('an import of nodes', () => {
  const YAML = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Node
  metadata:
    name: node-a
    labels: { rack: r1 }
  spec:
    podCIDR: 10.42.0.0/24
    podCIDRs: [10.42.0.0/24, "2001:db8:42::/64"]
  status:
    addresses:
    - { type: InternalIP, address: 192.168.20.21 }
    - { type: Hostname, address: node-a }
    - { type: Other, address: 192.168.20.22 }
`;

  it('reads addresses, labels and pod prefixes', () => {
    const imported = importOf('nodes', YAML);
    expect(linesOf(imported)).toEqual([
      'node node-a 192.168.20.21 rack=r1 10.42.0.0-10.42.0.255 2001:db8:42::-2001:db8:42:0:ffff:ffff:ffff:ffff',
    ]);
    expect(problemsOf(imported)).toEqual(['file:16 an address of type "Other"']);
  });

  it('reads JSON, and one Node alone', () => {
    const text =
      '{ "kind": "Node", "metadata": { "name": "n" }, "status": { "addresses": [ { "type": "ExternalIP", "address": "198.51.100.1" } ] } }';
    expect(linesOf(importOf('nodes', text))).toEqual(['node n 198.51.100.1']);
  });

  it.each([['kind: Service\n'], ['a: [\n'], ['']])('reads nothing of %j', (text) => {
    expect(importOf('nodes', text).unread).toBe(true);
  });
});

describe('an import of UniFi', () => {
  it('reads networks and fixed clients', () => {
    const text = `{ "meta": { "rc": "ok" }, "data": [
      { "name": "LAN", "purpose": "corporate", "ip_subnet": "192.168.1.1/24", "vlan": "20", "dhcpd_enabled": true, "dhcpd_start": "192.168.1.6", "dhcpd_stop": "192.168.1.254" },
      { "name": "WAN", "purpose": "wan" },
      { "name": "Switching", "purpose": "vlan-only", "vlan": 30 },
      { "mac": "02:00:00:00:00:01", "name": "printer", "use_fixedip": true, "fixed_ip": "192.168.1.50" },
      { "mac": "02:00:00:00:00:02", "hostname": "laptop", "last_ip": "192.168.1.77" },
      { "purpose": "guest", "ip_subnet": "192.168.2.1/24", "dhcpd_enabled": true },
      { "x": 1 } ] }`;
    const imported = importOf('unifi', text);
    expect(linesOf(imported)).toEqual([
      'network 192.168.1.0-192.168.1.255 via 192.168.1.1 vlan 20 "LAN"',
      'network 192.168.2.0-192.168.2.255 via 192.168.2.1',
      'dhcp 192.168.1.6-192.168.1.254 "LAN" file:2',
      'appliance 192.168.1.50 "printer" file:5',
    ]);
    expect(problemsOf(imported)).toEqual([
      'file:7 "dhcpd_enabled" without "dhcpd_start" and "dhcpd_stop"',
      'file:8 neither a network nor a client',
    ]);
  });
});

describe('a VLAN of UniFi', () => {
  it.each([
    ['1.5', ''],
    ['4095', ''],
    ['"20"', ' vlan 20'],
  ])('written %s is told as "%s"', (vlan, told) => {
    const text = `[ { "purpose": "corporate", "ip_subnet": "192.0.2.1/24", "vlan": ${vlan} } ]`;
    expect(linesOf(importOf('unifi', text))).toEqual([`network 192.0.2.0-192.0.2.255 via 192.0.2.1${told}`]);
  });
});

describe('an import of RouterOS', () => {
  it('reads pools, servers, leases and networks', () => {
    const text = `# 2026-01-01 by RouterOS 7.16
/interface bridge
add name=bridge
/ip pool
add comment="a \\"pool\\"" name=lan ranges=192.168.88.10-192.168.88.99,192.168.88.120
add name=old ranges=192.168.89.10-192.168.89.20
/ip dhcp-server
add address-pool=lan interface=bridge lease-time=10m \\
    name=defconf
add address-pool=old disabled=yes interface=bridge name=old
/ip dhcp-server lease
add address=192.168.88.5 comment="the press" mac-address=\\
    02:00:00:00:00:01 server=defconf
add address=lan mac-address=02:00:00:00:00:02
/ip dhcp-server network
add address=192.168.88.0/24 gateway=192.168.88.1
/ipv6 pool
add name=p prefix=2001:db8::/48 prefix-length=64
`;
    const imported = importOf('routeros', text);
    expect(linesOf(imported)).toEqual([
      'network 192.168.88.0-192.168.88.255 via 192.168.88.1',
      'dhcp 192.168.88.10-192.168.88.99 "lan" file:5',
      'dhcp 192.168.88.120 "lan" file:5',
      'appliance 192.168.88.5 "the press" file:12',
    ]);
    expect(problemsOf(imported)).toEqual(['file:18 "/ipv6 pool" is not read']);
  });

  describe('of IPv6', () => {
    const pools = `/ipv6 pool
add name=homes prefix=2001:db8::/40 prefix-length=56
`;
    const server = '/ipv6 dhcp-server\nadd address-pool=homes interface=bridge name=pd\n';
    const told = ['file:2 "/ipv6 pool" is not read'];

    it('reserves the prefixes that a server delegates, and those that it binds to a client', () => {
      const binding =
        '/ipv6 dhcp-server binding\nadd address=2001:db8:ff00::/56 comment="the shop" duid=0x1 server=pd\n';
      const imported = importOf('routeros', pools + server + binding);
      expect(linesOf(imported)).toEqual([
        'reserved 2001:db8::-2001:db8:ff:ffff:ffff:ffff:ffff:ffff "homes" "delegated prefixes" file:2',
        'reserved 2001:db8:ff00::-2001:db8:ff00:ff:ffff:ffff:ffff:ffff "the shop" "delegated prefixes" file:6',
      ]);
      expect(imported.problems).toEqual([]);
    });

    it.each([
      ['that an interface has its own prefix from', `${server}/ipv6 address\nadd from-pool=homes interface=bridge\n`],
      ['that only a disabled server uses', server.replace('add', 'add disabled=yes')],
      ['that no server uses', ''],
    ])('says that it does not read a pool %s', (_, more) => {
      const imported = importOf('routeros', pools + more);
      expect([imported.ranges, problemsOf(imported)]).toEqual([[], told]);
    });

    it('says that it does not read a pool of single addresses', () => {
      const single = importOf('routeros', pools.replace('=56', '=128') + server);
      expect([single.ranges, problemsOf(single)]).toEqual([[], told]);
    });
  });

  it('says where quotes do not end', () => {
    expect(problemsOf(importOf('routeros', '/ip pool\nadd name=a ranges=192.0.2.1\nadd name="b\n'))).toEqual([
      'file:3 the quotes do not end',
    ]);
  });

  it('places a word inside of a file that ends in an escape', () => {
    const { problems } = importOf('routeros', '/\nadd \n"\\');
    expect(problems.map(({ at }) => at && [at.start, at.end])).toEqual([[7, 9]]);
  });

  it('reads nothing of another file', () => expect(importOf('routeros', 'hello\n').unread).toBe(true));
});

describe('an import of CSV', () => {
  it('reads rows, with the roles that the plan maps', () => {
    const text =
      '\uFEFFRange;Role;Name;Owner\r\n.10-.20;dhcp;"a ""b""";Net\r\n.30;Telefon;x;\r\n.40;nothing;;\r\n;dhcp;;\r\n';
    const prefixes = [{ family: 'ipv4', first: 0xc0000200n, last: 0xc00002ffn }] as const;
    const imported = importOf('csv', text, { prefixes, roles: new Map([['Telefon', 'appliance']] as const) });
    expect(linesOf(imported)).toEqual([
      'dhcp 192.0.2.10-192.0.2.20 "a "b"" "Net" file:2',
      'appliance 192.0.2.30 "x" file:3',
    ]);
    expect(problemsOf(imported)).toEqual([
      'file:4 "nothing" is no role; expected one of dhcp, node, appliance, service, reserved',
      'file:5 a row without a range',
    ]);
  });

  it('says which columns it does not read, and where quotes do not end', () => {
    expect(problemsOf(importOf('csv', 'range,role,nmae\n192.0.2.1,dhcp,"open\n'))).toEqual([
      'file:2 the quotes do not end',
      'file:1 the column "nmae" is not read; did you mean "name"?',
    ]);
  });

  it('needs its header', () => expect(importOf('csv', '192.0.2.1,dhcp\n').unread).toBe(true));

  it('reads a hundred thousand rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `10.${row >> 16}.${(row >> 8) & 255}.${row & 255},dhcp`);
    expect(importOf('csv', `range,role\n${rows.join('\n')}`).ranges).toHaveLength(100_000);
  });
});
