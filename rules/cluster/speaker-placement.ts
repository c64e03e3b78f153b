import { blameKey, blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { type Advertisement, runsOn } from '../../src/metallb/advertisement.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { isJudged } from '../../src/metallb/reach.ts';
import { type SpeakerLimit, speakerLimits } from '../../src/metallb/speakers.ts';
import { subject } from '../../src/metallb/subject.ts';

export const speakerPlacement: SiteRule = {
  name: 'cluster/speaker-placement',
  summary: 'No node that an advertisement selects runs a speaker',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'MetalLB speaker: a node announces only what its own speaker announces',
    'MetalLB Helm chart values: speaker.enabled, speaker.nodeSelector',
  ],
  *check(site) {
    for (const cluster of site.clusters.filter(isJudged)) {
      const limits = speakerLimits(cluster);
      for (const advertisement of cluster.advertisements) {
        const limit = limits.find((one) => excludesAll(cluster, advertisement, one));
        if (limit === undefined) continue;
        const { manifest, nodeSelectors } = advertisement;
        yield {
          at:
            nodeSelectors.length > 0
              ? blameKey(cluster, manifest, ['spec', 'nodeSelectors'])
              : blameValue(cluster, manifest, ['metadata', 'name']),
          message: `No node that ${subject(cluster, manifest)} selects runs a speaker, because of ${limit.words}`,
          help: 'Let speakers run on a node that the advertisement selects, or select nodes that run one.',
          related: [{ message: limit.words, at: blameValue(cluster, limit.manifest, limit.route) }],
        };
      }
    }
  },
};

/** Whether surely no node runs both: one that the advertisement selects, and one that the speakers may run on. */
function excludesAll(cluster: Cluster, advertisement: Advertisement, limit: SpeakerLimit): boolean {
  if (limit.everywhere) return true;
  const selected = cluster.nodes.filter(({ labels }) => runsOn(advertisement, labels) !== false);
  return selected.length > 0 && selected.every((node) => limit.allows(node) === false);
}
