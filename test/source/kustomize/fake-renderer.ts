import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Renderer } from '../../../src/source/kustomize/renderer.ts';
import { repository } from '../../files/repository.ts';

/** A renderer that is a shell script; it counts its calls in the file `calls` beside it. */
export function fake(lines: string): { readonly renderer: Renderer; readonly calls: () => number } {
  const folder = repository({ 'fake.sh': `#!/bin/sh\necho >> "${'$'}(dirname "$0")/calls"\n${lines}\n` });
  chmodSync(join(folder, 'fake.sh'), 0o755);
  const calls = join(folder, 'calls');
  return {
    renderer: { program: join(folder, 'fake.sh'), args: ['build'] },
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').length - 1 : 0),
  };
}

/** A renderer that counts its calls and then is another one. */
export function counted(renderer: Renderer) {
  return fake(
    `exec "${renderer.program}" ${renderer.args.at(0) === 'build' ? '' : renderer.args.at(0)} "$@"`.replace(
      ' kustomize "$@"',
      ' kustomize "$2"',
    ),
  );
}
