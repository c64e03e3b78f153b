import { expect, it } from 'vitest';
import { capital, few } from '../../src/site/contradiction.ts';

it('names three of several at most, and counts the others', () => {
  expect(few(['a'])).toBe('a');
  expect(few(['a', 'b', 'c'])).toBe('a, b, c');
  expect(few(['a', 'b', 'c', 'd'])).toBe('a, b, c and 1 more');
  expect(few(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});

it('begins a text with a capital letter', () => {
  expect(capital('service range "vips"')).toBe('Service range "vips"');
  expect(capital('')).toBe('');
});
