import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { atEnd, killGroup } from '../files/ending.ts';
import { cleanEnvironment } from '../files/environment.ts';

/** A program to run; without a shell, and with nothing on its standard input. */
export interface ProgramCall {
  /** The absolute path of the program. */
  readonly program: string;
  /** A path among them is absolute, so that none can be taken for an option. */
  readonly args: readonly string[];
  /** An absolute path of a folder that may be written: the program's home and working folder. */
  readonly home: string;
  readonly allowNetwork: boolean;
  /** Milliseconds; 30 seconds where it is missing. */
  readonly timeout?: number;
  /** Bytes of output; 64 MiB where it is missing. */
  readonly limit?: number;
}

/**
 * What became of a program. `failed`: it ended with another status than 0, or was ended by somebody else, or could not
 * be started; `message` is then the end of what it said.
 */
export type ProgramResult =
  | { readonly outcome: 'done'; readonly output: string }
  | { readonly outcome: 'failed' | 'timeout' | 'too-large'; readonly message: string };

const TIMEOUT = 30_000;
const LIMIT = 64 * 1024 * 1024;
const LONGEST_MESSAGE = 4_000;
const AT_A_TIME = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a program to its end; not more than two run at a time. It and whatever it started are ended on an interrupt. */
export async function runProgram(call: ProgramCall): Promise<ProgramResult> {
  if (running >= AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await run(call);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function run(call: ProgramCall): Promise<ProgramResult> {
  const { program, args, home, allowNetwork, timeout = TIMEOUT, limit = LIMIT } = call;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: home,
      env: cleanEnvironment(home, allowNetwork),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      windowsHide: true,
      timeout,
      killSignal: 'SIGKILL',
    });
    const end = (): void => {
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const ending = atEnd(end);
    const output = gather(child.stdout, limit, end);
    const errors = gather(child.stderr, limit, end);
    const finish = (result: ProgramResult): void => {
      ending.cancel();
      resolve(result);
    };
    child.once('error', (error) => finish({ outcome: 'failed', message: error.message }));
    // What it started may outlive it and hold its output open.
    child.once('exit', end);
    child.once('close', (status) => finish(resultOf(child, status, output, errors)));
  });
}

/** What a stream said, as far as the limit goes. */
interface Gathered {
  readonly pieces: Buffer[];
  isTooLarge: boolean;
}

function gather(stream: Readable, limit: number, onExcess: () => void): Gathered {
  const gathered: Gathered = { pieces: [], isTooLarge: false };
  let length = 0;
  stream.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length <= limit) gathered.pieces.push(piece);
    else {
      gathered.isTooLarge = true;
      onExcess();
    }
  });
  return gathered;
}

function resultOf(child: ChildProcess, status: number | null, output: Gathered, errors: Gathered): ProgramResult {
  if (output.isTooLarge || errors.isTooLarge) return { outcome: 'too-large', message: 'it printed too much' };
  if (child.killed) return { outcome: 'timeout', message: 'it took too long' };
  if (status === 0) return { outcome: 'done', output: textOf(output) };
  const said = textOf(errors).trim().slice(-LONGEST_MESSAGE);
  return { outcome: 'failed', message: said === '' ? `it ended with ${status ?? 'a signal'}` : said };
}

function textOf({ pieces }: Gathered): string {
  return Buffer.concat(pieces).toString('utf8');
}
