import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Files, Refusal } from '../../src/files/files.ts';
import { workingTree } from '../../src/files/working-tree.ts';
import { gather } from '../../src/source/gather.ts';
import { groundOf } from '../../src/source/ground.ts';
import { createReader } from '../../src/source/reader.ts';
import { repository } from '../files/repository.ts';
import { collect, collected, names, problems, service } from './collected.ts';

describe('files, folders and globs', () => {
  const files = {
    'k8s/a.yaml': service('a'),
    'k8s/b.yml': service('b'),
    'k8s/deep/c.json': '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "c"}}',
    'k8s/.hidden/d.yaml': service('d'),
    'k8s/e.txt': service('e'),
    'other/f.yaml': service('f'),
  };

  it('are read by their endings', async () => {
    expect(names(await collected(repository(files)))).toEqual(['d', 'a', 'b', 'c', 'f']);
    expect(names(await collected(repository(files), ['k8s/deep']))).toEqual(['c']);
  });

  it('are read with any ending where a file is named', async () => {
    expect(names(await collected(repository(files), ['k8s/e.txt', './other/../other/f.yaml']))).toEqual(['e', 'f']);
  });

  it('are found by globs, folders too', async () => {
    expect(names(await collected(repository(files), ['k8s/*.yaml']))).toEqual(['a']);
    expect(names(await collected(repository(files), ['*/d*']))).toEqual(['c']);
    expect(names(await collected(repository(files), ['**/?.y{,a}ml']))).toEqual(['d', 'a', 'b', 'f']);
  });

  it('count once, however often they are reached', async () => {
    const collection = await collected(repository(files), ['k8s', 'k8s/a.yaml', 'k8s/*', 'k8s/deep/..']);
    expect([...collection.readings.keys()]).toEqual([
      'k8s/.hidden/d.yaml',
      'k8s/a.yaml',
      'k8s/b.yml',
      'k8s/deep/c.json',
    ]);
    expect(collection.manifests).toHaveLength(4);
  });

  it('are told where they match nothing, or lie outside', async () => {
    const { missing, outside } = await collected(repository({ ...files, 'empty/x.txt': '' }), [
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

  it('may look like a glob', async () => {
    expect(
      names(await collected(repository({ '[a]/x.yaml': service('x'), 'a/y.yaml': service('y') }), ['[a]'])),
    ).toEqual(['x']);
  });

  it('come in the same order, whatever order their folder has', async () => {
    const tree = workingTree(repository(files));
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (keys) => {
        const shuffled: Files = { ...tree, list: (folder) => shuffle(tree.list(folder), keys) };
        expect(names(await collect(shuffled, { paths: [''], ignore: [], base: '' }))).toEqual([
          'd',
          'a',
          'b',
          'c',
          'f',
        ]);
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
  it('is what git ignores, but not where it is named', async () => {
    const root = repository({ '.gitignore': 'b.yaml\n', 'a.yaml': service('a'), 'b.yaml': service('b') });
    expect(names(await collected(root))).toEqual(['a']);
    expect(names(await collected(root, ['b.yaml']))).toEqual(['b']);
  });

  it('is what lint.ignore says, by paths of the repository and of the plan, also where it is named', async () => {
    const root = repository({ 'p/x/a.yaml': service('a'), 'p/b.yaml': service('b'), 'x/c.yaml': service('c') });
    expect(names(await collected(root, [''], ['x/**'], 'p'))).toEqual(['b']);
    expect(names(await collected(root, [''], ['p/x'], 'x'))).toEqual(['b', 'c']);
    const named = await collected(root, ['p/b.yaml'], ['**/b.yaml']);
    expect([names(named), named.missing]).toEqual([[], []]);
  });

  it('is node_modules, and what is no Kubernetes resource', async () => {
    const root = repository({ 'node_modules/a.yaml': service('a'), 'values.yaml': 'service: { type: x }\n---\n- 1\n' });
    const { manifests, readings, problems: found } = await collected(root);
    const sizes = [...readings].map(([path, { size }]) => [path, size]);
    expect([manifests, sizes, found]).toEqual([[], [['values.yaml', 2]], []]);
  });
});

describe('what cannot be read as it stands', () => {
  it('is a problem where it does not parse, and its neighbors are read', async () => {
    const collection = await collected(repository({ 'a.yaml': `${service('a')}---\nb: [\n---\n${service('c')}` }));
    expect(names(collection)).toEqual(['a', 'c']);
    expect(problems(collection)).toEqual([expect.stringMatching(/^a\.yaml:5 Not valid YAML: /)]);
  });

  it('is a template where it does not parse and has markers', async () => {
    const collection = await collected(repository({ 'a.yaml': `${service('a')}---\n{{- if x }}\nb: c\n{{- end }}\n` }));
    expect(collection.templates.map(({ path }) => path)).toEqual(['a.yaml']);
    expect([names(collection), problems(collection), collection.sources, [...collection.readings.keys()]]).toEqual([
      [],
      [],
      [],
      ['a.yaml'],
    ]);
  });

  it('is a template of a chart where it has markers, though it parses', async () => {
    const files = {
      'chart/Chart.yaml': 'apiVersion: v2\nname: x\n',
      'chart/values.yaml': service('values'),
      'chart/templates/a.yaml': service('"{{ .Release.Name }}"'),
      'chart/templates/deep/b.yaml': service('b'),
      'templates/c.yaml': service('"{{ x }}"'),
      'values.yaml': service('plain-values'),
    };
    const collection = await collected(repository(files));
    expect(collection.templates.map(({ path }) => path)).toEqual(['chart/templates/a.yaml']);
    expect(collection.manifests.map((manifest) => manifest.at([]).source.path)).toEqual([
      'chart/templates/deep/b.yaml',
      'templates/c.yaml',
      'values.yaml',
    ]);
  });

  it('is silent where JSON is that of another tool', async () => {
    const files = { 'tsconfig.json': '{ // x\n"a": 1 }', 'lines.json': '{}\n{}', 'bad.json': '{"kind": "Service", }}' };
    expect(problems(await collected(repository(files)))).toEqual([expect.stringMatching(/^bad\.json:1 /)]);
  });

  it('is a problem where it is no text, and skipped where it is binary', async () => {
    const latin = Buffer.from('a: caf\xe9', 'latin1');
    const collection = await collected(repository({ 'a.yaml': latin, 'b.yaml': Buffer.from('\0GITCRYPT\0') }));
    expect(problems(collection)).toEqual(['a.yaml:1 a.yaml is neither UTF-8 nor UTF-16 text']);
    expect(collection.skipped).toEqual([{ path: 'b.yaml', reason: 'b.yaml is a binary file' }]);
  });

  it('makes the run incomplete where a limit is in the way', async () => {
    const root = repository({ 'a.yaml': '', 'b.yaml': service('b') });
    truncateSync(join(root, 'a.yaml'), 64 * 1024 * 1024 + 1);
    const collection = await collected(root);
    expect(collection.incomplete).toEqual([
      { file: 'a.yaml', reason: 'a.yaml is larger than 64 MiB, which is the limit' },
    ]);
    expect(names(collection)).toEqual(['b']);
  });

  it('makes the run incomplete where a folder cannot be listed', async () => {
    const tree = workingTree(repository({ 'a.yaml': service('a'), 'secret/b.yaml': '' }));
    const refusal = new Refusal('secret', 'unreadable', 'secret cannot be read: permission denied');
    const files: Files = { ...tree, list: (folder) => (folder === 'secret' ? refusal : tree.list(folder)) };
    const collection = await collect(files, { paths: [''], ignore: [], base: '' });
    expect(collection.incomplete).toEqual([{ file: 'secret', reason: 'secret cannot be read: permission denied' }]);
    expect(names(collection)).toEqual(['a']);
  });

  it('counts resources of unknown kind', async () => {
    expect((await collected(repository({ 'a.yaml': 'apiVersion: v1\nkind: $kind\n' }))).unknownKinds).toBe(1);
  });
});

describe('a reader', () => {
  it('reads and parses a file once for all clusters that use it', async () => {
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
    const [first] = (await collect(reader, options)).manifests;
    const [second] = (await collect(reader, options)).manifests;
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(read.filter((path) => path === 'a.yaml')).toEqual(['a.yaml']);
  });
});

describe('clusters that start from the same files', () => {
  const application = (destination: string) => `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${destination}-app, namespace: argocd }
spec: { destination: { name: ${destination} }, source: { repoURL: ., path: apps/${destination} } }
`;
  const both = (files: Record<string, string>) => {
    const where = { ignore: [], base: '' };
    const options = { allowNetwork: false, renderer: 'none' } as const;
    const ground = groundOf(createReader(workingTree(repository(files))), where, options);
    const task = { paths: ['k8s'], layout: 'entries', deployment: undefined, by: undefined } as const;
    const starts = ['here', 'there'].map((target) => ({
      tasks: [task],
      target,
      accepts: (destination: string | undefined) => destination === undefined || destination === target,
    }));
    return gather(starts, ground);
  };

  it('hold the same lists', async () => {
    const [a, b] = await both({ 'k8s/a.yaml': service('a') });
    expect(a?.manifests).toHaveLength(1);
    expect(b?.manifests).toBe(a?.manifests);
    expect(b).not.toBe(a);
  });

  it('hold their own where a resource goes to one of them', async () => {
    const [a, b] = await both({ 'k8s/a.yaml': service('a') + application('here') + application('there') });
    expect([a, b].map((one) => one?.manifests.map(({ name }) => name))).toEqual([
      ['a', 'here-app'],
      ['a', 'there-app'],
    ]);
  });
});
