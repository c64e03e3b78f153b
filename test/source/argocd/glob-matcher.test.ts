import { expect, it } from 'vitest';
import { globMatcher } from '../../../src/source/argocd/glob-matcher.ts';

it.each([
  ['*.yaml', ['a.yaml', 'b/a.yaml'], ['a.yml']],
  ['**/*.yaml', ['b/a.yaml'], ['a.yaml']],
  ['{*.yml,*.yaml}', ['a.yml', 'a.yaml'], ['a.json']],
  ['{a,b{c,d}}.yaml', ['a.yaml', 'bc.yaml', 'bd.yaml'], ['b.yaml', 'ac.yaml']],
  ['a?.yaml', ['ab.yaml', 'a/.yaml', 'aü.yaml'], ['a.yaml']],
  ['[a-c].yaml', ['a.yaml', 'c.yaml'], ['d.yaml', '-.yaml']],
  ['[!ab].yaml', ['c.yaml'], ['a.yaml']],
  ['\\*.yaml', ['*.yaml'], ['a.yaml']],
  ['a*b*c', ['abc', 'axbxbxc'], ['abcb']],
  ['', [''], ['a']],
])('%j matches as Argo CD does', (pattern, matching, others) => {
  const matches = globMatcher(pattern);
  expect(matching.filter((text) => !matches(text))).toEqual([]);
  expect(others.filter(matches)).toEqual([]);
});

it.each(['{a,b', '[ab', 'a}', '{'.repeat(900), '{a,b}'.repeat(60), `${'*'.repeat(1001)}`])(
  'matches nothing by a pattern that is none, or too large: %j',
  (pattern) => expect(['a', 'b', pattern].filter(globMatcher(pattern))).toEqual([]),
);

it('takes no longer for many wildcards than for few', () => {
  expect(globMatcher('*a'.repeat(400))(`${'a'.repeat(4000)}b`)).toBe(false);
});
