import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../src/files/write.ts';
import { inFolder } from '../rules/temporary-folder.ts';

const inEmptyFolder = (work: (folder: string) => void) => inFolder(new Map(), async (folder) => work(folder));

it('writes a new file, and leaves nothing else behind', () =>
  inEmptyFolder((folder) => {
    writeWhole(join(folder, 'a.txt'), 'one');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('one');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  }));

it('replaces a file and keeps its permissions', () =>
  inEmptyFolder((folder) => {
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'one');
    chmodSync(path, 0o600);
    writeWhole(path, 'two');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['two', 0o600]);
  }));

it('writes through a link', () =>
  inEmptyFolder((folder) => {
    writeFileSync(join(folder, 'target'), 'one');
    symlinkSync('target', join(folder, 'link'));
    writeWhole(join(folder, 'link'), 'two');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('two');
  }));

it('leaves nothing behind where it cannot write', () =>
  inEmptyFolder((folder) => {
    expect(() => writeWhole(join(folder, 'missing', 'a.txt'), 'one')).toThrow('ENOENT');
    expect(() => writeWhole(folder, 'one')).toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual([]);
  }));
