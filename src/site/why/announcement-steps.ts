import { type Advertisement, runsOn } from '../../metallb/advertisement.ts';
import { advertisementsOf, announced } from '../../metallb/announcement.ts';
import type { Cluster, ClusterNode } from '../../metallb/cluster.ts';
import { EXCLUDE_LABEL, isExcluded } from '../../metallb/excluded-nodes.ts';
import type { Pool } from '../../metallb/pool.ts';
import { nameOf, seesAllAdvertisements } from '../../metallb/reach.ts';
import { anyMatches } from '../../metallb/selector.ts';
import { type Service, written } from '../../metallb/service.ts';
import { outcomesOf } from '../outcomes-of.ts';
import type { Step } from './step.ts';

/** Who announces the address that a Service gets, and from which nodes; none where it gets none. */
export function announcementSteps(cluster: Cluster, service: Service): readonly Step[] {
  const result = outcomesOf(cluster).get(service);
  if (result?.status !== 'assigned') return [];
  const pool = cluster.pools.find((one) => nameOf(one) === result.pool);
  if (pool === undefined) return [];
  const found = advertisementsOf(cluster, pool);
  if (found.length === 0) return [silentStep(cluster, pool, result.pool)];
  const told = found.map((advertisement) => advertisementStep(cluster, service, advertisement));
  const speaking = found.filter((_, index) => told[index]?.verdict !== 'bad');
  return [...told, ...(speaking.length === 0 ? [] : nodeSteps(cluster, speaking))];
}

function silentStep(cluster: Cluster, pool: Pool, name: string): Step {
  const topic = 'advertisement';
  const at = pool.manifest.at(['metadata', 'name']);
  if (pool.protocol !== undefined) {
    return { topic, verdict: 'good', message: `pool "${name}" is announced by ${pool.protocol}`, at };
  }
  if (announced(cluster, pool) === 'unknown' || !seesAllAdvertisements(cluster)) {
    return { topic, verdict: 'unknown', message: `who announces pool "${name}" cannot be known`, at };
  }
  const change = `Add an L2Advertisement or a BGPAdvertisement with "${name}" in spec.ipAddressPools.`;
  return {
    topic,
    verdict: 'bad',
    message: `no advertisement announces pool "${name}": nobody answers for the address`,
    at,
    change,
  };
}

function advertisementStep(cluster: Cluster, service: Service, advertisement: Advertisement): Step {
  const { manifest, protocol, name, serviceSelectors } = advertisement;
  const topic = 'advertisement';
  const label = `${manifest.kind} "${written(name)}"`;
  const at = manifest.at(['metadata', 'name']);
  const isSelected = serviceSelectors.length === 0 || !cluster.releases.since('0.16.0');
  const selects = isSelected ? true : anyMatches(serviceSelectors, service.labels);
  if (selects === false) {
    const place = manifest.keyAt(['spec', 'serviceSelectors']);
    const change = `Give the Service labels that ${label} selects.`;
    return { topic, verdict: 'bad', message: `${label} does not select the Service`, at: place, change };
  }
  if (protocol === 'bgp' && cluster.peers.length === 0 && !cluster.unseen.mayHold('BGPPeer')) {
    const message = `${label} announces it by BGP, and the cluster has no BGPPeer to tell`;
    return { topic, verdict: 'bad', message, at, change: 'Add a BGPPeer.' };
  }
  const how = protocol === 'l2' ? 'by ARP and NDP, from one node' : 'by BGP';
  return { topic, verdict: selects === true ? 'good' : 'unknown', message: `${label} announces it ${how}`, at };
}

function nodeSteps(cluster: Cluster, advertisements: readonly Advertisement[]): readonly Step[] {
  const topic = 'nodes';
  const [first] = advertisements;
  if (first === undefined) return [];
  const isAnywhere = advertisements.some(({ nodeSelectors }) => nodeSelectors.length === 0);
  if (cluster.nodes.length === 0) {
    const which = isAnywhere ? 'any node that runs a speaker' : 'the nodes that its nodeSelectors match';
    return [{ topic, verdict: 'note', message: `${which} may announce it; the plan names no nodes to tell which` }];
  }
  const selected = cluster.nodes.filter((node) => advertisements.some((one) => runsOn(one, node.labels) !== false));
  if (selected.length === 0) {
    const at = first.manifest.keyAt(['spec', 'nodeSelectors']);
    const change = 'Select labels that a node has.';
    return [{ topic, verdict: 'bad', message: 'no node of the plan matches the nodeSelectors', at, change }];
  }
  const excluded = selected.filter((node) => isExcluded(cluster, node) === true);
  const left = selected.filter((node) => !excluded.includes(node));
  const steps: Step[] = [];
  if (excluded.length > 0) steps.push(excludedStep(cluster, excluded, left.length === 0));
  if (left.length > 0)
    steps.push({ topic, verdict: 'good', message: `${names(left)} may announce it`, ...placeOf(cluster, left) });
  return steps;
}

function excludedStep(cluster: Cluster, excluded: readonly ClusterNode[], isAll: boolean): Step {
  return {
    topic: 'nodes',
    verdict: isAll ? 'bad' : 'note',
    message: `${names(excluded)} may not announce it: the label ${EXCLUDE_LABEL}`,
    ...placeOf(cluster, excluded),
    ...(isAll ? { change: `Remove the label ${EXCLUDE_LABEL} from a node, or set speaker.ignoreExcludeLB.` } : {}),
  };
}

function placeOf(cluster: Cluster, [node]: readonly ClusterNode[]): Pick<Step, 'at'> {
  const planned = cluster.plan?.nodes.find(({ name }) => name.value === node?.name);
  return planned === undefined ? {} : { at: planned.name.at };
}

function names(nodes: readonly ClusterNode[]): string {
  const shown = nodes.slice(0, 5).map(({ name }) => `"${name}"`);
  return `${nodes.length === 1 ? 'node' : 'nodes'} ${shown.join(', ')}${nodes.length > 5 ? ` and ${nodes.length - 5} more` : ''}`;
}
