import { Refusal } from '../files/files.ts';
import { buildCluster } from '../metallb/build-cluster.ts';
import type { Unseen } from '../metallb/cluster.ts';
import { INSTALLATION } from '../metallb/unseen.ts';
import type { SiteParts } from '../site/join-sites.ts';
import { BystanderFile } from '../source/bystander-file.ts';
import { bystandersOf } from '../source/bystanders.ts';
import type { Looked, Reader } from '../source/reader.ts';
import { lazy } from '../text/lazy.ts';
import type { Source } from '../text/source.ts';

/** What is unseen where a resource belongs to no cluster that is known: anything. */
export const onlyOpenly: Unseen = { mayHold: () => true };

/** What nothing deploys, by path. */
export type Dormant = ReadonlyMap<string, Looked>;

/** What nothing deploys, as a cluster of its own: of no known end, in which anything else may be. */
export function dormantSite(dormant: Dormant, reader: Reader): SiteParts {
  const arrivals = [...dormant].flatMap(([path, file]) =>
    file instanceof BystanderFile ? [{ path, file, placing: undefined }] : [],
  );
  const readings = [...dormant.values()];
  const cluster = buildCluster({
    name: undefined,
    plan: undefined,
    bounded: false,
    manifests: readings.flatMap(({ manifests }) => manifests),
    bystanders: bystandersOf(arrivals, new Set(), reader),
    releases: undefined,
    unseen: onlyOpenly,
  });
  return { plan: undefined, clusters: [cluster], syntax: readings.flatMap(({ problems }) => problems) };
}

/** What nothing in the repository deploys may be applied by hand: no rule is to miss what stands there. */
export function orDormant(unseen: Unseen, dormant: Dormant): Unseen {
  if (dormant.size === 0) return unseen;
  const kinds = lazy(() => {
    const manifests = [...dormant.values()].flatMap((reading) => reading.manifests);
    return new Set([...manifests.map(({ kind }) => kind), ...(manifests.some(isMetallbs) ? [INSTALLATION] : [])]);
  });
  return { mayHold: (kind, name) => unseen.mayHold(kind, name) || kinds().has(kind) };
}

/** Whether a resource configures MetalLB, or seems to install it. */
export function isMetallbs({ apiVersion, name }: { readonly apiVersion: string; readonly name: unknown }): boolean {
  return apiVersion.startsWith('metallb.io/') || (typeof name === 'string' && /metallb/i.test(name));
}

/** The files of paths as they were seen; those that cannot be read are left out. */
export function lookAt(reader: Reader, paths: readonly string[]): Dormant {
  const seen = new Map<string, Looked>();
  for (const path of paths) {
    const looked = reader.look(path);
    if (!(looked instanceof Refusal)) seen.set(path, looked);
  }
  return seen;
}

/** The files in whose comments findings may be suppressed. */
export function dormantSources(dormant: Dormant): readonly Source[] {
  return [...dormant.values()].flatMap((looked) => (looked instanceof BystanderFile ? [] : [looked.source]));
}
