import { Unknown } from '../../manifest/unknown.ts';
import { append } from '../../text/group-by.ts';
import { LabelIndex } from '../label-index.ts';
import type { Pool } from '../pool.ts';
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
  /** Whether all Services may be offered some more. */
  readonly clouded: boolean;
}

/**
 * How many pools are held against Services that no label leads to: past these it is not told what a Service is offered.
 * The first hundred for each Service are free.
 */
const MOST_LOOKS = 200_000;
const FREE_LOOKS = 100;

const UNTOLD: Offer = { pinned: [], common: [], clouded: true };

/**
 * What Services that ask for nothing are offered. Thousands of pools are held against a namespace once, and of those
 * with Service selectors only the ones that a label of the Service leads to; like Services get the same offer, and like
 * offers have the same tiers, the same objects.
 */
export class Offers {
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
  readonly #groups = new Map<string, readonly Group[]>();
  readonly #offers = new Map<string, Offer>();
  readonly #tiers = new Map<string, Tier>();
  readonly #answers = new WeakMap<Service, Offer>();
  #looks = 0;

  constructor({ pools, tells }: Pick<PoolIndex, 'pools' | 'tells'>) {
    this.#tells = tells;
    this.#places = new Map(pools.map((rules, place) => [rules, place]));
    const unpinned = pools.filter(({ pinned }) => !pinned);
    const common = unpinned.filter(({ pool }) => pool.autoAssign === true);
    this.#common = common.length === 0 ? [] : [common];
    this.#cloudedForAll =
      unpinned.some(({ pool }) => pool.autoAssign === 'unknown') ||
      common.some(isVague) ||
      pools.some(({ vague }) => vague);
    const pinned = pools.filter((rules) => rules.pinned);
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
    const answer = this.#answers.get(service) ?? (this.#looks > MOST_LOOKS ? UNTOLD : this.#work(service));
    this.#answers.set(service, answer);
    return answer;
  }

  #work(service: Service): Offer {
    const namespace = service.namespace instanceof Unknown ? '' : service.namespace;
    const groups = this.#groupsFor(namespace, service);
    const candidates = new Set(groups.flatMap(({ selecting }) => [...selecting.candidates(service.manifest)]));
    this.#looks += Math.max(0, candidates.size - FREE_LOOKS);
    const picked = [...candidates]
      .map((rules) => [rules, rules.offers(service)] as const)
      .filter(([, offers]) => offers !== false);
    const key = JSON.stringify([
      namespace,
      ...picked.map(([rules, offers]) => `${this.#placeOf(rules)} ${offers}`).sort(),
    ]);
    const known = this.#offers.get(key);
    if (known !== undefined) return known;
    const all = [
      ...groups.flatMap(({ plain }) => plain.map((rules) => [rules, rules.offers(service)] as const)),
      ...picked,
    ];
    const offered = all.filter(([, offers]) => offers === true).map(([rules]) => rules);
    const maybe = this.#cloudedForAll || groups.some((group) => group.clouded);
    const clouded = maybe || all.some(([, offers]) => offers === 'unknown') || offered.some(isVague);
    const offer = { pinned: this.#tiersOf(offered), common: this.#common, clouded };
    this.#offers.set(key, offer);
    return offer;
  }

  /** What of the pinned pools a namespace has to do with; one Service stands for all where labels do not matter. */
  #groupsFor(namespace: string, service: Service): readonly Group[] {
    const known = this.#groups.get(namespace);
    if (known !== undefined) return known;
    const plain = this.#selected.plain.filter((rules) => rules.offers(service) !== false);
    const listed = groupOf(this.#listed.get(namespace) ?? []);
    const groups = [this.#anywhere, { ...this.#selected, plain }, listed];
    if (!this.#tells(namespace)) {
      const elsewhere = namespace === '' ? this.#nameless : this.#unwritten;
      const clouded = elsewhere.plain.some((rules) => rules.offers(service) === 'unknown');
      groups.push({ ...elsewhere, plain: [], clouded });
    }
    this.#groups.set(namespace, groups);
    return groups;
  }

  /** Pinned pools by priority: the lowest positive one first, those without one last; a negative one leaves no order. */
  #tiersOf(pinned: readonly PoolRules[]): readonly Tier[] {
    const sorted = pinned.toSorted((a, b) => this.#placeOf(a) - this.#placeOf(b));
    if (sorted.some(({ priority }) => priority < 0)) return [this.#intern(sorted)];
    const byPriority = new Map<number, PoolRules[]>();
    for (const rules of sorted) append(byPriority, rules.priority, rules);
    const rank = (priority: number) => (priority === 0 ? Number.POSITIVE_INFINITY : priority);
    const priorities = [...byPriority.keys()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    return priorities.map((priority) => this.#intern(byPriority.get(priority) ?? []));
  }

  #intern(tier: Tier): Tier {
    const key = tier.map((rules) => this.#placeOf(rules)).join();
    const known = this.#tiers.get(key) ?? tier;
    this.#tiers.set(key, known);
    return known;
  }

  #placeOf(rules: PoolRules): number {
    return this.#places.get(rules) ?? 0;
  }
}

function groupOf(pools: readonly PoolRules[]): Group {
  const selectorsOf = ({ pool }: PoolRules) => pool.allocation?.serviceSelectors ?? [];
  const selecting = pools.filter((rules) => selectorsOf(rules).length > 0);
  return {
    plain: pools.filter((rules) => selectorsOf(rules).length === 0),
    selecting: new LabelIndex(selecting.map((rules) => [rules, selectorsOf(rules)])),
    clouded: false,
  };
}

function selectsNamespaces({ allocation }: Pool): boolean {
  return allocation !== undefined && allocation.namespaceSelectors.length > 0;
}

function isVague({ known, ranked }: PoolRules): boolean {
  return !known || !ranked;
}
