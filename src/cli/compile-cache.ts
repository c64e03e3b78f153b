import nodeModule from 'node:module';

/**
 * Has Node keep the compiled code of what is loaded from now on, so that the next run need not compile it: from Node 22
 * on, in Node's own folder for it. Whoever sets NODE_DISABLE_COMPILE_CACHE says no, and Node heeds it.
 */
export function useCompileCache(): void {
  if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') {
    nodeModule.enableCompileCache();
  }
}
