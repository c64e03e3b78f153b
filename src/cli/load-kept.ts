import { compiledLoader } from './compiled-loader.ts';

/**
 * Loads a file of the program's folder by the code that is kept of it, as it loads the others that it asks for; what they
 * call is kept when the process ends. `NODE_DISABLE_COMPILE_CACHE` says no, as it does to Node's own keeping of such code.
 */
export function loadKept(folder: string, other: (name: string) => unknown, name: string): unknown {
  const isKept = (process.env['NODE_DISABLE_COMPILE_CACHE'] ?? '') === '';
  const { load, keep } = compiledLoader(folder, isKept, other);
  if (isKept) process.once('exit', keep);
  return load(name);
}
