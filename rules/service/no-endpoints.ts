import { blameKey, blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { type PodlessService, podlessServices } from '../../src/metallb/podless-services.ts';
import { written } from '../../src/metallb/service.ts';
import { subject } from '../../src/metallb/subject.ts';
import type { Workload } from '../../src/metallb/workloads.ts';

export const noEndpoints: SiteRule = {
  name: 'service/no-endpoints',
  summary:
    'The selector of a Service matches none of the workloads in its namespace: MetalLB announces no address for it',
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'https://metallb.io/troubleshooting/: an address is announced only while the Service has a ready endpoint',
    'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      for (const podless of podlessServices(cluster)) yield draft(cluster, podless);
    }
  },
};

const MOST_SHOWN = 3;

function draft(cluster: Cluster, { service, selector, miss, workloads }: PodlessService): Draft {
  const { manifest, namespace } = service;
  const name = subject(cluster, manifest);
  if (miss === undefined) {
    return {
      at: blameKey(cluster, manifest, ['spec', 'selector']),
      message: `${name} selects ${pairs(selector)}, which no workload of namespace "${written(namespace)}" has`,
      help: `Select labels that pods have${workloads.length > MOST_SHOWN ? ', such as' : ''}: ${workloads.slice(0, MOST_SHOWN).map(labelled).join(', ')}.`,
    };
  }
  const { workload, key, wanted, found } = miss;
  return {
    at: blameValue(cluster, manifest, ['spec', 'selector', key]),
    message: `${name} selects ${key}=${wanted}, and the pods of ${nameOf(workload)} have ${key}=${found}`,
    help: `Did you mean "${found}"?`,
    related: [
      { message: 'the label of the pods', at: blameValue(cluster, workload.manifest, [...workload.route, key]) },
    ],
  };
}

function labelled(workload: Workload): string {
  const labels = [...(workload.labels ?? [])].flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  return `${nameOf(workload)} has ${labels.length === 0 ? 'no labels' : pairs(labels)}`;
}

function nameOf({ manifest }: Workload): string {
  return `${manifest.kind} "${written(manifest.name ?? '')}"`;
}

function pairs(labels: Iterable<readonly [string, string]>): string {
  return list([...labels].map(([key, value]) => `${key}=${value}`));
}
