import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, type Route } from '../manifest/tree.ts';
import { isCore, isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { subject } from './subject.ts';

/** What the API server refuses of a resource beyond its schema, said in people's words. */
export interface Refused {
  readonly manifest: Manifest;
  readonly route: Route;
  readonly message: string;
  readonly help: string;
}

/**
 * The names and keys of metadata that the API server refuses of Services and MetalLB resources
 * (https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go).
 */
export function metadataFaults(cluster: Cluster): readonly Refused[] {
  return cluster.manifests
    .filter((manifest) => isCore(manifest, 'Service') || isMetallbResource(manifest))
    .flatMap((manifest) => [...missingName(manifest), ...keyFaults(cluster, manifest)]);
}

function missingName(manifest: Manifest): readonly Refused[] {
  const name = manifest.get(['metadata', 'name']) ?? '';
  const generated = manifest.get(['metadata', 'generateName']) ?? '';
  if (name !== '' || generated !== '') return [];
  const message = `${withArticle(manifest.kind)} without a name is refused`;
  return [{ manifest, route: ['metadata', 'name'], message, help: 'Write "metadata.name".' }];
}

function keyFaults(cluster: Cluster, manifest: Manifest): readonly Refused[] {
  const maps = [
    { map: 'labels', noun: 'label' },
    { map: 'annotations', noun: 'annotation' },
  ];
  return maps.flatMap(({ map, noun }) =>
    [...fieldsOf(manifest.get(['metadata', map])).keys()]
      .filter((key) => !isQualifiedName(noun === 'annotation' ? key.toLowerCase() : key))
      .map((key) => ({
        manifest,
        route: ['metadata', map, key],
        message: `"${key.slice(0, 80)}" of ${subject(cluster, manifest)} cannot be the key of ${noun === 'label' ? 'a label' : 'an annotation'}`,
        help: 'A key is "name" or "domain/name"; a name has at most 63 letters, digits, "-", "_" and ".".',
      })),
  );
}

/**
 * Whether a text is `name` or `domain/name` as label and annotation keys are; true for what a template or a variable
 * makes, which cannot be judged.
 */
export function isQualifiedName(text: string): boolean {
  if (/\$\{|\{\{|\{%/.test(text)) return true;
  const slash = text.indexOf('/');
  const [domain, name] = slash === -1 ? [undefined, text] : [text.slice(0, slash), text.slice(slash + 1)];
  if (name.length > 63 || !/^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name)) return false;
  return domain === undefined || (domain.length <= 253 && domain.split('.').every((label) => LABEL.test(label)));
}

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

/** A kind as the start of a sentence: letters that are spelled out go by their sound, as in "An L2Advertisement". */
function withArticle(kind: string): string {
  return `${/^(?:[AEIO]|L2)/.test(kind) ? 'An' : 'A'} ${kind}`;
}
