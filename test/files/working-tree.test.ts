import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Files, Refusal } from '../../src/files/files.ts';
import { readNamed, repositoryRoot, workingTree } from '../../src/files/working-tree.ts';
import type { Source } from '../../src/text/source.ts';
import { repository } from './repository.ts';

function told(read: Source | Refusal): string {
  return read instanceof Refusal ? `${read.reason}: ${read.message}` : `${read.path}: ${read.text}`;
}

function listed(files: Files, folder: string): readonly string[] {
  const entries = files.list(folder);
  if (entries instanceof Refusal) return [told(entries)];
  return entries.map((entry) => `${entry.name} ${entry.path} ${entry.kind === 'other' ? entry.reason : entry.kind}`);
}

describe('reading', () => {
  it('gives the text of a file under its path', () => {
    const files = workingTree(repository({ 'k8s/a.yaml': 'a: 1' }));
    expect(told(files.read('k8s/a.yaml'))).toBe('k8s/a.yaml: a: 1');
  });

  it('keeps two files apart that are read one after the other', () => {
    const files = workingTree(repository({ a: 'long text', b: 'b', c: 'x'.repeat(1_000_000) }));
    const [a, c, b] = [files.read('a'), files.read('c'), files.read('b')];
    expect([told(a), told(b), told(c).length]).toEqual(['a: long text', 'b: b', 1_000_003]);
  });

  it('says that a file is missing', () => {
    const files = workingTree(repository({ 'a.yaml': '' }));
    expect(told(files.read('b.yaml'))).toBe('missing: b.yaml does not exist');
    expect(told(files.read('a.yaml/b'))).toBe('missing: a.yaml/b does not exist');
    expect(told(files.read('\0'))).toContain('missing: ');
    expect(told(files.read('x'.repeat(5000)))).toContain('missing: ');
  });

  it('refuses paths that lead outside', () => {
    const root = repository({ 'repo/a.yaml': '', 'secret.yaml': 's', 'repo-2/b.yaml': '' });
    const files = workingTree(join(root, 'repo'));
    for (const path of ['../secret.yaml', 'x/../../secret.yaml', '..', join(root, 'secret.yaml'), '../repo-2/b.yaml']) {
      expect(told(files.read(path))).toBe(`outside: ${path} leads out of the repository`);
    }
  });

  it('refuses links that lead outside, also over a folder', () => {
    const root = repository({ 'repo/a.yaml': 'a', 'other/s.yaml': 's' });
    symlinkSync('../other/s.yaml', join(root, 'repo/file.yaml'));
    symlinkSync('../other', join(root, 'repo/folder'));
    const files = workingTree(join(root, 'repo'));
    expect(told(files.read('file.yaml'))).toContain('outside: ');
    expect(told(files.read('folder/s.yaml'))).toContain('outside: ');
    expect(files.kindOf('folder')).toBe('outside');
    expect(files.realPath('folder')).toBe(undefined);
  });

  it('follows links inside', () => {
    const root = repository({ 'a.yaml': 'a' });
    symlinkSync('a.yaml', join(root, 'b.yaml'));
    const files = workingTree(root);
    expect(told(files.read('b.yaml'))).toBe('b.yaml: a');
    expect(files.realPath('b.yaml')).toBe('a.yaml');
  });

  it('opens neither folders nor pipes nor links in a circle', () => {
    const root = repository({ 'folder/a': '' });
    execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
    symlinkSync('b.yaml', join(root, 'a.yaml'));
    symlinkSync('a.yaml', join(root, 'b.yaml'));
    const files = workingTree(root);
    expect(told(files.read('folder'))).toBe('not-regular: folder is no regular file');
    expect(told(files.read('pipe.yaml'))).toBe('not-regular: pipe.yaml is no regular file');
    expect(told(files.read('a.yaml'))).toBe('not-regular: a.yaml is a link that loops');
    expect([files.kindOf('pipe.yaml'), files.kindOf('a.yaml')]).toEqual(['other', 'other']);
  });

  it('refuses a file over the limit', () => {
    const root = repository({ 'a.yaml': '' });
    truncateSync(join(root, 'a.yaml'), 64 * 1024 * 1024 + 1);
    expect(told(workingTree(root).read('a.yaml'))).toBe('too-large: a.yaml is larger than 64 MiB, which is the limit');
  });

  it('refuses what is no text', () => {
    const files = workingTree(repository({ a: Buffer.from([0xc3, 0x28]), b: Buffer.from([1, 0]) }));
    expect(told(files.read('a'))).toBe('not-text: a is neither UTF-8 nor UTF-16 text');
    expect(told(files.read('b'))).toBe('binary: b is a binary file');
  });

  it('reads a file that is named wherever it lies', () => {
    const root = repository({ 'repo/a.yaml': '', 'other/s.yaml': 's' });
    expect(told(readNamed(workingTree(join(root, 'repo')), join(root, 'other/s.yaml')))).toBe('../other/s.yaml: s');
  });
});

describe('listing', () => {
  it('sorts by code unit, whatever order the disk has', () => {
    const files = workingTree(repository({ b: '', 'é/x': '', A: '', a: '', '.hidden/x': '' }));
    expect(listed(files, '')).toEqual(['.hidden .hidden folder', 'A A file', 'a a file', 'b b file', 'é é folder']);
  });

  it('tells where links lead, and why some are skipped', () => {
    const root = repository({ 'repo/k8s/a.yaml': '', 'repo/base/b.yaml': '', 'other/c.yaml': '' });
    const link = (to: string, name: string): void => symlinkSync(to, join(root, 'repo/k8s', name));
    link('../base', 'folder');
    link('../base/b.yaml', 'file');
    link('nowhere', 'dangling');
    link('..', 'up');
    link('self', 'self');
    link('../../other', 'outside');
    execFileSync('mkfifo', [join(root, 'repo/k8s/pipe')]);
    expect(listed(workingTree(join(root, 'repo')), 'k8s')).toEqual([
      'a.yaml k8s/a.yaml file',
      'dangling k8s/dangling a link that leads nowhere',
      'file base/b.yaml file',
      'folder base folder',
      'outside k8s/outside a link that leads out of the repository',
      'pipe k8s/pipe not a regular file',
      'self k8s/self a link that loops',
      'up k8s/up a link that loops',
    ]);
  });

  it('refuses what is no folder or outside', () => {
    const files = workingTree(repository({ a: '' }));
    expect(listed(files, 'a')).toEqual(['missing: a does not exist']);
    expect(listed(files, '..')).toEqual(['outside: .. leads out of the repository']);
  });
});

describe('the repository', () => {
  it('is the nearest folder upwards with .git, which may be a file', () => {
    const root = repository({ 'a/b/c': '', 'a/wt/x/y': '' });
    mkdirSync(join(root, 'a/.git'));
    writeFileSync(join(root, 'a/wt/.git'), 'gitdir: elsewhere');
    expect(repositoryRoot(join(root, 'a/b'))).toBe(join(root, 'a'));
    expect(repositoryRoot(join(root, 'a/wt/x'))).toBe(join(root, 'a/wt'));
  });

  it('is none where no folder has .git', () => {
    expect(repositoryRoot(repository({ a: '' }))).toBe(undefined);
  });
});
