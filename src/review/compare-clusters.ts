import { parseAddress } from '../address/address.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { compareReleases } from '../metallb/release.ts';
import type { ClusterAllocation, ServiceAllocation } from '../site/allocation.ts';
import { allocationOf } from '../site/allocation-of.ts';
import { asRunning } from './as-running.ts';
import { comparePools } from './compare-pools.ts';
import { compareServices } from './compare-services.ts';
import type { ClusterReview, Owner, PoolReview, ServiceReview } from './review.ts';

/** What a change does to one cluster. */
export interface ClusterComparison {
  readonly cluster: ClusterReview;
  readonly pools: readonly PoolReview[];
  readonly services: readonly ServiceReview[];
  /** The cluster as it runs with the change; undefined where head lacks it. */
  readonly running: Cluster | undefined;
}

/**
 * Compares a cluster in two revisions as a running MetalLB would take the change: Services hold what the base gave
 * them, and it keeps what it may keep. Where it refuses the pools at head it goes on with those of the base.
 */
export function compareClusters(
  owner: Owner,
  base: Cluster | undefined,
  head: Cluster | undefined,
  refusesAtHead: boolean,
): ClusterComparison {
  const before = base === undefined ? undefined : allocationOf({ name: owner.site }, base);
  const running = head === undefined ? undefined : asRunning(head, base, before);
  const after = running === undefined ? undefined : allocationOf({ name: owner.site }, running);
  const reason =
    base === undefined || running === undefined || before === undefined || after === undefined
      ? undefined
      : refusal(running, before, after, refusesAtHead);
  const settled =
    reason === undefined || base === undefined || running === undefined ? undefined : { ...running, pools: base.pools };
  const kept = settled === undefined ? undefined : allocationOf({ name: owner.site }, settled);
  const release = running?.releases.newest ?? '';
  return {
    cluster: { ...owner, ...(reason === undefined ? {} : { refused: { release, reason } }) },
    pools: comparePools(
      owner,
      base === undefined || before === undefined ? undefined : { cluster: base, allocation: before },
      running === undefined || after === undefined ? undefined : { cluster: running, allocation: after, settled: kept },
    ),
    services: compareServices(owner, before, kept ?? after),
    running: settled ?? running,
  };
}

/**
 * Why MetalLB keeps its old pools: the new ones are invalid, or, before release 0.14.0, they lack an address that a
 * Service holds which the change leaves in place. Undefined where it takes the change.
 */
function refusal(
  head: Cluster,
  before: ClusterAllocation,
  after: ClusterAllocation,
  refusesAtHead: boolean,
): string | undefined {
  if (refusesAtHead) return 'MetalLB finds the new configuration invalid, and goes on with the last valid one';
  if (compareReleases(head.releases.newest, '0.14.0') >= 0) return undefined;
  const staying = new Set(after.services.filter(({ status }) => status !== 'ignored').map(labelOf));
  for (const service of before.services) {
    if (!staying.has(labelOf(service))) continue;
    const lost = (service.addresses ?? []).find((address) => !isHeld(head, address));
    if (lost !== undefined) return refusalWords(service, lost);
  }
  return undefined;
}

function labelOf({ namespace, name }: ServiceAllocation): string {
  return `${namespace}/${name}`;
}

function isHeld({ pools }: Cluster, text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && pools.some((pool) => pool.addresses.has(address));
}

function refusalWords(service: ServiceAllocation, lost: string): string {
  return `Service "${labelOf(service)}" holds ${lost}, which no pool has any more: MetalLB up to 0.13 then refuses the new pools and keeps the old ones`;
}
