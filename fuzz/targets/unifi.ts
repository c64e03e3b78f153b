import { importerTarget } from '../importer.ts';
import { JSON_WORDS } from '../json-words.ts';

const SEEDS = [
  `{ "meta": { "rc": "ok" }, "data": [
  { "name": "LAN", "purpose": "corporate", "ip_subnet": "192.168.1.1/24", "vlan": "20", "dhcpd_enabled": true, "dhcpd_start": "192.168.1.6", "dhcpd_stop": "192.168.1.254" },
  { "name": "WAN", "purpose": "wan" },
  { "name": "Switching", "purpose": "vlan-only", "vlan": 30 },
  { "mac": "02:00:00:00:00:01", "name": "printer", "use_fixedip": true, "fixed_ip": "192.168.1.50" },
  { "mac": "02:00:00:00:00:02", "hostname": "laptop", "last_ip": "192.168.1.77" },
  { "purpose": "guest", "ip_subnet": "192.168.2.1/24", "dhcpd_enabled": true },
  { "x": 1 } ] }`,
  '[ { "ip_subnet": "192.0.2.1/24", "ipv6_subnet": "2001:db8::/64" } ]',
];

/** Networks and clients of a UniFi controller. */
export const target = importerTarget('unifi', SEEDS, [
  ...JSON_WORDS,
  '"data":',
  '"purpose":',
  '"corporate"',
  '"wan"',
  '"ip_subnet":',
  '"vlan":',
  '"dhcpd_enabled":',
  '"dhcpd_start":',
  '"dhcpd_stop":',
  '"use_fixedip":',
  '"fixed_ip":',
  '"mac":',
  '"hostname":',
]);
