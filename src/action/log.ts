import { randomUUID } from 'node:crypto';
import { visible, workflowValue } from '../report/escape.ts';

/** The log of a step: what of it is a command to the runner, and what is only read. */
export interface Log {
  /** An annotation without a place. */
  error(message: string): void;
  notice(message: string): void;
  /** Commands that are written already. */
  commands(text: string): void;
  /** Text that the runner takes for nothing else, whatever stands in it. */
  text(text: string): void;
}

/** Writes the log to wherever the runner reads it. */
export function logTo(print: (text: string) => void): Log {
  return {
    error: (message) => print(`::error::${workflowValue(visible(message))}\n`),
    notice: (message) => print(`::notice::${workflowValue(visible(message))}\n`),
    commands: print,
    text: (text) => {
      const token = randomUUID();
      print(`::stop-commands::${token}\n${text}${text.endsWith('\n') ? '' : '\n'}::${token}::\n`);
    },
  };
}
