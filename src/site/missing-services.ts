import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { creatorsOf } from '../metallb/creators.ts';
import { serviceLabel } from '../metallb/service.ts';
import type { ExpectPlan } from '../plan/plan.ts';
import { nearest } from '../text/nearest.ts';

/** A Service that the plan expects of a cluster and that no manifest defines. */
export interface MissingService {
  readonly expect: ExpectPlan;
  /** As `namespace/name`. */
  readonly name: string;
  /** The Service that was likely meant. */
  readonly meant: string | undefined;
}

/** For so many missing Services of a cluster the likely one is looked up. */
const MOST_SUGGESTED = 200;

/**
 * The Services that a cluster's `expect` names and that nobody defines; none where one may exist that nobody sees, or
 * where one whose name is unknown may be it. A program that creates resources counts, and so does configuration that
 * the plan reads by `extract`.
 */
export function missingServices(cluster: Cluster): readonly MissingService[] {
  const { plan } = cluster;
  if (plan === undefined || plan.expect.length === 0 || !cluster.bounded) return [];
  if (plan.extract.length > 0) return [];
  const creators = creatorsOf(cluster);
  const known = new Set(cluster.services.map(serviceLabel));
  const vague = cluster.services.filter(({ namespace, name }) => namespace instanceof Unknown || !isName(name));
  const missing = plan.expect.flatMap((expect) => {
    const { namespace, name } = expect.service.value;
    const label = `${namespace}/${name}`;
    if (known.has(label) || cluster.unseen.mayHold('Service', name) || creators.mayCreateIn(namespace)) return [];
    const isVague = vague.some(
      (one) =>
        (!isName(one.name) || one.name === name) && (one.namespace instanceof Unknown || one.namespace === namespace),
    );
    return isVague ? [] : { expect, name: label };
  });
  return missing.map((one, index) => ({
    ...one,
    meant: index < MOST_SUGGESTED ? nearest(one.name, known) : undefined,
  }));
}

/** A name that is not there may be generated. */
function isName(name: string | Unknown): name is string {
  return typeof name === 'string' && name !== '';
}
