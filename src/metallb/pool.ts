import { IntervalSet } from '../address/interval-set.ts';
import { type PoolEntry, parsePoolEntry } from '../address/pool-entry.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, isItems, itemsOf, type Route, type Tree } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { type Labels, labelsOf, type Truth } from './labels.ts';
import { readSelectors, type Selector } from './selector.ts';

/** One item of `spec.addresses`. */
export interface Entry {
  readonly route: Route;
  readonly text: string | Unknown;
  /** As MetalLB parses it; undefined where the text is unknown. */
  readonly parsed: PoolEntry | undefined;
}

/** Which Services a pool is kept for: `spec.serviceAllocation`. */
export interface Allocation {
  readonly route: Route;
  /** 0 where it is not set. */
  readonly priority: number | Unknown;
  readonly namespaces: readonly (string | Unknown)[];
  readonly namespaceSelectors: readonly Selector[];
  readonly serviceSelectors: readonly Selector[];
}

/** An address pool that MetalLB reads: an IPAddressPool, or an AddressPool where the release still has it. */
export interface Pool {
  readonly manifest: Manifest;
  readonly name: string | Unknown;
  readonly labels: Labels;
  readonly entries: readonly Entry[];
  /** The addresses of every entry that can be used. */
  readonly addresses: IntervalSet;
  /** Whether every entry is known, so that `addresses` is all of it. */
  readonly complete: boolean;
  readonly autoAssign: Truth;
  readonly avoidBuggyIPs: Truth;
  readonly allocation: Allocation | undefined;
  /** How an AddressPool is announced, which carries that itself; undefined for an IPAddressPool. */
  readonly protocol: string | undefined;
}

/** Reads a pool; odd shapes read as missing, the schema check speaks of them. */
export function readPool(manifest: Manifest): Pool {
  const entries = readEntries(manifest);
  const legacy = manifest.kind === 'AddressPool';
  const protocol = manifest.get(['spec', 'protocol']);
  return {
    manifest,
    name: manifest.name ?? '',
    labels: labelsOf(manifest),
    entries,
    addresses: IntervalSet.of(entries.flatMap((entry) => usable(entry.parsed))),
    complete: entries.every((entry) => entry.parsed !== undefined) && isList(manifest, entries.length),
    autoAssign: truth(manifest.get(['spec', 'autoAssign']), true),
    avoidBuggyIPs: truth(manifest.get(['spec', 'avoidBuggyIPs']), false),
    allocation: readAllocation(manifest.get(['spec', 'serviceAllocation'])),
    protocol: legacy && typeof protocol === 'string' ? protocol : undefined,
  };
}

const ADDRESSES: Route = ['spec', 'addresses'];

/** Whether the addresses are a list of so many texts; of another shape, nobody knows what they were meant to be. */
function isList(manifest: Manifest, length: number): boolean {
  const addresses = manifest.get(ADDRESSES);
  return isItems(addresses) && addresses.length === length;
}

/** The addresses of a parsed entry that MetalLB hands out; none where it is invalid or unusable. */
export function usable(parsed: PoolEntry | undefined) {
  return parsed !== undefined && (parsed.kind === 'cidr' || parsed.kind === 'range') ? [parsed.interval] : [];
}

function readEntries(manifest: Manifest): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [index, item] of itemsOf(manifest.get(ADDRESSES)).entries()) {
    const route = [...ADDRESSES, index];
    if (typeof item === 'string') entries.push({ route, text: item, parsed: parsePoolEntry(item) });
    else if (item instanceof Unknown) entries.push({ route, text: item, parsed: undefined });
  }
  return entries;
}

function readAllocation(tree: Tree | undefined): Allocation | undefined {
  if (tree === undefined || tree === null) return undefined;
  const route = ['spec', 'serviceAllocation'];
  const fields = fieldsOf(tree);
  const priority = fields.get('priority');
  return {
    route,
    priority: typeof priority === 'number' || priority instanceof Unknown ? priority : 0,
    namespaces: itemsOf(fields.get('namespaces')).filter((item) => typeof item === 'string' || item instanceof Unknown),
    namespaceSelectors: readSelectors(fields.get('namespaceSelectors'), [...route, 'namespaceSelectors']),
    serviceSelectors: readSelectors(fields.get('serviceSelectors'), [...route, 'serviceSelectors']),
  };
}

/** A boolean field: its value, its default where it is missing, unknown where it is unknown or of a wrong type. */
export function truth(tree: Tree | undefined, otherwise: boolean): Truth {
  if (tree === undefined || tree === null) return otherwise;
  return typeof tree === 'boolean' ? tree : 'unknown';
}
