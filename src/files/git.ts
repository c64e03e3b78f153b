import { spawnSync } from 'node:child_process';
import { findProgram, trustedPath } from './environment.ts';

/** What git answered: its output, or its first line of complaint with its exit status, undefined where it did not end. */
export type GitAnswer = { readonly output: Buffer } | { readonly fault: string; readonly status: number | undefined };

/** Most bytes that one call may answer with. */
const MAX_OUTPUT = 256 * 1024 * 1024;

const TIMEOUT_MILLISECONDS = 60_000;

/** What `devNull` of node:os is, which takes longer to load than most lints have for git. */
const NOWHERE = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';

/** Settings with which git runs no program of the repository's choice and asks nobody. */
const SAFE = [
  ...['core.fsmonitor=false', `core.hooksPath=${NOWHERE}`, 'protocol.allow=never', 'core.pager=cat'],
  'safe.bareRepository=explicit',
];

/**
 * Asks git about the repository around a folder. Only what reads objects is asked: no hook, filter, file system monitor
 * or remote takes part, and nothing is fetched.
 */
export function git(folder: string, args: readonly string[], input?: string): GitAnswer {
  if (args.some((arg) => arg.includes('\0'))) return { fault: 'git takes no null bytes', status: undefined };
  const program = findProgram('git');
  if (program === undefined) return { fault: 'git is not installed', status: undefined };
  const options = SAFE.flatMap((setting) => ['-c', setting]);
  const { stdout, stderr, status, error } = spawnSync(program, ['--no-replace-objects', ...options, ...args], {
    cwd: folder,
    input: input ?? '',
    maxBuffer: MAX_OUTPUT,
    timeout: TIMEOUT_MILLISECONDS,
    windowsHide: true,
    env: {
      PATH: trustedPath(),
      HOME: process.env['HOME'] ?? '',
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_NO_LAZY_FETCH: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      // Settings of the repository may allow a protocol by its name.
      GIT_ALLOW_PROTOCOL: 'none',
    },
  });
  if (error !== undefined) return { fault: error.message, status: undefined };
  if (status === 0) return { output: stdout };
  const fault = stderr.toString('utf8').split('\n')[0] || `git ended with status ${status}`;
  return { fault, status: status ?? undefined };
}
