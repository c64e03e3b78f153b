import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/files/files.ts';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import { servicesInValues } from '../../../src/source/values/services-in-values.ts';
import { plain, readerOf, standing } from '../memory-repository.ts';

/** The Services that the values of a release `web` in the namespace `shop` stand for. */
function services(text: string): readonly Manifest[] {
  const reading = readerOf({ 'values.yaml': text }).read('values.yaml');
  const document = reading instanceof Refusal ? undefined : reading.documents[0];
  if (document?.tree === undefined) return [];
  return servicesInValues(document.tree, document.places, { name: 'web', namespace: 'shop' });
}

const names = (found: readonly Manifest[]) =>
  found.map(({ name }) => (typeof name === 'object' ? name.text : String(name)));

const specs = (text: string) => services(text).map((one) => plain(one));

describe('a Service in values', () => {
  it('is a mapping of type LoadBalancer, with what stands beside the type', () => {
    const found = services(`controller:
  service:
    type: LoadBalancer
    annotations:
      metallb.io/address-pool: lan
    loadBalancerIP: 192.0.2.7
    loadBalancerClass: example.org/lan
    externalTrafficPolicy: Local
    ports:
      - port: 80
`);
    expect(found.map(plain)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: {
          name: '?',
          namespace: 'shop',
          labels: '?',
          annotations: { 'metallb.io/address-pool': 'lan' },
        },
        spec: {
          type: 'LoadBalancer',
          loadBalancerIP: '192.0.2.7',
          loadBalancerClass: 'example.org/lan',
          externalTrafficPolicy: 'Local',
          ports: [{ port: 80 }],
          selector: '?',
        },
      },
    ]);
    expect(names(found)).toEqual(['web (controller.service)']);
    const places = [
      [],
      ['spec', 'type'],
      ['spec', 'loadBalancerIP'],
      ['metadata', 'annotations', 'metallb.io/address-pool'],
      ['spec', 'ports', 0, 'port'],
      ['spec', 'selector'],
    ].map((route) => found[0] && standing(found[0], route));
    expect(places).toEqual([
      'values.yaml:3 LoadBalancer',
      'values.yaml:3 LoadBalancer',
      'values.yaml:6 192.0.2.7',
      'values.yaml:5 lan',
      'values.yaml:10 80',
      'values.yaml:2 service',
    ]);
  });

  it('leaves to the chart what is written in the form of the chart', () => {
    expect(specs('service: { type: LoadBalancer, ports: { http: { port: 80 } }, loadBalancerIP: "" }\n')).toMatchObject(
      [{ spec: { type: 'LoadBalancer', ports: '?', externalTrafficPolicy: '?' } }],
    );
  });

  it('may be told its settings in a spec of its own', () => {
    expect(
      specs('service:\n  type: LoadBalancer\n  spec: { loadBalancerIP: 192.0.2.7, externalTrafficPolicy: Local }\n'),
    ).toMatchObject([{ spec: { loadBalancerIP: '192.0.2.7', externalTrafficPolicy: 'Local' } }]);
  });

  it('may be a template with metadata and a spec', () => {
    expect(
      specs(`serviceTemplate:
  metadata: { annotations: { metallb.io/loadBalancerIPs: 192.0.2.7 } }
  spec: { type: LoadBalancer }
`),
    ).toMatchObject([{ metadata: { annotations: { 'metallb.io/loadBalancerIPs': '192.0.2.7' } } }]);
  });

  it('may be a serviceType with annotations beside it', () => {
    expect(
      specs(
        'serviceType: LoadBalancer\nserviceAnnotations: { metallb.io/address-pool: lan }\nloadBalancerIP: 192.0.2.7\n',
      ),
    ).toMatchObject([
      { metadata: { annotations: { 'metallb.io/address-pool': 'lan' } }, spec: { loadBalancerIP: '192.0.2.7' } },
    ]);
  });

  it('may stand inside another one', () => {
    expect(
      names(
        services(
          'service:\n  type: LoadBalancer\n  additional:\n    inner: { type: LoadBalancer }\n    outer: { type: ClusterIP }\n',
        ),
      ),
    ).toEqual(['web (service)', 'web (service.additional.inner)']);
  });

  it('may have no type where it asks MetalLB for an address: charts of entrances have it by default', () => {
    expect(specs('service: { annotations: { metallb.io/loadBalancerIPs: 192.0.2.7 } }\n')).toMatchObject([
      { spec: { type: 'LoadBalancer' } },
    ]);
  });

  it('keeps another type where it asks MetalLB for an address', () => {
    expect(
      specs('service: { type: NodePort, annotations: { metallb.universe.tf/address-pool: lan } }\n'),
    ).toMatchObject([{ spec: { type: 'NodePort' } }]);
  });

  it('asks by the annotation where both ask for one address, and nobody knows for which where they differ', () => {
    const asking = (address: string) =>
      specs(
        `service: { type: LoadBalancer, loadBalancerIP: ${address}, annotations: { metallb.io/loadBalancerIPs: 192.0.2.7 } }\n`,
      );
    expect(asking('192.0.2.7')).not.toMatchObject([{ spec: { loadBalancerIP: expect.anything() } }]);
    expect(asking('192.0.2.8')).toMatchObject([{ spec: { loadBalancerIP: '?' } }]);
  });

  it('is of an unknown type where nobody knows whether it is enabled', () => {
    expect(specs('web: { enabled: CHANGEME, service: { type: LoadBalancer } }\n')).toMatchObject([
      { spec: { type: '?' } },
    ]);
  });

  it('asks for what nobody knows where its annotations are text', () => {
    expect(specs('service:\n  type: LoadBalancer\n  annotations: |\n    a: b\n')).toMatchObject([
      { metadata: { annotations: '?' } },
    ]);
  });
});

describe('values without a Service', () => {
  const silent = {
    'of another type': 'service: { type: ClusterIP, loadBalancerIP: 192.0.2.7 }\n',
    'switched off': 'web: { enabled: false, service: { type: LoadBalancer } }\n',
    'switched off by a text': 'service: { enabled: "false", type: LoadBalancer }\n',
    'not created': 'service: { create: false, type: LoadBalancer }\n',
    'of an ingress': 'ingress: { annotations: { metallb.io/address-pool: lan } }\n',
    'of a service account': 'serviceAccount: { annotations: { metallb.io/address-pool: lan } }\n',
    'with a whole manifest':
      'extra:\n  - { apiVersion: v1, kind: Service, metadata: { name: a }, spec: { type: LoadBalancer } }\n',
    'that are a schema': 'crd: { openAPIV3Schema: { default: { type: LoadBalancer } } }\n',
    'that are text': 'note: "type: LoadBalancer"\n',
  };

  it.each(Object.entries(silent))('are those %s', (_, text) => expect(services(text)).toEqual([]));
});
