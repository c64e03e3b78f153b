import { holds, type Interval } from '../../address/interval.ts';
import { isItems } from '../../manifest/tree.ts';
import type { Entry } from '../entry.ts';
import { Gathering, nameOf } from './gathering.ts';
import type { Importer } from './imported.ts';
import { mappingsAt, mappingsOf, openJson, plainAt, textAt } from './json-file.ts';

/**
 * Networks and clients as the controller of UniFi gives them (`rest/networkconf` and `rest/user`, bare or in `data`):
 * networks with the addresses they lease, and clients with a fixed address as appliances.
 */
export const unifi: Importer = (source, { prefixes }) => {
  const gathering = new Gathering(prefixes);
  const top = openJson(source, gathering);
  if (top === undefined) return gathering;
  const items = isItems(top.value) ? mappingsOf(top) : mappingsAt(top, 'data');
  if (!isItems(top.value) && !isItems(top.get('data')?.value)) {
    return gathering.refuse('no list of networks or clients here, nor one under "data"', top.at);
  }
  for (const item of items) readItem(item, gathering);
  return gathering;
};

function readItem(item: Entry, gathering: Gathering): void {
  if (item.get('mac') !== undefined) readClient(item, gathering);
  else if (item.get('purpose') !== undefined || item.get('ip_subnet') !== undefined) readNetwork(item, gathering);
  else item.blame('neither a network nor a client');
}

/** Networks of these purposes lie at somebody else's. */
const OUTSIDE = new Set(['wan', 'site-vpn', 'vpn-client']);

function readNetwork(item: Entry, gathering: Gathering): void {
  if (OUTSIDE.has(plainAt(item, 'purpose') ?? '') || item.get('enabled')?.is(false)) return;
  const name = nameOf(plainAt(item, 'name'));
  const vlan = Number(item.get('vlan')?.text);
  const subnets = ['ip_subnet', 'ipv6_subnet'].flatMap((key) => {
    const text = textAt(item, key);
    return text === undefined || text.text === '' ? [] : [text.located];
  });
  const cidrs = subnets.flatMap((text) => gathering.prefix(text) ?? []);
  // The address before the slash is the gateway's own.
  const gateways = subnets.flatMap(
    ({ value, at }) => gathering.address({ value: value.split('/')[0] ?? '', at }) ?? [],
  );
  if (cidrs.length > 0) {
    gathering.networks.push({
      ...(name !== undefined && { name }),
      cidrs,
      gateways: gateways.filter(({ value }) => !cidrs.some((cidr) => isFirst(cidr.value, value.value))),
      ...(Number.isInteger(vlan) && vlan >= 1 && vlan <= MAX_VLAN && { vlan }),
    });
  }
  readLeases(item, ['dhcpd_enabled', 'dhcpd_start', 'dhcpd_stop'], name, gathering);
  readLeases(item, ['dhcpdv6_enabled', 'dhcpdv6_start', 'dhcpdv6_stop'], name, gathering);
}

const MAX_VLAN = 4094;

function isFirst(cidr: Interval, address: bigint): boolean {
  return cidr.first === address && cidr.last > cidr.first && holds(cidr, { family: cidr.family, value: address });
}

function readLeases(
  item: Entry,
  [enabled, start, stop]: readonly [string, string, string],
  name: string | undefined,
  gathering: Gathering,
): void {
  if (item.get(enabled)?.is(true) !== true) return;
  const [first, last] = [textAt(item, start), textAt(item, stop)];
  if (first === undefined || last === undefined) {
    item.get(enabled)?.blame(`"${enabled}" without "${start}" and "${stop}"`);
    return;
  }
  const range = gathering.between(first.located, last.located);
  if (range !== undefined) gathering.ranges.push({ range, role: 'dhcp', ...(name !== undefined && { name }) });
}

/** What a client without a fixed address has now is a lease, and no plan. */
function readClient(item: Entry, gathering: Gathering): void {
  if (item.get('use_fixedip')?.is(true) !== true) return;
  const text = textAt(item, 'fixed_ip');
  if (text === undefined) {
    item.get('use_fixedip')?.blame('"use_fixedip" without "fixed_ip"');
    return;
  }
  const name = nameOf(plainAt(item, 'name') ?? plainAt(item, 'hostname'));
  const range = gathering.single(text.located);
  if (range === undefined) return;
  gathering.ranges.push({ range, role: 'appliance', ...(name !== undefined && { name }), host: 'reservation' });
}
