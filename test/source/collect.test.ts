import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, Refusal } from '../../src/files/files.ts';
import { workingTree } from '../../src/files/working-tree.ts';
import { type Collection, collect } from '../../src/source/collect.ts';
import { createReader } from '../../src/source/reader.ts';
import { repository } from '../files/repository.ts';

function service(name: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;
}

function collected(
  root: string,
  paths: readonly string[] = [''],
  ignore: readonly string[] = [],
  base = '',
): Collection {
  return collect(workingTree(root), { paths, ignore, base });
}

function names(collection: Collection): readonly string[] {
  return collection.manifests.map(({ name }) => String(name));
}

function problems({ problems: found }: Collection): readonly string[] {
  return found.map(({ at, message }) => `${at.source.path}:${at.source.position(at.start).line} ${message}`);
}

describe('files, folders and globs', () => {
  const files = {
    'k8s/a.yaml': service('a'),
    'k8s/b.yml': service('b'),
    'k8s/deep/c.json': '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "c"}}',
    'k8s/.hidden/d.yaml': service('d'),
    'k8s/e.txt': service('e'),
    'other/f.yaml': service('f'),
  };

  it('are read by their endings', () => {
    expect(names(collected(repository(files)))).toEqual(['d', 'a', 'b', 'c', 'f']);
    expect(names(collected(repository(files), ['k8s/deep']))).toEqual(['c']);
  });

  it('are read with any ending where a file is named', () => {
    expect(names(collected(repository(files), ['k8s/e.txt', './other/../other/f.yaml']))).toEqual(['e', 'f']);
  });

  it('are found by globs, folders too', () => {
    expect(names(collected(repository(files), ['k8s/*.yaml']))).toEqual(['a']);
    expect(names(collected(repository(files), ['*/d*']))).toEqual(['c']);
    expect(names(collected(repository(files), ['**/?.y{,a}ml']))).toEqual(['d', 'a', 'b', 'f']);
  });

  it('count once, however often they are reached', () => {
    const { files: count, resources } = collected(repository(files), ['k8s', 'k8s/a.yaml', 'k8s/*', 'k8s/deep/..']);
    expect([count, resources]).toEqual([4, 4]);
  });

  it('are told where they match nothing, or lie outside', () => {
    const { missing, outside } = collected(repository({ ...files, 'empty/x.txt': '' }), [
      'k8s/none',
      'k8s/*.toml',
      'nowhere/*.yaml',
      'empty',
      '../x',
      '../*.yaml',
    ]);
    expect(missing).toEqual(['k8s/none', 'k8s/*.toml', 'nowhere/*.yaml']);
    expect(outside).toEqual(['../x', '../*.yaml']);
  });

  it('may look like a glob', () => {
    expect(names(collected(repository({ '[a]/x.yaml': service('x'), 'a/y.yaml': service('y') }), ['[a]']))).toEqual([
      'x',
    ]);
  });

  it('come in the same order, whatever order their folder has', () => {
    const tree = workingTree(repository(files));
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (keys) => {
        const shuffled: Files = { ...tree, list: (folder) => shuffle(tree.list(folder), keys) };
        expect(names(collect(shuffled, { paths: [''], ignore: [], base: '' }))).toEqual(['d', 'a', 'b', 'c', 'f']);
      }),
    );
  });
});

function shuffle<T>(items: readonly T[] | Refusal, keys: Iterator<number>): readonly T[] | Refusal {
  if (items instanceof Refusal) return items;
  const keyed = items.map((item) => ({ item, key: Number(keys.next().value) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

describe('what is left out', () => {
  it('is what git ignores, but not where it is named', () => {
    const root = repository({ '.gitignore': 'b.yaml\n', 'a.yaml': service('a'), 'b.yaml': service('b') });
    expect(names(collected(root))).toEqual(['a']);
    expect(names(collected(root, ['b.yaml']))).toEqual(['b']);
  });

  it('is what lint.ignore says, by paths of the repository and of the plan, also where it is named', () => {
    const root = repository({ 'p/x/a.yaml': service('a'), 'p/b.yaml': service('b'), 'x/c.yaml': service('c') });
    expect(names(collected(root, [''], ['x/**'], 'p'))).toEqual(['b']);
    expect(names(collected(root, [''], ['p/x'], 'x'))).toEqual(['b', 'c']);
    const named = collected(root, ['p/b.yaml'], ['**/b.yaml']);
    expect([names(named), named.missing]).toEqual([[], []]);
  });

  it('is node_modules, and what is no Kubernetes resource', () => {
    const root = repository({ 'node_modules/a.yaml': service('a'), 'values.yaml': 'service: { type: x }\n---\n- 1\n' });
    const { manifests, files, documents, problems: found } = collected(root);
    expect([manifests, files, documents, found]).toEqual([[], 1, 2, []]);
  });
});

describe('what cannot be read as it stands', () => {
  it('is a problem where it does not parse, and its neighbors are read', () => {
    const collection = collected(repository({ 'a.yaml': `${service('a')}---\nb: [\n---\n${service('c')}` }));
    expect(names(collection)).toEqual(['a', 'c']);
    expect(problems(collection)).toEqual([expect.stringMatching(/^a\.yaml:5 Not valid YAML: /)]);
  });

  it('is a template where it does not parse and has markers', () => {
    const collection = collected(repository({ 'a.yaml': `${service('a')}---\n{{- if x }}\nb: c\n{{- end }}\n` }));
    expect(collection.templates.map(({ path }) => path)).toEqual(['a.yaml']);
    expect([names(collection), problems(collection), collection.sources, collection.files]).toEqual([[], [], [], 1]);
  });

  it('is a template of a chart where it has markers, though it parses', () => {
    const files = {
      'chart/Chart.yaml': 'apiVersion: v2\nname: x\n',
      'chart/values.yaml': service('values'),
      'chart/templates/a.yaml': service('"{{ .Release.Name }}"'),
      'chart/templates/deep/b.yaml': service('b'),
      'templates/c.yaml': service('"{{ x }}"'),
      'values.yaml': service('plain-values'),
    };
    const collection = collected(repository(files));
    expect(collection.templates.map(({ path }) => path)).toEqual(['chart/templates/a.yaml']);
    expect(collection.manifests.map((manifest) => manifest.at([]).source.path)).toEqual([
      'chart/templates/deep/b.yaml',
      'templates/c.yaml',
      'values.yaml',
    ]);
  });

  it('is silent where JSON is that of another tool', () => {
    const files = { 'tsconfig.json': '{ // x\n"a": 1 }', 'lines.json': '{}\n{}', 'bad.json': '{"kind": "Service", }}' };
    expect(problems(collected(repository(files)))).toEqual([expect.stringMatching(/^bad\.json:1 /)]);
  });

  it('is a problem where it is no text, and skipped where it is binary', () => {
    const latin = Buffer.from('a: caf\xe9', 'latin1');
    const collection = collected(repository({ 'a.yaml': latin, 'b.yaml': Buffer.from('\0GITCRYPT\0') }));
    expect(problems(collection)).toEqual(['a.yaml:1 a.yaml is neither UTF-8 nor UTF-16 text']);
    expect(collection.skipped).toEqual([{ path: 'b.yaml', reason: 'b.yaml is a binary file' }]);
  });

  it('makes the run incomplete where a limit is in the way', () => {
    const root = repository({ 'a.yaml': '', 'b.yaml': service('b') });
    truncateSync(join(root, 'a.yaml'), 64 * 1024 * 1024 + 1);
    const collection = collected(root);
    expect(collection.incomplete).toEqual([
      { file: 'a.yaml', reason: 'a.yaml is larger than 64 MiB, which is the limit' },
    ]);
    expect(names(collection)).toEqual(['b']);
  });

  it('makes the run incomplete where a folder cannot be listed', () => {
    const tree = workingTree(repository({ 'a.yaml': service('a'), 'secret/b.yaml': '' }));
    const refusal = new Refusal('secret', 'unreadable', 'secret cannot be read: permission denied');
    const files: Files = { ...tree, list: (folder) => (folder === 'secret' ? refusal : tree.list(folder)) };
    const collection = collect(files, { paths: [''], ignore: [], base: '' });
    expect(collection.incomplete).toEqual([{ file: 'secret', reason: 'secret cannot be read: permission denied' }]);
    expect(names(collection)).toEqual(['a']);
  });

  it('counts resources of unknown kind', () => {
    expect(collected(repository({ 'a.yaml': 'apiVersion: v1\nkind: $kind\n' })).unknownKinds).toBe(1);
  });
});

describe('links', () => {
  it('are followed, and what they lead to counts once, where it stands', () => {
    const root = repository({ 'shared/a.yaml': service('a'), 'k8s/b.yaml': service('b') });
    symlinkSync('../shared', join(root, 'k8s/shared'));
    symlinkSync('../shared/a.yaml', join(root, 'k8s/again.yaml'));
    const collection = collected(root, ['k8s']);
    expect(collection.sources.map(({ path }) => path)).toEqual(['k8s/b.yaml', 'shared/a.yaml']);
    expect(collected(root).resources).toBe(2);
    expect(collected(root, ['k8s/shared/*.yaml', 'k8s/*.yaml']).sources.map(({ path }) => path)).toEqual([
      'k8s/b.yaml',
      'shared/a.yaml',
    ]);
  });

  it('that loop, dangle or lead outside are skipped and counted', () => {
    const root = repository({ 'repo/a.yaml': service('a'), 'other/b.yaml': service('b') });
    symlinkSync('.', join(root, 'repo/loop'));
    symlinkSync('nowhere', join(root, 'repo/dangling.yaml'));
    symlinkSync('../other', join(root, 'repo/outside'));
    const collection = collected(join(root, 'repo'));
    expect(names(collection)).toEqual(['a']);
    expect(collection.skipped).toEqual([
      { path: 'dangling.yaml', reason: 'a link that leads nowhere' },
      { path: 'loop', reason: 'a link that loops' },
      { path: 'outside', reason: 'a link that leads out of the repository' },
    ]);
    expect(collected(join(root, 'repo'), ['outside']).outside).toEqual(['outside']);
  });

  it('that lead in circles over two folders come to an end', () => {
    const root = repository({ 'a/a.yaml': service('a'), 'b/b.yaml': service('b') });
    symlinkSync('../b', join(root, 'a/to-b'));
    symlinkSync('../a', join(root, 'b/to-a'));
    expect(names(collected(root, ['a']))).toEqual(['a', 'b']);
  });
});

describe('kustomizations', () => {
  const patches = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [pool.yaml]
patches:
  - path: patch.yaml
  - patch: "inline\\npatch"
    target: { kind: x }
patchesStrategicMerge: [../shared/merge.yaml, "a: 1\\nb: 2"]
patchesJson6902: [{ path: json.yaml }]
configMapGenerator: [{ files: [config=packed.yaml, other.yaml] }]
`;
  const files = {
    'k8s/kustomization.yaml': patches,
    'k8s/pool.yaml': service('pool'),
    'k8s/patch.yaml': service('patch'),
    'k8s/json.yaml': service('json'),
    'k8s/packed.yaml': service('packed'),
    'k8s/other.yaml': service('other'),
    'shared/merge.yaml': service('merge'),
    'bare/Kustomization': 'patches: [{ path: x.yaml }]\n',
  };

  it('are told as not rendered, and what they only patch with is left out', () => {
    const collection = collected(repository(files));
    expect(collection.manifests.map(({ kind, name }) => `${kind} ${String(name)}`)).toEqual([
      'Kustomization undefined',
      'Service pool',
    ]);
    expect(collection.notRendered).toEqual(['k8s/kustomization.yaml']);
  });

  it('do not hide a patch that is named', () => {
    expect(names(collected(repository(files), ['k8s/kustomization.yaml', 'k8s/patch.yaml']))).toEqual([
      'undefined',
      'patch',
    ]);
  });
});

describe('a reader', () => {
  it('reads and parses a file once for all clusters that use it', () => {
    const tree = workingTree(repository({ 'a.yaml': service('a') }));
    const read: string[] = [];
    const reader = createReader({
      ...tree,
      read: (path) => {
        read.push(path);
        return tree.read(path);
      },
    });
    const options = { paths: ['a.yaml'], ignore: [], base: '' };
    const [first] = collect(reader, options).manifests;
    const [second] = collect(reader, options).manifests;
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(read.filter((path) => path === 'a.yaml')).toEqual(['a.yaml']);
  });
});
