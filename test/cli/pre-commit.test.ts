import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleOptions } from '../../scripts/bundle-options.mjs';
import { planText, poolText, serviceText } from '../command/story.ts';
import { commit, committed, git } from '../files/history.ts';
import { repository } from '../files/repository.ts';

/** The repository as pre-commit clones it, with the program bundled. */
async function hooks(): Promise<string> {
  const root = committed({});
  await build({
    ...bundleOptions,
    entryPoints: ['src/cli/cli.ts'],
    outfile: join(root, 'dist/cli.cjs'),
    format: 'cjs',
    define: { 'import.meta.url': '__filename' },
  });
  for (const path of ['package.json', '.pre-commit-hooks.yaml', 'schemas', 'rules', 'README.md', 'LICENSE']) {
    cpSync(path, join(root, path), { recursive: true });
  }
  commit(root, {});
  return root;
}

const plan = planText([
  ['.200-.239', 'service'],
  ['.100-.199', 'dhcp'],
]);

/**
 * Whether no pre-commit is installed that installs a hook as it stands in git: said aloud, and a failure in CI, which
 * has one. Earlier ones fetch what the hook is developed with.
 */
function isMissing(): boolean {
  const { stdout } = spawnSync('pre-commit', ['--version'], { encoding: 'utf8' });
  const [, major = '0', minor = '0'] = /^pre-commit (\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  const missing = Number(major) < 4 || (major === '4' && Number(minor) < 7);
  if (missing) console.warn('pre-commit 4.7 is not installed: the hooks are not run in it');
  if (missing && process.env['CI'] !== undefined) throw new Error('pre-commit 4.7 is not installed, which CI needs');
  return missing;
}

/** A repository whose `bad.yaml` has an error and whose `good.yaml` has none. */
function user(config = ''): string {
  const root = committed({
    'plan.yaml': plan,
    'k8s/good.yaml': poolText('good', '192.168.20.200/32') + serviceText('shop/a'),
    'k8s/bad.yaml': poolText('bad', '192.168.20.199-192.168.20.200'),
    '.pre-commit-config.yaml': config,
  });
  return root;
}

describe('the package as pre-commit installs it', () => {
  it('has no scripts that run on installing', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const running = ['prepare', 'preinstall', 'install', 'postinstall', 'prepack', 'build', 'prepublish'];
    expect(Object.keys(scripts).filter((name) => running.includes(name))).toEqual([]);
  });

  it.each(['npm pack', 'git+file'])('runs with nothing beside it, installed by %s', async (way) => {
    const root = await hooks();
    const prefix = repository({});
    const npm = (...args: readonly string[]) =>
      execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund'], {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    const from = way === 'npm pack' ? join(root, npm('pack', '--silent').trim()) : `git+file://${root}`;
    npm('install', '--global', '--prefix', prefix, '--install-links', '--allow-git=root', from);
    const program = join(prefix, 'bin', 'mlb-lint');
    const lint = (...args: readonly string[]) => spawnSync(program, args, { cwd: user(), encoding: 'utf8' });
    expect(lint().status).toBe(1);
    expect(lint('--files', 'k8s/bad.yaml').stdout).toContain('plan/dhcp-overlap');
    expect(lint('--files', 'README.md').status).toBe(0);
  });

  it.skipIf(isMissing())('runs both hooks in pre-commit itself', async () => {
    const root = await hooks();
    const rev = git(root, 'rev-parse', 'HEAD');
    const ids = '[{ id: mlb-lint }, { id: mlb-lint-staged }]';
    const home = repository({});
    const work = user(`repos: [{ repo: 'file://${root}', rev: ${rev}, hooks: ${ids} }]\n`);
    const run = (...args: readonly string[]) =>
      spawnSync('pre-commit', ['run', ...args], {
        cwd: work,
        env: {
          PATH: process.env['PATH'] ?? '',
          HOME: home,
          PRE_COMMIT_HOME: join(home, 'cache'),
          // Up to 4.3, pre-commit installs what the repository is developed with, from whatever registry is set.
          npm_config_userconfig: process.env['npm_config_userconfig'] ?? join(homedir(), '.npmrc'),
        },
        encoding: 'utf8',
      });
    const whole = run('mlb-lint', '--all-files');
    expect([whole.status, whole.stdout.includes('plan/dhcp-overlap')]).toEqual([1, true]);
    writeFileSync(join(work, 'note.yaml'), 'a: 1\n');
    git(work, 'add', 'note.yaml');
    expect(run('mlb-lint-staged').status).toBe(0);
  });
});
