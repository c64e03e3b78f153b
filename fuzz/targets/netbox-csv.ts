import { importerTarget } from '../importer.ts';

const SEEDS = [
  `Prefix,Status,Children,VRF,Tenant,Site,VLAN,Role,Description\r
192.168.70.0/24,Active,0,Global,Network team,hq,lan (70),\u2014,LAN\r
192.168.70.128/26,Active,0,,,hq,lan (70),DHCP,"Clients, and guests"\r
`,
  'IP Address,VRF,Status,Role,Tenant,Assigned,DNS name,Description\n192.168.70.5/24,,Active,,,True,nas.example.org,\n',
  'start_address;end_address;vrf;status;role\n192.0.2.1/24;192.0.2.9/24;;active;dhcp\n;192.0.2.9/24;;active;dhcp\n',
];

/** Tables that NetBox exports. */
export const target = importerTarget('netbox', SEEDS, [
  ',',
  ';',
  '\t',
  '\n',
  '"',
  '""',
  'Prefix',
  'prefix',
  'IP Address',
  'address',
  'Start address',
  'start_address',
  'end_address',
  'Status',
  'Active',
  'Reserved',
  'Container',
  'Deprecated',
  'DHCP',
  'Role',
  'VRF',
  'Global',
  'VLAN',
  'lan (70)',
  'Description',
  '\u2014',
]);
