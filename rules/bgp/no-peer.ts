import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { written } from '../../src/metallb/service.ts';
import { advertisementsWithoutPeer } from '../../src/metallb/unknown-peers.ts';
import { compareSpans } from '../../src/site/clashes.ts';

const NAME = ['metadata', 'name'];

export const noPeer: SiteRule = {
  name: 'bgp/no-peer',
  summary: 'A cluster has a BGPAdvertisement and no BGPPeer to announce to',
  severity: 'error',
  since: '0.1.0',
  evidence: ['MetalLB speaker: without a BGPPeer there is no session, and what is announced reaches nobody'],
  *check(site) {
    for (const cluster of site.clusters) {
      const [first, ...others] = advertisementsWithoutPeer(cluster).toSorted((a, b) =>
        compareSpans(a.manifest.at(NAME), b.manifest.at(NAME)),
      );
      if (first === undefined) continue;
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      yield {
        at: blameValue(cluster, first.manifest, NAME),
        message: `BGPAdvertisement "${written(first.name)}"${more} announces to nobody: the cluster has no BGPPeer`,
        help: "Define a BGPPeer with the router's address and ASN, or announce with an L2Advertisement.",
        related: others.slice(0, 10).map(({ manifest }) => ({
          message: 'announces to nobody either',
          at: blameValue(cluster, manifest, NAME),
        })),
      };
    }
  },
};
