import { isFields, isItems } from '../../manifest/tree.ts';
import type { Entry } from '../entry.ts';
import { Gathering, nameOf } from './gathering.ts';
import type { Importer } from './imported.ts';
import { mappingsAt, mappingsOf, openJson, plainAt, textAt } from './json-file.ts';

/**
 * What `docker network inspect` prints: each subnet is a network, its `IPRange` is handed out to containers, and the
 * containers themselves are nodes (of a kind cluster, say).
 */
export const dockerNetwork: Importer = (source, { prefixes }) => {
  const gathering = new Gathering(prefixes);
  const top = openJson(source, gathering);
  if (top === undefined) return gathering;
  const networks = isItems(top.value) ? mappingsOf(top) : isFields(top.value) ? [top] : [];
  if (!networks.some((network) => network.get('IPAM') !== undefined)) {
    return gathering.refuse('no "IPAM" here: expected what "docker network inspect" prints', top.at);
  }
  for (const network of networks) readNetwork(network, gathering);
  return gathering;
};

function readNetwork(network: Entry, gathering: Gathering): void {
  const name = nameOf(plainAt(network, 'Name'));
  const ipam = network.get('IPAM');
  if (ipam === undefined) network.blame('a network without "IPAM"');
  const cidrs = [];
  const gateways = [];
  for (const config of ipam === undefined ? [] : mappingsAt(ipam, 'Config')) {
    const subnet = textAt(config, 'Subnet');
    const cidr = subnet && gathering.prefix(subnet.located);
    if (cidr !== undefined) cidrs.push(cidr);
    const gateway = addressAt(config, 'Gateway', gathering);
    if (gateway !== undefined) gateways.push(gateway);
    const handedOut = textAt(config, 'IPRange');
    const range = handedOut && handedOut.text !== '' ? gathering.prefix(handedOut.located) : undefined;
    if (range !== undefined) gathering.ranges.push({ range, role: 'dhcp', name: `${name ?? 'docker'} containers` });
    for (const [key, text] of config.get('AuxiliaryAddresses')?.entries() ?? []) {
      const reserved = gathering.single(text.located);
      if (reserved !== undefined) gathering.ranges.push({ range: reserved, role: 'reserved', name: key });
    }
  }
  if (cidrs.length > 0) gathering.networks.push({ ...(name !== undefined && { name }), cidrs, gateways });
  for (const [id, container] of network.get('Containers')?.entries() ?? []) readContainer(id, container, gathering);
}

function readContainer(id: string, container: Entry, gathering: Gathering): void {
  const addresses = ['IPv4Address', 'IPv6Address'].flatMap((key) => addressAt(container, key, gathering) ?? []);
  const name = textAt(container, 'Name')?.located ?? { value: id, at: container.at };
  gathering.nodes.push({ at: name.at, name, addresses, labels: new Map(), podCIDRs: [] });
}

/** An address that may carry the length of its prefix; undefined where it is empty. */
function addressAt(entry: Entry, key: string, gathering: Gathering) {
  const text = textAt(entry, key);
  if (text === undefined || text.text === '') return undefined;
  return gathering.address({ value: text.text.split('/')[0] ?? '', at: text.at });
}
