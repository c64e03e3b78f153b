import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../src/files/environment.ts';
import { bundledAction, bundledProgram } from '../action/bundle.ts';
import { repository } from '../files/repository.ts';
import { type Attack, maliciousRepository, SECRET } from './malicious-repository.ts';
import { canTrace, type Trace, traced } from './trace.ts';

const isCi = process.env['CI'] === 'true';
const program = bundledProgram();
const action = bundledAction();

/** Where Node, git, Go and the C library look by themselves. */
const SYSTEM =
  /^\/(?:usr|lib|lib64|sys|proc\/(?:self|sys|meminfo|cpuinfo|stat|\d+\/(?:maps|cgroup|mountinfo|stat|fd))|dev\/(?:null|urandom|tty))(?:\/|$)/;
const SETTINGS =
  /^\/etc\/(?:ld\.so\.\w+|localtime|ssl\/.*|nsswitch\.conf|passwd|mime\.types|apache.*|os-release|host\.conf)$/;

const PROGRAMS = new Set(['git', 'kustomize', 'kubectl', 'helm']);

/** What a person may name to be written. */
const WISHES = ['report.json', 'sarif/report.sarif', 'map.html'];

interface Run {
  readonly attack: Attack;
  readonly trace: Trace;
  readonly temporary: string;
  /** Where the reports go. */
  readonly reports: string;
}

function environment({ root }: Attack, temporary: string): Readonly<Record<string, string>> {
  const path = [join(root, 'node_modules/.bin'), join(root, 'bin'), '.', '', process.env['PATH'] ?? ''].join(':');
  return {
    PATH: path,
    HOME: temporary,
    TMPDIR: temporary,
    GITHUB_TOKEN: TOKEN,
    NETBOX_TOKEN: TOKEN,
    KUBECONFIG: TOKEN,
  };
}

const TOKEN = 'a-token-of-somebody';

async function run(args: (attack: Attack, reports: string) => readonly string[]): Promise<Run> {
  const attack = maliciousRepository();
  const temporary = repository({});
  const reports = repository({ 'sarif/x': '' });
  const command = [process.execPath, program(), ...args(attack, reports)];
  const trace = await traced({ command, cwd: attack.root, env: environment(attack, temporary) });
  return { attack, trace, temporary, reports };
}

/** What happened beyond what may: each as a line that says so. */
function excesses({ attack, trace, temporary, reports }: Run, writable: (path: string) => boolean): readonly string[] {
  const isBelow = (folder: string) => (path: string) => path === folder || path.startsWith(`${folder}/`);
  const [, ...children] = trace.started;
  const bundles = [dirname(program()), dirname(action())];
  const programs = children.map((child) => child.program).filter((path) => isAllowed(path, attack));
  const readable = [attack.root, temporary, ...bundles, dirname(process.execPath), ...programs];
  const isReadable = (path: string) =>
    readable.some((folder) => isBelow(folder)(path)) ||
    SYSTEM.test(path) ||
    SETTINGS.test(path) ||
    // Node looks for the package of a module in the folders above it.
    path === join(dirname(dirname(program())), 'package.json');
  const isOurs = (path: string) =>
    /^\/dev\/(?:null|tty)$/.test(path) || path.startsWith(`${temporary}/`) || reports === path || writable(path);
  return [
    ...trace.read.filter((path) => !isReadable(path)).map((path) => `reads ${path}`),
    ...trace.written.filter((path) => !isOurs(path)).map((path) => `writes ${path}`),
    ...children.filter(({ program: name }) => !isAllowed(name, attack)).map((child) => `starts ${child.program}`),
    ...children.filter(({ call }) => call.includes(TOKEN)).map((child) => `tells ${child.program} a token`),
    ...trace.network,
    ...(existsSync(attack.mark) ? ['ran what the repository holds'] : []),
    ...(trace.out + trace.err).split('\n').filter((line) => line.includes(SECRET) || line.includes(TOKEN)),
  ];
}

function isAllowed(path: string, { root }: Attack): boolean {
  return PROGRAMS.has(path.slice(path.lastIndexOf('/') + 1)) && !path.startsWith(`${root}/`);
}

const never = () => false;

const missing = ['kustomize', 'helm', 'git'].filter((name) => findProgram(name) === undefined);
if (missing.length > 0) console.warn(`without ${missing.join(' and ')}, what programs reach is not tested`);

// The kubectl that would stand in for kustomize may be one that asks a server for its release first.
const canJudge = canTrace && missing.length === 0;

describe.skipIf(!canJudge && !isCi)('on a malicious repository', () => {
  it('has its renderers', () => expect(missing).toEqual([]));

  it.each([
    ['lint', ['--stats', '--dormant']],
    ['lint without a plan', ['overlays', '--dormant']],
    ['allocate', ['allocate', '-f', 'json']],
    ['map', ['map', '-f', 'html']],
    ['why', ['why', 'apps/web']],
    ['free', ['free', '--size', '1']],
    ['review', ['review', '--base', 'HEAD~1']],
    ['review of a revision', ['review', '--base', 'HEAD~1', '--head', 'HEAD']],
    ['import', ['import', 'kea', 'kea.json']],
    ['import from a server', ['import', 'netbox', '--url', 'http://127.0.0.1:7']],
    ['init', ['init', '--dry-run']],
    ['migrate', ['migrate', 'k8s/pool.yaml']],
    ['upgrade', ['upgrade', '--to', '0.15.3']],
    ['repair', ['--unsafe-fixes', '--dry-run']],
  ])('%s reads, starts, writes and sends nothing but what it may', async (_name, args) => {
    const done = await run(() => args);
    expect(excesses(done, never)).toEqual([]);
    expect(done.trace.err).not.toContain('internal error');
    expect([0, 1, 2]).toContain(done.trace.status);
  });

  it('renders what is harmless, with what is installed elsewhere', async () => {
    const { trace } = await run(() => []);
    const renderers = new Set(trace.started.slice(1).map((child) => child.program));
    const installed = ['kustomize', 'helm'].flatMap((name) => findProgram(name) ?? []);
    for (const path of installed) expect(renderers).toContain(path);
  });

  it('writes the reports that are asked for, each where it is asked for, and nothing else', async () => {
    const done = await run((_, reports) => [
      '-f',
      `json=${reports}/report.json`,
      '-f',
      `sarif=${reports}/sarif/report.sarif`,
    ]);
    const isAsked = (path: string) => WISHES.some((file) => path.startsWith(join(done.reports, dirname(file))));
    expect(excesses(done, isAsked)).toEqual([]);
  });

  it('keeps all of it as the Action', async () => {
    const attack = maliciousRepository();
    const pull = { number: 7, base: { sha: attack.base }, head: { sha: attack.head } };
    const event = JSON.stringify({ pull_request: pull });
    const temporary = repository({ output: '', summary: '', 'event.json': event });
    const trace = await traced({
      command: [process.execPath, action()],
      cwd: attack.root,
      env: {
        ...environment(attack, temporary),
        GITHUB_WORKSPACE: attack.root,
        GITHUB_REPOSITORY: 'acme/site',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: join(temporary, 'event.json'),
        GITHUB_OUTPUT: join(temporary, 'output'),
        GITHUB_STEP_SUMMARY: join(temporary, 'summary'),
        RUNNER_TEMP: temporary,
      },
    });
    expect(excesses({ attack, trace, temporary, reports: '' }, never)).toEqual([]);
    expect(readFileSync(join(temporary, 'summary'), 'utf8')).toContain('apps/other');
  });
});
