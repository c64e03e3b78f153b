import { formatInterval, type Interval, sizeOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { Unknown } from '../manifest/unknown.ts';
import { compareBigints } from '../text/compare.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { type Claim, poolClaims } from './claims.ts';
import { foremost, type Piece } from './foremost.ts';
import type { MapPool, MapSegment, MapState } from './map.ts';
import type { Block } from './map-areas.ts';
import { conflictsIn } from './map-conflicts.ts';
import { ofCluster, type UsedAddress, usedAddresses } from './map-uses.ts';
import { once } from './once.ts';
import type { AddressSpace, Owned, Owner } from './site.ts';

/** Every address of a block, once, as runs of which the same is true; near-linear in what lies in the block. */
export function segmentsOf(space: AddressSpace, block: Block): readonly MapSegment[] {
  const runs: Run[] = [];
  let next = block.interval.first;
  const { family, last } = block.interval;
  const other = (first: bigint, end: bigint) => runs.push({ ...BLANK, interval: { family, first, last: end } });
  for (const piece of block.own) {
    if (piece.first > next) other(next, piece.first - 1n);
    runs.push(...runsOf(space, piece));
    next = piece.last + 1n;
  }
  if (next <= last) other(next, last);
  return joined(runs).map(segmentOf);
}

interface Run {
  readonly interval: Interval;
  readonly state: MapState;
  readonly owner: Owner | undefined;
  readonly pool: Claim | undefined;
  readonly used: UsedAddress | undefined;
  readonly conflict: boolean;
}

const BLANK = { state: 'other', owner: undefined, pool: undefined, used: undefined, conflict: false } as const;

function runsOf(space: AddressSpace, piece: Interval): readonly Run[] {
  const owned: readonly Piece<Owner>[] = space.owners.over(piece).map(({ interval, owner }: Owned) => {
    return { interval, of: owner };
  });
  const pools = within(poolPieces(space), piece);
  const used = within(usedPieces(space), piece);
  const marked = markedIn(space)
    .overlapping(piece)
    .map((interval) => ({ interval, of: true }));
  const ownerAt = walker(owned);
  const poolAt = walker(pools);
  const usedAt = walker(used);
  const markAt = walker(marked);
  const cuts = cutsOf(piece, [owned, pools, used, marked]);
  return cuts.map((first, index) => {
    const last = (cuts[index + 1] ?? piece.last + 1n) - 1n;
    const [owner, pool, use] = [ownerAt(first), poolAt(first), usedAt(first)];
    const interval = { family: piece.family, first, last };
    return { interval, owner, pool, used: use, state: stateOf(owner, pool, use), conflict: markAt(first) === true };
  });
}

function stateOf(owner: Owner | undefined, pool: Claim | undefined, used: UsedAddress | undefined): MapState {
  if (owner?.kind === 'gateway' || owner?.kind === 'node') return owner.kind;
  if (used !== undefined) return 'service';
  if (owner?.kind === 'reservation') return 'promised';
  const role = owner?.range?.role;
  if (role !== undefined && role !== 'service') return role;
  if (pool !== undefined) return 'pool';
  return role === undefined ? 'unassigned' : 'free';
}

/** Where something begins or has just ended inside a piece, its own beginning first; ascending, each once. */
function cutsOf(piece: Interval, lists: readonly (readonly { readonly interval: Interval }[])[]): readonly bigint[] {
  const cuts = lists.flatMap((list) => list.flatMap(({ interval }) => [interval.first, interval.last + 1n]));
  const sorted = [...new Set([piece.first, ...cuts])].sort(compareBigints);
  return sorted.filter((cut) => cut <= piece.last);
}

/** What of ascending disjoint pieces lies on an address, asked in ascending order. */
function walker<T>(pieces: readonly Piece<T>[]): (address: bigint) => T | undefined {
  let at = 0;
  return (address) => {
    for (let piece = pieces[at]; piece !== undefined && piece.interval.last < address; piece = pieces[at]) at++;
    const piece = pieces[at];
    return piece !== undefined && piece.interval.first <= address ? piece.of : undefined;
  };
}

/** The ascending disjoint pieces that share addresses with an interval, cut to it. */
function within<T>(pieces: readonly Piece<T>[], { family, first, last }: Interval): readonly Piece<T>[] {
  const found: Piece<T>[] = [];
  for (let at = firstFrom(pieces, { family, first, last }); at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === undefined || piece.interval.family !== family || piece.interval.first > last) break;
    const start = piece.interval.first > first ? piece.interval.first : first;
    const end = piece.interval.last < last ? piece.interval.last : last;
    found.push({ of: piece.of, interval: { family, first: start, last: end } });
  }
  return found;
}

/** The index of the first of ascending disjoint intervals that ends in an interval or behind its start. */
export function firstFrom(sorted: readonly { readonly interval: Interval }[], { family, first }: Interval): number {
  return partitionPoint(sorted, ({ interval }) => {
    return interval.family === family ? interval.last < first : interval.family === 'ipv4';
  });
}

const poolPieces = once((space: AddressSpace): readonly Piece<Claim>[] =>
  foremost(
    space.sites.flatMap(({ clusters }) => clusters.flatMap(poolClaims)),
    () => 0,
  ),
);

const usedPieces = once((space: AddressSpace): readonly Piece<UsedAddress>[] =>
  usedAddresses(space).map((used) => ({ interval: used.interval, of: used })),
);

const markedIn = once(
  (space: AddressSpace): IntervalSet =>
    IntervalSet.of(conflictsIn(space).flatMap(({ intervals, marks }) => (marks ? intervals : []))),
);

function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last === undefined || !isSame(last, run)) found.push(run);
    else found[found.length - 1] = { ...last, interval: { ...last.interval, last: run.interval.last } };
  }
  return found;
}

function isSame(a: Run, b: Run): boolean {
  const samePool = a.pool === b.pool || (a.pool?.pool !== undefined && a.pool.pool === b.pool?.pool);
  return a.state === b.state && a.owner === b.owner && samePool && a.used === b.used && a.conflict === b.conflict;
}

function segmentOf({ interval, state, owner, pool, used, conflict }: Run): MapSegment {
  return {
    range: formatInterval(interval),
    size: Number(sizeOf(interval)),
    state,
    ...(owner !== undefined && { owner: owner.label }),
    ...(pool !== undefined && { pool: poolOf(pool) }),
    ...(used !== undefined && { services: used.uses }),
    ...(conflict && { conflict }),
  };
}

/** The pool of a claim as plain data; an unknown name as it is written. */
export function poolOf({ cluster, pool }: Claim): MapPool {
  const name = pool?.name ?? '';
  return { ...ofCluster(cluster), name: name instanceof Unknown ? name.text : name };
}
