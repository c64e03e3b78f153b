import type { Manifest } from '../../manifest/manifest.ts';
import type { Source } from '../../text/source.ts';
import type { Rendering } from '../overlays.ts';
import { customServices } from '../values/custom-services.ts';
import { impliedByReleases } from './implied.ts';
import type { Release, ReleaseSight } from './release.ts';
import { releasesOf } from './releases-of.ts';
import { localRelease, renderChart } from './render-chart.ts';

/** What charts and operators make of the resources of a cluster. */
export interface Deployed {
  readonly manifests: readonly Manifest[];
  /** The values files that were read. */
  readonly sources: readonly Source[];
  /** Charts of this repository, by folder, and what became of them. */
  readonly renderings: ReadonlyMap<string, Rendering>;
}

/**
 * What becomes of the charts that resources deploy, and of operators' resources: charts of this repository are rendered
 * where `helm` is installed and all their values are known; of others, their values tell what they can. `more` are
 * releases that no resource names, such as those of a `fleet.yaml`.
 */
export async function deployCharts(
  manifests: readonly Manifest[],
  sight: ReleaseSight,
  more: readonly Release[] = [],
): Promise<Deployed> {
  const releases = [...manifests.flatMap((manifest) => releasesOf(manifest, sight)), ...more];
  const rendered = await Promise.all(
    releases.map(async (release) => {
      const local = localRelease(release);
      return local === undefined ? undefined : { local, rendering: await renderChart(release, local, sight) };
    }),
  );
  const renderings = new Map(rendered.flatMap((one) => (one ? [[one.local.folder, one.rendering]] : [])));
  const made = rendered.flatMap((one) => one?.rendering.manifests ?? []);
  const others = releases.filter(
    (_, index) => rendered[index]?.rendering.notRendered !== undefined || !rendered[index],
  );
  const told = impliedByReleases(others, [...manifests, ...made], sight);
  return {
    manifests: [...made, ...told.manifests, ...[...manifests, ...made].flatMap(customServices)],
    sources: [...new Set(releases.flatMap(({ sources }) => sources))],
    renderings,
  };
}
