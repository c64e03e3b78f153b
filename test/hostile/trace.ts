import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** Whether programs can be traced here; what is missing is told once. */
export const canTrace = isTraceable();

function isTraceable(): boolean {
  const { status } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  if (status !== 0) console.warn('strace is not installed, or may not trace: what programs reach is not tested');
  return status === 0;
}

/** What a run did, as the kernel saw it. Paths are absolute; those that were opened have their links resolved. */
export interface Trace {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** The files and folders opened to be read. */
  readonly read: readonly string[];
  /** What was opened to be written, made, renamed, removed, or given other rights. */
  readonly written: readonly string[];
  /** The programs that were started, in their order, with their arguments and environment as written by strace. */
  readonly started: readonly { readonly program: string; readonly call: string }[];
  /** The calls with which something was sent, or an address taken. */
  readonly network: readonly string[];
}

/** What is run: the words of the command, its working folder, and its whole environment. */
export interface Traced {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a program, and all that it starts, under strace. */
export async function traced({ command, cwd, env }: Traced): Promise<Trace> {
  const folder = mkdtempSync(join(tmpdir(), 'trace-'));
  try {
    const options = [
      '-ff',
      '--seccomp-bpf',
      '-y',
      '-s',
      '65536',
      '-e',
      'trace=network,process,file',
      '-e',
      'abbrev=!execve',
    ];
    const child = spawn('strace', [...options, '-o', join(folder, 'log'), ...command], { cwd, env });
    child.stdin.end();
    const [out, err, status] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((done) => child.on('close', done)),
    ]);
    const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'latin1').split('\n'));
    return { status, out, err, ...deedsIn(lines, cwd) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function deedsIn(lines: readonly string[], cwd: string): Omit<Trace, 'status' | 'out' | 'err'> {
  const calls = lines.flatMap((line) => {
    const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\)\s+= (.*)$/.exec(line) ?? [];
    return name === '' || result.startsWith('-1 ENOENT') ? [] : [{ name, args, result }];
  });
  const opened = calls.filter(({ name, result }) => /^(?:open|openat|openat2|creat)$/.test(name) && !/^-/.test(result));
  const isForWriting = (args: string) => /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/.test(args);
  const pathOf = (result: string) => bytesOf(/^\d+<(.*?)(?: \(deleted\))?>$/.exec(result)?.[1] ?? result);
  return {
    read: opened.filter(({ args }) => !isForWriting(args)).map(({ result }) => pathOf(result)),
    written: [
      ...opened.filter(({ name, args }) => name === 'creat' || isForWriting(args)).map(({ result }) => pathOf(result)),
      ...calls
        .filter(({ name, result }) => CHANGES.test(name) && result.startsWith('0'))
        .flatMap(({ name, args }) => pathsIn(args, cwd).slice(/^symlink/.test(name) ? 1 : 0)),
    ],
    started: calls
      .filter(({ name }) => name.startsWith('execve'))
      .map(({ args }) => ({ program: pathsIn(args, cwd)[0] ?? '', call: args })),
    network: calls.filter(({ name }) => NETWORK.test(name)).map(({ name, args }) => `${name}(${args})`),
  };
}

const CHANGES = /^(?:mkdir|rmdir|unlink|rename|link|symlink|chmod|fchmodat|chown|lchown|fchownat|truncate|mknod|utime)/;

/** `bind` takes an address, the others send to one. What is not connected cannot send without naming one. */
const NETWORK = /^(?:connect|bind|listen|accept|sendto|sendmsg|sendmmsg)/;

/** The paths among the arguments of a call, each relative to the folder whose descriptor stands before it. */
function pathsIn(args: string, cwd: string): readonly string[] {
  const found = [...args.matchAll(/(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)];
  return found.map(([, folder = cwd, path = '']) => resolve(bytesOf(folder), bytesOf(path)));
}

/** A text as strace writes it: bytes of UTF-8, each beyond ASCII as a backslash and its octal digits. */
function bytesOf(written: string): string {
  const bytes = written.replace(/\\([0-7]{1,3}|.)/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES.get(code) ?? code),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['f', '\f'],
]);
