import { importerTarget } from '../importer.ts';

const SEEDS = [
  `option LAB-records code 200 = { integer 8, text };
class "phones" { match if substring (option vendor-class-identifier, 0, 5) = "phone"; lease limit 4; }
if exists agent.circuit-id { log (info, concat ("circuit }", option agent.circuit-id)); } elsif known { set x = "y"; }
`,
  `shared-network office {
  subnet 192.0.2.0 netmask 255.255.255.0 { option routers 192.0.2.1; range 192.0.2.100 192.0.2.149;
    pool { deny members of "phones"; range dynamic-bootp 192.0.2.150 192.0.2.159; range 192.0.2.190; } }
  subnet 198.51.100.0 netmask 255.255.255.0 { }
}
group { use-host-decl-names on; host press { hardware ethernet 02:00:00:00:00:01; fixed-address 192.0.2.7, 198.51.100.7; } }
`,
  `subnet6 2001:db8:1::/64 { range6 2001:db8:1::100 2001:db8:1::1ff; range6 2001:db8:1::/80 temporary;
  prefix6 2001:db8:f000:: 2001:db8:f0ff:: /56; }
host a { fixed-address6 2001:db8:1::7; fixed-prefix6 2001:db8:f100::/56; fixed-address press.example.org; }
include "other.conf"; # a comment
`,
];

/** The `dhcpd.conf` of ISC DHCP. */
export const target = importerTarget('isc-dhcpd', SEEDS, [
  'subnet ',
  'netmask ',
  'subnet6 ',
  'range ',
  'range6 ',
  'pool {',
  'host a {',
  'fixed-address ',
  'fixed-address6 ',
  'fixed-prefix6 ',
  'prefix6 ',
  'option routers ',
  'shared-network "x" {',
  'group {',
  'include "file";',
  'include "other.conf";',
  'dynamic-bootp ',
  'temporary',
  'if x {',
  '} else {',
  ';',
  '}',
  '{',
  '= {',
  'option x code 1 = ',
  '"',
  '\\',
  '#',
]);
