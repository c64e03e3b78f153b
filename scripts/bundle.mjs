// Builds dist/. With --check it builds in memory and fails where dist/ is not what the sources give.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { distribution } from './distribution.mjs';

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist');

function write(files) {
  rmSync(dist, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), bytes);
  }
  for (const name of ['cli.js', 'cli.cjs']) chmodSync(join(dist, name), 0o755);
}

/** The paths that differ between dist/ and what it should be. */
function stale(files) {
  const present = new Set(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1)),
  );
  const paths = [...new Set([...present, ...files.keys()])].sort();
  return paths.filter((path) => !present.has(path) || !files.get(path)?.equals(readFileSync(join(dist, path))));
}

const files = await distribution();
if (process.argv.includes('--check')) {
  const paths = stale(files);
  for (const path of paths) console.error(`dist/${path} is stale`);
  if (paths.length > 0) console.error('Run `npm run bundle` and commit dist/.');
  process.exitCode = paths.length > 0 ? 1 : 0;
} else {
  write(files);
}
