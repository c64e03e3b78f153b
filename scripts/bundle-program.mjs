import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * The program as CommonJS, which Node starts faster than ES modules: cli.cjs reads the command line, and loads lint.cjs,
 * or commands.cjs for every other command. Each is whole, so that a lint loads two files and nothing it does not need.
 * `options` are those of every bundle. Gives what esbuild gives, one result a file.
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
  const later = new Set();
  const cli = await bundle('cli.cjs', { entryPoints: ['src/cli/cli.ts'], plugins: [loadLater(later)] });
  const lint = await bundle('lint.cjs', { entryPoints: [join('src/cli', LINT)] });
  const contents = [...later].sort().map((path) => `export * from '${path}';`);
  const stdin = { contents: contents.join('\n'), resolveDir: join(options.absWorkingDir, 'src/cli'), loader: 'ts' };
  return [cli, lint, await bundle('commands.cjs', { stdin, ...withUrl })];
}

/** What import.meta.url is in CommonJS; only where it is asked for, since to make it takes a while. */
const withUrl = {
  // yargs asks for the second only where a configuration file extends another.
  define: { 'import.meta.url': 'bundleUrl', 'import.meta.resolve': 'undefined' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** What import() loads of the same bundle, so that it is run only then. */
const START = './start.ts';
const LINT = './lint.ts';

/** A plugin that leaves what import() loads to other bundles, and collects the paths of what is not lint. */
function loadLater(later) {
  return {
    name: 'later',
    setup: (bundle) =>
      bundle.onResolve({ filter: /^\.\// }, ({ kind, path }) => {
        if (kind !== 'dynamic-import' || path === START) return undefined;
        if (path === LINT) return { path: './lint.cjs', external: true };
        later.add(path);
        return { path: './commands.cjs', external: true };
      }),
  };
}

/** Functions of Node that most lints do not call, of modules that take long to load. */
const RARE = new Map([
  ['node:child_process', ['spawn', 'spawnSync']],
  ['node:crypto', ['createHash', 'randomUUID']],
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
