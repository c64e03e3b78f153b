// Builds dist/: the Action, the program, the library with its declarations, and the licenses of what they carry.
// With --check it builds in memory and fails where dist/ is not what the sources give.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildAjv } from './ajv-plugin.mjs';
import { declarations } from './declarations.mjs';
import { licenses } from './licenses.mjs';
import { esbuildPage } from './page-plugin.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** The files of dist/ as the sources give them: their bytes by their path in it. */
async function bundle() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { action: 'src/action/action.ts', cli: 'src/cli/cli.ts', index: 'src/index.ts' },
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    // The ES modules of yaml, which bundle smaller than what it gives Node, and need no `require`.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins: [fromRoot(esbuildAjv), fromRoot(esbuildPage)],
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [path.slice(dist.length + 1), Buffer.from(contents)]));
  for (const [path, text] of declarations(root)) files.set(`types/${path}`, Buffer.from(text));
  files.set('LICENSES.txt', Buffer.from(licenses(root, Object.keys(metafile.inputs))));
  return files;
}

/** A plugin that names what it resolves from the root, so that the names of chunks do not tell where they were built. */
function fromRoot({ name, setup }) {
  return {
    name,
    setup: (bundle) =>
      setup({
        onResolve: (filter, resolved) =>
          bundle.onResolve(filter, (args) => {
            const found = resolved(args);
            return { ...found, path: relative(root, found.path) };
          }),
        onLoad: (filter, load) => bundle.onLoad(filter, (args) => load({ ...args, path: resolve(root, args.path) })),
      }),
  };
}

function write(files) {
  rmSync(dist, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), bytes);
  }
  chmodSync(join(dist, 'cli.js'), 0o755);
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

const files = await bundle();
if (process.argv.includes('--check')) {
  const paths = stale(files);
  for (const path of paths) console.error(`dist/${path} is stale`);
  if (paths.length > 0) console.error('Run `npm run bundle` and commit dist/.');
  process.exitCode = paths.length > 0 ? 1 : 0;
} else {
  write(files);
}
