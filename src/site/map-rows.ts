import { compareAddresses } from '../address/address.ts';
import { formatInterval, type Interval, sizeOf } from '../address/interval.ts';
import type { RangePlan } from '../plan/plan.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { type Claim, poolClaims } from './claims.ts';
import type { MapPool, MapRow, MapUse } from './map.ts';
import type { Block } from './map-areas.ts';
import { firstFrom, poolOf } from './map-segments.ts';
import { usedAddresses } from './map-uses.ts';
import { once } from './once.ts';
import type { AddressSpace, Owner } from './site.ts';
import { withheldIn } from './withheld.ts';

/** The lines of the allocation table for what begins in the blocks, by address, the wider first. */
export function rowsOf(space: AddressSpace, blocks: readonly Block[]): readonly MapRow[] {
  const drafts = draftsOf(space);
  return blocks.flatMap(({ own }) =>
    own.flatMap((piece) => {
      const found: MapRow[] = [];
      for (let at = startOf(drafts, piece); at < drafts.length; at++) {
        const draft = drafts[at];
        if (draft === undefined || compareStarts(draft.interval, piece.family, piece.last) > 0) break;
        found.push(rowOf(space, draft));
      }
      return found;
    }),
  );
}

/** All that is said of exactly these addresses. */
interface Draft {
  readonly interval: Interval;
  /** The foremost of them has the word. */
  readonly owners: Owner[];
  readonly pools: Claim[];
  uses: readonly MapUse[];
}

const draftsOf = once((space: AddressSpace): readonly Draft[] => {
  const drafts = new Map<string, Draft>();
  const at = (interval: Interval) => {
    const key = formatInterval(interval);
    const known = drafts.get(key) ?? { interval, owners: [], pools: [], uses: [] };
    drafts.set(key, known);
    return known;
  };
  for (const owner of space.owners.all) at(owner.interval).owners.push(owner);
  for (const { clusters } of space.sites) {
    for (const claim of clusters.flatMap(poolClaims)) at(claim.interval).pools.push(claim);
  }
  for (const { interval, uses } of usedAddresses(space)) at(interval).uses = uses;
  return [...drafts.values()].sort(compareDrafts);
});

function compareDrafts({ interval: a }: Draft, { interval: b }: Draft): number {
  const byStart = compareAddresses({ family: a.family, value: a.first }, { family: b.family, value: b.first });
  return byStart || (a.last > b.last ? -1 : a.last < b.last ? 1 : 0);
}

function compareStarts({ family, first }: Interval, other: Interval['family'], value: bigint): number {
  return compareAddresses({ family, value: first }, { family: other, value });
}

/** The index of the first draft that begins in a piece or behind its start. */
function startOf(drafts: readonly Draft[], piece: Interval): number {
  return partitionPoint(drafts, ({ interval }) => compareStarts(interval, piece.family, piece.first) < 0);
}

function rowOf(space: AddressSpace, { interval, owners, pools, uses }: Draft): MapRow {
  const [first] = owners;
  const ranges = owners.flatMap(({ range, kind }) => (kind === 'range' && range !== undefined ? [range] : []));
  const reservations = owners.flatMap(({ reservation }) => reservation ?? []);
  const [range] = ranges;
  const role = first === undefined || first.kind === 'reservation' ? (range?.role ?? null) : roleOf(first);
  const name = nameOf(first, range);
  const from = range === undefined ? undefined : importsOf(space).get(range);
  const isRun = sizeOf(interval) > 1n;
  const counts = pools.length > 0 || (isRun && ranges.some((one) => one.role === 'service'));
  const promised = reservations.flatMap(({ services }) =>
    services.map(({ value }) => `${value.namespace}/${value.name}`),
  );
  return {
    range: formatInterval(interval),
    size: Number(sizeOf(interval)),
    role,
    ...(name !== undefined && { name }),
    ...(range?.owner !== undefined && { owner: range.owner }),
    ...(range?.purpose !== undefined && { purpose: range.purpose }),
    ...(from !== undefined && { from }),
    pools: distinct(pools.map(poolOf)),
    keptFor: [...new Set(ranges.flatMap((one) => one.pools.map(({ value }) => value)))],
    promised: [...new Set(promised)],
    services: uses,
    dns: [...new Set(reservations.flatMap(({ dns }) => dns))],
    ...(counts && { used: usedIn(space, interval), ...capacityIn(space, interval) }),
  };
}

function roleOf({ kind, range }: Owner): MapRow['role'] {
  return kind === 'gateway' || kind === 'node' ? kind : (range?.role ?? null);
}

function nameOf(owner: Owner | undefined, range: RangePlan | undefined): string | undefined {
  if (owner?.kind === 'gateway' || owner?.kind === 'node') return /^[^"]*"(.*)"$/s.exec(owner.label)?.[1];
  return range?.name;
}

function distinct(pools: readonly MapPool[]): readonly MapPool[] {
  return [...new Map(pools.map((pool) => [`${pool.cluster ?? ''}\n${pool.name}`, pool])).values()];
}

function usedIn(space: AddressSpace, interval: Interval): number {
  const used = usedAddresses(space);
  const behind = { family: interval.family, first: interval.last + 1n, last: interval.last + 1n };
  return firstFrom(used, behind) - firstFrom(used, interval);
}

function capacityIn(space: AddressSpace, interval: Interval): Pick<MapRow, 'capacity'> {
  const withheld = withheldIn(space, interval);
  return withheld === 0n ? {} : { capacity: Number(sizeOf(interval) - withheld) };
}

/** The ranges that an import adds, and what the plan calls it. */
const importsOf = once((space: AddressSpace): ReadonlyMap<RangePlan, string> => {
  const networks = space.sites.flatMap(({ plan }) => plan?.networks ?? []);
  return new Map(
    networks.flatMap(({ imported = [] }) =>
      imported.flatMap(({ from, ranges }) => ranges.map((range) => [range, from] as const)),
    ),
  );
});
