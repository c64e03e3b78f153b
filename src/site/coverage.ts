import { countUnknown } from '../manifest/canonical.ts';
import { isMetallbResource } from '../metallb/build-cluster.ts';
import type { Service } from '../metallb/service.ts';
import type { Site } from './site.ts';

/** How much of what matters to MetalLB is known: a file that several clusters read counts once, what is rendered for each of them counts for each. */
export interface Known {
  /** LoadBalancer Services of which everything is known. */
  readonly known: number;
  /** LoadBalancer Services of which some value is unknown. */
  readonly partlyKnown: number;
  /** Unknown values in Services and in MetalLB's resources. */
  readonly unknownValues: number;
}

/** Counts what is known of the Services and of MetalLB's resources of all sites. */
export function countKnown(sites: readonly Site[]): Known {
  const clusters = sites.flatMap((site) => site.clusters);
  const services = new Map(clusters.flatMap((one) => one.services.map((service) => [service.manifest, service])));
  const counted = new Set([...clusters.flatMap((one) => one.manifests.filter(isMetallbResource)), ...services.keys()]);
  const balanced = [...services.values()].filter(isLoadBalancer);
  const partlyKnown = balanced.filter((service) => countUnknown(service.manifest.fields) > 0).length;
  const unknownValues = [...counted].reduce((sum, one) => sum + countUnknown(one.fields), 0);
  return { known: balanced.length - partlyKnown, partlyKnown, unknownValues };
}

function isLoadBalancer(service: Service): boolean {
  return service.type === 'LoadBalancer';
}
