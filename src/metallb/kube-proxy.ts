import type { Manifest } from '../manifest/manifest.ts';
import { type Fields, type Route, valueAt } from '../manifest/tree.ts';
import { isCore } from './build-cluster.ts';
import type { Cluster } from './cluster.ts';
import { embeddedFields } from './embedded.ts';

/** A configuration of kube-proxy that lets every node answer ARP for the addresses of Services. */
export interface LaxProxy {
  readonly manifest: Manifest;
  /** What says so: the mode or `strictARP`, or the ConfigMap's key that holds the configuration. */
  readonly route: Route;
}

/**
 * The configurations of kube-proxy in the repository that choose IPVS and do not set `strictARP`: a
 * KubeProxyConfiguration by itself or beside kubeadm's, or kubeadm's ConfigMap `kube-proxy`.
 */
export function laxProxies(cluster: Cluster): readonly LaxProxy[] {
  return cluster.manifests.flatMap((manifest) => {
    if (isProxyConfiguration(manifest.kind, manifest.apiVersion)) {
      const route = isLax(manifest.fields) ? strictArpOf(manifest.fields) : undefined;
      return route === undefined ? [] : [{ manifest, route }];
    }
    if (!isCore(manifest, 'ConfigMap') || manifest.name !== 'kube-proxy') return [];
    return embeddedFields(manifest.get(EMBEDDED)).some(isLax) ? [{ manifest, route: EMBEDDED }] : [];
  });
}

const EMBEDDED: Route = ['data', 'config.conf'];
const STRICT_ARP: Route = ['ipvs', 'strictARP'];

function isProxyConfiguration(kind: string, apiVersion: string): boolean {
  return kind === 'KubeProxyConfiguration' && apiVersion.startsWith('kubeproxy.config.k8s.io/');
}

function isLax(fields: Fields): boolean {
  const strict = valueAt(fields, STRICT_ARP) ?? false;
  return fields.get('mode') === 'ipvs' && strict === false;
}

function strictArpOf(fields: Fields): Route {
  return valueAt(fields, STRICT_ARP) === undefined ? ['mode'] : STRICT_ARP;
}

/** The first resource by which a cluster announces over L2; undefined where it does not. */
export function announcesOverL2(cluster: Cluster): Manifest | undefined {
  const advertisement = cluster.advertisements.find(({ protocol }) => protocol === 'l2');
  return advertisement?.manifest ?? cluster.pools.find(({ protocol }) => protocol === 'layer2')?.manifest;
}
