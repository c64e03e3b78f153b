import { formatInterval } from '../../src/address/interval.ts';
import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { freeFor } from '../../src/site/free.ts';
import { type PlacedClaim, sharedClaims } from '../../src/site/shared-claims.ts';

export const clusterOverlap: SiteRule = {
  name: 'plan/cluster-overlap',
  summary: 'Pools of two clusters share addresses in one address space',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  evidence: [
    'RFC 5227, section 1: where two hosts of a link use one address, one or both are cut off',
    "Each MetalLB knows its own cluster's pools alone (internal/allocator/allocator.go)",
  ],
  *check(site) {
    for (const { later, earlier, intervals } of sharedClaims(site.space)) {
      if (later.site !== site) continue;
      const { claim } = later;
      const more = earlier.length > 1 ? ` (and ${earlier.length - 1} more)` : '';
      const free = freeFor(site, claim, false);
      const example = free === undefined ? '' : `, for example to ${formatInterval(free)}`;
      yield {
        at: blameValue(claim.cluster, claim.manifest, claim.route),
        message: `${claim.label} of ${nameOf(later, earlier[0])} hands out ${list(intervals.map(formatInterval))}, which ${labelOf(earlier[0], later)} also hands out${more}`,
        help: `Move one of the pools${example}, or name both clusters in a service range that they share on purpose.`,
        related: earlier.slice(0, 10).map((other) => ({
          message: labelOf(other, later),
          at: blameValue(other.claim.cluster, other.claim.manifest, other.claim.route),
        })),
        addresses: intervals,
        blamed: '',
      };
    }
  },
};

function labelOf(one: PlacedClaim, other: PlacedClaim): string {
  const label = one.claim.label;
  return `${label.slice(0, 1).toLowerCase()}${label.slice(1)} of ${nameOf(one, other)}`;
}

/** The cluster's name, with its site's where the other cluster has the same. */
function nameOf({ claim, site }: PlacedClaim, other: PlacedClaim): string {
  const name = claim.cluster.name ?? '';
  return name === other.claim.cluster.name ? `cluster "${site.name}/${name}"` : `cluster "${name}"`;
}
