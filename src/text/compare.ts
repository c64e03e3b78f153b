/** Orders texts by code units, the same on every machine: the one order of everything that is printed. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Orders whole numbers that do not fit into a number, such as addresses and counts of them: the smaller first. */
export function compareBigints(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
