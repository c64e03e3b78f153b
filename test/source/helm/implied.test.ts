import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/files/files.ts';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import { impliedBy } from '../../../src/source/helm/implied.ts';
import type { ReleaseSight } from '../../../src/source/helm/release.ts';
import { hereIn } from '../../../src/source/here.ts';
import { plain, readerOf, standing } from '../memory-repository.ts';

/** What the resources of `k8s.yaml` tell of others, in a repository with some more files. */
function implied(text: string, files: Readonly<Record<string, string>> = {}): readonly Manifest[] {
  const reader = readerOf({ 'k8s.yaml': text, ...files });
  const reading = reader.read('k8s.yaml');
  const manifests = reading instanceof Refusal ? [] : reading.manifests;
  const sight: ReleaseSight = {
    reader,
    here: hereIn(reader.files),
    shelf: { find: (kind, _, name) => manifests.find((one) => one.kind === kind && one.name === name) },
    sourceUrl: () => undefined,
  };
  return impliedBy(manifests, sight).manifests;
}

const label = ({ namespace, name }: Manifest) =>
  [namespace, name].map((one) => (typeof one === 'object' ? one.text : one)).join('/');

/** The label of each Service, and the place of its request. */
const asking = (found: readonly Manifest[]) =>
  found.map((one) => `${label(one)} ${standing(one, ['spec', 'loadBalancerIP'])}`);

const RELEASE = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: entrance, namespace: edge }
`;

describe('the values of a HelmRelease', () => {
  it('tell of a Service in its namespace', () => {
    const found = implied(
      `${RELEASE}spec:\n  values:\n    service:\n      type: LoadBalancer\n      loadBalancerIP: 192.0.2.7\n`,
    );
    expect(asking(found)).toEqual(['edge/entrance (service) k8s.yaml:8 192.0.2.7']);
  });

  it('go before those of a ConfigMap, which stand in its text', () => {
    const found = implied(`${RELEASE}spec:
  targetNamespace: front
  valuesFrom: [{ kind: ConfigMap, name: more }]
  values:
    service: { loadBalancerIP: 192.0.2.7 }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: more, namespace: edge }
data:
  values.yaml: |
    # of the platform
    service:
      type: LoadBalancer
      loadBalancerIP: 192.0.2.9
    inner:
      type: LoadBalancer
      loadBalancerIP: 192.0.2.8
`);
    expect(asking(found)).toEqual([
      'front/front-entrance (service) k8s.yaml:8 192.0.2.7',
      'front/front-entrance (inner) k8s.yaml:21 192.0.2.8',
    ]);
    expect(found[0] && standing(found[0], ['spec', 'type'])).toBe('k8s.yaml:17 LoadBalancer');
  });

  it('may hold whole resources, as those of raw charts do', () => {
    const found = implied(`${RELEASE}spec:
  values:
    resources:
      - apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: { name: lan }
        spec: { addresses: [192.0.2.0/28] }
      - |
        apiVersion: metallb.io/v1beta1
        kind: L2Advertisement
        metadata:
          name: wide
`);
    expect(found.map((one) => [one.kind, label(one)])).toEqual([
      ['IPAddressPool', 'edge/lan'],
      ['L2Advertisement', 'edge/wide'],
    ]);
    expect(found[0] && standing(found[0], ['spec', 'addresses', 0])).toBe('k8s.yaml:10 192.0.2.0/28');
    expect(found[1] && standing(found[1], ['metadata', 'name'])).toBe('k8s.yaml:15 wide');
  });

  it('keep what is unknown in them unknown', () => {
    const found = implied(
      `${RELEASE}spec: { values: { service: { type: LoadBalancer, loadBalancerIP: CHANGEME } } }\n`,
    );
    expect(found.map(plain)).toMatchObject([{ spec: { loadBalancerIP: '?' } }]);
  });
});

describe('the values of an Application', () => {
  const application = (source: string) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: entrance, namespace: argocd }
spec:
  destination: { namespace: edge }
${source}`;

  it('come from an object, from text and from parameters', () => {
    const object = `  source:
    chart: traefik
    helm:
      valuesObject: { service: { type: LoadBalancer, loadBalancerIP: 192.0.2.7 } }
`;
    const text = `  source:
    chart: traefik
    helm:
      values: |
        service:
          type: LoadBalancer
          loadBalancerIP: 192.0.2.7
`;
    const parameters = `  source:
    chart: traefik
    helm:
      parameters:
        - { name: service.type, value: LoadBalancer }
        - { name: service.loadBalancerIP, value: 192.0.2.7 }
`;
    expect([object, text, parameters].map((source) => asking(implied(application(source))))).toEqual([
      ['edge/entrance (service) k8s.yaml:9 192.0.2.7'],
      ['edge/entrance (service) k8s.yaml:12 192.0.2.7'],
      ['edge/entrance (service) k8s.yaml:11 192.0.2.7'],
    ]);
  });

  it('come from files of this repository, by the name of a source or beside the chart', () => {
    const found = implied(
      application(`  sources:
    - { repoURL: https://charts.example.org, chart: traefik, helm: { valueFiles: [$values/apps/web/values.yaml] } }
    - { repoURL: https://git.example.org/ours.git, ref: values }
    - { path: charts/own, repoURL: https://git.example.org/ours.git, helm: { valueFiles: [lab.yaml] } }
`),
      {
        'apps/web/values.yaml': 'service: { type: LoadBalancer, loadBalancerIP: 192.0.2.7 }\n',
        'charts/own/Chart.yaml': 'name: own\n',
        'charts/own/values.yaml': 'gate: { type: LoadBalancer }\n',
        'charts/own/lab.yaml': 'gate: { loadBalancerIP: 192.0.2.8 }\n',
      },
    );
    expect(asking(found)).toEqual([
      'edge/entrance (service) apps/web/values.yaml:1 192.0.2.7',
      'edge/entrance (gate) charts/own/lab.yaml:1 192.0.2.8',
    ]);
  });
});

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

describe('a chart that was rendered and committed beside its values', () => {
  const service = (labels: string, address = '192.0.2.7') => `---
apiVersion: v1
kind: Service
metadata: { name: entrance, namespace: edge, labels: ${labels} }
spec: { type: LoadBalancer, loadBalancerIP: ${address} }
`;
  const release = `${RELEASE}spec: { chart: { spec: { chart: traefik } }, values: { service: { type: LoadBalancer, loadBalancerIP: 192.0.2.7 } } }\n`;

  it.each([
    ['by its release', '{ app.kubernetes.io/managed-by: Helm, app.kubernetes.io/instance: entrance }', '192.0.2.8'],
    ['by its chart', '{ helm.sh/chart: traefik-30.1.0 }', '192.0.2.8'],
    ['by what it asks for', '{ app.kubernetes.io/managed-by: Helm }', '192.0.2.7'],
  ])('counts once, known %s', (_, labels, address) => {
    expect(implied(release + service(labels, address))).toEqual([]);
  });

  it('is not every Service of the namespace', () => {
    expect(implied(release + service('{ app: entrance }'))).toHaveLength(1);
    expect(implied(release + service('{ helm.sh/chart: nginx-1.0.0 }', '192.0.2.8'))).toHaveLength(1);
  });
});
