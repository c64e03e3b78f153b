import { type Address, compareAddresses, type Family } from '../address/address.ts';
import { alignedIn } from '../address/free.ts';
import { formatInterval, type Interval, sizeOf } from '../address/interval.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { RangePlan, Role } from '../plan/plan.ts';
import type { FreeBlock, FreeReport } from '../report/free/free.ts';
import { type Gap, gapsOf } from '../site/free-gaps.ts';
import { admits } from '../site/free-space.ts';
import { networksOf, prefixText } from '../site/networks.ts';
import type { Site } from '../site/site.ts';
import { compareBigints } from '../text/compare.ts';
import { didYouMean } from '../text/nearest.ts';
import { type Opened, openSites, type SiteOptions } from './open-sites.ts';
import { UsageError } from './usage-error.ts';

/** The options of `mlb-lint free`. */
export interface FreeOptions extends SiteOptions {
  /** Gaps of at least so many addresses; default 1. */
  readonly size?: number | bigint;
  /** The first aligned CIDR of this length in each gap. */
  readonly prefixLength?: number;
  /** Only in ranges of these networks; routed space is in none. */
  readonly network?: readonly string[];
  /** In ranges of these roles; default `service`. */
  readonly role?: readonly Role[];
  readonly family?: Family;
}

/** Finds free blocks in the ranges of the plan. Throws a UsageError for what ends it with status 2. */
export async function free(options: FreeOptions = {}): Promise<FreeReport> {
  return (await runFree(options)).report;
}

/** Finds free blocks, and keeps what was read. */
export async function runFree(options: FreeOptions): Promise<{ readonly report: FreeReport; readonly opened: Opened }> {
  const { prefixLength } = options;
  const size = sizeWanted(options.size ?? 1);
  if (prefixLength !== undefined && !(Number.isInteger(prefixLength) && prefixLength >= 0 && prefixLength <= 128)) {
    throw new UsageError(`--prefix-length takes a number from 0 to 128, not ${prefixLength}`);
  }
  const opened = await openSites(options);
  if (opened.plan === undefined) throw new UsageError('free needs a plan, and there is no plan.yaml here or above');
  checkNetworks(opened, options.network ?? []);
  const blocks = rangesIn(opened, options).flatMap(({ site, network, range }) =>
    gapsOf(site, range).flatMap((gap) => {
      if (sizeOf(gap.interval) < size) return [];
      const part = prefixLength === undefined ? gap.interval : alignedIn(gap.interval, prefixLength);
      return part === undefined ? [] : [{ part, block: blockOf(site, network, range, gap, part, prefixLength) }];
    }),
  );
  const found = blocks.sort(bySize).map(({ block }) => block);
  return { opened, report: { schemaVersion: 1, blocks: found, ...opened.notRead } };
}

function sizeWanted(size: number | bigint): bigint {
  if (typeof size === 'number' && !Number.isSafeInteger(size))
    throw new UsageError(`--size takes a number, not ${size}`);
  if (size < 1) throw new UsageError(`--size takes a number from 1 on, not ${size}`);
  return BigInt(size);
}

function checkNetworks({ plan }: Opened, names: readonly string[]): void {
  const known = (plan?.sites ?? []).flatMap(({ networks }) => networks.map(({ name }) => name.value));
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new UsageError(`--network: the plan has no network "${name}"${didYouMean(name, known)}`);
  }
}

interface Placed {
  readonly site: Site;
  /** Undefined for routed space. */
  readonly network: string | undefined;
  readonly range: RangePlan;
}

/** The ranges to look in, in the order of the plan. */
function rangesIn({ loaded, judged }: Opened, options: FreeOptions): readonly Placed[] {
  const { network: named = [], role: roles = ['service'], family, cluster: wanted = [] } = options;
  return loaded.sites.flatMap((site) => {
    const clusters = site.clusters.filter((cluster) => judged(site.name, cluster.name));
    if (wanted.length > 0 ? clusters.length === 0 : !judged(site.name, undefined)) return [];
    const networks = (site.plan?.networks ?? []).flatMap(({ name, ranges }) =>
      ranges.map((range) => ({ site, network: name.value, range })),
    );
    const routed = (site.plan?.routed ?? []).map((range) => ({ site, network: undefined, range }));
    return [...networks, ...routed].filter(
      (placed) =>
        roles.includes(placed.range.role) &&
        (family === undefined || placed.range.range.value.family === family) &&
        (named.length === 0 || (placed.network !== undefined && named.includes(placed.network))) &&
        (wanted.length === 0 || clusters.some((cluster) => isFor(placed, cluster))),
    );
  });
}

/** Whether a cluster may have addresses of a range: it sits in its network, and the range is not for others alone. */
function isFor({ site, network, range }: Placed, cluster: Cluster): boolean {
  const sits = network === undefined || networksOf(site, cluster).some(({ name }) => name.value === network);
  return sits && admits({ ...range, pools: [] }, cluster.name === undefined ? {} : { cluster: cluster.name });
}

function blockOf(
  site: Site,
  network: string | undefined,
  { role }: RangePlan,
  { before, after }: Gap,
  part: Interval,
  prefixLength: number | undefined,
): FreeBlock {
  return {
    site: site.name ?? '',
    network: network ?? null,
    range: prefixLength === undefined ? formatInterval(part) : prefixText(part),
    size: Number(sizeOf(part)),
    role,
    before: before ?? null,
    after: after ?? null,
  };
}

function bySize({ part: a }: { readonly part: Interval }, { part: b }: { readonly part: Interval }): number {
  return compareBigints(sizeOf(a), sizeOf(b)) || compareAddresses(firstOf(a), firstOf(b));
}

function firstOf({ family, first }: Interval): Address {
  return { family, value: first };
}
