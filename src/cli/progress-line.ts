import type { Progress } from '../source/progress.ts';
import { isCi } from './is-ci.ts';

/** A terminal, as much of it as a line needs. */
interface Terminal {
  /** Undefined where the terminal does not say. */
  readonly columns: number | undefined;
  write(text: string): void;
}

/** A line of a terminal that tells how far a run has come, and is rewritten in place. */
export interface ProgressLine {
  readonly progress: Progress;
  /** Takes the line away, if it is there; what is done next may draw it again. */
  erase(): void;
}

/** A run that is over by then shows no line. */
const PATIENCE_MILLISECONDS = 1000;

/** The line is not drawn more often: whoever reads it cannot, and each time costs what some files do. */
const STEP_MILLISECONDS = 100;

const ERASE = '\r\u001b[K';

/** A line on a terminal, which starts to count now. `now` tells milliseconds. */
export function progressLine(terminal: Terminal, now: () => number): ProgressLine {
  const done = { file: 0, overlay: 0 };
  let next = now() + PATIENCE_MILLISECONDS;
  let isDrawn = false;
  return {
    progress: (what) => {
      done[what]++;
      const time = now();
      if (time < next) return;
      next = time + STEP_MILLISECONDS;
      isDrawn = true;
      // A line as wide as the terminal would go on in the next one, which is not erased.
      terminal.write(`${ERASE}${wordsOf(done.file, done.overlay).slice(0, (terminal.columns ?? 80) - 1)}`);
    },
    erase: () => {
      if (isDrawn) terminal.write(ERASE);
      isDrawn = false;
    },
  };
}

function wordsOf(files: number, overlays: number): string {
  const read = `${files} ${files === 1 ? 'file' : 'files'} read`;
  if (overlays === 0) return read;
  return `${read}, ${overlays} ${overlays === 1 ? 'overlay' : 'overlays'} rendered`;
}

/** Whether to show how far a run has come on a terminal: not to the log of CI, nor where lines cannot be erased. */
export function wantsProgress(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  return isTerminal && !isCi(env) && env['TERM'] !== 'dumb';
}
