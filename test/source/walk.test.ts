import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../files/repository.ts';
import { collected, names, service } from './collected.ts';

describe('links', () => {
  it('are followed, and what they lead to counts once, where it stands', async () => {
    const root = repository({ 'base/a.yaml': service('a'), 'k8s/b.yaml': service('b') });
    symlinkSync('../base', join(root, 'k8s/more'));
    symlinkSync('../base/a.yaml', join(root, 'k8s/again.yaml'));
    const collection = await collected(root, ['k8s']);
    expect(collection.sources.map(({ path }) => path)).toEqual(['base/a.yaml', 'k8s/b.yaml']);
    expect((await collected(root)).manifests).toHaveLength(2);
    const globbed = await collected(root, ['k8s/more/*.yaml', 'k8s/*.yaml']);
    expect(globbed.sources.map(({ path }) => path)).toEqual(['base/a.yaml', 'k8s/b.yaml']);
  });

  it('that loop, dangle or lead outside are skipped and counted', async () => {
    const root = repository({ 'repo/a.yaml': service('a'), 'other/b.yaml': service('b') });
    symlinkSync('.', join(root, 'repo/loop'));
    symlinkSync('nowhere', join(root, 'repo/dangling.yaml'));
    symlinkSync('../other', join(root, 'repo/outside'));
    const collection = await collected(join(root, 'repo'));
    expect(names(collection)).toEqual(['a']);
    expect(collection.skipped).toEqual([
      { path: 'dangling.yaml', reason: 'a link that leads nowhere' },
      { path: 'loop', reason: 'a link that loops' },
      { path: 'outside', reason: 'a link that leads out of the repository' },
    ]);
    expect((await collected(join(root, 'repo'), ['outside'])).outside).toEqual(['outside']);
  });

  it('that lead in circles over two folders come to an end', async () => {
    const root = repository({ 'a/a.yaml': service('a'), 'b/b.yaml': service('b') });
    symlinkSync('../b', join(root, 'a/to-b'));
    symlinkSync('../a', join(root, 'b/to-a'));
    expect(names(await collected(root, ['a']))).toEqual(['a', 'b']);
  });
});
