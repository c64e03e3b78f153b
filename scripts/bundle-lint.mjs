import { join, relative, resolve } from 'node:path';
import { build, transform } from 'esbuild';

/** What is loaded at once, and what is loaded by import(). */
export const LINT = 'lint.cjs';
const LATER = 'later.cjs';

/**
 * Lint as two CommonJS files which share their modules: what every lint loads, and everything that it loads by import().
 * `entry` is its module. Gives what esbuild gives, and as `start` an ES module that passes on the exports of `entry`.
 */
export async function bundleLint({ outdir, ...options }, entry) {
  const later = new Set();
  let built;
  for (let known = -1; known < later.size; ) {
    known = later.size;
    built = await build({
      ...options,
      plugins: [loadLater(later, entry), ...options.plugins],
      entryPoints: { start: entry, later: LATER },
      outdir,
      outExtension: { '.js': '.cjs' },
      splitting: true,
      // Whatever both import is what every lint loads, since what is loaded later imports the entry, too.
      chunkNames: 'lint',
      format: 'esm',
    });
  }
  const texts = new Map(built.outputFiles.map(({ path, text }) => [relative(outdir, path), text]));
  if ([...texts.keys()].sort().join() !== [LATER, LINT, 'start.cjs'].join()) throw new Error(`${[...texts.keys()]}`);
  const files = await Promise.all([LINT, LATER].map((name) => commonjs(texts.get(name), join(outdir, name), options)));
  return { outputFiles: files, metafile: built.metafile, start: texts.get('start.cjs') };
}

/** A plugin that leaves what import() loads to the other file, and collects what that is to hold. */
function loadLater(later, entry) {
  return {
    name: 'later',
    setup(bundle) {
      bundle.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        later.add(resolve(resolveDir, path));
        return { path: `./${LATER}`, external: true };
      });
      bundle.onResolve({ filter: /^later\.cjs$/ }, ({ path }) => ({ path, namespace: 'later' }));
      bundle.onLoad({ filter: /./, namespace: 'later' }, () => ({
        contents: [`import '${entry}';`, ...[...later].sort().map((path) => `export * from '${path}';`)].join('\n'),
        resolveDir: '/',
      }));
    },
  };
}

/** The bytes of an ES module as CommonJS. Its exports are plain properties, which cost less than esbuild's getters. */
async function commonjs(text, path, { supported }) {
  const plain = text.replace(
    /export\{([^}]*)\};\s*$/,
    (_, names) => `module.exports={${names.split(',').map(property)}};`,
  );
  const { code } = await transform(plain, {
    format: 'cjs',
    platform: 'node',
    minify: true,
    supported,
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
  });
  return { path, contents: Buffer.from(code) };
}

/** What `a as b` of a list of exports is in an object. */
function property(name) {
  const [own, given = own] = name.split(' as ');
  return `${given}:${own}`;
}
