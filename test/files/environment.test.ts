import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { cleanEnvironment, distrust, findProgram } from '../../src/files/environment.ts';
import { repository } from './repository.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A folder with a program that prints nothing. */
function installed(name: string): string {
  const folder = repository({ [`bin/${name}`]: '#!/bin/sh\n' });
  chmodSync(join(folder, 'bin', name), 0o755);
  return folder;
}

/** A link that leads to `target`, at `path` below a folder. */
function link(folder: string, path: string, target: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  symlinkSync(target, join(folder, path));
}

it('finds a program in the first folder of PATH that is absolute', () => {
  const folder = installed('tool');
  vi.stubEnv('PATH', ['', '.', 'bin', '/nonexistent', join(folder, 'bin')].join(delimiter));
  expect(findProgram('tool')).toBe(join(folder, 'bin/tool'));
  expect(findProgram('none')).toBeUndefined();
});

it('passes over a program of the repository, also behind a link from elsewhere', () => {
  const inside = installed('tool');
  const outside = installed('tool');
  distrust(inside);
  link(outside, 'links/tool', join(inside, 'bin/tool'));
  const path = [join(inside, 'bin'), join(outside, 'links')];
  vi.stubEnv('PATH', path.join(delimiter));
  expect(findProgram('tool')).toBeUndefined();
  vi.stubEnv('PATH', [...path, join(outside, 'bin')].join(delimiter));
  expect(findProgram('tool')).toBe(join(outside, 'bin/tool'));
});

it('follows a link of the repository to a program of the same name, and to no other', () => {
  const inside = repository({});
  const outside = installed('tool');
  distrust(inside);
  link(inside, 'profile/tool', join(outside, 'bin/tool'));
  link(inside, 'profile/other', join(outside, 'bin/tool'));
  vi.stubEnv('PATH', join(inside, 'profile'));
  expect(findProgram('tool')).toBe(join(inside, 'profile/tool'));
  expect(findProgram('other')).toBeUndefined();
});

it('hands on no folder of PATH that is relative or in the repository', () => {
  const inside = installed('tool');
  const outside = repository({});
  distrust(inside);
  link(outside, 'links', join(inside, 'bin'));
  vi.stubEnv('PATH', ['.', '', '/usr/bin', join(inside, 'bin'), join(outside, 'links')].join(delimiter));
  expect(cleanEnvironment('/tmp', false)['PATH']).toBe('/usr/bin');
});

it('distrusts no whole file system', () => {
  distrust('/');
  const folder = installed('tool');
  vi.stubEnv('PATH', join(folder, 'bin'));
  expect(findProgram('tool')).toBe(join(folder, 'bin/tool'));
});
