import { readSync } from 'node:fs';
import type { Source } from '../text/source.ts';
import type { Refusal } from './files.ts';
import { MAX_BYTES, refusalOf, sourceOf, tooLarge } from './read-file.ts';

const STANDARD_INPUT = 0;
const PIECE = 64 * 1024;
const PAUSE_MILLISECONDS = 10;

/** Reads standard input to its end; `name` is what the source is called. Over 64 MiB it is refused. */
export function standardInput(name: string): Source | Refusal {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const count = readPiece(piece, name);
    if (typeof count !== 'number') return count;
    if (count === 0) return sourceOf(Buffer.concat(pieces), name);
    length += count;
    if (length > MAX_BYTES) return tooLarge(name);
    pieces.push(piece.subarray(0, count));
  }
}

/** The bytes read, 0 at the end. Where the other side made the pipe non-blocking, it is asked again after a pause. */
function readPiece(piece: Buffer, name: string): number | Refusal {
  for (;;) {
    try {
      return readSync(STANDARD_INPUT, piece, 0, piece.length, null);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') return refusalOf(error, name);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
    }
  }
}
