import { fstatSync, writeSync } from 'node:fs';

/** Standard output or standard error. */
export interface StandardStream {
  /** Whether a person looks at it. */
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where it is none, or does not say. */
  readonly columns: number | undefined;
  /** Whether what was written is written: a terminal may take it later. */
  readonly isPrompt: boolean;
  /** Writes all of a text before it returns. Where whoever read it went away (`| head`), the text is dropped. */
  write(text: string): void;
}

/**
 * A stream of the process. Node's own is asked for a terminal only: to make it loads sockets and takes as long as to
 * start the rest of the program. `onFault` is told why a text could not be written.
 */
export function standardStream(descriptor: 1 | 2, onFault: (message: string) => void): StandardStream {
  if (!mayBeTerminal(descriptor)) {
    return { isTerminal: false, columns: undefined, isPrompt: true, write: writer(descriptor, onFault) };
  }
  const stream = descriptor === 1 ? process.stdout : process.stderr;
  stream.on('error', (error: NodeJS.ErrnoException) => tell(error, onFault));
  // A terminal that does not know its size says 0.
  const columns = stream.columns > 0 ? stream.columns : undefined;
  return { isTerminal: stream.isTTY === true, columns, isPrompt: false, write: (text) => stream.write(text) };
}

/** Terminals are devices; a file, a pipe, a socket, Linux's devices of memory (`/dev/null`) and what is closed are none. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && !(process.platform === 'linux' && stats.rdev >> 8 === MEMORY);
  } catch {
    return false;
  }
}

/** The major number of /dev/null and its like. */
const MEMORY = 1;

function writer(descriptor: number, onFault: (message: string) => void): (text: string) => void {
  return (text) => {
    const bytes = Buffer.from(text);
    let written = 0;
    while (written < bytes.length) {
      try {
        written += writeSync(descriptor, bytes, written);
      } catch (error) {
        if (!isFull(error)) return tell(error, onFault);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_MILLISECONDS);
      }
    }
  };
}

/** How long to wait for whoever reads a pipe that is full and does not block. */
const FULL_MILLISECONDS = 2;

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}

function tell(error: unknown, onFault: (message: string) => void): void {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
  onFault(error instanceof Error ? error.message : String(error));
}
