import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { interruptible } from '../../src/files/ending.ts';
import { temporaryFolder } from '../../src/files/temporary.ts';
import { repository } from './repository.ts';

describe('a temporary folder', () => {
  it('is only for this user, holds what is written, and goes', () => {
    const folder = temporaryFolder();
    folder.write('a/b.yaml', 'c: 1\n');
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(folder.path, 'a/b.yaml'), 'utf8')).toBe('c: 1\n');
    folder.remove();
    expect(existsSync(folder.path)).toBe(false);
    folder.remove();
  });

  it('leaves no listener behind', async () => {
    const folder = temporaryFolder();
    const others = process.listenerCount('SIGINT') - 1;
    folder.remove();
    temporaryFolder().remove();
    await interruptible();
    expect(process.listenerCount('SIGINT')).toBe(others);
  });

  it('lets a signal that came while it stood end the process, also where nothing was heard until it was gone', async () => {
    const { path, ended } = await other("process.kill(process.pid, 'SIGTERM'); folder.remove();");
    expect(await ended).toBe('SIGTERM');
    expect(existsSync(path)).toBe(false);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('goes on %s, which still ends the process', async (signal) => {
    const { path, child, ended } = await other('setInterval(() => {}, 1000);');
    expect(existsSync(path)).toBe(true);
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(existsSync(path)).toBe(false);
  });

  it.each([
    ['ends', '', 0],
    ['throws', "process.stdin.on('data', () => { throw new Error('x'); });", 1],
    ['exits', "process.stdin.on('data', () => process.exit(3));", 3],
  ])('goes when the process %s', async (_how, code, status) => {
    const { path, child, ended } = await other(code);
    child.stdin.end('x');
    expect(await ended).toBe(status);
    expect(existsSync(path)).toBe(false);
  });

  it('goes after the other listeners of a signal have decided that the process goes on', async () => {
    const { path, child, ended } = await other(
      "process.on('SIGTERM', () => process.exitCode = 7);process.stdin.resume();",
    );
    child.kill('SIGTERM');
    await expect.poll(() => existsSync(path)).toBe(false);
    child.stdin.end();
    expect(await ended).toBe(7);
  });
});

/** Another process that makes a temporary folder and then runs this code. */
async function other(code: string) {
  const temporary = repository({});
  const module = JSON.stringify(join(import.meta.dirname, '../../src/files/temporary.ts'));
  const contents = `import { temporaryFolder } from ${module};\nconst folder = temporaryFolder();\nconst { path } = folder;\n${code}\nconsole.log(path);`;
  const outfile = join(temporary, 'other.mjs');
  await build({ stdin: { contents, resolveDir: '/' }, bundle: true, platform: 'node', format: 'esm', outfile });
  const env = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, [outfile], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('exit', (status, signal) => resolve(status ?? signal)),
  );
  const path = await new Promise<string>((resolve) =>
    child.stdout.once('data', (line) => resolve(String(line).trim())),
  );
  return { path, child, ended };
}
