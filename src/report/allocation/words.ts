import type { DecidedBy } from '../../metallb/allocator/outcome.ts';
import type { ClusterAllocation, ServiceAllocation } from '../../site/allocation.ts';

/** `namespace/name`; a part that cannot be known stands as `?`. */
export function serviceName({ namespace, name }: Pick<ServiceAllocation, 'namespace' | 'name'>): string {
  return `${namespace ?? '?'}/${name ?? '?'}`;
}

/** `site/cluster, MetalLB 0.15.3`; without a plan, `this folder`. */
export function titleOf({ site, cluster, metallb }: ClusterAllocation): string {
  const named = [site, cluster].filter((part) => part !== undefined).join('/');
  const assumed = metallb.assumed ? ' (assumed: nothing here tells exactly which release runs)' : '';
  return `${named === '' ? 'this folder' : named}, MetalLB ${metallb.version}${assumed}`;
}

const BY_WORDS = {
  status: 'has it already',
  request: 'asks for it',
  pool: 'asks for the pool',
  automatic: 'automatic',
} as const satisfies Readonly<Record<DecidedBy, string>>;

/** What decided an address, in a few words; empty where nothing did. */
export function byWords({ by }: ServiceAllocation): string {
  return by === undefined ? '' : BY_WORDS[by];
}

/** What another order of Services or pools could change; undefined where it changes nothing. */
export function luckWords({
  orderDependent,
  candidates,
  mayStayPending,
  status,
}: ServiceAllocation): string | undefined {
  if (!orderDependent) return undefined;
  const among = shorten(candidates ?? []);
  if (status === 'pending') return `in another order: ${among}`;
  return `in another order: ${among}${mayStayPending === true ? ', or pending' : ''}`;
}

/** `3 Services: 2 assigned, 1 pending`. */
export function countWords(services: readonly ServiceAllocation[]): string {
  const count = (status: ServiceAllocation['status']) => services.filter((one) => one.status === status).length;
  const said = (['assigned', 'pending', 'unknown', 'ignored'] as const).filter((status) => count(status) > 0);
  const words = said.map((status) => `${count(status)} ${status}`).join(', ');
  const total = `${services.length} LoadBalancer Service${services.length === 1 ? '' : 's'}`;
  return words === '' ? total : `${total}: ${words}`;
}

/** `80%`; `<1%` where it is less and not nothing, `>99%` where it is more and not all. */
export function percent(utilization: number): string {
  if (utilization > 0 && utilization < 0.01) return '<1%';
  if (utilization > 0.99 && utilization < 1) return '>99%';
  return `${Math.round(utilization * 100)}%`;
}

function shorten(intervals: readonly string[]): string {
  const shown = intervals.slice(0, 3).join(', ');
  return intervals.length > 3 ? `${shown} and ${intervals.length - 3} more` : shown;
}
