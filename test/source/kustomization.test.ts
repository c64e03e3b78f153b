import { describe, expect, it } from 'vitest';
import { repository } from '../files/repository.ts';
import { collected, names, service } from './collected.ts';

describe('kustomizations', () => {
  const patches = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [pool.yaml]
patches:
  - path: patch.yaml
  - patch: "inline\\npatch"
    target: { kind: x }
patchesStrategicMerge: [../base/merge.yaml, "a: 1\\nb: 2"]
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
    'base/merge.yaml': service('merge'),
    'bare/Kustomization': 'patches: [{ path: x.yaml }]\n',
  };

  it('are told as not rendered, and what they only patch with is left out', async () => {
    const collection = await collected(repository(files));
    expect(collection.manifests.map(({ kind, name }) => `${kind} ${String(name)}`)).toEqual([
      'Kustomization undefined',
      'Service pool',
    ]);
    expect(collection.notRendered.map(({ path }) => path)).toEqual(['bare/Kustomization', 'k8s/kustomization.yaml']);
  });

  it('do not hide a patch that is named', async () => {
    expect(names(await collected(repository(files), ['k8s/kustomization.yaml', 'k8s/patch.yaml']))).toEqual([
      'patch',
      'undefined',
      'pool',
    ]);
  });
});
