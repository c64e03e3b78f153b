import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Renderer } from '../../../src/source/kustomize/renderer.ts';
import { repository } from '../../files/repository.ts';
import { listed, placed, rendered, renderedAt, resource, withRenderers } from './rendered.ts';

/** A pool of this name. */
function pool(name: string, address = '192.168.50.0/24'): string {
  return `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: ${name}, namespace: metallb-system }
spec:
  addresses:
    - ${address}
`;
}

/** Overlays of one pool each. */
function overlays(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`${name}/kustomization.yaml`, 'resources: [pool.yaml]\n'],
      [`${name}/pool.yaml`, pool(name)],
    ]),
  );
}

/** A renderer that is a shell script; it counts its calls in the file `calls` beside it. */
function fake(lines: string): { readonly renderer: Renderer; readonly calls: () => number } {
  const folder = repository({ 'fake.sh': `#!/bin/sh\necho >> "${'$'}(dirname "$0")/calls"\n${lines}\n` });
  chmodSync(join(folder, 'fake.sh'), 0o755);
  const calls = join(folder, 'calls');
  return {
    renderer: { program: join(folder, 'fake.sh'), args: ['build'] },
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').length - 1 : 0),
  };
}

/** A renderer that counts its calls and then is another one. */
function counted(renderer: Renderer) {
  return fake(
    `exec "${renderer.program}" ${renderer.args.at(0) === 'build' ? '' : renderer.args.at(0)} "$@"`.replace(
      ' kustomize "$@"',
      ' kustomize "$2"',
    ),
  );
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

describe('a renderer', () => {
  it('that is not installed is told, and plain resources are read', async () => {
    const [found] = await rendered(overlays('a'), ['a'], { renderer: 'none' });
    expect(found?.notRendered).toEqual({
      reason: 'no-renderer',
      message: 'neither kustomize nor kubectl is installed',
    });
    expect(listed(found)).toEqual(['IPAddressPool/a']);
  });

  it('that hangs is ended, and not tried for each overlay', async () => {
    const { renderer, calls } = fake('sleep 600');
    const names = Array.from({ length: 12 }, (_, index) => `o${index}`);
    const found = await rendered(overlays(...names), names, { renderer, timeout: 200 });
    expect(new Set(found.map(({ notRendered }) => notRendered?.reason))).toEqual(new Set(['timeout']));
    expect(found.map(listed)[11]).toEqual(['IPAddressPool/o11']);
    expect(calls()).toBeLessThanOrEqual(4);
  });

  it.each([
    ['prints garbage', 'head -c 1000 /dev/urandom', 'the renderer printed something else than resources'],
    ['prints a list', 'echo "- a"', 'the renderer printed something else than resources'],
    [
      'prints resources that nobody asked for',
      'printf "kind: A\\napiVersion: v1\\n"',
      'the renderer printed something else than resources',
    ],
    ['is killed', 'kill -9 $$', 'it ended with a signal'],
    ['fails', 'echo "Error: no" >&2; exit 1', 'no'],
  ])('that %s has failed', async (_how, lines, message) => {
    const [found] = await rendered(overlays('a'), ['a'], { renderer: fake(lines).renderer });
    expect(found?.notRendered).toEqual({ reason: 'failed', message });
    expect(listed(found)).toEqual(['IPAddressPool/a']);
  });
});

describe('what is no renderer is started for', () => {
  const renderer = { program: '/bin/echo', args: ['started'] };

  it.each([
    [
      'resources: [pool.yaml, "https://example.com/x.yaml"]',
      'remote',
      'a/kustomization.yaml:1: "https://example.com/x.yaml" is in another repository',
    ],
    [
      'resources: [pool.yaml, "github.com/org/repo//path?ref=v1"]',
      'remote',
      'a/kustomization.yaml:1: "github.com/org/repo//path?ref=v1" is in another repository',
    ],
    [
      'resources: [pool.yaml, "git@example.com:org/repo.git"]',
      'remote',
      'a/kustomization.yaml:1: "git@example.com:org/repo.git" is in another repository',
    ],
    [
      'resources: [pool.yaml, example.com/org/repo//path]',
      'remote',
      'a/kustomization.yaml:1: "example.com/org/repo//path" is in another repository',
    ],
    [
      'components: ["ssh://git@example.com/x"]',
      'remote',
      'a/kustomization.yaml:1: "ssh://git@example.com/x" is in another repository',
    ],
    [
      'patches: [{ path: "https://example.com/p.yaml" }]',
      'remote',
      'a/kustomization.yaml:1: "https://example.com/p.yaml" is in another repository',
    ],
    [
      'openapi: { path: "http://example.com/s.json" }',
      'remote',
      'a/kustomization.yaml:1: "http://example.com/s.json" is in another repository',
    ],
    [
      'configurations: ["http://example.com/c.yaml"]',
      'remote',
      'a/kustomization.yaml:1: "http://example.com/c.yaml" is in another repository',
    ],
    [
      'configMapGenerator: [{ name: x, files: ["k=https://example.com/f"] }]',
      'remote',
      'a/kustomization.yaml:1: "https://example.com/f" is in another repository',
    ],
    [
      'configMapGenerator: [{ name: x, Files: ["k=https://example.com/f"] }]',
      'remote',
      'a/kustomization.yaml:1: It names "k=https://example.com/f"',
    ],
    ['Resources: [here@example.com]', 'failed', 'a/kustomization.yaml:1: Unknown field "Resources"'],
    [
      'helmCharts: [{ name: metallb, repo: "https://metallb.github.io/metallb" }]',
      'chart',
      'a/kustomization.yaml:1: It inflates a Helm chart',
    ],
    ['generators: [secrets.yaml]', 'plugin', 'a/kustomization.yaml:1: It runs a plugin of kind "ksops"'],
    [
      'transformers: ["{apiVersion: builtin, kind: PatchTransformer, path: https://example.com}"]',
      'remote',
      'a/kustomization.yaml:1: It names "https://example.com"',
    ],
    ['resources: [../../outside]', 'failed', 'a/kustomization.yaml:1: "../../outside" leads out of the repository'],
    ['resources: [/etc]', 'failed', 'a/kustomization.yaml:1: "/etc" leads out of the repository'],
    ['resources: [nothing.yaml]', 'failed', 'a/kustomization.yaml:1: "nothing.yaml" does not exist'],
    ['resources: [.]', 'failed', 'a/kustomization.yaml:1: This leads in a circle'],
    ['resources: [../b]', 'failed', 'b/kustomization.yaml:1: This leads in a circle'],
    ['resources: [../more]', 'failed', 'a/kustomization.yaml:1: A component cannot be a resource'],
    ['- pool.yaml', 'failed', 'a/kustomization.yaml:1: a/kustomization.yaml is no mapping'],
    ['kind: Component', 'failed', 'it is a component, which only others can include'],
  ])('%s', async (lines, reason, message) => {
    const files = {
      ...overlays('a'),
      'a/kustomization.yaml': `${lines}\n`,
      'a/secrets.yaml': 'apiVersion: viaduct.ai/v1\nkind: ksops\nmetadata: { name: x }\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
      'more/kustomization.yaml': 'kind: Component\n',
    };
    const [found] = await rendered(files, ['a'], { renderer });
    expect(found?.notRendered).toEqual({ reason, message });
  });

  it('a folder without a kustomization, or with two', async () => {
    const files = { 'a/x.yaml': '', 'b/kustomization.yaml': 'a: b', 'b/Kustomization': 'a: b' };
    const found = await rendered(files, ['a', 'b', 'c'], { renderer });
    expect(found.map(({ notRendered }) => notRendered?.message)).toEqual([
      'a:1: "a" has no kustomization',
      'b/Kustomization:1: "b" has several kustomizations',
      'c:1: "c" has no kustomization',
    ]);
  });

  it('a tree that unfolds without end', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        [`${index}/kustomization.yaml`, `resources: [a, b]\n`],
        [`${index}/a/kustomization.yaml`, `namePrefix: a-\nresources: [../../${index + 1}]\n`],
        [`${index}/b/kustomization.yaml`, `namePrefix: b-\nresources: [../../${index + 1}]\n`],
      ]).flat(),
    );
    const [found] = await rendered(
      { ...files, '40/kustomization.yaml': 'resources: [x.yaml]\n', '40/x.yaml': pool('x') },
      ['0'],
      { renderer },
    );
    expect(found?.notRendered?.message).toMatch(/The tree of kustomizations is too large$/);
  });

  it('a tree of ten thousand resources with patches has its places all the same', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `---\n${pool(`p${index}`)}`).join('');
    const files = {
      'a/kustomization.yaml': `resources: [all.yaml, "https://example.com/x.yaml"]\nnamePrefix: x-\npatches: [{ path: p.yaml, target: { kind: Service } }]\n`,
      'a/all.yaml': many,
      'a/p.yaml': 'spec: { a: b }\n',
    };
    const [found] = await rendered(files, ['a'], { renderer });
    expect(found?.manifests).toHaveLength(10_000);
    const last = found?.manifests.at(-1);
    expect(last?.name).toBe('x-p9999');
    expect(last === undefined ? undefined : placed(last, ['kind'])).toBe('a/all.yaml:69996 IPAddressPool');
  });
});
