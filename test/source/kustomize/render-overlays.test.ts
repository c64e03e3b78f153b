import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rendering } from '../../../src/source/kustomize/rendering.ts';
import { repository } from '../../files/repository.ts';
import { counted, fake } from './fake-renderer.ts';
import { overlays, pool } from './overlay.ts';
import { listed, placed, rendered, renderedAt, resource, withRenderers } from './rendered.ts';

/** Resources that refer to each other, to one that is missing, and to one of a name that others have, too. */
const SERVED = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      serviceAccountName: web
      containers:
        - name: web
          image: web
          envFrom: [{ configMapRef: { name: web } }, { secretRef: { name: missing } }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  rules: [{ http: { paths: [{ path: /web, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: missing }
subjects: [{ kind: ServiceAccount, name: web, namespace: default }]
`;

/** All that is said in a rendering. */
function everything({ manifests, notRendered }: Rendering): unknown {
  return [notRendered, manifests.map(({ fields }) => fields)];
}

describe('overlays', () => {
  withRenderers('with names of their own are rendered by one process', async (renderer) => {
    const { renderer: counting, calls } = counted(renderer);
    const found = await rendered(overlays('a', 'b', 'c'), ['a', 'b', 'c'], { renderer: counting });
    expect(found.map(listed)).toEqual([['IPAddressPool/a'], ['IPAddressPool/b'], ['IPAddressPool/c']]);
    expect(found.map(({ notRendered }) => notRendered)).toEqual([undefined, undefined, undefined]);
    expect(calls()).toBe(1);
  });

  withRenderers('of one base are told apart', async (renderer) => {
    const files = {
      'base/kustomization.yaml': 'resources: [pool.yaml]\n',
      'base/pool.yaml': pool('floor'),
      'a/kustomization.yaml': 'resources: [../base]\nnamespace: a\n',
      'b/kustomization.yaml': 'resources: [../base]\nnamePrefix: b-\n',
      'c/kustomization.yaml': 'resources: [../base]\ncommonAnnotations: { c: c }\n',
    };
    const found = await rendered(files, ['a', 'b', 'c', 'base'], { renderer });
    expect(
      found.map((one) => resource(one, 'IPAddressPool')).map((one) => [one.namespace, one.name, one.annotations.size]),
    ).toEqual([
      ['a', 'floor', 0],
      ['metallb-system', 'b-floor', 0],
      ['metallb-system', 'floor', 1],
      ['metallb-system', 'floor', 0],
    ]);
  });

  withRenderers('of one base are rendered by one process, and are what they are alone', async (renderer) => {
    const files = {
      'base/kustomization.yaml': 'resources: [all.yaml]\n',
      'base/all.yaml': `${SERVED}---\n${pool('"1"')}`,
      'a/kustomization.yaml': 'resources: [../base]\n',
      'b/kustomization.yaml': 'resources: [../base]\ncommonLabels: { b: b }\n',
      'c/kustomization.yaml': 'resources: [../base, more.yaml]\nnamePrefix: c-\n',
      'c/more.yaml': SERVED.replaceAll('web', 'more'),
    };
    const { renderer: counting, calls } = counted(renderer);
    const folders = ['a', 'b', 'c', 'base'];
    const together = await rendered(files, folders, { renderer: counting });
    expect(calls()).toBe(1);
    const root = repository(files);
    const alone = await Promise.all(folders.map((folder) => renderedAt(root, [folder], { renderer })));
    expect(together.map(everything)).toEqual(alone.flat().map(everything));
    expect(resource(together[1], 'IPAddressPool').name).toBe('1');
    expect(together.map(({ manifests }) => manifests.length)).toEqual([7, 7, 13, 7]);
    expect(placed(resource(together[1], 'Service'), ['metadata', 'name'])).toBe('base/all.yaml:3 web');
  });

  withRenderers('cost nothing but themselves where they are broken', async (renderer) => {
    const files = {
      ...overlays('a', 'b', 'c', 'd', 'e'),
      'c/kustomization.yaml': 'resources: [pool.yaml]\npatches: [{ patch: "a: [", target: { kind: Service } }]\n',
      'e/kustomization.yaml': 'resources: [pool.yaml]\nnoSuchField: 1\n',
    };
    const found = await rendered(files, ['a', 'b', 'c', 'd', 'e'], { renderer });
    expect(found.map(({ notRendered }) => notRendered?.reason)).toEqual([
      undefined,
      undefined,
      'failed',
      undefined,
      'failed',
    ]);
    expect(found.map(listed)).toEqual([
      ['IPAddressPool/a'],
      ['IPAddressPool/b'],
      ['IPAddressPool/c'],
      ['IPAddressPool/d'],
      ['IPAddressPool/e'],
    ]);
    expect(found[4]?.notRendered?.message).toContain('noSuchField');
    expect(found[4]?.notRendered?.message).not.toContain('/tmp');
  });

  withRenderers('that clash by what only the renderer sees are rendered all the same', async (renderer) => {
    const rename = `resources: [pool.yaml]
patches:
  - target: { kind: IPAddressPool }
    options: { allowNameChange: true }
    patch: '[{"op": "replace", "path": "/metadata/name", "value": "same"}]'
`;
    const files = { ...overlays('a', 'b', 'c'), 'a/kustomization.yaml': rename, 'c/kustomization.yaml': rename };
    const found = await rendered(files, ['a', 'b', 'c'], { renderer });
    expect(found.map(listed)).toEqual([['IPAddressPool/same'], ['IPAddressPool/b'], ['IPAddressPool/same']]);
    expect(found.map((one) => placed(resource(one, 'IPAddressPool'), ['spec', 'addresses', 0]))).toEqual([
      'a/pool.yaml:6 192.168.50.0/24',
      'b/pool.yaml:6 192.168.50.0/24',
      'c/pool.yaml:6 192.168.50.0/24',
    ]);
  });

  withRenderers('may have odd names and stand behind links', async (renderer) => {
    const root = repository({
      ...overlays('-a b'),
      'x?ref=y/[z]/kustomization.yaml': 'resources: [pool.yaml]\n',
      'x?ref=y/[z]/pool.yaml': pool('z'),
      'real/kustomization.yaml': 'resources: [pool.yaml]\n',
      'real/pool.yaml': pool('"a\\nb"'),
    });
    symlinkSync('real', join(root, 'link'));
    const found = await renderedAt(root, ['-a b', 'x?ref=y/[z]', 'link', 'real'], { renderer });
    expect(found.map(({ notRendered }) => notRendered?.message)).toEqual([undefined, undefined, undefined, undefined]);
    expect(found.map((one) => placed(resource(one, 'IPAddressPool'), ['spec', 'addresses', 0]))).toEqual([
      '-a b/pool.yaml:6 192.168.50.0/24',
      'x?ref=y/[z]/pool.yaml:6 192.168.50.0/24',
      'real/pool.yaml:6 192.168.50.0/24',
      'real/pool.yaml:6 192.168.50.0/24',
    ]);
  });

  withRenderers(
    'may open files beside their folder, as Flux lets them, where all of them are known',
    async (renderer) => {
      const files = {
        ...overlays('a', 'b', 'c'),
        'b/kustomization.yaml': 'resources: [../files/pool.yaml]\npatches: [{ path: ../files/patch.yaml }]\n',
        'files/pool.yaml': pool('files'),
        'files/patch.yaml': pool('files', '192.168.60.0/24'),
        'c/kustomization.yaml': 'resources: [../files/pool.yaml]\ntransformers: [t.yaml]\n',
        'c/t.yaml': 'apiVersion: builtin\nkind: PrefixTransformer\nmetadata: { name: t }\nprefix: c-\n',
      };
      const found = await rendered(files, ['a', 'b', 'c'], { renderer });
      expect(found.map(({ notRendered }) => notRendered?.reason)).toEqual([undefined, undefined, 'failed']);
      expect(placed(resource(found[1], 'IPAddressPool'), ['spec', 'addresses', 0])).toBe(
        'files/patch.yaml:6 192.168.60.0/24',
      );
      expect(found[2]?.notRendered?.message).toContain("'files/pool.yaml' is not in or below 'c'");
    },
  );

  withRenderers('leave nothing behind, neither here nor in the temporary folder', async (renderer) => {
    const temporary = repository({});
    const root = repository(overlays('a', 'b'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temporary;
    await renderedAt(root, ['a', 'b'], { renderer });
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(root, { recursive: true }).sort()).toEqual([
      'a',
      'a/kustomization.yaml',
      'a/pool.yaml',
      'b',
      'b/kustomization.yaml',
      'b/pool.yaml',
    ]);
  });

  withRenderers('are rendered where the temporary folder is behind a link', async (renderer) => {
    const temporary = repository({ 'real/x': '' });
    symlinkSync('real', join(temporary, 'link'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = join(temporary, 'link');
    const [found] = await rendered(overlays('a'), ['a'], { renderer });
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    expect(placed(resource(found, 'IPAddressPool'), ['kind'])).toBe('a/pool.yaml:2 IPAddressPool');
  });

  it('are rendered once, however often they are asked for', async () => {
    const { renderer, calls } = fake('echo "not: resources"');
    const root = repository(overlays('a'));
    await renderedAt(root, ['a', 'a', 'a'], { renderer });
    expect(calls()).toBe(1);
  });
});
