import { describe, expect, it } from 'vitest';
import { creatorsOf } from '../../src/metallb/creators.ts';
import { clusterOf } from './cluster-of.ts';

/** Of `shop` and `lab`, those in which a resource may create others. */
function namespaces(apiVersion: string, kind: string, namespace: string, rest: string) {
  const place = namespace === '' ? '' : `, namespace: ${namespace}`;
  const { mayCreateIn } = creatorsOf(
    clusterOf(`{ apiVersion: ${apiVersion}, kind: ${kind}, metadata: { name: a${place} }, ${rest} }`),
  );
  return ['shop', 'lab'].filter(mayCreateIn);
}

describe('what may create pods and Services', () => {
  it.each([
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'shop', 'spec: {}', ['shop']],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'flux', 'spec: { targetNamespace: lab }', ['lab']],
    ['helm.cattle.io/v1', 'HelmChart', 'kube-system', 'spec: { targetNamespace: $NS }', ['shop', 'lab']],
    ['argoproj.io/v1alpha1', 'Application', 'argocd', 'spec: { destination: { namespace: lab } }', ['lab']],
    ['argoproj.io/v1alpha1', 'Application', 'argocd', 'spec: {}', ['shop', 'lab']],
    ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'shop', 'spec: {}', ['shop', 'lab']],
    ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'flux', 'spec: { targetNamespace: lab }', ['lab']],
    ['kustomize.config.k8s.io/v1beta1', 'Kustomization', '', 'resources: [till.yaml]', []],
    ['kustomize.config.k8s.io/v1beta1', 'Kustomization', '', 'resources: [../base]', ['shop', 'lab']],
    ['kustomize.config.k8s.io/v1beta1', 'Kustomization', '', 'resources: [a.yaml], namePrefix: x-', ['shop', 'lab']],
    ['postgresql.cnpg.io/v1', 'Cluster', 'shop', 'spec: {}', ['shop']],
    ['operator.tigera.io/v1', 'Installation', '', 'spec: {}', ['shop', 'lab']],
    ['gateway.networking.k8s.io/v1', 'Gateway', 'shop', 'spec: {}', ['shop']],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop', 'spec: {}', []],
    ['cert-manager.io/v1', 'Certificate', 'shop', 'spec: {}', []],
    ['metallb.io/v1beta1', 'IPAddressPool', 'shop', 'spec: {}', []],
    ['apps/v1', 'Deployment', 'shop', 'spec: {}', []],
    ['networking.k8s.io/v1', 'Ingress', 'shop', 'spec: {}', []],
  ])('%s %s in "%s" with %s creates in %j', (apiVersion, kind, namespace, rest, expected) => {
    expect(namespaces(apiVersion, kind, namespace, rest)).toEqual(expected);
  });
});
