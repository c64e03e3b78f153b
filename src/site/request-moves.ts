import type { Address } from '../address/address.ts';
import { addressKey } from '../metallb/allocator/kinds.ts';
import type { PoolRules } from '../metallb/allocator/pool-rules.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import { askedAddresses } from '../metallb/asked-addresses.ts';
import { serves } from '../metallb/serves.ts';
import type { Service } from '../metallb/service.ts';
import { requestedAddresses } from './claims.ts';
import { isForetold } from './foretold.ts';
import { type MisplacedRequest, misplacedRequests, promises } from './misplaced-requests.ts';
import { isOpen, nearFree } from './near-free.ts';
import { extentOf } from './networks.ts';
import { once } from './once.ts';
import type { AddressSpace, Site } from './site.ts';

/** Another address for a request, and for all that share its address. */
export interface RequestMove {
  readonly from: Address;
  readonly to: Address;
  /** The pool that holds the new address. */
  readonly pool: string;
  /** Whether the plan expects or reserves it for one of them; it is the nearest free one otherwise. */
  readonly isPromised: boolean;
  /** The requests that change together, at least one. */
  readonly requests: readonly MisplacedRequest[];
}

/** How many requests of an address space are given another address. */
const MOST_MOVES = 1000;

/**
 * The address that a Service should ask for instead of one it cannot or must not have: the one that the plan promises
 * it, else the nearest free one of the pool that the request means. No two requests are given the same address but
 * those that share one. Undefined where it is not certain which pool is meant, or what else would change.
 */
export function requestMove({ space }: Site, service: Service, address: Address): RequestMove | undefined {
  return movesOf(space).get(service)?.get(addressKey(address));
}

const movesOf = once((space: AddressSpace): ReadonlyMap<Service, ReadonlyMap<string, RequestMove>> => {
  const moves = new Map<Service, Map<string, RequestMove>>();
  const given = new Set<string>();
  const askers = askersOf(space);
  let count = 0;
  for (const group of groupsOf(misplacedRequests(space))) {
    if (++count > MOST_MOVES) break;
    const move = isWhole(group, askers) ? moveOf(group, (address) => given.has(addressKey(address))) : undefined;
    if (move === undefined) continue;
    given.add(addressKey(move.to));
    for (const { service, address } of group) {
      const ofService = moves.get(service) ?? new Map<string, RequestMove>();
      moves.set(service, ofService.set(addressKey(address), move));
    }
  }
  return moves;
});

type Group = readonly [MisplacedRequest, ...MisplacedRequest[]];

/** The requests that share one address of a cluster by one key go together; all others go alone. */
function groupsOf(requests: readonly MisplacedRequest[]): readonly Group[] {
  const groups = new Map<unknown, [MisplacedRequest, ...MisplacedRequest[]]>();
  const names = new Map<MisplacedRequest['cluster'], Map<string, object>>();
  for (const one of requests) {
    const key = keyOf(one.service);
    const ofCluster = names.get(one.cluster) ?? new Map<string, object>();
    names.set(one.cluster, ofCluster);
    const text = `${addressKey(one.address)} ${key}`;
    const name = key === undefined || one.leaves ? {} : (ofCluster.get(text) ?? {});
    if (!one.leaves) ofCluster.set(text, name);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function keyOf({ request: { sharingKey } }: Service): string | undefined {
  return typeof sharingKey?.text === 'string' ? sharingKey.text : undefined;
}

interface Asker {
  readonly service: Service;
  readonly cluster: MisplacedRequest['cluster'];
  /** Where it asks, told apart from other places. */
  place(): string;
}

/** The Services that ask for each address. */
function askersOf(space: AddressSpace): ReadonlyMap<string, readonly Asker[]> {
  const askers = new Map<string, Asker[]>();
  for (const cluster of space.sites.flatMap(({ clusters }) => clusters)) {
    for (const service of cluster.services) {
      for (const { address, route } of requestedAddresses(service)) {
        let known: string | undefined;
        const place = () => {
          if (known !== undefined) return known;
          const { source, start } = service.manifest.at(route);
          known = `${start} ${source.path}`;
          return known;
        };
        const others = askers.get(addressKey(address));
        if (others === undefined) askers.set(addressKey(address), [{ service, cluster, place }]);
        else others.push({ service, cluster, place });
      }
    }
  }
  return askers;
}

/**
 * Whether nobody stays behind that shares the address, and nobody else asks by the same words, as where two clusters
 * have one base.
 */
function isWhole(group: Group, askers: ReadonlyMap<string, readonly Asker[]>): boolean {
  const [{ cluster, address, leaves, service }] = group;
  const members = new Set(group.map((one) => one.service));
  const all = askers.get(addressKey(address)) ?? [];
  const rest = all.filter((one) => !members.has(one.service));
  const key = keyOf(service);
  if (!leaves && key !== undefined && rest.some((one) => one.cluster === cluster && keyOf(one.service) === key))
    return false;
  if (rest.length > MOST_MOVES) return false;
  const places = new Set(all.filter((one) => members.has(one.service)).map((one) => one.place()));
  return !rest.some((one) => places.has(one.place()));
}

function moveOf(group: Group, isGiven: (address: Address) => boolean): RequestMove | undefined {
  const [{ site, cluster, address: from }] = group;
  const isClear = ({ service }: MisplacedRequest) => {
    const asked = askedAddresses(service.request);
    return serves(cluster, service) === true && typeof asked === 'object' && 'addresses' in asked;
  };
  if (!isForetold(cluster) || !group.every(isClear)) return undefined;
  const promised = group
    .flatMap(({ service }) => promises(site, cluster, service))
    .filter(({ family }) => family === from.family);
  const move = (rules: PoolRules, to: Address, isPromised: boolean): RequestMove | undefined =>
    group.every((one) => fits(one, rules)) ? { from, to, pool: rules.name, isPromised, requests: group } : undefined;
  const { index } = predictionOf(cluster).scene;
  for (const to of promised) {
    const rules = index.runOf(to)?.rules;
    if (rules !== undefined && !isGiven(to) && isOpen(site, cluster, to)) return move(rules, to, true);
  }
  const rules = promised.length > 0 ? undefined : meantPool(group);
  const to = rules && nearFree(site, cluster, rules, from, isGiven);
  return rules && to && move(rules, to, false);
}

/** Whether a Service may have an address of a pool, with the other one that it asks for. */
function fits({ cluster, service, address }: MisplacedRequest, rules: PoolRules): boolean {
  const { index } = predictionOf(cluster).scene;
  const { pool } = service.request;
  if (!rules.known || rules.accepts(service) !== true) return false;
  if (pool !== undefined && pool.text !== rules.name) return false;
  return requestedAddresses(service)
    .filter((asked) => addressKey(asked.address) !== addressKey(address))
    .every((asked) => [undefined, rules].includes(index.runOf(asked.address)?.rules));
}

/**
 * The pool that a request means: the one that holds the address, else the one that the Service names or that holds the
 * other address it asks for, else the only one of the cluster with addresses of that family that takes the Service, or
 * the only one of those in the network that the address lies in.
 */
function meantPool([{ site, cluster, service, address }]: Group): PoolRules | undefined {
  const { index } = predictionOf(cluster).scene;
  const { pool } = service.request;
  if (typeof pool?.text === 'string') return index.named(pool.text);
  const asked = [address, ...requestedAddresses(service).map((one) => one.address)];
  const holding = asked.map((one) => index.runOf(one)?.rules).find((rules) => rules !== undefined);
  if (holding !== undefined) return holding;
  const able = index.pools.filter(
    (rules) => index.runsOf(rules, address.family).length > 0 && rules.accepts(service) !== false,
  );
  const extents = (site.plan?.networks ?? []).map(extentOf).filter((extent) => extent.has(address));
  const near = able.filter((rules) =>
    index
      .runsOf(rules, address.family)
      .some(({ interval }) => extents.some((one) => one.overlapping(interval).length > 0)),
  );
  const [only, another] = near.length > 0 ? near : able;
  return another === undefined ? only : undefined;
}
