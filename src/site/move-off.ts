import { contains, type Interval, intersection, intervalOf, sizeOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Pool } from '../metallb/pool.ts';
import { type Service, serviceLabel } from '../metallb/service.ts';
import { type Claim, claimsOf, requestedAddresses } from './claims.ts';
import { heldAddresses, openGaps, wantedBy } from './free.ts';
import { once } from './once.ts';
import type { Site } from './site.ts';
import { takenParts } from './taken.ts';

/** What becomes of a pool's entry that is moved off the addresses of others. */
export interface Move {
  /** At least one, in order of address. */
  readonly entries: readonly [Interval, ...Interval[]];
  /** How many of the addresses it has now it keeps. */
  readonly kept: bigint;
  /** The addresses it did not have before. */
  readonly gained: readonly Interval[];
  /** Services that hold or ask for an address that it loses, by name. */
  readonly losers: readonly string[];
}

/**
 * The smallest change that takes a pool's entry off what others own and leaves it as large as it is: one that keeps what
 * nobody else owns, next to the rest if the space beside it is free, else with free service space for what it loses;
 * where there is no room beside what it keeps, the whole entry in one gap. Where nothing is free and what is left is
 * enough for the pool's Services, that is left. No two entries of a site are moved to the same addresses. Undefined for
 * what is no pool's, and where none of it can be done.
 */
export function moveOff(site: Site, claim: Claim): Move | undefined {
  return movesOf(site).get(claim);
}

/** All moves of a site, in the order of clusters and claims: each finds what those before it have left. */
const movesOf = once((site: Site): ReadonlyMap<Claim, Move> => {
  const moves = new Map<Claim, Move>();
  let given = IntervalSet.empty;
  for (const claim of site.clusters.flatMap(claimsOf)) {
    if (claim.pool === undefined || takenParts(site, claim.interval).isEmpty) continue;
    const open = openGaps(site, claim.interval.family, wantedBy(site, claim));
    const move = smallestMove(
      site,
      claim,
      claim.pool,
      open.flatMap((gap) => given.gaps(gap)),
    );
    if (move === undefined) continue;
    moves.set(claim, move);
    given = given.union(IntervalSet.of(move.gained));
  }
  return moves;
});

/** The addresses that pools of a site have now, and no longer where all of their entries are moved. */
export const lostToMoves = once(
  (site: Site): IntervalSet =>
    IntervalSet.of([...movesOf(site)].flatMap(([{ interval }, { entries }]) => IntervalSet.of(entries).gaps(interval))),
);

function smallestMove(site: Site, claim: Claim, pool: Pool, gaps: readonly Interval[]): Move | undefined {
  const { interval: now, cluster } = claim;
  const kept = takenParts(site, now).gaps(now);
  const left = sizeOfAll(kept);
  const slid = slide(now, kept, gaps);
  if (slid !== undefined && sizeShared(slid, now) === left) return moved(claim, [slid]);
  const filled = moved(claim, fillUp(kept, gaps, sizeOf(now) - left));
  if (filled !== undefined) return filled;
  if (slid !== undefined) return moved(claim, [slid]);
  const rest = moved(claim, kept);
  const others = pool.addresses.size() - sizeOf(now);
  const { scene, assigned } = predictionOf(cluster);
  const rules = scene.index.pools.find(({ name }) => name === pool.name);
  const isEnough = rules !== undefined && BigInt(assigned(rules)) <= others + left;
  return isEnough && rest?.losers.length === 0 ? rest : undefined;
}

/** As many addresses in one run: the run that shares most with the ones there are now, else the start of the first gap. */
function slide(now: Interval, kept: readonly Interval[], gaps: readonly Interval[]): Interval | undefined {
  const size = sizeOf(now);
  const beside = IntervalSet.of([...gaps, ...kept]).intervals.filter((run) => intersection(run, now) !== undefined);
  let best: Interval | undefined;
  for (const run of beside) {
    if (sizeOf(run) < size) continue;
    // Something of what there is now is taken, so it sticks out of the run on one side.
    const first = now.first < run.first ? run.first : run.last - size + 1n;
    const window = { family: now.family, first, last: first + size - 1n };
    if (best === undefined || sizeShared(window, now) > sizeShared(best, now)) best = window;
  }
  return best ?? firstOf(gaps, size);
}

/** What is kept with as much more out of one gap: in as few runs as can be, of those the first. None where no gap will do. */
function fillUp(kept: readonly Interval[], gaps: readonly Interval[], lost: bigint): readonly Interval[] {
  let best: readonly Interval[] = [];
  for (const gap of gaps) {
    if (sizeOf(gap) < lost) continue;
    for (const first of [gap.first, gap.last - lost + 1n]) {
      const runs = IntervalSet.of([...kept, { ...gap, first, last: first + lost - 1n }]).intervals;
      if (best.length === 0 || runs.length < best.length) best = runs;
    }
  }
  return best;
}

/** The start of the first gap that is large enough. */
function firstOf(gaps: readonly Interval[], size: bigint): Interval | undefined {
  const gap = gaps.find((one) => sizeOf(one) >= size);
  return gap === undefined ? undefined : { ...gap, last: gap.first + size - 1n };
}

/** More entries than anyone would write for one. */
const MOST_ENTRIES = 8;

function moved({ interval: now, cluster }: Claim, entries: readonly Interval[]): Move | undefined {
  const [first, ...others] = entries;
  if (first === undefined || entries.length > MOST_ENTRIES) return undefined;
  const set = IntervalSet.of(entries);
  const lost = set.gaps(now);
  const losers = cluster.services.filter((service) => uses(service, lost)).map(serviceLabel);
  return {
    entries: [first, ...others],
    kept: sizeOf(now) - sizeOfAll(lost),
    gained: entries.flatMap((entry) => IntervalSet.of([now]).gaps(entry)),
    losers,
  };
}

function uses(service: Service, lost: readonly Interval[]): boolean {
  const asked = requestedAddresses(service).map(({ address }) => intervalOf(address));
  return [...asked, ...heldAddresses(service)].some((one) => lost.some((part) => contains(part, one)));
}

function sizeShared(a: Interval, b: Interval): bigint {
  const both = intersection(a, b);
  return both === undefined ? 0n : sizeOf(both);
}

function sizeOfAll(intervals: readonly Interval[]): bigint {
  return intervals.reduce((sum, one) => sum + sizeOf(one), 0n);
}
