import { runMerge } from '../command/merge.ts';
import type { CommandLine } from './command-line.ts';
import { linting, shared } from './option.ts';
import { readOutputs } from './outputs.ts';
import { failOnOf, printReport, statusOf } from './print-report.ts';
import type { Shell } from './shell.ts';

/** `mlb-lint merge REPORT...`. */
export async function merge(line: CommandLine, shell: Shell): Promise<number> {
  const outputs = readOutputs(line.all(linting.format));
  const failOn = failOnOf(line);
  const run = await runMerge({ reports: line.operands, cwd: shell.cwd });
  for (const output of outputs) printReport(output, run, line.has(shared.quiet), shell);
  return statusOf(run.report, failOn, shell);
}
