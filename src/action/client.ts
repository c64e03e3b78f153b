import { setTimeout as pause } from 'node:timers/promises';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { version } from '../command/version.ts';

/** GitHub's REST API. */
export interface Client {
  /** What fails for a while is tried again, and limits are kept, by Octokit's own plugins. */
  readonly api: Octokit;
  /** Waits before the given further try, from 1: each time longer. */
  wait(tries: number): Promise<void>;
}

/** The longest that a limit is waited for, in seconds. */
const PATIENCE = 60;

/** How often what failed is tried once more. */
export const MOST_TRIES = 3;
const TIMEOUT_MILLISECONDS = 30_000;

const Patient = Octokit.plugin(retry, throttling);

/** Connects to the API at a URL; `second` is how many milliseconds count as one while it waits. */
export function connect(apiUrl: string, token: string, second = 1000): Client {
  const waits = (seconds: number, _options: object, _client: object, tries: number) =>
    seconds <= PATIENCE && tries < MOST_TRIES;
  const api = new Patient({
    auth: token,
    baseUrl: apiUrl,
    userAgent: `mlb-lint/${version}`,
    retry: { retries: MOST_TRIES, retryAfterBaseValue: second },
    throttle: { id: apiUrl, onRateLimit: waits, onSecondaryRateLimit: waits, retryAfterBaseValue: second },
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    request: { fetch: fetchInTime },
  });
  return { api, wait: (tries) => pause(tries ** 2 * second) };
}

function fetchInTime(url: string, options: RequestInit): Promise<Response> {
  return fetch(url, { ...options, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
}

function ignore(): void {
  return;
}
