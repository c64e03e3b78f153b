import { formatAddress } from '../address/address.ts';
import { formatInterval, formatPrefix, type Interval, prefixLengthOf } from '../address/interval.ts';
import { type Writable, writeYaml } from '../manifest/write-yaml.ts';
import type { ImportedNode } from '../plan/imports/imported.ts';
import type { NetworkPlan, RangePlan, SitePlan } from '../plan/plan.ts';

/** The YAML of a plan with one site: its networks and routed ranges, and a cluster with the nodes where there are any. */
export function planYaml(site: SitePlan, nodes: readonly ImportedNode[], comment: readonly string[]): string {
  const cluster = nodes.length === 0 ? undefined : clusterOf(site.name.value, nodes);
  return writeYaml(
    mapping([
      ['version', 1],
      [
        'sites',
        [
          mapping([
            ['name', site.name.value],
            ['networks', nonEmpty(site.networks.map(networkOf))],
            ['routed', nonEmpty(site.routed.map(rangeOf))],
            ['clusters', cluster && [cluster]],
          ]),
        ],
      ],
    ]),
    comment,
  );
}

function networkOf({ name, cidrs, vlan, gateways, ranges }: NetworkPlan): Writable {
  return mapping([
    ['name', name.value],
    ['cidr', oneOrMore(cidrs.map(({ value }) => prefixText(value)))],
    ['vlan', vlan],
    ['gateway', oneOrMore(gateways.map(({ value }) => formatAddress(value)))],
    ['ranges', nonEmpty(ranges.map(rangeOf))],
  ]);
}

function rangeOf({ range, role, name, owner, purpose }: RangePlan): Writable {
  return mapping([
    ['range', textOf(range.value)],
    ['role', role],
    ['name', name],
    ['owner', owner],
    ['purpose', purpose],
  ]);
}

function clusterOf(name: string, nodes: readonly ImportedNode[]): Writable {
  const podCIDRs = nodes.flatMap((node) => node.podCIDRs.map(({ value }) => prefixText(value)));
  return mapping([
    ['name', name],
    ['podCIDRs', nonEmpty([...new Set(podCIDRs)])],
    ['nodes', nodes.map(nodeOf)],
  ]);
}

function nodeOf({ name, addresses, labels }: ImportedNode): Writable {
  return mapping([
    ['name', name.value],
    ['addresses', nonEmpty(addresses.map(({ value }) => formatAddress(value)))],
    ['labels', labels.size === 0 ? undefined : labels],
  ]);
}

/** As people write it: a prefix where it is one of several addresses. */
function textOf(interval: Interval): string {
  return interval.first === interval.last ? formatInterval(interval) : prefixText(interval);
}

/** A prefix where it is one, also of a single address, which a network or the Pods of a node may be. */
function prefixText(interval: Interval): string {
  const length = prefixLengthOf(interval);
  if (length === undefined) return formatInterval(interval);
  return formatPrefix({ family: interval.family, first: interval.first, length });
}

function mapping(entries: readonly (readonly [string, Writable | undefined])[]): ReadonlyMap<string, Writable> {
  return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

function nonEmpty(items: readonly Writable[]): readonly Writable[] | undefined {
  return items.length === 0 ? undefined : items;
}

function oneOrMore(items: readonly string[]): Writable | undefined {
  return items.length > 1 ? items : items[0];
}
