import { canonicalText, countUnknown } from '../manifest/canonical.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { once } from './once.ts';
import type { Site } from './site.ts';

/** What an overlay of a base may share with the others. */
interface Trait {
  /** As in `advertises over L2`. */
  readonly words: string;
  /** Equal where two overlays are alike. */
  readonly value: string;
  readonly manifest: Manifest;
  readonly route: Route;
}

/** One overlay that departs from what all others of its base share. */
export interface Departure {
  readonly cluster: Cluster;
  readonly trait: Trait;
  /** What the others have. */
  readonly others: Trait;
  readonly other: Cluster;
  readonly count: number;
}

/**
 * Of at least three overlays of one base, the one that departs in what all others share: the kind of advertisement, the
 * BGP mode, the release, or the options of a pool. Pools with other addresses are the normal way to differ.
 */
export const departures = once((site: Site): readonly Departure[] =>
  siblings(site).flatMap((family) => {
    const names = new Set(family.flatMap((cluster) => [...traitsOf(cluster).keys()]));
    return [...names].flatMap((name) => departureIn(family, name) ?? []);
  }),
);

function departureIn(family: readonly Cluster[], name: string): Departure | undefined {
  const traits = family.flatMap((cluster) => {
    const trait = traitsOf(cluster).get(name);
    return trait === undefined ? [] : [{ cluster, trait }];
  });
  if (traits.length < 3 || traits.length < family.length) return undefined;
  for (const one of traits) {
    const [first, ...rest] = traits.filter((other) => other !== one);
    if (first === undefined || first.trait.value === one.trait.value) continue;
    if (!rest.every(({ trait }) => trait.value === first.trait.value)) continue;
    return { ...one, others: first.trait, other: first.cluster, count: rest.length + 1 };
  }
  return undefined;
}

/** Clusters whose resources come from the same files: overlays of one base. */
function siblings(site: Site): readonly (readonly Cluster[])[] {
  const families = new Map<string, Set<Cluster>>();
  for (const cluster of site.clusters) {
    for (const pool of cluster.pools) {
      const base = pool.manifest.at(['kind']).source.path;
      families.set(base, (families.get(base) ?? new Set()).add(cluster));
    }
  }
  const seen = new Set<Cluster>();
  return [...families.values()].flatMap((family) => {
    const fresh = [...family].filter((cluster) => !seen.has(cluster));
    for (const cluster of fresh) seen.add(cluster);
    return fresh.length >= 3 ? [fresh] : [];
  });
}

const traitsOf = once((cluster: Cluster): ReadonlyMap<string, Trait> => {
  const traits = new Map<string, Trait>();
  const [advertisement] = cluster.advertisements;
  if (advertisement !== undefined) {
    const value = [...new Set(cluster.advertisements.map(({ protocol }) => protocol))].sort().join(' and ');
    const { manifest } = advertisement;
    traits.set('advertisement', { words: `advertises over ${value}`, value, manifest, route: ['kind'] });
  }
  const [mode] = cluster.identity.modeHints.filter(({ isDefault }) => !isDefault);
  if (mode !== undefined) traits.set('mode', { ...mode, words: `runs BGP mode ${mode.value}` });
  const [release] = cluster.identity.releaseHints;
  if (release !== undefined) {
    traits.set('release', { ...release, value: `${release.value}`, words: `runs MetalLB ${release.value}` });
  }
  for (const { manifest, name } of cluster.pools) {
    for (const option of ['autoAssign', 'avoidBuggyIPs', 'serviceAllocation']) {
      const tree = manifest.get(['spec', option]) ?? null;
      if (countUnknown(tree) > 0 || name instanceof Unknown) continue;
      const value = canonicalText(tree);
      const words = `has pool "${name}" with ${option} ${value === 'null' ? 'not set' : value}`;
      traits.set(`pool ${name} ${option}`, { words, value, manifest, route: ['spec', option] });
    }
  }
  return traits;
});
