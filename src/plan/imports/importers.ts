import { csv } from './csv.ts';
import { dnsmasq } from './dnsmasq.ts';
import { dockerNetwork } from './docker-network.ts';
import type { Importer } from './imported.ts';
import { iscDhcpd } from './isc-dhcpd.ts';
import { kea } from './kea.ts';
import { netbox } from './netbox.ts';
import { nodes } from './nodes.ts';
import { routeros } from './routeros.ts';
import { unifi } from './unifi.ts';

/** Every importer by the `type` of its entry. */
export const importers: ReadonlyMap<string, Importer> = new Map([
  ['kea', kea],
  ['isc-dhcpd', iscDhcpd],
  ['dnsmasq', dnsmasq],
  ['netbox', netbox],
  ['docker-network', dockerNetwork],
  ['nodes', nodes],
  ['csv', csv],
  ['unifi', unifi],
  ['routeros', routeros],
]);
