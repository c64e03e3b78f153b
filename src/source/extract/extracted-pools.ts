import { Manifest } from '../../manifest/manifest.ts';
import { type Fields, isItems, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Advertise, ExtractPool, ExtractPools } from '../../plan/plan.ts';
import type { Located } from '../../text/source.ts';
import { type Planted, placesAt, plantedPlaces } from '../planted.ts';
import type { Excerpt, Taken } from './excerpt.ts';

/** A pool and its advertisement as resources: nothing where a pointer leads to nothing, which is then a problem. */
export function extractedPool(pool: ExtractPool, excerpt: Excerpt): readonly Manifest[] {
  const { name } = pool;
  return poolNamed({ value: name.value, places: placesAt(name.at), from: [] }, pool, excerpt);
}

/** One pool for each item of a list. */
export function extractedPools(pools: ExtractPools, excerpt: Excerpt): readonly Manifest[] {
  const list = excerpt.need(pools.list);
  if (list === undefined || list.value instanceof Unknown) return [];
  if (!isItems(list.value)) {
    excerpt.blame(pools.list, 'is no list');
    return [];
  }
  return list.value.flatMap((tree, index) => {
    if (tree instanceof Unknown) return [];
    const item = excerpt.item(list, index, tree, `item ${index} of "${pools.list.value}"`);
    const name = item.need(pools.name);
    if (name === undefined) return [];
    if (typeof name.value === 'string' || name.value instanceof Unknown) return poolNamed(name, pools, item);
    item.blame(pools.name, 'is no text');
    return [];
  });
}

function poolNamed(name: Taken, pool: ExtractPool, excerpt: Excerpt): readonly Manifest[] {
  const addresses = excerpt.need(pool.addresses);
  const entries = addresses && entriesOf(addresses, pool.addresses, excerpt);
  if (addresses === undefined || entries === undefined) return [];
  const spec = new Map<string, Tree>([['addresses', entries.value]]);
  const planted: Planted[] = [];
  for (const key of ['autoAssign', 'avoidBuggyIPs'] as const) {
    const setting = pool[key];
    const value = setting === undefined ? undefined : settingOf(setting, excerpt);
    if (setting === undefined || value === undefined) continue;
    spec.set(key, value.value);
    planted.push({ ...value, route: ['spec', key] });
  }
  const fields = resource('IPAddressPool', name.value, spec);
  const root: Planted = { ...addresses, route: [] };
  const places = plantedPlaces([
    root,
    { ...name, route: ['metadata', 'name'] },
    ...planted,
    { ...addresses, route: ['spec', 'addresses'] },
    ...entries.planted,
  ]);
  return [new Manifest(fields, places), ...advertisement(pool, name.value)];
}

/** The entries of a pool: the items of a list, or a text, whose commas part them. Undefined where it is neither. */
function entriesOf(
  taken: Taken,
  pointer: Located<string>,
  excerpt: Excerpt,
): { readonly value: Tree; readonly planted: readonly Planted[] } | undefined {
  const { value } = taken;
  if (value instanceof Unknown || isItems(value)) return { value, planted: [] };
  if (typeof value !== 'string') {
    excerpt.blame(pointer, 'is neither a text nor a list');
    return undefined;
  }
  const entries = value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return { value: entries, planted: entries.map((_, index) => ({ ...taken, route: ['spec', 'addresses', index] })) };
}

function settingOf(setting: Located<string | boolean>, excerpt: Excerpt): Taken | undefined {
  const { value, at } = setting;
  if (typeof value === 'boolean') return { value, places: placesAt(at), from: [] };
  const pointer = { value, at };
  const taken = excerpt.take(pointer);
  const truth = excerpt.truth(pointer);
  return taken === undefined || truth === undefined ? undefined : { ...taken, value: truth };
}

const KINDS: Readonly<Record<Advertise, string | undefined>> = {
  l2: 'L2Advertisement',
  bgp: 'BGPAdvertisement',
  none: undefined,
};

/** Where the plan does not say how the pool is announced, an advertisement stands there of which nobody knows the pools. */
function advertisement(pool: ExtractPool, name: Tree): readonly Manifest[] {
  const kind = pool.advertise === undefined ? 'L2Advertisement' : KINDS[pool.advertise];
  if (kind === undefined) return [];
  const pools = pool.advertise === undefined ? new Unknown('unresolved', '') : [name];
  const fields = resource(kind, name, new Map<string, Tree>([['ipAddressPools', pools]]));
  return [new Manifest(fields, placesAt(pool.at))];
}

function resource(kind: string, name: Tree, spec: Fields): Fields {
  return new Map<string, Tree>([
    ['apiVersion', 'metallb.io/v1beta1'],
    ['kind', kind],
    ['metadata', new Map([['name', name]])],
    ['spec', spec],
  ]);
}
