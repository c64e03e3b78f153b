import nodeModule from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { isCi } from './is-ci.ts';

/**
 * Has Node keep the compiled code of what is loaded from now on, so that the next run need not compile it: from Node 22
 * on, in Node's own folder for it. As Node keeps what is compiled while a file is loaded, all of its functions are, where
 * they are kept. Not in CI. Whoever sets NODE_DISABLE_COMPILE_CACHE says no, and Node heeds it.
 */
export function useCompileCache(): void {
  // There most runs have a machine of their own, and compiling all functions takes longer than the few that are called.
  if (isCi(process.env)) return;
  if (!('enableCompileCache' in nodeModule) || typeof nodeModule.enableCompileCache !== 'function') return;
  if (!isKept(nodeModule.enableCompileCache())) return;
  setFlagsFromString('--no-lazy');
}

/** Whether Node found a folder to keep code in (https://nodejs.org/api/module.html, `module.constants.compileCacheStatus`). */
function isKept(result: unknown): boolean {
  if (typeof result !== 'object' || result === null || !('status' in result)) return false;
  return result.status === ENABLED || result.status === ALREADY_ENABLED;
}

const ENABLED = 1;
const ALREADY_ENABLED = 2;
