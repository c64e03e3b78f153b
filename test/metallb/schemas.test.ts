import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSchema } from '../../src/manifest/schema-check.ts';
import { isFields, type Tree } from '../../src/manifest/tree.ts';
import { RELEASES, type Release } from '../../src/metallb/release.ts';
import { KINDS, schemaFor, schemaOf, servedIn } from '../../src/metallb/schemas.ts';

function treeOf(value: unknown): Tree {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (value instanceof Map) return new Map([...value].map(([key, child]) => [String(key), treeOf(child)]));
  if (Array.isArray(value)) return value.map(treeOf);
  throw new Error('The text holds what is no tree.');
}

/** What is wrong with a resource in these releases, one line a fault. */
function faults(kind: string, apiVersion: string, text: string, releases: readonly Release[]): readonly string[] {
  const schema = schemaFor(kind, apiVersion)?.schema;
  const fields = treeOf(
    parse(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n${text}`, { mapAsMap: true }),
  );
  if (schema === undefined || !isFields(fields)) throw new Error(`There is no ${apiVersion} ${kind}.`);
  return checkSchema(fields, schema, releases).map((fault) => {
    const place = `${fault.route.join('.')} ${fault.kind}`;
    if (fault.kind === 'required') return `${place} ${fault.key}`;
    if (fault.kind === 'rule') return `${place}: ${fault.message}`;
    if (fault.kind !== 'unknown-field') return place;
    return `${place} ${fault.nearest ?? '-'} ${fault.exists?.since ?? '-'}`;
  });
}

const V1 = 'metallb.io/v1beta1';
const V2 = 'metallb.io/v1beta2';

/** The release before another. */
function previous(release: Release): Release {
  return RELEASES[RELEASES.indexOf(release) - 1] ?? release;
}

describe('a field', () => {
  const peer = 'myASN: 64512, peerASN: 64513, peerAddress: 192.0.2.1';
  const cases: readonly (readonly [string, string, string, string, Release])[] = [
    ['IPAddressPool', V1, 'addresses: [], avoidBuggyIPs: true', 'avoidBuggyIPs', '0.13.4'],
    ['L2Advertisement', V1, 'interfaces: [eth0]', 'interfaces', '0.13.6'],
    ['IPAddressPool', V1, 'addresses: [], serviceAllocation: { priority: 1 }', 'serviceAllocation', '0.13.8'],
    ['BGPPeer', V2, `${peer}, vrf: red`, 'vrf', '0.13.8'],
    ['BGPPeer', V2, `${peer}, connectTime: 10s`, 'connectTime', '0.14.4'],
    ['BGPPeer', V2, `${peer}, enableGracefulRestart: true`, 'enableGracefulRestart', '0.14.6'],
    ['BGPPeer', V2, `${peer}, dynamicASN: external`, 'dynamicASN', '0.14.9'],
    ['BGPPeer', V2, `${peer}, interface: eth0`, 'interface', '0.15.0'],
    ['BGPPeer', V2, `${peer}, dualStackAddressFamily: true`, 'dualStackAddressFamily', '0.15.0'],
    ['BGPPeer', V2, `${peer}, localASN: 4294967295`, 'localASN', '0.16.0'],
    ['L2Advertisement', V1, 'serviceSelectors: [{}]', 'serviceSelectors', '0.16.0'],
    ['BGPAdvertisement', V1, 'serviceSelectors: [{}]', 'serviceSelectors', '0.16.0'],
  ];

  it.each(cases)(
    'of %s %s: { %s } is unknown just before %s exists, from %s on',
    (kind, apiVersion, spec, field, since) => {
      const [fault] = faults(kind, apiVersion, `spec: { ${spec} }`, [previous(since)]);
      expect(fault).toMatch(new RegExp(`^spec\\.${field} unknown-field \\S+ ${since.replaceAll('.', '\\.')}$`));
      expect(faults(kind, apiVersion, `spec: { ${spec} }`, [since])).toEqual([]);
      expect(faults(kind, apiVersion, `spec: { ${spec} }`, [previous(since), since])).toEqual([]);
    },
  );

  it('that no release knows names the nearest', () => {
    expect(faults('IPAddressPool', V1, 'spec: { addresses: [], auto-assign: false }', RELEASES)).toEqual([
      'spec.auto-assign unknown-field autoAssign -',
    ]);
    expect(faults('IPAddressPool', V1, 'spec: { addresses: [], protocol: layer2 }', RELEASES)).toEqual([
      'spec.protocol unknown-field - -',
    ]);
  });
});

describe('a BGPPeer', () => {
  it('needs peerASN up to 0.14.8', () => {
    const text = 'spec: { myASN: 64512, peerAddress: 192.0.2.1 }';
    expect(faults('BGPPeer', V2, text, ['0.14.8'])).toEqual(['spec required peerASN']);
    expect(faults('BGPPeer', V2, text, ['0.14.9'])).toEqual([]);
  });

  it('needs peerAddress up to 0.14.9', () => {
    const text = 'spec: { myASN: 64512, peerASN: 64513 }';
    expect(faults('BGPPeer', V2, text, ['0.14.9'])).toEqual(['spec required peerAddress']);
    expect(faults('BGPPeer', V2, text, ['0.15.0'])).toEqual([]);
  });

  it('always needs myASN', () => {
    expect(faults('BGPPeer', V2, 'spec: { peerASN: 64513, peerAddress: 192.0.2.1 }', RELEASES)).toEqual([
      'spec required myASN',
    ]);
  });

  it.each<readonly [string, Release, readonly string[]]>([
    ['peerPort: 0', '0.14.9', []],
    ['peerPort: 0', '0.15.0', ['spec.peerPort minimum']],
    ['peerPort: 1', '0.15.0', []],
    ['peerPort: 16384', '0.15.0', []],
    ['peerPort: 16385', '0.13.0', ['spec.peerPort maximum']],
    ['localASN: 0', '0.16.0', ['spec.localASN minimum']],
    ['localASN: 1', '0.16.0', []],
    ['localASN: 4294967296', '0.16.1', ['spec.localASN maximum']],
    ['holdTime: 90', '0.16.1', ['spec.holdTime type']],
    ['holdTime: 90s', '0.16.1', []],
    ['connectTime: 0s', '0.14.4', ['spec.connectTime rule: connect time should be between 1 seconds to 65535']],
    ['connectTime: 1s', '0.14.4', []],
    ['connectTime: 65535s', '0.14.4', []],
    ['connectTime: 65536s', '0.14.4', ['spec.connectTime rule: connect time should be between 1 seconds to 65535']],
    ['connectTime: 1500ms', '0.14.4', ['spec.connectTime rule: connect time should contain a whole number of seconds']],
    ['connectTime: soon', '0.14.4', ['spec.connectTime rule: connect time should be between 1 seconds to 65535']],
    ['dynamicASN: both', '0.14.9', ['spec.dynamicASN enum']],
  ])('with %s in %s: %j', (field, release, expected) => {
    const text = `spec: { myASN: 64512, peerASN: 64513, peerAddress: 192.0.2.1, ${field} }`;
    expect(faults('BGPPeer', V2, text, [release])).toEqual(expected);
  });

  it('has an ASN of up to 32 bits in every release', () => {
    const text = (asn: number) => `spec: { myASN: ${asn}, peerASN: 0, peerAddress: 192.0.2.1 }`;
    expect(faults('BGPPeer', V2, text(4_294_967_295), ['0.13.0'])).toEqual([]);
    expect(faults('BGPPeer', V2, text(4_294_967_296), RELEASES)).toEqual(['spec.myASN maximum']);
  });

  it('of v1beta1 selects nodes by at least one value', () => {
    const text = (values: string) =>
      `spec: { myASN: 1, peerASN: 2, peerAddress: 192.0.2.1, nodeSelectors: [{ matchExpressions: [{ key: a, operator: In${values} }] }] }`;
    expect(faults('BGPPeer', V1, text(', values: [b]'), RELEASES)).toEqual([]);
    expect(faults('BGPPeer', V1, text(', values: []'), RELEASES)).toEqual([
      'spec.nodeSelectors.0.matchExpressions.0.values min-items',
    ]);
    expect(faults('BGPPeer', V1, text(''), RELEASES)).toEqual([
      'spec.nodeSelectors.0.matchExpressions.0 required values',
    ]);
    expect(faults('BGPPeer', V2, text(''), RELEASES)).toEqual([]);
  });
});

describe('an IPAddressPool', () => {
  it('needs spec and spec.addresses, which may be empty', () => {
    expect(faults('IPAddressPool', V1, '', RELEASES)).toEqual([' required spec']);
    expect(faults('IPAddressPool', V1, 'spec: {}', RELEASES)).toEqual(['spec required addresses']);
    expect(faults('IPAddressPool', V1, 'spec: { addresses: [] }', RELEASES)).toEqual([]);
  });

  it('has addresses that are a list of strings', () => {
    expect(faults('IPAddressPool', V1, 'spec: { addresses: 192.0.2.0/24 }', RELEASES)).toEqual(['spec.addresses type']);
    expect(faults('IPAddressPool', V1, 'spec: { addresses: [192.0.2.0/24, 5] }', RELEASES)).toEqual([
      'spec.addresses.1 type',
    ]);
  });

  it('takes any priority', () => {
    expect(
      faults('IPAddressPool', V1, 'spec: { addresses: [], serviceAllocation: { priority: -1 } }', ['0.16.1']),
    ).toEqual([]);
  });
});

describe('a BGPAdvertisement', () => {
  const message =
    'serviceSelectors and aggregationLength are mutually exclusive, can only be used together with default aggregationLength (32) and aggregationLengthV6 (128)';

  it.each([
    ['serviceSelectors: [{}], aggregationLength: 24', [`spec.aggregationLength rule: ${message}`]],
    ['serviceSelectors: [{}], aggregationLength: 32', []],
    ['serviceSelectors: [{}], aggregationLengthV6: 64', [`spec.aggregationLengthV6 rule: ${message}`]],
    ['serviceSelectors: [{}], aggregationLengthV6: 128', []],
    ['serviceSelectors: [], aggregationLength: 24', []],
    ['aggregationLength: 24', []],
    ['aggregationLength: 0', ['spec.aggregationLength minimum']],
    ['aggregationLength: 33', []],
  ])('with %s: %j', (spec, expected) => {
    expect(faults('BGPAdvertisement', V1, `spec: { ${spec} }`, ['0.16.0'])).toEqual(expected);
  });
});

describe('a BFDProfile', () => {
  it.each([
    ['receiveInterval: 9', ['spec.receiveInterval minimum']],
    ['receiveInterval: 10', []],
    ['transmitInterval: 60000', []],
    ['transmitInterval: 60001', ['spec.transmitInterval maximum']],
    ['detectMultiplier: 1', ['spec.detectMultiplier minimum']],
    ['detectMultiplier: 255', []],
    ['minimumTtl: 255', ['spec.minimumTtl maximum']],
    ['minimumTTL: 254', ['spec.minimumTTL unknown-field minimumTtl -']],
  ])('with %s: %j', (spec, expected) => {
    expect(faults('BFDProfile', V1, `spec: { ${spec} }`, RELEASES)).toEqual(expected);
  });
});

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
