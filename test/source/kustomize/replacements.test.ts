import { describe, expect } from 'vitest';
import { overlay } from './overlay.ts';
import { defined, listed, placed, rendered, resource, withRenderers } from './rendered.ts';

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
