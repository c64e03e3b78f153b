import { join } from 'node:path';
import { build } from 'esbuild';

/** The CommonJS files of the program, each whole, and which of them holds what a module of src/cli loads by import(). */
const START = 'start.cjs';
const LINT = 'lint.cjs';
const COMMANDS = 'commands.cjs';
const HOLDERS = new Map([
  ['./start.ts', START],
  ['./lint.ts', LINT],
]);

/**
 * The program as CommonJS, which Node starts faster than ES modules: cli.cjs, which knows the version, loads start.cjs,
 * which reads the command line and loads lint.cjs, or commands.cjs for every other command. So a lint loads nothing that
 * it does not need. `options` are those of every bundle. Gives what esbuild gives, one result a file.
 */
export async function bundleProgram({ outdir, ...options }) {
  const bundle = (name, file) =>
    build({
      ...options,
      ...file,
      plugins: [...(file.plugins ?? []), loadWhenCalled, ...options.plugins],
      outfile: join(outdir, name),
      format: 'cjs',
      // So that import() becomes require(), which does not load Node's loader of ES modules.
      supported: { 'dynamic-import': false },
      logOverride: { 'empty-import-meta': 'error' },
    });
  const folder = join(options.absWorkingDir, 'src/cli');
  const others = new Set();
  const cli = await bundle('cli.cjs', { entryPoints: [join(folder, 'cli.ts')], plugins: [loadCompiled(folder)] });
  const start = await bundle(START, { entryPoints: [join(folder, 'start.ts')], plugins: [loadLater(others)] });
  const lint = await bundle(LINT, { entryPoints: [join(folder, 'lint.ts')] });
  const contents = [...others].sort().map((path) => `export * from '${path}';`);
  const stdin = { contents: contents.join('\n'), resolveDir: folder, loader: 'ts' };
  return [cli, start, lint, await bundle(COMMANDS, { stdin, ...withUrl })];
}

/** What import.meta.url is in CommonJS; only where it is asked for, since to make it takes a while. */
const withUrl = {
  // yargs asks for the second only where a configuration file extends another.
  define: { 'import.meta.url': 'bundleUrl', 'import.meta.resolve': 'undefined' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** A plugin that leaves what import() loads to other files, which are required, and collects what `COMMANDS` is to hold. */
function loadLater(others) {
  return {
    name: 'later',
    setup: (bundle) =>
      bundle.onResolve({ filter: /^\.\// }, ({ kind, path }) => {
        if (kind !== 'dynamic-import') return undefined;
        if (!HOLDERS.has(path)) others.add(path);
        return { path: `./${HOLDERS.get(path) ?? COMMANDS}`, external: true };
      }),
  };
}

/** A plugin that has a file loaded by src/cli/compiled-loader.ts, and by that loader whatever the file requires. */
function loadCompiled(folder) {
  return {
    name: 'compiled',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\// }, ({ kind, path }) =>
        kind === 'dynamic-import' ? { path: HOLDERS.get(path), namespace: 'compiled' } : undefined,
      );
      bundle.onLoad({ filter: /./, namespace: 'compiled' }, ({ path }) => ({
        contents: `const { loadKept } = require('./load-kept.ts');
          module.exports = loadKept(__dirname, require, './${path}');`,
        resolveDir: folder,
      }));
    },
  };
}

/** Functions of Node that most lints do not call, of modules that take long to load. */
const RARE = new Map([
  ['node:child_process', ['spawn', 'spawnSync']],
  ['node:crypto', ['createHash', 'randomUUID']],
  ['node:os', ['tmpdir']],
  ['node:util', ['parseArgs']],
]);

/** A plugin that loads such modules when one of their functions is called first. */
const loadWhenCalled = {
  name: 'load-when-called',
  setup(bundle) {
    bundle.onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      RARE.has(path) && namespace !== 'rare' ? { path, namespace: 'rare' } : undefined,
    );
    bundle.onLoad({ filter: /./, namespace: 'rare' }, ({ path }) => ({
      contents: (RARE.get(path) ?? [])
        .map((name) => `export const ${name} = (...args) => require('${path}').${name}(...args);`)
        .join('\n'),
    }));
  },
};
