import type { Family } from '../../address/address.ts';
import { blocksOf } from '../../address/interval.ts';
import { append, groupBy } from '../../text/group-by.ts';
import { announces, selectsAll } from '../advertisement.ts';
import type { BgpAdvertisement } from '../bgp-advertisement.ts';
import type { Cluster } from '../cluster.ts';
import type { Entry, Pool } from '../pool.ts';
import { isJudged, nameOf } from '../reach.ts';
import type { Selector } from '../selector.ts';
import { selectorsKey } from './meetings.ts';
import { byName } from './order.ts';

/** BGPAdvertisements that select pools in the same words, and the pools that they surely select, by name. */
export interface Selection {
  readonly advertisements: readonly BgpAdvertisement[];
  readonly pools: readonly Pool[];
}

const known = new WeakMap<Cluster, readonly Selection[]>();

/**
 * Which BGPAdvertisements select which pools of a cluster; none where it is not known where the cluster ends. Pools are
 * found by their names and labels, so that the costs grow with what is selected; none where that is millions.
 */
export function selectionsOf(cluster: Cluster): readonly Selection[] {
  const found = known.get(cluster) ?? select(cluster);
  known.set(cluster, found);
  return found;
}

function select(cluster: Cluster): readonly Selection[] {
  if (!isJudged(cluster)) return [];
  const index = new PoolIndex(cluster.pools);
  const groups = groupBy([...cluster.bgpAdvertisements].sort(byName), ({ pools, poolSelectors }) =>
    JSON.stringify([
      pools.map(({ name }) => (typeof name === 'string' ? name : [name.text])),
      selectorsKey(poolSelectors),
    ]),
  );
  const selections: Selection[] = [];
  for (const advertisements of groups.values()) {
    selections.push({ advertisements, pools: index.selectedBy(advertisements[0]) });
    if (index.looks > MOST_LOOKS) return [];
  }
  return selections;
}

/** More than anybody writes: past it nothing is told of what thousands of BGPAdvertisements select. */
const MOST_LOOKS = 500_000;

/** The pools that advertisements can select: not those of the kind AddressPool, which announce themselves. */
class PoolIndex {
  readonly #all: readonly Pool[];
  readonly #byName = new Map<string, Pool[]>();
  readonly #byLabel = new Map<string, Map<string, Pool[]>>();
  /** How many pools were held against advertisements. */
  looks = 0;

  constructor(pools: readonly Pool[]) {
    this.#all = pools.filter(({ manifest }) => manifest.kind === 'IPAddressPool').sort(byName);
    for (const pool of this.#all) {
      append(this.#byName, nameOf(pool) ?? '', pool);
      for (const [label, value] of pool.manifest.labels) {
        const values = this.#byLabel.get(label) ?? new Map<string, Pool[]>();
        if (typeof value === 'string') append(values, value, pool);
        this.#byLabel.set(label, values);
      }
    }
  }

  selectedBy(advertisement: BgpAdvertisement): readonly Pool[] {
    if (selectsAll(advertisement)) {
      this.looks += this.#all.length;
      return this.#all;
    }
    const names = advertisement.pools.flatMap(({ name }) => (typeof name === 'string' && name !== '' ? [name] : []));
    const candidates = new Set(names.flatMap((name) => this.#byName.get(name) ?? []));
    for (const selector of advertisement.poolSelectors) {
      for (const pool of this.#candidates(selector)) candidates.add(pool);
    }
    this.looks += candidates.size;
    return [...candidates].filter((pool) => announces(advertisement, pool) === true).sort(byName);
  }

  /** All that a selector can surely match: the pools with one of the values it asks for, or all of them. */
  #candidates({ requirements }: Selector): readonly Pool[] {
    const asked = requirements.find(({ operator }) => operator === 'In');
    if (asked === undefined) return this.#all;
    const values = this.#byLabel.get(asked.key);
    return asked.values.flatMap((value) => (typeof value === 'string' ? (values?.get(value) ?? []) : []));
  }
}

/** An entry of a pool, and the prefix length of the largest CIDR that it splits into. */
export interface Steepest {
  readonly entry: Entry;
  readonly length: number;
}

const steepest = new WeakMap<Pool, ReadonlyMap<Family, Steepest>>();

/** For each family of a pool the entry whose largest CIDR is the smallest: the least that an aggregate may cover. */
export function steepestOf(pool: Pool): ReadonlyMap<Family, Steepest> {
  const found = steepest.get(pool) ?? measure(pool);
  steepest.set(pool, found);
  return found;
}

function measure({ entries }: Pool): ReadonlyMap<Family, Steepest> {
  const found = new Map<Family, Steepest>();
  for (const entry of entries) {
    const { parsed } = entry;
    if (parsed?.kind !== 'cidr' && parsed?.kind !== 'range') continue;
    const lengths =
      parsed.kind === 'cidr' ? [parsed.prefixLength] : blocksOf(parsed.interval).map(({ length }) => length);
    const length = Math.min(...lengths);
    if (length > (found.get(parsed.interval.family)?.length ?? -1))
      found.set(parsed.interval.family, { entry, length });
  }
  return found;
}

/** Whether a pool has addresses of a family that can be used. */
export function hasFamily(pool: Pool, family: Family): boolean {
  return steepestOf(pool).has(family);
}
