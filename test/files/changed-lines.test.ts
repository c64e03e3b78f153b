import { describe, expect, it } from 'vitest';
import { changedLines, readDiff } from '../../src/files/changed-lines.ts';
import { commit, committed, git } from './history.ts';

describe('changedLines', () => {
  it('names the lines that are new or other, by file', async () => {
    const root = committed({ 'a.yaml': '1\n2\n3\n4\n5\n', 'gone.yaml': 'x\n', 'same.yaml': 'x\n' });
    commit(root, { 'a.yaml': '1\ntwo\n3\n5\nsix\nseven', 'b c.yaml': 'new\n', 'gone.yaml': undefined });
    expect([...changedLines(root, 'HEAD~1', 'HEAD')]).toEqual([
      [
        'a.yaml',
        [
          [2, 2],
          [5, 6],
        ],
      ],
      ['b c.yaml', [[1, 1]]],
    ]);
  });

  it('is not misled by lines that look like a diff', () => {
    const root = committed({ 'a.yaml': '-- a/forged.yaml\nkeep\n' });
    commit(root, { 'a.yaml': 'keep\n++ b/forged.yaml\n@@ -1 +1,500 @@\n' });
    expect([...changedLines(root, 'HEAD~1', 'HEAD')]).toEqual([['a.yaml', [[2, 3]]]]);
  });

  it('reads names that git quotes', () => {
    const root = committed({});
    commit(root, { 'Gerät "1"\n\x1b.yaml': 'x\n' });
    expect([...changedLines(root, 'HEAD~1', 'HEAD').keys()]).toEqual(['Gerät "1"\n\x1b.yaml']);
  });

  it('knows nothing where git does not tell', () => {
    const root = committed({ 'a.yaml': 'x\n' });
    expect(changedLines(root, '--output=trace', 'HEAD').size).toBe(0);
    expect(changedLines(root, 'nowhere', 'HEAD').size).toBe(0);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('reads hunks without a line end at their end', () => {
    const diff =
      '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n@@ -9,0 +10 @@\n+c\n';
    expect(readDiff(diff).get('x')).toEqual([
      [1, 1],
      [10, 10],
    ]);
  });
});
