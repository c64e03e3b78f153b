import { type Address, parseAddress } from '../address/address.ts';
import { intervalOf } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isFields, isItems, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';

/** What resources of any kind say that could be a request for a pool: also values of charts and fields of operators. */
export interface Mentions {
  /** The texts under keys that speak of a pool, such as `metallb.io/address-pool`. */
  readonly pools: ReadonlySet<string>;
  /** Every address that stands somewhere as a value. */
  readonly addresses: IntervalSet;
  /** Whether a key that asks for a pool or an address has a value nobody knows. */
  readonly unknown: boolean;
}

/** Reads what resources mention; those of MetalLB itself are not to be among them. */
export function mentionsIn(manifests: Iterable<Manifest>): Mentions {
  const found: Found = { pools: new Set(), addresses: [], unknown: false };
  for (const { fields } of manifests) walk(fields, '', found);
  return { pools: found.pools, addresses: IntervalSet.of(found.addresses.map(intervalOf)), unknown: found.unknown };
}

interface Found {
  readonly pools: Set<string>;
  readonly addresses: Address[];
  unknown: boolean;
}

/** Whether a text may hold a mention: something of a pool, or an address. */
export function mayMention(text: string): boolean {
  return MENTION.test(text);
}

const MENTION = /pool|load-?balancer-?ip|\d\.\d{1,3}\.\d{1,3}\.\d|[\da-f]:[\da-f.]*:|::/i;
const POOL_KEY = /pool/i;
const ASKING_KEY = /address-?pool|load-?balancer-?ips?$/i;

/** An address has no more characters, and a list of two little more. */
const LONGEST = 128;

function walk(tree: Tree, key: string, found: Found): void {
  if (tree instanceof Unknown) {
    if (ASKING_KEY.test(key)) found.unknown = true;
  } else if (isFields(tree)) {
    for (const [name, value] of tree) walk(value, name, found);
  } else if (isItems(tree)) {
    for (const item of tree) walk(item, key, found);
  } else if (typeof tree === 'string' && tree.length <= LONGEST) {
    if (POOL_KEY.test(key)) found.pools.add(tree);
    for (const part of tree.split(',')) {
      const address = parseAddress(part.trim());
      if (address !== undefined) found.addresses.push(address);
    }
  }
}
