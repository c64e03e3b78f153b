import { importerTarget } from '../importer.ts';

const SEEDS = [
  `{
  // the floor
  "Dhcp4": {
    "hosts-databases": [], # a database
    "shared-networks": [ { "name": "quay", "subnet4": [ { "subnet": "198.51.100.0/24" } ] } ],
    "subnet4": [ { "id": 1, "subnet": "192.0.2.0/24", /* one
      pool */ "user-context": { "comment": "floor" },
      "option-data": [ { "name": "routers", "data": "192.0.2.1, 198.51.100.1" } ],
      "pools": [ { "pool": "192.0.2.140 - 192.0.2.180" }, { "pool": "192.0.2.192/28" }, ],
      "reservations": [ { "hw-address": "02:00:00:00:00:01", "ip-address": "192.0.2.7", "hostname": "press" } ] } ] } }
`,
  `{ "Dhcp6": { "subnet6": [ { "subnet": "2001:db8:50::/64", "pools": [ { "pool": "2001:db8:50::100-2001:db8:50::1ff" } ],
  "pd-pools": [ { "prefix": "2001:db8:f000::", "prefix-len": 44, "delegated-len": 56 } ],
  "reservations": [ { "duid": "01:02", "ip-addresses": [ "2001:db8:50::7" ], "prefixes": [ "2001:db8:f100::/56" ] } ] } ] } }`,
  '{ "Dhcp4": { "subnet4": [ <?include "other.conf"?> ] } }',
];

/** The JSON of Kea, with its comments. */
export const target = importerTarget('kea', SEEDS, [
  '<?include "file"?>',
  '<?include "other.conf"?>',
  '//',
  '#',
  '/*',
  '*/',
  ',',
  '[',
  ']',
  '{',
  '}',
  ':',
  '"',
  '\\u0000',
  '\\ud800',
  'null',
  'true',
  '1e9',
  '-1',
]);
