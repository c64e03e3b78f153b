import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { announcedBy } from '../../src/metallb/announcement.ts';
import { isJudged } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';
import { compareSpans } from '../../src/site/clashes.ts';
import { acceptedPrefixes } from '../../src/site/unfiltered.ts';

const NAME = ['metadata', 'name'];

export const noPrefixFilter: SiteRule = {
  name: 'bgp/no-prefix-filter',
  summary: 'A cluster announces over BGP, and the plan does not say which prefixes the routers accept',
  severity: 'info',
  since: '0.1.0',
  evidence: ['RFC 7454, section 6: without a filter one wrong announcement reaches the whole network'],
  *check(site) {
    for (const cluster of site.clusters) {
      if (cluster.plan === undefined || !isJudged(cluster) || acceptedPrefixes(cluster) !== undefined) continue;
      if (!cluster.pools.some((pool) => announcedBy(cluster, pool, 'bgp') === true) || cluster.peers.length === 0)
        continue;
      const [first] = cluster.bgpAdvertisements.toSorted((a, b) =>
        compareSpans(a.manifest.at(NAME), b.manifest.at(NAME)),
      );
      if (first === undefined) continue;
      yield {
        at: blameValue(cluster, first.manifest, NAME),
        message: `BGPAdvertisement "${written(first.name)}" announces to routers, and the plan does not say which prefixes they accept from cluster "${cluster.plan.name.value}"`,
        help: 'Filter on the routers, and write what passes as bgp.prefixes in the plan.',
      };
    }
  },
};
