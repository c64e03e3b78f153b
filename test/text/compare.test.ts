import { describe, expect, it } from 'vitest';
import { compareBigints, compareText } from '../../src/text/compare.ts';

describe('compareText', () => {
  it('orders by code units, not as a language would', () => {
    expect(['a', 'B', 'ä', 'z', '', 'ab'].sort(compareText)).toEqual(['', 'B', 'a', 'ab', 'z', 'ä']);
  });

  it('takes a text for its own equal', () => expect(compareText('a', 'a')).toBe(0));
});

describe('compareBigints', () => {
  it('orders what no number tells apart', () => {
    const [least, most] = [2n ** 64n, 2n ** 64n + 1n];
    expect([compareBigints(least, most), compareBigints(most, least), compareBigints(most, most)]).toEqual([-1, 1, 0]);
  });
});
