import { formatInterval, formatPrefix, type Interval, prefixLengthOf } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { written } from '../../src/metallb/service.ts';
import { acceptedPrefixes, unfilteredEntries } from '../../src/site/unfiltered.ts';

export const unfilteredPrefix: SiteRule = {
  name: 'bgp/unfiltered-prefix',
  summary: "A pool that is announced over BGP lies outside the prefixes that the plan's routers accept",
  severity: 'error',
  since: '0.1.0',
  evidence: ['RFC 7454, section 6: routers take from a neighbor what it is known to announce, and drop the rest'],
  *check(site) {
    for (const cluster of site.clusters) {
      const prefixes = acceptedPrefixes(cluster) ?? [];
      for (const { pool, entry, refused } of unfilteredEntries(cluster)) {
        yield {
          at: blameValue(cluster, pool.manifest, entry.route),
          message: `Pool "${written(pool.name)}" announces ${list(refused.map(formatInterval))} over BGP, which no router of the plan accepts`,
          help: `Move the pool into ${list(prefixes.map(({ value }) => prefixText(value)))}, or let the routers accept it and add it to the plan's bgp.prefixes.`,
          related: prefixes.slice(0, 10).map(({ at }) => ({ message: 'what the routers accept', at })),
          addresses: refused,
        };
      }
    }
  },
};

function prefixText(interval: Interval): string {
  const length = prefixLengthOf(interval);
  return length === undefined ? formatInterval(interval) : formatPrefix({ ...interval, length });
}
