import { describe, expect, it } from 'vitest';
import { lazy } from '../../src/text/lazy.ts';

describe('lazy', () => {
  it('computes nothing that nobody asks for', () => {
    let calls = 0;
    lazy(() => calls++);
    expect(calls).toBe(0);
  });

  it('computes once, and gives the same object ever after', () => {
    let calls = 0;
    const value = lazy(() => ({ calls: ++calls }));
    const first = value();
    expect(value()).toBe(first);
    expect(first).toEqual({ calls: 1 });
  });

  it('computes undefined once, too', () => {
    let calls = 0;
    const value = lazy(() => {
      calls++;
      return undefined;
    });
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(calls).toBe(1);
  });

  it('throws what computing throws, and computes again when it is asked again', () => {
    let calls = 0;
    const value = lazy(() => {
      calls++;
      if (calls === 1) throw new Error('not yet');
      return calls;
    });
    expect(value).toThrow('not yet');
    expect([value(), value()]).toEqual([2, 2]);
  });
});
