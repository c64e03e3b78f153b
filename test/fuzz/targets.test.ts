import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';

/** Enough to run every seed and some thousands of what comes of them; `npm run fuzz` goes on for as long as one likes. */
const EXECUTIONS = 1000;

const names = readdirSync('fuzz/targets')
  .sort()
  .map((file) => basename(file, '.ts'));

it('finds nothing in a short session of each target', { timeout: 300_000 }, () => {
  const findings = mkdtempSync(join(tmpdir(), 'mlb-lint-'));
  try {
    const args = ['--executions', String(EXECUTIONS), '--findings', findings];
    const { status, stdout } = spawnSync(process.execPath, ['scripts/fuzz.mjs', ...args], { encoding: 'utf8' });
    const [, ...rows] = stdout.trimEnd().split('\n');
    const [first, executions, last] = [0, 1, -1].map((column) => rows.map((row) => row.split(/ +/).at(column)));
    expect({ status, targets: first, executions: new Set(executions), findings: new Set(last) }).toEqual({
      status: 0,
      targets: names,
      executions: new Set([String(EXECUTIONS)]),
      findings: new Set(['0']),
    });
  } finally {
    rmSync(findings, { recursive: true });
  }
});
