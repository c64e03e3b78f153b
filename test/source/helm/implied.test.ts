import { describe, expect, it } from 'vitest';
import { plain, standing } from '../memory-repository.ts';
import { asking, implied, label, RELEASE } from './implied.ts';

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
