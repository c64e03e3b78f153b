import type { Manifest } from '../manifest/manifest.ts';
import { fieldsOf, type Route } from '../manifest/tree.ts';
import { isCore, isMetallbResource } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { subject } from './subject.ts';
import { onceAlike } from './twins.ts';

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
export const metadataFaults = onceAlike((cluster: Cluster): readonly Refused[] => {
  const judged = cluster.manifests.filter((manifest) => isCore(manifest, 'Service') || isMetallbResource(manifest));
  return judged.flatMap((manifest) => {
    const keys = keyFaults(cluster, manifest);
    return isNamed(manifest) ? keys : [missingName(manifest), ...keys];
  });
});

function isNamed(manifest: Manifest): boolean {
  return [NAME, GENERATED].some((route) => (manifest.get(route) ?? '') !== '');
}

const NAME: Route = ['metadata', 'name'];
const GENERATED: Route = ['metadata', 'generateName'];

function missingName(manifest: Manifest): Refused {
  const message = `${withArticle(manifest.kind)} without a name is refused`;
  return { manifest, route: NAME, message, help: 'Write "metadata.name".' };
}

function keyFaults(cluster: Cluster, manifest: Manifest): readonly Refused[] {
  const faults: Refused[] = [];
  for (const { route, noun } of KEYED) {
    for (const key of fieldsOf(manifest.get(route)).keys()) {
      if (isQualifiedName(noun === 'an annotation' ? key.toLowerCase() : key)) continue;
      faults.push({
        manifest,
        route: [...route, key],
        message: `"${key.slice(0, 80)}" of ${subject(cluster, manifest)} cannot be the key of ${noun}`,
        help: 'A key is "name" or "domain/name"; a name has at most 63 letters, digits, "-", "_" and ".".',
      });
    }
  }
  return faults;
}

const KEYED: readonly { readonly route: Route; readonly noun: string }[] = [
  { route: ['metadata', 'labels'], noun: 'a label' },
  { route: ['metadata', 'annotations'], noun: 'an annotation' },
];

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
