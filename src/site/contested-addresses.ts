import type { Address } from '../address/address.ts';
import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Demand } from '../metallb/allocator/demand.ts';
import { addressKey } from '../metallb/allocator/kinds.ts';
import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import { askedAddresses } from '../metallb/asked-addresses.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { isJudged } from '../metallb/reach.ts';
import type { Service } from '../metallb/service.ts';
import { onceAlike } from '../metallb/twins.ts';
import { compareSpans } from './clashes.ts';
import { familyMismatches } from './family-mismatches.ts';
import { isForetold } from './foretold.ts';
import { refusedRequests } from './refused-requests.ts';
import { addressesAsked, isAdmissible } from './seekers.ts';

/** A Service that claims an address. */
export interface Claimant {
  readonly service: Service;
  /** What asks for the address; where it asks for none, what says that it has it. */
  readonly route: Route;
  /** Whether it asks for the address, or only has it. */
  readonly asks: boolean;
  /** Its sharing key, empty where it has none. */
  readonly key: string;
}

/** Why two Services cannot be on one address. */
export type Discord =
  | { readonly why: 'no-key' }
  | { readonly why: 'other-key' }
  | { readonly why: 'other-backends' }
  | { readonly why: 'same-port'; readonly port: string };

/** Two Services that claim one address and cannot share it: whatever the order, one of them does not get it. */
export interface Contest {
  readonly address: Address;
  /** It asks; of two that ask, the later by file and line. */
  readonly later: Claimant;
  readonly earlier: Claimant;
  readonly discord: Discord;
}

/**
 * The Services of a cluster that ask for an address which another one before them asks for too, or holds, and that they
 * cannot share: each once, with the first such other one. Requests that fail for what they say do not count, nor do those
 * that only some of the cluster's releases read. Of two that ask one fails whatever the pools are; one that holds the
 * address without asking counts only where the pools are all seen and in force.
 */
export const contestedAddresses = onceAlike((cluster: Cluster): readonly Contest[] => {
  if (!isJudged(cluster) || cluster.pools.length === 0) return [];
  const contests = new Map<Service, Contest>();
  for (const { address, claims } of claimsByAddress(cluster).values()) {
    if (claims.length < 2) continue;
    const queue = new Queue();
    for (const claim of sorted(claims)) {
      const earlier = claim.claimant.asks ? queue.against(claim) : undefined;
      if (earlier !== undefined && !contests.has(claim.claimant.service)) {
        const contest = {
          address,
          later: claim.claimant,
          earlier: earlier.claimant,
          discord: discordOf(claim, earlier),
        };
        contests.set(claim.claimant.service, contest);
      }
      queue.add(claim);
    }
  }
  return [...contests.values()];
});

interface Claim {
  readonly claimant: Claimant;
  readonly demand: Demand;
}

interface Claimed {
  readonly address: Address;
  readonly claims: Claim[];
}

function claimsByAddress(cluster: Cluster): ReadonlyMap<string, Claimed> {
  const { waiting, kept, clouded, results } = predictionOf(cluster);
  const claimed = new Map<string, Claimed>();
  const add = (address: Address, claim: Claim) => {
    const known = claimed.get(addressKey(address)) ?? { address, claims: [] };
    claimed.set(addressKey(address), known);
    known.claims.push(claim);
  };
  const isCertain = isForetold(cluster);
  for (const { demand } of kept) {
    const claim = claimOf(demand);
    if (claim.claimant.asks || isCertain) for (const address of demand.held) add(address, claim);
  }
  const refused = new Set([...refusedRequests(cluster), ...familyMismatches(cluster)].map(({ service }) => service));
  const askers = [
    ...waiting.filter((demand) => isAdmissible(demand, results)),
    ...clouded.filter(({ service }) => !refused.has(service)),
  ];
  for (const demand of askers) {
    const claim = claimOf(demand);
    if (claim.claimant.asks) for (const address of addressesAsked(demand)) add(address, claim);
  }
  return claimed;
}

const STATUS: Route = ['status', 'loadBalancer', 'ingress'];

function claimOf(demand: Demand): Claim {
  const { service, sharing } = demand;
  const asked = askedAddresses(service.request);
  const asks =
    typeof asked === 'object' && 'addresses' in asked && !(service.request.sharingKey?.text instanceof Unknown);
  return { demand, claimant: { service, route: asks ? asked.route : STATUS, asks, key: sharing.key } };
}

/** Holders that ask for nothing come first, then those that ask, by file and line. */
function sorted(claims: readonly Claim[]): readonly Claim[] {
  const placed = claims.map((claim) => ({
    claim,
    at: claim.claimant.service.manifest.at(claim.claimant.route),
    rank: claim.claimant.asks ? 1 : 0,
  }));
  return placed.sort((a, b) => a.rank - b.rank || compareSpans(a.at, b.at)).map(({ claim }) => claim);
}

/** Who claims one address so far; finding the first whom a newcomer cannot share with costs no look at all of them. */
class Queue {
  readonly #groups = new Map<string, { readonly first: Placed; readonly users: Map<string, Placed> }>();
  #length = 0;

  /** The first claim before that excludes one; undefined where it can share with all. */
  against({ demand }: Claim): Claim | undefined {
    const own = groupOf(demand);
    const excluding: Placed[] = [];
    for (const [key, { first }] of this.#groups) {
      if (key === own && demand.sharing.key !== '') continue;
      excluding.push(first);
      break;
    }
    const users = demand.sharing.key === '' ? undefined : this.#groups.get(own)?.users;
    excluding.push(...demand.sharing.ports.flatMap((port) => users?.get(port) ?? []));
    return excluding.sort((a, b) => a.place - b.place)[0]?.claim;
  }

  add(claim: Claim): void {
    const placed = { claim, place: this.#length++ };
    const { demand } = claim;
    const group = this.#groups.get(groupOf(demand)) ?? { first: placed, users: new Map<string, Placed>() };
    this.#groups.set(groupOf(demand), group);
    for (const port of demand.sharing.ports) if (!group.users.has(port)) group.users.set(port, placed);
  }
}

interface Placed {
  readonly claim: Claim;
  readonly place: number;
}

function groupOf({ sharing }: Demand): string {
  return JSON.stringify([sharing.key, sharing.backend]);
}

function discordOf(a: Claim, b: Claim): Discord {
  const [mine, theirs] = [a.demand.sharing, b.demand.sharing];
  if (mine.key === '' || theirs.key === '') return { why: 'no-key' };
  if (mine.key !== theirs.key) return { why: 'other-key' };
  if (mine.backend !== theirs.backend) return { why: 'other-backends' };
  const port = mine.ports.find((one) => theirs.ports.includes(one)) ?? '';
  return { why: 'same-port', port };
}
