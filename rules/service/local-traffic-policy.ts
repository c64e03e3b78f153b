import { blameValue, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { written } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import { l2Services } from '../../src/site/l2-services.ts';

export const localTrafficPolicy: SiteRule = {
  name: 'service/local-traffic-policy',
  summary: 'externalTrafficPolicy Local over an L2 pool: one node answers, and only with its own endpoints',
  severity: 'info',
  since: '0.1.0',
  evidence: [
    'https://metallb.io/usage/#traffic-policies: in layer 2 mode one node takes all traffic of an address',
    'With the policy Local that node does not send traffic on to pods of other nodes',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (cluster.nodes.length === 1) continue;
      for (const { service, pools } of l2Services(cluster, isLocal)) {
        const names = pools.map(({ name }) => `"${written(name)}"`);
        const of = names.length === 1 ? `L2 pool ${list(names)}` : `one of the L2 pools ${list(names)}`;
        yield {
          at: blameValue(cluster, service.manifest, ['spec', 'externalTrafficPolicy']),
          message: `${subject(cluster, service.manifest)} has externalTrafficPolicy Local and an address of ${of}: one node takes all of its traffic and passes none on to pods of others`,
          help: 'Use Cluster to reach every pod, or announce the pool by BGP; keep Local where pods need the address of the client.',
        };
      }
    }
  },
};

function isLocal({ externalTrafficPolicy }: { readonly externalTrafficPolicy: unknown }): boolean {
  return externalTrafficPolicy === 'Local';
}
