import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionPoint } from '../../src/text/partition-point.ts';

describe('partitionPoint', () => {
  it('is the first of several alike', () => {
    expect(partitionPoint([1, 3, 3, 3, 5], (one) => one < 3)).toBe(1);
  });

  it('is the length where everything is before', () => {
    expect(partitionPoint(['a', 'b'], () => true)).toBe(2);
  });

  it('is 0 in an empty list', () => {
    expect(partitionPoint([], () => true)).toBe(0);
  });

  it('is where a walk from the start finds it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (numbers, bound) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const walked = sorted.findIndex((one) => one >= bound);
        expect(partitionPoint(sorted, (one) => one < bound)).toBe(walked === -1 ? sorted.length : walked);
      }),
    );
  });
});
