import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOut } from '../../src/files/revision.ts';
import { commit, committed, git } from './history.ts';
import { repository } from './repository.ts';

type Line = readonly [mode: string, type: string, id: string, name: string];

/** The id of an object that git itself would refuse to make. */
function object(root: string, type: string, input: string | Buffer): string {
  const made = spawnSync('git', ['hash-object', '-t', type, '-w', '--stdin', '--literally'], { cwd: root, input });
  return made.stdout.toString().trim();
}

function tree(root: string, lines: readonly Line[]): string {
  const entries = lines.flatMap(([mode, , id, name]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
  return object(root, 'tree', Buffer.concat(entries));
}

/** A repository with a commit of entries that stand in one folder; gives the folder the commit was written to. */
function written(entries: (root: string) => readonly Line[]): { readonly root: string; readonly folder: string } {
  const root = committed({ 'plan.yaml': 'version: 1\n' });
  const id = git(root, 'commit-tree', '-m', 'odd', tree(root, entries(root)));
  mkdirSync(join(root, 'out'));
  const folder = join(root, 'out');
  checkOut(root, id, folder);
  return { root, folder };
}

describe('a commit that was made by hand', () => {
  it('writes nothing through a link', () => {
    const outside = repository({});
    const { folder } = written((root) => {
      const text = object(root, 'blob', 'stolen');
      const link = object(root, 'blob', outside);
      const inside = tree(root, [
        ['120000', 'blob', text, 'link'],
        ['100644', 'blob', text, 'file'],
      ]);
      return [
        ['120000', 'blob', link, 'a'],
        ['40000', 'tree', inside, 'a'],
        ['120000', 'blob', link, 'b'],
        ['40000', 'tree', tree(root, [['120000', 'blob', text, 'c']]), 'b'],
      ];
    });
    expect(readdirSync(outside)).toEqual([]);
    expect(readFileSync(join(folder, 'a', 'file'), 'utf8')).toBe('stolen');
  });

  it('leaves out names that no file has, and files that stand below others', () => {
    const { folder } = written((root) => {
      const text = object(root, 'blob', 'x: 1\n');
      return [
        ['100644', 'blob', text, 'a.yaml'],
        ['40000', 'tree', tree(root, [['100644', 'blob', text, 'b.yaml']]), 'a.yaml'],
        ['100644', 'blob', text, 'n'.repeat(300)],
        ['120000', 'blob', object(root, 'blob', ''), 'empty'],
        ['120000', 'blob', object(root, 'blob', '/'.repeat(5000)), 'long'],
        ['100644', 'blob', text, '..'],
        ['40000', 'tree', tree(root, [['100644', 'blob', text, 'config']]), '.git'],
        ['100644', 'blob', text, 'z.yaml'],
      ];
    });
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'z.yaml']);
  });
});

it('gives a file that is too large the size that says so, and no text', () => {
  const root = committed({});
  const large = commit(root, { 'large.yaml': `a: ${'b'.repeat(64 * 1024 * 1024)}\n`, 'small.yaml': 'a: 1\n' });
  const folder = repository({});
  checkOut(root, large, folder);
  expect(statSync(join(folder, 'large.yaml')).size).toBe(64 * 1024 * 1024 + 1);
  expect(existsSync(join(folder, 'small.yaml'))).toBe(true);
});
