import type { LintRun } from '../command/finish-lint.ts';
import { asKnown, runLint } from '../command/lint.ts';
import type { LintOptions } from '../command/lint-options.ts';
import { UsageError } from '../command/usage-error.ts';
import { Refusal } from '../files/files.ts';
import { standardInput } from '../files/standard-input.ts';
import { visible } from '../report/escape.ts';
import { reporters } from '../report/reporters.ts';
import type { CommandLine } from './command-line.ts';
import { linting, shared } from './option.ts';
import { readOutputs } from './outputs.ts';
import { failOnOf, printReport, statusOf, writeTo } from './print-report.ts';
import { readRuleSettings } from './rule-settings.ts';
import { PAGE_WIDTH, type Shell } from './shell.ts';
import { siteOptions } from './site-options.ts';

/** `mlb-lint [plan]`. */
export async function lint(line: CommandLine, shell: Shell): Promise<number> {
  refuseConflicts(line);
  const outputs = readOutputs(line.all(linting.format));
  const failOn = failOnOf(line);
  const options = optionsOf(line, shell);
  const baseline = line.one(linting.writeBaseline);
  const dryRun = line.has(linting.dryRun);
  const run = repairs.some((option) => line.has(option))
    ? await (await import('./repair.ts')).repair(
        { ...options, unsafeFixes: line.has(linting.unsafeFixes) },
        dryRun,
        shell,
      )
    : baseline === undefined
      ? await runLint(options)
      : await writeBaseline(baseline, options, shell);
  for (const output of outputs) {
    if (!dryRun || output.file !== undefined) printReport(output, run, line.has(shared.quiet), shell);
  }
  return statusOf(run.report, failOn, shell);
}

/** Each of them asks for a repair. */
const repairs = [linting.fix, linting.unsafeFixes, linting.dryRun] as const;

/** Writes the findings to a baseline, and gives the lint without them. */
async function writeBaseline(baseline: string, options: LintOptions, shell: Shell): Promise<LintRun> {
  const lint = await runLint(options);
  const text = reporters.json({ ...lint.run, color: false, width: PAGE_WIDTH, quiet: false });
  writeTo(baseline, text, shell);
  const { length } = lint.report.findings;
  shell.say(visible(`${baseline} holds ${length} ${length === 1 ? 'finding' : 'findings'}`));
  return asKnown(lint);
}

/** Options that do not go together, and what to say then. */
const conflicts = [
  [linting.stdin, linting.files, 'there are no files on standard input'],
  [linting.baseline, linting.writeBaseline, 'a new baseline holds every finding'],
  ...repairs.map((option) => [option, linting.writeBaseline, 'repair first, and then write the baseline'] as const),
  ...repairs.map((option) => [option, linting.stdin, 'there is no file to write'] as const),
  [linting.shard, linting.stdin, 'what is on standard input is of no cluster'],
  [linting.shard, linting.writeBaseline, 'the JSON report of mlb-lint merge is the baseline of the whole'],
  ...repairs.map(
    (option) => [linting.shard, option, 'what is free is known only where all clusters are read'] as const,
  ),
] as const;

function refuseConflicts(line: CommandLine): void {
  for (const [one, other, why] of conflicts) {
    if (line.has(one) && line.has(other)) {
      throw new UsageError(`--${one.name} and --${other.name} do not go together: ${why}`);
    }
  }
  if (line.has(linting.stdinFilename) && !line.has(linting.stdin)) {
    throw new UsageError('--stdin-filename needs --stdin');
  }
}

function optionsOf(line: CommandLine, shell: Shell): LintOptions {
  const baseline = line.one(linting.baseline);
  const shard = line.one(linting.shard);
  return {
    ...siteOptions(line, shell),
    rule: readRuleSettings(line),
    ...(baseline === undefined ? {} : { baseline }),
    ...(shard === undefined ? {} : { shard }),
    dormant: line.has(linting.dormant),
    ...(line.has(linting.files) ? { files: line.all(linting.files) } : {}),
    ...(line.has(linting.stdin) ? { stdin: readStandardInput(line) } : {}),
  };
}

function readStandardInput(line: CommandLine): { readonly text: string; readonly name: string } {
  const name = line.one(linting.stdinFilename) ?? '<stdin>';
  const source = standardInput(name);
  if (source instanceof Refusal) throw new UsageError(source.message);
  return { text: source.text, name };
}
