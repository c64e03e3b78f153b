import { formatInterval } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { poolClaims } from '../../src/site/claims.ts';
import { freeFor } from '../../src/site/free.ts';
import { beyondServiceSpace } from '../../src/site/outside.ts';

export const outsideServiceRange: SiteRule = {
  name: 'plan/outside-service-range',
  summary: 'A pool lies outside the space that the plan reserves for Services',
  severity: 'warning',
  since: '0.1.0',
  reach: 'site',
  evidence: ['The address plan: what no range of role service covers may be given to somebody else at any time'],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const claim of poolClaims(cluster)) {
        const addresses = beyondServiceSpace(site, claim);
        if (addresses.length === 0) continue;
        const free = freeFor(site, claim, true);
        const move =
          free === undefined ? '' : `Move the pool into a service range, for example ${formatInterval(free)}, or `;
        yield {
          at: blameValue(cluster, claim.manifest, claim.route),
          message: `${claim.label} hands out ${list(addresses.map(formatInterval))}, which lies in no service range of the plan`,
          help: `${move}${move === '' ? 'Give' : 'give'} the addresses a range of role \`service\` in the plan.`,
          addresses,
          blamed: '',
        };
      }
    }
  },
};
