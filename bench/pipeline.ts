import { rules } from '../rules/index.ts';
import { type LintResult, lint } from '../src/lint/engine.ts';
import { factsOf } from '../src/lint/rule-facts.ts';
import { countFindings } from '../src/lint/summary.ts';
import { readDocuments } from '../src/manifest/documents.ts';
import type { Manifest } from '../src/manifest/manifest.ts';
import { resourcesOf } from '../src/manifest/resources.ts';
import { buildCluster } from '../src/metallb/build-cluster.ts';
import { Releases } from '../src/metallb/release.ts';
import { verdictOf } from '../src/metallb/verdict/verdict.ts';
import { reporters } from '../src/report/reporters.ts';
import { joinSites } from '../src/site/join-sites.ts';
import { Source } from '../src/text/source.ts';
import { median, report, timed } from './measure.ts';
import { parseWithYaml } from './yaml.ts';

const ROUNDS = 7;
const POOLS = 2000;
const SERVICES = 20_000;
const FINDINGS = 5000;

function pool(at: number): string {
  return `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: pool-${at}
  namespace: metallb-system
spec:
  addresses:
    - 10.${at >> 8}.${at & 255}.0/24
`;
}

const ADVERTISEMENT = `apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: all
  namespace: metallb-system
`;

/** A Service in one of a hundred namespaces; a quarter of them ask for a pool that does not exist. */
function service(at: number): string {
  const asked = at % (SERVICES / FINDINGS) === 0 ? `missing-${at}` : `pool-${at % POOLS}`;
  return `apiVersion: v1
kind: Service
metadata:
  name: service-${at}
  namespace: team-${at % 100}
  annotations:
    metallb.io/address-pool: ${asked}
spec:
  type: LoadBalancer
  selector:
    app: web-${at}
  ports:
    - name: http
      port: 80
`;
}

const count = <T>(length: number, one: (at: number) => T): readonly T[] => Array.from({ length }, (_, at) => one(at));
const texts = [
  ...count(POOLS, (at) => [`pools/${at}.yaml`, pool(at)] as const),
  ['advertisement.yaml', ADVERTISEMENT] as const,
  ...count(SERVICES, (at) => [`services/${at}.yaml`, service(at)] as const),
];

interface Parsed {
  readonly sources: readonly Source[];
  readonly manifests: readonly Manifest[];
}

function parse(): Parsed {
  const sources = texts.map(([path, text]) => new Source(path, text));
  const manifests = sources.flatMap((source) =>
    readDocuments(source).documents.flatMap((document) => resourcesOf(document).manifests),
  );
  return { sources, manifests };
}

function judge({ sources, manifests }: Parsed): LintResult {
  const cluster = buildCluster({
    name: undefined,
    plan: undefined,
    bounded: true,
    manifests,
    releases: Releases.of('0.15.3'),
    modes: ['frr'],
    unseen: { mayHold: () => false },
  });
  verdictOf(cluster);
  const sites = joinSites(undefined, [{ plan: undefined, clusters: [cluster], syntax: [] }]);
  return lint({
    sites,
    rules,
    settings: new Map(),
    overrides: new Map(),
    sources,
    today: '2026-01-01',
    display: (path) => path,
  });
}

/** The characters of every report. */
function print({ findings }: LintResult, sources: readonly Source[]): number {
  const reported = findings.map((finding) => finding.reported);
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const run = {
    report: {
      schemaVersion: 1 as const,
      tool: { name: 'mlb-lint' as const, version: '0' },
      findings: reported,
      summary: {
        ...countFindings(reported),
        files: texts.length,
        documents: texts.length,
        resources: texts.length,
        clusters: 1,
      },
      coverage: {
        services: { known: SERVICES, partlyKnown: 0 },
        templates: 0,
        notRendered: 0,
        dormant: 0,
        skipped: 0,
        unknownValues: 0,
      },
    },
    sourceOf: (file: string) => byPath.get(file),
    rules: rules.map(factsOf),
    files: () => [...byPath.keys()],
    fixes: new Map(),
    color: false,
    width: 100,
    quiet: false,
  };
  return Object.values(reporters).reduce((sum, reporter) => sum + reporter(run).length, 0);
}

const ratios: number[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  const parsing = timed(() => parseWithYaml(texts.map(([, text]) => text)));
  const parsed = parse();
  const judging = timed(() => judge(parsed));
  const printing = timed(() => print(judging.result, parsed.sources));
  const found = judging.result.findings.length;
  if (found < FINDINGS) throw new Error(`only ${found} findings`);
  if (round === 0) console.log(`     ${found} findings`);
  const [read, judged, printed] = [parsing, judging, printing].map(({ milliseconds }) => milliseconds);
  console.log(`     ${read?.toFixed(0)} ms parsing, ${judged?.toFixed(0)} ms rules, ${printed?.toFixed(0)} ms reports`);
  // The first round warms up.
  if (round > 0) ratios.push((judging.milliseconds + printing.milliseconds) / parsing.milliseconds);
}
report(
  `Verdict, rules and reports of ${POOLS} pools and ${SERVICES} Services with ${FINDINGS} findings`,
  median(ratios),
  1,
  'parsing their manifests with yaml',
);
