import { describe, expect, it } from 'vitest';
import { Unknown } from '../../../src/manifest/unknown.ts';
import { defined, listed, placed, rendered, resource } from './rendered.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: LoadBalancer
  loadBalancerIP: 192.168.60.1
  ports: [{ port: 80 }]
`;

/** The Service of an overlay that nothing renders. */
async function unrendered(lines: string, files: Readonly<Record<string, string>> = {}) {
  const all = { 'k/kustomization.yaml': `resources: [web.yaml]\n${lines}`, 'k/web.yaml': SERVICE, ...files };
  const [found] = await rendered(all, ['k'], { renderer: 'none' });
  return resource(found, 'Service');
}

describe('an overlay that nothing renders', () => {
  it('has its resources as they stand where nothing changes them', async () => {
    const service = await unrendered('');
    expect(service.get(['spec', 'loadBalancerIP'])).toBe('192.168.60.1');
    expect(service.definitionsAt(['metadata', 'name'])).toEqual([]);
  });

  it('gives them its namespace and its prefix', async () => {
    const service = await unrendered('namespace: edge\nnamePrefix: west-\n');
    expect([service.namespace, service.name]).toEqual(['edge', 'west-web']);
    expect(placed(service, ['metadata', 'namespace'])).toBe('k/kustomization.yaml:2 edge');
    expect(placed(service, ['spec', 'loadBalancerIP'])).toBe('k/web.yaml:7 192.168.60.1');
    expect(defined(service, ['metadata', 'name'])).toEqual([
      'k/kustomization.yaml:3 west-: "west-" is put before names here',
    ]);
  });

  it('has an unknown namespace where a variable sets it', async () => {
    const service = await unrendered('namespace: $NS\n');
    expect(service.namespace).toBeInstanceOf(Unknown);
  });

  it.each([
    [
      'a merge',
      'patches: [{ patch: "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {loadBalancerIP: 1.2.3.4}}" }]\n',
    ],
    [
      'an operation',
      `patches: [{ target: { kind: Service }, patch: '[{"op": "remove", "path": "/spec/loadBalancerIP"}]' }]\n`,
    ],
    [
      'a replacement',
      'replacements: [{ source: { kind: X }, targets: [{ select: { kind: Service }, fieldPaths: [spec.loadBalancerIP] }] }]\n',
    ],
  ])('does not know what %s writes, and the rest', async (_what, lines) => {
    const service = await unrendered(lines);
    expect(service.get(['spec', 'loadBalancerIP'])).toBeInstanceOf(Unknown);
    expect(service.get(['spec', 'type'])).toBe('LoadBalancer');
    expect(service.get(['spec', 'ports'])).toHaveLength(1);
  });

  it('does not know a list of which an item is written', async () => {
    const service = await unrendered(
      `patches: [{ target: { kind: Service }, patch: '[{"op": "add", "path": "/spec/ports/-", "value": {"port": 1}}]' }]\n`,
    );
    expect(service.get(['spec', 'ports'])).toBeInstanceOf(Unknown);
  });

  it.each([
    ['a patch that does not parse', 'patches: [{ path: p.yaml, target: { kind: Service } }]\n'],
    ['a component from elsewhere', 'components: ["https://example.com/x"]\n'],
    ['a transformer', 'transformers: [t.yaml]\n'],
    [
      'a patch that may delete it',
      'patches: [{ patch: "{apiVersion: v1, kind: Service, metadata: {name: web}, $patch: delete}" }]\n',
    ],
  ])('knows only what its resources are where they are changed by %s', async (_what, lines) => {
    const service = await unrendered(lines, {
      'k/p.yaml': 'a: [',
      'k/t.yaml': 'apiVersion: x/v1\nkind: T\nmetadata: { name: t }\n',
    });
    expect([service.kind, service.name]).toEqual(['Service', 'web']);
    expect(service.get(['spec', 'type'])).toBeInstanceOf(Unknown);
    expect(service.get(['metadata', 'annotations', 'x'])).toBeInstanceOf(Unknown);
  });

  it('is not touched by what selects others', async () => {
    const service = await unrendered(
      'patches: [{ path: p.yaml, target: { kind: Deployment } }]\nimages: [{ name: x, newTag: y }]\n',
      { 'k/p.yaml': 'spec: { type: ClusterIP }\n' },
    );
    expect(service.get(['spec', 'type'])).toBe('LoadBalancer');
  });

  it('knows what is used, and what does not parse in it', async () => {
    const files = {
      'k/kustomization.yaml': `resources: [web.yaml, bad.yaml, folder]
patches: [{ path: p.yaml, target: { kind: X } }]
configMapGenerator: [{ name: c, files: [key=files/a.txt], envs: [e.env] }]
crds: [crd.yaml]
replacements: [{ path: r.yaml }]
helmCharts: [{ name: c, valuesFile: values.yaml }]
transformers: [t.yaml]
`,
      'k/web.yaml': SERVICE,
      'k/bad.yaml': 'a: [\n',
      'k/folder/x.yaml': SERVICE.replace('web', 'loose'),
      'k/folder/x.txt': '',
      'k/p.yaml': 'a: b\na: c\n',
      'k/files/a.txt': '[',
      'k/e.env': '',
      'k/crd.yaml': '',
      'k/r.yaml': '[]\n',
      'k/values.yaml': '',
      'k/t.yaml': 'apiVersion: builtin\nkind: PatchTransformer\nmetadata: { name: t }\npath: deep.yaml\n',
      'k/deep.yaml': '',
      'k/unused.yaml': SERVICE,
    };
    const [found] = await rendered(files, ['k'], { renderer: 'none' });
    expect([...(found?.used ?? [])].sort()).toEqual(
      Object.keys(files)
        .filter((path) => !['k/unused.yaml', 'k/folder/x.txt'].includes(path))
        .sort(),
    );
    expect(found?.problems.map(({ at }) => at.source.path).sort()).toEqual(['k/bad.yaml', 'k/p.yaml']);
    expect(listed(found)).toEqual(['Service/web', 'Service/loose']);
  });
});
