import { type Address, parseAddress } from '../address/address.ts';
import { type Interval, intervalOf, wholeFamily } from '../address/interval.ts';
import { serviceLabel } from '../metallb/service.ts';
import type { RangePlan } from '../plan/plan.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { claimsOf, requestedAddresses } from './claims.ts';
import { foremost, type Piece } from './foremost.ts';
import { claimedIn } from './free.ts';
import { once } from './once.ts';
import type { AddressSpace, Site } from './site.ts';

/** A run of free addresses of one range, and who bounds it. */
export interface Gap {
  readonly interval: Interval;
  /** Who has the address just before it and just behind it, as in `pool "apps"`; undefined where nobody has. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * The free addresses of a range, of any role: those that no narrower range, gateway, node or reservation takes from it,
 * that are in no pool of the address space, and that no Service there holds or asks for.
 */
export function gapsOf(site: Site, range: RangePlan): readonly Gap[] {
  const { space } = site;
  const own = space.owners
    .over(range.range.value)
    .filter(({ owner }) => owner.kind === 'range' && owner.range === range);
  return own
    .flatMap(({ interval }) => claimedIn(space).gaps(interval))
    .map((interval) => {
      const { family, first, last } = interval;
      const { last: top } = wholeFamily(family);
      return {
        interval,
        before: first === 0n ? undefined : holderAt(space, { family, value: first - 1n }),
        after: last === top ? undefined : holderAt(space, { family, value: last + 1n }),
      };
    });
}

/** Who has an address: its gateway, node or reservation, else the pool or Service that claims it, else its range. */
function holderAt(space: AddressSpace, address: Address): string | undefined {
  const owner = space.owners.over(intervalOf(address))[0]?.owner;
  if (owner !== undefined && owner.kind !== 'range') return owner.label;
  const pieces = claimants(space);
  const found = pieces[partitionPoint(pieces, (piece) => isBefore(piece, address))];
  const isThere = found?.interval.family === address.family && found.interval.first <= address.value;
  return isThere ? found.of.label : owner?.label;
}

function isBefore({ interval: { family, last } }: Piece<Claimant>, address: Address): boolean {
  return family === address.family ? last < address.value : family === 'ipv4';
}

interface Claimant {
  readonly interval: Interval;
  readonly label: string;
}

/** Who claims what in an address space: pools, then Services that ask for addresses or hold them. */
const claimants = once((space: AddressSpace): readonly Piece<Claimant>[] => {
  const clusters = space.sites.flatMap((site) => site.clusters);
  const isOne = clusters.length === 1;
  const all = clusters.flatMap((cluster) => {
    const of = isOne || cluster.name === undefined ? '' : ` of cluster "${cluster.name}"`;
    const claims = claimsOf(cluster).map(({ interval, label }) => ({ interval, label: `${uncapital(label)}${of}` }));
    const services = cluster.services.flatMap((service) => {
      const held = service.statusAddresses.flatMap((text) => parseAddress(text) ?? []);
      const asked = requestedAddresses(service).map(({ address }) => address);
      const label = `Service "${serviceLabel(service)}"${of}`;
      return [...held, ...asked].map((address) => ({ interval: intervalOf(address), label }));
    });
    return [...claims, ...services];
  });
  return foremost(all, () => 0);
});

function uncapital(label: string): string {
  return label.startsWith('Pool ') ? `pool ${label.slice('Pool '.length)}` : label;
}
