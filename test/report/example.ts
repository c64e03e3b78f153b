import type { Report, Reported, ReportedLocation } from '../../src/lint/reported.ts';
import { countFindings } from '../../src/lint/summary.ts';
import type { Run } from '../../src/report/run.ts';
import { Source } from '../../src/text/source.ts';

/** A pool whose first entry, on line 8, a DHCP range leases. */
export const pool = new Source(
  'metallb/pool.yaml',
  `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: office
  namespace: metallb-system
spec:
  addresses:
    - 192.0.2.100-192.0.2.150
    - 192.0.2.140-192.0.2.160
`,
);

/** A plan with that range on line 7. */
const plan = new Source(
  'plan.yaml',
  `version: 1
sites:
  - name: office
    networks:
      - name: lan
        ranges:
          - { range: 192.0.2.100-192.0.2.199, role: dhcp }
`,
);

/** Where a text first stands in a file. */
export function find(source: Source, text: string): ReportedLocation {
  const start = source.text.indexOf(text);
  const from = source.position(start);
  const to = source.position(start + text.length);
  return { file: source.path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** An error with all that a finding may have. */
export const overlap: Reported = {
  rule: 'plan/dhcp-overlap',
  severity: 'error',
  message: 'Pool "office" hands out 192.0.2.100-192.0.2.150, which DHCP range "lan" also leases',
  help: 'Move the pool into a service range, for example 192.0.2.200-192.0.2.250.',
  site: 'office',
  cluster: 'prod',
  resource: { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', namespace: 'metallb-system', name: 'office' },
  location: find(pool, '192.0.2.100-192.0.2.150'),
  related: [{ message: 'the DHCP range', location: find(plan, '192.0.2.100-192.0.2.199') }],
  addresses: ['192.0.2.100-192.0.2.150'],
  fingerprint: 'd3c1a7e0b4f29c58',
};

/** A warning with as little as a finding may have. */
export const plain: Reported = {
  rule: 'pool/unused',
  severity: 'warning',
  message: 'No Service uses pool "office"',
  location: find(pool, 'office'),
  fingerprint: '0123456789abcdef',
};

/** Advice. */
export const advice: Reported = { ...plain, rule: 'service/direct-http', severity: 'info', message: 'Use an Ingress' };

/** A message and a path that try everything: escape sequences, markup, line breaks, directions, lone surrogates. */
export const hostile: Reported = {
  ...plain,
  message:
    'a\u001b[2J\n::error::b\u202e|`@team` <b>&"\'[x](https://example.org) #1 %0A \ud800 \ufffe \u0000 https://e.org',
  location: { file: 'a\n::error::,:\u001b]0;x\u0007<&">%.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 },
};

/** One finding of each kind. */
export const everything: readonly Reported[] = [overlap, plain, advice, hostile];

/** A report of some findings in 12 files of one cluster. */
export function reportOn(findings: readonly Reported[], more: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'mlb-lint', version: '0.1.0' },
    findings,
    summary: { ...countFindings(findings), files: 12, documents: 40, resources: 9, clusters: 1 },
    coverage: {
      services: { known: 7, partlyKnown: 0 },
      templates: 0,
      notRendered: 0,
      dormant: 0,
      skipped: 0,
      unknownValues: 0,
    },
    ...more,
  };
}

/** A run of which a file could not be read. */
export const incomplete: Partial<Run> = {
  report: reportOn(everything, { incomplete: [{ file: 'big.yaml', reason: 'It is too large' }] }),
};

/** A run over some findings, in black and white on 100 columns; `sources` are at hand beside pool and plan. */
export function runOf(findings: readonly Reported[], more: Partial<Run> = {}, sources: readonly Source[] = []): Run {
  const files = new Map([pool, plan, ...sources].map((source) => [source.path, source]));
  return {
    report: reportOn(findings),
    sourceOf: (file) => files.get(file),
    rules: [
      {
        name: 'plan/dhcp-overlap',
        summary: 'A pool or an address lies in a DHCP range',
        severity: 'error',
        since: '0.1.0',
        evidence: ['https://example.org/proof'],
      },
      {
        name: 'pool/unused',
        summary: 'No Service can use a pool',
        severity: 'warning',
        since: '0.1.0',
        evidence: ['x'],
      },
    ],
    files: () => ['metallb/pool.yaml', 'plan.yaml'],
    color: false,
    width: 100,
    quiet: false,
    ...more,
  };
}
