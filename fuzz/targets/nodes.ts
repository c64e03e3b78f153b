import { importerTarget } from '../importer.ts';

const SEEDS = [
  `kind: List
items:
- kind: Node
  metadata:
    name: node-a
    labels: { rack: r1 }
  spec:
    podCIDR: 10.42.0.0/24
    podCIDRs: [10.42.0.0/24, "2001:db8:42::/64"]
  status:
    addresses:
    - { type: InternalIP, address: 192.168.20.21 }
    - { type: Hostname, address: node-a }
    - { type: Other, address: 192.168.20.22 }
`,
  '{ "kind": "Node", "metadata": { "name": "n" }, "status": { "addresses": [ { "type": "ExternalIP", "address": "198.51.100.1" } ] } }',
  'kind: Service\n---\nkind: Node\nmetadata: { name: ${N} }\n',
];

/** Nodes of a cluster, as YAML or JSON. */
export const target = importerTarget('nodes', SEEDS, [
  'kind: Node\n',
  'kind: List\n',
  'items:\n',
  '- ',
  'metadata: ',
  'name: ',
  'labels: ',
  'status: ',
  'addresses: ',
  'type: InternalIP',
  'type: ExternalIP',
  'address: ',
  'podCIDR: ',
  'podCIDRs: ',
  '---\n',
  '{',
  '}',
  '[',
  ']',
  ': ',
  '&a ',
  '*a',
  '${A}',
  'ENC[x]',
]);
