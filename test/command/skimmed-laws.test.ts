import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runLint } from '../../src/command/lint.ts';
import { inFolder } from '../rules/temporary-folder.ts';

/** A comment by which a file is taken for a trap, so that all of its documents are parsed at once. */
const READ_WHOLE = '# [[[[\n';

function head(apiVersion: string, kind: string, name: string, namespace: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n`;
}

const namespace = fc.constantFrom('shop', '"shop"', 'edge', 'metallb-system', 'kube-system');
const app = fc.constantFrom('web', '"web"', 'api', '${APP}', '12');
const image = fc.constantFrom(
  'web:1',
  'quay.io/metallb/speaker:v0.15.2',
  'rancher/klipper-lb:v0.4.9',
  'kube-vip/kube-vip:1',
);

const pods = fc
  .tuple(fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet', 'Job'), namespace, app, image, fc.boolean())
  .map(([kind, place, label, run, isFlow]) => {
    const labels = isFlow && !label.includes('$') ? `{ app: ${label} }` : `\n        app: ${label}`;
    const spec = `spec:\n  template:\n    metadata:\n      labels: ${labels}\n    spec:\n      containers:\n      - name: main\n        image: ${run}\n        args: ["--services", "--advertise-loadbalancer-ip"]\n`;
    return head(kind === 'Job' ? 'batch/v1' : 'apps/v1', kind, 'app', place) + spec;
  });

const service = fc.tuple(namespace, app, fc.constantFrom('LoadBalancer', 'ClusterIP')).map(([place, label, type]) => {
  return `${head('v1', 'Service', 'web', place)}spec:\n  type: ${type}\n  selector:\n    app: ${label}\n  ports:\n  - port: 80\n`;
});

const other = fc.constantFrom(
  `${head('metallb.io/v1beta1', 'IPAddressPool', 'pool', 'metallb-system')}spec:\n  addresses:\n  - 192.0.2.0/28\n`,
  `${head('metallb.io/v1beta1', 'IPAddressPool', 'spare', 'metallb-system')}spec:\n  autoAssign: false\n  addresses:\n  - 198.51.100.0/28\n`,
  `${head('metallb.io/v1beta1', 'L2Advertisement', 'all', 'metallb-system')}`,
  `${head('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'metallb', 'metallb-system')}spec:\n  chart:\n    spec:\n      chart: metallb\n      version: 0.15.2\n`,
  `${head('rbac.authorization.k8s.io/v1', 'Role', 'a', 'shop')}  annotations:\n    mlb-lint/ignore: pool/unused -- never\nrules: []\n`,
  `${head('example.com/v1', 'Thing', 'thing', 'edge')}spec:\n  service:\n    type: LoadBalancer\n    loadBalancerIP: 198.51.100.4\n`,
  `${head('example.com/v1', 'Thing', 'thing', 'edge')}spec:\n  service:\n    type: "Load\\x42alancer"\n`,
  `${head('networking.k8s.io/v1', 'Ingress', 'in', 'edge')}spec:\n  pool: spare\n  address: 198.51.100.3\n`,
  'a: 1\nb:\n- c\n# mlb-lint-ignore pool/unused -- never\n',
  '{"panels": [], "kind": "board"}\n',
  'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: { name: in-list, namespace: shop }\n  spec: { type: LoadBalancer }\n',
);

const repository = fc
  .array(fc.array(fc.oneof(pods, service, other), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  .map((files) => files.map((documents) => documents.join('---\n')));

async function linted(texts: readonly string[]): Promise<unknown> {
  const files = new Map(texts.map((text, index) => [`file-${index}.yaml`, text]));
  return inFolder(files, async (cwd) => (await runLint({ cwd, today: '2026-01-01' })).report);
}

describe('documents that are read only when something asks for them', () => {
  it('change nothing in what is reported', async () => {
    await fc.assert(
      fc.asyncProperty(repository, async (texts) => {
        expect(await linted(texts)).toEqual(await linted(texts.map((text) => text + READ_WHOLE)));
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
