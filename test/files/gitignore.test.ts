import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/files/files.ts';
import { gitIgnore, isAffordable } from '../../src/files/gitignore.ts';
import { workingTree } from '../../src/files/working-tree.ts';
import { Source } from '../../src/text/source.ts';
import { repository } from './repository.ts';

describe('git ignores', () => {
  it('what a .gitignore on the way says, the deeper one first', () => {
    const rules = { '.gitignore': '*.json\n/out/\n', 'k8s/.gitignore': '!keep.json\nlocal.yaml\r\n# x\n' };
    const { ignores } = gitIgnore(workingTree(repository(rules)), '');
    expect(ignores('a.json', 'file')).toBe(true);
    expect(ignores('k8s/keep.json', 'file')).toBe(false);
    expect(ignores('k8s/other.json', 'file')).toBe(true);
    expect(ignores('k8s/local.yaml', 'file')).toBe(true);
    expect(ignores('local.yaml', 'file')).toBe(false);
    expect(ignores('out', 'folder')).toBe(true);
    expect(ignores('out', 'file')).toBe(false);
    expect(ignores('k8s/out', 'folder')).toBe(false);
    expect(ignores('A.JSON', 'file')).toBe(false);
  });

  it('what .git/info/exclude says', () => {
    const { ignores } = gitIgnore(workingTree(repository({ '.git/info/exclude': 'mine.yaml' })), '');
    expect(ignores('k8s/mine.yaml', 'file')).toBe(true);
  });

  it('its own folder and node_modules always', () => {
    const { ignores } = gitIgnore(workingTree(repository({ a: '' })), '');
    expect([ignores('.git', 'folder'), ignores('x/node_modules', 'folder'), ignores('.github', 'folder')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('nothing in a folder that is ignored and named all the same, but for rules inside', () => {
    const files = workingTree(repository({ '.gitignore': 'out\n*.json\n', 'out/k8s/.gitignore': 'b.yaml\n' }));
    const { ignores } = gitIgnore(files, 'out/k8s');
    expect(ignores('out/k8s/a.json', 'file')).toBe(false);
    expect(ignores('out/k8s/b.yaml', 'file')).toBe(true);
  });

  it('nothing by a pattern made to take for ever', () => {
    const files = workingTree(repository({ '.gitignore': `${'*a'.repeat(30)}b\n` }));
    expect(gitIgnore(files, '').ignores('a'.repeat(255), 'file')).toBe(false);
  });
});

describe('any .gitignore', () => {
  it('can be read', () => {
    const line = fc.string({
      unit: fc.constantFrom('*', '/', '[', ']', '!', '\\', 'a', '-', '?', '#', ' ', '^', '(', '\n', 'é'),
    });
    const tree = workingTree(repository({ a: '' }));
    fc.assert(
      fc.property(line, fc.constantFrom('a', 'a/a', '..a', ' a', 'é', '...', 'a\\a', '-', ' '), (written, path) => {
        const files: Files = { ...tree, read: (name) => new Source(name, written) };
        expect([true, false]).toContain(gitIgnore(files, '').ignores(path, 'file'));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a pattern is affordable', () => {
  it('with up to four wildcards in a name and four times any folder', () => {
    expect(isAffordable('**/*.tf*.*.*/a')).toBe(true);
    expect(isAffordable('*a*a*a*a*')).toBe(false);
    expect(isAffordable('a'.repeat(5000))).toBe(false);
    expect(isAffordable('**/a/**/a/**/a/**/a/**')).toBe(false);
  });
});
