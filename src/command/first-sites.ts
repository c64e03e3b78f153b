import { posix } from 'node:path';
import type { Address } from '../address/address.ts';
import { compareIntervals, type Interval, intersects, prefixInterval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import { announcedBy } from '../metallb/announcement.ts';
import type { Cluster, Mode } from '../metallb/cluster.ts';
import type { Pool } from '../metallb/pool.ts';
import type { AdoptingCluster } from './adopt-dormant.ts';
import type { FoundCluster } from './load-sites.ts';

/** A range for Services, and the pools that lie in it; none: any. */
export interface FirstRange {
  readonly interval: Interval;
  readonly pools: readonly string[];
}

/** A network that pools seem to lie in. */
export interface FirstNetwork {
  readonly name: string;
  /** A guess. */
  readonly cidr: Interval;
  readonly ranges: readonly FirstRange[];
}

/** What is known of a cluster; what is not is undefined. */
export interface FirstCluster {
  readonly name: string;
  /** Relative to the plan's folder. */
  readonly manifests: readonly string[];
  /** Where resources of MetalLB stand that nothing deploys; of those in `manifests` it is a guess that they are applied. */
  readonly dormant: readonly string[];
  readonly version: string | undefined;
  readonly bgp: Mode | undefined;
  readonly namespace: string | undefined;
}

/** Clusters of one address space. */
export interface FirstSite {
  readonly name: string;
  readonly networks: readonly FirstNetwork[];
  readonly routed: readonly FirstRange[];
  readonly clusters: readonly FirstCluster[];
}

/**
 * The sites of a first plan. Clusters whose pools share no address are of one site: nothing says that they are not.
 * Those whose pools do share addresses have an address space of their own each.
 */
export function firstSites(found: readonly AdoptingCluster[], name: string): readonly FirstSite[] {
  if (found.length === 0) return [{ name, networks: [], routed: [], clusters: [] }];
  const groups: { readonly members: AdoptingCluster[]; taken: IntervalSet }[] = [];
  for (const one of found) {
    const own = addressesOf(one.cluster);
    const group = groups.find(({ taken }) => taken.intersect(own).isEmpty);
    if (group === undefined) groups.push({ members: [one], taken: own });
    else {
      group.members.push(one);
      group.taken = group.taken.union(own);
    }
  }
  const names = unique(found.map(({ paths, name: called }) => called ?? nameIn(paths, found.length === 1) ?? name));
  const nameOfCluster = new Map(found.map((one, index) => [one, names[index] ?? name]));
  return groups.map(({ members }, index) => {
    const [first] = members;
    const alone = groups.length > 1 && members.length === 1 && first !== undefined;
    const own = groups.length === 1 ? name : alone ? nameOfCluster.get(first) : `${name}-${index + 1}`;
    const clusters = members.map((one) => clusterOf(one, nameOfCluster.get(one) ?? name, found));
    return siteOf(members, own ?? name, clusters);
  });
}

function siteOf(members: readonly FoundCluster[], name: string, clusters: readonly FirstCluster[]): FirstSite {
  const pools = members.flatMap(({ cluster }) => cluster.pools.map((pool) => ({ cluster, pool })));
  const isRouted = ({ cluster, pool }: (typeof pools)[number]) =>
    announcedBy(cluster, pool, 'bgp') === true && announcedBy(cluster, pool, 'l2') === false;
  const local = rangesOf(pools.filter((one) => !isRouted(one)).map(({ pool }) => pool));
  const taken = IntervalSet.of(local.map(({ interval }) => interval));
  const routed = rangesOf(pools.filter(isRouted).map(({ pool }) => pool));
  return {
    name,
    networks: networksOf(local),
    routed: routed.filter(({ interval }) => taken.overlapping(interval).length === 0),
    clusters,
  };
}

/** The ranges of pools: those of pools that share addresses are one. */
function rangesOf(pools: readonly Pool[]): readonly FirstRange[] {
  const entries = pools.flatMap((pool) =>
    pool.addresses.intervals.map((interval) => ({ interval, name: typeof pool.name === 'string' ? pool.name : '' })),
  );
  const ranges: { interval: Interval; readonly pools: Set<string> }[] = [];
  for (const { interval, name } of entries.sort((a, b) => compareIntervals(a.interval, b.interval))) {
    const last = ranges.at(-1);
    if (last === undefined || !intersects(last.interval, interval)) {
      ranges.push({ interval, pools: new Set([name]) });
      continue;
    }
    last.pools.add(name);
    if (interval.last > last.interval.last) last.interval = { ...last.interval, last: interval.last };
  }
  return ranges.map(({ interval, pools: names }) => ({ interval, pools: names.has('') ? [] : [...names].sort() }));
}

/** The networks that ranges seem to lie in; one that is larger than a usual network is a network of its own. */
function networksOf(ranges: readonly FirstRange[]): readonly FirstNetwork[] {
  const networks: { readonly cidr: Interval; readonly ranges: FirstRange[] }[] = [];
  for (const range of ranges) {
    const { family, first, last } = range.interval;
    const usual = usualNetwork({ family, value: first });
    const cidr = last > usual.last ? { family, first: usual.first, last } : usual;
    const known = networks.find((one) => intersects(one.cidr, cidr) && one.cidr.last >= last);
    if (known === undefined) networks.push({ cidr, ranges: [range] });
    else known.ranges.push(range);
  }
  const names = unique(networks.map(() => 'lan'));
  return networks.map((network, index) => ({ ...network, name: names[index] ?? 'lan' }));
}

/** The network that an address lies in, as most are: a /24, or a /64 of IPv6. */
function usualNetwork(address: Address): Interval {
  return prefixInterval(address, address.family === 'ipv4' ? 24 : 64);
}

function clusterOf(own: AdoptingCluster, name: string, found: readonly AdoptingCluster[]): FirstCluster {
  const { cluster, paths, adopts } = own;
  const foreign = found.filter((one) => one !== own).flatMap((one) => one.paths);
  const dormant = entriesOf(own.dormant, [...foreign, ...paths]);
  const [release, another] = cluster.releases.list;
  const [mode, other] = cluster.modes;
  const speaksBgp = cluster.peers.length > 0 || cluster.bgpAdvertisements.length > 0;
  return {
    name,
    manifests: [...entriesOf(paths, foreign), ...(adopts ? dormant : [])],
    dormant,
    version: another === undefined ? release : undefined,
    bgp: other === undefined && speaksBgp ? mode : undefined,
    namespace: cluster.namespace,
  };
}

function addressesOf({ pools }: Cluster): IntervalSet {
  return IntervalSet.of(pools.flatMap(({ addresses }) => addresses.intervals));
}

/**
 * The entries of `manifests` for what a cluster starts from: several files of one folder are the folder, unless another
 * cluster starts in or below it.
 */
function entriesOf(paths: readonly string[], foreign: readonly string[]): readonly string[] {
  const isFree = (folder: string) =>
    !foreign.some((path) => folder === '' || path === folder || path.startsWith(`${folder}/`));
  const folders = paths.map((path) => (isFile(path) ? folderOf(path) : path));
  const entries = paths.map((path, index) => {
    const folder = folders[index] ?? '';
    const isAlone = folders.indexOf(folder) === folders.lastIndexOf(folder);
    return isAlone || !isFree(folder) ? path : folder;
  });
  return [...new Set(entries)].filter((path, _, all) => path === '' || !all.includes(''));
}

function isFile(path: string): boolean {
  return /\.(?:ya?ml|json)$/.test(path);
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/** Folders that hold one folder for each cluster. */
const OF_CLUSTERS = /^(?:clusters?|overlays?|env|environments?|sites?|examples?|targets?)$/;

/** Folders whose names tell nothing of the cluster in them. */
const VAGUE =
  /^(?:flux-system|metallb|metallb-system|base|config|configs|manifests|k8s|kubernetes|apps|infrastructure)$/;

/** What a cluster may be called by its folders; undefined where they tell nothing. */
function nameIn(paths: readonly string[], isOnly: boolean): string | undefined {
  const path = paths[0] ?? '';
  const steps = (isFile(path) ? folderOf(path) : path).split('/').filter((step) => step !== '' && step !== '.');
  const at = steps.findLastIndex((step) => OF_CLUSTERS.test(step));
  const told = at === -1 ? undefined : steps[at + 1];
  if (told !== undefined || isOnly) return told;
  return steps.findLast((step) => !VAGUE.test(step) && !OF_CLUSTERS.test(step)) ?? steps.at(-1);
}

/** Names of which none stands twice: `lan`, `lan-2`. */
function unique(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let number = 2; taken.has(own); number++) own = `${name}-${number}`;
    taken.add(own);
    return own;
  });
}
