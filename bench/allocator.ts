import { readDocuments } from '../src/manifest/documents.ts';
import type { Manifest } from '../src/manifest/manifest.ts';
import { resourcesOf } from '../src/manifest/resources.ts';
import { luckOf } from '../src/metallb/allocator/luck.ts';
import { predict } from '../src/metallb/allocator/predict.ts';
import { buildCluster } from '../src/metallb/build-cluster.ts';
import type { Cluster } from '../src/metallb/cluster.ts';
import { Releases } from '../src/metallb/release.ts';
import { Source } from '../src/text/source.ts';
import { median, ratio, report, timed } from './measure.ts';
import { parseWithYaml } from './yaml.ts';

const GROWTH = 2.3;

/** A pool of some addresses; `more` is further spec. */
function pool(name: string, addresses: string, more = ''): string {
  return `---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: ${name}
  namespace: metallb-system
spec:
  addresses:
  - ${addresses}
${more}`;
}

/** A LoadBalancer Service in one of a hundred namespaces. */
function service(index: number, { annotations = '', port = 80, app = 'web' } = {}): string {
  return `---
apiVersion: v1
kind: Service
metadata:
  name: service-${index}
  namespace: team-${index % 100}
  labels:
    app: ${app}
${annotations === '' ? '' : `  annotations:\n    ${annotations}\n`}spec:
  type: LoadBalancer
  selector:
    app: web
  ports:
  - name: http
    port: ${port}
`;
}

function parse(text: string): readonly Manifest[] {
  const { documents } = readDocuments(new Source('cluster.yaml', text));
  return documents.flatMap((document) => resourcesOf(document).manifests);
}

function clusterOf(text: string): Cluster {
  return buildCluster({
    name: undefined,
    plan: undefined,
    bounded: true,
    manifests: parse(text),
    releases: Releases.of('0.16.1'),
    modes: ['frr-k8s'],
    unseen: { mayHold: () => false },
  });
}

function listOf(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join('');
}

/** How much longer a prediction takes for a cluster twice as large. */
function growth(what: string, size: number, text: (size: number) => string): void {
  const [small, large] = [clusterOf(text(size)), clusterOf(text(2 * size))];
  report(
    `${what}, ${2 * size} instead of ${size}`,
    ratio(
      () => predict(small),
      () => predict(large),
    ),
    GROWTH,
  );
}

const key = 'metallb.io/allow-shared-ip: shared';
const thousand = listOf(1000, (at) => pool(`pool-${at}`, `10.${at >> 8}.${at & 255}.0/24`));
const full = listOf(1000, (at) => pool(`pool-${at}`, `10.${at >> 8}.${at & 255}.0/32`));

growth('Services over 1,000 pools', 25_000, (size) => thousand + listOf(size, (at) => service(at)));
growth('Services over 1,000 full pools', 10_000, (size) => full + listOf(size, (at) => service(at)));
growth('Services with one key and port over 1,000 full pools', 10_000, (size) => {
  return full + listOf(size, (at) => service(at, { annotations: key }));
});
growth('Services with a key of their own over 1,000 full pools', 10_000, (size) => {
  return full + listOf(size, (at) => service(at, { annotations: `${key}-${at}` }));
});
growth('Services on one shared address', 5_000, (size) => {
  return thousand + listOf(size, (at) => service(at, { annotations: key, port: at + 1 }));
});
growth('Services with labels of their own over 2,000 pinned pools', 10_000, (size) => {
  const pinned = (at: number) =>
    `  serviceAllocation:\n    namespaces: [team-${at % 100}]\n    serviceSelectors:\n    - matchLabels: { app: app-${at} }\n`;
  const pools = listOf(2000, (at) => pool(`pool-${at}`, `10.${at >> 8}.${at & 255}.0/24`, pinned(at)));
  return pools + listOf(size, (at) => service(at, { app: `app-${at}` }));
});

const ROUNDS = 7;
const all = thousand + listOf(100_000, (at) => service(at));
const predictions: number[] = [];
const candidates: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const parsing = timed(() => parseWithYaml([all])).milliseconds;
  const cluster = clusterOf(all);
  const predicting = timed(() => predict(cluster));
  predictions.push(predicting.milliseconds / parsing);
  candidates.push(timed(() => luckOf(predicting.result)).milliseconds / parsing);
}
report('Predicting 100,000 Services over 1,000 pools', median(predictions), 2, 'parsing their manifests with yaml');
report('Candidates of 100,000 Services over 1,000 pools', median(candidates), 2, 'parsing their manifests with yaml');
