import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
let script = '';

/** Writes so many letters and then a line, and tells on standard error what went wrong. */
const WRITER = `
import { standardStream } from '${resolve('src/cli/standard-stream.ts')}';
const told = [];
const stream = standardStream(1, (message) => told.push(message));
stream.write('x'.repeat(Number(process.argv[2])));
stream.write('end\\n');
process.stderr.write(JSON.stringify({ told, isTerminal: stream.isTerminal, columns: stream.columns }));
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlb-lint-stream-'));
  script = join(folder, 'writer.cjs');
  const stdin = { contents: WRITER, resolveDir: folder, loader: 'ts' } as const;
  buildSync({ stdin, outfile: script, bundle: true, format: 'cjs', platform: 'node' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a standard stream', () => {
  it('writes all of a text to a pipe that is longer than the pipe', () => {
    const { stdout, stderr } = spawnSync(process.execPath, [script, '1000000'], { maxBuffer: 2_000_000 });
    expect(stdout.length).toBe(1_000_004);
    expect(JSON.parse(stderr.toString())).toEqual({ told: [], isTerminal: false });
  });

  it('waits for a slow reader of a pipe that does not block', () => {
    const program = `
import os, subprocess, sys, time
reader, writer = os.pipe()
os.set_blocking(writer, False)
child = subprocess.Popen([sys.argv[1], sys.argv[2], '300000'], stdout=writer, stderr=subprocess.DEVNULL)
os.close(writer)
time.sleep(0.2)
length = 0
while part := os.read(reader, 65536): length += len(part)
print(length, child.wait())
`;
    expect(execFileSync('python3', ['-c', program, process.execPath, script], { encoding: 'utf8' })).toBe('300004 0\n');
  });

  it('drops what nobody reads any more', () => {
    const shell = `'${process.execPath}' '${script}' 1000000 2>'${folder}/told' | head -c 3`;
    const { stdout } = spawnSync('bash', ['-c', shell]);
    expect(stdout.toString()).toBe('xxx');
    expect(JSON.parse(readFileSync(join(folder, 'told'), 'utf8'))).toEqual({ told: [], isTerminal: false });
  });

  it.skipIf(process.platform !== 'linux')('tells why a text cannot be written', () => {
    const { stderr } = spawnSync(process.execPath, [script, '3'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect(stderr?.toString()).toContain('ENOSPC');
  });
});
