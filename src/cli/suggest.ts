import { rules } from '../command/rules.ts';
import type { Command } from './command.ts';
import { commands, lintCommand } from './commands.ts';
import { program } from './program.ts';
import type { Shell } from './shell.ts';

/** Prints what may follow the words of an unfinished command line, one a line. */
export async function suggest(words: readonly string[], shell: Shell): Promise<number> {
  const named = commands.find(({ name }) => words.slice(0, -1).includes(name));
  let line = program(words);
  // Whatever may stand there without dashes is a command to yargs.
  for (const [name, summary] of await namesAfter(named)) line = line.command(name, summary);
  for (const { name, short, summary, choices } of (named ?? lintCommand).options) {
    line = line.option(name, {
      describe: summary,
      ...(short === undefined ? {} : { alias: short }),
      ...(choices === undefined ? {} : { choices }),
    });
  }
  for (const suggestion of await line.getCompletion([...words])) shell.print(`${suggestion}\n`);
  return 0;
}

async function namesAfter(
  command: Command | undefined,
): Promise<readonly (readonly [name: string, summary: string])[]> {
  if (command === undefined) return commands.map(({ name, summary }) => [name, summary]);
  if (!command.operands.some(({ name }) => name === 'rule')) return [];
  return (await rules()).rules.map(({ name, summary }) => [name, summary]);
}
