import type { CommandLine } from './command-line.ts';
import type { Option } from './option.ts';
import type { Shell } from './shell.ts';

/** An example of a command line, and what it does. */
export type Example = readonly [line: string, does: string];

/** What a command takes beside options. */
export interface Operand {
  /** As people name it in one word. */
  readonly name: string;
  readonly summary: string;
  readonly required?: boolean;
  /** It may stand there several times; only the last operand of a command. */
  readonly repeatable?: boolean;
}

/** A command as data: parsing, help and completion are all made from it. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** Does its work and gives the exit status; throws UsageError. */
  run(line: CommandLine, shell: Shell): Promise<number>;
}
