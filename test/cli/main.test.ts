import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { version } from '../../src/command/version.ts';
import { poolText } from '../command/story.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { run } from './run.ts';

const overlap = poolText('first', '192.0.2.10-192.0.2.20') + poolText('second', '192.0.2.20-192.0.2.30');

const lintFolder = (args: readonly string[], files: Readonly<Record<string, string>> = { 'pools.yaml': overlap }) =>
  inFolder(new Map(Object.entries(files)), (cwd) => run(args, { cwd }));

describe('the program', () => {
  it('says its version', async () =>
    expect(await run(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' }));

  it('shows the help of lint with every command', async () => {
    const { out, status } = await run(['--help']);
    expect(status).toBe(0);
    expect(out).toContain('Usage: mlb-lint [options] [plan]');
    expect(out).toMatch(/mlb-lint explain <rule> +Print the page of a rule/);
    expect(out).toMatch(/-f, --format NAME\[=FILE\] +Print the findings/);
  });

  it('shows the help of one command', async () => {
    const { out } = await run(['rules', '--help']);
    expect(out).toContain('Usage: mlb-lint rules [options]');
    expect(out).not.toContain('--baseline');
  });

  it('says in one line what it does not understand', async () => {
    expect(await run(['--stdni'])).toEqual({
      status: 2,
      out: '',
      err: 'mlb-lint: unknown option --stdni; did you mean --stdin?\n',
    });
  });

  it('keeps escape sequences out of its messages', async () => {
    const { err } = await run(['--\u001b[31mred']);
    expect(err).not.toContain('\u001b');
  });

  it('suggests what may follow', async () => {
    expect((await run(['--get-yargs-completions', 'mlb-lint', '--fail-on', ''])).out).toBe(
      'error\nwarning\ninfo\nnever\n',
    );
    expect((await run(['--get-yargs-completions', 'mlb-lint', ''])).out).toBe(
      commands.map(({ name }) => `${name}\n`).join(''),
    );
  });

  it('does not know a rule that does not exist', async () => {
    const { status, err } = await run(['explain', 'pool/overlpa']);
    expect([status, err]).toEqual([2, 'mlb-lint: unknown rule "pool/overlpa"; did you mean "pool/overlap"?\n']);
  });

  it('explains a rule', async () => {
    const { status, out } = await run(['explain', 'pool/overlap']);
    expect(status).toBe(0);
    expect(out).toMatch(/^pool\/overlap\n/);
    expect(out).not.toMatch(/^```|^<!--/m);
  });

  it.each(['text', 'json', 'markdown'])('lists the rules as %s', async (format) => {
    const { status, out } = await run(['rules', '--format', format]);
    expect(status).toBe(0);
    expect(out).toContain('pool/overlap');
  });
});

describe('lint', () => {
  it('exits with 1 on an error', async () => {
    const { status, out } = await lintFolder(['--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(out).findings[0]).toMatchObject({ rule: 'pool/overlap', location: { file: 'pools.yaml' } });
  });

  it('exits with 0 where nothing is as bad as --fail-on', async () => {
    expect((await lintFolder(['--fail-on', 'never'])).status).toBe(0);
    expect((await lintFolder(['--rule', 'pool/overlap=warning'])).status).toBe(0);
    expect((await lintFolder(['--rule', 'pool/overlap=warning', '--fail-on', 'warning'])).status).toBe(1);
  });

  it('writes one format to a file and prints the other', async () => {
    await inFolder(new Map([['pools.yaml', overlap]]), async (cwd) => {
      const { out } = await run(['-f', 'text', '-f', 'json=report.json'], { cwd });
      expect(out).toContain('pool/overlap');
      expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')).summary.errors).toBe(1);
    });
  });

  it('says which file it cannot write', async () => {
    const { status, err } = await lintFolder(['-f', 'json=missing/report.json']);
    expect(status).toBe(2);
    expect(err).toContain('cannot write missing/report.json: ');
  });

  it('leaves out what a baseline holds', async () => {
    await inFolder(new Map([['pools.yaml', overlap]]), async (cwd) => {
      const written = await run(['--write-baseline', 'baseline.json'], { cwd });
      expect([written.status, written.err]).toEqual([0, 'baseline.json holds 1 finding\n']);
      expect((await run(['--baseline', 'baseline.json'], { cwd })).status).toBe(0);
    });
  });

  it('lints once where it writes a baseline, and reports none of what that holds', async () => {
    await inFolder(new Map([['pools.yaml', overlap]]), async (cwd) => {
      const { out, err } = await run(['--write-baseline', 'baseline.json', '--stats', '-f', 'json'], { cwd });
      expect(err.match(/\d ms rules$/gm)).toHaveLength(1);
      const { findings, summary } = JSON.parse(out);
      expect([findings, summary.errors, summary.resources]).toEqual([[], 0, 4]);
    });
  });

  it('writes nothing where the work cannot be done', async () => {
    await inFolder(new Map([['plan.yaml', 'version: 3\n']]), async (cwd) => {
      expect((await run(['plan.yaml', '-f', 'json=report.json'], { cwd })).status).toBe(2);
      expect(existsSync(join(cwd, 'report.json'))).toBe(false);
    });
  });

  it('suggests the command that a missing path resembles', async () => {
    expect((await lintFolder(['ruls'])).err).toBe('mlb-lint: no command and no path "ruls"; did you mean "rules"?\n');
  });

  it.each([
    [['--baseline', 'a', '--write-baseline', 'b'], '--baseline and --write-baseline do not go together'],
    [['--stdin', '--files', 'a.yaml'], '--stdin and --files do not go together'],
    [['--stdin-filename', 'a.yaml'], '--stdin-filename needs --stdin'],
    [['--rule', 'pool/overlap'], '--rule pool/overlap is not RULE=SEVERITY'],
    [['--rule', 'pool/overlap=eror'], 'did you mean "error"?'],
    [['--rule', 'pool/overlpa=off'], 'did you mean "pool/overlap"?'],
    [['--format', 'jsno'], 'unknown format "jsno"; did you mean "json"?'],
  ])('refuses %j', async (args, message) => {
    const { status, out, err } = await lintFolder(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
