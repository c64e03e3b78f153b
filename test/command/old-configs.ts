import { type MigrateReport, migrate } from '../../src/command/migrate.ts';
import { inFolder } from '../rules/temporary-folder.ts';

/** What becomes of a file `config.yaml`. */
export function migrated(text: string, metallbVersion?: string): Promise<MigrateReport> {
  return inFolder(new Map([['config.yaml', text]]), (cwd) =>
    migrate({ files: ['config.yaml'], cwd, ...(metallbVersion === undefined ? {} : { metallbVersion }) }),
  );
}

/** A ConfigMap of MetalLB up to 0.12 with this configuration. */
export const configMap = (config: string) => `# how the floor is reached
apiVersion: v1
kind: ConfigMap
metadata: { namespace: metallb-system, name: config }
data:
  config: |
${config.replace(/^(?=.)/gm, '    ')}`;

/** Two pools of layer 2, with comments. */
export const LAYER2 = configMap(`# ours since 2021
address-pools:
# the machines
- name: floor
  protocol: layer2   # arp
  auto-assign: false
  avoid-buggy-ips: true
  addresses:
  - 192.168.50.200-192.168.50.209 # old PLCs
  # spare
  - 192.168.50.230/29
- name: office
  protocol: layer2
  addresses: ["192.168.50.240-192.168.50.243"]
`);

/** Pools, peers, communities and BFD profiles. */
export const BGP = configMap(`peers:
- peer-address: 10.0.0.1
  peer-asn: 64501
  my-asn: 64500
  # the left one
  password: s3cret
  hold-time: 30s
  bfd-profile: Fast One
  ebgp-multihop: true
  node-selectors:
  - match-labels: { rack: r1 }
    match-expressions: [{ key: zone, operator: In, values: [a, b] }]
- peer-address: fd00::1
  peer-asn: 64501
  my-asn: 64500
  peer-port: 1179
  source-address: fd00::2
  router-id: 10.0.0.9
  keepalive-time: 10s
bgp-communities:
  no-advertise: 65535:65282 # well known
address-pools:
- name: Public_A
  protocol: bgp
  addresses: [198.51.100.0/24]
  bgp-advertisements:
  - aggregation-length: 32
    localpref: 100
    communities: [no-advertise]
  - aggregation-length: 24
- name: public-b
  protocol: bgp
  addresses: [203.0.113.0/24]
  bgp-advertisements:
  - communities: [no-advertise]
    localpref: 100
- name: public-c
  protocol: bgp
  addresses: [192.0.2.0/24]
bfd-profiles:
- name: Fast One
  receive-interval: 380
  detect-multiplier: 4
  echo-mode: true
`);
