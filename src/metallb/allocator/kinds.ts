import type { Address } from '../../address/address.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Offer } from './choose.ts';
import type { Scene } from './decide.ts';
import { poolHolding } from './decide.ts';
import type { Demand } from './demand.ts';

/** Services that are alike in all that the allocator looks at: any of them can take the place of any other. */
export interface Kind {
  readonly demand: Demand;
  readonly count: number;
  readonly members: readonly Demand[];
}

/** Sorts demands into kinds, in the order of their first members. */
export function kindsOf(demands: readonly Demand[], scene: Scene): readonly Kind[] {
  const offers = new Map<Offer, number>();
  const groups = groupBy(demands, (demand) => keyOf(demand, scene, offers));
  return [...groups.values()].map((members) => ({ demand: members[0], count: members.length, members }));
}

/** The addresses that a demand asks for; none where it asks for none, or nobody can read which. */
export function askedOf({ wish }: Demand): readonly Address[] {
  return wish.by === 'request' && !('fault' in wish) ? wish.addresses : [];
}

function keyOf(demand: Demand, scene: Scene, offers: Map<Offer, number>): string {
  const { families, policy } = demand.families;
  const { key, backend, ports } = demand.sharing;
  const shares = key === '' ? [] : [key, backend, ...ports.toSorted()];
  return JSON.stringify([families, families.length === 1 ? '' : policy, shares, treatment(demand, scene, offers)]);
}

/** What the pools make of a Service: its namespace and labels tell no more. */
function treatment(demand: Demand, scene: Scene, offers: Map<Offer, number>): readonly unknown[] {
  const { wish, service } = demand;
  if (wish.by === 'automatic') {
    const offer = scene.offer(demand);
    const place = offers.get(offer) ?? offers.size;
    offers.set(offer, place);
    return ['offer', place];
  }
  if (wish.by === 'pool') return ['pool', wish.pool, scene.index.named(wish.pool)?.accepts(service)];
  if ('fault' in wish) return ['fault'];
  const asked = wish.addresses.map(({ value }) => `${value}`);
  return ['request', asked, wish.pool, poolHolding(wish.addresses, scene.index)?.accepts(service)];
}

/** A key for an address. */
export function addressKey({ family, value }: Address): string {
  return `${family} ${value}`;
}
