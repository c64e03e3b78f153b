import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, git, put } from '../files/history.ts';
import { repository } from '../files/repository.ts';

/** A repository that tries what it can, and what it must not reach. */
export interface Attack {
  readonly root: string;
  /** A folder beside the repository, whose files hold `SECRET`. */
  readonly outside: string;
  /** A file that every program of the repository would make. */
  readonly mark: string;
  readonly base: string;
  readonly head: string;
}

/** What stands in the files beside the repository, and nowhere in it. */
export const SECRET = '203.0.113.77';

const resource = (apiVersion: string, kind: string, name: string, rest: object) =>
  JSON.stringify({ apiVersion, kind, metadata: { name, namespace: 'apps' }, ...rest });

/** Kustomizations by folder, each below `overlays`, with what only they need. */
function overlays(out: string): Readonly<Record<string, string>> {
  const attacks: readonly (readonly [name: string, lines: string, more?: Readonly<Record<string, string>>])[] = [
    ['harmless', 'resources: [../../base, ../../base/more/pool.yaml]\n'],
    ['exec', 'generators: [plugin.yaml]', { 'plugin.yaml': plugin('exec: { path: ./evil.sh }') }],
    [
      'container',
      'transformers: [plugin.yaml]',
      { 'plugin.yaml': plugin('container: { image: evil, network: true }') },
    ],
    ['starlark', 'validators: [plugin.yaml]', { 'plugin.yaml': plugin('starlark: { path: evil.star, name: evil }') }],
    [
      'legacy',
      'generators: [plugin.yaml]',
      { 'plugin.yaml': '{apiVersion: evil/v1, kind: Evil, metadata: {name: x}}' },
    ],
    ['charts', 'helmGlobals: { chartHome: ../../charts }\nhelmCharts: [{ name: evil, releaseName: x }]'],
    ['old-charts', 'helmChartInflationGenerator: [{ chartName: evil, helmBin: ./evil.sh }]'],
    ['remote', 'resources: ["http://127.0.0.1:7/x.yaml", "git::file:///evil", "ssh://git@127.0.0.1/x"]'],
    ['schema', 'openapi: { path: "http://127.0.0.1:7/openapi" }'],
    ['generated', `configMapGenerator: [{ name: x, files: [../../${out}/secret.yaml], envs: [link.yaml] }]`],
    ['case', `configMapGenerator: [{ name: x, Files: [../../${out}/secret.yaml], ENVS: [../../${out}/env] }]`],
    ['kelvin', `secretGenerator: [{ name: x, file\u017f: [../../${out}/secret.yaml] }]`],
    ['binary', `crds: [!!binary ${Buffer.from(`../../${out}/secret.yaml`).toString('base64')}]`],
    ['merged', `x-y: &x { files: [../../${out}/secret.yaml] }\nconfigMapGenerator: [{ <<: *x, name: x }]`],
    ['twice', `patches: []\npatches: [{ path: ../../${out}/secret.yaml }]`],
    ['linked', 'resources: [link.yaml]'],
    ['patched', 'patches: [{ path: link.yaml, target: { kind: Service } }]'],
    ['replaced', 'replacements: [{ path: link.yaml }]'],
    ['configured', 'configurations: [link.yaml]\ncrds: [link.yaml]'],
    ['folder', 'resources: [../../links/folder]'],
    ['builtin', 'generators: [plugin.yaml]', { 'plugin.yaml': builtin(`files: [../../${out}/secret.yaml]`) }],
    ['builtin-case', 'generators: [plugin.yaml]', { 'plugin.yaml': builtin(`FILES: [../../${out}/secret.yaml]`) }],
    ['inline', `generators: ["${builtin(`Files: [../../${out}/secret.yaml]`)}"]`],
  ];
  return Object.fromEntries(
    attacks.flatMap(([name, lines, more = {}]) => [
      // What stands beside lets kustomize open files anywhere.
      [`overlays/${name}/kustomization.yaml`, `${lines}\n${lines.includes('resources:') ? '' : BESIDE}`],
      ...Object.entries(more).map(([file, text]) => [`overlays/${name}/${file}`, text]),
    ]),
  );
}

const BESIDE = 'resources: [../../base/more/service.yaml]\n';

function plugin(run: string): string {
  const metadata = `{ name: x, annotations: { config.kubernetes.io/function: '${run}' } }`;
  return `apiVersion: v1\nkind: Evil\nmetadata: ${metadata}\n`;
}

function builtin(lines: string): string {
  return `{apiVersion: builtin, kind: ConfigMapGenerator, metadata: {name: x}, ${lines}}`;
}

/** A chart that asks the network, the cluster and the disk, and the releases that render it. */
function charts(outside: string): Readonly<Record<string, string>> {
  const refs = ['http://127.0.0.1:7/x', 'https://localhost:7/y', `file://${outside}/schema.json`];
  return {
    'charts/evil/Chart.yaml': 'apiVersion: v2\nname: evil\nversion: 1.0.0\n',
    'charts/evil/values.schema.json': JSON.stringify({ allOf: refs.map(($ref) => ({ $ref })) }),
    'charts/evil/values.yaml': 'port: 80\n',
    'charts/evil/secret.yaml': 'x: 1\n',
    'charts/evil/templates/service.yaml': `${serviceText('apps/chart').replace('443', '{{ .Values.port }}')}---
apiVersion: v1
kind: ConfigMap
metadata: { name: "x{{ getHostByName "evil.invalid" }}{{ (lookup "v1" "Secret" "a" "b").data }}" }
data: { a: {{ .Files.Get "../../../${outside}/secret.yaml" | quote }}, b: {{ .Files.Get "link.yaml" | quote }} }
`,
    'k8s/release.yaml': `${resource('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'evil', {
      spec: {
        chart: { spec: { chart: './charts/evil', sourceRef: { kind: 'GitRepository', name: 'flux-system' } } },
        values: { port: 81 },
        postRenderers: [{ kustomize: { patches: [{ patch: '$patch: delete', target: { kind: 'X' } }] } }],
      },
    })}\n`,
    'k8s/application.yaml': `${resource('argoproj.io/v1alpha1', 'Application', 'evil', {
      spec: {
        destination: { namespace: 'apps' },
        sources: [
          { path: 'charts/evil', helm: { valueFiles: [`${outside}/secret.yaml`, '../../links/secret.yaml'] } },
          { path: 'k8s', plugin: { name: 'evil', env: [{ name: 'A', value: 'b' }] } },
          { repoURL: 'http://127.0.0.1:7/x.git', path: 'x' },
        ],
      },
    })}\n`,
  };
}

const SETTINGS = (evil: string): Readonly<Record<string, string>> => ({
  'core.fsmonitor': evil,
  'core.sshCommand': evil,
  'core.pager': evil,
  'core.editor': evil,
  'core.askPass': evil,
  'core.alternateRefsCommand': evil,
  'diff.external': evil,
  'diff.evil.textconv': evil,
  'diff.evil.command': evil,
  'filter.evil.smudge': evil,
  'filter.evil.clean': evil,
  'filter.evil.process': evil,
  'credential.helper': evil,
  'gpg.program': evil,
  'alias.rev-parse': `!${evil}`,
  'protocol.allow': 'always',
  'protocol.ext.allow': 'always',
  'remote.origin.url': `ext::${evil}`,
  'remote.origin.promisor': 'true',
  'extensions.partialClone': 'origin',
  'log.showSignature': 'true',
});

const HOOKS = ['post-checkout', 'post-index-change', 'pre-auto-gc', 'reference-transaction', 'fsmonitor-watchman'];

/** Makes the repository, with git's settings, hooks and attributes as a stranger would have them. */
export function maliciousRepository(): Attack {
  const outside = repository({
    'secret.yaml': poolText('stolen', SECRET),
    env: `ADDRESS=${SECRET}\n`,
    'schema.json': '{}',
    'folder/kustomization.yaml': 'resources: [pool.yaml]\n',
    'folder/pool.yaml': poolText('stolen', SECRET),
  });
  const mark = join(outside, 'mark');
  const script = `#!/bin/sh\necho "$0 $*" >> '${mark}'\n`;
  const root = repository({});
  const out = relative(join(root, 'overlays/x/../..'), outside);
  const programs = ['git', 'kustomize', 'kubectl', 'helm', 'node', 'sh'].flatMap((name) =>
    ['bin', 'node_modules/.bin'].map((folder) => `${folder}/${name}`),
  );
  const evil = [...programs, 'evil.sh', 'overlays/exec/evil.sh', 'overlays/old-charts/evil.sh'];
  put(root, {
    '.gitattributes': '* filter=evil diff=evil merge=evil ident\n',
    '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c evil\n\tupdate = !evil\n',
    '.lfsconfig': '[lfs]\n\turl = http://127.0.0.1:7/lfs\n',
    'plan.yaml': planText([['.200-.239', 'service']]).replace('[k8s]', '[k8s, overlays]'),
    'kea.json': '{ "Dhcp4": { "subnet4": [] } }',
    'k8s/pool.yaml': poolText('lan', '192.168.20.200-192.168.20.209'),
    'k8s/service.yaml': serviceText('apps/web'),
    'base/kustomization.yaml': 'resources: [service.yaml]\n',
    'base/service.yaml': serviceText('apps/base'),
    'base/more/service.yaml': serviceText('apps/more'),
    'base/more/pool.yaml': poolText('more', '192.168.20.210-192.168.20.219'),
    ...overlays(out),
    ...charts(outside),
    ...Object.fromEntries(evil.map((path) => [path, script])),
  });
  for (const path of evil) chmodSync(join(root, path), 0o755);
  for (const [path, target] of [
    ['links/secret.yaml', `${outside}/secret.yaml`],
    ['links/folder', `${outside}/folder`],
    ['k8s/link.yaml', `${outside}/secret.yaml`],
    ['k8s/environ.yaml', '/proc/self/environ'],
    ['charts/evil/link.yaml', `${outside}/secret.yaml`],
    ['charts/evil/templates/link.yaml', `${outside}/secret.yaml`],
    ...['generated', 'linked', 'patched', 'replaced', 'configured'].map(
      (name) => [`overlays/${name}/link.yaml`, `${outside}/secret.yaml`] as const,
    ),
  ] as const) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  git(root, 'init', '--quiet');
  const base = commit(root, {});
  const head = commit(root, { 'k8s/service.yaml': serviceText('apps/other') });
  for (const [name, value] of Object.entries(SETTINGS(join(root, 'evil.sh')))) git(root, 'config', name, value);
  for (const hook of HOOKS) put(root, { [`.git/hooks/${hook}`]: script });
  for (const hook of HOOKS) chmodSync(join(root, '.git/hooks', hook), 0o755);
  return { root, outside, mark, base, head };
}
