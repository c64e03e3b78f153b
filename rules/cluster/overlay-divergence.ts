import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { departures } from '../../src/site/divergence.ts';

export const overlayDivergence: SiteRule = {
  name: 'cluster/overlay-divergence',
  summary: 'Of several overlays of one base, exactly one departs in what all the others share',
  severity: 'warning',
  since: '0.1.0',
  reach: 'site',
  evidence: [
    'kustomize: overlays inherit what their base says unless they patch it',
    'MetalLB judges and announces each cluster by its own configuration',
  ],
  *check(site) {
    for (const { cluster, trait, others, other, count } of departures(site)) {
      yield {
        at: blameValue(cluster, trait.manifest, trait.route),
        message: `Cluster "${cluster.name ?? ''}" ${trait.words}, and each of the ${count} other overlays of its base ${others.words}`,
        help: 'Bring it in line with the others, or say in the overlay why it differs.',
        related: [
          { message: `"${other.name ?? ''}" ${others.words}`, at: blameValue(other, others.manifest, others.route) },
        ],
      };
    }
  },
};
