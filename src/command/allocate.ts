import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { AllocationReport, ClusterAllocation } from '../site/allocation.ts';
import { allocationOf } from '../site/allocation-of.ts';
import { didYouMean } from '../text/nearest.ts';
import { type NotRead, unlessNotRead } from './not-read.ts';
import { type Member, membersOf, openSites, type SiteOptions } from './open-sites.ts';
import { UsageError } from './usage-error.ts';

/** The options of `mlb-lint allocate`. */
export interface AllocateOptions extends SiteOptions {
  /** Only this pool, and the Services that get an address of it or ask for it. */
  readonly pool?: string;
  /** Only Services that are pending, or may stay so. */
  readonly pending?: boolean;
}

/** Predicts which address every LoadBalancer Service gets. Throws a UsageError for what ends it with status 2. */
export async function allocate(options: AllocateOptions = {}): Promise<AllocationReport> {
  const opened = await openSites(options);
  const members = membersOf(opened);
  checkPool(members, options.pool, opened.notRead);
  return {
    schemaVersion: 1,
    clusters: members.map(({ site, cluster }) => filtered(allocationOf(site, cluster), options)),
    ...opened.notRead,
  };
}

function filtered(allocation: ClusterAllocation, { pool, pending }: AllocateOptions): ClusterAllocation {
  return {
    ...allocation,
    services: allocation.services.filter(
      (service) =>
        (pool === undefined || service.pool === pool) &&
        (pending !== true || service.status === 'pending' || service.mayStayPending === true),
    ),
    pools: allocation.pools.filter(({ name }) => pool === undefined || name === pool),
  };
}

function checkPool(members: readonly Member[], pool: string | undefined, notRead: NotRead): void {
  if (pool === undefined) return;
  const names = members.flatMap(({ cluster }) => predictionOf(cluster).scene.index.pools.map(({ name }) => name));
  if (names.includes(pool)) return;
  throw new UsageError(`--pool: no pool is called "${pool}"${unlessNotRead(notRead)}${didYouMean(pool, names)}`);
}
