import { describe, expect, it } from 'vitest';
import { plain } from '../memory-repository.ts';
import { asking, implied } from './implied.ts';

describe('other resources', () => {
  it.each([
    [
      'a HelmChartConfig of k3s',
      `apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata: { name: traefik, namespace: kube-system }
spec:
  valuesContent: |-
    service:
      spec: { loadBalancerIP: 192.0.2.7 }
      type: LoadBalancer
`,
      'kube-system/traefik (service) k8s.yaml:7 192.0.2.7',
    ],
    [
      'a kustomization with charts',
      `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: edge
helmCharts:
  - name: traefik
    valuesInline: { service: { type: LoadBalancer, loadBalancerIP: 192.0.2.7 } }
`,
      'edge/traefik (service) k8s.yaml:6 192.0.2.7',
    ],
    [
      'an operator',
      `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: data, namespace: shop }
spec:
  managed:
    services:
      additional:
        - serviceTemplate: { spec: { type: LoadBalancer, loadBalancerIP: 192.0.2.7 } }
`,
      'shop/Cluster/data (managed.services.additional.0.serviceTemplate.spec) k8s.yaml:8 192.0.2.7',
    ],
    [
      'an EnvoyProxy, whose Services stand elsewhere',
      `apiVersion: gateway.envoyproxy.io/v1alpha1
kind: EnvoyProxy
metadata: { name: lan, namespace: shop }
spec: { provider: { kubernetes: { envoyService: { type: LoadBalancer, loadBalancerIP: 192.0.2.7 } } } }
`,
      '?/EnvoyProxy/lan (provider.kubernetes.envoyService) k8s.yaml:4 192.0.2.7',
    ],
    [
      'a Gateway with an address',
      `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: lan, namespace: shop }
spec: { addresses: [{ value: 192.0.2.7 }] }
`,
      '?/Gateway/lan k8s.yaml:4 192.0.2.7',
    ],
  ])('tell of a Service: %s', (_, text, expected) => expect(asking(implied(text))).toEqual([expected]));

  it('tell of a Service of type LoadBalancer where a Gateway asks MetalLB, else of one of unknown type', () => {
    const gateway = (spec: string) =>
      implied(`apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: lan }\nspec: ${spec}\n`);
    expect(gateway('{ infrastructure: { annotations: { metallb.io/address-pool: lan } } }').map(plain)).toMatchObject([
      { spec: { type: 'LoadBalancer' }, metadata: { annotations: { 'metallb.io/address-pool': 'lan' } } },
    ]);
    expect(gateway('{ addresses: [{ value: 192.0.2.7 }] }').map(plain)).toMatchObject([{ spec: { type: '?' } }]);
    expect(gateway('{ gatewayClassName: lan }')).toEqual([]);
  });

  it.each([
    ['a policy', 'kyverno.io/v1', 'ClusterPolicy'],
    ['a built-in kind', 'networking.k8s.io/v1', 'Ingress'],
    ['a definition', 'apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['another controller', 'cilium.io/v2', 'CiliumEnvoyConfig'],
  ])('tell of no Service: %s', (_, apiVersion, kind) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspec: { service: { type: LoadBalancer } }\n`;
    expect(implied(text)).toEqual([]);
  });
});
