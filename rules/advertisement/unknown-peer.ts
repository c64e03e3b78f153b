import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { nameOf } from '../../src/metallb/reach.ts';
import { written } from '../../src/metallb/service.ts';
import { unknownPeers } from '../../src/metallb/unknown-peers.ts';
import { guesser } from '../../src/text/nearest.ts';

export const unknownPeer: SiteRule = {
  name: 'advertisement/unknown-peer',
  summary: 'A BGPAdvertisement names a BGPPeer that does not exist',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB speaker: an advertisement goes to the peers it names, and a name that no peer has is passed over',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const names = cluster.peers.flatMap((peer) => nameOf(peer) ?? []);
      const peers = new Map(cluster.peers.map((peer) => [nameOf(peer), peer]));
      const meantBy = guesser(names);
      const choice = list(names.map((one) => `"${one}"`));
      for (const { advertisement, reference, name } of unknownPeers(cluster)) {
        const meant = peers.get(meantBy(name) ?? '');
        yield {
          at: blameValue(cluster, advertisement.manifest, reference.route),
          message: `BGPAdvertisement "${written(advertisement.name)}" names BGPPeer "${name}", which does not exist`,
          help: meant === undefined ? `Name a BGPPeer of the cluster: ${choice}.` : `Write "${written(meant.name)}".`,
          ...(meant === undefined
            ? {}
            : {
                related: [
                  { message: 'the peer likely meant', at: blameValue(cluster, meant.manifest, ['metadata', 'name']) },
                ],
              }),
        };
      }
    }
  },
};
