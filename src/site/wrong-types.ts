import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { type Service, serviceLabel } from '../metallb/service.ts';
import type { ExpectPlan } from '../plan/plan.ts';
import { groupBy } from '../text/group-by.ts';

/** A Service whose type is not what it has to be. */
export interface WrongType {
  readonly service: Service;
  /** The type where it is written, else what asks for one or the name. */
  readonly route: Route;
  readonly found: string;
  readonly isWritten: boolean;
  readonly wanted: string;
  /** Whether another word for the type would do: not for one that is headless or stands for a DNS name. */
  readonly canBecome: boolean;
  /** The plan's entry that says so; undefined where what the Service asks for does. */
  readonly expect: ExpectPlan | undefined;
  /** What it asks MetalLB for. */
  readonly asks: 'an address' | 'a pool';
}

/**
 * The Services of a cluster that are of another type than the plan expects, and those that ask MetalLB for an address or
 * a pool without being of type LoadBalancer. The plan expects a LoadBalancer where it says an address or a pool.
 */
export function wrongTypes(cluster: Cluster): readonly WrongType[] {
  const expects = groupBy(cluster.plan?.expect ?? [], ({ service: { value } }) => `${value.namespace}/${value.name}`);
  const hasMetallb = cluster.plan?.metallb.installed !== false;
  return cluster.services.flatMap((service) => {
    const { type, manifest } = service;
    if (type instanceof Unknown || !TYPES.has(type)) return [];
    const isNamed = typeof service.namespace === 'string' && typeof service.name === 'string';
    const own = isNamed ? (expects.get(serviceLabel(service)) ?? []) : [];
    const unmet = own.find((expect) => (wantedBy(expect) ?? type) !== type);
    const asked = hasMetallb && type !== 'LoadBalancer' ? askedFor(service) : undefined;
    const wanted = unmet === undefined ? 'LoadBalancer' : wantedBy(unmet);
    if (wanted === undefined || (unmet === undefined && asked === undefined)) return [];
    const isWritten = typeof manifest.get(TYPE) === 'string' && manifest.get(TYPE) !== '';
    const otherwise = unmet === undefined ? asked?.route : undefined;
    return {
      service,
      route: isWritten ? TYPE : (otherwise ?? ['metadata', 'name']),
      found: type,
      isWritten,
      wanted,
      canBecome: type !== 'ExternalName' && manifest.get(['spec', 'clusterIP']) !== 'None',
      expect: unmet,
      asks: asked?.asks ?? 'an address',
    };
  });
}

const TYPE: Route = ['spec', 'type'];

/** Another word is no type, which the schema says. */
const TYPES: ReadonlySet<string> = new Set(['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']);

function wantedBy({ type, address, pool }: ExpectPlan): string | undefined {
  return type?.value ?? (address === undefined && pool === undefined ? undefined : 'LoadBalancer');
}

/** What a Service surely asks MetalLB for: a request that is a variable may be empty. */
function askedFor({ request }: Service): { readonly route: Route; readonly asks: WrongType['asks'] } | undefined {
  const { addresses, loadBalancerIP, pool } = request;
  const asked = [addresses, loadBalancerIP, pool].find((one) => typeof one?.text === 'string');
  return asked && { route: asked.route, asks: asked === pool ? 'a pool' : 'an address' };
}
