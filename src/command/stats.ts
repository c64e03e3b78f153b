import { counted } from '../report/run.ts';
import { countRead, coverageOf } from './counts.ts';
import type { FoundCluster, Loaded } from './load-sites.ts';

/** The lines of `--stats`: what was read, what was seen of it, and what each cluster runs. */
export function statsOf(loaded: Loaded): readonly string[] {
  const { sites, inferred } = loaded;
  const [read, coverage] = [countRead(loaded), coverageOf(loaded)];
  const { known, partlyKnown } = coverage.services;
  const found = new Map(inferred.map((one) => [one.cluster, one]));
  return [
    [
      counted(read.files, 'file'),
      counted(read.documents, 'document'),
      counted(read.resources, 'resource'),
      counted(read.clusters, 'cluster'),
    ].join(', '),
    `LoadBalancer Services: ${known + partlyKnown} seen, ${known} fully known, ${partlyKnown} partly`,
    `${counted(coverage.templates, 'template')} skipped, ${counted(coverage.notRendered, 'overlay')} not rendered, ${counted(coverage.dormant, 'dormant file')}`,
    `${counted(coverage.skipped, 'file')} skipped, ${counted(coverage.unknownValues, 'unknown value')}`,
    ...sites.flatMap((site) =>
      site.clusters.map((cluster) => {
        const name = [site.name, cluster.name].filter((part) => part !== undefined).join('/');
        const { releaseOrigin, modeOrigin } = cluster.identity;
        const runs = `MetalLB ${cluster.releases} (${releaseOrigin}), BGP mode ${cluster.modes.join(' or ')} (${modeOrigin})`;
        return `${name === '' ? nameOf(found.get(cluster)) : name}: ${runs}`;
      }),
    ),
  ];
}

/** What a cluster without a plan is called: by those who deploy to it, else by where it starts. */
function nameOf(found: FoundCluster | undefined): string {
  const paths = (found?.paths ?? []).filter((path) => path !== '' && path !== '.');
  const start = paths.slice(0, 3).join(', ');
  const places = paths.length > 3 ? `${start} and ${paths.length - 3} more` : start;
  return found?.name ?? (places === '' ? 'this folder' : places);
}
