import type { Reported } from '../lint/reported.ts';
import { jsonText } from './escape.ts';
import { type Run, reportOf } from './run.ts';

/** The report as JSON, in the form of schemas/report.schema.json. What a shard carries stands last, on one line. */
export function json(run: Run): string {
  const { schemaVersion, tool, findings, summary, coverage, incomplete = [], shard } = reportOf(run);
  const report = {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    findings: findings.map(ordered),
    summary: {
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      files: summary.files,
      documents: summary.documents,
      resources: summary.resources,
      clusters: summary.clusters,
    },
    coverage: {
      services: { known: coverage.services.known, partlyKnown: coverage.services.partlyKnown },
      templates: coverage.templates,
      notRendered: coverage.notRendered,
      dormant: coverage.dormant,
      skipped: coverage.skipped,
      unknownValues: coverage.unknownValues,
    },
    ...(incomplete.length === 0 ? {} : { incomplete: incomplete.map(({ file, reason }) => ({ file, reason })) }),
  };
  const text = jsonText(report, 2);
  return shard === undefined ? `${text}\n` : `${text.slice(0, -'\n}'.length)},\n  "shard": ${jsonText(shard)}\n}\n`;
}

/** A finding with its keys in the order of the contract, whatever made it; JSON leaves out those that are undefined. */
function ordered(finding: Reported) {
  const { rule, severity, message, help, site, cluster, resource, location, related, addresses, fingerprint } = finding;
  return { rule, severity, message, help, site, cluster, resource, location, related, addresses, fingerprint };
}
