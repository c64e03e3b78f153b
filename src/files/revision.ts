import { mkdirSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git } from './git.ts';
import { MAX_BYTES } from './read-file.ts';

/** Why a revision could not be read, in words for people. */
export class RevisionFault extends Error {
  override readonly name = 'RevisionFault';
}

/** How many bytes of files are asked for at once. */
const BATCH = 64 * 1024 * 1024;

const SHALLOW = 'a shallow clone lacks it, check out with fetch-depth: 0';

/** The commit id that a revision names. Throws a RevisionFault where it names none. */
export function commitOf(folder: string, revision: string): string {
  const answer = git(folder, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]);
  if ('output' in answer) return answer.output.toString('utf8').trim();
  const shallow = git(folder, ['rev-parse', '--is-shallow-repository']);
  // Where git answers nothing at all, the revision is not what is wrong.
  if ('fault' in shallow) throw new RevisionFault(shallow.fault);
  const why = shallow.output.toString('utf8').trim() === 'true' ? `: ${SHALLOW}` : '';
  throw new RevisionFault(`there is no revision "${revision}" here${why}`);
}

/** The best common ancestor of two commits. Throws a RevisionFault where there is none. */
export function mergeBase(folder: string, base: string, head: string): string {
  const answer = git(folder, ['merge-base', base, head]);
  if ('output' in answer) return answer.output.toString('utf8').trim();
  if (answer.status !== 1) throw new RevisionFault(answer.fault);
  throw new RevisionFault(`base and head have no common ancestor here: ${SHALLOW}`);
}

/** One file of a commit. */
interface Blob {
  readonly path: string;
  readonly id: string;
  readonly size: number;
  readonly kind: 'file' | 'link';
}

/**
 * Writes the files of a commit below a folder, from git's objects: no filter, hook or attribute takes part. Submodules
 * are left out, and so is what cannot stand beside the rest. A file that is too large to be read is so there
 * too, without its text.
 */
export function checkOut(repository: string, commit: string, folder: string): void {
  const root = realpathSync(folder);
  const blobs = blobsOf(repository, commit);
  const isLarge = ({ size }: Blob): boolean => size > MAX_BYTES;
  for (const blob of blobs.filter(isLarge)) place(root, { ...blob, kind: 'file' }, Buffer.alloc(0));
  const wanted = blobs.filter((blob) => !isLarge(blob));
  // Links come last: nothing is written through one.
  for (const kind of ['file', 'link']) {
    for (const batch of batches(wanted.filter((blob) => blob.kind === kind))) {
      const contents = readBlobs(repository, batch);
      for (const [index, blob] of batch.entries()) {
        const bytes = contents[index];
        if (bytes !== undefined) place(root, blob, bytes);
      }
    }
  }
}

function blobsOf(repository: string, commit: string): readonly Blob[] {
  const answer = git(repository, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit]);
  if ('fault' in answer) throw new RevisionFault(answer.fault);
  return answer.output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, mode, type, id, size, path] = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
      if (type !== 'blob' || id === undefined || path === undefined || !isPlain(path)) return [];
      return { path, id, size: Number(size), kind: mode === '120000' ? 'link' : 'file' };
    });
}

/** A path that stays below the folder; git itself refuses others, but objects can be made by hand. */
function isPlain(path: string): boolean {
  return (
    path !== '' && !path.split('/').some((step) => step === '' || step === '.' || step === '..' || step === '.git')
  );
}

function* batches(blobs: readonly Blob[]): Generator<readonly Blob[]> {
  let batch: Blob[] = [];
  let size = 0;
  for (const blob of blobs) {
    if (size + blob.size > BATCH) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(blob);
    size += blob.size;
  }
  yield batch;
}

/** The bytes of each blob, in their order: every answer is a line with the size, the bytes, and a line end. */
function readBlobs(repository: string, blobs: readonly Blob[]): readonly Buffer[] {
  if (blobs.length === 0) return [];
  const answer = git(repository, ['cat-file', '--batch'], blobs.map(({ id }) => `${id}\n`).join(''));
  if ('fault' in answer) throw new RevisionFault(answer.fault);
  const contents: Buffer[] = [];
  let at = 0;
  for (const { path } of blobs) {
    const end = answer.output.indexOf(0x0a, at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(answer.output.toString('utf8', at, end))?.[1];
    if (size === undefined) throw new RevisionFault(`git has no contents of ${path}`);
    contents.push(answer.output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return contents;
}

function place(root: string, { path, kind, size }: Blob, bytes: Buffer): void {
  const absolute = join(root, path);
  try {
    mkdirSync(dirname(absolute), { recursive: true });
    if (kind === 'file') {
      writeFileSync(absolute, bytes, { mode: 0o600 });
      if (size > MAX_BYTES) truncateSync(absolute, MAX_BYTES + 1);
    } else if (realpathSync(dirname(absolute)) === dirname(absolute)) symlinkSync(bytes.toString('utf8'), absolute);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && MISFITS.has(String(error.code)))) throw error;
  }
}

/** What a file system says of a name it does not take, or of one below a file: objects made by hand have such. */
const MISFITS: ReadonlySet<string> = new Set([
  ...['EEXIST', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ENOENT', 'EINVAL', 'EILSEQ', 'ELOOP', 'ERR_INVALID_ARG_VALUE'],
]);
