import { appendFileSync } from 'node:fs';

/** How long a function takes, in milliseconds, and what it returns. */
export function timed<T>(run: () => T): { readonly result: T; readonly milliseconds: number } {
  const start = performance.now();
  const result = run();
  return { result, milliseconds: performance.now() - start };
}

/** The middle one of numbers, of an even count the upper one of the two; NaN where there are none. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
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
  return median(ratios);
}

/** Tells a measurement beside its yardstick and what it must not exceed, and leaves it to the runner, if one asked. */
export function report(what: string, measured: number, most: number, yardstick = 'half the size'): void {
  console.log(`${measured <= most ? 'ok  ' : 'OVER'} ${what}: ${measured.toFixed(2)} (at most ${most})`);
  tell({ what, yardstick, measured, most });
}

/** Tells what cannot be measured here, and why. */
export function skip(what: string, why: string): void {
  console.log(`skip ${what}: ${why}`);
  tell({ what, why });
}

function tell(figure: object): void {
  const file = process.env['MLB_LINT_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}
