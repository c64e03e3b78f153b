import { importerTarget } from '../importer.ts';
import { JSON_WORDS } from '../json-words.ts';

const SEEDS = [
  JSON.stringify({
    count: 9,
    next: 'https://netbox.example.org/api/ipam/prefixes/?offset=50',
    results: [
      { prefix: '192.168.0.0/16', status: { value: 'container' } },
      {
        prefix: '192.168.70.0/24',
        vrf: null,
        status: { value: 'active' },
        role: null,
        vlan: { vid: 70 },
        description: 'LAN',
      },
      { prefix: '192.168.70.128/26', status: { value: 'active' }, role: { slug: 'dhcp' }, tenant: { name: 'Net' } },
      { prefix: '192.168.70.240/28', status: { value: 'reserved' }, vrf: { name: 'lab', rd: '65000:1' } },
    ],
  }),
  JSON.stringify([
    {
      results: [
        { start_address: '192.168.70.200/24', end_address: '192.168.70.219/24', role: { slug: 'service' } },
        {
          start_address: '192.168.70.9/24',
          end_address: '192.168.70.10/24',
          status: { value: 'reserved' },
          role: null,
        },
        { address: '192.168.70.5/24', status: { value: 'active' }, role: null, dns_name: 'nas.example.org' },
        { address: '192.168.70.140/24', status: { value: 'dhcp', label: 'DHCP' }, role: { value: 'vip' } },
      ],
    },
  ]),
];

/** Pages of the REST API of NetBox. */
export const target = importerTarget('netbox', SEEDS, [
  ...JSON_WORDS,
  '"prefix":',
  '"address":',
  '"start_address":',
  '"end_address":',
  '"role":',
  '"status":',
  '"vrf":',
  '"vlan":',
  '"vid":',
  '"results":',
  '"count":',
  '"next":',
]);
