import type { Argv, Options } from 'yargs';
import type { Command } from './command.ts';
import { commands, lintCommand } from './commands.ts';
import type { Option } from './option.ts';
import { program } from './program.ts';
import type { Shell } from './shell.ts';

/** The help of a command, as wide as the shell. That of lint, the default, lists the other commands too. */
export async function helpOf(command: Command, shell: Shell): Promise<string> {
  const isDefault = command === lintCommand;
  let help = program([]).usage(`Usage: $0 ${usageOf(command)}\n\n${aboutOf(command)}`);
  if (isDefault) for (const other of commands) help = help.command(`${other.name} ${operandsOf(other)}`, other.summary);
  for (const option of command.options) help = withOption(help, option, `${option.name} ${option.value ?? ''}`.trim());
  for (const [line, does] of command.examples) help = help.example(line, does);
  if (isDefault) help = help.epilogue('mlb-lint COMMAND --help tells the options of a command.');
  return `${await help.wrap(shell.width).getHelp()}\n`;
}

/** Prints what may follow the words of an unfinished command line, one a line. */
export async function printSuggestions(words: readonly string[], shell: Shell): Promise<number> {
  const named = commands.find(({ name }) => words.slice(0, -1).includes(name));
  let line = program(words);
  // Whatever may stand there without dashes is a command to yargs.
  for (const [name, summary] of await namesAfter(named)) line = line.command(name, summary);
  for (const option of (named ?? lintCommand).options) line = withOption(line, option, option.name);
  for (const suggestion of await line.getCompletion([...words])) shell.print(`${suggestion}\n`);
  return 0;
}

async function namesAfter(
  command: Command | undefined,
): Promise<readonly (readonly [name: string, summary: string])[]> {
  if (command === undefined) return commands.map(({ name, summary }) => [name, summary]);
  if (!command.operands.some(({ name }) => name === 'rule')) return [];
  const { rules } = await import('../command/rules.ts');
  return (await rules()).rules.map(({ name, summary }) => [name, summary]);
}

function withOption(line: Argv, { short, summary, choices }: Option, name: string): Argv {
  const settings: Options = {
    describe: summary,
    ...(short === undefined ? {} : { alias: short }),
    ...(choices === undefined ? {} : { choices }),
  };
  return line.option(name, settings);
}

function usageOf(command: Command): string {
  const name = command === lintCommand ? '' : `${command.name} `;
  return `${name}[options] ${operandsOf(command)}`.trim();
}

function operandsOf({ operands }: Command): string {
  return operands
    .map(({ name, required, repeatable }) => {
      const plain = repeatable ? `${name}...` : name;
      return required ? `<${plain}>` : `[${plain}]`;
    })
    .join(' ');
}

function aboutOf({ summary, operands }: Command): string {
  return [`${summary}.`, ...operands.map((operand) => `${operand.name}: ${operand.summary}.`)].join('\n');
}
