import { describe, expect } from 'vitest';
import { defined, listed, placed, rendered, resource, withRenderers } from './rendered.ts';

const POOL = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: floor
  namespace: metallb-system
spec:
  addresses:
    - 192.168.50.200-192.168.50.209
    - 192.168.51.0/24
`;

const ADVERTISEMENT = `apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: floor
  namespace: metallb-system
spec:
  ipAddressPools:
    - floor
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  ports:
    - name: http
      port: 80
    - name: https
      port: 443
`;

const BASE = {
  'base/kustomization.yaml': 'resources: [pool.yaml, l2.yaml, web.yaml]\n',
  'base/pool.yaml': POOL,
  'base/l2.yaml': ADVERTISEMENT,
  'base/web.yaml': SERVICE,
};

/** A base with an overlay of these lines. */
function overlay(lines: string, files: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { ...BASE, 'west/kustomization.yaml': `resources:\n  - ../base\n${lines}`, ...files };
}

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

describe('a value that a replacement copies', () => {
  const replacements = `configMapGenerator:
  - name: net
    literals: [first=192.168.60.1, "range=192.168.60.10-192.168.60.19"]
    envs: [net.env]
replacements:
  - source: { kind: ConfigMap, name: net, fieldPath: data.range }
    targets:
      - select: { kind: IPAddressPool }
        fieldPaths: [spec.addresses.0]
  - source: { kind: ConfigMap, name: net, fieldPath: data.THIRD }
    targets:
      - select: { kind: Service, name: web }
        fieldPaths: ["metadata.annotations.[metallb.universe.tf/loadBalancerIPs]"]
        options: { create: true }
  - path: copy.yaml
`;
  const files = overlay(replacements, {
    'west/net.env': '# The third.\nOTHER=1\nTHIRD=192.168.60.3\n',
    'west/copy.yaml': `source: { kind: ConfigMap, name: here, fieldPath: data.a }
targets:
  - select: { kind: IPAddressPool }
    fieldPaths: [spec.addresses.1]
    options: { delimiter: ".", index: 2 }
`,
    'west/here.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: here
  annotations: { config.kubernetes.io/local-config: "true" }
data:
  a: "77"
`,
  });
  const all = {
    ...files,
    'west/kustomization.yaml':
      files['west/kustomization.yaml']?.replace('resources:\n', 'resources:\n  - here.yaml\n') ?? '',
  };

  withRenderers('stands where its source is written', async (renderer) => {
    const [west] = await rendered(all, ['west'], { renderer });
    const pool = resource(west, 'IPAddressPool');
    expect(pool.get(['spec', 'addresses'])).toEqual(['192.168.60.10-192.168.60.19', '192.168.77.0/24']);
    expect(placed(pool, ['spec', 'addresses', 0])).toBe(
      'west/kustomization.yaml:6 "range=192.168.60.10-192.168.60.19"',
    );
    expect(defined(pool, ['spec', 'addresses', 0])).toEqual([
      'west/kustomization.yaml:11 select: A replacement copies it to where it is used',
    ]);
    expect(placed(pool, ['spec', 'addresses', 1])).toBe('west/here.yaml:7 "77"');
    expect(listed(west)).not.toContain('ConfigMap/here');
    const service = resource(west, 'Service');
    expect(placed(service, ['metadata', 'annotations', 'metallb.universe.tf/loadBalancerIPs'])).toBe(
      'west/net.env:3 THIRD=192.168.60.3',
    );
  });

  withRenderers('is in a generated ConfigMap, too, which is itself a resource', async (renderer) => {
    const [west] = await rendered(all, ['west'], { renderer });
    const map = resource(west, 'ConfigMap');
    expect(String(map.name)).toMatch(/^net-[a-z0-9]{10}$/);
    expect(placed(map, ['data', 'first'])).toBe('west/kustomization.yaml:6 first=192.168.60.1');
    expect(placed(map, ['data', 'THIRD'])).toBe('west/net.env:3 THIRD=192.168.60.3');
    expect(placed(map, ['metadata', 'name'])).toBe('west/kustomization.yaml:5 net');
  });
});

describe('what a kustomization sets in all its resources', () => {
  withRenderers('stands in the kustomization', async (renderer) => {
    const files = overlay(
      `namespace: edge
commonAnnotations:
  metallb.universe.tf/address-pool: floor
labels:
  - includeSelectors: true
    pairs:
      app: web
images:
  - name: quay.io/metallb/controller
    newTag: v0.14.8
replicas:
  - { name: controller, count: 3 }
`,
      {
        'base/kustomization.yaml': 'resources: [pool.yaml, web.yaml, controller.yaml]\n',
        'base/controller.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: controller }
spec:
  selector: { matchLabels: { a: b } }
  template:
    metadata: { labels: { a: b } }
    spec: { containers: [{ name: c, image: "quay.io/metallb/controller:v0.13.0" }] }
`,
      },
    );
    const [west] = await rendered(files, ['west'], { renderer });
    const service = resource(west, 'Service');
    expect(service.namespace).toBe('edge');
    expect(placed(service, ['metadata', 'namespace'])).toBe('west/kustomization.yaml:3 edge');
    expect(placed(service, ['metadata', 'annotations', 'metallb.universe.tf/address-pool'])).toBe(
      'west/kustomization.yaml:5 floor',
    );
    expect(placed(service, ['spec', 'selector', 'app'])).toBe('west/kustomization.yaml:9 web');
    expect(placed(service, ['metadata', 'labels'])).toBe('west/kustomization.yaml:8 pairs');
    const deployment = resource(west, 'Deployment');
    const image = ['spec', 'template', 'spec', 'containers', 0, 'image'] as const;
    expect(placed(deployment, image)).toBe('west/kustomization.yaml:12 v0.14.8');
    expect(placed(deployment, ['spec', 'replicas'])).toBe('west/kustomization.yaml:14 3');
    expect(placed(deployment, ['spec', 'template', 'metadata', 'labels', 'a'])).toBe('base/controller.yaml:7 b');
  });

  withRenderers(
    'as a prefix leaves names, and those who use them, in the base, and is told beside them',
    async (renderer) => {
      const [west] = await rendered(overlay('namePrefix: west-\nnameSuffix: -a\n'), ['west'], { renderer });
      const pool = resource(west, 'IPAddressPool');
      expect(pool.name).toBe('west-floor-a');
      expect(placed(pool, ['metadata', 'name'])).toBe('base/pool.yaml:4 floor');
      const renames = [
        'west/kustomization.yaml:3 west-: "west-" is put before names here',
        'west/kustomization.yaml:4 -a: "-a" is put behind names here',
      ];
      expect(defined(pool, ['metadata', 'name'])).toEqual(renames);
      const advertisement = resource(west, 'L2Advertisement');
      expect(advertisement.get(['spec', 'ipAddressPools'])).toEqual(['floor']);
      expect(placed(advertisement, ['spec', 'ipAddressPools', 0])).toBe('base/l2.yaml:8 floor');
      expect(defined(advertisement, ['spec', 'ipAddressPools', 0])).toEqual(renames);
      expect(defined(pool, ['spec', 'addresses', 0])).toEqual([]);
    },
  );
});

describe('a component', () => {
  withRenderers('changes what the overlay has, and adds to it', async (renderer) => {
    const files = overlay('components: [../more]\n', {
      'more/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
resources: [pool.yaml]
patches:
  - target: { kind: IPAddressPool }
    patch: |
      - op: add
        path: /spec/autoAssign
        value: false
`,
      'more/pool.yaml': POOL.replace('floor', 'more'),
    });
    const [west] = await rendered(files, ['west'], { renderer });
    expect(listed(west)).toEqual(['IPAddressPool/floor', 'L2Advertisement/floor', 'Service/web', 'IPAddressPool/more']);
    expect(placed(resource(west, 'IPAddressPool'), ['spec', 'autoAssign'])).toBe('more/kustomization.yaml:9 false');
    expect([...(west?.used ?? [])].sort()).toEqual([
      'base/kustomization.yaml',
      'base/l2.yaml',
      'base/pool.yaml',
      'base/web.yaml',
      'more/kustomization.yaml',
      'more/pool.yaml',
      'west/kustomization.yaml',
    ]);
  });
});

describe('an item of a List', () => {
  withRenderers('is found in its file', async (renderer) => {
    const files = {
      'kustomization.yaml': 'resources: [all.yaml]\n',
      'all.yaml': `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    metadata: { name: a }
    spec: { loadBalancerIP: 192.168.60.1 }
  - apiVersion: v1
    kind: Service
    metadata: { name: b }
    spec: { loadBalancerIP: 192.168.60.2 }
`,
    };
    const [top] = await rendered(files, [''], { renderer });
    const found = top?.manifests.map((manifest) => placed(manifest, ['spec', 'loadBalancerIP']));
    expect(found).toEqual(['all.yaml:7 192.168.60.1', 'all.yaml:11 192.168.60.2']);
  });
});
