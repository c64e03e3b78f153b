import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import type { Cluster, Mode } from '../metallb/cluster.ts';
import type { Releases } from '../metallb/release.ts';
import { groupBy } from '../text/group-by.ts';
import type { Span } from '../text/source.ts';
import { once } from './once.ts';
import type { Site } from './site.ts';

/** A place that says which MetalLB a cluster runs, and what it says. */
export interface Saying {
  readonly cluster: Cluster;
  /** As in `the plan's 0.15.3`, `the image's tag v0.14.9`. */
  readonly words: string;
  readonly at: Span | { readonly manifest: Manifest; readonly route: Route };
}

/** Two places that cannot both be right, the one to blame first; or two clusters that run different releases. */
export interface Skew {
  readonly kind: 'within' | 'across';
  readonly blamed: Saying;
  readonly other: Saying;
}

/** What disagrees about the release or the BGP mode of one cluster: plan, images, charts and manifests. */
export const skewsWithin = once((cluster: Cluster): readonly Skew[] => [
  ...releaseSkews(cluster),
  ...modeSkews(cluster),
]);

function releaseSkews(cluster: Cluster): readonly Skew[] {
  const planned = plannedRelease(cluster);
  const hinted = cluster.identity.releaseHints.map((hint): Said<Releases> => {
    return { value: hint.value, saying: { cluster, words: hint.words, at: hint } };
  });
  const first = planned === undefined ? [] : [{ value: cluster.releases, saying: planned }];
  return skewsOf([...first, ...hinted], (a, b) => !overlap(a, b));
}

function modeSkews(cluster: Cluster): readonly Skew[] {
  const planned = cluster.plan?.metallb.bgp;
  const hints = cluster.identity.modeHints.filter(({ isDefault }) => !isDefault);
  const hinted = hints.map((hint): Said<Mode> => {
    return { value: hint.value, saying: { cluster, words: `${hint.words}, ${hint.value}`, at: hint } };
  });
  const first: readonly Said<Mode>[] =
    planned === undefined
      ? []
      : [{ value: planned.value, saying: { cluster, words: `the plan's ${planned.value}`, at: planned.at } }];
  return skewsOf([...first, ...hinted], (a, b) => a !== b);
}

interface Said<T> {
  readonly value: T;
  readonly saying: Saying;
}

/** Each saying that disagrees with an earlier one, with the first such. */
function skewsOf<T>(said: readonly Said<T>[], disagree: (a: T, b: T) => boolean): readonly Skew[] {
  return said.flatMap((later, index) => {
    const earlier = said.slice(0, index).find((one) => disagree(one.value, later.value));
    return earlier === undefined ? [] : [{ kind: 'within' as const, blamed: later.saying, other: earlier.saying }];
  });
}

/** The clusters of a site whose release no other one of the larger part of it may run, each beside one of that part. */
export const skewsAcross = once((site: Site): readonly Skew[] => {
  const known = site.clusters.flatMap((cluster) => {
    const saying = sayingOf(cluster);
    return saying === undefined ? [] : [{ releases: cluster.releases, saying }];
  });
  const groups = groupBy(known, (one) => `${one.releases}`);
  const [main, ...others] = [...groups.values()].sort((a, b) => b.length - a.length);
  const [first] = main ?? [];
  if (first === undefined) return [];
  return others
    .flat()
    .filter(({ releases }) => !overlap(releases, first.releases))
    .map(({ saying }) => ({ kind: 'across', blamed: saying, other: first.saying }));
});

function sayingOf(cluster: Cluster): Saying | undefined {
  const planned = plannedRelease(cluster);
  const [hint] = cluster.identity.releaseHints;
  return planned ?? (hint === undefined ? undefined : { cluster, words: hint.words, at: hint });
}

function plannedRelease(cluster: Cluster): Saying | undefined {
  const version = cluster.plan?.metallb.version;
  return version === undefined ? undefined : { cluster, words: `the plan's ${version.value}`, at: version.at };
}

function overlap(a: Releases, b: Releases): boolean {
  return a.some((release) => b.list.includes(release));
}
