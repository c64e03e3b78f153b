import type { Incomplete } from '../files/incomplete.ts';
import type { Reported } from '../lint/reported.ts';
import type { Severity } from '../lint/rule.ts';
import { visible, workflowProperty, workflowValue } from './escape.ts';
import { type Run, reportOf } from './run.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Readonly<
  Record<Severity, string>
>;

/**
 * The findings as workflow commands of GitHub Actions, which shows them as annotations. Nothing where there are none.
 * Files that could not be read come first.
 */
export function github(run: Run): string {
  const { findings, incomplete = [] } = reportOf(run);
  return [...incomplete.map(notRead), ...findings.map(command)].map((line) => `${line}\n`).join('');
}

function notRead({ file, reason }: Incomplete): string {
  return `::error file=${workflowProperty(file)},title=not read::${workflowValue(visible(reason))}`;
}

function command(finding: Reported): string {
  const { severity, rule, message, help, related = [] } = finding;
  const properties = propertiesOf(finding).map(([name, value]) => `${name}=${workflowProperty(value)}`);
  const lines = [
    visible(message),
    ...related.map((one) => `${visible(one.message)}: ${visible(one.location.file)}:${one.location.line}`),
    ...(help === undefined ? [] : [`help: ${visible(help)}`]),
  ];
  return `::${COMMANDS[severity]} ${properties.join(',')},title=${workflowProperty(rule)}::${workflowValue(lines.join('\n'))}`;
}

/** Columns only where the span is on one line: GitHub refuses them otherwise. */
function propertiesOf({ location }: Reported): readonly (readonly [string, string])[] {
  const { file, line, column, endLine, endColumn } = location;
  const lines = [
    ['file', file],
    ['line', String(line)],
    ['endLine', String(endLine)],
  ] as const;
  if (line !== endLine) return lines;
  return [...lines, ['col', String(column)], ['endColumn', String(endColumn)]];
}
