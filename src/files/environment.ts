import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** The absolute path of a program, as a shell finds it in PATH; undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  const endings = process.platform === 'win32' ? (process.env['PATHEXT'] ?? '.EXE').split(';') : [''];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isProgram);
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
const ALWAYS = ['PATH', 'PATHEXT', 'SystemRoot', 'LANG'] as const;
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
    HOME: home,
    TMPDIR: home,
    KUBECONFIG: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}
