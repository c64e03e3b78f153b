import { quote } from '../quote.ts';
import { type Gathering, nameOf } from './gathering.ts';
import { type Command, isEnabled } from './routeros-lines.ts';

/**
 * The prefixes that RouterOS delegates by DHCPv6: reserved, for whoever asks. A pool is one of them where an enabled
 * server delegates from it and no interface takes its own prefix from there; of any other the menu is told. What a
 * server binds to one client is reserved as well. See https://help.mikrotik.com/docs/spaces/ROS/pages/24805500/DHCP.
 */
export function readIpv6(added: (menu: string) => readonly Command[], gathering: Gathering): void {
  const servers = added('/ipv6 dhcp-server').filter(isEnabled);
  const delegating = new Set(servers.flatMap((server) => textsOf(server, ['address-pool', 'prefix-pool'])));
  const ours = new Set(added('/ipv6 address').flatMap((address) => textsOf(address, ['from-pool'])));
  const isRead = (pool: Command) =>
    delegates(pool) && textsOf(pool, ['name']).some((name) => delegating.has(name) && !ours.has(name));
  const pools = added('/ipv6 pool');
  for (const pool of pools.filter(isRead)) reserve(pool, 'prefix', 'name', gathering);
  const bindings = added('/ipv6 dhcp-server binding').filter(isEnabled);
  for (const binding of bindings) reserve(binding, 'address', 'comment', gathering);
  const unread = pools.find((pool) => !isRead(pool));
  if (unread !== undefined) gathering.report(`${quote('/ipv6 pool')} is not read`, unread.verb.at);
}

function textsOf({ parameters }: Command, keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => parameters.get(key)?.value ?? []);
}

/** Longer prefixes are of single machines, which no router delegates. */
const LONGEST = 64;

function delegates({ parameters }: Command): boolean {
  const length = parameters.get('prefix-length')?.value;
  return length !== undefined && /^\d{1,2}$/.test(length) && Number(length) <= LONGEST;
}

function reserve({ parameters }: Command, key: string, called: string, gathering: Gathering): void {
  const text = parameters.get(key);
  const range = text && gathering.prefix(text);
  const name = nameOf(parameters.get(called)?.value);
  if (range === undefined) return;
  gathering.ranges.push({
    range,
    role: 'reserved',
    ...(name !== undefined && { name }),
    purpose: 'delegated prefixes',
  });
}
