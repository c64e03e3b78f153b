import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../command/usage-error.ts';
import { version } from '../command/version.ts';
import { visible } from '../report/escape.ts';
import { shared } from './option.ts';
import { parseCommandLine } from './parse.ts';
import type { Shell } from './shell.ts';

/** The exit status where the work could not be done. */
const FAILED = 2;

/**
 * Runs the program with its arguments and gives its exit status. Exceptions end here: a person's mistake is told in
 * one line; anything else is ours, with its stack where `debug` is set.
 */
export async function main(args: readonly string[], shell: Shell, debug = false): Promise<number> {
  try {
    return await dispatch(args, shell);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    shell.say(visible(`mlb-lint: ${error instanceof UsageError ? '' : 'internal error: '}${message}`));
    if (debug && error instanceof Error) shell.say((error.stack ?? '').split('\n').map(visible).join('\n'));
    return FAILED;
  }
}

async function dispatch(args: readonly string[], shell: Shell): Promise<number> {
  const [first, ...words] = args;
  if (first === COMPLETE) return (await import('./help.ts')).printSuggestions(words, shell);
  const line = parseCommandLine(args, (name) => existsSync(resolve(shell.cwd, name)));
  if (line.has(shared.help)) {
    shell.print(await (await import('./help.ts')).helpOf(line.command, shell));
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
