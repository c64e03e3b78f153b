import { canonicalText, countUnknown } from '../manifest/canonical.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { onceAlike } from '../metallb/twins.ts';
import { groupBy } from '../text/group-by.ts';
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
    const all = family.flatMap((cluster) =>
      [...traitsOf(cluster)].map(([name, trait]): Held => ({ cluster, name, trait })),
    );
    const byName = [...groupBy(all, ({ name }) => name).values()];
    return byName.flatMap((held) => (held.length < family.length ? [] : (departureIn(held) ?? [])));
  }),
);

/** A trait, and who has it. */
interface Held {
  readonly cluster: Cluster;
  readonly name: string;
  readonly trait: Trait;
}

/** The one that departs, of what all of a family have. */
function departureIn(held: readonly Held[]): Departure | undefined {
  const [a, b, c] = held;
  if (a === undefined || b === undefined || c === undefined) return undefined;
  const common = a.trait.value === b.trait.value || a.trait.value === c.trait.value ? a : b;
  const [one, another] = held.filter(({ trait }) => trait.value !== common.trait.value);
  if (one === undefined || another !== undefined) return undefined;
  const { cluster, trait } = one;
  return { cluster, trait, others: common.trait, other: common.cluster, count: held.length - 1 };
}

/** Clusters whose resources come from the same files: overlays of one base. */
function siblings(site: Site): readonly (readonly Cluster[])[] {
  const families = new Map<string, Set<Cluster>>();
  for (const cluster of site.clusters) {
    for (const base of basesOf(cluster)) families.set(base, (families.get(base) ?? new Set()).add(cluster));
  }
  const seen = new Set<Cluster>();
  return [...families.values()].flatMap((family) => {
    const fresh = [...family].filter((cluster) => !seen.has(cluster));
    for (const cluster of fresh) seen.add(cluster);
    return fresh.length >= 3 ? [fresh] : [];
  });
}

/** The files that the pools of a cluster come from. */
const basesOf = onceAlike(
  (cluster: Cluster): ReadonlySet<string> =>
    new Set(cluster.pools.map(({ manifest }) => manifest.at(['kind']).source.path)),
);

const traitsOf = onceAlike((cluster: Cluster): ReadonlyMap<string, Trait> => {
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
