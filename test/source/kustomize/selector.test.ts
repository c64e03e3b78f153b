import { describe, expect, test } from 'vitest';
import { matches } from '../../../src/source/kustomize/selector.ts';

describe('a pattern of a selector', () => {
  test.each([
    ['web', 'web', true],
    ['web', 'web-1', false],
    ['web.*', 'web-1', true],
    ['.*', '', true],
    ['.+', '', false],
    ['a.+b', 'ab', false],
    ['a.+b', 'axb', true],
    ['^web$', 'web', true],
    ['a|b.*', 'bcd', true],
    ['a|b', 'c', false],
    ['.*a.*b', 'xaxb', true],
    ['.*a.*b', 'xbxa', false],
    ['w.b', 'wob', true],
    ['ab.*ba', 'aba', false],
  ])('%s of %s: %s', (pattern, text, is) => expect(matches(pattern, text)).toBe(is));

  test.each(['[a-z]+', 'a*', '(a|b)', 'a{2}', '*', '\\w'])('%s is not judged', (pattern) => {
    expect(matches(pattern, 'anything')).toBe(true);
  });

  test('takes no time that grows out of bounds', () => {
    expect(matches(`${'.*a'.repeat(2000)}b`, 'a'.repeat(5000))).toBe(false);
  });
});
