import { importerTarget } from '../importer.ts';

const SEEDS = [
  `dhcp-range=set:red,tag:green,192.0.2.50,192.0.2.99,255.255.255.0,12h
dhcp-range = blue, 192.0.2.199,192.0.2.150 # swapped
dhcp-range=198.51.100.0,static,255.255.255.0
dhcp-range=2001:db8:60::100, 2001:db8:60::1ff, slaac, 64, 12h
dhcp-range=2001:db8:61::, ra-only
dhcp-range=::100,::1ff,constructor:eth0
`,
  `dhcp-host=02:00:00:00:00:01,06-02:00:00:00:00:05,set:red,192.0.2.60,fred,infinite
dhcp-host=bert,192.0.2.70,[2001:db8:60::56],1h
dhcp-host=02:00:00:00:00:02,192.0.2.80,ignore
dhcp-option=tag:red,option:router,192.0.2.1
dhcp-option=3,192.0.2.1
txt-record=example.com,"v=spf1 # a -all"
read-ethers
bogus-priv
`,
  'conf-dir=d,.bak\ndhcp-hostsfile=other.conf\nconf-file=file\nconf-file=other.conf\nconf-script=x\n',
];

/** The configuration of dnsmasq. */
export const target = importerTarget('dnsmasq', SEEDS, [
  'dhcp-range=',
  'dhcp-host=',
  'dhcp-option=',
  'conf-file=',
  'conf-dir=',
  'dhcp-hostsfile=',
  'dhcp-hostsdir=',
  'other.conf',
  'file',
  'set:',
  'tag:',
  'net:',
  'static',
  'proxy',
  'ra-only',
  'slaac',
  'constructor:',
  'option:router',
  'infinite',
  'ignore',
  'id:*',
  '[',
  ']',
  ',',
  '#',
  '"',
  '\\',
  '64',
  '12h',
  '255.255.255.0',
]);
