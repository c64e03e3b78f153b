import type { Manifest } from '../manifest/manifest.ts';
import { isFields, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from './cluster.ts';

/** A resource that runs pods, and the labels that these have. */
export interface Workload {
  readonly manifest: Manifest;
  readonly namespace: string | Unknown;
  /** Where the labels stand. */
  readonly route: Route;
  /** Read when they are first asked for; undefined where they are not known at all. */
  readonly labels: ReadonlyMap<string, string | Unknown> | undefined;
  /** Whether what runs in its pods may label them, as databases that elect a leader do. */
  readonly mayLabelItself: boolean;
  /** Whether its pods stay, unlike those of a job. */
  readonly lasts: boolean;
}

const TEMPLATE: Route = ['spec', 'template'];

/** Where the pods' metadata stands in a workload, by kind; without kinds that operators define. */
const TEMPLATES: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['Deployment', TEMPLATE],
  ['StatefulSet', TEMPLATE],
  ['DaemonSet', TEMPLATE],
  ['ReplicaSet', TEMPLATE],
  ['ReplicationController', TEMPLATE],
  ['Job', TEMPLATE],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['Pod', []],
  ['Rollout', TEMPLATE],
]);

/** The kinds whose pods Services select. */
export const WORKLOAD_KINDS: readonly string[] = [...TEMPLATES.keys()];

const GROUPS = /^(?:v1|(?:apps|batch|extensions)\/.+|argoproj\.io\/.+)$/;

/** The workloads of a cluster in the order of its manifests. */
export function workloadsOf(cluster: Cluster): readonly Workload[] {
  return cluster.manifests.flatMap((manifest) => {
    const template = GROUPS.test(manifest.apiVersion) ? TEMPLATES.get(manifest.kind) : undefined;
    return template === undefined ? [] : [readWorkload(cluster, manifest, template)];
  });
}

function readWorkload(cluster: Cluster, manifest: Manifest, template: Route): Workload {
  const { kind } = manifest;
  const route = [...template, 'metadata', 'labels'];
  // A Rollout may take its pods from a Deployment beside it.
  const isElsewhere = () => kind === 'Rollout' && manifest.get(template) === undefined;
  let labels: { readonly known: Workload['labels'] } | undefined;
  return {
    manifest,
    namespace: cluster.namespaceOf(manifest) ?? 'default',
    route,
    get labels() {
      labels ??= { known: isElsewhere() ? undefined : readLabels(manifest.get(route)) };
      return labels.known;
    },
    mayLabelItself: kind === 'StatefulSet',
    lasts: kind !== 'Job' && kind !== 'CronJob',
  };
}

function readLabels(tree: Tree | undefined): Workload['labels'] {
  if (tree === undefined || tree === null) return new Map();
  if (!isFields(tree)) return undefined;
  return new Map(
    [...tree].map(([key, value]) => [key, typeof value === 'string' ? value : new Unknown('unresolved', key)]),
  );
}
