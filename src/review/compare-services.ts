import { parseAddress } from '../address/address.ts';
import { holds } from '../address/interval.ts';
import { parsePlanRange } from '../address/plan-range.ts';
import type { ClusterAllocation, ServiceAllocation } from '../site/allocation.ts';
import { compareText } from '../text/compare.ts';
import type { Owner, ServiceChange, ServiceReview } from './review.ts';

/**
 * Compares what becomes of the Services of a cluster in two revisions. The base's prediction is taken as fact; only the
 * order at head may vary.
 */
export function compareServices(
  owner: Owner,
  base: ClusterAllocation | undefined,
  head: ClusterAllocation | undefined,
): readonly ServiceReview[] {
  const before = byName(base);
  const after = byName(head);
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const reviews = keys.map((key) => compareService(owner, before.get(key), after.get(key)));
  return reviews.sort(
    (a, b) => compareText(a.namespace ?? '', b.namespace ?? '') || compareText(a.name ?? '', b.name ?? ''),
  );
}

/** Compares one Service; undefined where a revision lacks it. */
function compareService(
  owner: Owner,
  before: ServiceAllocation | undefined,
  after: ServiceAllocation | undefined,
): ServiceReview {
  const { namespace, name } = after ?? before ?? { namespace: null, name: null };
  const change = changeOf(before, after);
  const reason = reasonOf(change, before, after);
  return {
    ...owner,
    namespace,
    name,
    change,
    before: before ?? null,
    after: after ?? null,
    ...(reason === undefined ? {} : { reason }),
  };
}

function changeOf(before: ServiceAllocation | undefined, after: ServiceAllocation | undefined): ServiceChange {
  if (before === undefined || (before.status === 'ignored' && after?.status !== 'ignored')) return 'appears';
  if (after === undefined || (after.status === 'ignored' && before.status !== 'ignored')) return 'disappears';
  if (before.status === 'unknown' || after.status === 'unknown') return 'unchanged';
  if (before.status === 'pending') return after.status === 'assigned' ? 'recovers' : 'unchanged';
  if (before.status !== 'assigned') return 'unchanged';
  if (after.status === 'pending') return mayGetBack(before, after) ? 'may-change' : 'becomes-pending';
  if (isSame(before, after)) return after.orderDependent ? 'may-change' : 'unchanged';
  return mayGetBack(before, after) ? 'may-change' : 'changes';
}

/** Whether in some order the Service keeps what it had. */
function mayGetBack(before: ServiceAllocation, after: ServiceAllocation): boolean {
  const candidates = after.candidates ?? [];
  return (
    (before.addresses ?? []).length > 0 && (before.addresses ?? []).every((address) => isAmong(address, candidates))
  );
}

function isSame(before: ServiceAllocation, after: ServiceAllocation): boolean {
  return [...(before.addresses ?? [])].sort().join() === [...(after.addresses ?? [])].sort().join();
}

function reasonOf(
  change: ServiceChange,
  before: ServiceAllocation | undefined,
  after: ServiceAllocation | undefined,
): string | undefined {
  switch (change) {
    case 'unchanged':
      return undefined;
    case 'appears':
      return after?.message;
    case 'disappears':
      return 'it is no longer there, and its address is free';
    case 'becomes-pending':
      return after?.message;
    case 'recovers':
      return before?.message;
    case 'may-change':
      return 'it depends on the order in which MetalLB comes to Services and pools';
    case 'changes':
      return after?.by === 'automatic'
        ? 'it may not keep its address, and is given the next free one'
        : 'it may not keep its address, and is given what it asks for';
  }
}

/** Whether an address lies in one of the intervals, all as text. */
function isAmong(address: string, intervals: readonly string[]): boolean {
  const parsed = parseAddress(address);
  return intervals.some((text) => {
    const interval = parsePlanRange(text, []);
    return parsed !== undefined && !('fault' in interval) && holds(interval, parsed);
  });
}

/** By namespace and name; what has no name in both revisions cannot be compared, and is left out. */
function byName(allocation: ClusterAllocation | undefined): ReadonlyMap<string, ServiceAllocation> {
  const named = (allocation?.services ?? []).filter(({ namespace, name }) => namespace !== null && name !== null);
  return new Map(named.map((service) => [`${service.namespace}/${service.name}`, service]));
}
