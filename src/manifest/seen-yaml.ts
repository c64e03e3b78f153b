import { Scalar, type ToStringOptions } from 'yaml';
import { COMMAND, UNSEEN } from '../text/unseen.ts';

/** How YAML is written: no line is broken. */
export const UNBROKEN = {
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const satisfies ToStringOptions;

/** A single value, in double quotes where it holds what cannot stand as it is. */
export function scalarNode(value: unknown): Scalar {
  const scalar = new Scalar(value);
  if (typeof value === 'string' && value.split('\n').some(isMoreThanText)) scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

function isMoreThanText(line: string): boolean {
  return line.search(UNSEEN) >= 0 || COMMAND.test(line);
}

/**
 * YAML of such values, with every character that a reader would not see, or that a terminal or the runner of a CI would
 * obey, as an escape of YAML. So it means the same; in a comment the escape is what is read.
 */
export function seenYaml(yaml: string): string {
  return yaml.replace(UNSEEN, (character) => (character === '\n' ? character : escaped(character.codePointAt(0) ?? 0)));
}

/** A text in double quotes, on one line. */
export function quotedText(text: string): string {
  return seenYaml(JSON.stringify(text));
}

function escaped(code: number): string {
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
