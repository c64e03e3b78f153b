import type { SiteRule } from '../../src/lint/rule.ts';
import { verdictDrafts } from '../../src/lint/verdict-drafts.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { standsElsewhere } from '../../src/metallb/unread.ts';
import type { Fact, Refusal } from '../../src/metallb/verdict/refusal.ts';
import { guesser } from '../../src/text/nearest.ts';

const FACTS: ReadonlySet<Fact> = new Set(['bfd-unknown', 'bfd-bounds', 'bfd-echo', 'duplicate-name']);

export const bfdProfile: SiteRule = {
  name: 'bgp/bfd-profile',
  summary: 'A BFD profile that does not exist, stands twice, is out of bounds, or has echo mode beside an IPv6 pool',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/config peersFor: a profile that does not exist makes the configuration invalid',
    'MetalLB internal/config bfdProfileFromCR and the BFDProfile CRD: the bounds',
    'MetalLB internal/config validateConfig, since 0.13.10: no BFD echo where IPv6 is announced',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const meantBy = guesser(cluster.bfdProfiles.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));
      for (const draft of verdictDrafts(cluster, FACTS, (refusal) => isSaidHere(cluster, refusal))) {
        const help = draft.help ?? ('manifest' in draft.at ? suggest(meantBy, draft.at.manifest) : undefined);
        yield help === undefined ? draft : { ...draft, help };
      }
    }
  },
};

function isSaidHere(cluster: Cluster, { fact, manifest }: Refusal): boolean {
  if (fact === 'bfd-unknown') return !standsElsewhere(cluster, 'BFDProfile', profileOf(manifest));
  return manifest.kind === 'BFDProfile';
}

function profileOf(manifest: Refusal['manifest']): string {
  return String(manifest.get(['spec', 'bfdProfile']));
}

/** The profile that a peer likely meant. */
function suggest(meantBy: (name: string) => string | undefined, manifest: Refusal['manifest']): string | undefined {
  if (manifest.kind !== 'BGPPeer') return undefined;
  const meant = meantBy(profileOf(manifest));
  return meant === undefined ? 'Define the BFDProfile, or remove bfdProfile.' : `Write "${meant}".`;
}
