import { formatInterval } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { freeFor } from '../../src/site/free.ts';
import { networksOf, prefixText } from '../../src/site/networks.ts';
import { beyondNetworks } from '../../src/site/outside.ts';

const MOST_RELATED = 5;

export const outsideNetwork: SiteRule = {
  name: 'plan/outside-network',
  summary: 'An L2 pool lies in no network of its cluster, where nobody asks its nodes for the address',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  evidence: [
    'RFC 826 and RFC 4861, section 7.2: hosts and routers resolve addresses of their own link alone',
    'MetalLB hands out and announces any address (internal/config/config.go, poolsFor)',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const claim of poolClaims(cluster)) {
        const addresses = beyondNetworks(site, claim);
        if (addresses.length === 0) continue;
        const networks = networksOf(site, cluster);
        const prefixes = networks.flatMap(({ name, cidrs }) => cidrs.map((cidr) => ({ name: name.value, cidr })));
        const free = freeFor(site, claim, true);
        const example = free === undefined ? '' : `, for example ${formatInterval(free)}`;
        const where = list(prefixes.map(({ cidr }) => prefixText(cidr.value)));
        yield {
          at: blameValue(cluster, claim.manifest, claim.route),
          message: `${claim.label} hands out ${list(addresses.map(formatInterval))}, which lies in no network of cluster "${cluster.name}"`,
          help: `Move the pool into ${where}${example}, or announce it over BGP.`,
          related: prefixes
            .slice(0, MOST_RELATED)
            .map(({ name, cidr }) => ({ message: `network "${name}"`, at: cidr.at })),
          addresses,
          blamed: '',
        };
      }
    }
  },
};
