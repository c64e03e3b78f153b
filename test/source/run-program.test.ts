import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ProgramCall, runProgram } from '../../src/source/run-program.ts';
import { repository } from '../files/repository.ts';

/** A call of a shell script. */
function script(lines: string, call: Partial<ProgramCall> = {}): ProgramCall {
  const home = repository({ program: `#!/bin/sh\n${lines}\n` });
  chmodSync(join(home, 'program'), 0o755);
  return { program: join(home, 'program'), args: [], home, allowNetwork: false, ...call };
}

describe('a program', () => {
  it('gives what it prints', async () => {
    const call = script('printf "%s|" "$@"; cat', { args: ['--', '-a b', '$(c)'] });
    expect(await runProgram(call)).toEqual({ outcome: 'done', output: '--|-a b|$(c)|' });
  });

  it('that fails gives what it said last', async () => {
    const call = script('echo out; echo first >&2; echo last >&2; exit 3');
    expect(await runProgram(call)).toEqual({ outcome: 'failed', message: 'first\nlast' });
    expect(await runProgram(script('exit 3'))).toEqual({ outcome: 'failed', message: 'it ended with 3' });
  });

  it('that is killed, or cannot be started, has failed', async () => {
    expect(await runProgram(script('kill -9 $$'))).toEqual({ outcome: 'failed', message: 'it ended with a signal' });
    const { outcome } = await runProgram({ ...script(''), program: '/nonexistent/program' });
    expect(outcome).toBe('failed');
  });

  it('that hangs is ended, with all that it started', async () => {
    const call = script('sleep 600 & echo $! > child; echo; wait', { timeout: 500 });
    expect(await runProgram(call)).toEqual({ outcome: 'timeout', message: 'it took too long' });
    await expect.poll(() => isAlive(readFileSync(join(call.home, 'child'), 'utf8').trim())).toBe(false);
  });

  it('that ends before what it started does not wait for it', async () => {
    const call = script('sleep 600 & echo $! > child; echo done');
    expect(await runProgram(call)).toEqual({ outcome: 'done', output: 'done\n' });
    await expect.poll(() => isAlive(readFileSync(join(call.home, 'child'), 'utf8').trim())).toBe(false);
  });

  it('that prints without end is ended', async () => {
    const { outcome } = await runProgram(script('while :; do echo xxxxxxxxxxxxxxxx; done', { limit: 100_000 }));
    expect(outcome).toBe('too-large');
  });

  it('sees nothing of the user but where programs are', async () => {
    process.env['SECRET_TOKEN'] = 'secret';
    const call = script('env');
    const result = await runProgram(call);
    delete process.env['SECRET_TOKEN'];
    const lines = result.outcome === 'done' ? result.output.trim().split('\n') : [];
    const names = lines.map((line) => line.slice(0, line.indexOf('=')));
    expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_', 'LANG'].includes(name)).sort()).toEqual([
      'GIT_ALLOW_PROTOCOL',
      'GIT_CONFIG_NOSYSTEM',
      'GIT_TERMINAL_PROMPT',
      'HOME',
      'HTTPS_PROXY',
      'HTTP_PROXY',
      'KUBECONFIG',
      'NO_PROXY',
      'PATH',
      'TMPDIR',
    ]);
    expect(lines).toContain(`HOME=${call.home}`);
  });

  it('runs beside not more than one other', async () => {
    const lock = repository({});
    const lines = `set -e; mkdir "${lock}/a" 2>/dev/null && mine=a || { mkdir "${lock}/b" && mine=b; }; sleep 0.1; rmdir "${lock}/$mine"`;
    const results = await Promise.all(Array.from({ length: 6 }, () => runProgram(script(lines))));
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done', 'done', 'done']);
    expect(existsSync(join(lock, 'a'))).toBe(false);
  });
});

/** Whether a process still runs; one that ended and nobody has waited for does not. */
function isAlive(pid: string): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
