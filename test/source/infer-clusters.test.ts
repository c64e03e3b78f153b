import { describe, expect, it } from 'vitest';
import { service } from './collected.ts';
import { application, clustersOf, flux, inferred, pool } from './inferred.ts';

describe('clusters without a plan', () => {
  it('are what each root of Flux reaches, and the rest is dormant', async () => {
    const found = await inferred({
      'clusters/a/flux-system/sync.yaml': flux('flux-system', './clusters/a'),
      'clusters/a/apps.yaml': flux('apps', './apps'),
      'clusters/b/flux-system/sync.yaml': flux('flux-system', './clusters/b'),
      'clusters/b/pool.yaml': pool('b'),
      'apps/a.yaml': service('a'),
      '.archive/old.yaml': service('old'),
    });
    expect(clustersOf(found)).toEqual([['a'], ['b']]);
    expect(found.clusters.map(({ isBounded }) => isBounded)).toEqual([true, true]);
    expect(found.whole.dormant).toEqual(['.archive/old.yaml']);
  });

  it('are what stands beside Kustomizations that nothing deploys', async () => {
    const found = await inferred({
      'clusters/a/apps.yaml': flux('apps', './apps'),
      'clusters/a/infra.yaml': flux('infra', './infra'),
      'clusters/a/pool.yaml': pool('beside'),
      'apps/a.yaml': service('a'),
      'infra/pool.yaml': pool('far'),
    });
    expect(clustersOf(found)).toEqual([['a', 'beside', 'far']]);
  });

  it('are one for each destination of Argo CD', async () => {
    const found = await inferred({
      'bootstrap/root.yaml': application('root', 'apps'),
      'apps/here.yaml': application('here', 'here'),
      'apps/there.yaml': application('there', 'there', '', 'https://192.0.2.10:6443'),
      'here/a.yaml': service('a'),
      'there/b.yaml': service('b'),
    });
    expect(clustersOf(found)).toEqual([['there/b'], ['here/a']]);
    expect(found.whole.dormant).toEqual([]);
  });

  it('are one for each target of Fleet: a file of an overlay stands for its namesake, or patches it', async () => {
    const found = await inferred({
      'lb/fleet.yaml': `namespace: lb
targetCustomizations:
  - { name: east, yaml: { overlays: [east] } }
  - { name: west, yaml: { overlays: [west] } }
`,
      'lb/pool.yaml': pool('base'),
      'lb/service.yaml': service('s'),
      'lb/overlays/east/pool.yaml': pool('east'),
      'lb/overlays/west/pool_patch.yaml': pool('base', '192.0.2.9/32'),
      'lb/overlays/north/pool.yaml': pool('north'),
    });
    expect(clustersOf(found)).toEqual([
      ['lb/east', 'lb/s'],
      ['lb/base', 'lb/s'],
    ]);
    const patched = found.clusters[1]?.collection.manifests.find(({ kind }) => kind === 'IPAddressPool');
    const place = patched?.at(['spec', 'addresses', 0]);
    expect([place?.source.path, patched?.get(['spec', 'addresses', 0])]).toEqual([
      'lb/overlays/west/pool_patch.yaml',
      '192.0.2.9/32',
    ]);
    expect(found.whole.dormant).toEqual(['lb/overlays/north/pool.yaml']);
  });

  it('are overlays that no other includes, where they have resources of MetalLB', async () => {
    const found = await inferred({
      'base/kustomization.yaml': 'resources: [pool.yaml]\n',
      'base/pool.yaml': pool('base'),
      'east/kustomization.yaml': 'resources: [../base]\n',
      'west/kustomization.yaml': 'resources: [../base, s.yaml]\n',
      'west/s.yaml': service('s'),
      'west/left-out.yaml': service('left-out'),
      'apps/kustomization.yaml': 'resources: [a.yaml]\n',
      'apps/a.yaml': service('a'),
    });
    expect(clustersOf(found)).toEqual([['base'], ['base', 's'], ['a']]);
    expect(found.clusters.map(({ isAlone }) => isAlone)).toEqual([false, false, true]);
    expect(found.whole.dormant).toEqual(['west/left-out.yaml']);
  });

  it('take in an overlay without such resources where there is one cluster only', async () => {
    const found = await inferred({
      'metallb/kustomization.yaml': 'resources: [pool.yaml]\n',
      'metallb/pool.yaml': pool('lan'),
      'apps/kustomization.yaml': 'resources: [a.yaml]\n',
      'apps/a.yaml': service('a'),
    });
    expect(clustersOf(found)).toEqual([['a', 'lan']]);
  });

  it('are the topmost folders in which no two pools have one name', async () => {
    const found = await inferred({
      'examples/one/pool.yaml': pool('lan'),
      'examples/one/web/s.yaml': service('one'),
      'examples/two/pool.yaml': pool('lan'),
      'lab/pool.yaml': pool('lab'),
      'lab/deep/pool.yaml': pool('other'),
    });
    expect(clustersOf(found)).toEqual([['lan', 'one'], ['lan'], ['lab', 'other']]);
  });

  it('are one where a file itself repeats a name', async () => {
    const found = await inferred({ 'a.yaml': `${pool('lan')}---\n${pool('lan')}`, 'b.yaml': service('b') });
    expect(clustersOf(found)).toEqual([['b', 'lan', 'lan']]);
  });

  it('are one in a folder without any resources', async () => {
    expect(clustersOf(await inferred({ 'a.yaml': 'a: 1\n' }))).toEqual([[]]);
  });
});
