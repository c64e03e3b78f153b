import { readFileSync } from 'node:fs';
import { UsageError } from '../command/usage-error.ts';
import type { Environment } from './inputs.ts';

/** The pull request that a step runs for. */
export interface PullRequest {
  readonly number: number;
  /** The commit ids of the base branch and of the head. */
  readonly base: string;
  readonly head: string;
}

/** The step: its event, its repository and where GitHub is. */
export interface Step {
  /** Undefined on every event but `pull_request`. */
  readonly pullRequest: PullRequest | undefined;
  /** The checkout, absolute. */
  readonly workspace: string;
  readonly owner: string;
  readonly repository: string;
  /** The web page of the repository. */
  readonly page: string;
  /** The web page of the run, which shows its summary. */
  readonly runPage: string;
  readonly apiUrl: string;
}

/** Reads what the runner says of the step. Throws a UsageError for the event of a pull request that names none. */
export function readStep(env: Environment, cwd: string): Step {
  const [owner = '', repository = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const page = `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${owner}/${repository}`;
  return {
    pullRequest: env['GITHUB_EVENT_NAME'] === 'pull_request' ? readPullRequest(env['GITHUB_EVENT_PATH']) : undefined,
    workspace: env['GITHUB_WORKSPACE'] ?? cwd,
    owner,
    repository,
    page,
    runPage: `${page}/actions/runs/${env['GITHUB_RUN_ID'] ?? ''}`,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
  };
}

function readPullRequest(path: string | undefined): PullRequest {
  const event: unknown = path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  const pull = field(event, 'pull_request');
  const number = field(pull, 'number');
  const base = commitIn(field(pull, 'base'));
  const head = commitIn(field(pull, 'head'));
  if (typeof number !== 'number' || base === undefined || head === undefined) {
    throw new UsageError('the event names no pull request with a base and a head');
  }
  return { number, base, head };
}

function commitIn(branch: unknown): string | undefined {
  const sha = field(branch, 'sha');
  return typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha) ? sha : undefined;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
