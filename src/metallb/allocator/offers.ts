import { Unknown } from '../../manifest/unknown.ts';
import { append } from '../../text/group-by.ts';
import { AskedLabels } from '../asked-labels.ts';
import { LabelIndex } from '../label-index.ts';
import type { Pool } from '../pool.ts';
import type { Selector } from '../selector.ts';
import type { Service } from '../service.ts';
import type { Offer, Tier } from './choose.ts';
import type { PoolIndex } from './pool-index.ts';
import type { PoolRules } from './pool-rules.ts';

/** Pinned pools that look at the same of a namespace. */
interface Group {
  /** For all of its Services. */
  readonly plain: readonly PoolRules[];
  /** For those that a Service selector tells. */
  readonly selecting: LabelIndex<PoolRules>;
}

/** What Services of a namespace are offered, whatever their labels. */
interface Place {
  readonly namespace: string;
  readonly groups: readonly Group[];
  /** By their places among all pools; `set` is the same number for the same pools. */
  readonly offered: readonly number[];
  readonly set: number;
  /** Whether they may be offered some more. */
  readonly clouded: boolean;
}

/**
 * How many pools are held against Services one by one: past these it is not told what a Service is offered, but for such
 * as are like one that was told. The first hundred of each are free.
 */
const MOST_LOOKS = 200_000;
const FREE_LOOKS = 100;

const UNTOLD: Offer = { pinned: [], common: [], clouded: true };

/**
 * What Services that ask for nothing are offered. Thousands of pools are held against a namespace once, and of those
 * with Service selectors only the ones that a label of the Service leads to; Services that no pool tells apart are one,
 * like Services get the same offer, and like offers have the same tiers, the same objects.
 */
export class Offers {
  readonly #pools: readonly PoolRules[];
  readonly #places: ReadonlyMap<PoolRules, number>;
  readonly #common: readonly Tier[];
  readonly #cloudedForAll: boolean;
  readonly #anywhere: Group;
  readonly #listed = new Map<string, PoolRules[]>();
  readonly #selected: Group;
  readonly #tells: (namespace: string) => boolean;
  /** Those that may select a namespace without a manifest, and surely none of these but such as they list. */
  readonly #unwritten: Group;
  /** Those that may select a namespace whose name nobody knows. */
  readonly #nameless: Group;
  readonly #labels: AskedLabels;
  readonly #namespaces = new Map<string, Place>();
  readonly #sets = new Map<string, number>();
  readonly #pinned = new Map<string, readonly Tier[]>();
  readonly #offers = new Map<string, Offer>();
  readonly #tiers = new Map<string, Tier>();
  readonly #answers = new Map<string, Offer>();
  readonly #known = new WeakMap<Service, Offer>();
  #looks = 0;

  constructor({ pools, tells }: Pick<PoolIndex, 'pools' | 'tells'>) {
    this.#tells = tells;
    this.#pools = pools;
    this.#places = new Map(pools.map((rules, place) => [rules, place]));
    const unpinned = pools.filter(({ pinned }) => !pinned);
    const common = unpinned.filter(({ pool }) => pool.autoAssign === true);
    this.#common = common.length === 0 ? [] : [common];
    this.#cloudedForAll =
      unpinned.some(({ pool }) => pool.autoAssign === 'unknown') ||
      common.some(isVague) ||
      pools.some(({ vague }) => vague);
    const pinned = pools.filter((rules) => rules.pinned);
    this.#labels = new AskedLabels(pinned.flatMap(selectorsOf));
    this.#anywhere = groupOf(pinned.filter(({ audience }) => audience === 'any'));
    this.#selected = groupOf(pinned.filter(({ audience }) => audience === 'selected'));
    const choosing = pinned.filter(({ audience, pool }) => typeof audience !== 'string' && selectsNamespaces(pool));
    this.#nameless = groupOf(choosing);
    this.#unwritten = groupOf(choosing.filter(({ audience }) => typeof audience !== 'string' && audience.unwritten));
    for (const rules of pinned) {
      if (typeof rules.audience === 'string') continue;
      for (const name of new Set(rules.audience.names)) append(this.#listed, name, rules);
    }
  }

  /** The offer to a Service. */
  to(service: Service): Offer {
    const known = this.#known.get(service);
    if (known !== undefined) return known;
    const { namespace, manifest } = service;
    const key = JSON.stringify([namespace instanceof Unknown ? null : namespace, this.#labels.of(manifest)]);
    const offer = this.#answers.get(key) ?? (this.#looks > MOST_LOOKS ? UNTOLD : this.#work(service));
    this.#answers.set(key, offer);
    this.#known.set(service, offer);
    return offer;
  }

  #work(service: Service): Offer {
    const { namespace, set, groups, offered, clouded } = this.#placeOf(service);
    const picked: number[] = [];
    let unclear = clouded;
    const candidates = new Set(groups.flatMap(({ selecting }) => [...selecting.candidates(service.manifest)]));
    for (const rules of candidates) {
      const offers = rules.offers(service);
      if (offers === true) picked.push(this.#places.get(rules) ?? 0);
      else unclear ||= offers === 'unknown';
    }
    this.#count(candidates.size);
    const key = `${set} ${ascending(picked).join()}`;
    const pinned = this.#pinned.get(key) ?? this.#tiersOf([...offered, ...picked]);
    this.#pinned.set(key, pinned);
    const name = `${key} ${unclear} ${namespace}`;
    const offer = this.#offers.get(name) ?? {
      pinned,
      common: this.#common,
      clouded: unclear || pinned.some((tier) => tier.some(isVague)),
    };
    this.#offers.set(name, offer);
    return offer;
  }

  /** What of the pinned pools a namespace has to do with; one Service stands for all where labels do not matter. */
  #placeOf(service: Service): Place {
    const namespace = service.namespace instanceof Unknown ? '' : service.namespace;
    const known = this.#namespaces.get(namespace);
    if (known !== undefined) return known;
    const here = this.#listed.get(namespace);
    const listed = here === undefined ? [] : [groupOf(here)];
    const groups = [this.#anywhere, this.#selected, ...listed];
    const plain = groups.flatMap((group) => group.plain.map((rules) => [rules, rules.offers(service)] as const));
    const offered = plain.flatMap(([rules, offers]) => (offers === true ? (this.#places.get(rules) ?? 0) : []));
    const told = this.#tells(namespace);
    const elsewhere = namespace === '' ? this.#nameless : this.#unwritten;
    const clouded =
      this.#cloudedForAll ||
      plain.some(([, offers]) => offers === 'unknown') ||
      (!told && elsewhere.plain.some((rules) => rules.offers(service) === 'unknown'));
    this.#count(plain.length + (told ? 0 : elsewhere.plain.length));
    const text = offered.join();
    const set = this.#sets.get(text) ?? this.#sets.size;
    this.#sets.set(text, set);
    const place = { namespace, set, groups: told ? groups : [...groups, elsewhere], offered, clouded };
    this.#namespaces.set(namespace, place);
    return place;
  }

  #count(looks: number): void {
    this.#looks += Math.max(0, looks - FREE_LOOKS);
  }

  /** Pinned pools by priority: the lowest positive one first, those without one last; a negative one leaves no order. */
  #tiersOf(places: readonly number[]): readonly Tier[] {
    this.#count(places.length);
    const pinned = ascending(places).flatMap((place) => this.#pools[place] ?? []);
    if (pinned.some(({ priority }) => priority < 0)) return [this.#intern(pinned)];
    const byPriority = new Map<number, PoolRules[]>();
    for (const rules of pinned) append(byPriority, rules.priority, rules);
    const rank = (priority: number) => (priority === 0 ? Number.POSITIVE_INFINITY : priority);
    const priorities = [...byPriority.keys()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    return priorities.map((priority) => this.#intern(byPriority.get(priority) ?? []));
  }

  #intern(tier: Tier): Tier {
    const key = tier.map((rules) => this.#places.get(rules)).join();
    const known = this.#tiers.get(key) ?? tier;
    this.#tiers.set(key, known);
    return known;
  }
}

function ascending(places: readonly number[]): readonly number[] {
  return places.length < 2 ? places : [...Uint32Array.from(places).sort()];
}

function selectorsOf({ pool }: PoolRules): readonly Selector[] {
  return pool.allocation?.serviceSelectors ?? [];
}

function groupOf(pools: readonly PoolRules[]): Group {
  const selecting = pools.filter((rules) => selectorsOf(rules).length > 0);
  return {
    plain: pools.filter((rules) => selectorsOf(rules).length === 0),
    selecting: new LabelIndex(selecting.map((rules) => [rules, selectorsOf(rules)])),
  };
}

function selectsNamespaces({ allocation }: Pool): boolean {
  return allocation !== undefined && allocation.namespaceSelectors.length > 0;
}

function isVague({ known, ranked }: PoolRules): boolean {
  return !known || !ranked;
}
