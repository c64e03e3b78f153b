import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGoDuration } from '../../src/manifest/go-duration.ts';

describe('parseGoDuration', () => {
  it.each([
    ['0', 0n],
    ['90s', 90_000_000_000n],
    ['1h30m', 5_400_000_000_000n],
    ['-1.5s', -1_500_000_000n],
    ['+5s', 5_000_000_000n],
    ['.5s', 500_000_000n],
    ['1.s', 1_000_000_000n],
    ['1ms', 1_000_000n],
    ['1us', 1_000n],
    ['1\u00b5s', 1_000n],
    ['1\u03bcs', 1_000n],
    ['0.5ns', 0n],
    ['9223372036854775807ns', 2n ** 63n - 1n],
  ])('reads %s', (text, expected) => {
    expect(parseGoDuration(text)).toBe(expected);
  });

  it.each(['', '-', '90', 's', '.s', '1 s', '1d', '1S', '90s ', 's90', '9223372036854775808ns', `${'0'.repeat(64)}s`])(
    'refuses %j',
    (text) => {
      expect(parseGoDuration(text)).toBeUndefined();
    },
  );

  it('adds its parts', () => {
    const amount = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(amount, amount, amount, (hours, minutes, seconds) => {
        const expected = BigInt(hours * 3600 + minutes * 60 + seconds) * 10n ** 9n;
        expect(parseGoDuration(`${hours}h${minutes}m${seconds}s`)).toBe(expected);
      }),
    );
  });
});
