import { describe, expect, it } from 'vitest';
import { draftRefusal } from '../../src/lint/fault-words.ts';
import { specificRule } from '../../src/lint/specific-rule.ts';
import { schemaFaults } from '../../src/metallb/schema-faults.ts';
import { clusterOf, resource } from '../metallb/cluster-of.ts';

/** What is said of a resource: `message help`. */
function said(text: string): readonly string[] {
  const cluster = clusterOf(text);
  return schemaFaults(cluster).flatMap(({ manifest, fault }) => {
    if (fault.kind === 'unknown-field') return [];
    const { message, help } = draftRefusal(cluster, manifest, fault);
    return [help === undefined ? message : `${message} | ${help}`];
  });
}

function service(spec: string, metadata = ''): string {
  return `{ apiVersion: v1, kind: Service, metadata: { name: till, namespace: shop${metadata} }, spec: { ${spec} } }`;
}

const PORTS = 'ports: [{ port: 80 }]';

describe('a refusal is said', () => {
  it.each([
    [
      service(PORTS, ', annotations: { a: 010 }'),
      'Annotation "a" of Service "shop/till" is 010, a number, where a string belongs | Put it in quotes: "010".',
    ],
    [
      service(PORTS, ', labels: { a: yes }'),
      'Label "a" of Service "shop/till" is true, a boolean, where a string belongs | Put it in quotes: "yes".',
    ],
    [
      service(PORTS, ', labels: { a: "b c" }'),
      'Label "a" of Service "shop/till" is "b c", which is not valid there | A label value has letters, digits, "-", "_" and ".", and begins and ends with a letter or digit.',
    ],
    [
      service('ports: [{ port: 80, targetPort: "8080" }]'),
      '"spec.ports[0].targetPort" of Service "shop/till" is "8080", which is not valid there | In quotes it is the name of a port; write 8080 without them.',
    ],
    [
      service(PORTS, ', annotations: { a: .inf }'),
      'Annotation "a" of Service "shop/till" is .inf, a number, where a string belongs | Put it in quotes: ".inf".',
    ],
    [
      service('ports: [{ port: 9007199254740993 }]'),
      '"spec.ports[0].port" of Service "shop/till" is 9007199254740993, above the maximum of 65535',
    ],
    [service('ports: [{ port: 0 }]'), '"spec.ports[0].port" of Service "shop/till" is 0, below the minimum of 1'],
    [service('ports: [{ name: a }]'), '"spec.ports[0]" of Service "shop/till" has no "port", which is required'],
    [
      service('type: ClusterIP'),
      '"spec" of Service "shop/till" is refused: a Service that is neither headless nor of type ExternalName needs a port',
    ],
    [
      resource('IPAddressPool', 'apps', '{ autoAssign: "false" }'),
      '"spec.autoAssign" of IPAddressPool "apps" is "false", a string, where true or false belongs | Write false without quotes.',
    ],
    [
      resource('IPAddressPool', 'apps', '[a]'),
      '"spec" of IPAddressPool "apps" is a list, where a mapping belongs | Write its keys directly below, without "- ".',
    ],
    [
      '{ apiVersion: metallb.io/v1beta1, kind: IPAddressPool, metadata: { name: apps } }',
      'IPAddressPool "apps" has no "spec", which is required',
    ],
  ])('of %s', (text, message) => {
    expect(said(text)[0]).toBe(message);
  });

  it('once where both the type is wrong and something is missing below', () => {
    expect(said(resource('IPAddressPool', 'apps', '{ addresses: 192.0.2.0/28 }'))).toEqual([
      '"spec.addresses" of IPAddressPool "apps" is "192.0.2.0/28", a string, where a list belongs | Write a list of one item: ["192.0.2.0/28"].',
    ]);
  });
});

describe('specificRule', () => {
  it('leaves the values of peers and profiles to the rules that know them', () => {
    const asn = { kind: 'maximum', route: ['spec', 'myASN'], expected: 1, got: 2 } as const;
    const port = { ...asn, route: ['spec', 'peerPort'] } as const;
    const missing = { kind: 'required', route: ['spec'], key: 'myASN' } as const;
    const type = { kind: 'type', route: ['spec', 'myASN'], expected: 'integer', got: 'string' } as const;
    const interval = { ...asn, route: ['spec', 'receiveInterval'] } as const;
    expect([asn, port, missing, type].map((fault) => specificRule('BGPPeer', fault))).toEqual([
      'bgp/invalid-peer',
      undefined,
      'bgp/invalid-peer',
      undefined,
    ]);
    expect([specificRule('BFDProfile', interval), specificRule('IPAddressPool', interval)]).toEqual([
      'bgp/bfd-profile',
      undefined,
    ]);
  });
});
