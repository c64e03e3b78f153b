import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { repository } from '../../files/repository.ts';

describe('an interrupt while a renderer runs', () => {
  it('ends the renderer and leaves nothing behind', async () => {
    const root = repository({
      'a/kustomization.yaml': 'resources: [x.yaml]\n',
      'a/x.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: x }\n',
    });
    const tools = repository({ kustomize: '#!/bin/sh\necho $$ >"$(dirname "$0")/pid"\nexec sleep 600\n' });
    chmodSync(join(tools, 'kustomize'), 0o755);
    const temporary = repository({});
    const child = spawn(process.execPath, [await program(root)], {
      env: { ...process.env, PATH: `${tools}:${process.env['PATH']}`, TMPDIR: temporary },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('exit', (_status, signal) => resolve(signal)));
    await expect.poll(() => existsSync(join(tools, 'pid')), { timeout: 20_000 }).toBe(true);
    expect(readdirSync(temporary)).toHaveLength(1);
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(['a', 'a/kustomization.yaml', 'a/x.yaml']);
    const pid = readFileSync(join(tools, 'pid'), 'utf8').trim();
    await expect
      .poll(() => existsSync(`/proc/${pid}`) && /^State:\s+[^ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')))
      .toBe(false);
  });
});

/** A program that renders the overlay `a` of a repository. */
async function program(root: string): Promise<string> {
  const from = (path: string): string => JSON.stringify(join(import.meta.dirname, '../../../src', path));
  const contents = `import { workingTree } from ${from('files/working-tree.ts')};
import { createReader } from ${from('source/reader.ts')};
import { renderOverlays } from ${from('source/kustomize/render-overlays.ts')};
await renderOverlays(createReader(workingTree(${JSON.stringify(root)})), ['a'], { allowNetwork: false });`;
  const outfile = join(repository({}), 'render.mjs');
  await build({
    stdin: { contents, resolveDir: '/' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    alias: { yaml: YAML },
  });
  return outfile;
}

/** The build of yaml without require, which a module lacks. */
const YAML = join(import.meta.dirname, '../../../node_modules/yaml/browser/index.js');
