import type { Manifest } from '../../manifest/manifest.ts';
import type { Cluster, Mode } from '../cluster.ts';
import { compareReleases, type Release } from '../release.ts';
import { onceAlike } from '../twins.ts';
import { inOrder } from './order.ts';
import type { Part, Refusal } from './refusal.ts';
import { judgementOf } from './refusals.ts';

/** A release that refuses something else than the one before. */
interface Change {
  readonly release: Release;
  /** Whether it does of a cluster; missing: of any. */
  of?(cluster: Cluster): boolean;
}

const hasPeers = ({ peers }: Cluster) => peers.length > 0;

const CHANGES: readonly Change[] = [
  {
    release: '0.13.8',
    of: ({ peers, pools }) => peers.length > 0 || pools.some((pool) => pool.allocation !== undefined),
  },
  { release: '0.13.10' },
  { release: '0.14.0' },
  { release: '0.14.4', of: hasPeers },
  { release: '0.14.6', of: hasPeers },
  { release: '0.14.9' },
  { release: '0.15.0' },
  { release: '0.15.1', of: ({ plan }) => plan !== undefined && plan.nodes.length > 0 },
  { release: '0.16.0' },
];

/**
 * What is refused of a cluster in every release and every BGP mode that it may run, beyond the schemas, which
 * `schemaFaults` judges. In the words of the newest release. Computed once a cluster.
 */
export const verdictOf = onceAlike(merge);

function merge(cluster: Cluster): readonly Refusal[] {
  const modes = distinctModes(cluster.modes);
  const refusedBy = (release: Release) => {
    const { inEveryMode, inMode } = judgementOf(cluster, release);
    return [...inEveryMode, ...common(modes, inMode)];
  };
  return [...common(distinctReleases(cluster), refusedBy)].sort(inOrder);
}

/** What is refused every time, in the words of the first. What is asked last is not asked where nothing is left. */
function common<T>(times: readonly T[], refusedIn: (time: T) => readonly Refusal[]): readonly Refusal[] {
  const [first, ...others] = times;
  if (first === undefined) return [];
  const names = new Names();
  let kept = refusedIn(first).map((refusal): Named => ({ refusal, name: names.of(refusal) }));
  for (const time of others) {
    if (kept.length === 0) return [];
    const there = lookUp(refusedIn(time), kept, names);
    kept = kept.flatMap(({ refusal, name }) => {
      const other = there.get(refusal) ?? there.get(name);
      return other === undefined ? [] : [{ refusal: agreed(refusal, other), name }];
    });
  }
  return kept.map(({ refusal }) => refusal);
}

/** Refusals by their names; what does not depend on the release is one object for all of them, and stands for itself. */
function lookUp(
  found: readonly Refusal[],
  kept: readonly Named[],
  names: Names,
): ReadonlyMap<Refusal | string, Refusal> {
  const wanted = new Set(kept.map(({ refusal }) => refusal));
  return new Map(found.map((refusal) => [wanted.has(refusal) ? refusal : names.of(refusal), refusal]));
}

interface Named {
  readonly refusal: Refusal;
  readonly name: string;
}

/** One release of each behavior, the newest first. */
function distinctReleases(cluster: Cluster): readonly Release[] {
  const changes = CHANGES.filter((change) => change.of?.(cluster) !== false);
  const eraOf = (release: Release) => changes.filter((change) => compareReleases(release, change.release) >= 0).length;
  const eras = new Map(cluster.releases.list.map((release) => [eraOf(release), release]));
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
  const { inEveryMode, inMode } = judgementOf(cluster, cluster.releases.newest);
  return inEveryMode.some(refusesPools) || cluster.modes.every((mode) => inMode(mode).some(refusesPools));
}

function refusesPools({ component, fact, manifest }: Refusal): boolean {
  return component === 'controller' || (fact === 'duplicate-name' && manifest.kind === 'IPAddressPool');
}
