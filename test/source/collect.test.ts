import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, Refusal } from '../../src/files/files.ts';
import { workingTree } from '../../src/files/working-tree.ts';
import { collect } from '../../src/source/collect.ts';
import { createReader } from '../../src/source/reader.ts';
import { repository } from '../files/repository.ts';
import { collected, names, problems, service } from './collected.ts';

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
    const collection = collected(repository(files), ['k8s', 'k8s/a.yaml', 'k8s/*', 'k8s/deep/..']);
    expect(collection.files).toEqual(['k8s/.hidden/d.yaml', 'k8s/a.yaml', 'k8s/b.yml', 'k8s/deep/c.json']);
    expect(collection.resources).toBe(4);
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
    expect([manifests, files, documents, found]).toEqual([[], ['values.yaml'], 2, []]);
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
    expect([names(collection), problems(collection), collection.sources, collection.files]).toEqual([
      [],
      [],
      [],
      ['a.yaml'],
    ]);
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
