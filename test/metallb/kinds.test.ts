import { describe, expect, it } from 'vitest';
import { deprecatedIn, isStatusKind, unservedIn } from '../../src/metallb/kinds.ts';
import { Releases } from '../../src/metallb/release.ts';

const V1 = 'metallb.io/v1beta1';
const NEWEST = Releases.of('0.16.1');

describe('unservedIn', () => {
  it('says since when a kind is gone', () => {
    expect(unservedIn(Releases.of('0.14.3'), 'AddressPool', V1)).toEqual({ why: 'removed', release: '0.14.3' });
    expect(unservedIn(Releases.of('0.14.2'), 'AddressPool', V1)).toBeUndefined();
    expect(unservedIn(Releases.of('0.16.1'), 'AddressPool', 'metallb.io/v1alpha1')).toEqual({
      why: 'removed',
      release: '0.14.3',
    });
  });

  it('says from when on a kind exists', () => {
    expect(unservedIn(Releases.of('0.15.2'), 'ConfigurationState', V1)).toEqual({ why: 'newer', release: '0.15.3' });
    expect(unservedIn(Releases.of('0.15.3'), 'ConfigurationState', V1)).toBeUndefined();
  });

  it('is silent where one possible release serves it', () => {
    expect(unservedIn(Releases.all, 'AddressPool', V1)).toBeUndefined();
    expect(unservedIn(Releases.of('0.15.2', '0.15.3'), 'ConfigurationState', V1)).toBeUndefined();
  });

  it('names the version that the release serves', () => {
    expect(unservedIn(NEWEST, 'IPAddressPool', 'metallb.io/v1')).toEqual({ why: 'version', meant: V1 });
    expect(unservedIn(NEWEST, 'BGPPeer', 'metallb.io/v1')).toEqual({ why: 'version', meant: 'metallb.io/v1beta2' });
  });

  it('names the nearest kind', () => {
    expect(unservedIn(NEWEST, 'IpAddresPool', V1)).toEqual({ why: 'kind', meant: 'IPAddressPool' });
    expect(unservedIn(NEWEST, 'Gateway', V1)).toEqual({ why: 'kind', meant: undefined });
  });

  it.each(['v1beta1', 'metalb.io/v1beta1', 'metallb.universe.tf/v1beta1'])('names the group for %s', (apiVersion) => {
    expect(unservedIn(NEWEST, 'IPAddressPool', apiVersion)).toEqual({ why: 'group', meant: V1 });
  });

  it.each([
    ['MetalLB', V1],
    ['BGPPeer', 'crd.projectcalico.org/v1'],
    ['Service', 'v1'],
    ['Service', 'serving.knative.dev/v1'],
    ['FRRConfiguration', 'frrk8s.metallb.io/v1beta1'],
  ])('leaves %s of %s to those it is of', (kind, apiVersion) => {
    expect(unservedIn(NEWEST, kind, apiVersion)).toBeUndefined();
  });
});

describe('deprecatedIn', () => {
  it('names the release where every possible one that serves the kind deprecates it', () => {
    expect(deprecatedIn(Releases.all, 'AddressPool', V1)).toBe('0.13.0');
    expect(deprecatedIn(Releases.of('0.14.9'), 'BGPPeer', V1)).toBe('0.14.9');
  });

  it('is undefined where one does not, or none serves it', () => {
    expect(deprecatedIn(Releases.of('0.14.8', '0.14.9'), 'BGPPeer', V1)).toBeUndefined();
    expect(deprecatedIn(NEWEST, 'BGPPeer', 'metallb.io/v1beta2')).toBeUndefined();
    expect(deprecatedIn(NEWEST, 'AddressPool', V1)).toBeUndefined();
  });
});

describe('isStatusKind', () => {
  it('knows what MetalLB writes itself', () => {
    expect(['ServiceL2Status', 'ServiceBGPStatus', 'ConfigurationState', 'Community'].map(isStatusKind)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
