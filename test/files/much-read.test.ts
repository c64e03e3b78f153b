import { expect, it } from 'vitest';
import { countNames, countRead, whenMuchIsRead } from '../../src/files/much-read.ts';

/** How often it was done after so many bytes each; 0 is a name. */
function doneAfter(files: readonly number[]): number {
  let done = 0;
  whenMuchIsRead(() => {
    done += 1;
  });
  for (const bytes of files) {
    if (bytes === 0) countNames(1);
    else countRead(bytes);
  }
  return done;
}

it.each([
  ['a file of half a megabyte', [500_000], 1],
  ['several that come to as much, once', [200_000, 200_000, 200_000, 500_000], 1],
  ['the names of five thousand', new Array<number>(5000).fill(0), 1],
  ['no less than that', new Array<number>(4999).fill(100), 0],
])('something is done after %s', (_what, files, times) => {
  expect(doneAfter(files)).toBe(times);
});
