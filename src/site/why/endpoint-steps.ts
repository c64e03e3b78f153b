import { Unknown } from '../../manifest/unknown.ts';
import { advertisementsOf } from '../../metallb/announcement.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import { podIndexes } from '../../metallb/pod-index.ts';
import { podlessServices } from '../../metallb/podless-services.ts';
import { nameOf } from '../../metallb/reach.ts';
import type { Service } from '../../metallb/service.ts';
import { outcomesOf } from '../outcomes-of.ts';
import type { Step } from './step.ts';

/** Whether pods stand behind a Service: without a ready one nobody announces its address. */
export function endpointStep(cluster: Cluster, service: Service): Step {
  const topic = 'endpoints';
  const { manifest, selector, namespace } = service;
  if (selector === undefined) {
    const message = 'it has no selector: somebody makes its endpoints by hand';
    return { topic, verdict: 'note', message, at: manifest.at(['spec', 'selector']) };
  }
  const at = manifest.at(['spec', 'selector']);
  const unknown: Step = {
    topic,
    verdict: 'unknown',
    message: 'whether pods match its selector cannot be told here',
    at,
  };
  if (selector instanceof Unknown || namespace instanceof Unknown) return unknown;
  const podless = podlessServices(cluster).find((one) => one.service === service);
  if (podless !== undefined) {
    const { miss } = podless;
    const change =
      miss === undefined
        ? 'Select labels that the pods of a workload have.'
        : `Select ${miss.key}: ${miss.found}, or give the pods ${miss.key}: ${miss.wanted}.`;
    return { topic, verdict: 'bad', message: 'its selector matches no workload of its namespace', at, change };
  }
  const wanted = new Map<string, string>();
  for (const [key, value] of selector) {
    if (value instanceof Unknown) return unknown;
    wanted.set(key, value);
  }
  if (podIndexes(cluster).of(namespace)?.selects(wanted) !== true) return unknown;
  return { topic, verdict: 'good', message: 'its selector matches a workload of its namespace', at };
}

/** What `externalTrafficPolicy: Local` means for who answers; none where the policy is Cluster. */
export function trafficSteps(cluster: Cluster, service: Service): readonly Step[] {
  const topic = 'traffic';
  const policy = service.externalTrafficPolicy;
  const at = service.manifest.at(['spec', 'externalTrafficPolicy']);
  if (policy instanceof Unknown) {
    return [{ topic, verdict: 'unknown', message: 'its externalTrafficPolicy cannot be known', at }];
  }
  if (policy !== 'Local') return [];
  const result = outcomesOf(cluster).get(service);
  const pool = result?.status === 'assigned' ? cluster.pools.find((one) => nameOf(one) === result.pool) : undefined;
  const isL2 = pool !== undefined && advertisementsOf(cluster, pool).some(({ protocol }) => protocol === 'l2');
  const only = isL2
    ? 'the one node that answers serves it with its own pods alone'
    : 'each node serves its own pods alone';
  return [
    {
      topic,
      verdict: 'note',
      message: `externalTrafficPolicy Local: only nodes with a ready pod announce it, and ${only}`,
      at,
    },
  ];
}
