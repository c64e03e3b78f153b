import type { Manifest } from '../../manifest/manifest.ts';
import type { Cluster, Mode } from '../cluster.ts';
import { compareReleases, type Release } from '../release.ts';
import type { Part, Refusal } from './refusal.ts';
import { judge, judgeUnordered } from './refusals.ts';

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
    const there = new Shared(kept, judgeUnordered(cluster, ...combination), names);
    kept = kept.flatMap((refusal) => {
      const other = there.like(refusal);
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

/** What one release refuses, to look up what another one refuses. Many refusals are one object for all releases. */
class Shared {
  readonly #same: ReadonlySet<Refusal>;
  readonly #byName: ReadonlyMap<string, Refusal>;
  readonly #names: Names;

  /** `kept` is what will be looked up. */
  constructor(kept: readonly Refusal[], there: readonly Refusal[], names: Names) {
    const wanted = new Set(kept);
    this.#same = new Set(there.filter((refusal) => wanted.has(refusal)));
    this.#byName = new Map(
      there.flatMap((refusal) => (this.#same.has(refusal) ? [] : [[names.of(refusal), refusal] as const])),
    );
    this.#names = names;
  }

  like(refusal: Refusal): Refusal | undefined {
    if (this.#same.has(refusal)) return refusal;
    return this.#byName.size === 0 ? undefined : this.#byName.get(this.#names.of(refusal));
  }
}

/** Names refusals by fact and place, whichever of two alike is blamed. */
class Names {
  readonly #numbers = new Map<Manifest, number>();

  of({ fact, manifest, route, twin }: Refusal): string {
    const here = this.#place({ manifest, route });
    if (twin === undefined) return `${fact} ${here}`;
    const there = this.#place(twin);
    return here < there ? `${fact} ${here} ${there}` : `${fact} ${there} ${here}`;
  }

  #place({ manifest, route }: Part): string {
    const number = this.#numbers.get(manifest) ?? this.#numbers.size;
    this.#numbers.set(manifest, number);
    return `${number}${JSON.stringify(route)}`;
  }
}

/**
 * Whether the controller refuses a cluster's pools as a whole in the newest release it may run, so that none of them
 * is in force unless an earlier configuration still is: entries, overlaps, duplicates, selectors, communities.
 */
export function configurationRefused(cluster: Cluster): boolean {
  const newest = cluster.releases.newest;
  return cluster.modes.every((mode) => judgeUnordered(cluster, newest, mode).some(refusesPools));
}

function refusesPools({ component, fact, manifest }: Refusal): boolean {
  return component === 'controller' || (fact === 'duplicate-name' && manifest.kind === 'IPAddressPool');
}
