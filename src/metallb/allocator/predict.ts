import { Unknown } from '../../manifest/unknown.ts';
import { compareText } from '../../text/compare.ts';
import type { Cluster } from '../cluster.ts';
import { compareReleases, type Release } from '../release.ts';
import { serves } from '../serves.ts';
import type { Service } from '../service.ts';
import { Book } from './book.ts';
import { outcomes, type Scene } from './decide.ts';
import { type Demand, demandOf } from './demand.ts';
import { type Kept, keptIn, mayBeKept, topUp } from './keep.ts';
import { Offers } from './offers.ts';
import type { Outcome } from './outcome.ts';
import { indexPools, type PoolIndex } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';

/** A Service that has no result: MetalLB does not serve it, or what it asks for cannot be known. */
export interface Undecided {
  readonly status: 'ignored' | 'unknown';
}

/** What MetalLB's controller does with the LoadBalancer Services of a cluster. */
export interface Prediction {
  readonly release: Release;
  readonly scene: Scene;
  /** Of every LoadBalancer Service, by namespace and name. */
  readonly results: ReadonlyMap<Service, Outcome | Undecided>;
  readonly kept: readonly Kept[];
  /** Those that had to be given something, by namespace and name. */
  readonly waiting: readonly Demand[];
  /** Those of which it depends on pools that are not known well enough what they are given, by namespace and name. */
  readonly clouded: readonly Demand[];
  /** Those of which nobody knows what they take. */
  readonly undecided: readonly Service[];
  /** How much was looked at: the work it took, whatever the machine. */
  readonly looks: number;
  /** How many addresses of a pool are taken in the end. */
  assigned(rules: PoolRules): number;
}

/**
 * Predicts the outcome where Services come in the contract's order: those with an address in their status, those that
 * ask for an address, those that ask for a pool, the rest, each by namespace and name; unpinned pools by name.
 */
export function predict(cluster: Cluster): Prediction {
  const release = cluster.releases.newest;
  const index = indexPools(cluster, release);
  const book = new Book(index);
  const scene = sceneOf(index, book, release);
  const results = new Map<Service, Outcome | Undecided>();
  const demands: Demand[] = [];
  for (const service of listed(cluster)) {
    const demand = demandIn(cluster, service, release);
    if (!('status' in demand)) demands.push(demand);
    results.set(service, 'status' in demand ? demand : UNKNOWN);
  }
  const kept = keep(demands, scene, book, results);
  const holders = new Set(kept.map(({ demand }) => demand));
  const seeking = demands.filter((demand) => !holders.has(demand));
  const clouded = seeking.filter((demand) => isClouded(demand, scene));
  const unclear = new Set(clouded);
  const waiting = seeking.filter((demand) => !unclear.has(demand));
  for (const by of ['request', 'pool', 'automatic'] as const) {
    for (const demand of waiting.filter(({ wish }) => wish.by === by)) {
      for (const outcome of outcomes(demand, scene)) {
        if (outcome.status === 'assigned') book.take(outcome.addresses, demand.sharing);
        results.set(demand.service, outcome);
        break;
      }
    }
  }
  const undecided = [...results].flatMap(([service, { status }]) => (status === 'unknown' ? [service] : []));
  const { looks } = book;
  return {
    release,
    scene,
    results,
    kept,
    waiting,
    clouded,
    undecided,
    looks,
    assigned: (rules) => book.assigned(rules),
  };
}

const UNKNOWN: Undecided = { status: 'unknown' };

/** What the allocator knows, with a book of what is taken. */
function sceneOf(index: PoolIndex, book: Book, release: Release): Scene {
  const offers = new Offers(index);
  return {
    index,
    families: { prefersBoth: compareReleases(release, '0.14.9') >= 0 },
    stock: book,
    admits: (address, sharing) => book.admits(address, sharing),
    offer: ({ service }) => offers.to(service),
  };
}

/** The Services of type LoadBalancer, or of an unknown type, by namespace and name. */
function listed(cluster: Cluster): readonly Service[] {
  const key = (part: string | Unknown) => (part instanceof Unknown ? part.text : part);
  return cluster.services
    .filter(({ type }) => type instanceof Unknown || type === 'LoadBalancer')
    .sort((a, b) => compareText(key(a.namespace), key(b.namespace)) || compareText(key(a.name), key(b.name)));
}

/** What a Service demands, or why it is not decided. */
function demandIn(cluster: Cluster, service: Service, release: Release): Demand | Undecided | Outcome {
  const served = cluster.plan?.metallb.installed === false ? false : serves(cluster, service);
  if (served === false) return { status: 'ignored' };
  const demand = served === true ? demandOf(service, cluster.plan?.families ?? ['ipv4'], release) : undefined;
  if (demand === 'refused') return { status: 'pending', by: 'automatic', reason: 'family-mismatch' };
  return demand ?? UNKNOWN;
}

/** Whether a pool that decides over a Service is not known well enough. */
function isClouded(demand: Demand, scene: Scene): boolean {
  const { wish, service } = demand;
  const { index } = scene;
  if (mayBeKept(demand, scene)) return true;
  if (wish.by === 'automatic') return scene.offer(demand).clouded;
  if (wish.by === 'request') {
    if ('fault' in wish) return false;
    const runs = wish.addresses.map((address) => index.runOf(address));
    if (runs.includes(undefined)) return !index.addressesKnown;
    return runs.some((run) => run?.rules.accepts(service) === 'unknown');
  }
  const rules = index.named(wish.pool);
  if (rules === undefined) return !index.namesKnown;
  return !rules.known || rules.accepts(service) === 'unknown';
}

/**
 * Lets Services keep what their status says, where MetalLB does. Of two whose statuses contradict each other the one
 * with more addresses stays, as MetalLB takes those first since 0.14.0, then the first by name.
 */
function keep(demands: readonly Demand[], scene: Scene, book: Book, results: Map<Service, Outcome | Undecided>) {
  const kept: Kept[] = [];
  for (const demand of demands.toSorted((a, b) => b.held.length - a.held.length)) {
    const rules = mayBeKept(demand, scene) ? undefined : keptIn(demand, scene);
    if (rules === undefined) continue;
    book.take(demand.held, demand.sharing);
    kept.push({ demand, rules });
  }
  for (const { demand, rules } of kept) {
    const wanted = topUp(demand, rules, scene);
    const [family] = wanted?.families.families ?? [];
    const second = family && scene.stock.first(rules, family, demand.sharing);
    if (second !== undefined) book.take([second], demand.sharing);
    const addresses = second === undefined ? demand.held : [...demand.held, second];
    results.set(demand.service, { status: 'assigned', by: 'status', addresses, pool: rules.name });
  }
  return kept;
}
