import type { Progress } from '../source/progress.ts';

/** Where a command was started: the process, as much of it as a command may see. */
export interface Shell {
  /** The working directory, absolute. */
  readonly cwd: string;
  /** Whether standard output shows colors. */
  readonly color: boolean;
  /** Columns of standard output. */
  readonly width: number;
  /** Prints a result on standard output. */
  print(text: string): void;
  /** Says anything else, one line, on standard error. */
  say(line: string): void;
  /** Shows a waiting person what was read so far; undefined where nobody waits at a terminal. */
  readonly progress?: Progress;
}

/** The width of what is no terminal. */
export const PAGE_WIDTH = 100;

/**
 * Whether to color what goes to a stream. `FORCE_COLOR` wins over `NO_COLOR`, as in Node; `0` and `false` in it say
 * no; an empty `NO_COLOR` counts for nothing (no-color.org).
 */
export function wantsColor(env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return terminal && env['TERM'] !== 'dumb';
}
