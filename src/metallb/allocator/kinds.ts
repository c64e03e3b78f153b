import type { Demand } from './demand.ts';

/** Services that are alike in all that the allocator looks at: any of them can take the place of any other. */
export interface Kind {
  readonly demand: Demand;
  readonly count: number;
  readonly members: readonly Demand[];
}

/** Sorts demands into kinds, in the order of their first members. */
export function kindsOf(demands: readonly Demand[]): readonly Kind[] {
  const groups = new Map<string, Demand[]>();
  for (const demand of demands) {
    const key = keyOf(demand);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [demand]);
    else group.push(demand);
  }
  return [...groups.values()].flatMap((members) => {
    const [demand] = members;
    return demand === undefined ? [] : { demand, count: members.length, members };
  });
}

/** What pools look at in a Service: its namespace and labels. */
export function audienceOf({ service }: Demand): string {
  return JSON.stringify([service.namespace, ...service.manifest.labels]);
}

function keyOf(demand: Demand): string {
  const { wish, families, sharing } = demand;
  const asked = wish.by === 'request' && !('fault' in wish) ? wish.addresses.map(({ value }) => `${value}`) : [];
  const pool = wish.by === 'automatic' || 'fault' in wish ? undefined : wish.pool;
  const { key, backend, ports } = sharing;
  const shares = key === '' ? [] : [key, backend, ...ports.toSorted()];
  return JSON.stringify([wish.by, 'fault' in wish, asked, pool, families, shares, audienceOf(demand)]);
}
