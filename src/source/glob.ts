import { posix } from 'node:path';
import picomatch from 'picomatch';
import { isAffordable } from '../files/gitignore.ts';

/** Whether an entry of `manifests` is a glob and no plain path. */
export function isGlob(entry: string): boolean {
  return /[*?[{]/.test(entry);
}

/** The folder a glob starts from: what stands before its first wildcard; empty for the root. */
export function globBase(glob: string): string {
  const segments = glob.split('/');
  const first = segments.findIndex(isGlob);
  return segments.slice(0, first === -1 ? segments.length - 1 : first).join('/');
}

/**
 * Whether a path, or a folder it lies in, matches one of the globs. A plain path matches itself and what is below it.
 * Hidden files and folders match like others. A glob with more than four wildcards in one name matches nothing.
 */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const affordable = globs
    .filter(isAffordable)
    .map(plainGlob)
    .filter((glob) => glob !== '');
  if (affordable.length === 0) return () => false;
  const matches = picomatch(affordable, { dot: true, noextglob: true, nonegate: true, regex: false });
  return (path) => upwards(path).some((part) => matches(part));
}

/** Without `./` before and `/` behind; parentheses, which picomatch hands to the regular expression, are themselves. */
function plainGlob(glob: string): string {
  return posix.normalize(glob).replace(/\/$/, '').replace(/[()]/g, '\\$&');
}

/** A path and the folders it lies in, the longest first. */
function upwards(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('/'));
}
