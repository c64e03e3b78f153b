import type { Spoken } from '../../lint/stamp.ts';
import type { Suppression } from '../../lint/suppression.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Fields, Route } from '../../manifest/tree.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import type { Site } from '../../site/site.ts';
import { type Extract, extractsOf, withoutSecrets } from './carried-fields.ts';
import { writeCluster } from './cluster-data.ts';
import { type Numbers, writeDraft } from './draft-data.ts';
import { writeManifest } from './manifest-data.ts';
import type { ShardData } from './shard-data.ts';
import { writeSuppression } from './suppression-data.ts';
import { TextTable } from './text-data.ts';

/** What a part of a fleet came to. */
export interface Part {
  readonly sites: readonly Site[];
  readonly spoken: readonly Spoken[];
  readonly suppressions: readonly Suppression[];
  /** Whether the command line states the release of all clusters. */
  readonly isForced: boolean;
}

/** Writes down what rules across clusters need of a part, and what was said of it. */
export function writeShard({
  sites,
  spoken,
  suppressions,
  isForced,
}: Part): Pick<ShardData, 'clusters' | 'files' | 'manifests' | 'drafts' | 'suppressions'> {
  const texts = new TextTable();
  const members = sites.flatMap((site) => site.clusters.map((cluster) => ({ site, cluster })));
  const desk = new Desk(members.map(({ cluster }) => cluster));
  const clusters = members.map(({ site, cluster }) => {
    const manifests = [...extractsOf(cluster)].map(([manifest, extract]) => desk.carry(manifest, extract));
    return writeCluster(site.name ?? '', cluster, manifests, texts, isForced);
  });
  const numbers: Numbers = {
    texts,
    cluster: (cluster) => desk.numberOf(cluster),
    manifest: (manifest, route) => desk.blame(manifest, route),
  };
  const drafts = spoken.map((one) => writeDraft(one, numbers));
  const written = suppressions.map((one) => writeSuppression(one, numbers));
  const manifests = desk
    .carried()
    .map(([manifest, { fields, routes }]) => writeManifest(manifest, fields, routes, texts));
  return { clusters, files: texts.data(), manifests, drafts, suppressions: written };
}

interface Carried {
  readonly index: number;
  fields: Fields;
  readonly routes: Route[];
}

/** Numbers what is carried, and gathers the places that are asked for. */
class Desk {
  readonly #clusters: ReadonlyMap<Cluster, number>;
  readonly #manifests = new Map<Manifest, Carried>();

  constructor(clusters: readonly Cluster[]) {
    this.#clusters = new Map(clusters.map((cluster, index) => [cluster, index]));
  }

  numberOf(cluster: Cluster): number {
    return this.#clusters.get(cluster) ?? -1;
  }

  /** Carries a resource of a cluster; another cluster may need more of it. */
  carry(manifest: Manifest, { fields, routes }: Extract): number {
    const carried = this.#carried(manifest, fields);
    if (fields === manifest.fields) carried.fields = fields;
    carried.routes.push(...routes);
    return carried.index;
  }

  /** Carries a resource that is blamed, whole where a part of a list is. */
  blame(manifest: Manifest, route: Route): number {
    const carried = this.#carried(manifest, withoutSecrets(manifest));
    if (route.some((step) => typeof step === 'number')) carried.fields = withoutSecrets(manifest);
    carried.routes.push(route);
    return carried.index;
  }

  carried(): readonly (readonly [Manifest, Carried])[] {
    return [...this.#manifests];
  }

  #carried(manifest: Manifest, fields: Fields): Carried {
    const known = this.#manifests.get(manifest) ?? { index: this.#manifests.size, fields, routes: [] };
    this.#manifests.set(manifest, known);
    return known;
  }
}
