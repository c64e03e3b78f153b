import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledProgram } from '../action/bundle.ts';
import { inFolder } from '../rules/temporary-folder.ts';

/** Runs a command on a terminal of its own, standard error apart on another; prints what came out of that one. */
const TERMINAL = `
import os, pty, subprocess, sys
leader, follower = pty.openpty()
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=follower)
os.close(follower)
told = b''
try:
    while part := os.read(leader, 65536): told += part
except OSError:
    pass
child.wait()
sys.stdout.buffer.write(told)
`;

const ERASE = '\r\u001b[K';

/** A renderer that takes longer than people wait without a word. */
const SLOW = `#!/bin/sh
sleep 1.2
printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: { name: slow }\\n'
`;

const files = new Map([
  ['site/kustomization.yaml', 'resources: [settings.yaml]\n'],
  ['site/settings.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: slow }\n'],
]);

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython && process.env['CI'] !== 'true')
  console.warn('python3 is missing: progress on a terminal is not tested');

describe.skipIf(!hasPython && process.env['CI'] !== 'true')('a run that takes long, on a terminal', () => {
  const program = bundledProgram();

  function told(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
    return inFolder(files, async (cwd) => {
      const renderer = join(program(), '../renderer');
      mkdirSync(renderer, { recursive: true });
      writeFileSync(join(renderer, 'kustomize'), SLOW);
      chmodSync(join(renderer, 'kustomize'), 0o755);
      const { CI: _, NO_COLOR: __, ...plain } = process.env;
      const { stdout } = spawnSync('python3', ['-c', TERMINAL, process.execPath, program(), ...args], {
        cwd,
        env: { ...plain, TERM: 'xterm', PATH: `${renderer}${delimiter}${process.env['PATH']}`, ...env },
      });
      return stdout.toString();
    });
  }

  it('tells how far it has come, and takes that away before anything else', async () => {
    const parts = (await told([])).split(ERASE);
    expect(parts[0]).toBe('');
    expect(parts.slice(1, -1).at(-1)).toMatch(/^\d files? read, 1 overlay rendered$/);
    expect(parts.at(-1)).not.toContain('read');
  });

  it('tells nothing where it is to be quiet', async () => expect(await told(['--quiet'])).not.toContain(ERASE));

  it('tells nothing to the log of CI', async () => expect(await told([], { CI: 'true' })).not.toContain(ERASE));
});
