import { UsageError } from '../command/usage-error.ts';
import { didYouMean } from '../text/nearest.ts';
import { lintFormats } from './option.ts';

/** A report that is asked for: its format and where it goes. */
export interface Output {
  readonly format: (typeof lintFormats)[number];
  /** As written, relative to the working directory; undefined: standard output. */
  readonly file: string | undefined;
}

/** Reads the values of `--format`, `NAME` or `NAME=FILE`; none is text on standard output. Throws UsageError. */
export function readOutputs(values: readonly string[]): readonly Output[] {
  const outputs: Output[] = [];
  for (const value of values.length === 0 ? ['text'] : values) {
    const output = readOutput(value);
    if (outputs.some(({ file }) => file === output.file)) throw new UsageError(clash(output));
    outputs.push(output);
  }
  return outputs;
}

function readOutput(value: string): Output {
  const [name = '', ...rest] = value.split('=');
  const format = lintFormats.find((known) => known === name);
  if (format === undefined) {
    throw new UsageError(`unknown format "${name}"${didYouMean(name, lintFormats)} (${lintFormats.join(', ')})`);
  }
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (file === '') throw new UsageError(`format ${value} names no file`);
  return { format, file };
}

function clash({ format, file }: Output): string {
  if (file !== undefined) return `two formats go to ${file}`;
  return `two formats go to standard output; give one a file, as in --format ${format}=FILE`;
}
