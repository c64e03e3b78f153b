import { formatInterval, intersection } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { freeFor } from '../../src/site/free.ts';
import { prefixText } from '../../src/site/networks.ts';
import { innerPrefixes } from '../../src/site/outside.ts';

export const podCidrOverlap: SiteRule = {
  name: 'plan/pod-cidr-overlap',
  summary: "A pool lies in its own cluster's pod or service CIDR",
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  evidence: [
    "Every node routes its cluster's pod and service CIDRs itself: traffic to them never leaves it, and another host's cannot come back",
    'MetalLB does not compare pools with pod and service CIDRs (internal/config/config.go, poolsFor)',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const prefixes = innerPrefixes(cluster);
      if (prefixes.length === 0) continue;
      for (const claim of poolClaims(cluster)) {
        const hit = prefixes.filter(({ prefix }) => intersection(prefix.value, claim.interval) !== undefined);
        const [first] = hit;
        if (first === undefined) continue;
        const shared = hit.flatMap(({ prefix }) => intersection(prefix.value, claim.interval) ?? []);
        const addresses = IntervalSet.of(shared).intervals;
        const free = freeFor(site, claim, false);
        const example = free === undefined ? '' : `, for example to ${formatInterval(free)}`;
        yield {
          at: blameValue(cluster, claim.manifest, claim.route),
          message: `${claim.label} hands out ${list(addresses.map(formatInterval))}, which cluster "${cluster.name}" uses for its ${first.of} (${prefixText(first.prefix.value)})`,
          help: `Move the pool to addresses of the network outside the cluster${example}.`,
          related: hit.map(({ prefix, of }) => ({ message: `the cluster's ${of}`, at: prefix.at })),
          addresses,
          blamed: list(hit.map(({ prefix }) => formatInterval(prefix.value))),
        };
      }
    }
  },
};
