import { intervalOf } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { firstOverlaps } from '../../address/sweep.ts';
import { isItems } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import type { Cluster } from '../cluster.ts';
import type { Allocation, Entry, Pool } from '../pool.ts';
import { usable } from '../pool.ts';
import { poolsThatMeet } from '../reach.ts';
import { written } from '../service.ts';
import { byController, bySpeaker } from './attribution.ts';
import { duplicatesOf } from './duplicates.ts';
import { byName } from './order.ts';
import type { Fault, Refusal } from './refusal.ts';
import { selectorFaults } from './selectors.ts';
import { hasField, isSince, type Setting } from './setting.ts';

/** How many entries of one pool are blamed for the same: more help nobody. */
const MAX_ENTRIES = 100;

/** What MetalLB refuses of pools, in every mode: controller, speakers and webhook alike. */
export function poolRefusals(setting: Setting): readonly Refusal[] {
  const { cluster } = setting;
  const allocation = cluster.pools
    .filter((one) => one.allocation !== undefined && hasField(setting, one.manifest, ['spec', 'serviceAllocation']))
    .flatMap((pool) => allocationFaults(setting, pool));
  return [...addressRefusals(cluster), ...allocation.map(byController), ...nodeAddresses(setting).map(bySpeaker)];
}

const known = new WeakMap<Cluster, readonly Refusal[]>();

/** What every release refuses of the addresses of pools; the same refusals for each of them. */
function addressRefusals(cluster: Cluster): readonly Refusal[] {
  const found = known.get(cluster) ?? [...cluster.pools.flatMap(entryFaults), ...overlaps(cluster)].map(byController);
  known.set(cluster, found);
  return found;
}

function entryFaults({ manifest, name, entries }: Pool): readonly Fault[] {
  const addresses = manifest.get(['spec', 'addresses']);
  const pool = `Pool "${written(name)}"`;
  if (isItems(addresses) && addresses.length === 0) {
    return [{ fact: 'pool-empty', manifest, route: ['spec', 'addresses'], what: `${pool} has no addresses` }];
  }
  return entries
    .filter(({ parsed }) => parsed?.kind === 'invalid')
    .slice(0, MAX_ENTRIES)
    .map(({ route, text }) => ({
      fact: 'pool-entry',
      manifest,
      route,
      what: `${pool} has the entry "${written(text)}"`,
    }));
}

/** Selectors are looked at from 0.13.8 on, duplicates from 0.13.10 on. */
function allocationFaults(setting: Setting, { manifest, name, allocation }: Pool): readonly Fault[] {
  if (allocation === undefined) return [];
  const { namespaceSelectors, serviceSelectors } = allocation;
  const faults = [namespaceSelectors, serviceSelectors].flatMap((list) =>
    selectorFaults(setting.cluster, manifest, list),
  );
  if (!isSince(setting, '0.13.10')) return faults.filter(({ fact }) => fact === 'selector-malformed');
  return [
    ...faults,
    ...namespaceRepeats(allocation).map((one) => ({ ...one, manifest, what: `Pool "${written(name)}" ${one.what}` })),
  ];
}

function namespaceRepeats({ namespaces, route }: Allocation) {
  const twice = duplicatesOf(namespaces.entries(), ([, name]) => (name instanceof Unknown ? undefined : name));
  return twice.map(({ later: [index, name] }) => ({
    fact: 'duplicate-entry' as const,
    route: [...route, 'namespaces', index],
    what: `lists namespace "${written(name)}" twice in "spec.serviceAllocation.namespaces"`,
    help: 'Remove one of the two.',
  }));
}

interface Part {
  readonly pool: Pool;
  readonly entry: Entry;
}

/** One fault for each entry that shares addresses with one before it in address order. */
function overlaps(cluster: Cluster): readonly Fault[] {
  const meeting = poolsThatMeet(cluster);
  const met = new Set(meeting.flat());
  const alone = cluster.pools.filter((pool) => !met.has(pool)).map((pool) => [pool]);
  return [...meeting, ...alone].flatMap((pools) => {
    const claims = [...pools]
      .sort(byName)
      .flatMap((pool) =>
        pool.entries.flatMap((entry) => usable(entry.parsed).map((interval) => ({ interval, of: { pool, entry } }))),
      );
    const inside = new Map<Pool, number>();
    return [...firstOverlaps(claims)]
      .filter(({ earlier: { of: one }, later: { of: other } }) => {
        if (one.pool !== other.pool) return one.pool.name !== other.pool.name;
        const count = (inside.get(one.pool) ?? 0) + 1;
        inside.set(one.pool, count);
        return count <= MAX_ENTRIES;
      })
      .map(({ earlier, later }) => overlapFault(later.of, earlier.of));
  });
}

function overlapFault({ pool, entry }: Part, other: Part): Fault {
  return {
    fact: 'pool-overlap',
    manifest: pool.manifest,
    route: entry.route,
    what: `Pools "${written(pool.name)}" and "${written(other.pool.name)}" share addresses`,
    twin: { manifest: other.pool.manifest, route: other.entry.route },
  };
}

/** Release 0.15.0, and no other, refuses a pool that holds the address of a node. */
function nodeAddresses({ cluster, release }: Setting): readonly Fault[] {
  if (release !== '0.15.0') return [];
  const addresses = (cluster.plan?.nodes ?? []).flatMap((node) => node.addresses.map(({ value }) => ({ node, value })));
  const all = IntervalSet.of(addresses.map(({ value }) => intervalOf(value)));
  const holding = cluster.pools.filter((pool) => !pool.addresses.intersect(all).isEmpty);
  return holding.flatMap(({ manifest, name, addresses: held }) =>
    addresses
      .filter(({ value }) => held.has(value))
      .slice(0, 1)
      .map(({ node }) => ({
        fact: 'pool-node-address' as const,
        manifest,
        route: ['spec', 'addresses'],
        what: `Pool "${written(name)}" holds an address of node "${node.name.value}"`,
      })),
  );
}
