import { type Address, compareAddresses, formatAddress, parseAddress, sameAddress } from '../address/address.ts';
import { type Interval, intervalOf } from '../address/interval.ts';
import { lucksOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { type Service, serviceLabel } from '../metallb/service.ts';
import { compareText } from '../text/compare.ts';
import { claimsOf } from './claims.ts';
import type { MapUse } from './map.ts';
import { once } from './once.ts';
import { outcomesOf } from './outcomes-of.ts';
import type { AddressSpace } from './site.ts';

/** An address and the Services that use it. */
export interface UsedAddress {
  readonly address: Address;
  readonly interval: Interval;
  /** At least one. */
  readonly uses: readonly MapUse[];
}

/** The addresses of a space that Services use, ascending, each once. */
export const usedAddresses = once((space: AddressSpace): readonly UsedAddress[] => {
  const single = space.sites.flatMap(({ clusters }) => clusters.flatMap(usesOf));
  const sorted = single.toSorted((a, b) => compareAddresses(a.address, b.address));
  const found: (UsedAddress & { readonly uses: MapUse[] })[] = [];
  for (const { address, use } of sorted) {
    const last = found.at(-1);
    if (last !== undefined && sameAddress(last.address, address)) last.uses.push(use);
    else found.push({ address, interval: intervalOf(address), uses: [use] });
  }
  for (const { uses } of found) uses.sort(compareUses);
  return found;
});

interface Use {
  readonly address: Address;
  readonly use: MapUse;
}

function usesOf(cluster: Cluster): readonly Use[] {
  const lucks = lucksOf(cluster);
  const found = new Map<string, Use>();
  const add = (service: Service, address: Address, status: MapUse['status']) => {
    const label = serviceLabel(service);
    const key = `${formatAddress(address)} ${label}`;
    if (found.has(key)) return;
    const orderDependent = status === 'assigned' && lucks.get(service)?.orderDependent === true;
    const use = { ...ofCluster(cluster), service: label, status, orderDependent };
    found.set(key, { address, use });
  };
  const outcomes = outcomesOf(cluster);
  for (const [service, outcome] of outcomes) {
    if (outcome.status === 'assigned') for (const address of outcome.addresses) add(service, address, 'assigned');
    if (outcome.status !== 'ignored') continue;
    for (const text of service.statusAddresses) {
      const address = parseAddress(text);
      if (address !== undefined) add(service, address, 'held');
    }
  }
  for (const { service, interval } of claimsOf(cluster)) {
    if (service === undefined) continue;
    add(service, { family: interval.family, value: interval.first }, 'asked');
  }
  return [...found.values()];
}

/** The name of a cluster, where it has one, as plain data carries it. */
export function ofCluster({ name }: Pick<Cluster, 'name'>): { readonly cluster?: string } {
  return name === undefined ? {} : { cluster: name };
}

function compareUses(a: MapUse, b: MapUse): number {
  const text = ({ service, cluster = '' }: MapUse) => `${service}\n${cluster}`;
  return compareText(text(a), text(b));
}
