import type { Family } from '../address/address.ts';
import type { Located } from '../text/source.ts';
import { readAddress, readAddresses, readPrefixes } from './addresses.ts';
import type { Entry } from './entry.ts';
import type { ClusterPlan, ExpectPlan, ManifestEntry, NodePlan } from './plan.ts';
import { readPath } from './plan-path.ts';
import { readBgp } from './read-bgp.ts';
import { readExtract } from './read-extract.ts';
import { readMetallb } from './read-metallb.ts';
import { readService } from './service-name.ts';

/** What a cluster takes from around it. */
export interface Surroundings {
  readonly site: Entry;
  readonly siteName: Located<string>;
  /** The folder of the plan file. */
  readonly folder: string;
  /** Whether no other cluster stands in the plans of this folder. */
  readonly isOnlyCluster: boolean;
}

/** A cluster with what it takes from its site's `defaults`: for every key, its own value else the default's. */
export function readCluster(entry: Entry, { site, siteName, folder, isOnlyCluster }: Surroundings): ClusterPlan {
  const name = entry.get('name')?.located ?? { value: siteName.value, at: entry.at };
  const defaults = site.get('defaults')?.takenBy(name.value);
  const get = (key: string) => entry.get(key) ?? defaults?.get(key);
  const list = (key: string) => get(key)?.items() ?? [];
  const networks = get('networks')?.items();
  const bgp = get('bgp') ?? site.get('bgp');
  const serviceCIDRs = readPrefixes(list('serviceCIDRs'));
  const extract = list('extract').map((item) => readExtract(item, folder));
  const cluster: Omit<ClusterPlan, 'manifests'> = {
    name,
    at: entry.at,
    ...(networks !== undefined && { networks: networks.map((network) => network.located) }),
    metallb: readMetallb(entry.get('metallb'), defaults?.get('metallb')),
    otherClasses: list('otherClasses').map((other) => other.located),
    podCIDRs: readPrefixes(list('podCIDRs')),
    serviceCIDRs,
    families: readFamilies(
      list('families'),
      serviceCIDRs.map(({ value }) => value.family),
    ),
    nodes: list('nodes').map(readNode),
    ...(bgp !== undefined && { bgp: readBgp(bgp) }),
    expect: list('expect')
      .map(readExpect)
      .filter((expected) => expected !== undefined),
    extract: extract.filter((one) => one !== undefined),
  };
  const manifests = get('manifests');
  if (manifests !== undefined) return { ...cluster, manifests: readManifests(manifests.items(), folder) };
  if (get('extract') !== undefined) return { ...cluster, manifests: [] };
  if (isOnlyCluster) return { ...cluster, manifests: [{ path: { value: '.', at: name.at }, optional: false }] };
  entry.blame(`cluster "${name.value}" has no "manifests", which every cluster of a plan with several needs`);
  return { ...cluster, manifests: [] };
}

function readManifests(entries: readonly Entry[], folder: string): readonly ManifestEntry[] {
  return entries.flatMap((entry) => {
    const path = readPath(entry, folder);
    return path === undefined ? [] : [{ path, optional: entry.isPerCluster }];
  });
}

const FAMILIES: readonly Family[] = ['ipv4', 'ipv6'];

/** The families named, else those of the Service CIDRs in their order, else IPv4; each once. */
function readFamilies(entries: readonly Entry[], fallback: readonly Family[]): readonly Family[] {
  const named = entries.flatMap((entry) => FAMILIES.filter((family) => family === entry.value));
  const families = new Set(named.length > 0 ? named : fallback);
  return families.size > 0 ? [...families] : ['ipv4'];
}

function readNode(entry: Entry): NodePlan {
  return {
    at: entry.at,
    name: entry.get('name')?.located ?? { value: '', at: entry.at },
    addresses: readAddresses(entry.list('addresses')),
    labels: new Map((entry.get('labels')?.entries() ?? []).map(([key, value]) => [key, value.text])),
  };
}

function readExpect(entry: Entry): ExpectPlan | undefined {
  const name = entry.get('service');
  const service = name && readService(name);
  const type = entry.get('type')?.located;
  const text = entry.get('address');
  const address = text && readAddress(text);
  const pool = entry.get('pool')?.located;
  if (service === undefined) return undefined;
  return {
    at: entry.at,
    service,
    ...(type !== undefined && { type }),
    ...(address !== undefined && { address }),
    ...(pool !== undefined && { pool }),
  };
}
