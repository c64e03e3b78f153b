import { resource } from '../cluster-of.ts';
import { A, bgp, GOOD, PEERED, peer, type Row } from './manifests.ts';

/** What is usually wrong with BGP, and with what MetalLB writes itself. */
export const bgpRows: readonly Row[] = [
  [
    23,
    'a secret of another type',
    `${PEERED}${peer('edge', ', peerPort: 1179, passwordSecret: { name: s }').replace('10.0.0.1', '10.0.0.2')}---\n{ apiVersion: v1, kind: Secret, metadata: { name: s, namespace: metallb-system }, type: Opaque, stringData: { password: a } }\n`,
    ['error bgp/peer-secret'],
  ],
  [
    23,
    'a secret in another namespace',
    `${A}${bgp('all')}${peer('core', ', passwordSecret: { name: s, namespace: shop }')}---\n{ apiVersion: v1, kind: Secret, type: kubernetes.io/basic-auth, metadata: { name: s, namespace: shop }, stringData: { password: a } }\n`,
    ['warning bgp/peer-secret'],
  ],
  [
    23,
    'a secret without password',
    `${A}${bgp('all')}${peer('core', ', passwordSecret: { name: s }')}---\n{ apiVersion: v1, kind: Secret, type: kubernetes.io/basic-auth, metadata: { name: s, namespace: metallb-system }, stringData: { passwd: a } }\n`,
    ['error bgp/peer-secret'],
  ],
  [24, 'a password in plain text', A + bgp('all') + peer('core', ', password: a'), ['warning bgp/plain-password']],
  [25, 'an old peer', A + bgp('all') + peer('core', '', 'v1beta1'), ['warning schema/deprecated']],
  [25, 'the mode frr from 0.16.0', PEERED, ['info schema/deprecated'], '0.16.1'],
  [25, 'disableMP', A + bgp('all') + peer('core', ', disableMP: true'), []],
  [
    26,
    'the name of a Community object',
    A +
      bgp('all', 'communities: [own]') +
      peer('core') +
      resource('Community', 'own', '{ communities: [{ name: vip, value: "64500:1" }] }'),
    ['error advertisement/unknown-community'],
  ],
  [27, 'a hold time of two seconds', A + bgp('all') + peer('core', ', holdTime: 2s'), ['error bgp/invalid-peer']],
  [27, 'a keepalive time alone', A + bgp('all') + peer('core', ', keepaliveTime: 10s'), []],
  [28, 'one neighbor on two ports', PEERED + peer('again', ', peerPort: 1179'), ['error bgp/conflicting-peers']],
  [
    28,
    'one router ID of two',
    PEERED + peer('edge', ', routerID: 10.0.0.9').replace('10.0.0.1,', '10.0.0.2,'),
    ['error bgp/conflicting-peers'],
  ],
  [
    33,
    'a BFDProfile in native mode',
    PEERED + resource('BFDProfile', 'fast', '{ receiveInterval: 100 }'),
    ['error bgp/unsupported-in-mode'],
    '0.15.3',
    'bgp: native',
  ],
  [
    33,
    'large communities in native mode',
    A + bgp('all', 'communities: ["large:64500:1:2"]') + peer('core'),
    ['error bgp/unsupported-in-mode'],
    '0.15.3',
    'bgp: native',
  ],
  [34, 'status in git', GOOD + resource('ServiceL2Status', 'till', '{}'), ['warning schema/status-object']],
];
