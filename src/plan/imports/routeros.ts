import type { Located } from '../../text/source.ts';
import { quote } from '../quote.ts';
import { Gathering, nameOf } from './gathering.ts';
import type { Importer } from './imported.ts';
import { readIpv6 } from './routeros-ipv6.ts';
import { type Command, isEnabled, routerosLines } from './routeros-lines.ts';

/**
 * An export of RouterOS: the pools that DHCP servers lease, leases with a fixed address as appliances, and the
 * networks of the servers with their gateways; of IPv6 the prefixes that are delegated. Pools that only a disabled server uses lease nothing; pools of other
 * services are handed out as well. See https://help.mikrotik.com/docs/spaces/ROS/pages/24805500/DHCP.
 */
export const routeros: Importer = (source, { prefixes }) => {
  const gathering = new Gathering(prefixes);
  const commands = routerosLines(source);
  if (!commands.some(({ menu, verb }) => menu !== '' && ['add', 'set'].includes(verb.value))) {
    return gathering.refuse('no command of a RouterOS export here', source.whole());
  }
  for (const { verb } of commands.filter(({ open }) => open)) gathering.report('the quotes do not end', verb.at);
  const whole = commands.filter(({ open }) => !open);
  for (const command of whole.filter(({ menu }) => menu === '')) {
    gathering.report(`${quote(command.verb.value)} stands in no menu`, command.verb.at);
  }
  for (const { verb } of whole.filter((one) => READ.has(one.menu) && one.verb.value !== 'add')) {
    // An export sets what RouterOS has by itself, which has no address.
    if (verb.value !== 'set') gathering.report(`${quote(verb.value)} is not understood`, verb.at);
  }
  const added = (menu: string) => whole.filter((one) => one.menu === menu && one.verb.value === 'add');
  readPools(added('/ip pool'), added('/ip dhcp-server'), gathering);
  const pools = new Set(added('/ip pool').flatMap(({ parameters }) => parameters.get('name')?.value ?? []));
  for (const lease of added('/ip dhcp-server lease').filter(isEnabled)) readLease(lease, pools, gathering);
  for (const network of added('/ip dhcp-server network')) readNetwork(network, gathering);
  readIpv6(added, gathering);
  return gathering;
};

const READ = new Set(['/ip pool', '/ip dhcp-server', '/ip dhcp-server lease', '/ip dhcp-server network']);

function readPools(pools: readonly Command[], servers: readonly Command[], gathering: Gathering): void {
  const idle = new Set(servers.filter((server) => !isEnabled(server)).map(poolOf));
  for (const server of servers.filter(isEnabled)) idle.delete(poolOf(server));
  for (const { verb, parameters } of pools) {
    const name = nameOf(parameters.get('name')?.value);
    const ranges = parameters.get('ranges');
    if (ranges === undefined) gathering.report('a pool without "ranges"', verb.at);
    if (ranges === undefined || (name !== undefined && idle.has(name))) continue;
    for (const text of partsOf(ranges)) {
      const range = gathering.interval(text);
      if (range !== undefined) gathering.ranges.push({ range, role: 'dhcp', ...(name !== undefined && { name }) });
    }
  }
}

function poolOf({ parameters }: Command): string | undefined {
  return parameters.get('address-pool')?.value;
}

function readLease({ parameters }: Command, pools: ReadonlySet<string>, gathering: Gathering): void {
  const text = parameters.get('address');
  if (text === undefined || pools.has(text.value)) return;
  const range = gathering.single(text);
  const name = nameOf(parameters.get('comment')?.value);
  if (range === undefined) return;
  gathering.ranges.push({ range, role: 'appliance', ...(name !== undefined && { name }), host: 'reservation' });
}

function readNetwork({ verb, parameters }: Command, gathering: Gathering): void {
  const text = parameters.get('address');
  if (text === undefined) {
    gathering.report('a network without "address"', verb.at);
    return;
  }
  const cidr = gathering.prefix(text);
  const gateway = parameters.get('gateway');
  const gateways = gateway === undefined ? [] : partsOf(gateway).flatMap((one) => gathering.address(one) ?? []);
  const name = nameOf(parameters.get('comment')?.value);
  if (cidr !== undefined) gathering.networks.push({ ...(name !== undefined && { name }), cidrs: [cidr], gateways });
}

/** The parts of a list with commas; where escapes or continued lines are in it, each has the place of the list. */
function partsOf({ value, at }: Located<string>): readonly Located<string>[] {
  const exact = at.end - at.start === value.length;
  let offset = at.start;
  return value.split(',').map((part) => {
    const start = offset;
    offset += part.length + 1;
    return { value: part, at: exact ? { ...at, start, end: start + part.length } : at };
  });
}
