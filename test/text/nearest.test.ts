import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, guesser, nearest } from '../../src/text/nearest.ts';

/** How many letters are wrong, missing, extra or swapped with the next, by the definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return distance(restA, restB);
  const swapped = a[0] === b[1] && a[1] === b[0] ? distance(a.slice(2), b.slice(2)) : Number.POSITIVE_INFINITY;
  return 1 + Math.min(distance(restA, b), distance(a, restB), distance(restA, restB), swapped);
}

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

  it('is that of the whole table of distances', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(letters, letters, (word, other) => {
        const allowed = Math.min(3, Math.floor(word.length / 3));
        const isNear = word !== other && distance(word, other) <= allowed;
        expect(nearest(word, [other])).toBe(isNear ? other : undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('is never the word itself', () => {
    expect(nearest('office', ['office'])).toBeUndefined();
  });

  it('is asked about, or nothing is', () => {
    expect(didYouMean('ofice', ['office'])).toBe('; did you mean "office"?');
    expect(didYouMean('laboratory', ['office'])).toBe('');
  });
});

describe('guesser', () => {
  it('finds what nearest finds, as often as it is asked', () => {
    const meantBy = guesser(['office', 'lab', 'office']);
    expect(['ofice', 'ofice', 'lob', 'cellar'].map(meantBy)).toEqual(['office', 'office', 'lab', undefined]);
  });

  it('gives up after two hundred words, but for those it knows', () => {
    const meantBy = guesser(['cellar']);
    const found = Array.from({ length: 300 }, (_, index) => meantBy(`cellar${index % 10}${'-'.repeat(index)}`));
    expect([found.filter((one) => one === 'cellar').length, meantBy('cellar0')]).toEqual([200, 'cellar']);
  });
});
