import type { Manifest } from '../manifest/manifest.ts';
import { isItems, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { either, type Labels, type Truth } from './labels.ts';
import type { Pool } from './pool.ts';
import { anyMatches, readSelectors, type Selector } from './selector.ts';

/** How an advertisement announces: by ARP and NDP, or by BGP. */
export type Protocol = 'l2' | 'bgp';

/** A name that a resource refers to. */
export interface Reference {
  readonly name: string | Unknown;
  readonly route: Route;
}

/** An L2Advertisement or a BGPAdvertisement. */
export interface Advertisement {
  readonly manifest: Manifest;
  readonly protocol: Protocol;
  readonly name: string | Unknown;
  readonly pools: readonly Reference[];
  readonly poolSelectors: readonly Selector[];
  readonly nodeSelectors: readonly Selector[];
  /** Of Services, from release 0.16.0 on. */
  readonly serviceSelectors: readonly Selector[];
}

/** Reads an advertisement; a missing spec selects every pool. */
export function readAdvertisement(manifest: Manifest): Advertisement {
  return {
    manifest,
    protocol: manifest.kind === 'L2Advertisement' ? 'l2' : 'bgp',
    name: manifest.name ?? '',
    pools: readReferences(manifest, ['spec', 'ipAddressPools']),
    poolSelectors: selectors(manifest, 'ipAddressPoolSelectors'),
    nodeSelectors: selectors(manifest, 'nodeSelectors'),
    serviceSelectors: selectors(manifest, 'serviceSelectors'),
  };
}

/** The names in a list of strings. A list or an item that is unknown or of a wrong shape is a name nobody knows. */
export function readReferences(manifest: Manifest, route: Route): readonly Reference[] {
  const tree = manifest.get(route);
  if (tree === undefined || tree === null) return [];
  if (!isItems(tree)) return [{ name: tree instanceof Unknown ? tree : new Unknown('unresolved', ''), route }];
  return tree.map((item, index) => ({ name: nameIn(item), route: [...route, index] }));
}

function nameIn(tree: Tree): string | Unknown {
  return typeof tree === 'string' || tree instanceof Unknown ? tree : new Unknown('unresolved', '');
}

/** Whether it selects every pool: it names none and selects none. */
export function selectsAll(advertisement: Advertisement): boolean {
  return advertisement.pools.length === 0 && advertisement.poolSelectors.length === 0;
}

/** Whether an advertisement announces the addresses of a pool. Selectors that match nothing are not the same as none. */
export function announces(advertisement: Advertisement, pool: Pool): Truth {
  if (selectsAll(advertisement)) return true;
  return either(names(advertisement, pool.name), anyMatches(advertisement.poolSelectors, pool.labels));
}

/** Whether an advertisement may run on a node with these labels. */
export function runsOn(advertisement: Advertisement, node: Labels): Truth {
  return advertisement.nodeSelectors.length === 0 ? true : anyMatches(advertisement.nodeSelectors, node);
}

const named = new WeakMap<Advertisement['pools'], ReadonlySet<string | undefined>>();

/** The names of some pools; undefined among them for one that nobody knows. */
function namesOf(pools: Advertisement['pools']): ReadonlySet<string | undefined> {
  const known = named.get(pools) ?? new Set(pools.map(({ name }) => (name instanceof Unknown ? undefined : name)));
  named.set(pools, known);
  return known;
}

function names({ pools }: Advertisement, pool: string | Unknown): Truth {
  if (pools.length === 0) return false;
  if (pool instanceof Unknown) return 'unknown';
  const known = namesOf(pools);
  if (known.has(pool)) return true;
  return known.has(undefined) ? 'unknown' : false;
}

function selectors(manifest: Manifest, field: string): readonly Selector[] {
  return readSelectors(manifest.get(['spec', field]), ['spec', field]);
}
