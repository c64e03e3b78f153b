import { formatInterval, type Interval, intersection, intervalOf } from '../../src/address/interval.ts';
import { IntervalSet } from '../../src/address/interval-set.ts';
import { blameValue, type Draft, type SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import { announcedBy } from '../../src/metallb/announcement.ts';
import type { Cluster } from '../../src/metallb/cluster.ts';
import { type Entry, type Pool, usable } from '../../src/metallb/pool.ts';
import { written } from '../../src/metallb/service.ts';
import { type Edge, edgesOf } from '../../src/site/network-edges.ts';

export const networkAddress: SiteRule = {
  name: 'pool/network-address',
  summary: "An L2 pool holds its network's network or broadcast address",
  severity: 'warning',
  since: '0.1.0',
  evidence: [
    'RFC 1122, section 3.2.1.3: the first and the last address of a subnet are no hosts',
    'MetalLB internal/allocator: avoidBuggyIPs passes over IPv4 addresses that end in .0 or .255, and no others',
  ],
  *check(site) {
    for (const cluster of site.clusters) {
      const edges = edgesOf(site, cluster);
      if (edges.length === 0) continue;
      const all = IntervalSet.of(edges.map(({ address }) => intervalOf(address)));
      for (const pool of cluster.pools) {
        if (pool.addresses.intersect(all).isEmpty || announcedBy(cluster, pool, 'l2') !== true) continue;
        for (const entry of pool.entries) yield* judge(cluster, pool, entry, edges);
      }
    }
  },
};

/** One finding for an entry, with all edges of networks that it hands out. */
function* judge(cluster: Cluster, pool: Pool, entry: Entry, edges: readonly Edge[]): Generator<Draft> {
  for (const interval of usable(entry.parsed)) {
    const held = edges.filter((edge) => isHandedOut(pool, edge) && intersection(interval, intervalOf(edge.address)));
    const [first] = held;
    if (first === undefined) continue;
    const addresses = held.map(({ address }) => intervalOf(address));
    yield {
      at: blameValue(cluster, pool.manifest, entry.route),
      message: `Pool "${written(pool.name)}" hands out ${named(held)}`,
      help: help(cluster, held, IntervalSet.of([interval]).subtract(IntervalSet.of(addresses)).intervals),
      addresses,
    };
  }
}

/** Each with its network; the two of one network in one phrase. */
function named(held: readonly Edge[]): string {
  const [first, second] = held;
  const texts = held.map(({ address }) => formatInterval(intervalOf(address)));
  if (held.length === 2 && first !== undefined && first.network === second?.network)
    return `${texts.join(' and ')}, the network and broadcast addresses of network "${first.network}"`;
  return list(held.map((edge, index) => `${texts[index] ?? ''}, the ${edge.what} of network "${edge.network}"`));
}

/** `avoidBuggyIPs` keeps back what ends in .0 or .255; where its value is unknown it may. */
function isHandedOut(pool: Pool, { address }: Edge): boolean {
  return pool.avoidBuggyIPs === false || !isBuggy(address.value);
}

function isBuggy(value: bigint): boolean {
  return [0n, 255n].includes(value & 255n);
}

function help(cluster: Cluster, held: readonly Edge[], left: readonly Interval[]): string {
  const canAvoid = held.every(({ address }) => isBuggy(address.value)) && !cluster.releases.before('0.13.4');
  const avoid = canAvoid ? 'avoidBuggyIPs: true' : '';
  if (left.length === 0) return 'Remove the entry.';
  const shrink = `Write ${list(left.map(formatInterval))}`;
  return avoid === '' ? `${shrink}.` : `${shrink}, or set ${avoid}.`;
}
