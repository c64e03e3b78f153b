import { countUnknown } from '../manifest/canonical.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isMetallbResource } from '../metallb/build-cluster.ts';
import { originalOf } from '../metallb/twins.ts';
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

/** A Service or a resource of MetalLB, which counts. */
export interface Counted {
  readonly manifest: Manifest;
  /** Whether it is a Service of type LoadBalancer. */
  readonly isBalanced: boolean;
  readonly unknownValues: number;
}

/** Counts what is known of the Services and of MetalLB's resources of all sites. */
export function countKnown(sites: readonly Site[]): Known {
  return sumKnown(countedIn(sites));
}

/** The Services and MetalLB's resources of all sites, each once. */
export function countedIn(sites: readonly Site[]): readonly Counted[] {
  const clusters = [...new Set(sites.flatMap((site) => site.clusters.map(originalOf)))];
  const services = new Map(clusters.flatMap((one) => one.services.map((service) => [service.manifest, service])));
  const counted = new Set([...clusters.flatMap((one) => one.manifests.filter(isMetallbResource)), ...services.keys()]);
  return [...counted].map((manifest) => ({
    manifest,
    isBalanced: services.get(manifest)?.type === 'LoadBalancer',
    unknownValues: countUnknown(manifest.fields),
  }));
}

/** Sums up what is known of what counts. */
export function sumKnown(counted: readonly Omit<Counted, 'manifest'>[]): Known {
  const balanced = counted.filter(({ isBalanced }) => isBalanced);
  const partlyKnown = balanced.filter(({ unknownValues }) => unknownValues > 0).length;
  const unknownValues = counted.reduce((sum, one) => sum + one.unknownValues, 0);
  return { known: balanced.length - partlyKnown, partlyKnown, unknownValues };
}
