/**
 * A function without arguments that computes when it is first called, and gives the same value ever after, also where
 * that is undefined. Where computing throws, so does the call, and the next one computes again.
 */
export function lazy<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
