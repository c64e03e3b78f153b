import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { repository } from './repository.ts';

async function readBack(input: string | Buffer): Promise<string> {
  const outfile = join(repository({}), 'read.mjs');
  const entry = new URL('../../src/files/standard-input.ts', import.meta.url).pathname;
  await build({
    stdin: {
      contents: `import { standardInput } from ${JSON.stringify(entry)};\nconst read = standardInput('a.yaml');\nconsole.log(JSON.stringify({ ...read, text: read.text }));`,
      resolveDir: '/',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  return execFileSync(process.execPath, [outfile], { input, encoding: 'utf8', maxBuffer: 2 ** 28 }).trim();
}

describe('standard input', () => {
  it('is read to its end', async () => {
    const text = 'a: 1\n'.repeat(100_000);
    expect(JSON.parse(await readBack(text))).toEqual({ path: 'a.yaml', text });
  });

  it('may be empty', async () => {
    expect(JSON.parse(await readBack(''))).toEqual({ path: 'a.yaml', text: '' });
  });

  it('is refused where it is no text', async () => {
    expect(JSON.parse(await readBack(Buffer.from([0xff, 0x00])))).toMatchObject({ reason: 'binary' });
  });
});
