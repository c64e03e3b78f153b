/**
 * The code of a module with a counter at every branch, in `globalThis.__fuzzEdges`, and its short string literals; of a
 * bundle only the files that `isMeant` says.
 */
export function instrument(
  code: string,
  isMeant?: (path: string) => boolean,
): { readonly code: string; readonly words: readonly string[] };
