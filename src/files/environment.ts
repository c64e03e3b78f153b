import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, isAbsolute, join, parse, sep } from 'node:path';

/** Folders whose files strangers write, absolute, links resolved. */
const distrusted = new Set<string>();

/**
 * Has no program run from a folder, or from below it, for the rest of the process: what a pull request changes is read
 * and never run, also where PATH leads into it, as `npx` has it. The root of a file system is left out.
 */
export function distrust(folder: string): void {
  const real = realpathSync.native(folder);
  if (real !== parse(real).root) distrusted.add(real);
}

/**
 * The absolute path of a program, as a shell finds it in PATH; undefined where it is not installed. A folder of PATH
 * that is relative, or whose program stands in a distrusted folder, is passed over.
 */
export function findProgram(name: string): string | undefined {
  const endings = process.platform === 'win32' ? (process.env['PATHEXT'] ?? '.EXE').split(';') : [''];
  return searchPath()
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .filter(isProgram)
    .find(isTrusted);
}

function searchPath(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
}

/** A link that stands in a repository may lead to a program of its own name outside, as environments of Nix have it. */
function isTrusted(program: string): boolean {
  const real = realpathSync.native(program);
  if (isDistrusted(real)) return false;
  return basename(real) === basename(program) || !isDistrusted(program);
}

function isDistrusted(path: string): boolean {
  const folder = path.endsWith(sep) ? path : path + sep;
  return [...distrusted].some((root) => folder.startsWith(root + sep));
}

/** The folders of PATH that are not distrusted: a program that runs finds others there. */
export function trustedPath(): string {
  return searchPath()
    .filter((folder) => ![folder, realFolder(folder)].some(isDistrusted))
    .join(delimiter);
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What a program needs to start, and to find a server where it may. */
const ALWAYS = ['PATHEXT', 'SystemRoot', 'LANG'] as const;
const FOR_NETWORK = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'] as const;
const CERTIFICATES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'] as const;

/** Keeps Go programs and git from a network that nobody allowed: port 9 discards, and no transport is left to git. */
const OFFLINE = {
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '',
  GIT_ALLOW_PROTOCOL: 'none',
} as const;

/**
 * The environment of a program: no token, no configuration and no home of the user, which is `home` instead, where
 * temporary files go too. Without `allowNetwork` whoever tries the network all the same fails.
 */
export function cleanEnvironment(home: string, allowNetwork: boolean): Readonly<Record<string, string>> {
  const kept = allowNetwork ? [...ALWAYS, ...FOR_NETWORK, ...CERTIFICATES] : ALWAYS;
  return {
    ...Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
    ...(allowNetwork ? {} : OFFLINE),
    PATH: trustedPath(),
    HOME: home,
    TMPDIR: home,
    KUBECONFIG: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}
