import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of our own in the system's temporary folder, which nobody else may read. */
export interface TemporaryFolder {
  /** Absolute, links resolved. */
  readonly path: string;
  /** Removes it with all that is in it; again does nothing. */
  remove(): void;
}

const folders = new Set<string>();

/** Makes a temporary folder. Whoever makes it removes it; what is left goes when the process ends, also by a signal. */
export function temporaryFolder(): TemporaryFolder {
  if (folders.size === 0) watchTheEnd();
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'mlb-lint-')));
  folders.add(path);
  return { path, remove: () => remove(path) };
}

function remove(path: string): void {
  if (folders.delete(path)) rmSync(path, { recursive: true, force: true });
  if (folders.size === 0) {
    process.off('exit', removeAll);
    for (const signal of SIGNALS) process.off(signal, endBy);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function watchTheEnd(): void {
  process.on('exit', removeAll);
  for (const signal of SIGNALS) process.on(signal, endBy);
}

function removeAll(): void {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
  folders.clear();
}

/** Cleans up, and then ends as the signal would have ended the process. */
function endBy(signal: NodeJS.Signals): void {
  removeAll();
  for (const one of SIGNALS) process.off(one, endBy);
  process.kill(process.pid, signal);
}
