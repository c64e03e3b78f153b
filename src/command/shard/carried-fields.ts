import type { Manifest } from '../../manifest/manifest.ts';
import { type Fields, fieldsOf, itemsOf, type Route, type Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { isMetallbResource } from '../../metallb/build-cluster.ts';
import type { Cluster } from '../../metallb/cluster.ts';
import { installerOf } from '../../metallb/installation.ts';
import { WORKLOAD_KINDS } from '../../metallb/workloads.ts';
import { addressesOf } from '../../site/free.ts';
import { routesOf } from './manifest-data.ts';

/** How much of a resource rules across clusters need: its fields, and the routes that they may blame: looking up a place takes as long as parsing a document. */
export interface Extract {
  readonly fields: Fields;
  readonly routes: readonly Route[];
}

/** What rules across clusters may need of each resource of a cluster: never the content of a Secret. */
export function extractsOf(cluster: Cluster): ReadonlyMap<Manifest, Extract> {
  const plain = new Set(
    cluster.services
      .filter((service) => !(service.type instanceof Unknown) && service.type !== 'LoadBalancer')
      .filter((service) => addressesOf(service).length === 0)
      .map(({ manifest }) => manifest),
  );
  const services = new Set(cluster.services.map(({ manifest }) => manifest));
  const installing = new Set(cluster.installations.map(({ manifest }) => manifest));
  return new Map(
    cluster.manifests.map((manifest) => {
      const isWhole = isMetallbResource(manifest) || (services.has(manifest) && !plain.has(manifest));
      if (isWhole) return [manifest, { fields: manifest.fields, routes: routesOf(manifest.fields) }];
      const fields = installing.has(manifest) ? withoutSecrets(manifest) : partOf(manifest);
      return [manifest, { fields, routes: hintsAt(cluster, manifest) }];
    }),
  );
}

/** The places that say which MetalLB a cluster runs. */
function hintsAt({ identity: { releaseHints, modeHints } }: Cluster, manifest: Manifest): readonly Route[] {
  return [...releaseHints, ...modeHints].filter((hint) => hint.manifest === manifest).map(({ route }) => route);
}

/** The fields of a resource, of a Secret the keys alone. */
export function withoutSecrets({ kind, fields }: Manifest): Fields {
  if (kind !== 'Secret') return fields;
  return new Map([...fields].map(([key, value]) => [key, SECRET.has(key) ? blanked(value) : value]));
}

const SECRET: ReadonlySet<string> = new Set(['data', 'stringData']);

function blanked(tree: Tree): Tree {
  return tree instanceof Unknown ? tree : new Map([...fieldsOf(tree).keys()].map((key) => [key, '']));
}

/** Kinds of which only their names matter; of workloads also their images, which tell what they install. */
const BULKY: ReadonlySet<string> = new Set([...WORKLOAD_KINDS, 'ConfigMap', 'Service', 'CustomResourceDefinition']);

function partOf(manifest: Manifest): Fields {
  const { kind, fields } = manifest;
  if (!BULKY.has(kind) || (kind === 'ConfigMap' && manifest.name === 'bgpextras')) return withoutSecrets(manifest);
  const head = ['apiVersion', 'kind', 'metadata'].flatMap((key) => {
    const value = fields.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return new Map<string, Tree>([...head, ...specOf(manifest)]);
}

function specOf(manifest: Manifest): readonly (readonly [string, Tree])[] {
  const type = manifest.get(['spec', 'type']);
  if (manifest.kind === 'Service' && type !== undefined) return [['spec', new Map([['type', type]])]];
  if (installerOf(manifest) !== 'workload') return [];
  const images = itemsOf(manifest.get(['spec', 'template', 'spec', 'containers'])).map((container) => {
    const image = fieldsOf(container).get('image');
    return new Map<string, Tree>(image === undefined ? [] : [['image', image]]);
  });
  const pod = new Map<string, Tree>([['containers', images]]);
  return [['spec', new Map([['template', new Map([['spec', pod]])]])]];
}
