import type { Manifest } from '../../manifest/manifest.ts';
import type { Source } from '../../text/source.ts';
import { signatureOf } from '../deployment.ts';
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
  /** What became of charts of this repository, one for each release, in the order of the resources. */
  readonly renderings: readonly Rendering[];
}

/** Charts that were rendered already, by what they were rendered with. */
export type RenderedCharts = Map<string, Promise<Rendering>>;

/**
 * What becomes of the charts that resources deploy, and of operators' resources: charts of this repository are rendered
 * where `helm` is installed and all their values are known; of others, their values tell what they can. `more` are
 * releases that no resource names, such as those of a `fleet.yaml`. Nothing that stands in `rendered` is rendered again,
 * and what is rendered is added to it.
 */
export async function deployCharts(
  manifests: readonly Manifest[],
  sight: ReleaseSight,
  more: readonly Release[] = [],
  rendered: RenderedCharts = new Map(),
): Promise<Deployed> {
  const releases = [...manifests.flatMap((manifest) => releasesOf(manifest, sight)), ...more];
  const found: (Rendering | undefined)[] = [];
  for (let depth = 0; depth < DEEPEST && found.length < releases.length; depth++) {
    const fresh = await Promise.all(releases.slice(found.length).map((one) => renderOnce(one, sight, rendered)));
    const inside = new Set(fresh.filter((one) => one !== undefined && !found.includes(one)));
    found.push(...fresh);
    releases.push(...[...inside].flatMap((one) => one?.manifests ?? []).flatMap((one) => releasesOf(one, sight)));
  }
  const made = [...new Set(found)].flatMap((one) => one?.manifests ?? []);
  const others = releases.filter((_, index) => found[index] === undefined || found[index]?.notRendered !== undefined);
  const told = impliedByReleases(others, [...manifests, ...made], sight);
  return {
    manifests: [...made, ...told.manifests, ...[...manifests, ...made].flatMap(customServices)],
    sources: [...new Set(releases.flatMap(({ sources }) => sources))],
    renderings: [...new Set(found)].flatMap((one) => one ?? []),
  };
}

/** Charts that deploy charts that deploy charts go no deeper. */
const DEEPEST = 5;

async function renderOnce(
  release: Release,
  sight: ReleaseSight,
  rendered: RenderedCharts,
): Promise<Rendering | undefined> {
  const local = localRelease(release);
  if (local === undefined) return undefined;
  const layers = release.layers.map(({ tree }) => signatureOf(tree));
  const key = JSON.stringify([
    local.folder,
    local.name,
    local.namespace,
    release.at.source.path,
    release.at.start,
    layers,
  ]);
  const known = rendered.get(key) ?? renderChart(release, local, sight);
  rendered.set(key, known);
  return known;
}
