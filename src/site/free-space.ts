import type { Interval } from '../address/interval.ts';
import type { RangePlan } from '../plan/plan.ts';
import { append } from '../text/group-by.ts';

/** A service range, and its free addresses in their order. */
export interface FreeRange {
  readonly range: RangePlan;
  readonly free: readonly Interval[];
}

/** Who asks for space: a pool by its name, of a cluster by its. */
export interface Seeker {
  readonly pool?: string;
  readonly cluster?: string;
}

/** So many ranges and gaps are looked at for all who ask: past them nothing is found. */
const MOST_LOOKS = 1_000_000;

/** The free service space of a site. Ranges that are kept for pools are found by the names of these. */
export class FreeSpace {
  readonly #places: ReadonlyMap<FreeRange, number>;
  readonly #open: readonly FreeRange[];
  readonly #byPool = new Map<string, FreeRange[]>();
  #looks = 0;

  /** The ranges are in the order of the plan. */
  constructor(ranges: readonly FreeRange[]) {
    this.#places = new Map(ranges.map((one, place) => [one, place]));
    this.#open = ranges.filter(({ range }) => range.pools.length === 0);
    for (const one of ranges) {
      for (const pool of new Set(one.range.pools.map(({ value }) => value))) append(this.#byPool, pool, one);
    }
  }

  /** The ranges that may hold what somebody has, in the order of the plan; none any more once too many were looked at. */
  for(seeker: Seeker): readonly FreeRange[] {
    const named = seeker.pool === undefined ? [] : (this.#byPool.get(seeker.pool) ?? []);
    this.#looks += this.#open.length + named.length;
    if (this.#looks > MOST_LOOKS) return [];
    const placeOf = (one: FreeRange) => this.#places.get(one) ?? 0;
    const all = named.length === 0 ? this.#open : [...this.#open, ...named].sort((a, b) => placeOf(a) - placeOf(b));
    const found = all.filter(({ range }) => admits(range, seeker));
    for (const { free } of found) this.#looks += free.length;
    return found;
  }
}

/** Whether a service range may hold a pool of this name, of this cluster. */
export function admits(range: RangePlan, { pool, cluster }: Seeker): boolean {
  const pools = range.pools.length === 0 || range.pools.some(({ value }) => value === pool);
  const clusters = range.clusters.length === 0 || range.clusters.some(({ value }) => value === cluster);
  return pools && clusters;
}
