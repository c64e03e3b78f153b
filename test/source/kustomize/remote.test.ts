import { describe, expect, test } from 'vitest';
import { addressesIn, isRemote, looksRemote } from '../../../src/source/kustomize/remote.ts';
import { documentOf } from '../../manifest/read.ts';

describe('an entry', () => {
  test.each([
    'https://example.com/x.yaml',
    'HTTP://example.com/x.yaml',
    'ssh://git@example.com/x',
    'file:///etc',
    'git::https://example.com/x',
    'git::file:///etc',
    'gh:org/repo',
    'git@github.com:org/repo',
    'user@example.com:x',
    'github.com/org/repo',
    'GitHub.com/org/repo?ref=v1',
    'github.com:org/repo',
  ])('%s is remote whatever stands there', (entry) => expect(isRemote(entry)).toBe(true));

  test.each(['example.com/org/repo', 'org/repo?ref=x', 'example.com/org/repo.git', 'x//y', 'gitlab.com:org/repo/x'])(
    '%s reads like a repository where nothing stands there',
    (entry) => expect([isRemote(entry), looksRemote(entry)]).toEqual([false, true]),
  );

  test.each(['../base', './a.b/c', 'base/pool.yaml', 'a', '/etc/x', 'v1.2.3', 'a.yaml'])('%s is a path', (entry) => {
    expect(looksRemote(entry)).toBe(false);
  });
});

describe('the addresses of a kustomization', () => {
  test('are those that may be opened', () => {
    const { tree } = documentOf(`
resources: [a.yaml, "https://example.com/a"]
Components: [{ x: "git@example.com:a" }]
commonAnnotations: { a: "https://example.com/b" }
configMapGenerator: [{ literals: ["a=https://example.com/c"], files: ["a=https://example.com/d"] }]
patches: [{ patch: "a: https://example.com/e" }]
`);
    expect(addressesIn(tree)).toEqual(['https://example.com/a', 'git@example.com:a', 'a=https://example.com/d']);
  });
});
