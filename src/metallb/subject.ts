import type { Manifest } from '../manifest/manifest.ts';
import type { Route } from '../manifest/tree.ts';
import { isCore } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { written } from './service.ts';

/** A resource as messages name it: `IPAddressPool "office"`, `Service "shop/till"`; without a name its kind alone. */
export function subject(cluster: Cluster, manifest: Manifest): string {
  const name = manifest.name === undefined ? '' : written(manifest.name);
  if (name === '') return `this ${manifest.kind}`;
  if (!isCore(manifest, 'Service')) return `${manifest.kind} "${name}"`;
  const namespace = cluster.namespaceOf(manifest);
  return `Service "${namespace === undefined ? '' : `${written(namespace)}/`}${name}"`;
}

/** A route as messages name it: `spec.ports[0].port`. */
export function fieldPath(route: Route): string {
  return route.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}
