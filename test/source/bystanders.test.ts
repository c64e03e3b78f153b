import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/files/files.ts';
import { WORKLOAD_KINDS } from '../../src/metallb/workloads.ts';
import { BystanderFile } from '../../src/source/bystander-file.ts';
import { bystanderScope } from '../../src/source/bystander-kinds.ts';
import { bystandersOf, type Placing } from '../../src/source/bystanders.ts';
import { PROMPT_KINDS, TELLING_LETTERS, TELLING_WORDS } from '../../src/source/prompt-kinds.ts';
import { createReader } from '../../src/source/reader.ts';
import { collect } from './collected.ts';
import { repository } from './memory-repository.ts';

function ingress(name: string, namespace?: string, more = ''): string {
  const place = namespace === undefined ? '' : `  namespace: ${namespace}\n`;
  return `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\n${place}${more}`;
}

const ROLE = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: view\nrules: []\n';

function looked(text: string, path = 'a.yaml') {
  return createReader(repository({ [path]: text })).look(path);
}

describe('a file of bystanders', () => {
  it('is no more than the namespaces they are in', () => {
    const text = [ingress('a', 'shop'), ingress('b'), ROLE, ingress('c', 'shop')].join('---\n');
    const seen = looked(text);
    expect(seen).toBeInstanceOf(BystanderFile);
    expect(seen).toMatchObject({ size: 4, resources: 4, namespaces: ['shop', undefined], manifests: [] });
  });

  it('may hold settings of other tools', () => {
    expect(looked('replicas: 2\n', 'values.yaml')).toMatchObject({ size: 1, resources: 0, namespaces: [] });
    expect(looked('{ "panels": [] } // x\n', 'board.json')).toMatchObject({ size: 1, resources: 0 });
  });

  it.each([
    ['a Service', ingress('a').replace('Ingress', 'Service').replace('networking.k8s.io/', '')],
    ['a workload', ingress('a').replace('Ingress', 'Deployment').replace('networking.k8s.io', 'apps')],
    ['a kind of its name in another group', ingress('a').replace('networking.k8s.io', 'example.com')],
    ['what speaks of MetalLB', ingress('a', undefined, 'spec: { x: metallb }\n')],
    ['what speaks of MetalLB as people write it', ingress('a', undefined, '# for MetalLB\n')],
    ['what suppresses findings', ingress('a', undefined, '# mlb-lint-ignore-file\n')],
    ['what may say so by escapes', ingress('a', undefined, 'x: "\\x6detal"\n')],
    ['a namespace that is a variable', ingress('a', '${WHERE}')],
    ['a kustomization', 'resources: []\n'],
  ])('holds no %s', (_, text) => {
    expect(looked(text, 'kustomization.yaml')).not.toBeInstanceOf(BystanderFile);
  });

  it('is read whole by whoever asks for it', () => {
    const reader = createReader(repository({ 'a.yaml': ingress('a', 'shop') }));
    expect(reader.look('a.yaml')).toBeInstanceOf(BystanderFile);
    expect(reader.read('a.yaml')).toMatchObject({ manifests: [{ kind: 'Ingress', name: 'a', namespace: 'shop' }] });
    expect(reader.look('a.yaml')).toBeInstanceOf(BystanderFile);
  });

  it('is none where files may vanish while they are in use', () => {
    const files: Files = { ...repository({ 'a.yaml': ingress('a') }), isFleeting: true };
    expect(createReader(files).look('a.yaml')).not.toBeInstanceOf(BystanderFile);
  });
});

describe('bystanders of a cluster', () => {
  const reader = createReader(repository({ 'a.yaml': ingress('a', 'shop'), 'b.yaml': ingress('b') }));
  const file = (namespaces: readonly (string | undefined)[]) => new BystanderFile(2, 2, namespaces);
  const told = (
    path: string,
    placing?: Placing,
    namespaces: readonly (string | undefined)[] = ['shop', undefined],
  ) => ({
    path,
    file: file(namespaces),
    placing,
  });

  it('are in the namespaces that they name, else in "default"', () => {
    const { resources, namespaces } = bystandersOf([told('a.yaml')], new Set(), reader);
    expect([resources, [...namespaces]]).toEqual([2, ['shop', 'default']]);
  });

  it('are where a deployment puts them', () => {
    const into = (overrides: boolean) =>
      [...bystandersOf([told('a.yaml', { namespace: 'web', overrides })], new Set(), reader).namespaces].join();
    expect([into(true), into(false)]).toEqual(['web', 'shop,web']);
  });

  it('count once on several ways, and twice in two namespaces', () => {
    const count = (...placings: readonly (Placing | undefined)[]) =>
      bystandersOf(
        placings.map((placing) => told('a.yaml', placing)),
        new Set(),
        reader,
      ).resources;
    const [one, two] = ['one', 'two'].map((namespace) => ({ namespace, overrides: true }));
    expect([count(undefined, undefined), count(undefined, one), count(one, two)]).toEqual([2, 2, 4]);
  });

  it('are not counted where more is known of their file', () => {
    expect(bystandersOf([told('a.yaml')], new Set(['a.yaml']), reader).resources).toBe(0);
  });

  it('are read where their texts fit', () => {
    const all = bystandersOf([told('a.yaml'), told('b.yaml')], new Set(), reader);
    expect(all.read((text) => text.includes('shop')).map(({ name }) => name)).toEqual(['a']);
  });

  it('are counted with the rest of what is deployed', async () => {
    const { manifests, bystanders, dormant } = await collect(
      repository({ 'a.yaml': ingress('a', 'shop'), 'b.yaml': ROLE }),
      {
        paths: [''],
        ignore: [],
        base: '',
      },
    );
    expect([manifests, bystanders.resources, [...bystanders.namespaces], dormant]).toEqual([[], 2, ['shop'], []]);
  });
});

describe('kinds of bystanders', () => {
  it('are none that is read at once, and none that runs pods', () => {
    const groups = ['v1', 'apps/v1', 'batch/v1', 'extensions/v1', 'metallb.io/v1beta1', 'gateway.networking.k8s.io/v1'];
    const told = [...PROMPT_KINDS, ...WORKLOAD_KINDS].filter((kind) =>
      groups.some((apiVersion) => bystanderScope(apiVersion, kind) !== undefined),
    );
    expect(told).toEqual([]);
  });

  it('are named by their group', () => {
    expect(bystanderScope('networking.k8s.io/v1', 'Ingress')).toBe('namespace');
    expect(bystanderScope('networking.k8s.io/v1beta1', 'IngressClass')).toBe('cluster');
    expect(bystanderScope('v1', 'ServiceAccount')).toBe('namespace');
    expect(bystanderScope('example.com/v1', 'Ingress')).toBeUndefined();
    expect(bystanderScope('constructor', 'constructor')).toBeUndefined();
  });

  it('are not asked of a text that has the letters of a telling word', () => {
    const cases = TELLING_WORDS.flatMap((word) => [word, word.replace('metallb', 'MetalLB')]);
    expect(cases.filter((word) => !TELLING_LETTERS.test(word))).toEqual([]);
  });
});
