import { Refusal } from '../files/files.ts';
import { buildCluster } from '../metallb/build-cluster.ts';
import type { Unseen } from '../metallb/cluster.ts';
import { INSTALLATION } from '../metallb/unseen.ts';
import type { SiteParts } from '../site/join-sites.ts';
import type { FileReading, Reader } from '../source/reader.ts';

/** What is unseen where a resource belongs to no cluster that is known: anything. */
export const onlyOpenly: Unseen = { mayHold: () => true };

/** What nothing deploys, as a cluster of its own: of no known end, in which anything else may be. */
export function dormantSite(readings: readonly FileReading[]): SiteParts {
  const cluster = buildCluster({
    name: undefined,
    plan: undefined,
    bounded: false,
    manifests: readings.flatMap(({ manifests }) => manifests),
    releases: undefined,
    unseen: onlyOpenly,
  });
  return { plan: undefined, clusters: [cluster], syntax: readings.flatMap(({ problems }) => problems) };
}

/** What nothing in the repository deploys may be applied by hand: no rule is to miss what stands there. */
export function orDormant(unseen: Unseen, readings: readonly FileReading[]): Unseen {
  if (readings.length === 0) return unseen;
  let kinds: ReadonlySet<string> | undefined;
  const dormantKinds = (): ReadonlySet<string> => {
    const manifests = readings.flatMap((reading) => reading.manifests);
    kinds ??= new Set([...manifests.map(({ kind }) => kind), ...(manifests.some(isMetallbs) ? [INSTALLATION] : [])]);
    return kinds;
  };
  return { mayHold: (kind) => unseen.mayHold(kind) || dormantKinds().has(kind) };
}

function isMetallbs({ apiVersion, name }: { readonly apiVersion: string; readonly name: unknown }): boolean {
  return apiVersion.startsWith('metallb.io/') || (typeof name === 'string' && /metallb/i.test(name));
}

/** The files of paths as they were read; those that cannot be are left out. */
export function readingsOf(reader: Reader, paths: readonly string[]): readonly FileReading[] {
  return paths.flatMap((path) => {
    const reading = reader.read(path);
    return reading instanceof Refusal ? [] : [reading];
  });
}
