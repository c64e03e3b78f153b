import { describe, expect } from 'vitest';
import { overlay, POOL } from './overlay.ts';
import { placed, rendered, resource, withRenderers } from './rendered.ts';

describe('a value that a patch sets', () => {
  withRenderers('stands in the file of a merge', async (renderer) => {
    const patch = POOL.replace('192.168.50.200-192.168.50.209', '192.168.50.100-192.168.50.149').replace(
      / {4}- 192.168.51.*\n/,
      '',
    );
    const files = overlay('patches:\n  - path: pool.yaml\n', { 'west/pool.yaml': patch });
    const [west] = await rendered(files, ['west'], { renderer });
    const pool = resource(west, 'IPAddressPool');
    expect(pool.get(['spec', 'addresses'])).toEqual(['192.168.50.100-192.168.50.149']);
    expect(placed(pool, ['spec', 'addresses', 0])).toBe('west/pool.yaml:8 192.168.50.100-192.168.50.149');
    expect(placed(pool, ['spec', 'addresses'])).toBe('west/pool.yaml:7 addresses');
    expect(placed(pool, ['metadata', 'name'])).toBe('base/pool.yaml:4 floor');
    expect(placed(pool, ['spec', 'autoAssign'])).toBe('base/pool.yaml:6 spec');
    expect(placed(resource(west, 'L2Advertisement'), ['spec', 'ipAddressPools', 0])).toBe('base/l2.yaml:8 floor');
  });

  withRenderers('stands in the lines of an inline merge', async (renderer) => {
    const files = overlay(`patches:
  - patch: |-
      apiVersion: metallb.io/v1beta1
      kind: IPAddressPool
      metadata: { name: floor, namespace: metallb-system }
      spec:
        addresses:
          # The new range.
          - 192.168.60.0/24
`);
    const pool = resource((await rendered(files, ['west'], { renderer }))[0], 'IPAddressPool');
    expect(placed(pool, ['spec', 'addresses', 0])).toBe('west/kustomization.yaml:11 192.168.60.0/24');
  });

  withRenderers('stands in the operation of a JSON patch', async (renderer) => {
    const files = overlay(
      `patches:
  - target: { kind: IPAddressPool, name: fl.* }
    patch: |
      - op: replace
        path: /spec/addresses/0
        value: 192.168.60.0/24
      - op: add
        path: /spec/addresses/-
        value: 192.168.61.0/24
      - op: add
        path: /spec/autoAssign
        value: false
  - target: { kind: Service, labelSelector: app=other }
    patch: '[{"op": "add", "path": "/spec/loadBalancerIP", "value": "192.168.60.1"}]'
  - target: { group: "", version: v1, kind: Service }
    path: service.json
`,
      {
        'west/service.json': `[
  { "op": "add", "path": "/metadata/annotations", "value": {
    "metallb.universe.tf/address-pool": "floor"
  } },
  { "op": "replace", "path": "/spec/ports/1/port", "value": 8443 },
  { "op": "remove", "path": "/spec/ports/0/name" }
]`,
      },
    );
    const [west] = await rendered(files, ['west'], { renderer });
    const pool = resource(west, 'IPAddressPool');
    expect(pool.get(['spec', 'addresses'])).toEqual(['192.168.60.0/24', '192.168.51.0/24', '192.168.61.0/24']);
    expect([0, 1, 2].map((index) => placed(pool, ['spec', 'addresses', index]))).toEqual([
      'west/kustomization.yaml:8 192.168.60.0/24',
      'base/pool.yaml:9 192.168.51.0/24',
      'west/kustomization.yaml:11 192.168.61.0/24',
    ]);
    expect(placed(pool, ['spec', 'autoAssign'])).toBe('west/kustomization.yaml:14 false');
    const service = resource(west, 'Service');
    expect(placed(service, ['metadata', 'annotations', 'metallb.universe.tf/address-pool'])).toBe(
      'west/service.json:3 "floor"',
    );
    expect(placed(service, ['spec', 'ports', 1, 'port'])).toBe('west/service.json:5 8443');
    expect(placed(service, ['spec', 'ports', 0, 'port'])).toBe('base/web.yaml:9 80');
    expect(placed(service, ['spec', 'ports', 0, 'name'])).toBe('west/service.json:6 "/spec/ports/0/name"');
  });

  withRenderers('stands in a JSON patch on one quoted line, and in one of the older fields', async (renderer) => {
    const files = overlay(`patchesJson6902:
  - target: { group: metallb.io, version: v1beta1, kind: IPAddressPool, name: floor }
    patch: '[{"op": "replace", "path": "/spec/addresses", "value": ["192.168.60.0/24"]}]'
patchesStrategicMerge:
  - |-
    apiVersion: v1
    kind: Service
    metadata: { name: web }
    spec: { loadBalancerIP: 192.168.60.1 }
`);
    const [west] = await rendered(files, ['west'], { renderer });
    const pool = resource(west, 'IPAddressPool');
    expect(placed(pool, ['spec', 'addresses', 0])).toBe('west/kustomization.yaml:5 "192.168.60.0/24"');
    expect(placed(resource(west, 'Service'), ['spec', 'loadBalancerIP'])).toBe(
      'west/kustomization.yaml:11 192.168.60.1',
    );
  });

  withRenderers('stands in the merged item of a list, others in the base', async (renderer) => {
    const files = overlay(`patches:
  - patch: |-
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        ports:
          - name: dns
            port: 53
          - name: tls
            port: 443
`);
    const service = resource((await rendered(files, ['west'], { renderer }))[0], 'Service');
    const ports = service.get(['spec', 'ports']);
    const at = (name: string) =>
      (Array.isArray(ports) ? ports : []).findIndex((port) => port instanceof Map && port.get('name') === name);
    expect(placed(service, ['spec', 'ports', at('dns'), 'port'])).toBe('west/kustomization.yaml:12 53');
    expect(placed(service, ['spec', 'ports', at('tls'), 'name'])).toBe('west/kustomization.yaml:13 tls');
    expect(placed(service, ['spec', 'ports', at('http'), 'port'])).toBe('base/web.yaml:9 80');
  });

  withRenderers('is blamed on the last of several overlays', async (renderer) => {
    const files = {
      ...overlay('patches: [{ path: a.yaml }]\n', {
        'west/a.yaml': POOL.replace('192.168.51.0/24', '192.168.52.0/24'),
      }),
      'top/kustomization.yaml': 'resources: [../west]\npatches: [{ path: b.yaml, target: { kind: IPAddressPool } }]\n',
      'top/b.yaml': 'apiVersion: x\nkind: y\nmetadata: { name: z }\nspec: { avoidBuggyIPs: true }\n',
    };
    const pool = resource((await rendered(files, ['top'], { renderer }))[0], 'IPAddressPool');
    expect(placed(pool, ['spec', 'addresses', 1])).toBe('west/a.yaml:9 192.168.52.0/24');
    expect(placed(pool, ['spec', 'avoidBuggyIPs'])).toBe('top/b.yaml:4 true');
    expect(placed(pool, ['kind'])).toBe('base/pool.yaml:2 IPAddressPool');
  });
});
