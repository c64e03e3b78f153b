import type { Address } from '../../address/address.ts';
import { holds } from '../../address/interval.ts';
import { isFields } from '../../manifest/tree.ts';
import { nearest } from '../../text/nearest.ts';
import type { Located } from '../../text/source.ts';
import type { Entry } from '../entry.ts';
import { quote } from '../quote.ts';
import { Gathering, nameOf } from './gathering.ts';
import type { Importer } from './imported.ts';
import { mappingsAt, openJson, plainAt, textAt } from './json-file.ts';

/**
 * Kea's DHCPv4 and DHCPv6 configuration: subnets are networks, pools lease, host reservations are appliances, and
 * delegated prefixes are reserved. See https://kea.readthedocs.io/en/latest/arm/dhcp4-srv.html.
 */
export const kea: Importer = (source, { files, prefixes }) => {
  const gathering = new Gathering(prefixes);
  const top = openJson(source, gathering, (path, from) => files.read(path, from));
  if (top === undefined) return gathering;
  const servers = SERVERS.flatMap(([key, subnets]) => {
    const server = top.get(key);
    return server !== undefined && isFields(server.value) ? [{ server, subnets }] : [];
  });
  if (servers.length === 0) return gathering.refuse('neither "Dhcp4" nor "Dhcp6" stands here', top.at);
  for (const { server, subnets } of servers) readServer(server, subnets, gathering);
  return gathering;
};

const SERVERS = [
  ['Dhcp4', 'subnet4'],
  ['Dhcp6', 'subnet6'],
] as const;

/** Where Kea keeps what is not in the file. */
const ELSEWHERE = ['hosts-database', 'hosts-databases', 'config-control'];

function readServer(server: Entry, subnets: string, gathering: Gathering): void {
  checkKeys(server);
  for (const key of ELSEWHERE) server.get(key)?.blame(`${quote(key)}: what a database holds is not read`);
  for (const subnet of mappingsAt(server, subnets)) readSubnet(subnet, undefined, gathering);
  for (const shared of mappingsAt(server, 'shared-networks')) {
    checkKeys(shared);
    for (const subnet of mappingsAt(shared, subnets)) readSubnet(subnet, shared, gathering);
  }
  readReservations(server, gathering);
}

function readSubnet(subnet: Entry, shared: Entry | undefined, gathering: Gathering): void {
  checkKeys(subnet);
  const text = textAt(subnet, 'subnet');
  if (text === undefined) subnet.blame('a subnet without "subnet"');
  const prefix = text && gathering.prefix(text.located);
  const name = commentOf(subnet);
  if (prefix !== undefined) {
    const routers = [shared, subnet].flatMap((entry) => (entry === undefined ? [] : routersOf(entry, gathering)));
    const gateways = routers.filter(({ value }) => holds(prefix.value, value));
    gathering.networks.push({ ...(name !== undefined && { name }), cidrs: [prefix], gateways });
  }
  for (const pool of mappingsAt(subnet, 'pools')) readPool(pool, name, gathering);
  for (const pool of mappingsAt(subnet, 'pd-pools')) readDelegation(pool, gathering);
  readReservations(subnet, gathering);
}

function routersOf(entry: Entry, gathering: Gathering): readonly Located<Address>[] {
  const options = mappingsAt(entry, 'option-data').filter((option) => {
    return plainAt(option, 'name') === 'routers' || option.get('code')?.value === ROUTERS;
  });
  return options
    .flatMap((option) => textAt(option, 'data') ?? [])
    .flatMap(({ text, at }) => text.split(',').flatMap((one) => gathering.address({ value: one, at }) ?? []));
}

/** RFC 2132, section 3.5. */
const ROUTERS = 3;

function readPool(pool: Entry, name: string | undefined, gathering: Gathering): void {
  checkKeys(pool);
  const text = textAt(pool, 'pool');
  if (text === undefined) pool.blame('a pool without "pool"');
  const range = text && gathering.interval(text.located);
  const own = commentOf(pool) ?? name;
  if (range !== undefined) gathering.ranges.push({ range, role: 'dhcp', ...(own !== undefined && { name: own }) });
}

function readDelegation(pool: Entry, gathering: Gathering): void {
  const prefix = textAt(pool, 'prefix');
  const length = pool.get('prefix-len');
  if (prefix === undefined || length === undefined) {
    pool.blame('a "pd-pools" entry without "prefix" or "prefix-len"');
    return;
  }
  const range = gathering.prefix({ value: `${prefix.text}/${length.text}`, at: prefix.at });
  if (range !== undefined) gathering.ranges.push({ range, role: 'reserved', purpose: DELEGATED });
}

const DELEGATED = 'delegated prefixes';

function readReservations(entry: Entry, gathering: Gathering): void {
  for (const reservation of mappingsAt(entry, 'reservations')) {
    checkKeys(reservation);
    const name = nameOf(plainAt(reservation, 'hostname')) ?? commentOf(reservation);
    const addresses = [...reservation.oneOrMore('ip-address'), ...reservation.oneOrMore('ip-addresses')];
    for (const text of addresses) {
      const range = gathering.single(text.located);
      if (range === undefined) continue;
      gathering.ranges.push({ range, role: 'appliance', ...(name !== undefined && { name }), host: 'reservation' });
    }
    for (const text of reservation.list('prefixes')) {
      const range = gathering.prefix(text.located);
      if (range !== undefined) gathering.ranges.push({ range, role: 'reserved', purpose: DELEGATED });
    }
  }
}

/** What people wrote beside it: Kea keeps a comment in `user-context`, where it may also be written. */
function commentOf(entry: Entry): string | undefined {
  const context = entry.get('user-context');
  return nameOf(plainAt(entry, 'comment') ?? (context && plainAt(context, 'comment')));
}

const READ = [
  ...['subnet', 'subnet4', 'subnet6', 'shared-networks', 'pools', 'pool', 'pd-pools', 'reservations'],
  ...['ip-address', 'ip-addresses', 'prefixes', 'option-data'],
];

/** Kea's own keys that look like one of those read here. */
const OTHERS = new Set(['hw-address', 'pool-id', 'option-def', 'reservation-mode', 'prefix']);

/** Says which keys are likely misspelt; Kea has some hundred that say nothing of addresses. */
function checkKeys(entry: Entry): void {
  if (!isFields(entry.value)) return;
  for (const key of entry.value.keys()) {
    if (READ.includes(key) || OTHERS.has(key)) continue;
    const meant = nearest(key, READ);
    if (meant !== undefined) entry.get(key)?.blame(`unknown key ${quote(key)}; did you mean "${meant}"?`);
  }
}
