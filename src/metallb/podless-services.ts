import { Unknown } from '../manifest/unknown.ts';
import { nearest } from '../text/nearest.ts';
import type { Cluster } from './cluster.ts';
import { creatorsOf } from './creators.ts';
import { type PodIndex, podIndexes } from './pod-index.ts';
import { isJudged } from './reach.ts';
import type { Service } from './service.ts';
import { onceAlike } from './twins.ts';
import { WORKLOAD_KINDS, type Workload } from './workloads.ts';

/** A label of a selector that nearly matches a workload's pods. */
export interface NearMiss {
  readonly workload: Workload;
  readonly key: string;
  /** What the Service selects. */
  readonly wanted: string;
  /** What the pods have. */
  readonly found: string;
}

/** A LoadBalancer Service whose selector matches no pod. */
export interface PodlessService {
  readonly service: Service;
  readonly selector: ReadonlyMap<string, string>;
  /** The workload it misses by one value. */
  readonly miss: NearMiss | undefined;
  /** Workloads of its namespace. */
  readonly workloads: readonly Workload[];
}

/** For so many Services of a cluster the likely workload is looked up. */
const MOST_SUGGESTED = 200;

/**
 * The LoadBalancer Services of a cluster whose selector matches none of the workloads in their namespace; none where
 * that has no lasting workload, or where something may create pods there that nobody sees. A Service whose namespace is
 * not written may be applied to another one: it is judged by the workloads of all.
 */
export const podlessServices = onceAlike((cluster: Cluster): readonly PodlessService[] => {
  if (!isJudged(cluster) || WORKLOAD_KINDS.some((kind) => cluster.unseen.mayHold(kind))) return [];
  const creators = creatorsOf(cluster);
  const indexes = podIndexes(cluster);
  let suggested = 0;
  return cluster.services.flatMap((service) => {
    const { namespace, type } = service;
    if (type !== 'LoadBalancer' || typeof namespace !== 'string') return [];
    const pods = indexes.of(namespace);
    if (pods === undefined || !pods.hasLasting || creators.mayCreateIn(namespace)) return [];
    const selector = knownSelector(service);
    if (selector === undefined) return [];
    const around = service.manifest.namespace === undefined ? indexes.all : pods;
    if (around.selects(selector) !== false) return [];
    suggested++;
    const miss = suggested > MOST_SUGGESTED ? undefined : nearMiss(pods, selector);
    return [{ service, selector, miss, workloads: pods.workloads }];
  });
});

function knownSelector({ selector }: Service): ReadonlyMap<string, string> | undefined {
  if (selector === undefined || selector instanceof Unknown) return undefined;
  const known = [...selector].flatMap(([key, value]) => (value instanceof Unknown ? [] : [[key, value] as const]));
  return known.length === selector.size ? new Map(known) : undefined;
}

/** The workload that misses one value: of a single label a value much like it, of several the only one that differs. */
function nearMiss(pods: PodIndex, selector: ReadonlyMap<string, string>): NearMiss | undefined {
  if (selector.size === 1) {
    for (const [key, wanted] of selector) {
      const values = pods.valuesOf(key);
      const found = nearest(wanted, values.keys());
      const workload = found === undefined ? undefined : values.get(found);
      if (found !== undefined && workload !== undefined) return { workload, key, wanted, found };
    }
    return undefined;
  }
  for (const workload of pods.partly(selector)) {
    const labels = workload.labels ?? new Map<string, string>();
    const differing = [...selector].filter(([key, value]) => labels.get(key) !== value);
    const [only, another] = differing;
    const found = only === undefined ? undefined : labels.get(only[0]);
    if (only === undefined || another !== undefined || typeof found !== 'string') continue;
    return { workload, key: only[0], wanted: only[1], found };
  }
  return undefined;
}
