import { Unknown } from '../manifest/unknown.ts';
import { append, groupBy } from '../text/group-by.ts';
import { lazy } from '../text/lazy.ts';
import type { Cluster } from './cluster.ts';
import { anyOf, type Truth } from './labels.ts';
import { type Workload, workloadsOf } from './workloads.ts';

/** The pods of a namespace, or of all, by their labels. */
export interface PodIndex {
  readonly workloads: readonly Workload[];
  /** Whether one of the workloads runs on, unlike a job. */
  readonly hasLasting: boolean;
  /** Whether a selector matches the pods of a workload. */
  selects(selector: ReadonlyMap<string, string>): Truth;
  /** The workloads that have at least one of a selector's labels; not all of them where they are very many. */
  partly(selector: ReadonlyMap<string, string>): readonly Workload[];
  /** The known values of a label, each with the first workload that has it. */
  valuesOf(key: string): ReadonlyMap<string, Workload>;
}

/** The pods of a cluster; those whose namespace is unknown are in every one. */
export interface PodIndexes {
  readonly all: PodIndex;
  /** Undefined where the namespace has no workload. */
  of(namespace: string): PodIndex | undefined;
}

/** Indexes the workloads of a cluster, those of a namespace when it is asked for. */
export function podIndexes(cluster: Cluster): PodIndexes {
  const workloads = workloadsOf(cluster);
  const roaming = workloads.filter(({ namespace }) => namespace instanceof Unknown);
  const groups = groupBy(workloads, ({ namespace }) => (namespace instanceof Unknown ? undefined : namespace));
  const indexes = new Map<string, PodIndex>();
  const all = lazy(() => indexOf(workloads));
  return {
    get all() {
      return all();
    },
    of: (namespace) => {
      const group = groups.get(namespace);
      const index = indexes.get(namespace) ?? (group && indexOf([...group, ...roaming]));
      if (index !== undefined) indexes.set(namespace, index);
      return index;
    },
  };
}

/** More than so many workloads are not looked through for one Service; whether it selects one is unknown then. */
const MOST_COMPARED = 1000;

function indexOf(workloads: readonly Workload[]): PodIndex {
  const holders = holdersOf(workloads);
  const selfLabelling = holdersOf(workloads.filter(({ mayLabelItself }) => mayLabelItself));
  const vague = workloads.filter(
    ({ labels }) => labels === undefined || [...labels.values()].some((value) => value instanceof Unknown),
  );
  return {
    workloads,
    hasLasting: workloads.some(({ lasts }) => lasts),
    partly: (selector) => [...new Set(listsOf(holders, selector).flatMap((list) => list.slice(0, MOST_COMPARED)))],
    valuesOf: (key) =>
      new Map([...(holders.get(key) ?? [])].flatMap(([value, [first]]) => (first ? [[value, first]] : []))),
    selects: (selector) => {
      if ([...selector.keys()].some((key) => AT_RUN_TIME.test(key))) return 'unknown';
      // Who has all of the labels has the rarest; who labels itself needs one of them.
      const [rarest = []] = listsOf(holders, selector);
      const candidates = [...rarest, ...listsOf(selfLabelling, selector).flat(), ...vague];
      if (candidates.length > MOST_COMPARED) return 'unknown';
      return anyOf(candidates, (workload) => runs(workload, selector));
    },
  };
}

/** Workloads by the known values of their labels. */
type Holders = ReadonlyMap<string, ReadonlyMap<string, readonly Workload[]>>;

function holdersOf(workloads: readonly Workload[]): Holders {
  const holders = new Map<string, Map<string, Workload[]>>();
  for (const workload of workloads) {
    for (const [key, value] of workload.labels ?? []) {
      if (value instanceof Unknown) continue;
      const values = holders.get(key) ?? new Map<string, Workload[]>();
      append(values, value, workload);
      holders.set(key, values);
    }
  }
  return holders;
}

/** For each of a selector's labels who has it, the rarest first. */
function listsOf(holders: Holders, selector: ReadonlyMap<string, string>): readonly (readonly Workload[])[] {
  const lists = [...selector].map(([key, value]) => holders.get(key)?.get(value) ?? []);
  return lists.sort((a, b) => a.length - b.length);
}

/** Labels that Kubernetes, its controllers and service meshes give to pods. */
const AT_RUN_TIME =
  /^(?:(?:statefulset|apps|batch)\.kubernetes\.io|(?:[\w-]+\.)*istio\.io|linkerd\.io)\/|^(?:pod-template-hash|controller-revision-hash|controller-uid|job-name|rollouts-pod-template-hash)$/;

/** Whether the pods of a workload have what a selector asks for. */
function runs({ labels, mayLabelItself }: Workload, selector: ReadonlyMap<string, string>): Truth {
  if (labels === undefined) return 'unknown';
  let result: Truth = true;
  for (const [key, wanted] of selector) {
    const value = labels.get(key);
    if (value === wanted) continue;
    if (value === undefined ? !mayLabelItself : typeof value === 'string') return false;
    result = 'unknown';
  }
  return result;
}
