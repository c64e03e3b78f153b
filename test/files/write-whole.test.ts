import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { inFolder } from '../rules/temporary-folder.ts';

/** A program that writes a file with `writeWhole`, as often as `times` says: all `a`, all `b`, and so on. */
function writer(folder: string, path: string, size: number, times: number): string {
  const program = join(folder, 'writer.mjs');
  const contents = `
import { writeWhole } from './src/files/write.ts';
const texts = ['a', 'b'].map((letter) => letter.repeat(${size}));
for (let round = 0; round < ${times}; round++) {
  try {
    writeWhole(${JSON.stringify(path)}, texts[round % 2]);
    process.stdout.write('.');
  } catch (error) {
    process.stdout.write(error.code);
  }
}`;
  const stdin = { contents, resolveDir: process.cwd(), loader: 'js' } as const;
  buildSync({ stdin, bundle: true, platform: 'node', format: 'esm', outfile: program });
  return program;
}

describe('writing a file', () => {
  it('leaves it whole when it is killed in the middle', () =>
    inFolder(new Map([['file', 'b'.repeat(1 << 20)]]), async (folder) => {
      const path = join(folder, 'file');
      const child = spawn('node', [writer(folder, path, 1 << 20, 1_000_000)], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const text = readFileSync(path, 'utf8');
      expect(text.length).toBe(1 << 20);
      expect(new Set(text).size).toBe(1);
    }));

  it('leaves the old one, and nothing beside it, where it may not grow so large', () =>
    inFolder(new Map([['out/file', 'old']]), async (folder) => {
      const program = writer(folder, join(folder, 'out', 'file'), 1 << 20, 1);
      const { stdout } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 64; exec node ${program}`], {
        encoding: 'utf8',
      });
      expect(stdout).toBe('EFBIG');
      expect(readFileSync(join(folder, 'out', 'file'), 'utf8')).toBe('old');
      expect(readdirSync(join(folder, 'out'))).toEqual(['file']);
    }));

  it.skipIf(!mayMount())('leaves the old one, and nothing beside it, on a full disk', () =>
    inFolder(new Map(), async (folder) => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
      try {
        writeFileSync(join(disk, 'file'), 'old');
        const { stdout } = spawnSync('node', [writer(folder, join(disk, 'file'), 1 << 20, 1)], { encoding: 'utf8' });
        expect(stdout).toBe('ENOSPC');
        expect(readFileSync(join(disk, 'file'), 'utf8')).toBe('old');
        expect(readdirSync(disk)).toEqual(['file']);
      } finally {
        execFileSync('umount', [disk]);
      }
    }),
  );
});

/** Whether this machine lets us mount a small disk. */
function mayMount(): boolean {
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
}
