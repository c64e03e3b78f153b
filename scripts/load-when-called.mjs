import { basename } from 'node:path';

/** Functions of Node that most lints do not call, of modules that take long to load. */
const OF_NODE = new Map([
  ['node:child_process', ['spawn', 'spawnSync']],
  ['node:crypto', ['createHash', 'randomUUID']],
  ['node:os', ['tmpdir']],
  ['node:util', ['parseArgs']],
  ['node:v8', ['setFlagsFromString']],
]);

/**
 * The same of ours and of packages, with the file that holds each of them whole. What they take and give may have no
 * class of its own: a file has its own classes.
 */
const OF_FILES = new Map([
  ['parse-yaml.ts', { file: 'yaml.cjs', source: 'src/manifest/parse-yaml.ts', names: ['lexemesOf', 'parseYaml'] }],
  ['picomatch', { file: 'picomatch.cjs', source: 'node_modules/picomatch/index.js', names: [] }],
]);

/** What the files of such functions are made of. */
export const RARE_FILES = [...OF_FILES.values()];

/** A plugin that loads such modules when one of their functions is called first. */
export const loadWhenCalled = {
  name: 'load-when-called',
  setup(bundle) {
    bundle.onResolve({ filter: /^node:|\/parse-yaml\.ts$|^picomatch$/ }, ({ path, namespace, kind }) => {
      if (kind === 'entry-point' || namespace === 'rare') return undefined;
      return OF_NODE.has(path) || OF_FILES.has(basename(path)) ? { path, namespace: 'rare' } : undefined;
    });
    bundle.onResolve({ filter: /\.cjs$/, namespace: 'rare' }, ({ path }) => ({ path, external: true }));
    bundle.onLoad({ filter: /./, namespace: 'rare' }, ({ path }) => {
      const rare = OF_FILES.get(basename(path));
      return { contents: stub(rare === undefined ? path : `./${rare.file}`, rare?.names ?? OF_NODE.get(path)) };
    });
  },
};

/** A module with these functions of another, or with the function that it is. */
function stub(path, names) {
  if (names.length === 0) return `module.exports = (...args) => require('${path}')(...args);`;
  return names.map((name) => `export const ${name} = (...args) => require('${path}').${name}(...args);`).join('\n');
}
