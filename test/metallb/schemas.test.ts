import { describe, expect, it } from 'vitest';
import { RELEASES, type Release } from '../../src/metallb/release.ts';
import { faults, previous, V1, V2 } from './kind-faults.ts';

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
