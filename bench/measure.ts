/** How long a function takes, in milliseconds, and what it returns. */
export function timed<T>(run: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = performance.now();
  const result = run();
  return { result, milliseconds: performance.now() - start };
}

/**
 * How many times as long the second of two functions takes as the first: the median of the ratios of runs that take
 * turns, so that a slow moment of the machine falls on both.
 */
export function ratio(first: () => unknown, second: () => unknown, rounds = 7): number {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const base = timed(first).milliseconds;
    const other = timed(second).milliseconds;
    // The first round warms up.
    if (round > 0) ratios.push(other / base);
  }
  return ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN;
}

/** Prints a measurement beside what it must not exceed. */
export function report(what: string, value: number, most: number): void {
  console.log(`${value <= most ? 'ok  ' : 'SLOW'} ${what}: ${value.toFixed(2)} (at most ${most})`);
}
