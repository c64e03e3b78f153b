import type { Owner, PoolReview, Review, ServiceChange, ServiceReview } from '../../review/review.ts';
import type { ServiceAllocation } from '../../site/allocation.ts';
import { counted } from '../run.ts';

/** The changes that are told, the gravest first, and how a person says it of one Service, and of several. */
const CHANGES = [
  ['changes', 'moves', 'move'],
  ['becomes-pending', 'loses its address', 'lose their address'],
  ['may-change', 'may move', 'may move'],
  ['disappears', 'disappears', 'disappear'],
  ['recovers', 'recovers', 'recover'],
  ['appears', 'appears', 'appear'],
] as const satisfies readonly (readonly [ServiceChange, string, string])[];

/** The Services that something happens to, the gravest first. */
export function changed({ services }: Review): readonly ServiceReview[] {
  return CHANGES.flatMap(([change]) => services.filter((service) => service.change === change));
}

/** What happens to a Service, in a word or two. */
export function changeWords(change: ServiceChange): string {
  return CHANGES.find(([name]) => name === change)?.[1] ?? 'stays';
}

/** The addresses of a Service, `pending`, or `—` where a revision lacks it. */
export function stateWords(state: ServiceAllocation | null): string {
  if (state === null) return '—';
  if (state.status !== 'assigned') return state.status;
  return (state.addresses ?? []).join(', ');
}

/** `site/cluster`; empty where there is no plan. */
export function ownerWords({ site, cluster }: Owner): string {
  return [site, cluster].filter((part) => part !== undefined).join('/');
}

/** `2 Services move, 1 Service may move`; undefined where none does. */
export function changeCounts(review: Review): string | undefined {
  const counts = CHANGES.flatMap(([change, one, several]) => {
    const count = review.services.filter((service) => service.change === change).length;
    return count === 0 ? [] : [`${counted(count, 'Service')} ${count === 1 ? one : several}`];
  });
  return counts.length === 0 ? undefined : counts.join(', ');
}

/** Whether the Services of several clusters with names are told of, so that each is told with its cluster. */
export function isSeveral({ clusters }: Review): boolean {
  return clusters.filter((owner) => ownerWords(owner) !== '').length > 1;
}

/** The pools that a change alters, or fills or empties. */
export function changedPools({ pools }: Review): readonly PoolReview[] {
  return pools.filter(
    ({ change, before, after }) =>
      change !== 'unchanged' || before?.assigned !== after?.assigned || before?.capacity !== after?.capacity,
  );
}

/** The review in one line of Markdown. */
export function verdict(review: Review): string {
  const { new: fresh, fixed } = review.findings;
  const services = changeCounts(review);
  const findings =
    fresh.length + fixed.length === 0
      ? 'no new findings'
      : `${counted(fresh.length, 'new finding')}, ${fixed.length} fixed`;
  return `**${services ?? 'No Service moves'}**; ${findings}.`;
}
