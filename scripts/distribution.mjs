// What dist/ holds: the Action, the program, the library with its declarations, and the licenses and the bill of what they carry.
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, root } from './bundle-options.mjs';
import { bundleProgram } from './bundle-program.mjs';
import { declarations } from './declarations.mjs';
import { bundledPackages, licenses } from './licenses.mjs';
import { sbom } from './sbom.mjs';

const dist = join(root, 'dist');

/** What esbuild is told for everything in it. */
const options = {
  ...bundleOptions,
  outdir: dist,
  minify: true,
  legalComments: 'none',
  metafile: true,
  write: false,
  // Packages are where they are linked, so that no name tells where they are kept.
  preserveSymlinks: true,
  plugins: bundleOptions.plugins.map(fromRoot),
};

/** What package.json of an ES module makes of cli.js, the name by which the program is run. */
const START = `#!/usr/bin/env node
import { createRequire } from 'node:module';
createRequire(import.meta.url)('./cli.cjs');
`;

/** The files of dist/ as the sources give them: their bytes by their path in it. */
export async function distribution() {
  const modules = build({
    ...options,
    entryPoints: { action: 'src/action/action.ts', index: 'src/index.ts' },
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
  });
  const built = [await modules, ...(await bundleProgram(options))];
  const outputs = built.flatMap(({ outputFiles }) => outputFiles);
  const files = new Map(outputs.map(({ path, contents }) => [path.slice(dist.length + 1), Buffer.from(contents)]));
  files.set('cli.js', Buffer.from(START));
  for (const [path, text] of declarations(root)) files.set(`types/${path}`, Buffer.from(text));
  const inputs = new Set(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  const packages = bundledPackages(root, inputs);
  files.set('LICENSES.txt', Buffer.from(licenses(root, packages)));
  files.set('sbom.cdx.json', Buffer.from(sbom(root, packages)));
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
