import { describe, expect, it } from 'vitest';
import { importOf, linesOf, problemsOf } from './read.ts';

describe('an import of dnsmasq', () => {
  it('reads ranges with tags, ends in any order, netmasks and lease times', () => {
    const text = `dhcp-range=set:red,tag:green,192.168.60.50,192.168.60.99,255.255.255.0,12h
dhcp-range = blue, 192.168.60.199,192.168.60.150 # swapped
dhcp-range=192.168.61.0,static,255.255.255.0
dhcp-range=192.168.62.10,192.168.62.20,infinite
dhcp-option=tag:red,option:router,192.168.60.1
txt-record=example.com,"v=spf1 # a -all"
#dhcp-range=192.168.60.2,192.168.60.9
bogus-priv
`;
    const imported = importOf('dnsmasq', text);
    expect(problemsOf(imported)).toEqual([]);
    expect(linesOf(imported)).toEqual([
      'network 192.168.60.0-192.168.60.255 via 192.168.60.1',
      'network 192.168.61.0-192.168.61.255',
      'dhcp 192.168.60.50-192.168.60.99 file:1',
      'dhcp 192.168.60.150-192.168.60.199 file:2',
      'dhcp 192.168.62.10-192.168.62.20 file:4',
    ]);
  });

  it('reads IPv6 ranges, and none where only router advertisements are sent', () => {
    const text = `dhcp-range=2001:db8:60::100, 2001:db8:60::1ff, slaac, 64, 12h
dhcp-range=2001:db8:61::, ra-only
`;
    expect(linesOf(importOf('dnsmasq', text))).toEqual([
      'network 2001:db8:60::-2001:db8:60:0:ffff:ffff:ffff:ffff',
      'network 2001:db8:61::-2001:db8:61:0:ffff:ffff:ffff:ffff',
      'dhcp 2001:db8:60::100-2001:db8:60::1ff file:1',
    ]);
  });

  it('reads hosts, whatever the order of their parts', () => {
    const text = `dhcp-host=02:00:00:00:00:01,06-02:00:00:00:00:05,set:red,192.168.60.60,fred,infinite
dhcp-host=bert,192.168.60.70,[2001:db8:60::56],1h
dhcp-host=id:01:02,wilma,45m
dhcp-host=02:00:00:00:00:02,192.168.60.80,ignore
`;
    const imported = importOf('dnsmasq', text);
    expect(problemsOf(imported)).toEqual([]);
    expect(linesOf(imported)).toEqual([
      'appliance 192.168.60.60 "fred" file:1',
      'appliance 192.168.60.70 "bert" file:2',
      'appliance 2001:db8:60::56 "bert" file:2',
    ]);
  });

  it('follows files, folders and files of hosts', () => {
    const files = {
      'd/a.conf': 'dhcp-range=192.0.2.10,192.0.2.20',
      'd/b.bak': 'dhcp-range=192.0.2.30,192.0.2.40',
      hosts: '# hosts\r\n02:00:00:00:00:01,192.0.2.7,press\r\n',
    };
    const text = 'conf-dir=d,.bak\ndhcp-hostsfile=hosts\nconf-file=gone\n';
    const imported = importOf('dnsmasq', text, { files });
    expect(linesOf(imported)).toEqual(['dhcp 192.0.2.10-192.0.2.20 d/a.conf:1', 'appliance 192.0.2.7 "press" hosts:2']);
    expect(problemsOf(imported)).toEqual(['file:3 gone does not exist']);
  });

  it('says what is not known or not understood', () => {
    const text = `bogus-priv
dhcp-rnage=192.0.2.1,192.0.2.2
dhcp-range=::100,::1ff,constructor:eth0
dhcp-host=[::57],marjorie
read-ethers
dhcp-range=192.0.2.300,192.0.2.1
txt-record="open
`;
    expect(problemsOf(importOf('dnsmasq', text))).toEqual([
      'file:2 "dhcp-rnage" is not understood; did you mean "dhcp-range"?',
      'file:3 "::100": its prefix comes from interface "eth0" and is not known here',
      'file:4 "[::57]": its prefix comes from an interface and is not known here',
      'file:5 "read-ethers": what stands in /etc/ethers is not read',
      'file:6 "192.0.2.300": not an address',
      'file:7 the quotes do not end on their line',
    ]);
  });

  it('has a place for what is wrong with a setting without a key', () => {
    const { problems } = importOf('dnsmasq', 'dhcp-range=\n =');
    expect(problems.map(({ at }) => at && [at.start, at.end])).toEqual([
      [11, 11],
      [13, 13],
    ]);
  });

  it('reads nothing of another file', () => {
    expect(importOf('dnsmasq', 'hello world\n').unread).toBe(true);
  });

  it('reads a hundred thousand hosts', () => {
    const hosts = Array.from({ length: 100_000 }, (_, host) => {
      return `dhcp-host=h${host},10.${host >> 16}.${(host >> 8) & 255}.${host & 255}`;
    });
    expect(importOf('dnsmasq', hosts.join('\n')).ranges).toHaveLength(100_000);
  });
});
