import { resolve } from 'node:path';
import type { ReportRun } from '../command/finished-run.ts';
import { UsageError } from '../command/usage-error.ts';
import { reasonOf, writeWhole } from '../files/write.ts';
import type { Report } from '../lint/reported.ts';
import { failsOn } from '../lint/summary.ts';
import { visible } from '../report/escape.ts';
import { reporters } from '../report/reporters.ts';
import { type CommandLine, choice } from './command-line.ts';
import { linting } from './option.ts';
import type { Output } from './outputs.ts';
import { PAGE_WIDTH, type Shell } from './shell.ts';
import { INCOMPLETE } from './site-options.ts';

/** Prints a report in one format, or writes it to a file. */
export function printReport({ format, file }: Output, { run }: ReportRun, quiet: boolean, shell: Shell): void {
  const toFile = file !== undefined;
  const [color, width] = toFile ? [false, PAGE_WIDTH] : [shell.color, shell.width];
  const text = reporters[format]({ ...run, color, width, quiet });
  if (toFile) writeTo(file, text, shell);
  else shell.print(text);
}

/** Writes a file that the user names. Throws a UsageError where it cannot be written. */
export function writeTo(file: string, text: string, { cwd }: Shell): void {
  try {
    writeWhole(resolve(cwd, file), text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${reasonOf(error)}`);
  }
}

/** The lowest severity that makes a run fail, as the command line says. */
export function failOnOf(line: CommandLine): Parameters<typeof failsOn>[1] {
  return choice(line, linting.failOn) ?? 'error';
}

/** The exit status that a report comes to; says which files were not read. */
export function statusOf(
  { incomplete = [], findings }: Report,
  failOn: Parameters<typeof failsOn>[1],
  shell: Shell,
): number {
  for (const { file, reason } of incomplete) shell.say(visible(`${file}: ${reason}`));
  if (incomplete.length > 0) return INCOMPLETE;
  return failsOn(findings, failOn) ? 1 : 0;
}
