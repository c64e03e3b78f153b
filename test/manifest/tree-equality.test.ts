import { describe, expect, test } from 'vitest';
import { equalTrees, isWithin } from '../../src/manifest/tree-equality.ts';
import { documentOf } from './read.ts';

describe('equality of values', () => {
  test.each([
    ['{a: 1, b: [x]}', '{b: [x], a: 1}', true],
    ['{a: 1}', '{a: "1"}', false],
    ['{a: 1}', '{a: 1, b: 2}', false],
    ['{a: ~}', '{b: ~}', false],
    ['[1, 2]', '[2, 1]', false],
    ['[1]', '[1, 2]', false],
    ['.nan', '.nan', true],
    ['a: "$X"', 'a: "$X"', true],
    ['a: "$X"', 'a: "$Y"', false],
  ])('%s and %s: %s', (a, b, isEqual) => {
    expect(equalTrees(documentOf(a).tree, documentOf(b).tree)).toBe(isEqual);
  });

  test('is not that of a missing value and null', () => {
    expect([equalTrees(undefined, null), equalTrees(undefined, undefined)]).toEqual([false, true]);
  });
});

describe('a part of a value', () => {
  test.each([
    ['{a: {b: 1}}', '{a: {b: 1, c: 2}, d: 3}', true],
    ['{a: {b: 2}}', '{a: {b: 1}}', false],
    ['{a: ~}', '{}', false],
    ['[1]', '[1, 2]', false],
  ])('%s of %s: %s', (part, whole, is) => {
    expect(isWithin(documentOf(part).tree, documentOf(whole).tree)).toBe(is);
  });
});
