import type { Command } from './command.ts';
import type { Option } from './option.ts';

/** A command line that holds together: every option is one of its command's and has its value. */
export class CommandLine {
  readonly command: Command;
  /** What stands there beside the command and options, in order. */
  readonly operands: readonly string[];
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(command: Command, operands: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.command = command;
    this.operands = operands;
    this.#values = values;
  }

  /** Whether an option is given. */
  has(option: Option): boolean {
    return this.#values.has(option.name);
  }

  /** The values of an option, in order; none where it is not given. */
  all(option: Option): readonly string[] {
    return this.#values.get(option.name) ?? [];
  }

  /** The value of an option that is given once at most; undefined where it is not given. */
  one(option: Option): string | undefined {
    return this.#values.get(option.name)?.[0];
  }
}

/** The value of an option as one of its choices; undefined where it is not given. */
export function choice<T extends string>(
  line: CommandLine,
  option: { name: string; summary: string; choices: readonly T[] },
) {
  const value = line.one(option);
  return option.choices.find((known) => known === value);
}
