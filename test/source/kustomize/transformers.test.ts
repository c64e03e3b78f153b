import { describe, expect } from 'vitest';
import { overlay, POOL } from './overlay.ts';
import { defined, listed, placed, rendered, resource, withRenderers } from './rendered.ts';

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
