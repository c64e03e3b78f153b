import { importerTarget } from '../importer.ts';

const SEEDS = [
  `# 2026-01-01 by RouterOS 7.16
/interface bridge
add name=bridge
/ip pool
add comment="a \\"pool\\"" name=lan ranges=192.168.88.10-192.168.88.99,192.168.88.120
add name=old ranges=192.168.89.10-192.168.89.20 next-pool=lan
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
/ipv6 dhcp-server
add address-pool=p interface=bridge name=pd
/ipv6 dhcp-server binding
add address=2001:db8:1::/64 duid=0x1 server=pd
/ipv6 address
add from-pool=q interface=bridge
`,
];

/** What RouterOS exports. */
export const target = importerTarget('routeros', SEEDS, [
  '/ip pool\n',
  '/ip dhcp-server\n',
  '/ip dhcp-server lease\n',
  '/ip dhcp-server network\n',
  '/ipv6 pool\n',
  '/ipv6 address\n',
  '/ipv6 dhcp-server binding\n',
  'prefix-length=',
  'from-pool=',
  'add ',
  'set ',
  'name=',
  'ranges=',
  'address-pool=',
  'address=',
  'gateway=',
  'disabled=yes',
  'comment="',
  '\\\n',
  '"',
  '\\',
  '[ find ]',
  '#',
  '=',
  ',',
  '-',
]);
