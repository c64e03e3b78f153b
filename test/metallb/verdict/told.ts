import type { ClusterParts } from '../../../src/metallb/build-cluster.ts';
import type { Cluster, Mode } from '../../../src/metallb/cluster.ts';
import { type Release, Releases } from '../../../src/metallb/release.ts';
import { written } from '../../../src/metallb/service.ts';
import type { Refusal } from '../../../src/metallb/verdict/refusal.ts';
import { judge } from '../../../src/metallb/verdict/refusals.ts';
import { verdictOf } from '../../../src/metallb/verdict/verdict.ts';
import { officePlan, siteOf } from '../../site/sites-of.ts';
import { clusterOf } from '../cluster-of.ts';

/** Refusals as `fact kind name place, component consequence`, then whom they relate to, or who could be blamed instead. */
export function told(refusals: readonly Refusal[]): readonly string[] {
  return refusals.map(({ fact, manifest, route, component, consequence, twin, related = [] }) => {
    const place = (part: Pick<Refusal, 'manifest' | 'route'>) =>
      `${part.manifest.kind} ${written(part.manifest.name ?? '')} ${part.route.join('.')}`;
    const others = [...(twin === undefined ? [] : [`or ${place(twin)}`]), ...related.map((one) => `see ${place(one)}`)];
    return [`${fact} ${place({ manifest, route })}, ${component} ${consequence}`, ...others].join('; ');
  });
}

/** What one release in one mode refuses of a text, beyond the schemas. */
export function refused(text: string, release: Release = '0.15.3', mode: Mode = 'frr'): readonly string[] {
  return told(judge(clusterOf(text), release, mode));
}

/** What is wrong by the same, in its words. */
export function words(text: string, release: Release = '0.15.3', mode: Mode = 'frr'): readonly string[] {
  return judge(clusterOf(text), release, mode).map(({ what }) => what);
}

/** What every possible release and mode refuses of a text. */
export function agreed(
  text: string,
  releases: readonly [Release, ...Release[]],
  modes: readonly Mode[] = ['frr'],
): readonly string[] {
  const parts: Partial<ClusterParts> = { releases: Releases.of(...releases), modes };
  return told(verdictOf(clusterOf(text, parts)));
}

/** The cluster of a text, with the node n1 of rack r1 and address 192.168.20.9. */
export function planned(text: string): Cluster {
  const nodes = 'nodes: [{ name: n1, labels: { rack: r1 }, addresses: [192.168.20.9] }]';
  const [cluster] = siteOf(officePlan({ prod: nodes }), { prod: text }).clusters;
  if (cluster === undefined) throw new Error('The plan has no cluster');
  return cluster;
}
