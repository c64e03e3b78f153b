import { blameValue, type Place, type SiteRule } from '../../src/lint/rule.ts';
import { departures } from '../../src/site/divergence.ts';
import { type Saying, type Skew, skewsAcross, skewsWithin } from '../../src/site/release-skew.ts';

export const versionSkew: SiteRule = {
  name: 'cluster/version-skew',
  summary: 'Clusters run different releases of MetalLB, or what one cluster says of its release or BGP mode disagrees',
  severity: 'warning',
  since: '0.1.0',
  reach: 'site',
  evidence: [
    'MetalLB release notes: what is validated, allocated and announced differs from release to release',
    "MetalLB's controller, speaker, CRDs and chart are released together under one version",
  ],
  *check(site) {
    const departing = new Set(departures(site).map(({ cluster }) => cluster));
    const across = skewsAcross(site).filter(({ blamed }) => !departing.has(blamed.cluster));
    for (const skew of [...site.clusters.flatMap(skewsWithin), ...across]) {
      yield {
        at: placeOf(skew.blamed),
        message: wordsOf(skew),
        help: HELP[skew.kind],
        related: [{ message: skew.other.words, at: placeOf(skew.other) }],
        cluster: skew.blamed.cluster,
      };
    }
  },
};

const HELP = {
  within: 'Name the same release and mode everywhere: the rules of the plan count here.',
  across: 'Bring both to one release, or tell each by its own rules until then.',
} as const satisfies Readonly<Record<Skew['kind'], string>>;

function wordsOf({ kind, blamed, other }: Skew): string {
  if (kind === 'within') return `${capital(blamed.words)} and ${other.words} cannot both be what this cluster runs`;
  return `Cluster "${blamed.cluster.name ?? ''}" runs MetalLB ${blamed.cluster.releases}, and "${other.cluster.name ?? ''}" ${other.cluster.releases}`;
}

function placeOf({ cluster, at }: Saying): Place {
  return 'manifest' in at ? blameValue(cluster, at.manifest, at.route) : at;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
