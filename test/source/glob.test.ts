import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { globBase, isGlob, pathMatcher } from '../../src/source/glob.ts';

const MATCHES: readonly (readonly [string, string])[] = [
  ['k8s/*.yaml', 'k8s/a.yaml'],
  ['k8s/*', 'k8s/folder/a.yaml'],
  ['k8s', 'k8s/folder/a.yaml'],
  ['./k8s/', 'k8s/a.yaml'],
  ['**/vendor/**', 'charts/vendor/a.yaml'],
  ['**/vendor/**', 'vendor/x/a.yaml'],
  ['**/*.yaml', 'a.yaml'],
  ['*.yaml', '.hidden.yaml'],
  ['**/a.yaml', '.github/a.yaml'],
  ['{a,b}/x', 'b/x'],
  ['[ab]/x', 'b/x'],
  ['a?/x', 'ab/x'],
  ['a (copy)/*', 'a (copy)/x'],
  ['!a/*', '!a/x'],
];

const OTHERS: readonly (readonly [string, string])[] = [
  ['k8s/*.yaml', 'k8s/folder/a.json'],
  ['*.yaml', 'k8s/a.yaml'],
  ['k8s', 'k8s2/a.yaml'],
  ['!a/*', 'b/x'],
  ['(a|b)/x', 'a/x'],
  ['a+/x', 'aa/x'],
  ['*a*a*a*a*a*', 'aaaaaaaa'],
];

describe('a glob', () => {
  test.each(MATCHES)('%s matches %s', (glob, path) => {
    expect(pathMatcher([glob])(path)).toBe(true);
  });

  test.each(OTHERS)('%s does not match %s', (glob, path) => {
    expect(pathMatcher([glob])(path)).toBe(false);
  });

  it('may be one of several', () => {
    const matches = pathMatcher(['a', 'b/*.yaml']);
    expect([matches('a/x'), matches('b/x.yaml'), matches('c')]).toEqual([true, true, false]);
    expect(pathMatcher([])('a')).toBe(false);
  });

  it('never throws', () => {
    const glob = fc.string({
      unit: fc.constantFrom(
        '*',
        '**',
        '/',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        '!',
        '+',
        '\\',
        'a',
        ',',
        '.',
        '^',
        '|',
        '?',
        '@',
      ),
    });
    fc.assert(
      fc.property(glob, fc.string(), (written, path) => {
        expect([true, false]).toContain(pathMatcher([written])(path));
      }),
      { numRuns: 2000 },
    );
    expect(pathMatcher(['a'.repeat(100_000)])('a')).toBe(false);
  });
});

describe('the base of a glob', () => {
  test.each([
    ['clusters/*/x.yaml', 'clusters'],
    ['a/b/*.yaml', 'a/b'],
    ['*.yaml', ''],
    ['a/{b,c}', 'a'],
  ])('%s is %j', (glob, base) => {
    expect(isGlob(glob)).toBe(true);
    expect(globBase(glob)).toBe(base);
  });
});
