import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/manifest/manifest.ts';
import { repository } from '../../files/repository.ts';
import { collected, service } from '../collected.ts';
import { flux, label } from '../inferred.ts';

async function gathered(files: Readonly<Record<string, string>>, start = 'clusters/a'): Promise<readonly Manifest[]> {
  const { manifests } = await collected(repository(files), [start]);
  return manifests.filter(({ kind }) => kind === 'Service');
}

async function labels(files: Readonly<Record<string, string>>, start?: string): Promise<readonly string[]> {
  return (await gathered(files, start)).map(label).sort();
}

const vars = `apiVersion: v1
kind: ConfigMap
metadata: { name: vars, namespace: flux-system }
data: { name: web, other: db }
`;
const fromVars = '  postBuild: { substituteFrom: [{ kind: ConfigMap, name: vars }] }\n';

describe('a Kustomization of Flux', () => {
  it('deploys all files of a folder, and the kustomizations in place of folders that have one', async () => {
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps'),
      'apps/plain.yaml': service('plain'),
      'apps/deep/er.yaml': service('deeper'),
      'apps/k/kustomization.yaml': 'resources: [in.yaml]\n',
      'apps/k/in.yaml': service('in'),
      'apps/k/out.yaml': service('out'),
      'apps/k/nested/kustomization.yaml': 'resources: [x.yaml]\n',
      'apps/k/nested/x.yaml': service('nested'),
    };
    expect(await labels(files)).toEqual(['deeper', 'in', 'plain']);
  });

  it('fills in variables of a ConfigMap that another one deploys', async () => {
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', fromVars),
      'clusters/a/vars.yaml': flux('vars', './vars'),
      'vars/vars.yaml': vars,
      'apps/a.yaml': service('"${name}"'),
    };
    expect(await labels(files)).toEqual(['web']);
  });

  it('fills in variables of workloads, also where their dollar is escaped, and leaves those without one unread', async () => {
    const pods = (name: string, image: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  image: ${image}\n`;
    const { manifests } = await collected(
      repository({
        'clusters/a/apps.yaml': flux('apps', './apps', fromVars),
        'clusters/a/vars.yaml': vars,
        'apps/a.yaml': pods('a', '${name}:1'),
        'apps/b.yaml': pods('b', '"\\x24{name}:2"'),
        'apps/c.yaml': pods('c', 'web:3'),
      }),
      ['clusters/a'],
    );
    const images = manifests.filter(({ kind }) => kind === 'Deployment').map((one) => one.get(['spec', 'image']));
    expect(images).toEqual(['web:1', 'web:2', 'web:3']);
  });

  it('leads on by what its variables say', async () => {
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', fromVars),
      'clusters/a/vars.yaml': vars,
      'apps/next.yaml': flux('next', './${other}'),
      'db/a.yaml': service('a'),
    };
    expect(await labels(files)).toEqual(['a']);
  });

  it('takes later references before earlier ones, and inline variables before all', async () => {
    const second = vars.replace('name: vars', 'name: more').replace('name: web', 'name: late');
    const both = '{ kind: ConfigMap, name: vars }, { kind: ConfigMap, name: more }';
    const files = {
      'clusters/a/apps.yaml': flux(
        'apps',
        './apps',
        `  postBuild: { substitute: { other: inline }, substituteFrom: [${both}] }\n`,
      ),
      'clusters/a/vars.yaml': `${vars}---\n${second}`,
      'apps/a.yaml': `${service('"${name}"')}---\n${service('"${other}"')}`,
    };
    expect(await labels(files)).toEqual(['inline', 'late']);
  });

  it('knows of a Secret what it sets, and not to what', async () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: vars }\nstringData: { name: "ENC[x]" }\n';
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', fromVars.replace('ConfigMap', 'Secret')),
      'clusters/a/secret.yaml': secret,
      'apps/a.yaml': `${service('"${name:-a}"')}---\n${service('"${other:-b}"')}`,
    };
    expect(await labels(files)).toEqual(['${name:-a}', 'b']);
  });

  it('takes no default where a Secret or ConfigMap that it names is not here', async () => {
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', `${fromVars.replace(/ }\n$/, ', substitute: { x: y } }\n')}`),
      'apps/a.yaml': service('"${name:-a}"'),
    };
    expect(await labels(files)).toEqual(['${name:-a}']);
  });

  it('leaves a resource alone that opts out', async () => {
    const quiet = `apiVersion: v1
kind: Service
metadata: { name: '\${name}', labels: { kustomize.toolkit.fluxcd.io/substitute: disabled } }
`;
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', fromVars),
      'clusters/a/vars.yaml': vars,
      'apps/a.yaml': quiet,
    };
    expect(await labels(files)).toEqual(['${name}']);
  });

  it('moves what has a namespace, and says why', async () => {
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', '  targetNamespace: apps\n  namePrefix: my-\n'),
      'apps/a.yaml': `${service('a')}---\napiVersion: v1\nkind: Namespace\nmetadata: { name: x }\n`,
    };
    const [found] = await gathered(files);
    expect(found && label(found)).toBe('apps/my-a');
    const [why] = found?.definitionsAt(['metadata', 'namespace']) ?? [];
    expect(why && [why.message, why.at.source.path, why.at.source.position(why.at.start).line]).toEqual([
      'this puts it into the namespace',
      'clusters/a/apps.yaml',
      7,
    ]);
  });

  it('patches by merging and by operations; what a patch sets stands in the patch', async () => {
    const patches = `  patches:
    - patch: |
        apiVersion: v1
        kind: Service
        metadata: { name: a }
        spec:
          type: LoadBalancer
    - target: { kind: Service, name: b.* }
      patch: |
        - op: add
          path: /metadata/labels
          value: { x: y }
    - target: { kind: Service, name: c }
      patch: |
        $patch: delete
        kind: Service
`;
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', patches),
      'apps/a.yaml': ['a', 'bee', 'c'].map(service).join('---\n'),
    };
    const [a, b, c] = await gathered(files);
    const type = a?.at(['spec', 'type']);
    expect([a?.get(['spec', 'type']), type?.source.path, type?.source.position(type.start)]).toEqual([
      'LoadBalancer',
      'clusters/a/apps.yaml',
      { line: 13, column: 17 },
    ]);
    expect([b?.labels.get('x'), b?.at(['metadata', 'labels', 'x']).source.path, c]).toEqual([
      'y',
      'clusters/a/apps.yaml',
      undefined,
    ]);
  });

  it('deploys one folder twice where names differ, and once where they do not', async () => {
    const named = (name: string) => flux(name, './apps', `  postBuild: { substitute: { app: ${name} } }\n`);
    const files = {
      'clusters/a/apps.yaml': `${named('one')}---\n${named('two')}`,
      'apps/a.yaml': `${service('"${app}"')}---\n${service('same')}`,
    };
    expect(await labels(files)).toEqual(['one', 'same', 'two']);
  });

  it('counts once where a folder is read as it stands, too: with what is known', async () => {
    const files = {
      'all/apps.yaml': flux('apps', './all/apps', '  postBuild: { substitute: { app: web } }\n'),
      'all/apps/a.yaml': service('"${app}"'),
    };
    expect(await labels(files, 'all')).toEqual(['web']);
  });

  it('comes to an end where two lead to each other, and where one leads to itself', async () => {
    const files = {
      'clusters/a/a.yaml': flux('a', './b'),
      'b/b.yaml': `${flux('b', './clusters/a')}---\n${flux('c', './b')}---\n${service('x')}`,
    };
    expect(await labels(files)).toEqual(['x']);
  });

  it('leads nowhere out of the repository, and into no other one', async () => {
    const source = `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: flux-system, namespace: flux-system }
spec: { url: 'https://git.example.org/home/other' }
`;
    const files = {
      '.git/config': '[remote "origin"]\n\turl = git@git.example.org:home/this.git\n',
      'clusters/a/a.yaml': `${flux('out', '../..')}---\n${flux('apps', './apps')}`,
      'clusters/a/source.yaml': source,
      'apps/a.yaml': service('a'),
    };
    expect(await labels(files)).toEqual([]);
    expect(await labels({ ...files, 'clusters/a/source.yaml': source.replace('/other', '/this.git') })).toEqual(['a']);
  });

  it('applies the patches of its components to what stands before them, and then its own', async () => {
    const component = (patches: string) =>
      `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [more.yaml]\npatches:\n${patches}`;
    const labeled = (label: string) =>
      component(`  - target: { kind: Service }
    patch: |
      - { op: add, path: /metadata/labels, value: { tier: ${label} } }
`);
    const own = `  patches: [{ target: { name: b }, patch: '[{ op: replace, path: /metadata/labels/tier, value: late }]' }]\n`;
    const files = {
      'clusters/a/apps.yaml': flux('apps', './apps', `  components: [../components/a, ../components/b]\n${own}`),
      'apps/app.yaml': service('app'),
      'components/a/kustomization.yaml': component('  - path: type.yaml\n'),
      'components/a/more.yaml': service('b'),
      'components/a/type.yaml': `${service('app')}spec: { type: LoadBalancer }\n`,
      'components/b/kustomization.yaml': labeled('edge'),
      'components/b/more.yaml': service('c'),
    };
    const found = (await gathered(files)).map((one) => [
      label(one),
      one.get(['spec', 'type']),
      one.labels.get('tier'),
      one.at(['metadata', 'labels', 'tier']).source.path,
    ]);
    expect(found.slice(0, 2)).toEqual([
      ['app', 'LoadBalancer', 'edge', 'components/b/kustomization.yaml'],
      ['b', undefined, 'late', 'clusters/a/apps.yaml'],
    ]);
    expect(found.map(([name]) => name)).toEqual(['app', 'b', 'c']);
  });
});
