import type { SiteRule } from '../../src/lint/rule.ts';
import { draftVerdict } from '../../src/lint/verdict-drafts.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import type { Community } from '../../src/metallb/community.ts';
import type { Fact, Refusal } from '../../src/metallb/verdict/refusal.ts';
import { verdictOf } from '../../src/metallb/verdict/verdict.ts';
import { groupBy } from '../../src/text/group-by.ts';
import { guesser } from '../../src/text/nearest.ts';

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
      const misplaced = misplacedAliases(cluster);
      const words = wordsFor(cluster);
      for (const refusal of verdictOf(cluster)) {
        if (!FACTS.has(refusal.fact)) continue;
        const draft = draftVerdict(cluster, refusal);
        if (refusal.fact !== 'community-unknown') yield draft;
        else if (!misplaced.has(aliasOf(refusal))) yield { ...draft, help: words(aliasOf(refusal)) };
      }
    }
  },
};

function aliasOf({ manifest, route }: Refusal): string {
  return String(manifest.get(route));
}

/** What Communities that MetalLB does not read, for their namespaces, define. */
function misplacedAliases({ misplaced }: Cluster): ReadonlySet<unknown> {
  const others = misplaced.filter(({ manifest }) => manifest.kind === 'Community');
  return new Set(others.flatMap(({ manifest }) => namesIn(manifest)));
}

function namesIn(manifest: Refusal['manifest']): readonly unknown[] {
  const list = manifest.get(['spec', 'communities']);
  return Array.isArray(list) ? list.map((_, index) => manifest.get(['spec', 'communities', index, 'name'])) : [];
}

/** What to do about an alias that no Community defines. */
function wordsFor({ communities }: Cluster): (alias: string) => string {
  const owners = groupBy(communities, ({ name }) => name);
  const meantBy = guesser(communities.flatMap(known));
  return (alias) => {
    const [owner] = owners.get(alias) ?? [];
    if (owner !== undefined) {
      const aliases = known(owner).slice(0, 3);
      const has = aliases.length === 0 ? 'It has none.' : `It has ${aliases.map((one) => `"${one}"`).join(', ')}.`;
      return `"${alias}" is the name of a Community; write an alias of its spec.communities. ${has}`;
    }
    const meant = meantBy(alias);
    return meant === undefined ? 'Define the alias in a Community, or write A:B.' : `Write "${meant}".`;
  };
}

function known({ aliases }: Community): readonly string[] {
  return aliases.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}
