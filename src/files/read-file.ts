import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { Source } from '../text/source.ts';
import { decode } from './decode.ts';
import { Refusal } from './files.ts';

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** The buffer most files fit into, used again for each of them: a new one for every file costs a fifth of the time. */
let shared: Buffer = Buffer.allocUnsafeSlow(256 * 1024);

/**
 * Reads what a listing has as a regular file, by a path that led over no link; undefined where it has become a link since,
 * or the system cannot tell.
 */
export function readUnlinked(absolute: string, path: string): Source | Refusal | undefined {
  const { O_NOFOLLOW, O_NONBLOCK } = constants;
  if (O_NOFOLLOW === undefined || O_NONBLOCK === undefined) return undefined;
  try {
    // Without O_NONBLOCK, what turned into a pipe since would block for ever.
    const file = openSync(absolute, constants.O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    try {
      return readOpen(file, fstatSync(file), path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (isLink(error)) return undefined;
    // It was listed, so it is there.
    if (codeOf(error) === 'ENAMETOOLONG') {
      return new Refusal(path, 'unreadable', `${path} cannot be read: its path is too long`);
    }
    return refusalOf(error, path);
  }
}

/** What opening a link with O_NOFOLLOW says, by system. */
function isLink(error: unknown): boolean {
  return ['ELOOP', 'EMLINK'].includes(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Reads one regular file of the disk; `path` is what it is called in messages. Pipes and devices are not opened. */
export function readRegular(absolute: string, path: string): Source | Refusal {
  try {
    if (!statSync(absolute).isFile()) return new Refusal(path, 'not-regular', `${path} is no regular file`);
    // Without O_NONBLOCK, what turned into a pipe since would block for ever.
    const file = openSync(absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      return readOpen(file, fstatSync(file), path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return refusalOf(error, path);
  }
}

function readOpen(file: number, stats: Stats, path: string): Source | Refusal {
  if (!stats.isFile()) return new Refusal(path, 'not-regular', `${path} is no regular file`);
  if (stats.size > MAX_BYTES) return tooLarge(path);
  if (stats.size >= shared.length) shared = Buffer.allocUnsafeSlow(stats.size + 1);
  let length = 0;
  for (;;) {
    const count = readSync(file, shared, length, shared.length - length, null);
    length += count;
    if (count === 0 || (length === stats.size && count < shared.length)) {
      return sourceOf(shared.subarray(0, length), path);
    }
    if (length > MAX_BYTES) return tooLarge(path);
    if (length === shared.length) shared = grown(shared);
  }
}

/** A file may grow while it is read, and some report no size. */
function grown(buffer: Buffer): Buffer {
  const larger = Buffer.allocUnsafeSlow(buffer.length * 2);
  buffer.copy(larger);
  return larger;
}

/** The source that bytes hold, or why they hold no text. */
export function sourceOf(bytes: Buffer, path: string): Source | Refusal {
  const decoded = decode(bytes);
  if ('text' in decoded) return new Source(path, decoded.text);
  if (decoded.reason === 'binary') return new Refusal(path, 'binary', `${path} is a binary file`);
  return new Refusal(path, 'not-text', `${path} is neither UTF-8 nor UTF-16 text`, decoded.letters);
}

/** The refusal of what is over the limit. */
export function tooLarge(path: string): Refusal {
  return new Refusal(path, 'too-large', `${path} is larger than ${MAX_BYTES / 1024 / 1024} MiB, which is the limit`);
}

/** The refusal that an error of the file system stands for; what is no such error is thrown on. */
export function refusalOf(error: unknown, path: string): Refusal {
  const shown = path === '' ? '.' : path;
  const code = codeOf(error);
  switch (code) {
    case undefined:
      throw error;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE':
      return new Refusal(path, 'missing', `${shown} does not exist`);
    case 'ELOOP':
      return new Refusal(path, 'not-regular', `${shown} is a link that loops`);
    case 'EACCES':
    case 'EPERM':
      return new Refusal(path, 'unreadable', `${shown} cannot be read: permission denied`);
    default:
      return new Refusal(path, 'unreadable', `${shown} cannot be read (${code})`);
  }
}
