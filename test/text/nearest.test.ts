import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../src/text/nearest.ts';

describe('the nearest word', () => {
  it('has a letter wrong, missing, extra or swapped', () => {
    for (const word of ['offxce', 'offce', 'officee', 'ofifce'])
      expect(nearest(word, ['lab', 'office'])).toBe('office');
  });

  it('is none where more than a third of the letters differ', () => {
    expect(nearest('oxxice', ['office'])).toBe('office');
    expect(nearest('oxxxce', ['office'])).toBeUndefined();
    expect(nearest('ab', ['ac'])).toBeUndefined();
  });

  it('is none where two are as near', () => {
    expect(nearest('router-c', ['router-a', 'router-b'])).toBeUndefined();
    expect(nearest('router-c', ['router-a', 'router-a'])).toBe('router-a');
  });

  it('is the nearer of two', () => {
    expect(nearest('router-one', ['router-ono', 'router-ane', 'router-one1', 'routerone'])).toBe('routerone');
    expect(nearest('gateway-aa', ['gateway-bb', 'gateway-cc', 'gateway-ab'])).toBe('gateway-ab');
  });

  it('may differ in case and signs alone; the first of such', () => {
    expect(nearest('auto-assign', ['autoAssign'])).toBe('autoAssign');
    expect(nearest('Office', ['off-ice', 'office'])).toBe('off-ice');
    expect(nearest('--', ['..'])).toBe('..');
  });

  it('is never the word itself', () => {
    expect(nearest('office', ['office'])).toBeUndefined();
  });

  it('is asked about, or nothing is', () => {
    expect(didYouMean('ofice', ['office'])).toBe('; did you mean "office"?');
    expect(didYouMean('laboratory', ['office'])).toBe('');
  });
});
