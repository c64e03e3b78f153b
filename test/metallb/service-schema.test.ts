import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSchema } from '../../src/manifest/schema-check.ts';
import { isFields } from '../../src/manifest/tree.ts';
import { RELEASES } from '../../src/metallb/release.ts';
import { KINDS, schemaFor, schemaOf, servedIn } from '../../src/metallb/schemas.ts';
import { faults, treeOf, V1, V2 } from './kind-faults.ts';

describe('a Service', () => {
  it.each([
    ['ports: [{ port: 80 }]', []],
    ['ports: [{ port: 0 }]', ['spec.ports.0.port minimum']],
    ['ports: [{ port: 65535 }]', []],
    ['ports: [{ port: 65536 }]', ['spec.ports.0.port maximum']],
    ['ports: [{ port: "80" }]', ['spec.ports.0.port type']],
    ['ports: [{ targetPort: 80 }]', ['spec.ports.0 required port']],
    ['ports: [{ port: 80, protocol: tcp }]', ['spec.ports.0.protocol enum']],
    ['ports: [{ port: 80, protocol: SCTP }]', []],
    ['ports: [{ port: 80, nodePort: 65536 }]', ['spec.ports.0.nodePort maximum']],
    ['ports: [{ port: 80, targetPort: web }]', []],
    ['ports: [{ port: 80, targetPort: "8080" }]', ['spec.ports.0.targetPort pattern']],
    ['ports: [{ port: 80, targetPort: 65536 }]', ['spec.ports.0.targetPort maximum']],
    ['ports: [{ port: 80, name: Web }]', ['spec.ports.0.name pattern']],
    [
      'ports: [{ port: 80, name: web }, { port: 443 }]',
      ['spec.ports.1 rule: a Service with several ports must name each of them'],
    ],
    [
      'ports: [{ port: 80, name: a }, { port: 443, name: a }]',
      ['spec.ports.1.name rule: two ports of a Service have the same name'],
    ],
    ['ports: [{ port: 53, name: a }, { port: 53, name: b, protocol: UDP }]', []],
    ['ports: [{ port: 53, name: a }, { port: 53, name: b, protocol: TCP }]', ['spec.ports.1 duplicate']],
    ['ports: []', ['spec rule: a Service that is neither headless nor of type ExternalName needs a port']],
    ['port: [{ port: 80 }]', ['spec.port unknown-field ports -']],
    ['clusterIP: None', []],
    ['type: ExternalName, externalName: example.org', []],
    ['ports: [{ port: 80 }], type: Loadbalancer', ['spec.type enum']],
    ['ports: [{ port: 80 }], type: LoadBalancer', []],
    ['ports: [{ port: 80 }], selector: { a: 1 }', ['spec.selector.a type']],
    ['ports: [{ port: 80 }], ipFamilies: [ipv4]', ['spec.ipFamilies.0 enum']],
    ['ports: [{ port: 80 }], ipFamilyPolicy: DualStack', ['spec.ipFamilyPolicy enum']],
    ['ports: [{ port: 80 }], loadbalancerIP: 192.0.2.1', ['spec.loadbalancerIP unknown-field loadBalancerIP -']],
  ])('with %s: %j', (spec, expected) => {
    expect(faults('Service', 'v1', `spec: { ${spec} }`, RELEASES)).toEqual(expected);
  });
});

describe('metadata', () => {
  const spec = 'spec: { ports: [{ port: 80 }] }';

  it.each([
    ['{ name: a, annotations: { b: 1 } }', ['metadata.annotations.b type']],
    ['{ name: a, annotations: { b: "1" } }', []],
    ['{ name: a, annotations: { b: true } }', ['metadata.annotations.b type']],
    ['{ name: a, labels: { b: "c d" } }', ['metadata.labels.b pattern']],
    ['{ name: a, labels: { b: c-d } }', []],
    ['{ name: a, annotation: {} }', ['metadata.annotation unknown-field annotations -']],
    ['{ name: a, creationTimestamp: null }', []],
    ['{ name: A }', ['metadata.name pattern']],
    ['{ name: a.b }', ['metadata.name rule: the name of a Service is a DNS label: at most 63 characters, no dots']],
  ])('%s: %j', (metadata, expected) => {
    const fields = treeOf(parse(`apiVersion: v1\nkind: Service\nmetadata: ${metadata}\n${spec}`, { mapAsMap: true }));
    const schema = schemaFor('Service', 'v1')?.schema;
    const found = schema && isFields(fields) ? checkSchema(fields, schema, ['0.16.1']) : [];
    expect(
      found.map((fault) => {
        const place = `${fault.route.join('.')} ${fault.kind}`;
        if (fault.kind === 'unknown-field') return `${place} ${fault.nearest ?? '-'} ${fault.exists?.since ?? '-'}`;
        return fault.kind === 'rule' ? `${place}: ${fault.message}` : place;
      }),
    ).toEqual(expected);
  });
});

describe('a kind', () => {
  it('is served from its first release up to its removal', () => {
    expect(servedIn('AddressPool', V1, '0.14.2')).toBe(true);
    expect(servedIn('AddressPool', V1, '0.14.3')).toBe(false);
    expect(servedIn('ServiceBGPStatus', V1, '0.14.9')).toBe(false);
    expect(servedIn('ServiceBGPStatus', V1, '0.15.0')).toBe(true);
    expect(servedIn('IPAddressPool', V2, '0.16.1')).toBe(false);
    expect(servedIn('Service', 'v1', '0.13.0')).toBe(true);
  });

  it('has a schema only where it is served', () => {
    expect(schemaOf('AddressPool', V1, '0.14.3')).toBeUndefined();
    expect(schemaOf('AddressPool', V1, '0.14.2')).toBeDefined();
  });

  it('is deprecated since a release', () => {
    expect(schemaFor('BGPPeer', V1)?.deprecatedSince).toBe('0.14.9');
    expect(schemaFor('BGPPeer', V2)?.deprecatedSince).toBeUndefined();
    expect(schemaFor('AddressPool', 'metallb.io/v1alpha1')?.deprecatedSince).toBe('0.13.0');
  });

  it('is one of these', () => {
    expect(KINDS.map(({ kind, apiVersion }) => `${apiVersion} ${kind}`)).toEqual([
      'metallb.io/v1alpha1 AddressPool',
      'metallb.io/v1beta1 AddressPool',
      'metallb.io/v1beta1 BFDProfile',
      'metallb.io/v1beta1 BGPAdvertisement',
      'metallb.io/v1beta1 BGPPeer',
      'metallb.io/v1beta2 BGPPeer',
      'metallb.io/v1beta1 Community',
      'metallb.io/v1beta1 ConfigurationState',
      'metallb.io/v1beta1 IPAddressPool',
      'metallb.io/v1beta1 L2Advertisement',
      'v1 Service',
      'metallb.io/v1beta1 ServiceBGPStatus',
      'metallb.io/v1beta1 ServiceL2Status',
    ]);
  });
});
