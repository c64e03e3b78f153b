import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../src/files/temporary.ts';
import { median, report, skip, timed } from './measure.ts';

const ROUNDS = 15;

/** A site of 20 files: a plan, a pool, its advertisement, and Services beside what they lead to. */
function site(): string {
  const folder = temporaryFolder().path;
  const files = [
    ['plan.yaml', PLAN],
    ['metallb/pool.yaml', metallb('IPAddressPool', 'addresses: [192.168.20.200-192.168.20.239]')],
    ['metallb/advertisement.yaml', metallb('L2Advertisement', 'ipAddressPools: [vips]')],
    ...Array.from({ length: 8 }, (_, at) => [`apps/service-${at}.yaml`, service(at)]),
    ...Array.from({ length: 8 }, (_, at) => [`apps/deployment-${at}.yaml`, deployment(at)]),
    ['apps/settings.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { color: blue }\n'],
  ];
  for (const [path = '', text = ''] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const PLAN = `version: 1
sites:
  - name: office
    networks:
      - name: lan
        cidr: 192.168.20.0/24
        gateway: 192.168.20.1
        ranges:
          - { range: .2-.20, role: node }
          - { range: .100-.199, role: dhcp }
          - { range: .200-.239, role: service }
    clusters:
      - { name: prod, manifests: [metallb, apps], metallb: { version: 0.15.3 } }
`;

function metallb(kind: string, spec: string): string {
  return `apiVersion: metallb.io/v1beta1\nkind: ${kind}\nmetadata: { name: vips, namespace: metallb-system }\nspec:\n  ${spec}\n`;
}

function service(at: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: service-${at}
  namespace: apps
spec:
  type: LoadBalancer
  selector: { app: app-${at} }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
`;
}

function deployment(at: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${at}
  namespace: apps
spec:
  replicas: 2
  selector: { matchLabels: { app: app-${at} } }
  template:
    metadata: { labels: { app: app-${at} } }
    spec:
      containers:
        - { name: main, image: 'registry.example.org/app:1.${at}', ports: [{ containerPort: 8080 }] }
`;
}

/** How long a run takes, in milliseconds. Throws where it fails. */
function run(node: string, args: readonly string[], cwd: string): number {
  const { result, milliseconds } = timed(() => spawnSync(node, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] }));
  if (result.status !== 0) throw new Error(`${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
  return milliseconds;
}

/** A way to run the program, and how many times as long as Node alone it may take. */
interface Case {
  readonly what: string;
  readonly args: readonly string[];
  readonly most: number;
}

function measure(node: string, program: string, folder: string): void {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const hasCache = Number(/^v(\d+)/.exec(version)?.[1]) >= 22;
  const cases: readonly Case[] = [
    { what: '--version', args: [program, '--version'], most: 1.15 },
    { what: '--help', args: [program, '--help'], most: 1.6 },
    { what: 'Lint of 20 files', args: [program], most: hasCache ? 1.3 : 1.5 },
  ];
  const ratios = cases.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++) {
    const base = run(node, ['-e', '0'], folder);
    for (const [index, { args }] of cases.entries()) {
      const milliseconds = run(node, args, folder);
      // The first round fills the caches.
      if (round > 0) ratios[index]?.push(milliseconds / base);
    }
  }
  for (const [index, { what, most }] of cases.entries()) {
    report(`${what}, Node ${version}`, median(ratios[index] ?? []), most, 'node -e 0');
  }
}

const program = process.env['MLB_LINT_PROGRAM'];
const nodes = (process.env['MLB_LINT_NODES'] ?? process.execPath).split('\n');
if (program === undefined) skip('Start-up', 'MLB_LINT_PROGRAM names no program');
else for (const node of nodes) measure(node, program, site());
