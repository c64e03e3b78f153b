import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { documentOf, problemsOf, shown } from './read.ts';

describe('anchors and merge keys', () => {
  it('repeat the value of the last anchor of that name', () => {
    expect(shown(documentOf('a: &x 1\nb: *x\nc: &x [2]\nd: *x\n').tree)).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', [2]],
      ['d', [2]],
    ]);
  });

  it('merge a mapping, and what is written wins', () => {
    expect(shown(documentOf('base: &base { a: 1, b: 2 }\nx:\n  b: 3\n  <<: *base\n').fields?.get('x'))).toEqual([
      ['b', 3],
      ['a', 1],
    ]);
  });

  it('merge a list of mappings, and the first wins', () => {
    const text = 'a: &a { k: 1 }\nb: &b { k: 2, l: 3 }\nx: { <<: [*a, *b] }\n';
    expect(shown(documentOf(text).fields?.get('x'))).toEqual([
      ['k', 1],
      ['l', 3],
    ]);
  });

  it('take a quoted << for a key', () => {
    expect(shown(documentOf('"<<": { a: 1 }\n').tree)).toEqual([['<<', [['a', 1]]]]);
  });

  it('may stand on keys', () => {
    expect(shown(documentOf('&k a: 1\nb: *k\n').tree)).toEqual([
      ['a', 1],
      ['b', 'a'],
    ]);
    expect(shown(documentOf('a: &k name\n*k : 1\n').tree)).toEqual([
      ['a', 'name'],
      ['name', 1],
    ]);
  });

  test.each([
    ['an alias without an anchor', 'a: *x\n', '1:4 *x | No anchor "x" stands before this alias'],
    ['an alias before its anchor', 'a: *x\nb: &x 1\n', '1:4 *x | No anchor "x" stands before this alias'],
    ['an anchor in itself', 'a: &x [*x]\n', '1:8 *x | Anchor "x" contains itself'],
    ['a merge of a scalar', 'a: 1\n<<: 2\n', '2:5 2 | Only mappings can be merged with "<<"'],
    ['a mapping for a key', '? {a: 1}\n: 2\n', '1:3 {a: 1} | A key must be a scalar'],
  ])('refuse %s', (_, text, problem) => {
    expect(problemsOf(documentOf(text))).toEqual([problem]);
  });

  it('do not go in circles when merging', () => {
    const document = documentOf('a: &a\n  b: 1\n  <<: *a\n');
    expect(problemsOf(document)[0]).toBe('3:7 *a | Anchor "a" contains itself');
    expect(document.places.value(['a', 'c'])).toBeDefined();
  });
});

describe('unknown values', () => {
  it('are found in every style of scalar', () => {
    expect(shown(documentOf("a: $pool\nb: '{{ x }}'\nc: |\n  {{ y }}\n").tree)).toEqual([
      ['a', '?variable'],
      ['b', '?template'],
      ['c', '?template'],
    ]);
  });

  it('are found where a template without quotes reads as a mapping', () => {
    expect(shown(documentOf('a: {{ pool }}\nb: [{{ x }}]\n').tree)).toEqual([
      ['a', '?template'],
      ['b', ['?template']],
    ]);
  });
});

describe('limits', () => {
  it('refuse aliases that unfold without end', () => {
    const text = readFileSync(new URL('bomb.yaml', import.meta.url), 'utf8');
    const document = documentOf(text);
    expect(document.tree).toBe(undefined);
    expect(problemsOf(document)).toEqual(['8:47 *a3 | Aliases repeat more than 100000 values, which is the limit']);
  });

  it('count what merge keys repeat', () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `  k${index}: 1\n`).join('');
    const merges = Array.from({ length: 101 }, (_, index) => `m${index}: { <<: *base }\n`).join('');
    expect(problemsOf(documentOf(`base: &base\n${keys}${merges}`))).toEqual([
      '1101:12 *base | Aliases repeat more than 100000 values, which is the limit',
    ]);
  });

  it('refuse aliases that nest deeper than a person could', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]\n`).join('');
    const document = documentOf(`a0: &a0 1\n${lines}`);
    expect(document.tree).toBe(undefined);
    expect(document.problems[0]?.message).toBe('Nested deeper than 200 levels, which is the limit');
  });

  test.each([
    ['sequences in brackets', '['.repeat(10_000)],
    ['mappings in braces', '{a: '.repeat(10_000)],
    ['sequences on one line', '- '.repeat(10_000)],
    ['explicit keys', '? '.repeat(10_000)],
    ['keys on one line', 'a: '.repeat(10_000)],
    ['lines', Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuse %s nested ten thousand deep', (_, text) => {
    const document = documentOf(text);
    expect(document.tree).toBe(undefined);
    expect(document.problems.map(({ message }) => message)).toEqual([
      'Nested deeper than 200 levels, which is the limit',
    ]);
  });

  it('allow what nests a hundred deep', () => {
    expect(documentOf(`${'['.repeat(100)}${']'.repeat(100)}`).problems).toEqual([]);
  });
});
