import { formatInterval, type Interval } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { usable } from '../../src/metallb/pool.ts';
import { written } from '../../src/metallb/service.ts';
import { freeInstead } from '../../src/site/free.ts';
import { type PoolOverlap, type PoolPart, poolOverlaps } from '../../src/site/pool-overlaps.ts';
import type { Site } from '../../src/site/site.ts';

export const overlap: SiteRule = {
  name: 'pool/overlap',
  summary: 'Two pools, or two entries of one pool, share addresses',
  severity: 'error',
  since: '0.1.0',
  evidence: ['MetalLB internal/config: a CIDR that overlaps one of any pool makes the whole configuration invalid'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const found of poolOverlaps(cluster)) {
        const { later, earlier } = found;
        const shared = IntervalSet.of(earlier.map((one) => one.shared)).intervals;
        yield {
          at: blameValue(cluster, later.pool.manifest, later.entry.route),
          message: message(found, shared),
          help: help(site, cluster, found, shared),
          related: earlier.slice(0, 10).map(({ pool, entry }) => ({
            message: pool === later.pool ? 'the other entry' : `the entry of pool "${written(pool.name)}"`,
            at: blameValue(cluster, pool.manifest, entry.route),
          })),
          addresses: shared,
        };
      }
    }
  },
};

function message({ later, earlier }: PoolOverlap, shared: readonly Interval[]): string {
  const [first] = earlier;
  const name = written(later.pool.name);
  const addresses = list(shared.map(formatInterval));
  const more = earlier.length - 1;
  if (first.pool === later.pool) {
    const times = more === 0 ? 'twice' : 'several times';
    const others = more === 0 ? '' : ` and ${more} more`;
    return `Pool "${name}" holds ${addresses} ${times}, in "${text(first)}" and "${text(later)}"${others}`;
  }
  const other = `pool "${written(first.pool.name)}"`;
  const hand = more === 0 ? `${other} hands` : `${other} and ${more} more ${more === 1 ? 'entry' : 'entries'} hand`;
  return `Pool "${name}" hands out ${addresses}, which ${hand} out too`;
}

function text({ entry }: PoolPart): string {
  return written(entry.text).trim();
}

/** What of the later entry no earlier one has, else what is free in the plan. */
function help(site: Site, cluster: Cluster, { later }: PoolOverlap, shared: readonly Interval[]): string {
  const [whole] = usable(later.entry.parsed);
  const left = IntervalSet.of(usable(later.entry.parsed)).subtract(IntervalSet.of(shared)).intervals;
  if (left.length > 0) return `Write ${list(left.map(formatInterval))} here.`;
  const wanted = { pool: written(later.pool.name), ...(cluster.name === undefined ? {} : { cluster: cluster.name }) };
  const free = whole && freeInstead(site, whole, wanted);
  if (free === undefined) return 'Remove the entry, or give it addresses of its own.';
  return `Remove the entry, or give it addresses of its own, for example ${formatInterval(free)}.`;
}
