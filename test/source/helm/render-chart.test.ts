import { describe, expect, it } from 'vitest';
import { findProgram } from '../../../src/files/environment.ts';
import { Refusal } from '../../../src/files/files.ts';
import { type Deployed, deployCharts } from '../../../src/source/helm/deploy-charts.ts';
import { hereIn } from '../../../src/source/here.ts';
import { readerOf, standing } from '../memory-repository.ts';

const isMissing = findProgram('helm') === undefined;
const isCi = process.env['CI'] === 'true';
if (isMissing && !isCi) console.warn('helm is not installed: charts are not rendered here');

/** What the Application of a chart `charts/web` deploys. */
async function deployed(files: Readonly<Record<string, string>>, helm = '{}'): Promise<Deployed> {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: entrance, namespace: argocd }
spec:
  destination: { namespace: edge }
  source: { path: charts/web, helm: ${helm} }
`;
  const reader = readerOf({ 'app.yaml': application, ...files });
  const reading = reader.read('app.yaml');
  const manifests = reading instanceof Refusal ? [] : reading.manifests;
  return deployCharts(manifests, {
    reader,
    here: hereIn(reader.files),
    shelf: { find: () => undefined },
    sourceUrl: () => undefined,
  });
}

const CHART = {
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: webchart\nversion: 0.1.0\n',
  'charts/web/values.yaml': `# the entrance
service:
  type: LoadBalancer
  address: 192.0.2.7
  port: 80
`,
  'charts/web/templates/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: {{ .Release.Name }}
spec:
  type: {{ .Values.service.type }}
  externalTrafficPolicy: Local
  loadBalancerIP: {{ .Values.service.address }}
  ports:
    - port: {{ .Values.service.port }}
`,
};

describe.skipIf(isMissing && !isCi)('a chart of this repository', () => {
  it('is rendered with the values that it is given', async () => {
    const { manifests, renderings } = await deployed(CHART, '{ valuesObject: { service: { address: 192.0.2.8 } } }');
    expect(manifests.map(({ namespace, name }) => `${String(namespace)}/${String(name)}`)).toEqual(['edge/entrance']);
    const [service] = manifests;
    const places = [
      ['spec', 'type'],
      ['spec', 'loadBalancerIP'],
      ['spec', 'ports', 0, 'port'],
      ['spec', 'externalTrafficPolicy'],
      ['metadata', 'name'],
      [],
    ].map((route) => service && standing(service, route));
    expect(places).toEqual([
      'charts/web/values.yaml:3 LoadBalancer',
      'app.yaml:6 192.0.2.8',
      'charts/web/values.yaml:5 80',
      'charts/web/templates/service.yaml:7 externalTrafficPolicy',
      'charts/web/templates/service.yaml:4 name',
      'charts/web/templates/service.yaml:2 kind',
    ]);
    expect(renderings.map(({ notRendered }) => notRendered)).toEqual([undefined]);
  });

  it('is rendered without the tests of it', async () => {
    const { manifests } = await deployed({
      ...CHART,
      'charts/web/templates/tests/try.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: { name: try, annotations: { helm.sh/hook: test } }\n',
    });
    expect(manifests.map(({ kind }) => kind)).toEqual(['Service']);
  });

  it('is rendered with the charts that lie in it', async () => {
    const { manifests } = await deployed({
      'charts/web/Chart.yaml':
        'apiVersion: v2\nname: webchart\nversion: 0.1.0\ndependencies: [{ name: inner, version: 0.1.0 }]\n',
      'charts/web/charts/inner/Chart.yaml': 'apiVersion: v2\nname: inner\nversion: 0.1.0\n',
      'charts/web/charts/inner/templates/service.yaml':
        'apiVersion: v1\nkind: Service\nmetadata: { name: inner }\nspec: { type: LoadBalancer }\n',
    });
    expect(manifests.map((one) => standing(one, ['spec', 'type']))).toEqual([
      'charts/web/charts/inner/templates/service.yaml:4 type',
    ]);
  });

  it('tells by its values what it can where a dependency is not there', async () => {
    const { manifests, renderings } = await deployed({
      ...CHART,
      'charts/web/Chart.yaml':
        'apiVersion: v2\nname: webchart\nversion: 0.1.0\ndependencies: [{ name: x, version: 1.0.0, repository: "https://charts.example.org" }]\n',
    });
    expect(manifests.map((one) => standing(one, ['spec', 'type']))).toEqual(['charts/web/values.yaml:3 LoadBalancer']);
    const { reason, message } = renderings[0]?.notRendered ?? {};
    expect([reason, message?.includes('/tmp/')]).toEqual(['failed', false]);
  });

  it('is rendered where another chart deploys it', async () => {
    const { manifests } = await deployed({
      'charts/web/Chart.yaml': 'apiVersion: v2\nname: webchart\nversion: 0.1.0\n',
      'charts/web/values.yaml': 'apps: [one]\n',
      'charts/web/templates/apps.yaml': `{{- range .Values.apps }}
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: {{ . }} }
spec: { destination: { namespace: {{ . }}-ns }, source: { path: charts/inner } }
{{- end }}
`,
      'charts/inner/Chart.yaml': 'apiVersion: v2\nname: inner\nversion: 0.1.0\n',
      'charts/inner/templates/service.yaml': CHART['charts/web/templates/service.yaml'].replaceAll(
        /\{\{[^}]*\}\}/g,
        'x',
      ),
    });
    expect(manifests.map(({ kind, namespace }) => [kind, namespace])).toEqual([
      ['Application', 'edge'],
      ['Service', 'one-ns'],
    ]);
  });

  it('keeps unknown what is unknown in its values', async () => {
    const { manifests } = await deployed(CHART, '{ parameters: [{ name: service.address, value: CHANGEME }] }');
    expect(manifests[0]?.get(['spec', 'loadBalancerIP'])).toMatchObject({ text: 'CHANGEME' });
  });

  it('tells by its values what it can where some of them are elsewhere', async () => {
    const { manifests, renderings } = await deployed(CHART, '{ valueFiles: [$other/values.yaml] }');
    expect(manifests.map((one) => standing(one, ['spec', 'type']))).toEqual(['charts/web/values.yaml:3 LoadBalancer']);
    expect(renderings).toEqual([]);
  });
});
