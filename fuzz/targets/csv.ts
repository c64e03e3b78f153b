import { importerTarget } from '../importer.ts';

const SEEDS = [
  '\uFEFFRange;Role;Name;Owner\r\n.10-.20;dhcp;"a ""b""";Net\r\n192.0.2.30;reserved;x;\r\n.40;nothing;;\r\n;dhcp;;\r\n',
  'range,role,nmae\n192.0.2.1,dhcp,"open\n',
  'range\trole\tname\n192.0.2.1-192.0.2.9\tservice\tx\n2001:db8::/64\tnode\ty\n',
];

/** The table of ranges and roles. */
export const target = importerTarget('csv', SEEDS, [
  'range',
  'role',
  'name',
  'owner',
  'purpose',
  'dhcp',
  'node',
  'appliance',
  'service',
  'reserved',
  ',',
  ';',
  '\t',
  '\n',
  '"',
  '""',
  '.10',
  ' ',
  '_',
  '-',
]);
