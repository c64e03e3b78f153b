import type { Manifest } from '../manifest/manifest.ts';
import { itemsOf, type Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { admits, admitsLabels } from '../metallb/admits.ts';
import { liftsNamespaces } from '../metallb/allocator/pool-rules.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import { isMetallbResource } from '../metallb/build-cluster.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { installerOf } from '../metallb/installation.ts';
import { Labeled } from '../metallb/labeled.ts';
import { anyOf, both } from '../metallb/labels.ts';
import { type Mentions, mayMention, mentionsIn } from '../metallb/mentions.ts';
import { oddPriority } from '../metallb/odd-priority.ts';
import type { Allocation, Pool } from '../metallb/pool.ts';
import { isJudged, nameOf } from '../metallb/reach.ts';
import { selectableNamespaces } from '../metallb/selectable-namespaces.ts';
import { serves } from '../metallb/serves.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { groupBy } from '../text/group-by.ts';
import type { Site } from './site.ts';

/** A pool that no Service gets an address from. */
export interface UnusedPool {
  readonly pool: Pool;
  /** Nobody asks for a pool that is not assigned by itself, or `serviceAllocation` selects no Service. */
  readonly why: 'nobody-asks' | 'selects-none';
  /** What makes it so: `autoAssign`, or the part of `serviceAllocation` that matches nothing. */
  readonly route: Route;
}

/**
 * The pools of a cluster that no Service can get an address from; none where a Service may exist that nobody sees, and
 * none where the repository has no LoadBalancer Service for MetalLB at all: they live elsewhere then. Namespace
 * selectors that match nothing with no names beside them are not counted, as MetalLB lifts the restriction, nor is a
 * `serviceAllocation` whose priority is odd: other rules speak of both.
 */
export function unusedPools(site: Site, cluster: Cluster): readonly UnusedPool[] {
  if (!isJudged(cluster) || mayHoldMoreServices(cluster)) return [];
  const served = cluster.services.filter((service) => serves(cluster, service) !== false);
  if (!served.some((service) => serves(cluster, service) === true)) return [];
  const places = placesOf(cluster, served);
  const labeled = new Labeled(served);
  let looks = 0;
  const counted = function* (services: Iterable<Service>) {
    for (const service of services) {
      if (++looks > MOST_LOOKS) return;
      yield service;
    }
  };
  const byLabels: ServedBy = ({ serviceSelectors }) => counted(labeled.candidates(serviceSelectors) ?? served);
  const servedBy: ServedBy = (allocation) => {
    const { serviceSelectors } = allocation;
    const found = serviceSelectors.length === 0 ? undefined : labeled.candidates(serviceSelectors);
    return counted(found ?? places(allocation));
  };
  const suspects = cluster.pools.flatMap((pool) =>
    looks > MOST_LOOKS ? [] : (suspect(cluster, pool, byLabels, servedBy) ?? []),
  );
  if (suspects.length === 0 || looks > MOST_LOOKS) return [];
  const others = cluster.manifests.filter((manifest) => !isMetallbResource(manifest));
  const mentions = mentionsIn([...others, ...cluster.bystanders.read(mayMention)]);
  if (mentions.unknown || served.some(asksUnknown) || hasPending(cluster)) return [];
  return suspects.filter(({ pool }) => !isWanted(site, cluster, pool, mentions));
}

/** Whether something unseen may create Services: templates, charts and applications that are not MetalLB's own. */
const mayHoldMoreServices = onceAlike((cluster: Cluster): boolean => {
  if (cluster.unseen.mayHold('Service')) return true;
  const known = new Set(cluster.installations.map(({ manifest }) => manifest));
  return cluster.manifests.some((manifest) => !known.has(manifest) && installsOthers(manifest));
});

function installsOthers(manifest: Manifest): boolean {
  const installer = installerOf(manifest);
  if (installer === 'chart' || installer === 'application') return true;
  return installer === 'kustomization' && itemsOf(manifest.get(['helmCharts'])).length > 0;
}

/** Whether a Service stays without address: that it could have had one of an unused pool is the same fault. */
function hasPending(cluster: Cluster): boolean {
  return [...predictionOf(cluster).results.values()].some(({ status }) => status === 'pending');
}

function asksUnknown({ request }: Service): boolean {
  return [request.pool, request.addresses, request.loadBalancerIP].some((asked) => asked?.text instanceof Unknown);
}

/** Among some Services those that the namespaces of an allocation, or its labels, may lead to. */
type ServedBy = (allocation: Allocation) => Iterable<Service>;

/** How often Services are held against pools: past these, what nobody can get an address from is not looked for. */
const MOST_LOOKS = 2_000_000;

function placesOf(cluster: Cluster, served: readonly Service[]): ServedBy {
  const { index } = selectableNamespaces(cluster);
  const known = groupBy(served, ({ namespace }) => (typeof namespace === 'string' ? namespace : undefined));
  const nameless = served.filter(({ namespace }) => typeof namespace !== 'string');
  const untold = served.filter(({ namespace }) => typeof namespace === 'string' && !index.has(namespace));
  return function* ({ namespaces, namespaceSelectors }) {
    const names = namespaces.filter((name) => typeof name === 'string');
    const scope = index.scopeOf(namespaceSelectors);
    const isOpen = names.length + namespaceSelectors.length === 0;
    if (scope === undefined || names.length < namespaces.length || isOpen) {
      yield* served;
      return;
    }
    for (const name of new Set([...names, ...scope.names])) yield* known.get(name) ?? [];
    yield* nameless;
    if (scope.unwritten) yield* untold;
  };
}

function suspect(cluster: Cluster, pool: Pool, byLabels: ServedBy, servedBy: ServedBy): UnusedPool | undefined {
  if (nameOf(pool) === undefined || !pool.complete || oddPriority(cluster, pool) !== undefined) return undefined;
  if (pool.autoAssign === false) return { pool, why: 'nobody-asks', route: ['spec', 'autoAssign'] };
  const { allocation } = pool;
  if (pool.autoAssign !== true || allocation === undefined || !restricts(allocation)) return undefined;
  if (liftsNamespaces(cluster, pool) !== false) return undefined;
  if (
    anyOf(servedBy(allocation), (service) => both(serves(cluster, service), admits(cluster, allocation, service))) !==
    false
  )
    return undefined;
  return { pool, why: 'selects-none', route: [...allocation.route, blamedKey(allocation, byLabels)] };
}

function restricts({ namespaces, namespaceSelectors, serviceSelectors }: Allocation): boolean {
  return namespaces.length + namespaceSelectors.length + serviceSelectors.length > 0;
}

/** The Service selectors where they match no Service at all, else the namespaces. */
function blamedKey(allocation: Allocation, byLabels: ServedBy): string {
  const isBlamed = allocation.serviceSelectors.length > 0;
  if (isBlamed && anyOf(byLabels(allocation), (service) => admitsLabels(allocation, service)) === false)
    return 'serviceSelectors';
  if (allocation.namespaces.length > 0) return 'namespaces';
  return allocation.namespaceSelectors.length > 0 ? 'namespaceSelectors' : 'serviceSelectors';
}

/** Whether a resource of any kind, or the plan, speaks of the pool or of one of its addresses. */
function isWanted(site: Site, cluster: Cluster, pool: Pool, mentions: Mentions): boolean {
  const name = nameOf(pool) ?? '';
  if (mentions.pools.has(name) || !pool.addresses.intersect(mentions.addresses).isEmpty) return true;
  const expected = cluster.plan?.expect ?? [];
  if (expected.some((one) => one.pool?.value === name || (one.address && pool.addresses.has(one.address.value))))
    return true;
  const networks = site.plan?.networks ?? [];
  return networks.some(({ reservations }) => reservations.some(({ address }) => pool.addresses.has(address.value)));
}
