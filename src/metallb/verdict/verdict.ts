import type { Manifest } from '../../manifest/manifest.ts';
import type { Cluster, Mode } from '../cluster.ts';
import { compareReleases, type Release } from '../release.ts';
import type { Part, Refusal } from './refusal.ts';
import { judge } from './refusals.ts';

/** The releases that refuse something else than the one before. */
const CHANGES: readonly Release[] = [
  '0.13.8',
  '0.13.10',
  '0.14.0',
  '0.14.4',
  '0.14.6',
  '0.14.9',
  '0.15.0',
  '0.15.1',
  '0.16.0',
];

const verdicts = new WeakMap<Cluster, readonly Refusal[]>();

/**
 * What is refused of a cluster in every release and every BGP mode that it may run, beyond the schemas, which
 * `schemaFaults` judges. In the words of the newest release. Computed once a cluster.
 */
export function verdictOf(cluster: Cluster): readonly Refusal[] {
  const known = verdicts.get(cluster);
  if (known !== undefined) return known;
  const verdict = merge(cluster);
  verdicts.set(cluster, verdict);
  return verdict;
}

function merge(cluster: Cluster): readonly Refusal[] {
  const [newest, ...others] = distinctReleases(cluster).flatMap((release) =>
    distinctModes(cluster.modes).map((mode) => [release, mode] as const),
  );
  if (newest === undefined) return [];
  const names = new Names();
  let kept = judge(cluster, ...newest);
  for (const combination of others) {
    if (kept.length === 0) return kept;
    const there = new Map(judge(cluster, ...combination).map((refusal) => [names.of(refusal), refusal]));
    kept = kept.flatMap((refusal) => {
      const other = there.get(names.of(refusal));
      return other === undefined ? [] : [agreed(refusal, other)];
    });
  }
  return kept;
}

/** One release of each behavior, the newest first. */
function distinctReleases({ releases }: Cluster): readonly Release[] {
  const eras = new Map(
    releases.list.map((release) => [CHANGES.filter((change) => compareReleases(release, change) >= 0).length, release]),
  );
  return [...eras.values()].reverse();
}

/** What frr refuses frr-k8s refuses too. */
function distinctModes(modes: readonly Mode[]): readonly Mode[] {
  return modes.includes('frr') ? modes.filter((mode) => mode !== 'frr-k8s') : modes;
}

/** Of two releases, one of which spares the nodes that are not selected, the worse. */
function agreed(newest: Refusal, other: Refusal): Refusal {
  const isWorse = newest.consequence === 'nodes' && other.consequence === 'stale';
  return isWorse ? { ...newest, consequence: 'stale' } : newest;
}

/** Names refusals by fact and place, whichever of two alike is blamed. */
class Names {
  readonly #numbers = new Map<Manifest, number>();
  readonly #known = new Map<Refusal, string>();

  of(refusal: Refusal): string {
    const name = this.#known.get(refusal) ?? this.#make(refusal);
    this.#known.set(refusal, name);
    return name;
  }

  #make({ fact, manifest, route, twin }: Refusal): string {
    const places = [{ manifest, route }, ...(twin === undefined ? [] : [twin])].map((part) => this.#place(part));
    return JSON.stringify([fact, ...places.sort()]);
  }

  #place({ manifest, route }: Part): string {
    const number = this.#numbers.get(manifest) ?? this.#numbers.size;
    this.#numbers.set(manifest, number);
    return JSON.stringify([number, route]);
  }
}

/**
 * Whether the controller refuses a cluster's pools as a whole in the newest release it may run, so that none of them
 * is in force unless an earlier configuration still is: entries, overlaps, duplicates, selectors, communities.
 */
export function configurationRefused(cluster: Cluster): boolean {
  const newest = cluster.releases.newest;
  return cluster.modes.every((mode) => judge(cluster, newest, mode).some(refusesPools));
}

function refusesPools({ component, fact, manifest }: Refusal): boolean {
  return component === 'controller' || (fact === 'duplicate-name' && manifest.kind === 'IPAddressPool');
}
