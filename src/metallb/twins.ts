import type { ClusterPlan } from '../plan/plan.ts';
import type { Cluster } from './cluster.ts';

const originals = new WeakMap<Cluster, Cluster>();

/** The cluster that stands for all that differ from it in nothing but their names; itself where none was made of it. */
export function originalOf(cluster: Cluster): Cluster {
  return originals.get(cluster) ?? cluster;
}

/**
 * Computes something of a cluster when it is first asked for, once for all that differ in nothing but their names. What is
 * computed may hold neither the cluster nor its name.
 */
export function onceAlike<V>(compute: (cluster: Cluster) => V): (cluster: Cluster) => V {
  const known = new WeakMap<Cluster, { readonly value: V }>();
  return (cluster) => {
    const original = originalOf(cluster);
    const found = known.get(original) ?? { value: compute(original) };
    known.set(original, found);
    return found.value;
  };
}

/**
 * Clusters by what they are made of, of which many may have the same: those whose plans say the same, too, at the same
 * places, have one original.
 */
export class Twins<Made extends object> {
  readonly #known = new Map<Made, Map<string, Cluster>>();

  /** A cluster with this plan that is made of the same as another one; undefined where there is none yet. */
  of(made: Made, plan: ClusterPlan): Cluster | undefined {
    const original = this.#known.get(made)?.get(settingsOf(plan));
    if (original === undefined) return undefined;
    const twin = { ...original, name: plan.name.value, plan };
    originals.set(twin, original);
    return twin;
  }

  add(made: Made, plan: ClusterPlan, cluster: Cluster): void {
    const alike = this.#known.get(made) ?? new Map<string, Cluster>();
    this.#known.set(made, alike.set(settingsOf(plan), cluster));
  }
}

/** All that a plan says of a cluster, with the places where it does, but its name and where its manifests are. */
function settingsOf({ name: _name, at: _at, manifests: _manifests, ...settings }: ClusterPlan): string {
  return JSON.stringify(settings, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${value}`;
    return value instanceof Map ? [...value] : value;
  });
}
