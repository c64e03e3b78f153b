import type { Draft, SiteRule } from '../../src/lint/rule.ts';
import { draftVerdict } from '../../src/lint/verdict-drafts.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import type { Fact, Refusal } from '../../src/metallb/verdict/refusal.ts';
import { verdictOf } from '../../src/metallb/verdict/verdict.ts';
import { nearest } from '../../src/text/nearest.ts';

const FACTS: ReadonlySet<Fact> = new Set([
  'community-malformed',
  'community-unknown',
  'community-webhook',
  'community-value',
]);

export const unknownCommunity: SiteRule = {
  name: 'advertisement/unknown-community',
  summary: 'A BGP community that is malformed, or an alias that no Community defines',
  severity: 'error',
  since: '0.1.0',
  evidence: [
    'MetalLB internal/bgp/community: A:B, and since 0.13.10 large:A:B:C',
    'MetalLB internal/config getCommunityValue: aliases are those of spec.communities of all Community resources',
    'MetalLB internal/config resetTransientErrorsFields, since 0.14.0: webhooks parse what has a colon',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      if (cluster.plan?.metallb.installed === false) continue;
      for (const refusal of verdictOf(cluster)) {
        if (!FACTS.has(refusal.fact)) continue;
        const draft = draftVerdict(cluster, refusal);
        if (refusal.fact !== 'community-unknown') yield draft;
        else if (!isMisplaced(cluster, refusal)) yield suggest(cluster, refusal, draft);
      }
    }
  },
};

/** Whether a Community that MetalLB does not read, for its namespace, defines the alias. */
function isMisplaced({ misplaced }: Cluster, { manifest, route }: Refusal): boolean {
  const alias = manifest.get(route);
  return misplaced.some(
    ({ manifest: other }) => other.kind === 'Community' && namesIn(other).some((name) => name === alias),
  );
}

function namesIn(manifest: Refusal['manifest']): readonly unknown[] {
  const list = manifest.get(['spec', 'communities']);
  return Array.isArray(list) ? list.map((_, index) => manifest.get(['spec', 'communities', index, 'name'])) : [];
}

function suggest(cluster: Cluster, { manifest, route }: Refusal, draft: Draft): Draft {
  const alias = String(manifest.get(route));
  const owner = cluster.communities.find(({ name }) => name === alias);
  const names = cluster.communities.flatMap(({ aliases }) =>
    aliases.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
  );
  if (owner !== undefined) {
    const aliases = owner.aliases.flatMap(({ name }) => (typeof name === 'string' ? [`"${name}"`] : []));
    const known = aliases.length === 0 ? 'It has none.' : `It has ${aliases.slice(0, 3).join(', ')}.`;
    return {
      ...draft,
      help: `"${alias}" is the name of a Community; write an alias of its spec.communities. ${known}`,
    };
  }
  const meant = nearest(alias, names);
  return {
    ...draft,
    help: meant === undefined ? 'Define the alias in a Community, or write A:B.' : `Write "${meant}".`,
  };
}
