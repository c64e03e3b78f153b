import { formatInterval, type Interval } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { usable } from '../../src/metallb/pool.ts';
import { written } from '../../src/metallb/service.ts';
import { type PoolOverlap, poolOverlaps } from '../../src/site/pool-overlaps.ts';

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
          help: help(found, shared),
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
  const more = earlier.length > 1 ? ` and ${earlier.length - 1} more` : '';
  const twice = `Pool "${name}" holds ${addresses} twice: "${text(later.entry.text)}" and "${text(first.entry.text)}"`;
  if (first.pool === later.pool) return `${twice}${more} overlap`;
  return `Pool "${name}" hands out ${addresses}, which pool "${written(first.pool.name)}"${more} hands out too`;
}

function text(entry: PoolOverlap['later']['entry']['text']): string {
  return written(entry).trim();
}

/** What of the later entry nobody else has. */
function help({ later }: PoolOverlap, shared: readonly Interval[]): string {
  const left = IntervalSet.of(usable(later.entry.parsed)).subtract(IntervalSet.of(shared)).intervals;
  if (left.length === 0) return 'Remove the entry, or give it addresses of its own.';
  const rest = list(left.map(formatInterval));
  return `Leave the entry ${rest}. MetalLB refuses the configuration as a whole until no two entries overlap.`;
}
