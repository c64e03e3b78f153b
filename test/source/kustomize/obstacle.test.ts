import { describe, expect, it } from 'vitest';
import { overlays, pool } from './overlay.ts';
import { placed, rendered } from './rendered.ts';

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
      'failed',
      'a/kustomization.yaml:1: Unknown field "Files"',
    ],
    ['patches: [{ Path: ../../x }]', 'failed', 'a/kustomization.yaml:1: Unknown field "Path"'],
    [
      'secretGenerator: [{ name: x, file\u017f: [../../x] }]',
      'failed',
      'a/kustomization.yaml:1: Unknown field "file\u017f"',
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
    const many = (name: string) =>
      Array.from({ length: 5000 }, (_, index) => `---\n${pool(`${name}${index}`)}`).join('');
    const files = {
      'a/kustomization.yaml': `resources: [one.yaml, two.yaml, "https://example.com/x.yaml"]\nnamePrefix: x-\npatches: [{ path: p.yaml, target: { kind: Service } }]\n`,
      'a/one.yaml': many('p'),
      'a/two.yaml': many('q'),
      'a/p.yaml': 'spec: { a: b }\n',
    };
    const [found] = await rendered(files, ['a'], { renderer });
    expect(found?.manifests).toHaveLength(10_000);
    const last = found?.manifests.at(-1);
    expect(last?.name).toBe('x-q4999');
    expect(last === undefined ? undefined : placed(last, ['kind'])).toBe('a/two.yaml:34996 IPAddressPool');
  });
});
