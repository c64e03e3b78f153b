import { describe, expect, it } from 'vitest';
import { Releases } from '../../src/metallb/release.ts';
import { schemaFaults } from '../../src/metallb/schema-faults.ts';
import { clusterOf, resource } from './cluster-of.ts';

function faults(text: string, releases = Releases.of('0.15.3')): readonly string[] {
  return schemaFaults(clusterOf(text, { releases })).map(({ fault }) => `${fault.kind} ${fault.route.join('.')}`);
}

describe('schemaFaults', () => {
  it('judges Services and the resources of MetalLB, and nothing else', () => {
    const text = `${resource('IPAddressPool', 'apps', '{ addresses: x }')}---\n{ apiVersion: v1, kind: Service, metadata: { name: a }, spec: { ports: x } }\n---\n{ apiVersion: v1, kind: ConfigMap, metadata: { name: a }, spec: { x: y } }\n`;
    expect(faults(text)).toEqual(['type spec.addresses', 'type spec.ports']);
  });

  it('judges what stands in the wrong namespace too', () => {
    const text =
      resource('IPAddressPool', 'a', '{ addresses: [] }') + resource('Community', 'b', '{ x: 1 }', 'namespace: shop');
    expect(faults(text)).toEqual(['unknown-field spec.x']);
  });

  it('says what holds in every possible release that serves the resource', () => {
    const text = resource('AddressPool', 'a', '{ addresses: [], x: 1 }');
    expect(faults(text, Releases.all)).toEqual(['unknown-field spec.x', 'required spec']);
    expect(faults(text, Releases.of('0.16.1'))).toEqual([]);
    const peer = resource('L2Advertisement', 'a', '{ serviceSelectors: [{}] }');
    expect(faults(peer, Releases.of('0.15.3', '0.16.0'))).toEqual([]);
    expect(faults(peer, Releases.of('0.15.3'))).toEqual(['unknown-field spec.serviceSelectors']);
  });

  it('judges nothing that MetalLB writes itself', () => {
    expect(faults(resource('ServiceL2Status', 'a', '5'))).toEqual([]);
  });

  it('judges a cluster once', () => {
    const cluster = clusterOf(resource('Community', 'b', '{ x: 1 }'));
    expect(schemaFaults(cluster)).toBe(schemaFaults(cluster));
  });
});
