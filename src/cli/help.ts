import type { Argv, Options } from 'yargs';
import type { Command, Operand } from './command.ts';
import { commands, lintCommand } from './commands.ts';
import type { Option } from './option.ts';
import { program } from './program.ts';
import type { Shell } from './shell.ts';

/** The help of a command, as wide as the shell. That of lint, the default, lists the other commands too. */
export async function helpOf(command: Command, shell: Shell): Promise<string> {
  const isDefault = command === lintCommand;
  let help = program([]).usage(`Usage: $0 ${usageOf(command)}\n\n${command.summary}${operandsOf(command)}`);
  if (isDefault) for (const other of commands) help = help.command(usageOf(other, true), other.summary);
  for (const option of command.options) help = help.option(option.name, settingsOf(option));
  for (const [line, does] of command.examples) help = help.example(line, does);
  if (isDefault) help = help.epilogue('mlb-lint COMMAND --help tells the options of a command.');
  return `${await help.wrap(shell.width).getHelp()}\n`;
}

/** Prints what may follow the words of an unfinished command line, one a line. */
export async function printSuggestions(words: readonly string[], shell: Shell): Promise<number> {
  const { rules } = await import('../command/rules.ts');
  const names = (await rules()).rules.map(({ name }) => name);
  let line = program(words);
  for (const command of commands) {
    const [name, aliases] = command === lintCommand ? [usageOf(command, true), ['$0']] : [usageOf(command, true), []];
    line = line.command([name, ...aliases], command.summary, (inner) => withOptions(inner, command, names));
  }
  for (const suggestion of await line.getCompletion([...words])) shell.print(`${suggestion}\n`);
  return 0;
}

function withOptions(inner: Argv, command: Command, ruleNames: readonly string[]): Argv {
  let known = inner;
  for (const option of command.options) known = known.option(option.name, settingsOf(option));
  for (const { name, summary } of command.operands) {
    known = known.positional(name, { describe: summary, ...(name === 'rule' ? { choices: ruleNames } : {}) });
  }
  return known;
}

function settingsOf({ short, summary, value, choices, repeatable }: Option): Options {
  return {
    describe: value === undefined ? summary : `${value}  ${summary}`,
    ...(short === undefined ? {} : { alias: short }),
    ...(choices === undefined ? {} : { choices }),
    ...(value === undefined ? { boolean: true } : { string: true, array: repeatable === true, requiresArg: true }),
  };
}

function usageOf({ name, operands }: Command, named = name !== lintCommand.name): string {
  const shown = operands.map((operand) => (operand.required ? `<${operand.name}>` : `[${operand.name}]`));
  return [...(named ? [name] : []), ...shown].join(' ');
}

function operandsOf({ operands }: Command): string {
  const lines = operands.map(({ name, summary }: Operand) => `\n  ${name}  ${summary}`);
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}
