import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleLint } from './bundle-lint.mjs';
import { loadWhenCalled, RARE_FILES } from './load-when-called.mjs';

const START = 'start.cjs';
const COMMANDS = 'commands.cjs';

/**
 * The program as CommonJS, which Node starts faster than ES modules: cli.cjs, which knows the version, loads start.cjs,
 * which reads the command line and loads lint.cjs, or commands.cjs for every other command. What a lint may need and most
 * do not is in files of its own. `options` are those of every bundle. Gives what esbuild gives.
 */
export async function bundleProgram({ outdir, ...options }) {
  const given = {
    ...options,
    plugins: [loadWhenCalled, ...options.plugins],
    // So that import() becomes require(), which does not load Node's loader of ES modules.
    supported: { ...options.supported, 'dynamic-import': false },
    logOverride: { 'empty-import-meta': 'error' },
  };
  const bundle = (name, { plugins = [], ...file }) =>
    build({ ...given, ...file, plugins: [...plugins, ...given.plugins], outfile: join(outdir, name), format: 'cjs' });
  const folder = join(options.absWorkingDir, 'src/cli');
  const cli = await bundle('cli.cjs', { entryPoints: [join(folder, 'cli.ts')], plugins: [loadStart] });
  const { start: entry, ...lint } = await bundleLint({ ...given, outdir }, join(folder, 'lint.ts'));
  const others = new Set();
  const plugins = [loadCommands(entry, others)];
  const start = await bundle(START, { entryPoints: [join(folder, 'start.ts')], plugins });
  const contents = [...others].sort().map((path) => `export * from '${path}';`);
  const stdin = { contents: contents.join('\n'), resolveDir: folder, loader: 'ts' };
  const commands = await bundle(COMMANDS, { stdin, ...withUrl });
  const rare = RARE_FILES.map(({ file, source }) => bundle(file, { entryPoints: [source] }));
  return [cli, start, lint, commands, ...(await Promise.all(rare))];
}

/** What import.meta.url is in CommonJS; only where it is asked for, since to make it takes a while. */
const withUrl = {
  // yargs asks for the second only where a configuration file extends another.
  define: { 'import.meta.url': 'bundleUrl', 'import.meta.resolve': 'undefined' },
  banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** A plugin that has import() load lint by its entry, and all others from one file; it collects their paths. */
function loadCommands(entry, others) {
  return {
    name: 'commands',
    setup(bundle) {
      bundle.onResolve({ filter: /^\.\// }, ({ kind, path }) => {
        if (kind !== 'dynamic-import') return undefined;
        if (path === './lint.ts') return { path, namespace: 'lint' };
        others.add(path);
        return { path: `./${COMMANDS}`, external: true };
      });
      bundle.onResolve({ filter: /./, namespace: 'lint' }, ({ path }) => ({ path, external: true }));
      bundle.onLoad({ filter: /./, namespace: 'lint' }, () => ({ contents: entry }));
    },
  };
}

/** A plugin that leaves start.cjs to be required. */
const loadStart = {
  name: 'start',
  setup: (bundle) => bundle.onResolve({ filter: /^\.\/start\.ts$/ }, () => ({ path: `./${START}`, external: true })),
};
