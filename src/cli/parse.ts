import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from '../command/usage-error.ts';
import { didYouMean, nearest } from '../text/nearest.ts';
import type { Command } from './command.ts';
import { CommandLine } from './command-line.ts';
import { commands, lintCommand } from './commands.ts';
import { type Option, shared } from './option.ts';

/** An option as given: how it was written, and its value where it has one. */
interface Given {
  readonly name: string;
  readonly written: string;
  readonly value: string | undefined;
  /** Whether the value was joined to the option by `=`. */
  readonly joined: boolean;
}

interface Split {
  readonly command: Command | undefined;
  readonly operands: readonly string[];
  readonly given: readonly Given[];
}

/**
 * Reads the arguments of the program. Without a command it is lint. `isPath` tells whether a file or folder of a name
 * exists, so that a misspelt command is not taken for a plan. Throws UsageError.
 */
export function parseCommandLine(args: readonly string[], isPath: (name: string) => boolean): CommandLine {
  const { command: named, operands, given } = split(args);
  const instead = given.find(({ name }) => name === shared.help.name || name === shared.version.name);
  if (instead !== undefined) return new CommandLine(named ?? lintCommand, [], new Map([[instead.name, []]]));
  if (named === undefined) refuseMisspeltCommand(operands, isPath);
  const command = named ?? lintCommand;
  const values = new Map<string, string[]>();
  for (const option of given) read(option, command, values);
  for (const { name, value, greedy } of command.options) {
    if (greedy && values.get(name)?.length === 0) throw new UsageError(`option --${name} needs a value: ${value}`);
  }
  checkOperands(command, operands);
  return new CommandLine(command, operands, values);
}

/** Every option of every command by name. An option of one name takes a value everywhere or nowhere. */
const every = new Map<string, Option>(
  commands.flatMap((command) => command.options).map((option) => [option.name, option]),
);

/** The same for Node's parser. A greedy option, and one that may stand alone, is a flag to it: what follows are operands. */
function optionsOfParser(): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    [...every.values()].map(({ name, short, value, greedy, optional }) => {
      const type = value === undefined || greedy || optional ? ('boolean' as const) : ('string' as const);
      return [name, { type, ...(short === undefined ? {} : { short }) }] as const;
    }),
  );
}

function split(args: readonly string[]): Split {
  // Node's parser takes a while to load, and most runs of a hook have nothing for it.
  if (args.length === 0) return { command: undefined, operands: [], given: [] };
  const { tokens } = parseArgs({
    args: [...args],
    options: optionsOfParser(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  let command: Command | undefined;
  let greedy: string | undefined;
  let open = true;
  const operands: string[] = [];
  const given: Given[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') open = false;
    else if (token.kind === 'option') {
      const { name, rawName: written, value, inlineValue } = token;
      given.push({ name, written, value, joined: inlineValue ?? false });
      if (every.get(name)?.greedy) greedy = name;
    } else if (greedy !== undefined) {
      given.push({ name: greedy, written: `--${greedy}`, value: token.value, joined: true });
    } else {
      const found = open && command === undefined && operands.length === 0 ? commandOf(token.value) : undefined;
      if (found === undefined) operands.push(token.value);
      else command = found;
    }
  }
  return { command, operands, given };
}

function commandOf(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}

function refuseMisspeltCommand(operands: readonly string[], isPath: (name: string) => boolean): void {
  const [first] = operands;
  if (first === undefined || isPath(first)) return;
  const meant = nearest(
    first,
    commands.map((command) => command.name),
  );
  if (meant !== undefined) throw new UsageError(`no command and no path "${first}"; did you mean "${meant}"?`);
}

function read(given: Given, command: Command, values: Map<string, string[]>): void {
  const option = command.options.find((known) => known.name === given.name);
  if (option === undefined) throw new UsageError(unknownOption(given, command));
  const list = values.get(option.name) ?? [];
  values.set(option.name, list);
  if (option.value === undefined) {
    if (given.value !== undefined) throw new UsageError(`option ${given.written} takes no value`);
    return;
  }
  const { value } = given;
  if (value === undefined && (option.greedy || option.optional)) return;
  if (value === undefined || value === '' || (!given.joined && value.startsWith('-') && value !== '-')) {
    throw new UsageError(`option ${given.written} needs a value: ${option.value}`);
  }
  if (list.length > 0 && !option.repeatable && !option.greedy)
    throw new UsageError(`option ${given.written} is given twice`);
  checkChoice(option, given.written, value);
  list.push(value);
}

function checkChoice({ choices }: Option, written: string, value: string): void {
  if (choices === undefined || choices.includes(value)) return;
  throw new UsageError(`option ${written} takes ${choices.join(', ')}, not "${value}"${didYouMean(value, choices)}`);
}

function unknownOption({ name, written }: Given, command: Command): string {
  if (every.has(name)) return `option ${written} is none of ${command.name}`;
  const meant = nearest(
    name,
    command.options.map((option) => option.name),
  );
  return `unknown option ${written}${meant === undefined ? '' : `; did you mean --${meant}?`}`;
}

function checkOperands(command: Command, operands: readonly string[]): void {
  const missing = command.operands[operands.length];
  if (missing?.required) throw new UsageError(`${command.name} needs a ${missing.name}`);
  const extra = operands[command.operands.length];
  if (extra === undefined || command.operands.at(-1)?.repeatable) return;
  const hint = command.options.some((option) => option.greedy) ? ' (files to look at stand behind --files)' : '';
  throw new UsageError(`one argument too many: "${extra}"${hint}`);
}
