import { formatInterval, type Interval, sizeOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { SitePlan } from '../plan/plan.ts';
import { type Clash, clashes, compareSpans } from './clashes.ts';
import { type Contradiction, capital, few } from './contradiction.ts';
import { extentOf, outside, prefixText } from './networks.ts';
import { rangeLabel } from './owners.ts';
import type { AddressSpace, Owner } from './site.ts';

/**
 * Ranges of an address space that give one address two roles. A single address inside a DHCP range is a host
 * reservation, and fine.
 */
export function overlappingRanges(space: AddressSpace): readonly Contradiction[] {
  const parties = space.owners.all.flatMap((owner) =>
    owner.kind === 'range'
      ? { interval: owner.interval, of: owner, kin: `${owner.range?.role} ${isSingle(owner)}`, at: () => owner.at }
      : [],
  );
  return clashes(parties, (later, earlier, shared) => (isFine(later, earlier) ? [] : [shared])).map(overlap);
}

function isFine(a: Owner, b: Owner): boolean {
  return a.range?.role === b.range?.role || isHost(a, b) || isHost(b, a);
}

function isHost(host: Owner, leased: Owner): boolean {
  return leased.range?.role === 'dhcp' && !isSingle(leased) && isSingle(host);
}

function isSingle(owner: Owner): boolean {
  return sizeOf(owner.interval) === 1n;
}

function overlap({ later, earlier, intervals }: Clash<Owner>): Contradiction {
  const more = earlier.length > 1 ? ` and ${earlier.length - 1} more` : '';
  const [left] = outside(later.interval, IntervalSet.of(intervals));
  const example = left === undefined ? '' : `, for example ${formatInterval(left)} to this range`;
  return {
    site: later.site,
    at: later.at,
    message: `${capital(later.label)} overlaps ${earlier[0].label}${more} at ${few(intervals.map(formatInterval))}`,
    help: `Give each address one role${example}.`,
    related: earlier.map((owner) => ({ message: 'the other range', at: owner.at })),
    addresses: intervals,
    other: earlier[0].interval,
  };
}

/** Ranges that reach beyond the prefixes of the network they stand in. */
export function strayRanges(site: SitePlan): readonly Contradiction[] {
  return site.networks.flatMap((network) => {
    if (network.cidrs.length === 0) return [];
    const extent = extentOf(network);
    const prefixes = few(network.cidrs.map(({ value }) => prefixText(value)));
    return network.ranges.flatMap((range) => {
      const stray = outside(range.range.value, extent);
      if (stray.length === 0) return [];
      const name = `network "${network.name.value}"`;
      return {
        site: site.name.value,
        at: range.range.at,
        message: `${capital(rangeLabel(range))} gives ${few(stray.map(formatInterval))}, outside ${name}`,
        help: `${capital(name)} is ${prefixes}: correct the range, or move it to the network it belongs to.`,
        related: network.cidrs.map(({ at }) => ({ message: 'the network', at })),
        addresses: stray,
        other: network.cidrs[0]?.value,
      };
    });
  });
}

/** Gateways and nodes whose addresses a range gives to Services. */
export function hostsInServiceRanges(space: AddressSpace): readonly Contradiction[] {
  const ranges = new Map(space.owners.all.flatMap((owner) => (owner.kind === 'range' ? [[owner.range, owner]] : [])));
  return space.owners.all.flatMap((host) => {
    if (host.kind !== 'gateway' && host.kind !== 'node') return [];
    const { family, first } = host.interval;
    const range = ranges.get(space.owners.rangeAt({ family, value: first }));
    return range?.range?.role === 'service' ? hostInRange(host, range) : [];
  });
}

function hostInRange(host: Owner, range: Owner): Contradiction {
  const isHostLater = compareSpans(host.at, range.at) > 0;
  const [later, earlier] = isHostLater ? [host, range] : [range, host];
  const address = formatInterval(host.interval);
  const message = isHostLater
    ? `${capital(host.label)} has ${address}, which ${range.label} gives to Services`
    : `${capital(range.label)} gives ${address} to Services, which ${host.label} has`;
  return {
    site: later.site,
    at: later.at,
    message,
    help: `Leave ${address} out of the range${besides(range.interval, host.interval)}, or correct the address.`,
    related: [{ message: isHostLater ? 'the service range' : `the ${host.kind}`, at: earlier.at }],
    addresses: [host.interval],
    other: earlier.interval,
  };
}

/** The larger part of a range beside an address. */
function besides(range: Interval, address: Interval): string {
  const [first, second] = outside(range, IntervalSet.of([address]));
  const larger = first !== undefined && second !== undefined && sizeOf(second) > sizeOf(first) ? second : first;
  return larger === undefined ? '' : `, for example ${formatInterval(larger)}`;
}
