import type { Address, Family } from '../../address/address.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { compareBigints } from '../../text/compare.ts';
import { append } from '../../text/group-by.ts';
import type { Service } from '../service.ts';
import type { Arena } from './arena.ts';
import { inOrder, type Tier } from './choose.ts';
import { Crowd } from './crowd.ts';
import type { Sharing } from './demand.ts';
import { addressKey, askedOf, type Kind } from './kinds.ts';
import type { PoolRules } from './pool-rules.ts';
import { type Reach, reachInto } from './reach.ts';

/** What Services can get of the pools of a tier, which come in any order. */
export interface TierReach {
  readonly addresses: IntervalSet;
  /** Whether one of the pools has it for each of them in every order. */
  readonly surely: boolean;
}

type ByFamily<T> = Readonly<Record<Family, T>>;

/** How often a pool is held against an undecided Service: past these each of them counts in every pool. */
const MOST_LOOKS = 200_000;

/** Who competes for the addresses of each pool. */
export class Rivals {
  readonly #arena: Arena;
  readonly #undecided: readonly Service[];
  readonly #asked: ByFamily<Map<PoolRules, bigint[]>> = { ipv4: new Map(), ipv6: new Map() };
  readonly #askers = new Map<string, Crowd>();
  readonly #takers: ByFamily<Map<readonly Tier[], Crowd>> = { ipv4: new Map(), ipv6: new Map() };
  readonly #triedIn = new Map<PoolRules, (readonly Tier[])[]>();
  readonly #unknown = new Map<PoolRules, number>();
  #looks = 0;
  readonly #reaches: ByFamily<Map<PoolRules, Reach>> = { ipv4: new Map(), ipv6: new Map() };
  readonly #reached: ByFamily<Map<PoolRules, IntervalSet>> = { ipv4: new Map(), ipv6: new Map() };
  readonly #tierReaches = new Map<string, Map<Tier, TierReach>>();

  /** Of the undecided nobody knows what they take. */
  constructor(kinds: readonly Kind[], arena: Arena, undecided: readonly Service[]) {
    this.#arena = arena;
    this.#undecided = undecided;
    for (const kind of kinds) {
      const { wish, families, sharing } = kind.demand;
      if (wish.by === 'request') this.#addAsker(kind);
      for (const tiers of arena.phases(kind)) {
        if (!this.#takers.ipv4.has(tiers) && !this.#takers.ipv6.has(tiers)) {
          for (const { rules } of inOrder(tiers)) append(this.#triedIn, rules, tiers);
        }
        for (const family of families.families) {
          const crowd = this.#takers[family].get(tiers) ?? new Crowd();
          this.#takers[family].set(tiers, crowd);
          crowd.add(sharing, kind.count);
        }
      }
    }
    for (const list of [...this.#asked.ipv4.values(), ...this.#asked.ipv6.values()]) list.sort(compareBigints);
  }

  /** Those who ask for an address that they may get. */
  askers(address: Address): Crowd {
    return this.#askers.get(addressKey(address)) ?? new Crowd();
  }

  /** Those who may take the first free address of a pool and family, a crowd for each list of tiers. */
  takers(rules: PoolRules, family: Family): readonly Crowd[] {
    return (this.#triedIn.get(rules) ?? []).flatMap((tiers) => this.#takers[family].get(tiers) ?? []);
  }

  /** How many Services of which nobody knows what they take may take an address of a pool; never too few. */
  unknownIn(rules: PoolRules): number {
    if (this.#undecided.length === 0) return 0;
    const known = this.#unknown.get(rules);
    if (known !== undefined) return known;
    this.#looks += this.#undecided.length;
    const mayTake = (service: Service) => this.#looks > MOST_LOOKS || rules.accepts(service) !== false;
    const count = this.#undecided.filter(mayTake).length;
    this.#unknown.set(rules, count);
    return count;
  }

  /** How far the last of those who take the first free address of a pool can come. */
  reach(rules: PoolRules, family: Family): Reach {
    const known = this.#reaches[family].get(rules);
    if (known !== undefined) return known;
    const count = this.takers(rules, family).reduce((sum, { size }) => sum + size, this.unknownIn(rules));
    const asked = this.#asked[family].get(rules) ?? [];
    const { scene, fixed } = this.#arena;
    const reach = reachInto(scene.index, rules, family, fixed, asked, Math.max(0, count - 1));
    this.#reaches[family].set(rules, reach);
    return reach;
  }

  /** Whether one of those who take the first free address of a pool can come to an address that nobody holds. */
  mayReach(rules: PoolRules, address: Address): boolean {
    const reached = this.#reached[address.family];
    const known = reached.get(rules) ?? IntervalSet.of(this.reach(rules, address.family).intervals);
    reached.set(rules, known);
    return known.has(address);
  }

  /** What those who want an address of each of some families can get of a tier. */
  reachIn(tier: Tier, families: readonly Family[]): TierReach {
    const key = families.join();
    const known = this.#tierReaches.get(key) ?? new Map<Tier, TierReach>();
    this.#tierReaches.set(key, known);
    const reach = known.get(tier) ?? this.#reachIn(tier, families);
    known.set(tier, reach);
    return reach;
  }

  #reachIn(tier: Tier, families: readonly Family[]): TierReach {
    const { index } = this.#arena.scene;
    const fitting = tier.filter((rules) => families.every((family) => index.runsOf(rules, family).length > 0));
    const reaches = fitting.map((rules) => families.map((family) => this.reach(rules, family)));
    return {
      addresses: IntervalSet.of(reaches.flat().flatMap(({ intervals }) => intervals)),
      surely: reaches.some((all) => all.every(({ always }) => always)),
    };
  }

  #addAsker(kind: Kind): void {
    const rules = this.#arena.grants(kind);
    if (rules === undefined) return;
    for (const address of askedOf(kind.demand)) {
      const crowd = this.#askers.get(addressKey(address)) ?? new Crowd();
      this.#askers.set(addressKey(address), crowd);
      if (crowd.size === 0) append(this.#asked[address.family], rules, address.value);
      crowd.add(kind.demand.sharing, kind.count);
    }
  }
}

/** Whether somebody of these crowds could not share an address with a Service that is none of them. */
export function anyClashes(crowds: readonly Crowd[], sharing: Sharing): boolean {
  return crowds.some((crowd) => crowd.clashes(sharing, false));
}
