import { formatInterval } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { freeFor } from '../../src/site/free.ts';
import { type MisfitPart, misfits } from '../../src/site/misfits.ts';
import { rangeLabel } from '../../src/site/owners.ts';

export const poolMismatch: SiteRule = {
  name: 'plan/pool-mismatch',
  summary: 'A pool lies in a service range that the plan keeps for other pools or clusters',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  evidence: ['The address plan: `pools` and `clusters` of a range name the only ones that may stand in it'],
  *check(site) {
    for (const { claim, parts } of misfits(site)) {
      const [first] = parts;
      const ranges = [...new Set(parts.map(({ range }) => range))];
      const more = ranges.length > 1 ? ` (and ${ranges.length - 1} more)` : '';
      const addresses = IntervalSet.of(parts.map(({ interval }) => interval)).intervals;
      const free = freeFor(site, claim, false);
      const example = free === undefined ? '' : `, for example to ${formatInterval(free)}`;
      yield {
        at: blameValue(claim.cluster, claim.manifest, claim.route),
        message: `${claim.label} hands out ${list(addresses.map(formatInterval))}, which ${rangeLabel(first.range)} keeps for ${holders(first)}${more}`,
        help: `Move the pool${example}, or name ${first.otherPools ? 'it' : 'its cluster'} in the range.`,
        related: ranges.slice(0, 10).map((range) => ({ message: 'the service range', at: range.range.at })),
        addresses,
        blamed: list(ranges.map(({ range }) => formatInterval(range.value))),
      };
    }
  },
};

/** Whom a range is for, as far as that leaves the pool out. */
function holders({ range, otherPools, otherClusters }: MisfitPart): string {
  const pools = range.pools.map(({ value }) => `"${value}"`);
  const clusters = range.clusters.map(({ value }) => `"${value}"`);
  const ofClusters = `${clusters.length > 1 ? 'clusters' : 'cluster'} ${list(clusters)}`;
  if (!otherPools) return ofClusters;
  return `${pools.length > 1 ? 'pools' : 'pool'} ${list(pools)}${otherClusters ? ` of ${ofClusters}` : ''}`;
}
