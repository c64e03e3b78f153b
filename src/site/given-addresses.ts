import type { Address } from '../address/address.ts';
import { holds, type Interval, intervalOf } from '../address/interval.ts';
import { lucksOf, predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Service } from '../metallb/service.ts';
import type { ExpectPlan } from '../plan/plan.ts';
import { groupBy } from '../text/group-by.ts';
import type { Located } from '../text/source.ts';
import { unmetAddresses } from './expectations.ts';
import { guessesFamilies, isForetold } from './foretold.ts';

/** A Service that is given another address than the plan expects, in every order. */
export interface GivenAddress {
  readonly expect: ExpectPlan;
  readonly expected: Located<Address>;
  readonly service: Service;
  /** What it gets, or every address that it may get in some order; at least one. */
  readonly given: readonly Interval[];
  /** Whether the order decides which of them it gets, if any. */
  readonly orderDependent: boolean;
  /** The pool that the prediction gives it an address of. */
  readonly pool: string;
}

/**
 * The Services of a cluster that MetalLB gives an address to, and never the one that the plan expects; none of those
 * whose request, or whose pool of one address, says so already.
 */
export function givenAddresses(cluster: Cluster): readonly GivenAddress[] {
  const expects = cluster.plan?.expect ?? [];
  if (expects.length === 0 || !isForetold(cluster)) return [];
  const unmet = new Set(unmetAddresses(cluster).map(({ expect }) => expect));
  const services = byName(cluster);
  const { results } = predictionOf(cluster);
  const lucks = lucksOf(cluster);
  return expects.flatMap((expect) => {
    const expected = expect.address;
    const { namespace, name } = expect.service.value;
    if (expected === undefined || unmet.has(expect)) return [];
    return (services.get(`${namespace}/${name}`) ?? []).flatMap((service) => {
      const result = results.get(service);
      const luck = lucks.get(service);
      if (result?.status !== 'assigned' || guessesFamilies(cluster, service)) return [];
      const orderDependent = luck?.orderDependent === true;
      const given = orderDependent ? luck.candidates.intervals : result.addresses.map(intervalOf);
      if (given.some((interval) => holds(interval, expected.value))) return [];
      return [{ expect, expected, service, given, orderDependent, pool: result.pool }];
    });
  });
}

function byName({ services }: Cluster): ReadonlyMap<string, readonly Service[]> {
  return groupBy(services, ({ namespace, name }) =>
    typeof namespace === 'string' && typeof name === 'string' ? `${namespace}/${name}` : undefined,
  );
}
