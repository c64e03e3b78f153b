import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a repository is made of. The same numbers make the same bytes. */
export interface CorpusPlan {
  readonly files: number;
  /** How long files are on average beside the fixed part of their kind: about the lines of a list in each. */
  readonly length: number;
  /** Of a thousand files, how many hold a Service or a resource of MetalLB. */
  readonly relevant: number;
  /** Of a thousand files, how many hold a workload of a namespace with a LoadBalancer Service. */
  readonly served: number;
  readonly seed: number;
}

/** Writes a repository into an empty folder: the paths of its files, relative to the folder, and its size in bytes. */
export function writeCorpus(
  folder: string,
  plan: CorpusPlan,
): { readonly paths: readonly string[]; readonly bytes: number } {
  const random = randomNumbers(plan.seed);
  const made = new Set<string>();
  const paths: string[] = [];
  let bytes = 0;
  for (let index = 0; index < plan.files; index++) {
    const at: Place = {
      index,
      namespace: `team-${(index >> 3) % 97}`,
      length: 1 + Math.floor(random() * 2 * plan.length),
    };
    const { path, text } = fileOf(at, plan, Math.floor(random() * 1000), random);
    const absolute = join(folder, path);
    if (!made.has(dirname(absolute))) mkdirSync(dirname(absolute), { recursive: true });
    made.add(dirname(absolute));
    writeFileSync(absolute, text);
    paths.push(path);
    bytes += text.length;
  }
  return { paths, bytes };
}

interface Place {
  readonly index: number;
  readonly namespace: string;
  readonly length: number;
}

interface MadeFile {
  readonly path: string;
  readonly text: string;
}

/** A linear congruential generator, numbers from 0 to below 1 (Numerical Recipes). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function fileOf(at: Place, plan: CorpusPlan, share: number, random: () => number): MadeFile {
  const folder = `apps/${at.namespace}/app-${at.index >> 3}`;
  if (at.index === 0) return { path: 'edge/metallb.yaml', text: INSTALLATION };
  if (share < plan.relevant) return { path: `edge/${at.index % 50}/${at.index}.yaml`, text: relevant(at, random) };
  if (share < plan.relevant + plan.served) {
    return { path: `edge/apps/${at.index % 499}/${at.index}.yaml`, text: deployment({ ...at, namespace: edgeOf(at) }) };
  }
  let left = random() * TOTAL;
  for (const { weight, name, make } of ORDINARY) {
    left -= weight;
    if (left < 0) return { path: `${folder}/${name.replace('*', String(at.index))}`, text: make(at) };
  }
  return { path: `${folder}/${at.index}.yaml`, text: serviceAccount(at) };
}

const INSTALLATION = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: metallb
  namespace: metallb-system
spec:
  interval: 1h
  chart:
    spec:
      chart: metallb
      version: 0.15.2
      sourceRef:
        kind: HelmRepository
        name: metallb
`;

function edgeOf({ index }: Place): string {
  return `edge-${index % 40}`;
}

function repeat(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

function head(apiVersion: string, kind: string, name: string, namespace: string | undefined): string {
  const place = namespace === undefined ? '' : `  namespace: ${namespace}\n`;
  const labels = `  labels:\n    app.kubernetes.io/name: ${name}\n    app.kubernetes.io/part-of: platform\n`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${place}${labels}`;
}

/** Mostly Services of the cluster's own network; some LoadBalancers, and the pools they are served from. */
function relevant(at: Place, random: () => number): string {
  const { index } = at;
  const chosen = random();
  if (chosen < 0.1) {
    const block = `10.${20 + ((index >> 8) & 127)}.${index & 255}`;
    const pool = `${head('metallb.io/v1beta1', 'IPAddressPool', `pool-${index}`, 'metallb-system')}spec:\n  addresses:\n  - ${block}.0/28\n`;
    return `${pool}---\n${head('metallb.io/v1beta1', 'L2Advertisement', `pool-${index}`, 'metallb-system')}spec:\n  ipAddressPools:\n  - pool-${index}\n`;
  }
  const type = chosen < 0.4 ? 'LoadBalancer' : 'ClusterIP';
  return `${head('v1', 'Service', `web-${index}`, edgeOf(at))}spec:\n  type: ${type}\n  selector:\n    app: app-${index % 7}\n  ports:\n  - name: http\n    port: 80\n    targetPort: 8080\n`;
}

function deployment({ index, namespace, length }: Place): string {
  const environment = repeat(
    length,
    (at) => `        - name: SETTING_${at}\n          value: "https://service-${at}.example.com/path"\n`,
  );
  return `${head('apps/v1', 'Deployment', `app-${index}`, namespace)}spec:
  replicas: 2
  selector:
    matchLabels:
      app: app-${index % 7}
  template:
    metadata:
      labels:
        app: app-${index % 7}
      annotations:
        prometheus.io/scrape: "true"
    spec:
      containers:
      - name: main
        image: registry.example.com/team/app:v1.${index % 90}.3
        args: ["--port=8080", "--log=json"]
        env:
${environment}        resources:
          requests: { cpu: 50m, memory: 64Mi }
`;
}

function ingress({ index, namespace, length }: Place): string {
  const paths = repeat(
    length,
    (at) =>
      `      - path: /part-${at}\n        pathType: Prefix\n        backend:\n          service:\n            name: web-${at}\n            port:\n              number: 80\n`,
  );
  return `---\n${head('networking.k8s.io/v1', 'Ingress', `app-${index}`, namespace)}spec:\n  ingressClassName: nginx\n  rules:\n  - host: app-${index}.example.com\n    http:\n      paths:\n${paths}`;
}

function rbac({ index, namespace, length }: Place): string {
  const rules = repeat(
    length,
    (at) => `- apiGroups: ["group-${at}.example.com"]\n  resources: ["things"]\n  verbs: ["get", "list", "watch"]\n`,
  );
  const binding = `${head('rbac.authorization.k8s.io/v1', 'RoleBinding', `app-${index}`, namespace)}roleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: app-${index}\nsubjects:\n- kind: ServiceAccount\n  name: app-${index}\n`;
  return `${head('rbac.authorization.k8s.io/v1', 'Role', `app-${index}`, namespace)}rules:\n${rules}---\n${binding}`;
}

function serviceAccount({ index, namespace }: Place): string {
  return head('v1', 'ServiceAccount', `app-${index}`, namespace);
}

function autoscaler({ index, namespace, length }: Place): string {
  const metrics = repeat(
    length,
    (at) =>
      `  - type: Pods\n    pods:\n      metric:\n        name: metric_${at}\n      target:\n        type: AverageValue\n        averageValue: "${at}"\n`,
  );
  return `${head('autoscaling/v2', 'HorizontalPodAutoscaler', `app-${index}`, namespace)}spec:\n  minReplicas: 2\n  maxReplicas: 9\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: app-${index}\n  metrics:\n${metrics}`;
}

function monitor({ index, namespace, length }: Place): string {
  const endpoints = repeat(length, (at) => `  - port: metrics-${at}\n    interval: 30s\n    path: /metrics\n`);
  return `${head('monitoring.coreos.com/v1', 'ServiceMonitor', `app-${index}`, namespace)}spec:\n  selector:\n    matchLabels:\n      app: app-${index}\n  endpoints:\n${endpoints}`;
}

function externalSecret({ index, namespace, length }: Place): string {
  const entries = repeat(length, (at) => `  - secretKey: key-${at}\n    remoteRef:\n      key: teams/app/${at}\n`);
  return `${head('external-secrets.io/v1beta1', 'ExternalSecret', `app-${index}`, namespace)}spec:\n  refreshInterval: 1h\n  secretStoreRef:\n    kind: ClusterSecretStore\n    name: vault\n  data:\n${entries}`;
}

function values({ length }: Place): string {
  const settings = repeat(length, (at) => `  setting${at}:\n    enabled: true\n    size: ${at}Gi # as measured\n`);
  return `# Values of the chart.\nimage:\n  repository: registry.example.com/team/app\n  tag: v1.2.3\nsettings:\n${settings}`;
}

function workflow({ index, length }: Place): string {
  const steps = repeat(length, (at) => `      - name: Step ${at}\n        run: make target-${at}\n`);
  return `name: build-${index}\non:\n  push:\n    branches: [main]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

function configMap({ index, namespace, length }: Place): string {
  return `${head('v1', 'ConfigMap', `app-${index}`, namespace)}data:\n${repeat(length, (at) => `  KEY_${at}: "value ${at}"\n`)}`;
}

function helmRelease({ index, namespace }: Place): string {
  return `${head('helm.toolkit.fluxcd.io/v2', 'HelmRelease', `release-${index}`, `charts-${namespace}`)}spec:\n  interval: 1h\n  chart:\n    spec:\n      chart: app\n      version: 1.2.3\n      sourceRef:\n        kind: HelmRepository\n        name: charts\n  values:\n    replicas: 2\n`;
}

function definition({ index, length }: Place): string {
  const fields = repeat(
    20 * length,
    (at) =>
      `              field${at}:\n                description: What field ${at} says of the thing, in a sentence or two.\n                type: string\n`,
  );
  return `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: things${index}.example.com\nspec:\n  group: example.com\n  names:\n    kind: Thing${index}\n    plural: things${index}\n  versions:\n  - name: v1\n    served: true\n    schema:\n      openAPIV3Schema:\n        type: object\n        properties:\n          spec:\n            type: object\n            properties:\n${fields}`;
}

function dashboard({ index, length }: Place): string {
  const panels = Array.from({ length: 5 * length }, (_, at) => ({
    id: at,
    type: 'timeseries',
    title: `Panel ${at}`,
    datasource: { type: 'prometheus', uid: 'main' },
    targets: [{ expr: `sum(rate(requests_total{app="app-${at}"}[5m])) by (code)`, legendFormat: '{{code}}' }],
    gridPos: { h: 8, w: 12, x: 0, y: at * 8 },
  }));
  return `${JSON.stringify({ title: `App ${index}`, schemaVersion: 39, panels }, undefined, 2)}\n`;
}

/** What stands in most repositories and cannot matter to MetalLB, by how often it does. */
const ORDINARY = [
  { weight: 28, name: 'deployment-*.yaml', make: deployment },
  { weight: 12, name: 'ingress-*.yaml', make: ingress },
  { weight: 12, name: 'rbac-*.yaml', make: rbac },
  { weight: 8, name: 'account-*.yaml', make: serviceAccount },
  { weight: 10, name: 'autoscaler-*.yml', make: autoscaler },
  { weight: 9, name: 'monitor-*.yaml', make: monitor },
  { weight: 8, name: 'secret-*.yaml', make: externalSecret },
  { weight: 6, name: 'values-*.yaml', make: values },
  { weight: 3, name: 'workflow-*.yml', make: workflow },
  { weight: 1, name: 'settings-*.yaml', make: configMap },
  { weight: 0.5, name: 'release-*.yaml', make: helmRelease },
  { weight: 1, name: 'crd-*.yaml', make: definition },
  { weight: 1.5, name: 'dashboard-*.json', make: dashboard },
] as const;

const TOTAL = ORDINARY.reduce((sum, { weight }) => sum + weight, 0);
