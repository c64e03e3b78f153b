import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { repository } from '../files/repository.ts';

/** What a step of the Action left behind. */
export interface StepResult {
  readonly status: number | null;
  readonly log: string;
  readonly errors: string;
  readonly summary: string;
  readonly outputs: ReadonlyMap<string, string>;
  /** The runner's temporary folder. */
  readonly temporary: string;
}

/** How a step is started. */
export interface StepOptions {
  readonly bundle: string;
  readonly workspace: string;
  readonly apiUrl?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The pull request's base and head; undefined: a push. */
  readonly pull?: { readonly base: string; readonly head: string };
  /** Node, and what stands before the bundle. */
  readonly node?: readonly string[];
}

/** Runs the Action as the runner does: its inputs, its event and its files in the environment, and nothing else. */
export async function runStep({ bundle, workspace, apiUrl, inputs, pull, node }: StepOptions): Promise<StepResult> {
  const temporary = repository({ output: '', summary: '' });
  const event = join(temporary, 'event.json');
  const branches = pull && { number: 7, base: { sha: pull.base }, head: { sha: pull.head } };
  writeFileSync(event, JSON.stringify(branches === undefined ? {} : { pull_request: branches }));
  const given = Object.entries({ 'github-token': 'secret', ...inputs });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: temporary,
    GITHUB_API_URL: apiUrl ?? 'http://127.0.0.1:9',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/site',
    GITHUB_RUN_ID: '42',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: pull === undefined ? 'push' : 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: join(temporary, 'output'),
    GITHUB_STEP_SUMMARY: join(temporary, 'summary'),
    RUNNER_TEMP: temporary,
    ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  const [program = process.execPath, ...args] = node ?? [];
  const child = spawn(program, [...args, bundle], { cwd: workspace, env });
  const [log, errors, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((done) => child.on('close', done)),
  ]);
  return {
    ...{ status, log, errors, temporary },
    summary: readFileSync(join(temporary, 'summary'), 'utf8'),
    outputs: outputsIn(readFileSync(join(temporary, 'output'), 'utf8')),
  };
}

/** Reads the file of outputs as the runner does: `name<<delimiter`, lines, delimiter. */
function outputsIn(file: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const lines = file.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const [, name, delimiter] = /^([\w-]+)<<(.+)$/.exec(lines[index] ?? '') ?? [];
    if (name === undefined) continue;
    const end = lines.findIndex((line, at) => at > index && line === delimiter);
    outputs.set(name, lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  return outputs;
}

/** The commands to the runner in a log: what stands between stopped commands is none. */
export function commandsIn(log: string): readonly string[] {
  let stopped: string | undefined;
  return log.split('\n').filter((line) => {
    const token = /^::stop-commands::(.+)$/.exec(line)?.[1];
    if (stopped === undefined && token !== undefined) stopped = token;
    else if (stopped !== undefined && line === `::${stopped}::`) stopped = undefined;
    else return stopped === undefined && /^\s*::|##\[/.test(line);
    return false;
  });
}

/** A file that the Action left, as text; undefined where it left none. */
export function left({ temporary }: StepResult, path: string): string | undefined {
  const file = join(temporary, 'mlb-lint', path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
