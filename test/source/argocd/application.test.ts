import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import { repository } from '../../files/repository.ts';
import { collected, service } from '../collected.ts';
import { application, label } from '../inferred.ts';

async function labels(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { manifests } = await collected(repository(files), ['argocd']);
  return manifests
    .filter(({ kind }) => kind === 'Service')
    .map(label)
    .sort();
}

function set(generators: string, path: string, basename: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: set, namespace: argocd }
spec:
  generators:
${generators}
  template:
    metadata: { name: '${basename}' }
    spec:
      source: { repoURL: 'https://git.example.org/home/lab.git', path: '${path}' }
      destination: { server: 'https://kubernetes.default.svc', namespace: '${basename}' }
`;
}

describe('an Application of Argo CD', () => {
  it('deploys the files of a folder, and those below only where it says so', async () => {
    const files = {
      'argocd/a.yaml': `${application('flat', 'flat')}---\n${application('deep', 'deep', ', directory: { recurse: true }')}`,
      'flat/a.yaml': service('a'),
      'flat/below/b.yaml': service('b'),
      'deep/below/c.yaml': service('c'),
    };
    expect(await labels(files)).toEqual(['deep/c', 'flat/a']);
  });

  it('deploys a kustomization, and gives a namespace to what has none', async () => {
    const files = {
      'argocd/a.yaml': application('app', 'app'),
      'app/kustomization.yaml': 'resources: [in.yaml]\n',
      'app/in.yaml': `${service('a')}---\n${service('b').replace('name: b', 'name: b, namespace: own')}`,
      'app/out.yaml': service('out'),
    };
    expect(await labels(files)).toEqual(['app/a', 'own/b']);
  });

  it('deploys of a folder what its patterns include and do not exclude, by the path below it', async () => {
    const directory = ", directory: { recurse: true, include: '{a*,b/*.yaml}', exclude: 'b/[x-z]?.yaml' }";
    const files = {
      'argocd/a.yaml': application('app', 'app', directory),
      'app/a.yaml': service('a'),
      'app/c.yaml': service('c'),
      'app/b/d.yaml': service('d'),
      'app/b/e/f.yaml': service('f'),
      'app/b/y1.yaml': service('y'),
    };
    expect(await labels(files)).toEqual(['app/a', 'app/d', 'app/f']);
  });

  it('patches a kustomization inline and by files, before it renames', async () => {
    const kustomize = `, kustomize: { namePrefix: lab-, patches: [
      { target: { kind: Service, name: a }, patch: '[{ op: add, path: /spec, value: { type: LoadBalancer } }]' },
      { patch: '{ apiVersion: v1, kind: Service, metadata: { name: b }, $patch: delete }' },
      { path: patches/class.yaml } ] }`;
    const { manifests } = await collected(
      repository({
        'argocd/a.yaml': application('app', 'app', kustomize),
        'app/kustomization.yaml': 'resources: [in.yaml]\n',
        'app/in.yaml': `${service('a')}---\n${service('b')}`,
        'app/patches/class.yaml': `${service('a')}spec: { loadBalancerClass: example.org/other }\n`,
      }),
      ['argocd'],
    );
    const services = manifests.filter(({ kind }) => kind === 'Service');
    const placed = (one: Manifest, key: string) => [one.get(['spec', key]), one.at(['spec', key]).source.path];
    expect(services.map((one) => [label(one), ...placed(one, 'type'), ...placed(one, 'loadBalancerClass')])).toEqual([
      ['app/lab-a', 'LoadBalancer', 'argocd/a.yaml', 'example.org/other', 'app/patches/class.yaml'],
    ]);
  });

  it('deploys others in turn', async () => {
    const files = {
      'argocd/root.yaml': application('root', 'apps'),
      'apps/web.yaml': application('web', 'web'),
      'web/a.yaml': service('a'),
    };
    expect(await labels(files)).toEqual(['web/a']);
  });
});

describe('an ApplicationSet', () => {
  const folders = { 'apps/web/a.yaml': service('a'), 'apps/db/b.yaml': service('b'), 'apps/old/c.yaml': service('c') };

  it('makes one for each folder of a pattern, but for those it excludes', async () => {
    const git = `    - git:
        repoURL: https://git.example.org/home/lab.git
        directories: [{ path: 'apps/*' }, { path: apps/old, exclude: true }]`;
    const expected = ['db/b', 'web/a'];
    expect(await labels({ ...folders, 'argocd/s.yaml': set(git, '{{path}}', '{{path.basename}}') })).toEqual(expected);
    expect(
      await labels({ ...folders, 'argocd/s.yaml': set(git, '{{ .path.path }}', '{{ index .path.segments 1 }}') }),
    ).toEqual(expected);
  });

  it('makes one for each element of a list, and for each pair of a product', async () => {
    const list = '    - list: { elements: [{ app: web }, { app: db }] }';
    expect(await labels({ ...folders, 'argocd/s.yaml': set(list, 'apps/{{app}}', '{{app}}') })).toEqual([
      'db/b',
      'web/a',
    ]);
    const matrix = `    - matrix:
        generators:
          - list: { elements: [{ top: apps }] }
          - list: { elements: [{ app: web }] }`;
    expect(await labels({ ...folders, 'argocd/s.yaml': set(matrix, '{{top}}/{{app}}', '{{app}}') })).toEqual(['web/a']);
  });

  const merge = (...generators: readonly string[]) => `    - merge:
        mergeKeys: [app]
        generators:
${generators.map((one) => `          - ${one}\n`).join('')}`;

  it('makes one for each element of the first list, with what others say of the same keys over it', async () => {
    const base = 'list: { elements: [{ app: web, top: apps }, { app: db, top: none }] }';
    const over = 'list: { elements: [{ app: db, top: apps }, { app: old, top: apps }] }';
    expect(await labels({ ...folders, 'argocd/s.yaml': set(merge(base, over), '{{top}}/{{app}}', '{{app}}') })).toEqual(
      ['db/b', 'web/a'],
    );
  });

  it.each([
    ['what is not known', 'clusters: {}'],
    ['keys that stand twice', 'list: { elements: [{ app: db }, { app: db }] }'],
  ])('makes none of a list that is merged with %s', async (_, other) => {
    const generators = merge('list: { elements: [{ app: web }] }', other);
    expect(await labels({ ...folders, 'argocd/s.yaml': set(generators, 'apps/{{app}}', '{{app}}') })).toEqual([]);
  });

  it('makes one for each file of a pattern, by what it holds', async () => {
    const git = `    - git:
        repoURL: https://git.example.org/home/lab.git
        files: [{ path: 'envs/*.json' }]`;
    const files = { ...folders, 'envs/a.json': '{ "app": { "name": "web" } }' };
    expect(await labels({ ...files, 'argocd/s.yaml': set(git, 'apps/{{.app.name}}', '{{.app.name}}') })).toEqual([
      'web/a',
    ]);
  });

  it('makes none of what is not known', async () => {
    const files = { ...folders, 'argocd/s.yaml': set('    - clusters: {}', 'apps/{{name}}', '{{name}}') };
    expect(await labels(files)).toEqual([]);
  });
});
