import { describe, expect, it } from 'vitest';
import { workingTree } from '../../../src/files/working-tree.ts';
import { batchesOf } from '../../../src/source/kustomize/batches.ts';
import { kustomizationTree } from '../../../src/source/kustomize/tree.ts';
import { createReader } from '../../../src/source/reader.ts';
import { repository } from '../../files/repository.ts';
import { service } from '../collected.ts';

/** The folders of each batch of the overlays of a repository. */
function batches(files: Readonly<Record<string, string>>, folders: readonly string[]): readonly string[] {
  const reader = createReader(workingTree(repository(files)));
  const trees = folders.map((folder) => kustomizationTree(reader, folder));
  return batchesOf(trees).map((batch) =>
    batch.map(({ tree, isRenamed }) => `${tree.folder}${isRenamed ? '*' : ''}`).join(' '),
  );
}

const base = { 'base/kustomization.yaml': 'resources: [a.yaml]\n', 'base/a.yaml': service('a') };

describe('batches', () => {
  it('hold overlays, renamed where they share an identifier', () => {
    const files = {
      ...base,
      'n/kustomization.yaml': 'resources: [../base]\nnamespace: n\n',
      'm/kustomization.yaml': 'resources: [../base]\nnamespace: m\n',
      'again/kustomization.yaml': 'resources: [../base]\nnamespace: m\n',
      'default/kustomization.yaml': 'resources: [../base]\nnamespace: default\n',
      'other/kustomization.yaml': 'resources: [b.yaml]\n',
      'other/b.yaml': service('b'),
    };
    expect(batches(files, ['base', 'n', 'm', 'again', 'default', 'other'])).toEqual(['base n m again* default* other']);
  });

  it('keep apart what a prefix renames and what has its name before', () => {
    const files = { ...base, 'p/kustomization.yaml': 'resources: [../base]\nnamePrefix: p-\n' };
    expect(batches(files, ['base', 'p'])).toEqual(['base p*']);
  });

  it('are several where what two overlays share cannot be renamed', () => {
    const files = {
      'a/kustomization.yaml': 'resources: [n.yaml]\n',
      'a/n.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: n }\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
      'c/kustomization.yaml': 'configMapGenerator: [{ name: c }]\n',
      'd/kustomization.yaml': 'configMapGenerator: [{ name: c }]\n',
    };
    expect(batches(files, ['a', 'b', 'c', 'd'])).toEqual(['a c', 'b* d']);
  });

  it('are of their own for overlays whose settings would reach others', () => {
    const files = {
      ...base,
      'c/kustomization.yaml': 'configurations: [c.yaml]\n',
      'c/c.yaml': '',
      'v/kustomization.yaml': 'vars: [{ name: x }]\n',
      'empty/kustomization.yaml': 'resources: []\n',
    };
    expect(batches(files, ['base', 'c', 'v', 'empty'])).toEqual(['base empty', 'c', 'v']);
  });

  it('are no larger than a renderer takes well', () => {
    const names = Array.from({ length: 400 }, (_, index) => `o${index}`);
    const files = Object.fromEntries(
      names.flatMap((name) => [
        [`${name}/kustomization.yaml`, 'resources: [a.yaml]\n'],
        [`${name}/a.yaml`, service(name)],
      ]),
    );
    expect(batches(files, names).map((batch) => batch.split(' ').length)).toEqual([150, 150, 100]);
  });
});
