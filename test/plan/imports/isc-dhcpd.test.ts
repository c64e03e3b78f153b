import { describe, expect, it } from 'vitest';
import { importOf, linesOf, problemsOf } from './read.ts';

describe('an import of ISC dhcpd', () => {
  it('reads subnets, pools and hosts wherever they stand', () => {
    const text = `# an office
authoritative;
option space LAB;
option LAB.records code 1 = { integer 8, text };
class "phones" { match if substring (option vendor-class-identifier, 0, 5) = "phone"; }
if exists agent.circuit-id { log (info, concat ("a;{b", option agent.circuit-id)); } else { unset x; }
shared-network office {
  subnet 192.168.50.0 netmask 255.255.255.0 {
    option routers 192.168.50.1;
    range 192.168.50.100 192.168.50.149; # range 192.168.50.2 192.168.50.9;
    pool { deny members of "phones"; range dynamic-bootp 192.168.50.150 192.168.50.159; range 192.168.50.190; }
  }
  subnet 192.168.51.0 netmask 255.255.255.128 { }
}
group {
  host press { hardware ethernet 02:00:00:00:00:01; fixed-address 192.168.50.7, 192.168.51.7; }
}
`;
    const imported = importOf('isc-dhcpd', text);
    expect(problemsOf(imported)).toEqual([]);
    expect(linesOf(imported)).toEqual([
      'network 192.168.50.0-192.168.50.255 via 192.168.50.1 "office"',
      'network 192.168.51.0-192.168.51.127 "office"',
      'dhcp 192.168.50.100-192.168.50.149 file:10',
      'dhcp 192.168.50.150-192.168.50.159 file:11',
      'dhcp 192.168.50.190 file:11',
      'appliance 192.168.50.7 "press" file:16',
      'appliance 192.168.51.7 "press" file:16',
    ]);
  });

  it('reads IPv6', () => {
    const text = `subnet6 2001:db8:50::/64 {
  range6 2001:db8:50::100 2001:db8:50::1ff;
  range6 2001:db8:50::9:0/112 temporary;
  prefix6 2001:db8:f000:: 2001:db8:f00f:: /48;
  host a { fixed-address6 2001:db8:50::7; }
}`;
    expect(linesOf(importOf('isc-dhcpd', text))).toEqual([
      'network 2001:db8:50::-2001:db8:50:0:ffff:ffff:ffff:ffff',
      'dhcp 2001:db8:50::100-2001:db8:50::1ff file:2',
      'dhcp 2001:db8:50::9:0-2001:db8:50::9:ffff file:3',
      'reserved 2001:db8:f000::-2001:db8:f00f:ffff:ffff:ffff:ffff:ffff "delegated prefixes" file:4',
      'appliance 2001:db8:50::7 "a" file:5',
    ]);
  });

  it('follows includes, each file once', () => {
    const files = {
      'hosts.conf': 'include "more.conf";\r\ninclude "more.conf";\r\n',
      'more.conf': 'host a { fixed-address 192.0.2.7; }',
    };
    expect(linesOf(importOf('isc-dhcpd', 'include "hosts.conf";', { files }))).toEqual([
      'appliance 192.0.2.7 "a" more.conf:1',
    ]);
  });

  it('says what it does not understand', () => {
    const text = `rnage 192.0.2.1 192.0.2.9;
host ghost { fixed-address ghost.example.org; }
include "gone.conf";
range 192.0.2.9 192.0.2.1;
lease 192.0.2.3 { starts never; }
`;
    expect(problemsOf(importOf('isc-dhcpd', text))).toEqual([
      'file:1 "rnage" is not understood; did you mean "range"?',
      'file:2 "ghost.example.org": a host name, not an address',
      'file:3 gone.conf does not exist',
      'file:4 "192.0.2.9-192.0.2.1": reversed: the start is after the end',
      'file:5 "lease" is not understood',
      'file:5 "starts" is not understood',
    ]);
  });

  it('keeps what stands before a fault', () => {
    const imported = importOf('isc-dhcpd', 'range 192.0.2.1 192.0.2.9;\nsubnet 192.0.2.0 netmask 255.255.255.0 {\n');
    expect(linesOf(imported)).toContain('dhcp 192.0.2.1-192.0.2.9 file:1');
    expect(problemsOf(imported)).toEqual(['file:2 the block of "subnet" does not end']);
  });

  it.each([
    ['an open string', '"', 'the string does not end'],
    ['a stray brace', '}', 'a "}" without its "{"'],
    ['words', 'hello world', 'the statement "hello" does not end'],
    ['braces alone', '{'.repeat(100_000), 'a "{" without a declaration before it'],
  ])('reads nothing of %s', (_, text, fault) => {
    const imported = importOf('isc-dhcpd', text);
    expect([imported.unread, problemsOf(imported)]).toEqual([true, [`file:1 ${fault}`]]);
  });

  it('survives deep nesting and a file that includes itself', () => {
    expect(problemsOf(importOf('isc-dhcpd', 'group { '.repeat(100_000)))).toEqual([
      'file:1 nested deeper than 200 levels',
    ]);
    expect(importOf('isc-dhcpd', 'option x = {'.repeat(100_000)).unread).toBe(true);
    const files = { file: 'include "file";' };
    expect(problemsOf(importOf('isc-dhcpd', 'include "file";', { files }))).toEqual([
      'file:1 the file includes itself',
    ]);
  });

  it('reads a hundred thousand hosts', () => {
    const hosts = Array.from({ length: 100_000 }, (_, host) => {
      return `host h${host} { fixed-address 10.${host >> 16}.${(host >> 8) & 255}.${host & 255}; }`;
    });
    expect(importOf('isc-dhcpd', hosts.join('\n')).ranges).toHaveLength(100_000);
  });
});
