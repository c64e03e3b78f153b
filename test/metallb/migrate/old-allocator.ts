import { parseAddress } from '../../../src/address/address.ts';
import { parsePoolEntry } from '../../../src/address/pool-entry.ts';

/** A pool of the old configuration, as far as it decides who gets which address. */
export interface PlainPool {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly 'auto-assign'?: boolean | undefined;
  readonly 'avoid-buggy-ips'?: boolean | undefined;
}

/** A Service as the controller of then saw it. */
export interface PlainService {
  readonly name: string;
  readonly families: readonly ('ipv4' | 'ipv6')[];
  /** What it asks for: addresses, a pool, both or nothing. */
  readonly addresses: readonly string[];
  readonly pool: string | undefined;
  readonly key: string | undefined;
  readonly port: number;
}

type Used = Map<string, PlainService[]>;

/**
 * What the controller of release 0.12 gave to Services that come in this order: those that ask for addresses, those
 * that ask for a pool, the rest, each by name; pools by name. An address is its family and its number; undefined where
 * a Service stays pending. Written by what that release does, with nothing of the allocator that is tested.
 */
export function oldAllocation(
  pools: readonly PlainPool[],
  services: readonly PlainService[],
): ReadonlyMap<string, readonly string[] | undefined> {
  const sorted = [...pools].sort((a, b) => (a.name < b.name ? -1 : 1));
  const rank = ({ addresses, pool }: PlainService) => (addresses.length > 0 ? 0 : pool === undefined ? 2 : 1);
  const turns = [...services].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  const used: Used = new Map();
  const results = new Map<string, readonly string[] | undefined>();
  for (const service of turns) {
    const given = service.addresses.length > 0 ? asked(sorted, service, used) : found(sorted, service, used);
    results.set(service.name, given);
    for (const address of given ?? []) used.set(address, [...(used.get(address) ?? []), service]);
  }
  return results;
}

/** Beside a request for addresses the annotation of a pool counted for nothing. */
function asked(pools: readonly PlainPool[], service: PlainService, used: Used): readonly string[] | undefined {
  const addresses = service.addresses.map(spelled);
  const families = addresses.map((one) => one.split(' ')[0] ?? '');
  if (families.toSorted().join() !== service.families.toSorted().join()) return undefined;
  const isHeld = pools.some((pool) => addresses.every((one) => held(pool).includes(one)));
  return isHeld && addresses.every((one) => isFree(one, service, used)) ? addresses : undefined;
}

function found(pools: readonly PlainPool[], service: PlainService, used: Used): readonly string[] | undefined {
  const open = pools.filter(({ name, 'auto-assign': auto }) =>
    service.pool === undefined ? auto !== false : name === service.pool,
  );
  for (const pool of open) {
    const free = service.families.map((family) =>
      held(pool).find((one) => one.startsWith(family) && isFree(one, service, used)),
    );
    if (free.every((one) => one !== undefined)) return free.flatMap((one) => one ?? []);
  }
  return undefined;
}

function isFree(address: string, { key, port }: PlainService, used: Used): boolean {
  return (used.get(address) ?? []).every((other) => key !== undefined && other.key === key && other.port !== port);
}

function held(pool: PlainPool): readonly string[] {
  return pool.addresses.flatMap((text) => {
    const parsed = parsePoolEntry(text);
    if (!('interval' in parsed)) return [];
    const { family, first, last } = parsed.interval;
    const all = Array.from({ length: Number(last - first) + 1 }, (_, index) => first + BigInt(index));
    const isBuggy = (value: bigint) => family === 'ipv4' && [0n, 255n].includes(value & 0xffn);
    return all
      .filter((value) => pool['avoid-buggy-ips'] !== true || !isBuggy(value))
      .map((value) => `${family} ${value}`);
  });
}

/** An address as its family and its number. */
export function spelled(text: string): string {
  const address = parseAddress(text);
  return address === undefined ? 'none' : `${address.family} ${address.value}`;
}
