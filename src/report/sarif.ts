import type { Report, Reported, ReportedLocation } from '../lint/reported.ts';
import type { Replacement, ReportedFix } from '../lint/reported-fix.ts';
import type { Severity } from '../lint/rule.ts';
import type { RuleFacts } from '../lint/rule-facts.ts';
import { jsonText, visible } from './escape.ts';
import { type Run, reportOf } from './run.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Readonly<
  Record<Severity, string>
>;

/**
 * The report as SARIF 2.1.0, for code scanning. Every rule there is stands in it with its metadata.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(run: Run): string {
  const report = reportOf(run);
  const indices = new Map(run.rules.map(({ name }, index) => [name, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: report.tool.name, version: report.tool.version, rules: run.rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(report)],
        results: report.findings.map((finding) => ({
          ...result(finding, indices.get(finding.rule)),
          ...fixes(run.fixes?.get(finding.fingerprint)),
        })),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

function descriptor({ name, summary, severity, evidence }: RuleFacts) {
  return {
    id: name,
    name,
    shortDescription: { text: plain(`${summary}.`) },
    help: { text: plain(`mlb-lint explain ${name}\n${evidence.join('\n')}`) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [name.slice(0, name.indexOf('/'))] },
  };
}

/** Files that could not be read are said where SARIF has tools say so. */
function invocation({ incomplete = [] }: Report) {
  return {
    executionSuccessful: incomplete.length === 0,
    toolExecutionNotifications: incomplete.map(({ file, reason }) => ({
      level: 'error',
      message: { text: plain(reason) },
      locations: [{ physicalLocation: { artifactLocation: { uri: uri(file) } } }],
    })),
  };
}

function result(finding: Reported, ruleIndex: number | undefined) {
  const { rule, severity, message, help, location, related = [], fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: plain(help === undefined ? message : `${message}\n${help}`) },
    locations: [{ physicalLocation: physical(location), ...logical(finding) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, index) => ({
            id: index + 1,
            message: { text: plain(one.message) },
            physicalLocation: physical(one.location),
          })),
        }),
    partialFingerprints: { 'mlbLint/v1': fingerprint },
    ...properties(finding),
  };
}

/** A repair: the files it changes, each with what is replaced. */
function fixes(fix: ReportedFix | undefined) {
  if (fix === undefined) return {};
  const files = [...new Set(fix.replacements.map(({ location }) => location.file))];
  const safety = fix.safety === 'safe' ? '' : ' (changes what the configuration means)';
  return {
    fixes: [
      {
        description: { text: plain(`${fix.title}${safety}`) },
        artifactChanges: files.map((file) => ({
          artifactLocation: { uri: uri(file) },
          replacements: fix.replacements.filter(({ location }) => location.file === file).map(replacement),
        })),
      },
    ],
  };
}

function replacement({ location, text }: Replacement) {
  const { region } = physical(location);
  return { deletedRegion: region, ...(text === '' ? {} : { insertedContent: { text } }) };
}

function physical({ file, line, column, endLine, endColumn }: ReportedLocation) {
  return {
    artifactLocation: { uri: uri(file) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** The resource by the names people know it by. */
function logical({ resource }: Reported) {
  if (resource?.name === undefined) return {};
  const { kind, namespace, name } = resource;
  const fullyQualifiedName = namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  return { logicalLocations: [{ name, fullyQualifiedName, kind: 'resource' }] };
}

function properties({ site, cluster, addresses }: Reported) {
  if (site === undefined && cluster === undefined && addresses === undefined) return {};
  return { properties: { site, cluster, addresses } };
}

/** A relative reference: every segment of the path percent-encoded. */
function uri(file: string): string {
  return file
    .split('/')
    .map((segment) => encodeURIComponent(visible(segment)))
    .join('/');
}

/** Plain text in which a reader of SARIF finds no link: what would be one has its brackets escaped (section 3.11.6). */
function plain(text: string): string {
  const shown = text.split('\n').map(visible).join('\n');
  return shown.includes('](') ? shown.replaceAll('[', '\\[').replaceAll(']', '\\]') : shown;
}
