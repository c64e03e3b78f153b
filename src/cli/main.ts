import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isUsageError } from '../command/usage-error.ts';
import { version } from '../command/version.ts';
import { visible } from '../report/escape.ts';
import { helpOf } from './help.ts';
import { shared } from './option.ts';
import { parseCommandLine } from './parse.ts';
import type { Shell } from './shell.ts';

/** The exit status where the work could not be done. */
const FAILED = 2;

/**
 * Runs the program with its arguments and gives its exit status. Exceptions end here: a person's mistake is told in
 * one line, and so is what the system refuses; anything else is ours, with its stack where `debug` is set.
 */
export async function main(args: readonly string[], shell: Shell, debug = false): Promise<number> {
  try {
    return await dispatch(args, shell);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    shell.say(visible(`mlb-lint: ${isUsageError(error) || isOfTheSystem(error) ? '' : 'internal error: '}${message}`));
    if (debug && error instanceof Error) shell.say((error.stack ?? '').split('\n').map(visible).join('\n'));
    return FAILED;
  }
}

/** What the operating system refuses, such as room on a disk. */
function isOfTheSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'errno' in error;
}

async function dispatch(args: readonly string[], shell: Shell): Promise<number> {
  const [first, ...words] = args;
  if (first === COMPLETE) return (await import('./suggest.ts')).suggest(words, shell);
  const line = parseCommandLine(args, (name) => existsSync(resolve(shell.cwd, name)));
  if (line.has(shared.help)) {
    shell.print(helpOf(line.command, shell.width));
    return 0;
  }
  if (line.has(shared.version)) {
    shell.print(`${version}\n`);
    return 0;
  }
  return line.command.run(line, line.has(shared.noColor) ? { ...shell, color: false } : shell);
}

/** What a completion script asks the program with; the words of the command line follow. */
const COMPLETE = '--get-yargs-completions';
