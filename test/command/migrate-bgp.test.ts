import { describe, expect, it } from 'vitest';
import { BGP, migrated } from './old-configs.ts';

describe('migrate', () => {
  it('makes peers, profiles, communities and advertisements of a BGP configuration', async () => {
    const { yaml, notes } = await migrated(BGP);
    expect(notes).toEqual([
      'pool "Public_A" is called "public-a" now: Services that ask for it have to say so',
      'BFD profile "Fast One" is called "fast-one" now',
      'the password of BGPPeer "peer-10-0-0-1" stands in Secret "peer-10-0-0-1-password" now: encrypt it, or keep it out of git',
    ]);
    expect(yaml).toMatchInlineSnapshot(`
      "# how the floor is reached
      apiVersion: metallb.io/v1beta1
      kind: IPAddressPool
      metadata:
        name: public-a
        namespace: metallb-system
      spec:
        addresses:
          - 198.51.100.0/24
      ---
      apiVersion: metallb.io/v1beta1
      kind: IPAddressPool
      metadata:
        name: public-b
        namespace: metallb-system
      spec:
        addresses:
          - 203.0.113.0/24
      ---
      apiVersion: metallb.io/v1beta1
      kind: IPAddressPool
      metadata:
        name: public-c
        namespace: metallb-system
      spec:
        addresses:
          - 192.0.2.0/24
      ---
      apiVersion: metallb.io/v1beta1
      kind: BGPAdvertisement
      metadata:
        name: bgp
        namespace: metallb-system
      spec:
        ipAddressPools:
          - public-a
          - public-b
        aggregationLength: 32
        localPref: 100
        communities:
          - no-advertise
      ---
      apiVersion: metallb.io/v1beta1
      kind: BGPAdvertisement
      metadata:
        name: bgp-2
        namespace: metallb-system
      spec:
        ipAddressPools:
          - public-a
        aggregationLength: 24
      ---
      apiVersion: metallb.io/v1beta1
      kind: BGPAdvertisement
      metadata:
        name: public-c
        namespace: metallb-system
      spec:
        ipAddressPools:
          - public-c
      ---
      # the left one
      apiVersion: metallb.io/v1beta2
      kind: BGPPeer
      metadata:
        name: peer-10-0-0-1
        namespace: metallb-system
      spec:
        myASN: 64500
        peerASN: 64501
        peerAddress: 10.0.0.1
        holdTime: 30s
        ebgpMultiHop: true
        nodeSelectors:
          - matchLabels:
              rack: r1
            matchExpressions:
              - key: zone
                operator: In
                values:
                  - a
                  - b
        bfdProfile: fast-one
        passwordSecret:
          name: peer-10-0-0-1-password
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: peer-10-0-0-1-password
        namespace: metallb-system
      type: kubernetes.io/basic-auth
      stringData:
        password: s3cret
      ---
      apiVersion: metallb.io/v1beta2
      kind: BGPPeer
      metadata:
        name: peer-fd00--1
        namespace: metallb-system
      spec:
        myASN: 64500
        peerASN: 64501
        peerAddress: fd00::1
        peerPort: 1179
        sourceAddress: fd00::2
        keepaliveTime: 10s
        routerID: 10.0.0.9
        holdTime: 90s
      ---
      apiVersion: metallb.io/v1beta1
      kind: BFDProfile
      metadata:
        name: fast-one
        namespace: metallb-system
      spec:
        receiveInterval: 380
        detectMultiplier: 4
        echoMode: true
      ---
      apiVersion: metallb.io/v1beta1
      kind: Community
      metadata:
        name: communities
        namespace: metallb-system
      spec:
        communities:
          - name: no-advertise
            value: 65535:65282 # well known
      "
    `);
  });
});
