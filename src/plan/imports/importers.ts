import { csv } from './csv.ts';
import { dnsmasq } from './dnsmasq.ts';
import { dockerNetwork } from './docker-network.ts';
import type { Imported, Importer, ImportFile } from './imported.ts';
import { iscDhcpd } from './isc-dhcpd.ts';
import { kea } from './kea.ts';
import { netbox, netboxFiles } from './netbox.ts';
import { nodes } from './nodes.ts';
import { routeros } from './routeros.ts';
import { unifi } from './unifi.ts';

/** Reads files of one type, one result each, in their order; those that hold parts of one export are read together. */
export function importTogether(type: string, files: readonly ImportFile[]): readonly Imported[] {
  if (type === 'netbox') return netboxFiles(files);
  const importer = importers.get(type);
  return files.flatMap(({ source, context }) => importer?.(source, context) ?? []);
}

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
